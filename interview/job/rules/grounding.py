"""Which of the proposed topics really stand in a job description, and where; proposes none itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from interview.job.rules.demands import need_of, years_of
from interview.job.rules.headings import Part
from interview.job.rules.sentences import JobSentence, job_sentences
from interview.language.text import content_words, stem
from interview.records import Need, Topic, TopicKind

MOST_TOPICS = 7
MOST_WORDS = 5
_SAME = 0.6  # share of stems in common (Jaccard) from which two names mean one topic
_REASON_WORDS = 25
_WORD = re.compile(r"[^\W_]+")


def grounded_topics(proposed: Iterable[Topic], text: str) -> tuple[Topic, ...]:
    """Keep the topics whose words stand together in a sentence of the text, at most seven, in order.

    `source` becomes that sentence as it stands; an empty reason is filled in from it. A topic with a name of
    more than five words, without words of its own, or nearly equal to one before it, is dropped.
    """
    sentences, kept = job_sentences(text), list[Topic]()
    for topic in proposed:
        name = " ".join(topic.name.split()).strip(" .,;:•-")
        source = _source_of(name, topic.source, sentences)
        if source is None or len(name.split()) > MOST_WORDS or any(same_topic(name, other.name) for other in kept):
            continue
        reason = " ".join(topic.reason.split())
        if len(reason.split()) > _REASON_WORDS:
            reason = ""
        kept.append(topic_from(name, topic.kind, source, text, reason))
        if len(kept) == MOST_TOPICS:
            break
    return tuple(kept)


def topic_from(name: str, kind: TopicKind, source: JobSentence, text: str, reason: str = "") -> Topic:
    """The topic with all that its sentence says of it."""
    need, years = need_of(name, source), years_of(name, source)
    return Topic(name, kind, reason or reason_for(name, kind, source, text, need), source.text, need, years)


def stems_in(text: str) -> set[str]:
    """Stems of what carries meaning, in any alphabet; "C" and "R" count where they are all there is."""
    words = content_words(text) if text.isascii() else _WORD.findall(text.casefold())
    return {stem(word) for word in words} or {word for word in _WORD.findall(text.casefold()) if len(word) == 1}


def _source_of(name: str, proposed: str, sentences: Sequence[JobSentence]) -> JobSentence | None:
    """The sentence that holds every stem of the name; of several, the proposed one, then one on needs or duties."""
    wanted = stems_in(name)
    if not wanted:
        return None
    holding = [sentence for sentence in sentences if wanted <= _all_stems(sentence.text)]

    def rank(sentence: JobSentence) -> tuple[bool, bool, bool]:
        plain = _plain(sentence.text)
        meant = bool(proposed.strip()) and (_plain(proposed) in plain or plain in _plain(proposed))
        return not meant, _plain(name) not in plain, sentence.part in (Part.ASIDE, Part.OPEN)

    return min(holding, key=rank, default=None)


def _all_stems(text: str) -> set[str]:
    return {stem(word) for word in (*content_words(text), *_WORD.findall(text.casefold()))}


def same_topic(left: str, right: str) -> bool:
    """Nearly equal names, or one that only adds a word to the other."""
    a, b = stems_in(left), stems_in(right)
    if not a or not b:
        return _plain(left) == _plain(right)
    return len(a & b) / len(a | b) >= _SAME or (min(len(a), len(b)) == len(a & b) and abs(len(a) - len(b)) <= 1)


def reason_for(name: str, kind: TopicKind, source: JobSentence, text: str, need: Need) -> str:
    """Say in a few words why the topic counts, from what the sentence itself says."""
    times = _plain(text).count(_plain(name))
    if need is Need.NICE:
        return "The job names it as a plus."
    if times > 1:
        return f"The job description names it {'twice' if times == 2 else f'{times} times'}."
    if need is Need.MUST:
        return "The job says that it is required."
    if kind is TopicKind.RESPONSIBILITY:
        return "It is part of the work itself."
    return "It is among what applicants should bring." if source.part is Part.NEEDS else "The description asks for it."


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split())

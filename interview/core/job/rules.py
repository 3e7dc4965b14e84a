"""A job description -> topics by rules, and the union with what a model proposed; ranks by what speaks for each.

Knows words of asking in four languages; it knows no trade, so it works for nurses and for testers alike.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from interview.core.job.candidates import Candidate, candidate_named, candidates_in
from interview.core.job.grounding import grounded_topics, same_topic, stems_in, topic_from
from interview.core.job.headings import Part
from interview.core.job.ranking import balanced, chosen_from, ranked
from interview.core.job.sentences import JobSentence, job_sentences
from interview.core.job.title import job_title_from
from interview.core.job.words import language_of
from interview.core.records import Topic
from interview.core.text import content_words, stem

_NAME = r"((?:[A-Z][\w&'’.-]*)(?: (?:[A-Z][\w&'’.-]*|of|and|&)){0,5})"
_EMPLOYER = re.compile(
    rf"(?:^|[.!?] )(?:The )?{_NAME},? (?:is|are|seeks|needs|offers|invites|provides|has [a-z]+e[dn]|was founded)\b"
    rf"|(?:^|[.!?] ){_NAME}, (?:an?|the|one of|maker of)\b"
    rf"|\b(?:At|Join|About|join) (?!(?:a|an|our|us|least)\b){_NAME}(?=,| is\b| we\b|$)",
    re.MULTILINE,
)
"""Who speaks: a name that begins a sentence and "is looking for" somebody."""
MOST_TOPICS, MOST_REQUIREMENTS = 7, 20


def topics_from_rules(text: str, limit: int = MOST_TOPICS) -> tuple[Topic, ...]:
    """The best topics, the most important first, of every kind that the text has."""
    return merged_topics((), text, limit)


def merged_topics(proposed: Iterable[Topic], text: str, limit: int = MOST_TOPICS) -> tuple[Topic, ...]:
    """The best of the model's and the rules' topics; where both agree, the topic counts for more."""
    sentences = job_sentences(text)
    candidates = with_proposals(_candidates(sentences, text), grounded_topics(proposed, text), sentences)
    ranking = _ranking(candidates, sentences, text)
    return _topics(balanced(chosen_from(ranking, limit), ranking), text)


def requirements_from_rules(text: str, limit: int = MOST_REQUIREMENTS) -> tuple[Topic, ...]:
    """All that the text asks for, the most important first: more than there are topics."""
    sentences = job_sentences(text)
    return _topics(chosen_from(_ranking(_candidates(sentences, text), sentences, text), limit), text)


def with_proposals(
    candidates: list[Candidate], proposed: Sequence[Topic], sentences: Sequence[JobSentence]
) -> list[Candidate]:
    """Mark what the model named too, and add what only the model named."""
    marked = [
        found.with_sign("agreed") if any(same_topic(found.name, topic.name) for topic in proposed) else found
        for found in candidates
    ]
    for topic in proposed:
        source = next((sentence for sentence in sentences if sentence.text == topic.source), None)
        if source and not any(same_topic(found.name, topic.name) for found in candidates):
            marked += candidate_named(topic.name, topic.kind, source)
    return marked


def _candidates(sentences: Sequence[JobSentence], text: str) -> list[Candidate]:
    title, language = job_title_from(text), language_of(text)
    asking = (sentence for sentence in sentences if sentence.part is not Part.ASIDE and sentence.text != title)
    return [found for sentence in asking for found in candidates_in(sentence, language)]


def _ranking(
    candidates: Iterable[Candidate], sentences: Sequence[JobSentence], text: str
) -> list[tuple[float, Candidate]]:
    title = job_title_from(text)
    uses = Counter(stem(word) for sentence in sentences for word in content_words(sentence.text))
    employers = [stems_in(name) for found in _EMPLOYER.finditer(text) for name in (found[1] or found[2] or found[3],)]
    others = (found for found in candidates if not any(stems_in(found.name) <= employer for employer in employers))
    return ranked((found for found in others if stems_in(found.name) != stems_in(title)), uses, title)


def _topics(chosen: Iterable[Candidate], text: str) -> tuple[Topic, ...]:
    return tuple(topic_from(found.name, found.kind, found.source, text) for found in chosen)

"""A job description -> topics by rules: what stands after and before the words that ask for things.

Knows English phrases of asking, lists and names; it knows no trade, so it works for nurses and for testers alike.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from interview.core.job.grounding import MOST_WORDS, reason_for, same_topic
from interview.core.job.sentences import JobSentence, Part, job_sentences, job_title_from
from interview.core.profile.vocabulary import is_title
from interview.core.records import Topic, TopicKind
from interview.core.text import content_words, stem

_NUMBER = r"(?:\d+\+?|\d+\s*[-–]\s*\d+|one|two|three|four|five|six|seven|eight|nine|ten)"
_YEARS = re.compile(rf"{_NUMBER}\+?(?:\s*\(\d+\))? years?\b['’]?(?:\s+(?:of\s+)?[\w/-]+){{0,4}}", re.IGNORECASE)
_PAPERS = re.compile(
    r"(?<!\w)(?:(?!(?:valid|current|possession|of|an?|the|or|and|with|have|has|in|hold|recognized|relevant)\b)[\w’'/&.+-]+\s+){0,4}"
    r"(?:licen[cs]es?|certifications?|certificates?|diplomas?|degrees?)\b(?:\s+in\s+[A-Za-z]+(?:\s+[A-Za-z]+)?)?",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\b(?:experience (?:in|with|of|using)|experienced (?:in|with)|knowledge (?:of|in)|familiar(?:ity)? with|"
    r"understanding of|proficien(?:t|cy) (?:in|with)|expertise (?:in|with)|skill(?:s|ed) in|background in|"
    r"versed in|fluen(?:t|cy) in|command of|working with|ability to|able to|capable of|responsible for|"
    r"competen(?:t|ce|cy) (?:in|with)|comfortable with|track record (?:of|in)|passion for)\s+(?:a |an |the )?",
    re.IGNORECASE,
)
_PRAISED = re.compile(
    r"\b(?:strong|excellent|exceptional|outstanding|proven|good|solid|great|superior|effective|in-depth|hands-on|advanced)"
    r"\s+",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"((?:[\w’'/&+#.-]+[ ,]+){1,3})(?:skills?|abilities|experience)\b", re.IGNORECASE)
_NAMES = re.compile(
    r"(?<![.!?:] )(?<!^)(?<![\w-])((?:[A-Z][\w+#&.-]*[\w+#]|[A-Z])(?:\s+(?:[A-Z][\w+#&.-]*[\w+#]|\d{4}))*)(?![\w-])"
)
_PHRASE_END = re.compile(
    r"\s*(?:[,;:().!?–—]|\s-\s|\bor (?:an? )?(?:similar|equivalent|comparable)\b|"
    r"\b(?:for|to|using|in|within|that|which|who|including|across|as|by|through|on|from|with|is|"
    r"are|be|so|while|when|where|would|will|can|may|at|into|their|your|our|you|we|they|it|if|than|required|preferred|"
    r"desired|needed|such|via|per|among|towards?|throughout|based|under|between|necessary|also|both|not)\b|$)",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"^(?:(?:and|or|of|to|each|every|a|an|the|any|all|some|various|numerous|other|related|relevant|multiple|several|new|strong|excellent|"
    r"good|solid|proven|exceptional|effective|effectively|basic|general|highly|very|well|also|must|have|has|possess|be|"
    r"including|requires?|possession of|minimum|minimum of|uses|is|are|with|in|at|least|this|these|our|your|their|"
    r"its|more|most|such|['’]s)\s+)+",
    re.IGNORECASE,
)
_TAILS = re.compile(
    r"(?:\s+(?:and|or|of|a|an|the|a|&|etc|other|related|various|plus|all|any|perhaps|preferably|have|work|[a-z]{1,2}))+$",
    re.I,
)
_TOOL = re.compile(r"[A-Z]{2,5}|[A-Z]\+\+|[A-Z]#|[A-Z][a-z]+[A-Z]\w+|\w*[A-Z]\w*[+#\d]")
_NO_TOPIC = re.compile(
    r"\b(?:other|related|assigned) (?:related )?(?:work|tasks?|duties)\b|^(?:including|such)\b|\bequivalent experience",
    re.I,
)
_MOST_ALIKE = 5  # topics of one kind
_EMPTY = frozenset(
    map(
        stem,
        """skills skill experience ability abilities years year work job role team teams candidate candidates
        position company environment people person field variety opportunity level areas area responsibilities
        duties tasks business requirements qualifications knowledge department following success organization
        applicants applicant day days time information individual member members industry plus related ideal hands-on
        successful part world quality goals professional results projects project required preferred perform
        implement maintain use provide ensure support assist perform""".split(),
    )
)
_ANYWHERE = frozenset(
    map(
        stem,
        """independent detail critical flexible motivated energetic outgoing personality verbal interpersonal
        organizational organisational multitask numerous fast-paced attitude passion positive effectively""".split(),
    )
)
"""Asked for in every other job, so it tells little about this one."""
_NO_VERB = re.compile(
    r"^(?:this|as|it|we|you|the|a|an|our|in|at|if|for|your|all|no|who|there|and|or|is|he|she)\b", re.I
)


@dataclass(frozen=True, slots=True)
class _Candidate:
    name: str
    kind: TopicKind
    weight: float
    source: JobSentence


def topics_from_rules(text: str, limit: int = 7) -> tuple[Topic, ...]:
    """The best topics, in the order of the text; at most two of one sentence, no two nearly equal."""
    title = job_title_from(text)
    sentences = [sentence for sentence in job_sentences(text) if sentence.text != title]
    uses = Counter(stem(word) for sentence in sentences for word in content_words(sentence.text))
    asking = [sentence for sentence in sentences if sentence.part is not Part.ASIDE]
    candidates = [found for sentence in asking for found in _candidates_in(sentence)]
    about_work = [found for found in candidates if not same_topic(found.name, title)]
    ranked = sorted(about_work, key=lambda found: -_score(found, uses))
    chosen = _chosen_from(ranked, [], limit, most_alike=_MOST_ALIKE)
    chosen = _chosen_from(ranked, chosen, limit, most_alike=limit)
    chosen.sort(key=lambda found: sentences.index(found.source))
    return tuple(
        Topic(found.name, found.kind, reason_for(found.name, found.kind, found.source, text), found.source.text)
        for found in chosen
    )


def _chosen_from(ranked: list[_Candidate], chosen: list[_Candidate], limit: int, most_alike: int) -> list[_Candidate]:
    """Add the best that say something new, until there are `limit`; `most_alike` of one kind or part."""
    chosen = list(chosen)
    for found in ranked:
        if len(chosen) == limit:
            break
        beside = sum(other.source is found.source for other in chosen)
        alike = sum(other.kind is found.kind for other in chosen)
        known = any(same_topic(found.name, other.name) for other in chosen)
        level = sum(other.source.part is found.source.part for other in chosen)
        if beside < 2 and alike < most_alike and level < most_alike and not known:
            chosen.append(found)
    return chosen


def _score(found: _Candidate, uses: Counter[str]) -> float:
    """The rule's weight, the part of the description, and how often the words come back."""
    part = {Part.NEEDS: 1.0, Part.DUTIES: 0.6}.get(found.source.part, 0.5)
    stems = [stem(word) for word in content_words(found.name)]
    telling = [word for word in stems if word not in _EMPTY]
    repeated = sum(min(uses[word] - 1, 3) for word in telling) / max(len(stems), 1)
    words = len(found.name.split())
    size = 0.3 if 2 <= words <= 4 else -0.4 if words == 1 and found.name.islower() else 0.0
    anywhere = 0.3 if any(word in _ANYWHERE for word in stems) else 0.0
    return found.weight + part + 0.25 * repeated + size - anywhere


def _candidates_in(sentence: JobSentence) -> Iterator[_Candidate]:
    text = sentence.text
    for name, kind, weight in (
        *_years_and_papers(text),
        *_asked_phrases(text),
        *_named_things(text, sentence.part),
        *_list_items(text, sentence.part),
        *_deeds(text, sentence.part),
        *_objects(text, sentence.part),
    ):
        tidy = _tidy(name)
        if tidy:
            yield _Candidate(tidy, kind, weight, sentence)


_Found = Iterator[tuple[str, TopicKind, float]]


def _years_and_papers(text: str) -> _Found:
    for found in _YEARS.finditer(text):
        yield _PHRASE_END.split(found[0])[0], TopicKind.QUALIFICATION, 1.6
    for found in _PAPERS.finditer(text):
        yield found[0], TopicKind.QUALIFICATION, 1.7


def _asked_phrases(text: str) -> _Found:
    for asked in _ASKED.finditer(text):
        duty = asked[0].casefold().startswith(("ability", "able", "capable", "responsible"))
        kind = TopicKind.RESPONSIBILITY if duty else TopicKind.SKILL
        for phrase in _phrases(text[asked.end() :]):
            yield phrase, kind, 1.5 - 0.3 * duty
    for praised in _PRAISED.finditer(text):
        for phrase in _phrases(text[praised.end() :], most=1):
            yield phrase, TopicKind.SKILL, 1.4
    for before in _BEFORE.finditer(text):
        yield re.split(r",\s*", before[1] + text[before.end(1) : before.end()])[-1], TopicKind.SKILL, 1.2


def _named_things(text: str, part: Part) -> _Found:
    """Names of tools, methods and papers: capitals within a sentence.

    Outside the needs a name may be the employer's or a place; there only "SQL", "C++" or "LangChain" count.
    """
    for found in _NAMES.finditer(text):
        if part is Part.NEEDS or _TOOL.fullmatch(found[1]):
            yield found[1], TopicKind.SKILL, 1.2 if len(found[1]) > 2 else 0.6


def _list_items(text: str, part: Part) -> _Found:
    """A short line of a list of needs is a topic as it stands."""
    if part is Part.NEEDS and len(text.split()) <= 5:
        yield text, TopicKind.SKILL, 1.5


def _deeds(text: str, part: Part) -> _Found:
    """ "Manage code merges for …" -> the verb with its object, and what a list adds to it.

    Outside the duties only a verb in the third person counts: "Maintains strict confidentiality."
    """
    third_person = re.match(r"[A-Z][a-z]{2,}s\s+(?!must|should|will|can|have|are|who|to|with|of|in|and)\w", text)
    if part is Part.ASIDE or _NO_VERB.match(text) or not (part is Part.DUTIES or third_person):
        return
    deed, *more = _phrases(text, most=8)
    named = re.match(r"[A-Z][\w-]+ [A-Z]", deed) and is_title(deed)  # "Assistant Managers": who, not what
    if len(deed.split()) >= 2 and not named:
        yield deed, TopicKind.RESPONSIBILITY, 1.3
    for item in more:
        if 2 <= len(item.split()) <= 4:
            yield item, TopicKind.SKILL, 0.9


def _objects(text: str, part: Part) -> _Found:
    """What duties are about: "Create automated tests for regression testing"."""
    if part is Part.DUTIES:
        for link in re.finditer(r"\b(?:for|of|on|in|with)\s+", text):
            phrase = next(_phrases(text[link.end() :], most=1))
            if 2 <= len(phrase.split()) <= 4:
                yield phrase, TopicKind.SKILL, 0.7


def _phrases(text: str, most: int = 3) -> Iterator[str]:
    """The phrase that begins the text and, after commas and "and", those that go on with it."""
    for _ in range(most):
        end = _PHRASE_END.search(text)
        phrase = text[: end.start()] if end else text
        yield phrase
        rest = text[len(phrase) :]
        onward = re.match(r"\s*,\s*(?:and |or )?", rest)
        if not onward:
            return
        text = rest[onward.end() :]


def _tidy(phrase: str) -> str:
    """Trim what carries no meaning; "" for a phrase that says nothing of its own."""
    words = _LEADS.sub("", " ".join(phrase.split()).strip(" ,.;:–-()")).split()[:MOST_WORDS]
    name = _TAILS.sub("", " ".join(words)).strip(" ,.;:–-()")
    stems = [stem(word) for word in content_words(name)]
    if _NO_TOPIC.search(name) or len(name) < 2:
        return ""
    counted = re.match(rf"{_NUMBER}\+? years?\b.* experience", name, re.IGNORECASE)
    return name if counted or any(word not in _EMPTY for word in stems) else ""

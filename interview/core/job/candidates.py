"""A sentence of a job description -> the names that could be topics, each with what speaks for it; ranks none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from interview.core.job.deeds import deeds_in
from interview.core.job.demands import YEARS
from interview.core.job.grounding import MOST_WORDS
from interview.core.job.headings import Part
from interview.core.job.phrases import Phrase, is_adverb, phrases_in
from interview.core.job.sentences import JobSentence
from interview.core.job.signs import BEFORE, common_signs, context_signs, place_signs, shape_signs
from interview.core.job.words import EMPTY, LEADS, SOFT, is_verb
from interview.core.records import TopicKind
from interview.core.text import stem

NUMBER = r"(?:\d+(?:\s*\+|\s*[-–]\s*\d+|\s*to\s*\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|several)"
_MEASURE = re.compile(rf"^(?:{NUMBER}\+?\s+months?|{NUMBER}\+?\s+(?:years?|yrs?))(?:\s+of)?\s+(?=\S+\s)", re.IGNORECASE)
_BARE_YEARS = re.compile(
    rf"(?<![\w-]){NUMBER}(?:\s+(?:to|or)\s+{NUMBER})?\+?(?:\s*\(\d+\)\+?)?\s*(?:years?|yrs?)\b['’]?"
    r"(?:\s+(?:of\s+)?(?:(?:relevant|related|prior|previous|work|working|professional|proven|solid)\s+)*experience)?",
    re.IGNORECASE,
)
_NAMED_EXPERIENCE = re.compile(
    r"(?:\s+(?:of|in|with|as|using))?\s+(?:(?!in\b|the\b|an?\b|as\b|with\b|using\b)[\w/&-]+\s+){1,4}experience\b",
    re.IGNORECASE,
)
_STUDIED = re.compile(
    r"(?:\b[\w’']+\s+)?\b(?:degree|diploma|bachelor['’]?s?|master['’]?s?|qualification|ph\.?d\.?|(?-i:B\.?S\.?c?|"
    r"B\.?A|M\.?S\.?c?|M\.?A)\.?)\s+in\s+(?:an?\s+)?$",
    re.IGNORECASE,
)
_LICENSED = re.compile(
    r"(?:\b(?:state|rn|professional) )?\blicen[cs]e to practice (?:as an? )?[\w-]+(?: (?!in\b|or\b|and\b|is\b)[\w-]+)?|"
    r"\baccredited (?:(?:[\w-]+ ){1,2}(?:school|program|college)|(?:school|program|college) of \w+)",
    re.IGNORECASE,
)
_SETTLED = re.compile(
    r"(?:(?<=years )|(?<=year )|(?<=months )|(?<=years of )|(?<=year of )|(?<=months of )|^)[Ee]xperience (?:"
    r"(?:in|within) (?:an? )?(?:[\w-]+ ){1,2}(?:setting|environment|kitchen|practice)|"
    r"as an? (?:(?!in\b|for\b|with\b|or\b|and\b|is\b|at\b)[\w-]+ ?){1,3}(?<! ))\b"
)
"""A licence with what it is for, and experience with where: their phrases alone say too little."""
_SETTLED_AFTER = re.compile(
    r"\s+(?:(?:in|within) (?:an? )?(?:[\w-]+ ){1,2}(?:setting|environment|kitchen|practice)|as an? \w+)\b"
)
_SETTLED_WORDS = frozenset("established defined assigned designated identified approved individualized".split())
_STATES = frozenset(
    """AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA
    RI SC SD TN TX UT VT VA WA WV WI WY""".split()
)
_PLACE = re.compile(
    r"\b(?:setting|environment|field|industry|sector|role|position|capacity|basis|location|kitchen)s?$", re.IGNORECASE
)
_WHOSE = re.compile(r"\b(?:its|their|your|our|his|her)\b", re.IGNORECASE)
_NO_NAME = re.compile(
    r"\b(?:other|related|assigned) (?:related )?(?:work|tasks?|duties)\b|^\W*$|<|>|\bequivalent$|"
    r"^\d[\d,.]*(?: [a-z]+)?$|\b\d{5,}$|@|https?|www\.",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name, where it stands, and what speaks for it: the keys of ranking.WEIGHTS."""

    name: str
    kind: TopicKind
    source: JobSentence
    at: int  # offset in the sentence
    signs: frozenset[str]

    def with_sign(self, sign: str) -> Candidate:
        return replace(self, signs=self.signs | {sign})


def candidates_in(sentence: JobSentence, language: str = "en") -> Iterator[Candidate]:
    text = sentence.text
    phrases = phrases_in(text, language)
    for years in _BARE_YEARS.finditer(text):
        named = _said_better(text, years.end(), phrases)
        name = years[0].strip(" '’") if not years[0].rstrip().endswith(("’", "'")) else years[0].strip()
        if not named and re.search(r"experience$", name, re.IGNORECASE):  # otherwise the phrase says it better
            spoken = common_signs(sentence, {"years", "bare_years"})
            yield Candidate(name, TopicKind.QUALIFICATION, sentence, years.start(), spoken)
    for soft in SOFT.finditer(text):
        yield Candidate(
            soft[0],
            TopicKind.SKILL,
            sentence,
            soft.start(),
            common_signs(sentence, {"soft", *context_signs(text, soft.start())}),
        )
    deeds = list(deeds_in(text, phrases, duty=sentence.part is Part.DUTIES))
    for deed in deeds:
        if (name := tidy(deed.text)) and tidy(name.partition(" ")[2]):
            signs = {"deed", *shape_signs(name)} | ({"whose"} if _WHOSE.search(name) else set())
            yield Candidate(name, TopicKind.RESPONSIBILITY, sentence, deed.start, common_signs(sentence, signs))
    whole = list[range]()
    for stands, sign in ((_LICENSED, "paper"), (_SETTLED, "measured")):
        for found in stands.finditer(text):
            whole.append(range(*found.span()))
            spoken = common_signs(sentence, {sign, *shape_signs(found[0])})
            yield Candidate(found[0], TopicKind.QUALIFICATION, sentence, found.start(), spoken)
    phrases = [phrase for phrase in phrases if not any(phrase.start in span for span in whole)]
    yield from _things(sentence, phrases, {deed.start: deed.text for deed in deeds})


def _said_better(text: str, end: int, phrases: list[Phrase]) -> bool:
    """Whether what follows the years says of what: "of line cook experience", "in hospice or home health"."""
    rest = text[end:]
    if _NAMED_EXPERIENCE.match(rest) or _SETTLED_AFTER.match(rest):
        return True
    after = next((phrase for phrase in phrases if phrase.start >= end), None)
    between = text[end : after.start].split() if after else []
    return bool(after and between and between[0] in {"in", "with", "using", "as"} and tidy(after.text))


def candidate_named(name: str, kind: TopicKind, sentence: JobSentence) -> Iterator[Candidate]:
    """A name that somebody else proposed, judged like our own."""
    at = max(sentence.text.casefold().find(name.casefold()), 0)
    if plain := tidy(name):
        signs = {"proposed", *context_signs(sentence.text, at), *shape_signs(plain)}
        signs |= {"deed"} if kind is TopicKind.RESPONSIBILITY else set()
        yield Candidate(plain, kind, sentence, at, common_signs(sentence, signs))


def _things(sentence: JobSentence, phrases: list[Phrase], deeds: dict[int, str]) -> Iterator[Candidate]:
    """Each phrase; what was asked of one is asked of those that a comma or "and" joins to it."""
    asked = done = studied = listed = example = False
    for phrase in phrases:
        at = max(phrase.start - BEFORE, 0)
        paper = _STUDIED.search(sentence.text[at : phrase.start])
        studied = bool(paper) or (studied and phrase.joined)
        if paper and (name := tidy(sentence.text[at + paper.start() : phrase.end])):
            yield Candidate(
                name,
                TopicKind.QUALIFICATION,
                sentence,
                at + paper.start(),
                common_signs(sentence, {"paper", *shape_signs(name)}),
            )
        if studied or (phrase.text == "GED" and "diploma" in sentence.text.casefold()):
            continue
        here = context_signs(sentence.text, phrase.start)
        asked = "asked" in here or (asked and phrase.joined)
        whole = deeds.get(phrase.start, "")  # with the partner of its object
        verb, _, object_ = (whole if whole.startswith(phrase.text) else phrase.text).partition(" ")
        deed = phrase.start in deeds and is_verb(verb)
        done = deed or (done and phrase.joined)
        beside = place_signs(sentence.text, phrase.start, phrase.end)
        listed = "listed" in beside or (listed and phrase.joined)
        example = "example" in beside or (example and phrase.joined)
        object_ = re.sub(r"^(?:and|or|&)\s+\S+\s*", "", object_)  # of "Load and unload vehicles"
        name = tidy(object_ if deed else phrase.text)
        if not name or _BARE_YEARS.fullmatch(name) or (name in _STATES and sentence.part is Part.OPEN):
            continue
        if " " not in name and phrase.start in deeds and is_verb(name):
            continue  # "Plan" of "Plan and deliver lessons"
        carried = {"asked": asked, "done": done, "listed": listed, "example": example}
        signs = {*here, *beside, *shape_signs(name), *(sign for sign, holds in carried.items() if holds)}
        if _PLACE.search(name):
            signs = signs - {"asked"} | {"place"}  # "experience in a clinic setting" asks for no setting
        kind = TopicKind.QUALIFICATION if "paper" in signs or YEARS.match(name) else TopicKind.SKILL
        if len(phrase.words) / max(len(sentence.text.split()), 1) >= 0.6 and len(phrase.words) > 1:
            signs.add("item")
            kind = TopicKind.RESPONSIBILITY if sentence.part is Part.DUTIES else kind
        yield Candidate(name, kind, sentence, phrase.start, common_signs(sentence, signs))


def tidy(phrase: str) -> str:
    """The phrase without stray marks; "" for one that says nothing of its own."""
    name = re.sub(r"^[ld]['’](?=\w)", "", " ".join(phrase.split()).strip(" ,.;:–-()'’\""), flags=re.IGNORECASE)
    words = _MEASURE.sub("", name).split()
    while words and (
        (words[0].casefold() in LEADS and not name.casefold().startswith("first aid"))
        or words[0].casefold() in {"the", "a", "an"}
        or (len(words) > 2 and words[0].casefold() in _SETTLED_WORDS)
        or (len(words) > 1 and words[0].islower() and is_adverb(words[0]))
    ):
        words = words[1:]
    name = " ".join(words)
    stems = [stem(word) for word in re.findall(r"[^\W_]+", name.casefold())]
    if len(words) > MOST_WORDS or (len(name) < 2 and name not in {"C", "R"}) or _NO_NAME.search(name):
        return ""
    if len(words) == 1 and name.casefold().endswith("ly") and name.islower():
        return ""
    return name if any(len(word) > 1 and word not in EMPTY for word in stems) or name in {"C", "R"} else ""

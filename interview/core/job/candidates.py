"""A sentence of a job description -> the names that could be topics, each with what speaks for it; ranks none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from interview.core.job.demands import YEARS
from interview.core.job.grounding import MOST_WORDS
from interview.core.job.headings import Part
from interview.core.job.names import holds_known, is_known
from interview.core.job.phrases import Phrase, deeds_in, phrases_in
from interview.core.job.sentences import JobSentence
from interview.core.job.words import ANYWHERE, EMPTY, HEADS, LEADS, PAPERS, SOFT, VAGUE, is_verb
from interview.core.profile.vocabulary import is_title
from interview.core.records import TopicKind
from interview.core.text import content_words, stem

NUMBER = r"(?:\d+(?:\s*\+|\s*[-–]\s*\d+|\s*to\s*\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|several)"
_BARE_YEARS = re.compile(
    rf"(?<![\w-]){NUMBER}(?:\s+(?:to|or)\s+{NUMBER})?\+?(?:\s*\(\d+\)\+?)?\s*(?:years?|yrs?)\b['’]?"
    r"(?:\s+(?:of\s+)?(?:(?:relevant|related|prior|previous|work|working|professional|proven|solid)\s+)*experience)?",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"(?:\b(?:experienced? (?:in|with|of|using|from)|knowledge (?:of|in|on)|familiar(?:ity)? with|"
    r"understanding (?:of|in)|"
    r"proficien(?:t|cy) (?:in|with)|expertise (?:in|with)|skill(?:s|ed) (?:in|with)|background in|versed in|"
    r"fluen(?:t|cy) in|command of|working with|exposure to|certified in|grounding in|mastery of|insight into|"
    r"competen(?:t|ce|cy) (?:in|with)|comfortable with|track record (?:of|in)|passion for|interest in|expert in|"
    r"confident with|specialist in|trained in|strong in|"
    r"erfahrung(?:en)? (?:in|mit|im)|kenntnisse[n]? (?:in|der|des|von|im)|umgang mit|vertraut mit|verständnis für|"
    r"expérience (?:en|avec|dans|de|du)|connaissances? (?:de|des|du|en)|maîtrise (?:de|des|du)|compétences? en|"
    r"experiencia (?:en|con|de)|conocimientos? (?:de|en|sobre)|dominio de|manejo de)"
    r"|\b(?:skills|requirements|technologies|tools)\s*:)\s*(?:(?:an?|the|all|both|some|la|le|les|el|los|las|der|"
    r"die|das)\s+)?"
    r"(?:l['’])?$",
    re.IGNORECASE,
)
_STUDIED = re.compile(
    r"(?:\b[\w’']+\s+)?\b(?:degree|diploma|bachelor['’]?s?|master['’]?s?|qualification|ph\.?d\.?|(?-i:B\.?S\.?c?|"
    r"B\.?A|M\.?S\.?c?|M\.?A)\.?)\s+in\s+(?:an?\s+)?$",
    re.IGNORECASE,
)
_PRAISED = re.compile(
    r"\b(?:strong|excellent|exceptional|outstanding|proven|good|solid|great|superior|effective|in-depth|hands-on|"
    r"advanced|extensive|demonstrated|fluent|deep|fundierte|sehr gute|gute|bonne|bonnes|excellente|buenas?)\s+$",
    re.IGNORECASE,
)
_TAILED = re.compile(r"(?:skills?|abilities|experience|knowledge|kenntnisse|erfahrung)$", re.IGNORECASE)
_TOOL = re.compile(
    r"[A-Z]{2,6}\d*|[A-Z]\+\+|[A-Z]#|\.NET|[A-Z][a-z]+[A-Z]\w*|[a-z]+[A-Z]\w*|\w*[A-Z]\w*[+#\d]|\w+\.(?:js|net|io)"
)
_EMPLOYER = re.compile(
    r"^\W*(?:we|our|us|at|join|founded|as an? (?:leading|global)|with (?:more|over))\b", re.IGNORECASE
)
_OURS = re.compile(r"\b(?:our|we|us|wir|unser|nous|notre|nuestr[oa])\b", re.IGNORECASE)
_WISHED = re.compile(
    r"\b(?:a (?:big |strong |definite )?plus|required?|preferred|must|essential|advantage\w*|desir(?:ed|able)|"
    r"mandatory|"
    r"minimum|at least|prerequisite|necessary|bonus|nice to have|vorteil|erforderlich|vorausgesetzt|wünschenswert|"
    r"souhaitée?s?|exigée?s?|indispensables?|requise?|atout|deseable|imprescindible|valorable|requisito)\b",
    re.IGNORECASE,
)
_SELLING = re.compile(
    r"\b(?:opportunit|exciting|career|benefits?|competitive|world[- ]class|leading|our (?:company|clients|customers)|"
    r"you(?:'ll| will)? (?:get|enjoy|receive)|join|offers?)\b",
    re.IGNORECASE,
)
_STATES = frozenset(
    """AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA
    RI SC SD TN TX UT VT VA WA WV WI WY""".split()
)
_PLACE = re.compile(
    r"\b(?:setting|environment|field|industry|sector|role|position|capacity|basis|location)s?$", re.IGNORECASE
)
_WHOSE = re.compile(r"\b(?:its|their|your|our|his|her)\b", re.IGNORECASE)
_NO_NAME = re.compile(
    r"\b(?:other|related|assigned) (?:related )?(?:work|tasks?|duties)\b|^\W*$|<|>|\bequivalent$|^\d+$|@|https?|www\.",
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
        name = years[0].strip(" '’") if not years[0].rstrip().endswith(("’", "'")) else years[0].strip()
        signs = {"years", "bare_years"} if re.search(r"experience$", name, re.IGNORECASE) else {"short_years"}
        yield Candidate(name, TopicKind.QUALIFICATION, sentence, years.start(), _common(sentence, signs))
    for soft in SOFT.finditer(text):
        yield Candidate(
            soft[0], TopicKind.SKILL, sentence, soft.start(), _common(sentence, {"soft", *_context(text, soft.start())})
        )
    deeds = list(deeds_in(text, phrases, duty=sentence.part is Part.DUTIES))
    for deed in deeds:
        if (name := tidy(deed.text)) and tidy(name.partition(" ")[2]):
            signs = {"deed", *_shape(name)} | ({"whose"} if _WHOSE.search(name) else set())
            yield Candidate(name, TopicKind.RESPONSIBILITY, sentence, deed.start, _common(sentence, signs))
    yield from _things(sentence, phrases, {deed.start for deed in deeds})


def candidate_named(name: str, kind: TopicKind, sentence: JobSentence) -> Iterator[Candidate]:
    """A name that somebody else proposed, judged like our own."""
    at = max(sentence.text.casefold().find(name.casefold()), 0)
    if plain := tidy(name):
        signs = {"proposed", *_context(sentence.text, at), *_shape(plain)}
        signs |= {"deed"} if kind is TopicKind.RESPONSIBILITY else set()
        yield Candidate(plain, kind, sentence, at, _common(sentence, signs))


def _things(sentence: JobSentence, phrases: list[Phrase], deeds: set[int]) -> Iterator[Candidate]:
    """Each phrase; what was asked of one is asked of those that a comma or "and" joins to it."""
    asked = done = studied = False
    for phrase in phrases:
        paper = _STUDIED.search(sentence.text[: phrase.start])
        studied = bool(paper) or (studied and phrase.joined)
        if paper and (name := tidy(sentence.text[paper.start() : phrase.end])):
            yield Candidate(
                name, TopicKind.QUALIFICATION, sentence, paper.start(), _common(sentence, {"paper", *_shape(name)})
            )
        if studied:
            continue
        here = _context(sentence.text, phrase.start)
        asked = "asked" in here or (asked and phrase.joined)
        verb, _, object_ = phrase.text.partition(" ")
        deed = phrase.start in deeds and is_verb(verb)
        done = deed or (done and phrase.joined)
        name = tidy(object_ if deed else phrase.text)
        if not name or _BARE_YEARS.fullmatch(name) or (name in _STATES and sentence.part is Part.OPEN):
            continue
        if " " not in name and phrase.start in deeds and is_verb(name):
            continue  # "Plan" of "Plan and deliver lessons"
        signs = {*here, *_shape(name)} | ({"asked"} if asked else set()) | ({"done"} if done else set())
        if _PLACE.search(name):
            signs -= {"asked"}  # "experience in a clinic setting" asks for no setting
        kind = TopicKind.QUALIFICATION if "paper" in signs or YEARS.match(name) else TopicKind.SKILL
        if len(phrase.words) / max(len(sentence.text.split()), 1) >= 0.6 and len(phrase.words) > 1:
            signs.add("item")
            kind = TopicKind.RESPONSIBILITY if sentence.part is Part.DUTIES else kind
        yield Candidate(name, kind, sentence, phrase.start, _common(sentence, signs))


def _common(sentence: JobSentence, signs: set[str]) -> frozenset[str]:
    """Add what the sentence itself says."""
    signs = signs | {f"part_{sentence.part.value}"}
    if _EMPLOYER.search(sentence.text):
        signs.add("employer")
    if _OURS.search(sentence.text):
        signs.add("ours")
    if _WISHED.search(sentence.text):
        signs.add("wished")
    if _SELLING.search(sentence.text):
        signs.add("selling")
    return frozenset(signs)


def _context(text: str, start: int) -> set[str]:
    """What the words before say, looking past praise."""
    before = text[:start]
    signs = {"praised"} if _PRAISED.search(before) else set()
    while (last := re.search(r"([\w'’-]+)\s+$", before)) and (last[1].casefold() in LEADS):
        before = before[: last.start()]
    if re.search(r"\b(?:the|our)\s+$", text[:start], re.IGNORECASE):
        signs.add("told")  # something known to the reader or the employer's, not yet something asked for
    return signs | ({"asked"} if _ASKED.search(before) else set())


def _shape(name: str) -> set[str]:
    """What the name itself says."""
    words = name.split()
    stems = [stem(word) for word in content_words(name)]
    signs = {f"words_{min(len(words), 5)}"}
    if any(_TOOL.fullmatch(word) for word in words):
        signs.add("tool")
    elif words[-1][:1].isupper() and len(name) > 1:
        signs.add("named")
    if _TAILED.search(name) and len(words) > 1:
        signs.add("tailed")
    elif stems and stem(words[-1]) in EMPTY:
        signs.add("ends_empty")
    if PAPERS.search(name):
        signs.add("paper")
    if stems and stems[-1] in HEADS:
        signs.add("head")
    if any(word in ANYWHERE for word in stems) or name.casefold() in VAGUE:
        signs.add("anywhere")
    if re.search(r"ing$", words[-1]) and len(words[-1]) > 5:
        signs.add("doing")
    if len(words) == 1 and name.islower() and not is_known(name):
        signs.add("lone")
        if is_verb(name):
            signs.add("lone_verb")
    if is_title(words[-1]) or (len(words) > 1 and is_title(words[-2])):
        signs.add("person")
    if len(words) > 1 and is_verb(words[-1]) and stems and stems[-1] not in HEADS:
        signs.add("ends_in_verb")
    if is_known(name):
        signs.add("known")
    elif holds_known(name):
        signs.add("holds_known")
    if sum(word[0].isupper() for word in words) > 1:
        signs.add("title_case")
    if any(word in EMPTY for word in stems):
        signs.add("partly_empty")
    return signs


def tidy(phrase: str) -> str:
    """The phrase without stray marks; "" for one that says nothing of its own."""
    name = re.sub(r"^[ld]['’](?=\w)", "", " ".join(phrase.split()).strip(" ,.;:–-()'’\""), flags=re.IGNORECASE)
    words = re.sub(r"^\d+\+?\s+months?(?:\s+of)?\s+", "", name).split()
    while words and (words[0].casefold() in LEADS or words[0].casefold() in {"the", "a", "an"}):
        words = words[1:]
    name = " ".join(words)
    stems = [stem(word) for word in re.findall(r"[^\W_]+", name.casefold())]
    if len(words) > MOST_WORDS or (len(name) < 2 and name not in {"C", "R"}) or _NO_NAME.search(name):
        return ""
    if len(words) == 1 and name.casefold().endswith("ly") and name.islower():
        return ""
    return name if any(len(word) > 1 and word not in EMPTY for word in stems) or name in {"C", "R"} else ""

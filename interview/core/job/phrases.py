"""A sentence -> its phrases, cut at little words and punctuation; judges none of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from interview.core.job.names import is_known
from interview.core.job.words import BREAKS, JOINS, LEADS, PAPERS, is_verb

LONGEST = 5  # words of a phrase

_TOKEN = re.compile(r"<[^>]*>|\.?[^\W_][\w+#]*(?:['’./&–-][\w+#]+)*(?:['’](?=\s|$))?|[^\w\s]")
_HEADED = re.compile(r"(?:tion|ment|sis|ance|ence|ing|ship|code|school|point|standards?)s?$", re.IGNORECASE)
"""What goes on after "of": "code of ethics", "analysis of data"."""
_INNER = {"fr": {"de", "du", "des"}, "es": {"de"}}
"""Little words within a phrase: "herramientas de diagnóstico"."""
_ASKING = re.compile(
    r"(?:connaissance|maîtrise|compétence|expérience|conocimiento|manejo|dominio|experiencia)s?$", re.IGNORECASE
)
_NOT_HEADED = frozenset(
    "understanding experience working proficiency competence possession graduation duration".split()
)
_ENDS = frozenset(
    "skill skills experience experiences abilities knowledge required preferred desired desirable preferable".split()
)
"""A phrase ends with them, or before them."""
_ADJECTIVE = re.compile(r"(?:al|ive|ic|ary|ten|ble|ous|ed|oral|digital|manual|internal|external|front|back)$", re.I)
_NO_ADVERBS = frozenset("supply apply assembly family reply anomaly early daily weekly monthly friendly july".split())
ALSO_NOUNS = frozenset(
    "test support process design plan report record work measure order program model map market document share "
    "stock lead "
    "practice research train schedule contact review repair purchase control answer handle answer".split()
)
"""After "and" they go on with a list of things: "strategies and test plans"."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of a sentence as they stand; `start` and `end` are offsets in it."""

    text: str
    start: int
    end: int
    joined: bool = False  # only a comma, "and" or "or" stands between it and the phrase before

    @property
    def words(self) -> list[str]:
        return self.text.split()


def phrases_in(sentence: str, language: str = "en") -> list[Phrase]:
    """The phrases in order; nothing in them is a little word of the language, but "of" after such as "analysis"."""
    found = list[Phrase]()
    run: list[re.Match[str]] = []
    gap: list[str] = ["^"]
    tokens = list(_TOKEN.finditer(sentence))
    for number, token in enumerate(tokens):
        word = token[0]
        after = tokens[number + 1][0] if number + 1 < len(tokens) else ""
        if _goes_on(run, token, after, language):
            run.append(token)
            if word.casefold() not in _ENDS:
                continue
            word = ""
        if run:
            found += _phrases_of(run, sentence, joined=_joins(gap))
            run, gap = [], []
        if word:
            gap.append(word.casefold())
    if run:
        found += _phrases_of(run, sentence, joined=_joins(gap))
    return _coordinated(found, sentence)


def _goes_on(run: list[re.Match[str]], token: re.Match[str], after: str, language: str) -> bool:
    word = token[0]
    folded, breaks = word.casefold(), BREAKS[language]
    if word == "&" or (word == "-" and run):
        return bool(run) and after[:1].isalnum() and word == "&"
    if not re.search(r"\w", word) or word.startswith("<"):
        return False
    if run and folded in _INNER.get(language, ()):
        return not _ASKING.match(run[-1][0]) and after.casefold() not in breaks and after[:1].isalpha()
    if folded == "of" and run:
        head = run[-1][0].casefold()
        return bool(_HEADED.search(head)) and head not in _NOT_HEADED and after.casefold() not in breaks
    if word == "A" and run and run[-1][0][0].isupper() and (after[:1].isupper() or run[-1][0] == "Class"):
        return True  # "Class A CDL"
    return folded not in breaks or (folded in {"it", "us"} and word.isupper())  # the department, the country


def _joins(gap: Sequence[str]) -> bool:
    return bool(gap) and all(word in JOINS or word == "," for word in gap)


def _phrases_of(run: list[re.Match[str]], sentence: str, *, joined: bool) -> Iterator[Phrase]:
    """A run without the praise before it, in pieces when it is too long for a name."""
    while len(run) > 1 and _leads(run[0][0], run[1][0]):
        run = run[1:]
    while run and run[-1][0].casefold() in {
        "required",
        "preferred",
        "desired",
        "desirable",
        "preferable",
        "plus",
        "&",
        "of",
        "etc",
        "strongly",
        "highly",
    }:
        run = run[:-1]
    if len(run) > LONGEST:
        cut = next((n for n, token in enumerate(run) if token[0].casefold() in {"of", "&"} and n), 0)
        pieces = (run[:cut], run[cut + 1 :]) if cut else (run[-LONGEST:],)
    else:
        pieces = (run,)
    for piece in pieces:
        if 0 < len(piece) <= LONGEST:
            start, end = piece[0].start(), piece[-1].end()
            yield Phrase(sentence[start:end], start, end, joined)
            joined = False


def _leads(word: str, after: str) -> bool:
    """Whether it says only how much or which; "first aid" and "first-aid/CPR" need theirs."""
    word = word.casefold()
    return (word in LEADS and not (word == "first" and after.startswith("aid"))) or is_adverb(word)


def is_adverb(word: str) -> bool:
    return word.endswith("ly") and word.casefold() not in _NO_ADVERBS


def _coordinated(phrases: list[Phrase], sentence: str) -> list[Phrase]:
    """ "oral and written communication skills" is one phrase: an adjective waits for its noun."""
    found: list[Phrase] = []
    for phrase in phrases:
        before = found[-1] if found else None
        between = sentence[before.end : phrase.start].strip().casefold() if before else ""
        if (
            before
            and between in {"and", "or", "&", "/", "and/or", ", and"}
            and (_waits(before, phrase) or _same_form(before, phrase) or _of_one_paper(before, phrase))
        ):
            found[-1] = Phrase(sentence[before.start : phrase.end], before.start, phrase.end, before.joined)
            if len(found) > 1 and _also_waits(found[-2], found[-1], sentence):
                first, last = found[-2], found.pop()
                found[-1] = Phrase(sentence[first.start : last.end], first.start, last.end, first.joined)
        else:
            found.append(phrase)
    return found


def _waits(before: Phrase, phrase: Phrase) -> bool:
    """Whether an adjective stands without its noun: "Complete pre-trip" before "post-trip inspections"."""
    if not 2 <= len(re.split(r" of ", phrase.text)[0].split()) <= 3 or (
        is_known(phrase.text) and not phrase.text.casefold().endswith("skills")
    ):
        return False
    *verb, last = before.words
    if len(verb) > 1 or (verb and not (is_verb(verb[0]) and "-" in last)):
        return False
    return bool(_ADJECTIVE.search(last) or re.fullmatch(r"(?:pre|post|non|in|out|on|off|full|part)-\w+", last, re.I))


def _also_waits(before: Phrase, phrase: Phrase, sentence: str) -> bool:
    """ "hydraulic" before "pneumatic and electrical systems"."""
    *verb, last = before.words
    short = len(before.words) + len(phrase.words) <= 6 and (not verb or (len(verb) == 1 and is_verb(verb[0])))
    alike = _ADJECTIVE.search(last) and _ADJECTIVE.search(phrase.words[0])
    return bool(short and alike and sentence[before.end : phrase.start].strip() == ",")


def _of_one_paper(before: Phrase, phrase: Phrase) -> bool:
    """Two names with one noun: "Property and Casualty license", "CPT and ICD-10 codes"."""
    *verb, one = before.words
    if len(phrase.words) != 2 or len(verb) > 1 or (verb and not is_verb(verb[0])):
        return False
    other, noun = phrase.words
    if not noun.islower() or not one[0].isupper() or not other[0].isupper() or is_verb(one):
        return False
    return bool(PAPERS.search(noun)) or (one[1:2].isupper() and other[1:2].isupper() and noun.endswith("s"))


def _same_form(before: Phrase, phrase: Phrase) -> bool:
    """Two verbs of one form with one object: "loading and unloading trucks"."""
    if len(before.words) != 1 or not 2 <= len(phrase.words) <= 4:
        return False
    one, other = before.text.casefold(), phrase.words[0].casefold()
    if not (is_verb(one) and is_verb(other)) or other in ALSO_NOUNS:
        return False
    return one.endswith("ing") == other.endswith("ing") and one.endswith("s") == other.endswith("s")

"""A sentence -> its phrases, cut at little words and punctuation, and its deeds; judges none of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from interview.core.job.names import is_known
from interview.core.job.words import BREAKS, JOINS, LEADS, is_verb

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
_ALSO_NOUNS = frozenset(
    "test support process design plan report record work measure order program model map market document share "
    "stock lead "
    "practice research train schedule contact review repair purchase control answer handle answer".split()
)
"""After "and" they go on with a list of things: "strategies and test plans"."""
_TELL = frozenset("will can must you'll you".split())
_LIST = frozenset("include includes including involves involving".split())
_NO_CLAUSE = frozenset("experience access exposure commitment approach".split())  # "access to transportation"


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
    if word == "A" and run and run[-1][0][0].isupper() and after[:1].isupper():
        return True  # "Class A CDL"
    return folded not in breaks or (folded in {"it", "us"} and word.isupper())  # the department, the country


def _joins(gap: Sequence[str]) -> bool:
    return bool(gap) and all(word in JOINS or word == "," for word in gap)


def _phrases_of(run: list[re.Match[str]], sentence: str, *, joined: bool) -> Iterator[Phrase]:
    """A run without the praise before it, in pieces when it is too long for a name."""
    while run and (run[0][0].casefold() in LEADS or is_adverb(run[0][0])) and len(run) > 1:
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
            and len(before.words) == 1
            and _ADJECTIVE.search(before.text)
            and 2 <= len(phrase.words) <= 3
            and not (is_known(phrase.text) and not phrase.text.casefold().endswith("skills"))
        ):
            found[-1] = Phrase(sentence[before.start : phrase.end], before.start, phrase.end, before.joined)
        else:
            found.append(phrase)
    return found


def deeds_in(sentence: str, phrases: Sequence[Phrase], *, duty: bool) -> Iterator[Phrase]:
    """A verb with its object: at the start of the sentence, after "to", "will" and the like, or joined to such.

    In a list of duties the first word is taken for a verb whatever it is.
    """
    last_deed = False
    for number, phrase in enumerate(phrases):
        first, *rest = phrase.words
        before = re.findall(r"[\w'’]+", sentence[: phrase.start].casefold())[-2:]
        starts = not sentence[: phrase.start].strip(" -•*\"'“(0123456789.)") or sentence[
            : phrase.start
        ].rstrip().endswith(":")
        told = bool(before) and before[-1] in _TELL
        led = told or (bool(before) and before[-1] == "to" and before[0] not in _NO_CLAUSE)
        led |= before[-2:] == ["responsible", "for"]
        carried = last_deed and phrase.joined and first.casefold() not in _ALSO_NOUNS
        listed = (
            (bool(before) and before[-1] in _LIST)
            or before[-2:] == ["responsible", "for"]
            or (last_deed and phrase.joined)
        )
        asked = (is_verb(first) and (starts or led or carried)) or (told and bool(rest) and first.islower())
        asked |= listed and first.endswith("ing") and bool(rest)
        assumed = (
            duty
            and starts
            and (first[0].isupper() or first.endswith("ing"))
            and re.search(r"(?:ing|[^s]s|e|t|n|p|d|w)$", first)
        )
        last_deed = bool(asked or (assumed and is_verb(first)))
        if not (asked or assumed):
            continue
        deed = phrase if rest else _with_object(phrase, phrases[number + 1 :], sentence)
        if deed and number and not rest_of(phrases[number - 1]) and phrase.joined and is_verb(phrases[number - 1].text):
            deed = _with_verb(phrases[number - 1], deed, sentence)
        if deed and (asked or len(deed.words) <= LONGEST):
            yield with_partner(deed, phrases, sentence)


def with_partner(phrase: Phrase, phrases: Sequence[Phrase], sentence: str) -> Phrase:
    """The phrase with the one that "and" joins to it, where both end the clause: "testing strategies and test "
    "plans"."""
    after = next((other for other in phrases if other.start > phrase.end), None)
    if not after or sentence[phrase.end : after.start].strip() not in {"and", "&", "or", "und", "et", "y"}:
        return phrase
    whole = sentence[phrase.start : after.end]
    goes_on = sentence[after.end :].lstrip()[:1] in {",", "/", "&"} or re.match(
        r"\s*(?:and|or)\b", sentence[after.end :]
    )
    verb = is_verb(after.words[0]) and after.words[0].casefold() not in _ALSO_NOUNS
    return phrase if len(whole.split()) > 6 or goes_on or verb else replace(phrase, text=whole, end=after.end)


def rest_of(phrase: Phrase) -> str:
    return phrase.text.partition(" ")[2]


def _with_verb(verb: Phrase, deed: Phrase, sentence: str) -> Phrase:
    """ "Plan and" + "deliver lessons"."""
    whole = sentence[verb.start : deed.end]
    if len(whole.split()) > 6 or sentence[verb.end : deed.start].strip() not in {"and", "or", "&"}:
        return deed
    return replace(deed, text=whole, start=verb.start)


def _with_object(verb: Phrase, after: Sequence[Phrase], sentence: str) -> Phrase | None:
    """ "Respond to" + "customer requests"; None when too much stands between them."""
    if not after:
        return None
    between = sentence[verb.end : after[0].start].split()
    if any(mark in sentence[verb.end : after[0].start] for mark in ",;:.()") or len(between) > 2:
        return None
    if between and between[0].casefold() in {"and", "or", "&"}:
        return None
    whole = sentence[verb.start : after[0].end]
    return Phrase(whole, verb.start, after[0].end, verb.joined) if len(whole.split()) <= 6 else None

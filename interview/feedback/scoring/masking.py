"""Names, pronouns, schools, companies and places out of an answer, a neutral word for each, so that none can count.

Knows word lists and the words around a name; knows no score. An unlisted name that no such word gives away stays.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from interview.feedback.scoring.names import NAMES, folded, of_bodies, of_people, sure_first_names, sure_surnames
from interview.language.lists import WordLists
from interview.language.text import STOP_WORDS, stem, words_of

PERSON, PLACE = "someone", "somewhere"
MOST_PASSES = 8
"""A replaced name can give its neighbour away; passes go on until nothing changes, nearly always after two."""

_LISTS = WordLists("masking")

_TOKEN = re.compile(r"(?:[^\W\d_]\.){1,3}(?!\w)|[^\W_][\w+#]*(?:['’\-][^\W_]+)*(?:\.[a-z]\w*)*")
_STARTS = re.compile(r"(?:^|[.!?:;\n])[\s\"'“‘(\-*]*$")
_ACRONYM = re.compile(r"[A-Z0-9&]{2,}s?|.*\d.*|\w*[a-z][A-Z]\w*|.*[+#.]\w*|[A-Z]|(?:[A-Z]\.)+")


@cache
def _pronoun() -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(_LISTS.table('gendered'))})(['’]s)?\b", re.I)


@cache
def _spoken_school() -> re.Pattern[str]:
    known = "|".join(sorted(NAMES.words("places") | NAMES.words("schools")))
    return re.compile(
        rf"(?:\bthe )?\b(?:university of (?:the )?(?:{known})"
        rf"|(?:{known}) (?:state )?(?:university|college|business school|law school))\b",
        re.I,
    )


@cache
def _long_place() -> re.Pattern[str]:
    return re.compile(rf"\b(?:the )?(?:{'|'.join(map(re.escape, NAMES.phrases('long_places')))})\b", re.I)


@dataclass(frozen=True, slots=True)
class _Known:
    """What this answer's own interview knows: names to mask, and terms of the question and the ideal answer to keep."""

    wholes: re.Pattern[str] | None
    parts: frozenset[str]
    kept: frozenset[str]


def mask(text: str, *, names: Sequence[str] = (), keep: str = "") -> str:
    """The text with "someone" or "somewhere" for each name; after "for", "with" and "by" always "someone".

    There a company and a person stand alike, so that one that is known and one that is not give the same text.
    """
    known = _known(tuple(names), keep)
    for _ in range(MOST_PASSES):
        masked = _pass(text, known)
        if masked == text:
            break
        text = masked
    return text


@lru_cache(maxsize=64)
def _known(names: tuple[str, ...], keep: str) -> _Known:
    kept = frozenset(stem(word) for word in words_of(keep) if word.casefold() not in STOP_WORDS)
    lower = {stem(word) for word in words_of(keep) if word.islower()}
    wholes = sorted({" ".join(name.split()) for name in names if len(name.strip()) > 1}, key=len, reverse=True)
    parts = {
        part.casefold()
        for name in wholes
        for part in re.findall(r"[^\W\d_][\w'’\-]*", name)
        if len(part) > 2 and part[0].isupper() and not _is_plain(part.casefold(), lower)
    }
    pattern = "|".join(r"\s+".join(map(re.escape, name.split())) for name in wholes)
    return _Known(re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.I) if pattern else None, frozenset(parts), kept)


def _is_plain(part: str, lower: Collection[str]) -> bool:
    return part in NAMES.words("generic") or part in NAMES.words("terms") or part in STOP_WORDS or stem(part) in lower


def _pass(text: str, known: _Known) -> str:
    text = _pronoun().sub(_neutral, _LISTS.pattern("both").sub("they", text))
    sure = set(_patterns(text, known))
    spans = [*_runs(text, known), *sure]
    pieces, at = [], 0
    for start, end, word in _merged(spans, sure):
        word = PERSON if _before(text, start) in ("for", "with", "by") else word
        begins = text[start : start + 1].isupper() and bool(_STARTS.search(text[max(0, start - 12) : start]))
        pieces += [text[at:start], word.capitalize() if begins else word]
        at = end
    joined = "".join([*pieces, text[at:]])
    once = _LISTS.pattern("repeated").sub(lambda m: m[1] or m[2], joined)
    return _LISTS.pattern("article").sub(lambda m: m[1] or "", once)


def _neutral(match: re.Match[str]) -> str:
    word = _LISTS.table("gendered")[match[1].casefold()]
    word = word.capitalize() if match[1][0].isupper() else word
    if not match[2]:
        return word
    return f"{word} is" if word.casefold() == "they" else word + match[2]


def _merged(spans: list[tuple[int, int, str]], sure: Collection[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """In order, those that overlap made one; a whole "Howard University" knows better than its "Howard"."""
    merged: list[tuple[int, int, str]] = []
    certain = False
    for span in sorted(spans, key=lambda span: (span[0], -span[1])):
        start, end, word = span
        if merged and start < merged[-1][1]:
            first, last, kept = merged[-1]
            merged[-1] = (first, max(end, last), kept if certain or span not in sure else word)
            certain = certain or span in sure
        else:
            merged.append(span)
            certain = span in sure
    return merged


def _before(text: str, start: int) -> str:
    """The word before, past an article."""
    words = re.findall(r"[\w'’\-]+(?=[ \t]+$|[ \t]+the[ \t]+$)", text[max(0, start - 40) : start], re.I)
    return str(words[0]).casefold() if words else ""


def _patterns(text: str, known: _Known) -> list[tuple[int, int, str]]:
    """Schools, companies, long place names and the resume's own names."""
    found: list[tuple[int, int, str]] = []
    for pattern in (_LISTS.pattern("school"), _LISTS.pattern("company")):
        for match in pattern.finditer(text):
            start, words = match.start(), match[0].split(" ")
            # "During College", "My University", "In Operating Systems Inc": the sentence's own words are no name
            while words and words[0].casefold() in STOP_WORDS - {"the"}:
                start += len(words.pop(0)) + 1
            if len(words) > 1 and not (len(words) == 2 and words[0].casefold() == "the"):
                found.append((start, match.end(), PLACE))
    found += [(m.start(), m.end(), PERSON) for m in _LISTS.pattern("initials").finditer(text)]
    found += [(m.start(), m.end(), PLACE) for m in _spoken_school().finditer(text)]
    found += [(m.start(), m.end(), PLACE) for m in _long_place().finditer(text)
              if not all(stem(word) in known.kept for word in words_of(m[0]))]  # fmt: skip
    for match in known.wholes.finditer(text) if known.wholes else ():
        if match[0].casefold() not in NAMES.words("ambiguous") or match[0][0].isupper():
            found.append((match.start(), match.end(), _class_of(match[0], _before(text, match.start()))))
    return found


def _class_of(name: str, before: str) -> str:
    words = set(re.findall(r"\w+", name.casefold()))
    if words & sure_first_names():
        return PERSON
    return (
        PLACE
        if before in ("at", "in", "from", "near")
        or words & (of_bodies() | NAMES.words("generic") | NAMES.words("places"))
        else PERSON
    )


def _runs(text: str, known: _Known) -> list[tuple[int, int, str]]:
    """Names token by token, grown over the capitalised words beside them."""
    tokens = list(_TOKEN.finditer(text))
    bare = [_bare(token[0]) for token in tokens]
    classes = [_token_class(text, tokens, bare, at, known) for at in range(len(tokens))]
    for order in (range(1, len(tokens)), range(len(tokens) - 2, -1, -1)):
        step = -1 if order.step > 0 else 1
        for at in order:
            beside = classes[at + step]
            if (
                beside
                and not classes[at]
                and _beside(text, tokens, at, step)
                and _grows(text, tokens[at], bare[at], known, step)
            ):
                classes[at] = beside
    found: list[tuple[int, int, str]] = []
    for at, word in enumerate(classes):
        if not word:
            continue
        start, end = tokens[at].start(), tokens[at].start() + len(bare[at])
        if found and at and classes[at - 1] and _beside(text, tokens, at, -1):
            found[-1] = (found[-1][0], end, PERSON if PERSON in (word, found[-1][2]) else PLACE)
        else:
            found.append((start, end, word))
    return found


def _bare(token: str) -> str:
    return re.sub(r"['’]s$", "", token)


def _beside(text: str, tokens: Sequence[re.Match[str]], at: int, step: int) -> bool:
    """Whether only a space (or the stop of an initial or a title) lies between a token and the next or last one."""
    left, right = (tokens[at - 1], tokens[at]) if step < 0 else (tokens[at], tokens[at + 1])
    return text[left.end() : right.start()] in (" ", ". " if len(left[0]) < 3 else " ") and "'s" not in left[0]


def _grows(text: str, token: re.Match[str], word: str, known: _Known, step: int) -> bool:
    """Whether a capitalised word beside a name belongs to it; a sentence's first word does not grow to the left."""
    small = folded(word)
    if (small in of_people() or small in _LISTS.words("name_particles")) and small not in STOP_WORDS:
        return word[0].isupper() or small in sure_surnames() or small in sure_first_names()
    if _LISTS.pattern("title").search(token[0]):
        return step > 0
    if step > 0 and _STARTS.search(text[max(0, token.start() - 12) : token.start()]):
        return False
    if re.fullmatch(r"[A-Z]\.?", word):
        return word != "I"
    return word[0].isupper() and not _stays(word, known)


def _stays(word: str, known: _Known) -> bool:
    small = word.casefold()
    if small in known.parts:
        return False
    return (
        bool(_ACRONYM.fullmatch(word))
        or small in STOP_WORDS
        or small in NAMES.words("terms")
        or stem(small) in known.kept
    )


def _token_class(text: str, tokens: Sequence[re.Match[str]], bare: Sequence[str], at: int, known: _Known) -> str:
    """What a token alone and the word on each side of it say that it is: someone, somewhere or ""."""
    word, small, start = bare[at], folded(bare[at]), tokens[at].start()
    if small in (PERSON, PLACE) or len(small) < 2:
        return ""
    pieces = re.split("-", small)
    last = bare[at - 1].casefold() if at and _beside(text, tokens, at, -1) else ""
    after = bare[at + 1].casefold() if at + 1 < len(tokens) and _beside(text, tokens, at, 1) else ""
    title = (word[0].isupper() and not _stays(word, known)) or small in of_people()
    if _LISTS.pattern("title").search(tokens[at][0]):
        # a title goes with its name; "Dr. Chen", and "sir" alone says a gender
        follows = at + 1 < len(tokens) and text[tokens[at].end() : tokens[at + 1].start()] in (" ", ". ")
        return PERSON if (follows and tokens[at + 1][0][0].isupper()) or small in ("sir", "madam") else ""
    if (
        at
        and _LISTS.pattern("title").search(bare[at - 1])
        and text[tokens[at - 1].end() : start] in (" ", ". ")
        and title
    ):
        return PERSON
    if small in known.parts and (small not in NAMES.words("ambiguous") or word[0].isupper()):
        return _class_of(word, _before(text, start))
    if _LISTS.pattern("eponym").match(text, start + len(word)) and small not in sure_first_names():
        return ""
    begins = bool(_STARTS.search(text[max(0, start - 12) : start]))
    acts = after in _LISTS.words("person_verbs") or text[tokens[at].end() : tokens[at].end() + 6] == " and I"
    if any(piece in sure_first_names() for piece in pieces) and (len(pieces) == 1 or word[0].isupper()):
        return PERSON
    if any(piece in sure_surnames() for piece in pieces) and not (
        stem(small) in known.kept or small in NAMES.words("terms")
    ):
        return PERSON
    if word[0].isupper() and small in NAMES.words("ambiguous") and not word.isupper():
        if small in NAMES.words("places") and last in ("in", "from", "near", "to"):
            return PLACE
        inside = not begins and small not in NAMES.words("months") and small not in NAMES.words("terms")
        if stem(small) not in known.kept and (acts or last in _LISTS.words("relations") or inside):
            return PERSON
    beside = (last, bare[at + 1] if after else "")
    return _elsewhere(text, word, tokens[at].end(), beside, known, begins=begins, acts=acts)


def _elsewhere(
    text: str, word: str, end: int, beside: tuple[str, str], known: _Known, *, begins: bool, acts: bool
) -> str:
    """Places, companies and schools of the lists, and unknown capitalised words that their neighbours give away."""
    small, (lead, after) = word.casefold(), beside
    if stem(small) in known.kept:
        return ""
    if small in NAMES.words("places") and (word[0].isupper() or small not in _LISTS.words("places_and_words")):
        return PLACE
    asked = lead in _LISTS.words("before_a_name") or not lead
    if (
        small in of_bodies()
        and not _LISTS.pattern("product").match(text, end)
        and not (small == "mit" and not word.isupper())
    ):
        clear = small in NAMES.words("schools") and small not in _LISTS.words("schools_and_words")
        if clear or (asked and (word[0].isupper() or lead in ("at", "for", "from", "joined", "left"))):
            return PLACE
    if (
        not word[0].isupper()
        or _stays(word, known)
        or (small in NAMES.words("generic") and (after == "I" or not after[:1].isupper()))
    ):
        return ""
    if lead in ("at", "in", "from", "for"):
        return PLACE
    if not begins and lead in ("joined", "left"):
        return PLACE
    if lead in _LISTS.words("before_a_person") or lead in _LISTS.words("relations") or (lead and not begins and acts):
        return PERSON
    plain = small in _LISTS.words("speakers") or re.search(r"(?:s|ing|tion|ment|er|or|ly|ed|ity|ness)$", small)
    return PERSON if acts and begins and not plain and small not in _LISTS.words("relations") else ""

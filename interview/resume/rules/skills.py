"""The lines of a skills section -> groups of skills, and the languages people speak; knows marks, not meanings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from interview.language.vocabulary import is_spoken_language, names_language
from interview.records import SkillGroup
from interview.resume.rules.dates import DATES
from interview.resume.rules.sections import Line

MOST_SKILLS = 80
_LABEL = re.compile(r"(?P<label>[^\W\d_][\w /&'’+.()-]{0,40}?)\s*[:：]\s*(?P<rest>.*)")
_MARKS = re.compile(r"\s*[,;•·|●○()\[\]،、；]\s*|\s{2,}|\s+[-–—]\s+|\s+/\s+")
_LEVEL = re.compile(
    r"^(?:(?:basic|advanced|good|strong|solid|excellent|working|deep|intermediate|proficient|expert|experienced|"
    r"fluent|familiar|skilled|knowledge|understanding|experience|proficiency|knowledgeable|command)\b\s*"
    r"(?:knowledge|understanding|experience|command)?\s*(?:in|of|with)?\s+|and\s+|&\s+|etc\.?$)+",
    re.IGNORECASE,
)
_RATING = re.compile(r"(?:\s+\d(?:\s*/\s*\d+)?|\s+\d{1,3}\s?%|\s*[●○★☆■□▪◉⬤]++)+$")
_NO_SKILL = re.compile(
    r"(?:basics?|advanced|intermediate|native|fluent|beginner|expert|proficient|basic knowledge|knowledge|mainly|"
    r"mother tongue|(?:less than |over |more than )?(?:\d+\+? ?)?years?(?: of experience)?|etc|[a-c][12]|\W*|\d+)\.?",
    re.IGNORECASE,
)
_SPOKEN_LEVEL = re.compile(
    r"\b(?:[ABC][12]|native|bilingual|fluent|mother tongue|nativ[oa]|madrelingua|muttersprache|langue maternelle)\b|"
    r"\((?:field|basic|good|conversational|intermediate|advanced|working)\)",
    re.IGNORECASE,
)
_LANGUAGE_WORDS, _MOST_LANGUAGES = 8, 8
_SKILL_WORDS = 5
_PROSE_WORDS = 8  # a line of more words without commas is a sentence
_MANY = 3  # skills in a line that is surely a list


def skill_groups_from(lines: Sequence[Line]) -> tuple[SkillGroup, ...]:
    """Groups in order, each skill as written and once in all; sentences and spoken languages are left out."""
    texts = _unbroken(lines)
    labels = _labels_alone(texts)
    groups: list[tuple[str, list[str]]] = []
    known: set[str] = set()
    label = ""
    for text in texts:
        if text in labels:
            label = text.strip(" :")
            continue
        labelled = _LABEL.fullmatch(text)
        rest = labelled["rest"] if labelled else text
        name = labelled["label"].strip() if labelled else label
        if labelled and "language" in name.casefold() and names_language(rest):
            continue
        fresh = []
        for skill in _skills_in(rest, listed=bool(labelled)):
            if skill.casefold() not in known and len(known) < MOST_SKILLS:
                known.add(skill.casefold())
                fresh.append(skill)
        if fresh and groups and groups[-1][0] == name:
            groups[-1][1].extend(fresh)
        elif fresh:
            groups.append((name, fresh))
        if labelled and not rest:
            label = name
    return tuple(SkillGroup(name, tuple(skills)) for name, skills in groups)


def languages_from(lines: Sequence[Line], *, labelled_only: bool = False) -> tuple[str, ...]:
    """The languages a person speaks, each with its level as written: "French (C1)"."""
    pieces: list[str] = []
    for line in lines:
        labelled = _LABEL.fullmatch(line.text)
        named = labelled and ("language" in labelled["label"].casefold() or "שפות" in labelled["label"])
        if labelled_only and not named:
            continue
        text = labelled["rest"] if labelled and named else line.text
        pieces += re.split(r"\s*[,;•|/·،、]\s*(?![^()]*\))|\s+and\s+", text)
    short = [" ".join(piece.split()).strip(" .:") for piece in pieces if 0 < len(piece.split()) <= _LANGUAGE_WORDS]
    known = [piece for piece in short if names_language(piece)]
    if not known and not labelled_only:  # named in a language of which we know no names
        return tuple(dict.fromkeys(piece for piece in short if any(map(str.isalpha, piece))))[:_MOST_LANGUAGES]
    return tuple(dict.fromkeys(piece for piece in short if names_language(piece) or _SPOKEN_LEVEL.search(piece)))


def _labels_alone(texts: Sequence[str]) -> set[str]:
    """Lines that name the list below them: "Over 5000 lines:", or every other line of a list of lists."""
    sizes = [len([piece for piece in _MARKS.split(text) if piece]) for text in texts]
    named = {text for text in texts if text.rstrip().endswith(":") and len(text.split()) <= 6}
    between = [
        at
        for at, size in enumerate(sizes)
        if size == 1
        and len(texts[at].split()) <= 3
        and at + 1 < len(sizes)
        and sizes[at + 1] >= _MANY
        and (at == 0 or sizes[at - 1] >= _MANY)
    ]
    return named | ({texts[at] for at in between} if len(between) >= 2 else set())


def _unbroken(lines: Sequence[Line]) -> list[str]:
    """Join a list that breaks off within a skill with its next line; lines with dates are no lists."""
    texts: list[str] = []
    for line in lines:
        if re.match(r"\(\*|\[", line.text):
            continue  # a note on the scale
        if texts and line.wraps and "," in texts[-1]:
            texts[-1] += f" {line.text}"
        else:
            texts.append(line.text)
    return [part for text in texts if not DATES.search(text) for part in _lists_beside(text)]


def _lists_beside(text: str) -> list[str]:
    """Labelled lists that share a line, and labels in a column of their own, as "label: list" each."""
    parts = re.split(r"\s{2,}(?=[^\W\d_][\w /&]{0,25}:\s)", text)
    pieces = re.split(r"\s{2,}", text)
    labels, lists = pieces[::2], pieces[1::2]
    if len(parts) > 1 or not lists or len(labels) != len(lists):
        return parts
    named = all("," not in label and ":" not in label and len(label.split()) <= 3 for label in labels)
    return (
        [f"{a}: {b}" for a, b in zip(labels, lists, strict=True)] if named and all("," in b for b in lists) else parts
    )


def _skills_in(text: str, *, listed: bool) -> Iterator[str]:
    if len(text.split()) > _PROSE_WORDS and text.count(",") < _MANY and (text.endswith(".") or not listed):
        pieces = _MARKS.split(text)
        if not all(len(piece.split()) <= _SKILL_WORDS for piece in pieces):
            return
    for piece in _MARKS.split(text):
        plain = _RATING.sub("", _LEVEL.sub("", piece).strip(" .:-–*")).strip(" .:-–*")
        for skill in re.split(r"\s+and\s+", plain) if listed or "," in text else [plain]:
            if _is_skill(skill):
                yield skill


def _is_skill(text: str) -> bool:
    return (
        0 < len(text.split()) <= _SKILL_WORDS
        and not _NO_SKILL.fullmatch(text)
        and not is_spoken_language(text)
        and any(letter.isalpha() for letter in text)
    )

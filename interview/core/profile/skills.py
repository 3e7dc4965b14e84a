"""The lines of a skills section -> single skills; knows the marks between them, not what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from interview.core.profile.sections import Line

MOST_SKILLS = 60
_LABEL = re.compile(r"(?P<label>[^\W\d_][\w /&'’+.()-]{0,40}?)\s*[:：]\s*(?P<rest>.*)")
_MARKS = re.compile(r"\s*[,;•·|●○()\[\]]\s*|\s{2,}|\s+[-–—]\s+|\s+/\s+")
_LEVEL = re.compile(
    r"^(?:(?:basic|advanced|good|strong|solid|excellent|working|deep|intermediate|proficient|expert|experienced|"
    r"fluent|familiar|skilled|knowledge|understanding|experience|proficiency|knowledgeable|command)\b\s*"
    r"(?:knowledge|understanding|experience|command)?\s*(?:in|of|with)?\s+|and\s+|&\s+|etc\.?$)+",
    re.IGNORECASE,
)
_NO_SKILL = re.compile(
    r"(?:basics?|advanced|intermediate|native|fluent|beginner|expert|proficient|basic knowledge|mother tongue|"
    r"(?:\d+\+? )?years?(?: of experience)?|etc|[a-c][12]|\W*|\d+)\.?",
    re.IGNORECASE,
)
_NATURAL = re.compile(
    r"\b(?:english|spanish|french|german|hebrew|russian|italian|arabic|chinese|mandarin|japanese|hindi|portuguese|"
    r"dutch|polish|ukrainian|turkish|korean|swedish|danish|norwegian)\b",
    re.IGNORECASE,
)
_SKILL_WORDS = 5


def skills_from(lines: Sequence[Line]) -> tuple[str, ...]:
    """Each skill once, as written, in order; sentences and the languages people speak are left out."""
    found = (skill for line in _unbroken(lines) for skill in _skills_in(line))
    first_use = {skill.casefold(): skill for skill in reversed(list(found))}
    return tuple(dict.fromkeys(reversed(first_use.values())))[:MOST_SKILLS]


def _unbroken(lines: Sequence[Line]) -> list[str]:
    """Join a list that breaks off within a skill with its next line."""
    texts: list[str] = []
    for line in lines:
        if texts and line.wraps and "," in texts[-1]:
            texts[-1] += f" {line.text}"
        else:
            texts.append(line.text)
    return texts


def _skills_in(text: str) -> Iterator[str]:
    labelled = _LABEL.fullmatch(text)
    if labelled:
        if _NATURAL.search(labelled["rest"]) and "language" in labelled["label"].casefold():
            return
        text = labelled["rest"]
    if text.endswith(".") and len(text.split()) > 8 and text.count(",") < 3:
        return
    for piece in _MARKS.split(text):
        plain = _LEVEL.sub("", piece).strip(" .:-–*")
        for skill in re.split(r"\s+and\s+", plain) if labelled or "," in text else [plain]:
            if _is_skill(skill):
                yield skill


def _is_skill(text: str) -> bool:
    return (
        0 < len(text.split()) <= _SKILL_WORDS
        and not _NO_SKILL.fullmatch(text)
        and not _NATURAL.fullmatch(text)
        and any(letter.isalpha() for letter in text)
    )

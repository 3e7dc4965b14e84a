"""A job description -> its title and its sentences with the part they stand in; knows no topic."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from interview.core.profile.vocabulary import is_organisation, is_title
from interview.core.text import sentences_of
from interview.errors import DocumentError

LEAST_CHARACTERS = 30
LEAST_LETTERS = 20


class Part(StrEnum):
    OPEN = "open"  # before the first heading, or under one that says nothing
    DUTIES = "duties"
    NEEDS = "needs"
    ASIDE = "aside"  # the employer, the pay, how to apply


@dataclass(frozen=True, slots=True)
class JobSentence:
    text: str  # as it stands in the description, on one line
    part: Part


_HEADINGS = (
    (
        Part.NEEDS,
        r"(?:(?:job|key|minimum|basic|required|preferred|desired|essential|additional|technical|core|your|the)\s+)*"
        r"(?:requirements?|qualifications?|skills?|experience|education|competenc(?:y|ies)|profile|knowledge|"
        r"must haves?|nice to haves?|abilities|certifications?|licen[cs]es?)"
        r"(?:\s*(?:&|and|/|,|or)?\s*(?:requirements?|qualifications?|skills?|experience|education|abilities|required|"
        r"preferred|desired|knowledge|and|&))*",
    ),
    (
        Part.NEEDS,
        r"(?:who you are|what (?:you|we|you['’]ll) (?:bring|have|need|(?:are )?looking for)|about you|you have)",
    ),
    (
        Part.DUTIES,
        r"(?:(?:job|position|key|main|primary|principal|essential|core|your|the|day[- ]to[- ]day)\s+)*"
        r"(?:responsibilities|duties|tasks|functions|role|accountabilities|job description|position summary|overview|"
        r"description|job summary)(?:\s*(?:&|and|/)\s*(?:responsibilities|duties|tasks))*(?:\s+(?:include|are))?",
    ),
    (Part.DUTIES, r"(?:what you(?:['’]ll| will)(?: be)? do(?:ing)?|you will|this job will have the following .*)"),
    (
        Part.ASIDE,
        r"(?:about (?:us|the company|the team|our .*)|who we are|company|our company|(?:what we|we) offer|benefits|"
        r"perks(?: and benefits)?|salary|compensation|pay|location|how to apply|application|contact|why .*|"
        r"equal opportunit.*|eeo.*)",
    ),
)
_HEADING_RULES = tuple((part, re.compile(rule, re.IGNORECASE)) for part, rule in _HEADINGS)
_ASIDE = re.compile(
    r"\b(?:equal opportunit|regardless of|we offer|benefits?\b.*\b(?:include|package)|401\(?k|salary|to apply|"
    r"apply (?:now|online|today)|(?:your|the|online) application\b|please (?:send|attach|submit)|holidays?\b|pension|"
    r"paid time off|visa\b|send (?:us )?your|considered for|(?:health|dental|life) insurance|wellness|retirement|"
    r"tuition|perks?\b|vacation|days off|flexible hours|deadline|our (?:company|mission|clients) (?:is|are)|"
    r"was founded|headquarter|annual turnover)",
    re.IGNORECASE,
)
_BROKEN = re.compile(r"(?:(?<=[^\n.:;!?]{50})|(?<=,)|(?<= [a-z]{2})|(?<= and))\n(?=[a-z])|(?<=\S)\n[ \t]+(?=[a-z])")
"""Where a sentence was cut: at the margin, after a comma or a little word, or before an indented line."""

_LONGEST_WORD = 80  # characters; a longer one is an address or noise
_LONGEST_SENTENCE = 120  # words
_BULLET = r"^\s*(?:[•·*▪◦‣●]|[-–—])\s+"


def check_job_text(text: str) -> None:
    """Refuse what cannot be a job description. Raises DocumentError."""
    plain = " ".join(text.split())
    if not plain:
        raise DocumentError("There is no job description yet. Paste it, or upload it as PDF, DOCX or text.")
    if len(plain) < LEAST_CHARACTERS or sum(letter.isalpha() for letter in plain) < LEAST_LETTERS:
        raise DocumentError(
            "The job description is too short to ask about. Paste all of it, or a few sentences at least."
        )


def job_sentences(text: str) -> list[JobSentence]:
    """All sentences in order, without headings and bullets; an inline heading gives its sentence the part."""
    part, found = Part.OPEN, []
    for sentence in _plain_sentences(text):
        heading, rest = _heading_and_rest(sentence)
        part = heading or part
        if not re.search(r"[^\W\d_]{2}", rest):
            continue
        found.append(JobSentence(rest, Part.ASIDE if _ASIDE.search(rest) else part))
    return found


def _plain_sentences(text: str) -> Iterator[str]:
    trimmed = "\n".join(line.rstrip() for line in text.splitlines())
    for line in _BROKEN.sub(" ", trimmed).splitlines():
        for sentence in sentences_of(re.sub(_BULLET, "", line)):
            for piece in re.split(r"\s[•·▪●]\s", sentence):
                yield from _spans(piece.split())


def _spans(words: list[str]) -> Iterator[str]:
    """Words as one text; without any sentence end in them, as several, parted also at what is no word."""
    span: list[str] = []
    for word in [*words, ""]:
        if word and len(word) <= _LONGEST_WORD:
            span.append(word)
        if span and (len(span) == _LONGEST_SENTENCE or not word or len(word) > _LONGEST_WORD):
            yield " ".join(span)
            span = []


def _heading_and_rest(sentence: str) -> tuple[Part | None, str]:
    """ "Responsibilities: Test software" -> (DUTIES, "Test software"); a heading alone leaves nothing."""
    head, colon, rest = sentence.partition(":")
    bare = head.strip(" *#-–—•").strip()
    alone = not rest.strip() and (bool(colon) or len(sentence.split()) <= 6)
    if colon or alone:
        for part, rule in _HEADING_RULES:
            if rule.fullmatch(bare):
                return part, rest.strip()
    if colon and alone:
        return None, ""  # some other heading
    return None, sentence


# ---------------------------------------------------------------- title

_TITLE_LABEL = re.compile(r"(?:job title|position|role|title|vacancy|job)\s*[:–-]\s*(?P<title>.{3,80})", re.IGNORECASE)
_SOUGHT = re.compile(
    r"\b(?:seeking|seeing|looking for|hiring|searching for|recruiting|need|join us as|join .{2,40}? as|role of|"
    r"position of)\s+(?:an?|the|our(?: next)?)?\s*(?P<title>[^.,;:!?\n]{3,80})",
    re.IGNORECASE,
)
_TITLE_END = re.compile(
    r"\s+(?:to|who|for|in|with|that|at|on|within|based|will|and join|is|responsible|capable|able)\b.*", re.IGNORECASE
)
_PRAISE = re.compile(
    r"^(?:(?:an?|highly|flexible|motivated|experienced|talented|skilled|passionate|dedicated|enthusiastic|dynamic|"
    r"self-motivated|driven|creative|strong|great|exceptional|full[- ]time|part[- ]time|and|very|new)[\s,]+)+",
    re.IGNORECASE,
)
_TITLE_WORDS = 12
_TITLE_LINES = 6


def job_title_from(text: str) -> str:
    """The title as it stands: after a label, in a short line at the top, or after "looking for a"; else ""."""
    lines = [" ".join(line.split()).strip("*#•-– ") for line in text.splitlines() if line.strip()][:_TITLE_LINES]
    for line in lines:
        if (labelled := _TITLE_LABEL.fullmatch(line)) and len(line.split()) <= _TITLE_WORDS:
            return labelled["title"].strip()
    short = [line for line in lines if _may_be_title(line)]
    if named := next((line for line in short if is_title(line)), ""):
        return named
    for sought in _SOUGHT.finditer(" ".join(text.split())):
        title = _PRAISE.sub("", _TITLE_END.sub("", sought["title"])).strip()
        if is_title(title) and len(title.split()) <= 6:
            return title
    return lines[0] if lines and lines[0] in short and len(lines) > 1 and not is_organisation(lines[0]) else ""


def _may_be_title(line: str) -> bool:
    heading = any(rule.fullmatch(line.rstrip(":")) for _, rule in _HEADING_RULES)
    return not heading and len(line.split()) <= _TITLE_WORDS and not line.endswith((".", ":", "!", "?", ";"))

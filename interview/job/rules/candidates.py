"""A sentence of a job description -> the runs of words in it that could be topics; ranks none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from interview.job.rules.demands import YEARS
from interview.job.rules.grounding import MOST_WORDS
from interview.job.rules.headings import Part
from interview.job.rules.sentences import JobSentence
from interview.job.rules.words import is_within, little_words, names_papers
from interview.records import TopicKind

_BARE = "()[]{}“”\"'‘’*_•·–—-<>"
_PARTED = re.compile(r"[,;:.!?)\]}”|]+[\"'’*]*$|/$")
"""What stands at the end of a word that no name goes on after."""
_OPENED = re.compile(r"^[\"'(\[{“|•·*–—/<-]")
_NO_NAME = re.compile(r"^[\W\d_]*$|@|https?:|www\.|^<.*>$")
_PROPER = re.compile(r"[A-Z]|.*\d|[^\W\d_]\W")
"""How a word that can stand alone is written: "SQL", "Excel", "C#", "S4"."""


_CAPITAL = frozenset({"IT", "US"})
_SHORT = 2
"""Words; a longer run can stand without its first."""


@dataclass(frozen=True, slots=True)
class Candidate:
    name: str
    kind: TopicKind
    source: JobSentence
    at: int  # offset in the sentence
    words: tuple[int, int] = (0, 0)  # from which to before which of the sentence's words, parted by white space


def candidates_in(sentence: JobSentence, language: str = "en") -> Iterator[Candidate]:
    """Runs of up to MOST_WORDS words with no mark between them, which begin and end where their words do.

    A single word is one only where it is written like a name, or is all that its sentence says.
    """
    tokens = list(re.finditer(r"\S+", sentence.text))
    little = little_words(language)
    whole = [_is_little(token[0], at, little) for at, token in enumerate(tokens)]
    runs = _run_lengths(tokens, whole)
    for first in range(len(tokens)):
        for last in range(first, min(first + MOST_WORDS, len(tokens))):
            if last > first and (_PARTED.search(tokens[last - 1][0]) or _OPENED.match(tokens[last][0])):
                break
            if whole[last] and not is_within(tokens[last][0].casefold()):
                break
            if not _is_whole(first, last, runs) and not _after_years(sentence.text, tokens, first, last, runs):
                continue
            start, end = _trimmed(sentence.text, tokens[first].start(), tokens[last].end())
            name = sentence.text[start:end]
            words = name.split()
            if not words or not _may_stand(words, tokens, first, little):
                continue
            yield Candidate(name, kind_of(name, sentence), sentence, start, (first, last + 1))


def _is_little(word: str, at: int, little: frozenset[str]) -> bool:
    bare = word.strip(_BARE + ",;:.!?|/")
    return bare.casefold() in little and not (at and len(bare) == 1 and bare.isupper()) and bare not in _CAPITAL


def _run_lengths(tokens: list[re.Match[str]], little: list[bool]) -> list[tuple[int, int]]:
    """Of each word, between which words the run lies that it belongs to: no little word and no mark within."""
    runs, begin = list[tuple[int, int]](), 0
    for at in range(len(tokens)):
        ends = at + 1 == len(tokens) or little[at] or little[at + 1]
        ends = ends or bool(_PARTED.search(tokens[at][0]) or _OPENED.match(tokens[at + 1][0]))
        if ends:
            runs += [(begin, at + 1)] * (at + 1 - begin)
            begin = at + 1
    return runs


def _is_whole(first: int, last: int, runs: list[tuple[int, int]]) -> bool:
    """Whether nothing of its first and last words' runs is cut off, as "line" is of "hot line".

    A run longer than a name may be loses words before its head, which comes last.
    """
    begin, end = runs[first][0], runs[last][1]
    return last + 1 == end and (first == begin or end - begin > MOST_WORDS or _begins_anew(first, begin, runs[first]))


def _after_years(text: str, tokens: list[re.Match[str]], first: int, last: int, runs: list[tuple[int, int]]) -> bool:
    """ "3 years | line cook experience"."""
    begin = runs[first][0]
    before = text[tokens[begin].start() : tokens[first].start()].strip()
    return first > begin and last + 1 == runs[last][1] and bool(YEARS.fullmatch(before))


def _begins_anew(first: int, begin: int, run: tuple[int, int]) -> bool:
    """After the first word of a run, which may be a verb or praise: "Strong | computer skills"."""
    return first == begin + 1 and run[1] - run[0] > _SHORT


def candidate_named(name: str, kind: TopicKind, sentence: JobSentence) -> Candidate:
    """A name that somebody else proposed, where it stands in the sentence."""
    at = max(sentence.text.casefold().find(name.casefold()), 0)
    first = len(re.findall(r"\S+", sentence.text[:at])) - bool(at and not sentence.text[at - 1].isspace())
    return Candidate(name, kind, sentence, at, (first, first + len(name.split())))


def kind_of(name: str, sentence: JobSentence) -> TopicKind:
    if names_papers(name) or YEARS.search(name):
        return TopicKind.QUALIFICATION
    return TopicKind.RESPONSIBILITY if sentence.part is Part.DUTIES and " " in name else TopicKind.SKILL


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _BARE:
        start += 1
    while start < end and (text[end - 1] in _BARE or text[end - 1] in ",;:.!?|/"):
        end -= 1
    return start, end


def _may_stand(words: list[str], tokens: list[re.Match[str]], first: int, little: frozenset[str]) -> bool:
    if _NO_NAME.search(words[0]) or _NO_NAME.search(words[-1]):
        return len(words) > 1 and words[0].isdigit() and words[-1].casefold() not in little
    if any(_is_little(word, at, little) for at, word in ((first, words[0]), (1, words[-1]))):
        return False
    if len(words) > 1 or len(tokens) == 1:
        return True
    listed = first > 0 or words[0].isupper() or bool(_PARTED.search(tokens[0][0]))
    return listed and bool(_PROPER.match(words[0]))

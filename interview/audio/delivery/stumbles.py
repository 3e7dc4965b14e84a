"""Repetitions and restarts among the words of an answer (counted as by Bortfeld and others 2001); knows no sound.

A repetition says the same words again at once ("we we", "in the in the"); a restart breaks off and begins anew ("we
went to, we moved", "mon- Montreal"). Fillers between the two do not hide them.
"""

from __future__ import annotations

from collections.abc import Sequence

from interview.language.lists import WordLists
from interview.language.wording import bare, is_filler
from interview.records import Moment, MomentKind, Word

LONGEST = 3
"""Words that are repeated as one; longer ones are said again on purpose."""
FARTHEST, CORRECTED = 3, 6
"""Words between a beginning and the new one, without and with a word of correction before it."""
_LISTS = WordLists("stumbles")


def stumbles_in(words: Sequence[Word]) -> list[Moment]:
    """Repetitions and restarts in order of time."""
    spoken = [word for word in words if not is_filler(word.text)]
    plains = [bare(word.text) for word in spoken]
    found: list[Moment] = []
    at = 0
    while at < len(spoken):
        length = _repeated(plains, at)
        if length:
            found.append(_moment(MomentKind.REPETITION, spoken, at, at + 2 * length))
            at += length
            continue
        if end := _restarted(spoken, plains, at):
            found.append(_moment(MomentKind.RESTART, spoken, at, end))
        at += 1
    return found


def _repeated(plains: Sequence[str], at: int) -> int:
    """How many words from here are said again right after themselves; 0 for none."""
    for length in range(LONGEST, 0, -1):
        first, second = plains[at : at + length], plains[at + length : at + 2 * length]
        if len(second) == length and list(first) == list(second):
            meant = any(word in _LISTS.words("on_purpose") for word in first) or not first[0].replace("'", "").isalpha()
            return 0 if meant else length
    return 0


def _restarted(words: Sequence[Word], plains: Sequence[str], at: int) -> int:
    """One past the words that begin anew what began here; 0 for none."""
    if words[at].text.rstrip(".,…").endswith(("-", "–", "—")) and at + 1 < len(words):
        return at + 2
    if plains[at] not in _LISTS.words("beginnings") or (at > 0 and plains[at - 1] in _LISTS.words("before_a_clause")):
        return 0
    for again in range(at + 2, min(at + 1 + CORRECTED, len(words))):
        if plains[again] == plains[at] and _breaks_off(words, plains, at, again):
            return again + 1
    return 0


def _breaks_off(words: Sequence[Word], plains: Sequence[str], at: int, again: int) -> bool:
    """Whether what began here stops before `again` without an end, or the speaker says that they correct themselves."""
    between = words[at:again]
    if any(word.text[-1:] in ".!?" and not word.text.endswith("...") for word in between):
        return False
    said = f" {' '.join(plains[:again])}"
    if any(said.endswith(f" {edit}") for edit in _LISTS.phrases("edits")):
        return True
    cut = between[-1].text.endswith((",", "-", "–", "—", "…", "..."))
    return cut and len(between) <= FARTHEST and not _is_clause(plains[at:again])


def _is_clause(plains: Sequence[str]) -> bool:
    """ "I plan" before "I test" is the first of a list, not a slip."""
    return len(plains) == 2 and plains[0] in ("i", "we", "he", "she", "they", "you", "it")


def _moment(kind: MomentKind, words: Sequence[Word], at: int, end: int) -> Moment:
    text = " ".join(word.text for word in words[at:end])
    return Moment(kind, words[at].start, words[end - 1].end, text)

"""Words with places, how neighbours join, and how letter-spaced words close up; knows no file format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

_GAP = 0.8  # of the letters' height; justified text stays under it
_SPACED = 4  # letters in a row, each a word of its own: a letter-spaced word
_SPACED_GAP = 2.5  # of the letters' height; letters farther apart belong to different places


@dataclass(frozen=True, slots=True)
class Box:
    """A word or a run of words; points from the page's top left corner."""

    x0: float
    x1: float
    top: float
    bottom: float
    text: str
    size: float = 0.0  # points
    bold: bool = False

    @property
    def height(self) -> float:
        return self.bottom - self.top


Row = list[Box]  # left to right, with only wide gaps between the boxes


def merged(first: Box, second: Box, between: str = " ") -> Box:
    """Two neighbours as one; signs without letters say nothing about bold print."""
    letters = len(first.text) + len(second.text)
    return Box(
        min(first.x0, second.x0),
        max(first.x1, second.x1),
        min(first.top, second.top),
        max(first.bottom, second.bottom),
        f"{first.text}{between}{second.text}",
        (first.size * len(first.text) + second.size * len(second.text)) / max(letters, 1),
        all(box.bold for box in (first, second) if _has_letters(box)) and (first.bold or second.bold),
    )


def _has_letters(box: Box) -> bool:
    return any(letter.isalnum() for letter in box.text)


def joined(words: list[Box]) -> Row:
    """Join words with less than most of a letter's height between them; what stays apart is a wide gap."""
    row = [words[0]]
    for word in words[1:]:
        last = row[-1]
        if word.x0 - last.x1 < _GAP * max(last.height, word.height):
            row[-1] = merged(last, word)
        else:
            row.append(word)
    return row


def closed_up(words: list[Box]) -> list[Box]:
    """Make "J O H N  D O E" two words; the words of one row, from the left."""
    result: list[Box] = []
    for run in _runs(words):
        before = result[-1] if result else None
        # letters as near to the word before them as to each other are a list of letters: plan A B C D
        apart = before is None or len(run) < 2 or run[0].x0 - before.x1 > 1.5 * (run[1].x0 - run[0].x1)
        result.extend(_words_of_letters(run) if apart else run)
    return result


def _runs(words: list[Box]) -> Iterator[list[Box]]:
    """Neighbouring single letters together, every other word by itself."""
    run: list[Box] = []
    for word in words:
        letter = _is_spaced_letter(word)
        if run and not (letter and word.x0 - run[-1].x1 < _SPACED_GAP * word.height):
            yield run
            run = []
        if letter:
            run.append(word)
        else:
            yield [word]
    if run:
        yield run


def _is_spaced_letter(word: Box) -> bool:
    return len(word.text) == 1 and (word.text.isalpha() or word.text in "&.-'’")


def _words_of_letters(run: list[Box]) -> list[Box]:
    if sum(box.text.isalpha() for box in run) < _SPACED:
        return run
    gaps = [after.x0 - before.x1 for before, after in pairwise(run)]
    usual = median(gaps)
    words = [run[0]]
    for gap, letter in zip(gaps, run[1:], strict=True):
        if gap > 4 * usual + 0.5 * letter.height:  # of another column
            words.append(letter)
        else:
            is_word_end = gap > max(1.5 * usual, usual + 0.15 * letter.height)
            words[-1] = merged(words[-1], letter, " " if is_word_end else "")
    return words


def text_closed_up(line: str) -> str:
    """The same for a line of plain text, where two spaces part the words and one the letters."""
    words = line.strip().split("  ")
    letters = [word.split(" ") for word in words if word]
    single = all(len(letter) == 1 for word in letters for letter in word)
    count = sum(letter.isalpha() for word in letters for letter in word)
    if not single or count < _SPACED or count < 0.7 * sum(map(len, letters)) or max(map(len, letters)) < _SPACED - 1:
        return line
    return " ".join("".join(word) for word in letters)

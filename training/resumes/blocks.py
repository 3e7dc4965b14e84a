"""Which lines of a section belong to which of its entries, found by the words that the entries are known to hold."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

_OPENS = 0.6
"""Added where an entry's lines begin with a line of its head: breaks ties between equal splits."""
_HEAD_WORD = 1.5
"""What a word of a head counts beside one of a bullet: heads are short, and it is they that part entries."""


def words_of(text: str) -> list[str]:
    """Small words and numbers without accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return re.findall(r"[^\W_]+", "".join(letter for letter in plain if not unicodedata.combining(letter)))


def blocks_of(lines: Sequence[str], heads: Sequence[str], bodies: Sequence[str]) -> list[tuple[int, int]]:
    """First and last (exclusive) line of each entry, in the entries' order; equal numbers for one that is not there.

    The split that gathers most words: within an entry each word counts as often as the entry holds it.
    """
    words = [words_of(line) for line in lines]
    # best[j]: most words gathered by the entries so far in the lines before j
    best = [0.0] * (len(lines) + 1)
    choices: list[list[int]] = []
    for head, body in zip(heads, bodies, strict=True):
        gains = [_gains(words, start, head, body) for start in range(len(lines) + 1)]
        after, choice = [0.0] * (len(lines) + 1), [0] * (len(lines) + 1)
        for end in range(len(lines) + 1):
            values = [best[start] + gains[start][end - start] for start in range(end + 1)]
            top = max(values)
            # the latest start that is as good: blank or strange lines stay with the entry before
            choice[end] = max(start for start, value in enumerate(values) if value >= top - 1e-9)
            after[end] = top
        best = after
        choices.append(choice)
    blocks = []
    end = len(lines)
    for choice in reversed(choices):
        blocks.append((choice[end], end))
        end = choice[end]
    return blocks[::-1]


def _gains(words: Sequence[list[str]], start: int, head: str, body: str) -> list[float]:
    """What an entry gathers in lines start:start, start:start+1, ..."""
    in_head, left = Counter(words_of(head)), Counter(words_of(head)) + Counter(words_of(body))
    gains, total = [0.0], 0.0
    for number in range(start, len(words)):
        hits = 0
        for word in words[number]:
            if left[word] > 0:
                left[word] -= 1
                hits += 1
                if in_head[word] > 0:
                    in_head[word] -= 1
                    total += _HEAD_WORD
                    if number == start:
                        total += _OPENS / len(words[number])
                else:
                    total += 1.0
        gains.append(total)
    return gains

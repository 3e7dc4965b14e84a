"""Answers whose sentences are labelled by hand, and readers that answer what a test tells them to."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Sequence

import numpy as np

from interview.feedback.scale import Scale
from interview.feedback.scoring.content import band_of
from interview.feedback.sentences import ToldSentence
from interview.records import Kind, Question, Score, Span, Stage
from interview.records.read_answer import LABELS, ReadAnswer

SCALE = Scale(
    there=dict.fromkeys(LABELS, 0.5),
    missing=dict.fromkeys(LABELS, 0.2),
    missing_together=dict.fromkeys(LABELS, 0.3),
    praised=dict.fromkeys(LABELS, 0.8),
    elsewhere=0.2,
    elsewhere_of_knowledge=0.3,
    error=1.3,
    least_error=8.0,
)
"""Round numbers, so that no test moves when the reader is trained anew."""
ACTED = ("action", "own", "own action")
STORY = Question(
    1, Stage.BEHAVIOURAL, "pressure", "Tell me about a time you were short of hands.", "bank", "b@1", Kind.BEHAVIOURAL
)
STORIES = (Kind.BEHAVIOURAL, Kind.EXPERIENCE)
SETTING = ("Last winter two colleagues on my ward were sick.", "situation")
DEED = ("I sorted the patients by urgency.", *ACTED)
TOGETHER = ("Then we called the next ward for help.", "action")
REASON = ("I did that because the list was wrong.", "reason")
RESULT = ("By morning nobody had been harmed.", "result")
CLAIM = ("I am always calm and I work well with everybody.", "opinion")
GREETING = ("Hello and good day to all of you.", "filler")


def labelled(*pieces: Sequence[str]) -> tuple[str, tuple[ToldSentence, ...]]:
    """Each piece is a sentence and what it tells; a label may end on "=0.3", else it is nearly certain."""
    text, told = "", []
    for sentence, *labels in pieces:
        start = len(text) + bool(text)
        text = f"{text} {sentence}".strip()
        likely = dict.fromkeys(LABELS[:-1], 0.01)
        for label in labels:
            name, _, share = label.partition("=")
            likely[name] = float(share or 0.95)
        words = tuple(re.findall(r"[\w']+", sentence.casefold()))
        told.append(ToldSentence(Span(start, len(text)), words, likely))
    return text, tuple(told)


def score(value: float, reason: str = "") -> Score:
    return Score(value, max(value - 10, 0), min(value + 10, 100), band_of(value), (), reason)


def words_in(text: str) -> set[str]:
    return set(re.findall(r"[\w']+", text.casefold()))


def without_blanks(text: str) -> str:
    return re.sub(r"\[[^\]]*\]", " ", text)


def labels_of(count: int, ends: Iterable[int] = ()) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    """Logits for so many words, of which those of `ends` end a sentence."""
    labels = np.full((count, len(LABELS)), -4.0, dtype=np.float32)
    labels[list(ends), -1] = 4.0
    return labels


class Told:
    """A reader that is of one mind about every answer."""

    def __init__(self, levels: tuple[float, ...] = (0.0, 0.1, 0.2, 0.4, 0.3), relevance: float = 0.9) -> None:
        self._levels, self._relevance = levels, relevance
        self.read: list[tuple[Sequence[str], Sequence[str]]] = []

    def read_answer(self, question: Sequence[str], answer: Sequence[str]) -> ReadAnswer:
        self.read.append((question, answer))
        return ReadAnswer(self._levels, self._relevance, labels_of(len(answer)))


class Hashing:
    """A reader for whom every other wording is worth something else."""

    def read_answer(self, question: Sequence[str], answer: Sequence[str]) -> ReadAnswer:
        drawn = np.random.default_rng(zlib.crc32(" ".join([*question, "|", *answer]).encode())).random(len(LABELS))
        levels = tuple(float(share) for share in drawn[:5] / drawn[:5].sum())
        return ReadAnswer(levels, 0.9, labels_of(len(answer)))

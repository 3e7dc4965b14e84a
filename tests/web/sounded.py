"""Answers with what was heard and seen of them: a long one, a short one, a stutter-safe one and a typed one."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from interview.audio.delivery import Sounding, delivery_from
from interview.records import (
    Answer,
    Away,
    Delivery,
    Distraction,
    Exchange,
    Focus,
    Look,
    Prosody,
    Question,
    Second,
    Spell,
    Stage,
    Word,
)

LONG = (
    "So, um, at Northwind the nightly load had failed about twice a week since the spring, and nobody [1.3] quite "
    "knew why. It was my job to find out and to make it finish before the morning round, because the clinical staff "
    "plan their beds with these numbers. [0.6] I, uh, first wrote a small script that compared the row counts of "
    "every step, [0.4] and we we saw within two days that one of the joins dropped [2.4] late records without saying "
    "a word. [0.5] Then I rewrote that step in Python, um, with a test for every rule, [0.8] and I moved the slow "
    "queries to an indexed table. I think the hardest part was, uh, to convince the team that we should stop the old "
    "job at once [1.1] and not run both for a month. [0.45] I showed them the difference for one ward, on paper, and "
    "that was enough. [1.6] As a result the run time dropped from six hours to one, and, um, no night has failed "
    "since then. The nurses have their numbers at six, which is what they had asked for."
)
"""In brackets the pause after the words before it, in seconds."""
SHORT = "I would look at the query plan first, and then measure again after every change that I make."
PROSODY = Prosody(2.8, 7.4, 5.1, -24.0, 117.5)


def spoken(text: str, *, pace: float = 0.36, thinking: float = 1.8) -> tuple[Answer, Delivery]:
    """Words one after another, with the pauses in brackets, as they are measured from sound."""
    words: list[Word] = []
    pauses, at = [], thinking
    for piece in text.split():
        if piece.startswith("["):
            pauses.append((at, at + float(piece[1:-1])))
            at = pauses[-1][1]
            continue
        seconds = pace * (0.45 + len(piece) / 8)
        words.append(Word(piece, round(at, 2), round(at + seconds, 2), 0.94))
        at += seconds
    edges = [thinking, *(edge for pause in pauses for edge in pause), at]
    spans = [(a, b) for n, (a, b) in enumerate(pairwise(edges)) if n % 2 == 0]
    answer = Answer(" ".join(word.text for word in words), "spoken", tuple(words), round(at + 0.9, 1), "en")
    delivery = delivery_from(words, Sounding(spans, (), PROSODY))
    assert delivery is not None
    return answer, delivery


def long_one() -> Exchange:
    """75 seconds, looked away twice, once so long that it is a distraction, and out of the picture for a while."""
    answer, delivery = spoken(LONG)
    away = (Away(21.3, 25.2, "left"), Away(47.0, 48.6, "down"))
    focus = Focus(
        seconds=answer.seconds,
        frames=520,
        share=0.918,
        rough=True,
        each_second=tuple(Second(None if n in (3, 4) else Look.ON_SCREEN) for n in range(int(answer.seconds))),
        away=away,
        distractions=(Distraction(21.3, 25.2, "long"),),
        spells=(Spell(60.2, 62.4, Look.NO_FACE),),
    )
    question = Question(1, Stage.EXPERIENCE, "Pipelines", "Tell me about a load that kept failing.", "model", "q@1")
    return Exchange(question, answer, delivery=delivery, focus=focus)


def short_one() -> Exchange:
    answer, delivery = spoken(SHORT, pace=0.55, thinking=0.7)
    question = Question(2, Stage.SKILLS, "PostgreSQL", "What do you do about a slow query?", "bank", "bank")
    return Exchange(question, answer, delivery=delivery, focus=Focus(answer.seconds, 90, 1.0, rough=False))


def stuttered() -> Exchange:
    """As the long one, measured with fluency left out."""
    exchange = long_one()
    assert exchange.answer is not None
    spans = [(exchange.answer.words[0].start, exchange.answer.words[-1].end)]
    delivery = delivery_from(exchange.answer.words, Sounding(spans, (), PROSODY), stutter_safe=True)
    return replace(exchange, delivery=delivery)


def typed_one() -> Exchange:
    question = Question(3, Stage.SKILLS, "Warehouse", "Why does one keep a warehouse?", "model", "q@1")
    return Exchange(question, Answer("Because history can be compared there.", "typed"))

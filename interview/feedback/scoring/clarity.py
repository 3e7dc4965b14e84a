"""How easy a spoken answer is to follow, 0-100, by counting; it does not know whether the answer is right.

The weights were set by hand and validated on nobody; the value never enters the content score. Marks are not read
and letter case only for names (4 points), because a recogniser sets both; fillers are left to the delivery.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from interview.feedback.scoring.quoting import quote_of, read_aloud, sentence_spans, shortened
from interview.interviewer.questions.signs import has_own_deed, is_vague
from interview.language.lists import WordLists
from interview.language.text import STOP_WORDS, content_words
from interview.language.wording import SOUNDS, hedges
from interview.records.feedback import Quote, Rating, Remark, Span
from interview.records.media import Word

ASPECT = "clarity"
LEAST_WORDS = 8
THOUGHT, TOO_LONG, EASY, BRISK = 20, 40, 20, 15
"""Words: a run above the first is cut into thoughts where nobody else says how; a sentence above the second is lost; up
to the third easy; up to the fourth in the mean, short."""
SHORT = 80
"""Words of an answer up to which neither signposts nor numbers are missed."""
BASE = 60.0
TO_THE_POINT = "The first sentence is already about the matter."
SLOW = "The first sentence does not say the point yet."
RATE_OVER = 50
"""Words; a rate is taken over at least so many, or one "maybe" would sink a short answer."""
QUOTED, BEFORE = 20, 6
"""Words of a quote, and of them before the place it is about."""

_MARK = re.compile(r"[^\w\s'$€£%#+/.,:-]|[.,:](?!\d)|-(?!\w)|[\s_]")
_FILLER = re.compile(rf"(?<!\S)(?:{SOUNDS})(?!\S)", re.I)
_LISTS = WordLists("clarity")
_END = re.compile(r"[.!?…]+(?!\w)")
_CLAUSE = ".!?;:,–—\n"
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w+#&-]+")
_Quoting = Callable[[int], Quote]
"""A place in the text -> the words around it."""


@dataclass(frozen=True, slots=True)
class _Finding:
    """What one count does to the value, and what to say of it."""

    points: float
    remark: Remark | None = None


@cache
def _hedge() -> re.Pattern[str]:
    phrases = "|".join(hedges()).replace(" ", " +")
    return re.compile(rf"{_LISTS.expression('kind_of')}|\b(?:{phrases})\b", re.I)


@cache
def _penalties() -> tuple[tuple[re.Pattern[str], str, float], ...]:
    """What is counted, what to say of it, and the most points it costs."""
    return (
        (_hedge(), '{} hedges such as "{}" make it sound unsure.', 18.0),
        (_LISTS.pattern("restart"), '{} restarts or repeated words such as "{}".', 12.0),
        (_LISTS.pattern("vague"), '{} vague words such as "{}" could be anything.', 18.0),
    )


def clarity_of(
    text: str, words: Sequence[Word] = (), sentences: Sequence[Span] = (), *, is_weak: bool = False
) -> Rating:
    """A rating with quotes; no value for fewer than eight words.

    `sentences` are those that the reader hears, used where nobody wrote marks; of the length of such nothing is said,
    since where they end is a guess. What is only missing in form is not told of a weak or a short answer.
    """
    bare = _unmarked(text)
    count = len(bare.split())
    if count < LEAST_WORDS:
        return Rating(ASPECT, None)
    written = sentence_spans(text, longest=len(text))
    is_written = count <= TOO_LONG * len(_END.findall(text))
    told = written if is_written else tuple(sentences) or sentence_spans(bare, THOUGHT)
    if not told:
        return Rating(ASPECT, None)
    misses = count >= SHORT and not is_weak

    def quote(place: int) -> Quote:
        at = next((one for one in reversed(told) if one.start <= place), told[0])
        return quote_of(text, shortened(text, _around(text, at, place), QUOTED), words)

    found = [
        _length(bare, told, is_written=is_written),
        _lost(text, bare, told if is_written else (), words),
        *(_too_often(rule, say, cap, bare, count, quote) for rule, say, cap in _penalties()),
        _point(bare, told, quote, is_whole=is_written),
        _signposts(text, bare, quote, misses=misses),
        _concrete(text, bare, quote, misses=misses),
    ]
    value = round(min(max(BASE + sum(finding.points for finding in found), 0.0), 100.0), 1)
    strengths = tuple(f.remark for f in found if f.remark is not None and f.points > 0)
    weaknesses = tuple(f.remark for f in found if f.remark is not None and f.points <= 0)
    return Rating(ASPECT, value, strengths, weaknesses)


def _unmarked(text: str) -> str:
    """The text without marks and fillers, every character in its place."""
    bare = _MARK.sub(" ", text.replace("’", "'"))
    return _FILLER.sub(lambda filler: " " * len(filler[0]), bare)


def _around(text: str, thought: Span, place: int) -> Span:
    """A long thought from a few words before the place on, so that a short quote still shows it."""
    tokens = [token.start() for token in re.finditer(r"\S+", text[thought.start : min(place, thought.end)])]
    far = len(tokens) > QUOTED - BEFORE
    return Span(thought.start + tokens[-BEFORE], thought.end) if far else thought


def _length(bare: str, sentences: Sequence[Span], *, is_written: bool) -> _Finding:
    lengths = [len(bare[one.start : one.end].split()) for one in sentences]
    mean = sum(lengths) / len(lengths)
    points = min(max(10.0 - 1.5 * (mean - EASY), -10.0), 10.0)
    if is_written and mean <= BRISK and len(sentences) > 1:
        return _Finding(points, Remark(f"Short sentences, {mean:.0f} words on average, are easy to follow."))
    if is_written and points <= 0 and len(sentences) > 1:
        return _Finding(points, Remark(f"Long sentences, {mean:.0f} words on average."))
    return _Finding(points)


def _lost(text: str, bare: str, written: Sequence[Span], words: Sequence[Word]) -> _Finding:
    """The first that is too long is quoted as it is: who reads that can count."""
    lost = [one for one in written if len(bare[one.start : one.end].split()) > TOO_LONG]
    if not lost:
        return _Finding(0.0)
    number = f"{len(lost)} of {len(written)} sentences" if len(written) > 1 else "The only sentence"
    say = f"{number} {'runs' if len(lost) == 1 else 'run'} over {TOO_LONG} words: a listener loses the thread."
    return _Finding(max(-6.0 * len(lost), -18.0), Remark(say, quote_of(text, lost[0], words)))


def _too_often(rule: re.Pattern[str], say: str, cap: float, bare: str, count: int, quote: _Quoting) -> _Finding:
    seen = list(rule.finditer(bare))
    if not seen:
        return _Finding(0.0)
    rate = 100 * len(seen) / max(count, RATE_OVER)
    remark = Remark(say.format(len(seen), " ".join(seen[0][0].split())), quote(seen[0].start()))
    return _Finding(-min(3.0 * rate, cap), remark if len(seen) > 1 else None)


def _point(bare: str, sentences: Sequence[Span], quote: _Quoting, *, is_whole: bool) -> _Finding:
    """Something that can be pictured is said at once, rather than that something will be said.

    Two short sentences are one opening. That it does not say the point is told of whole sentences only: the rest of a
    piece may say it.
    """
    if _says(bare, sentences[0]):
        return _Finding(10.0, Remark(TO_THE_POINT, quote(sentences[0].start)))
    end = next((one.end for one in sentences if len(bare[sentences[0].start : one.end].split()) >= THOUGHT), len(bare))
    if _says(bare, Span(sentences[0].start, end)):
        return _Finding(10.0)
    remark = Remark(SLOW, quote(sentences[0].start))
    return _Finding(-5.0, remark if is_whole else None)


def _says(bare: str, span: Span) -> bool:
    said = read_aloud(bare[span.start : span.end])
    is_said = has_own_deed(said) or (len(content_words(said)) >= 3 and not is_vague(said))
    return is_said and not _LISTS.pattern("stall").match(said)


def _signposts(text: str, bare: str, quote: _Quoting, *, misses: bool) -> _Finding:
    """Looked for with the marks that begin a clause, and without fillers."""
    marked = "".join(mark if mark in _CLAUSE else letter for mark, letter in zip(text, bare, strict=True))
    every = reversed(list(_LISTS.pattern("signpost").finditer(marked)))
    seen = {" ".join(found[0].casefold().split()): found.start() for found in every}
    if not seen:
        missed = Remark('No signposts such as "first", "then" or "as a result".') if misses else None
        return _Finding(0.0, missed)
    place = min(seen.values())
    remark = Remark(f"{len(seen)} different signposts lead the listener through.", quote(place))
    return _Finding(min(4.0 * len(seen), 12.0), remark if len(seen) > 1 else None)


def _concrete(text: str, bare: str, quote: _Quoting, *, misses: bool) -> _Finding:
    numbers = {found[0].casefold(): found.start() for found in reversed(list(_LISTS.pattern("number").finditer(bare)))}
    names = {found[0]: found.start() for found in _NAME.finditer(text) if found[0].casefold() not in STOP_WORDS}
    if not numbers and not names:
        is_cased = any(letter.isupper() for letter in text)  # a name in small letters is none to us
        return _Finding(0.0, Remark("No number and no name.") if misses and is_cased else None)
    place = min((numbers or names).values())
    points = min(3.0 * len(numbers), 9.0) + min(2.0 * len(names), 4.0)
    return _Finding(points, Remark("Numbers or names make it concrete.", quote(place)))

"""How any speech recogniser here is fed and checked: windows of speech in, words out. Knows no model."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from interview.records import Word

Span = tuple[float, float]
"""Start and end in seconds."""

Decode = Callable[[Sequence[Span]], Sequence[Sequence[Word]]]
"""Windows -> the words of each, timed from the start of the recording."""

PROMPT = "Um, so, uh, I was, er, like, you know, um, thinking about it. Uh, hmm, I mean, well, um, yes."
"""Whisper leaves out "um" and "uh" unless the text before has some (measured: 0 of 9 kept, 9 of 9 with this)."""

LONGEST_WINDOW = 28.0
"""Seconds; Whisper hears 30 at a time, and a little room keeps the last word whole."""
LONGEST_GAP = 2.0
LONGEST_WORD = 1.2
UNHEARD = 1.2
MARGIN = 0.2
"""Kept around a part that is decoded again, so that its first sound is whole."""
SURE_OF_LANGUAGE = 0.7


def windows_from(spans: Iterable[Span], longest: float = LONGEST_WINDOW, gap: float = LONGEST_GAP) -> list[Span]:
    """Join neighbouring stretches of speech, pauses kept, into windows that are cut only at pauses."""
    windows: list[Span] = []
    for start, end in spans:
        if windows and start - windows[-1][1] < gap and end - windows[-1][0] <= longest:
            windows[-1] = (windows[-1][0], end)
        else:
            windows.append((start, end))
    return windows


def words_heard(spans: Sequence[Span], decode: Decode, longest: float = LONGEST_WINDOW) -> tuple[Word, ...]:
    """Decode window by window; where speech got no words, the sound is cut there and decoded again.

    Whisper sometimes skips a whole sentence inside a window; the same sentence alone is then heard.
    """
    windows = windows_from(spans, longest)
    heard: list[Word] = []
    for window, words in zip(windows, decode(windows) if windows else (), strict=True):
        inside = [span for span in spans if window[0] <= span[0] and span[1] <= window[1]]
        heard.extend(_completed(inside, words, decode))
    return tuple(heard)


def _completed(spans: Sequence[Span], words: Sequence[Word], decode: Decode) -> Sequence[Word]:
    """The words, or where some spans were heard and some were not, those of each run of them by itself."""
    runs = [list(run) for _, run in groupby(spans, lambda span: is_unheard(span, words))]
    if len(runs) > 1:
        parts = decode([(run[0][0], run[-1][1]) for run in runs])
        return [word for run, part in zip(runs, parts, strict=True) for word in _completed(run, part, decode)]
    gaps = [gap for span in spans for gap in unheard_in(span, words)] if words else []
    return _filled(words, gaps, decode) if gaps else words


def _filled(words: Sequence[Word], gaps: Sequence[Span], decode: Decode) -> list[Word]:
    """The words with those of the gaps between them, each gap decoded by itself."""
    parts = decode([(start - MARGIN, end + MARGIN) if start > MARGIN else (0.0, end + MARGIN) for start, end in gaps])
    found = [
        word
        for (start, end), part in zip(gaps, parts, strict=True)
        for word in part
        if start <= (word.start + word.end) / 2 <= end
    ]
    return sorted([*words, *found], key=lambda word: (max(word.start, word.end - LONGEST_WORD) + word.end) / 2)


def is_unheard(span: Span, words: Sequence[Word]) -> bool:
    """Tell whether more than UNHEARD seconds of this stretch of speech have no word."""
    return any(True for _ in unheard_in(span, words))


def unheard_in(span: Span, words: Sequence[Word]) -> Iterator[Span]:
    """Parts of a stretch of speech, longer than UNHEARD seconds, that have no word.

    A skipped sentence also shows as one word stretched over it; such a word counts for its last part only.
    """
    at, end = span
    for word in words:
        if word.end > at and word.start < end:
            begins = max(word.start, word.end - LONGEST_WORD)
            if begins - at > UNHEARD:
                yield at, begins
            at = max(at, word.end)
    if end - at > UNHEARD:
        yield at, end


def language_of(probabilities: Mapping[str, float]) -> str:
    """English, the language of the interview, unless another is clear: accents mislead the detector."""
    best = max(probabilities, key=lambda name: probabilities[name], default="en")
    return best if probabilities.get(best, 0.0) >= SURE_OF_LANGUAGE else "en"


def joined(pieces: Iterable[Word]) -> list[Word]:
    """Whisper's pieces as words: one that does not open with a space ("-disposed") belongs to the last."""
    words: list[Word] = []
    for piece in pieces:
        text = piece.text.strip()
        if words and text and not piece.text.startswith(" "):
            last = words.pop()
            probability = min(last.probability, piece.probability)
            words.append(Word(last.text + text, last.start, piece.end, probability))
        elif text:
            words.append(Word(text, piece.start, piece.end, piece.probability))
    return words


def spread(words: Sequence[str], window: Span, probability: float) -> list[Word]:
    """Words without times share their window evenly."""
    start, end = window
    step = (end - start) / max(len(words), 1)
    return [
        Word(word, start + number * step, start + (number + 1) * step, probability) for number, word in enumerate(words)
    ]

"""All that is measured of one spoken answer, put together; knows no file, recogniser or page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from interview.audio.delivery.confidence import confidence_from
from interview.audio.delivery.pace import ends_of, pace_over_time, spoken_words, words_per_minute
from interview.audio.delivery.pauses import pauses_in
from interview.audio.delivery.stumbles import stumbles_in
from interview.engines.recognising import Span
from interview.language.wording import is_filler, wording_moments
from interview.records import Answer, Delivery, Moment, MomentKind, Prosody, Word

UNSURE = 0.5
"""Seconds: a transcript's word times are good to about 0.2 s, so that shorter gaps between words are no pauses."""
_FLUENCY = frozenset(MomentKind) - {MomentKind.HEDGE, MomentKind.DISCOURSE}
"""What a stutter also does; left out in the stutter-safe mode."""


@dataclass(frozen=True, slots=True)
class Sounding:
    """What was read from an answer's sound: stretches of speech, fillers that no word stands for, the voice."""

    spans: Sequence[Span]
    fillers: Sequence[Span] = ()
    prosody: Prosody | None = field(default=None)


def delivery_of(answer: Answer, *, stutter_safe: bool = False) -> Delivery | None:
    """From the transcript's times alone, for an answer whose sound is gone; None for a typed or skipped one."""
    if answer.source != "spoken" or not answer.words:
        return None
    return delivery_from(answer.words, None, stutter_safe=stutter_safe, language=answer.language)


def delivery_from(
    words: Sequence[Word], sound: Sounding | None, *, stutter_safe: bool = False, language: str = "en"
) -> Delivery | None:
    """None without words: noise and music have no pace.

    With `stutter_safe`, fluency is neither listed nor judged. In a language other than English only pace and pauses
    are measured: "um" is a word in German, and in Portuguese the commonest one.
    """
    if not words:
        return None
    spans = sound.spans if sound else _spans_of(words)
    start, end = ends_of(words, spans)
    counted = [word for word in words if not (is_english(language) and is_filler(word.text))]
    count = spoken_words(counted) if is_english(language) else len(counted)
    silences = pauses_in(spans, start, end)
    silent = sum(stop - begin for begin, stop in silences)
    pace = pace_over_time(counted, (start, end))
    moments = [Moment(MomentKind.PAUSE, begin, stop, source="sound" if sound else "words") for begin, stop in silences]
    if is_english(language):
        heard = sound.fillers if sound else ()
        moments += [*wording_moments(words), *stumbles_in(words)]
        moments += [Moment(MomentKind.FILLER, begin, stop, source="sound") for begin, stop in heard]
    judged = is_english(language) and not stutter_safe
    listed = [moment for moment in moments if not (stutter_safe and moment.kind in _FLUENCY)]
    return Delivery(
        source="sound" if sound else "words",
        words=count,
        start=round(start, 2),
        end=round(end, 2),
        words_per_minute=None if stutter_safe else words_per_minute(count, end - start),
        articulation_rate=None if stutter_safe else words_per_minute(count, end - start - silent),
        pause_seconds=0.0 if stutter_safe else round(silent, 2),
        longest_pause=0.0 if stutter_safe else round(max((stop - begin for begin, stop in silences), default=0.0), 2),
        pace=() if stutter_safe else pace,
        moments=tuple(sorted(listed, key=lambda moment: moment.start)),
        prosody=sound.prosody if sound else None,
        confidence=confidence_from(count, end - start, moments, pace) if judged else None,
        transcription_confidence=round(sum(word.probability for word in words) / len(words), 3),
        fluency=not stutter_safe,
        wording=is_english(language),
    )


def is_english(language: str) -> bool:
    """Whether the lists of words apply; an unknown language is taken for the interview's own."""
    return language in ("", "en")


def _spans_of(words: Sequence[Word]) -> list[Span]:
    """Stretches of words with less than UNSURE seconds between them."""
    starts = [words[0].start, *(b.start for a, b in pairwise(words) if b.start - a.end >= UNSURE)]
    ends = [*(a.end for a, b in pairwise(words) if b.start - a.end >= UNSURE), words[-1].end]
    return list(zip(starts, ends, strict=True))

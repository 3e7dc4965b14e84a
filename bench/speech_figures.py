"""What the hearings of labelled clips come to: words, fillers, pace and pauses against what people wrote or marked.

Knows records alone; `bench.speech` says what each figure means.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import mean, median
from typing import TYPE_CHECKING, Any

from bench.hearing import Hearing, count_fillers
from bench.records import Figure
from bench.wording import edits, fillers_met, normalized
from interview.audio.delivery.pace import spoken_words
from interview.audio.delivery.pauses import pauses_in
from interview.audio.spectrum import centred_frames
from interview.engines.recognising import Span
from interview.engines.sound import SPEECH_RATE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Samples = NDArray[np.float32]

MARKED = 0.5
"""Seconds: the shortest pause that the labels mark."""
FEWEST_WORDS = 5


@dataclass(frozen=True, slots=True)
class Clip:
    name: str
    entry: Mapping[str, Any]
    samples: Samples
    heard: Hearing

    @property
    def seconds(self) -> float:
        return len(self.samples) / SPEECH_RATE

    @property
    def language(self) -> str:
        return str(self.entry.get("language") or "en")

    @property
    def said(self) -> str:
        return str(self.entry.get("transcript") or "")

    @property
    def kind(self) -> str:
        """The label's words without what follows a colon, as a figure's name."""
        words = "".join(c if c.isalnum() else " " for c in str(self.entry.get("kind", "")).partition(":")[0].casefold())
        return "_".join(words.split()[:3]) or "other"


def readings(heard: Hearing) -> tuple[list[str], ...]:
    return tuple([word.text for word in words] for words in (heard.live, heard.words, heard.plain))


def plain_words(words: Sequence[str], clip: Clip) -> list[str]:
    return normalized(" ".join(words), clip.language)


def word_figures(clips: Sequence[Clip]) -> dict[str, Figure]:
    """Word error rates over all words, in percent; English only, as the interview is."""
    wrong: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for clip in clips:
        said = normalized(clip.said, clip.language)
        for group in ("", clip.kind) if said and clip.language == "en" else ():
            wrong[group]["words"] += len(said)
            for name, words in zip(("live", "kept", "plain"), readings(clip.heard), strict=True):
                wrong[group][name] += edits(said, plain_words(words, clip))
    if not wrong[""]["words"]:
        return {}
    rates = {group: {name: _percent(n, one["words"]) for name, n in one.items()} for group, one in wrong.items() if one}
    whole = rates.pop("")
    figures: dict[str, Figure] = {"wer": whole["kept"], "wer_live": whole["live"], "wer_plain": whole["plain"]}
    figures["wer_lost_points"] = round(whole["kept"] - whole["plain"], 2)
    for group, rate in sorted(rates.items()):
        figures |= {f"wer_{group}": rate["kept"], f"wer_plain_{group}": rate["plain"]}
    return figures


def filler_figures(clips: Sequence[Clip]) -> dict[str, Figure]:
    """Of the English clips whose fillers are listed, those without any included."""
    listed = [clip for clip in clips if clip.entry.get("fillers") is not None and clip.language == "en"]
    minutes = sum(clip.seconds for clip in listed) / 60
    if not minutes:
        return {}
    ours = [(clip, clip.heard.with_fillers) for clip in listed]
    plain = [(clip, [word.text for word in clip.heard.plain]) for clip in listed]
    return {
        "fillers_said": sum(len(clip.entry["fillers"]) for clip in listed),
        "filler_count_error_per_min": _count_error(ours, minutes),
        "filler_count_error_per_min_plain": _count_error(plain, minutes),
        "filler_f1": _filler_f1(ours),
        "filler_f1_plain": _filler_f1(plain),
        "filler_f1_plain_and_sound": _filler_f1([(clip, clip.heard.plain_with_fillers) for clip in listed]),
    }


def _count_error(heard: Sequence[tuple[Clip, list[str]]], minutes: float) -> float:
    return round(sum(abs(count_fillers(words) - len(clip.entry["fillers"])) for clip, words in heard) / minutes, 2)


def _filler_f1(heard: Sequence[tuple[Clip, list[str]]]) -> float | None:
    met = [fillers_met(clip.said.split(), words) for clip, words in heard]
    both, extra, missed = (sum(one[n] for one in met) for n in range(3))
    return round(2 * both / (2 * both + extra + missed), 3) if both + extra + missed else None


def pace_figures(clips: Sequence[Clip]) -> dict[str, Figure]:
    counts, spans = [], []
    for clip in clips:
        said, delivery = clip.entry.get("n_words"), clip.heard.delivery
        true = said - len(clip.entry.get("fillers") or ()) if said else 0
        if true < FEWEST_WORDS or clip.language != "en":
            continue
        counts.append(100 * abs(spoken_words(clip.heard.words) - true) / true)
        if delivery is not None:
            loud = _loud_span(clip.samples)
            spans.append(100 * abs(delivery.span - loud) / loud)
    if not counts:
        return {}
    return {
        "wpm_error_pct": round(mean(counts), 1),
        "wpm_error_pct_median": round(median(counts), 1),
        "span_error_pct": round(mean(spans), 1) if spans else None,
        "span_error_pct_median": round(median(spans), 1) if spans else None,
    }


def _loud_span(samples: Samples) -> float:
    """Seconds from the first to the last moment within 35 dB of the loudest."""
    import numpy as np

    step = 512
    power = (centred_frames(samples, 4 * step, step) ** 2).mean(axis=1)
    loud = np.flatnonzero(power > power.max() * 10**-3.5)
    return float(min(len(samples), (loud[-1] + 1) * step) - loud[0] * step) / SPEECH_RATE if len(loud) else 0.0


def pause_figures(clips: Sequence[Clip]) -> dict[str, Figure]:
    marked = [
        ([(float(a), float(b)) for a, b in clip.entry["pauses_ge_0_5s"]], long_pauses(clip.heard))
        for clip in clips
        if clip.entry.get("pauses_ge_0_5s") is not None
    ]
    if not marked:
        return {}
    true = [(pause, found) for pauses, found in marked for pause in pauses]
    told = [(pause, pauses) for pauses, found in marked for pause in found]
    recall = mean(_covered(pause, by) >= 0.5 for pause, by in true) if true else None
    precision = mean(_covered(pause, by) >= 0.5 for pause, by in told) if told else None
    matched = sum(sum(any(_iou(pause, one) >= 0.5 for one in found) for pause in pauses) for pauses, found in marked)
    shared = sum(_covered(pause, by) * (pause[1] - pause[0]) for pause, by in true)
    seconds = sum(end - start for pauses, found in marked for start, end in [*pauses, *found])
    return {
        "pauses_marked": len(true),
        "pause_f1": _harmonic(recall, precision),
        "pause_recall": _rounded(recall),
        "pause_precision": _rounded(precision),
        "pause_iou_f1": round(2 * matched / (len(true) + len(told)), 3) if true or told else None,
        "pause_seconds_f1": round(2 * shared / seconds, 3) if seconds else None,
    }


def long_pauses(heard: Hearing) -> list[Span]:
    """As long as the marked ones, between the first stretch of speech and the last."""
    if not heard.spans:
        return []
    found = pauses_in(heard.spans, heard.spans[0][0], heard.spans[-1][1])
    return [pause for pause in found if pause[1] - pause[0] >= MARKED]


def _covered(pause: Span, by: Sequence[Span]) -> float:
    shared = sum(max(0.0, min(pause[1], end) - max(pause[0], start)) for start, end in by)
    return shared / (pause[1] - pause[0])


def _iou(one: Span, other: Span) -> float:
    shared = max(0.0, min(one[1], other[1]) - max(one[0], other[0]))
    return shared / (one[1] - one[0] + other[1] - other[0] - shared)


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 2)


def _harmonic(recall: float | None, precision: float | None) -> float | None:
    if recall is None or precision is None or recall + precision == 0:
        return None
    return round(2 * recall * precision / (recall + precision), 3)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)

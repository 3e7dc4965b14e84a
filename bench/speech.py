"""Words, fillers, pace and pauses of recordings against their labels, beside plain transcription by the same model.

Reads a folder of clips with a manifest (as data/README.md says): transcripts and fillers where people wrote them down,
speech segments and pauses where they marked them. Sound without speech and stretched copies are made on the spot.

`wer` is of the words that the interview keeps, read twice; `wer_live` of those shown while somebody speaks; both
without fillers and in Whisper's own normal form. A filler counts as found when the best alignment of all words puts it
beside one that was said. `wpm_error_pct` is the labels' words a minute over the whole file against ours over the same
time; `span_error_pct` compares our first and last word with where the sound's energy begins and ends. A pause counts
as found, or as right, when half of it lies in pauses of the other side; `pause_iou_f1` wants half of both together.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from statistics import mean, median
from typing import TYPE_CHECKING, Any

from bench.hearing import Hearing, Listening, count_fillers, plain_reader
from bench.records import Figure, Measured
from bench.sounds_made import stretched, wordless
from bench.turns import open_models
from bench.wording import edits, fillers_met, normalized
from interview.core.delivery.pauses import pauses_in
from interview.core.hearing import Span
from interview.core.sound import SPEECH_RATE
from interview.errors import RecordingError
from interview.recordings import read_recording

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Samples = NDArray[np.float32]

MARKED = 0.5
"""Seconds: the shortest pause that the labels mark."""
SPEEDS = (0.8, 1.25)
LONG_ENOUGH = 5.0
"""Seconds of a clip that is stretched: one word more or less must not be the whole error."""
FEWEST_WORDS = 5
ANSWER = 90.0


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


def measure(data: Path | None, limit: int | None) -> Measured:
    if data is None:
        raise SystemExit("python -m bench speech --data DIR (a folder of clips with a manifest.json)")
    listening = open_listening()
    rows: list[tuple[Figure, ...]] = []
    clips = []
    for name, entry, samples in islice(_recordings(data, rows), limit):
        clip = Clip(name, entry, samples, listening.hear(samples, str(entry.get("language") or "en")))
        clips.append(clip)
        rows.append(_row(clip))
    figures: dict[str, Figure] = {"clips": len(clips)}
    figures |= word_figures(clips) | filler_figures(clips) | pace_figures(clips) | pause_figures(clips)
    figures |= wordless_figures(data, listening, rows) | stretch_figures(clips, listening, rows)
    figures |= time_figures(clips, listening)
    header = ("clip", "seconds", "words", "errors live", "kept", "plain", "fillers", "heard", "plain", "wpm", "pauses")
    return Measured(len(clips), figures, header, tuple(rows))


def open_listening() -> Listening:
    from interview.settings import load_settings
    from interview.wiring import choices_here, open_catalogue

    voice, turn, transcriber, _ = open_models()
    settings = load_settings()
    catalogue = open_catalogue(settings)
    model = choices_here(settings, catalogue)["transcription"].model
    folder = catalogue.fetch(model) if model == "whisper-base" else model
    return Listening(voice, turn, transcriber, plain_reader(folder))


def _recordings(data: Path, rows: list[tuple[Figure, ...]]) -> Iterator[tuple[str, Mapping[str, Any], Samples]]:
    """Each clip that can be read; the others are told in the table."""
    try:
        entries = json.loads((data / "manifest.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SystemExit(f"{data} holds no manifest.json that can be read: {error}") from error
    for entry in entries:
        name = str(entry.get("file", ""))
        try:
            yield name, entry, read_recording(data / name).samples
        except RecordingError as error:
            rows.append((name, None, None, None, None, None, None, None, None, None, str(error)))


def _row(clip: Clip) -> tuple[Figure, ...]:
    heard, said = clip.heard, normalized(clip.said, clip.language)
    errors = [edits(said, _plain_words(words, clip)) if said else None for words in _readings(heard)]
    fillers = clip.entry.get("fillers")
    wpm = heard.delivery.words_per_minute if heard.delivery else None
    told = [clip.name, round(clip.seconds, 1), len(said), *errors, None if fillers is None else len(fillers)]
    told += [count_fillers(heard.with_fillers), count_fillers([word.text for word in heard.plain]), wpm]
    return (*told, len(_pauses(heard)))


def _readings(heard: Hearing) -> tuple[list[str], ...]:
    return tuple([word.text for word in words] for words in (heard.live, heard.words, heard.plain))


def _plain_words(words: Sequence[str], clip: Clip) -> list[str]:
    return normalized(" ".join(words), clip.language)


def word_figures(clips: Sequence[Clip]) -> dict[str, Figure]:
    """Word error rates over all words, in percent; English only, as the interview is."""
    wrong: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for clip in clips:
        said = normalized(clip.said, clip.language)
        for group in ("", clip.kind) if said and clip.language == "en" else ():
            wrong[group]["words"] += len(said)
            for name, words in zip(("live", "kept", "plain"), _readings(clip.heard), strict=True):
                wrong[group][name] += edits(said, _plain_words(words, clip))
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
    from interview.core.delivery.pace import spoken_words

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
    """Seconds from the first to the last moment within 35 dB of the loudest (librosa's trim)."""
    import librosa

    _, (start, end) = librosa.effects.trim(samples, top_db=35)
    return float(end - start) / SPEECH_RATE


def pause_figures(clips: Sequence[Clip]) -> dict[str, Figure]:
    marked = [
        ([(float(a), float(b)) for a, b in clip.entry["pauses_ge_0_5s"]], _pauses(clip.heard))
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


def _pauses(heard: Hearing) -> list[Span]:
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


def wordless_figures(data: Path, listening: Listening, rows: list[tuple[Figure, ...]]) -> dict[str, Figure]:
    """Words and paces told of sound that holds none: made here, and silent and noise files beside the folder."""
    words = paces = plain = 0
    for name, samples in [*wordless(), *_silent_files(data)]:
        heard = listening.hear(samples, "en")
        words += len(heard.words)
        plain += len(heard.plain)
        paces += heard.delivery is not None and heard.delivery.words_per_minute is not None
        counts = (len(heard.live), len(heard.words), len(heard.plain))
        rows.append((f"no speech: {name}", round(len(samples) / SPEECH_RATE, 1), 0, *counts, 0, 0, 0, None, 0))
    return {"silence_words": words, "silence_words_plain": plain, "silence_paces": paces}


def _silent_files(data: Path) -> Iterator[tuple[str, Samples]]:
    for folder in (data, data.parent / "bad"):
        for path in sorted([*folder.glob("*silen*.wav"), *folder.glob("*noise*.wav")]):
            try:
                yield path.name, read_recording(path).samples
            except RecordingError:  # it is refused before anybody listens, which is right
                continue


def stretch_figures(clips: Sequence[Clip], listening: Listening, rows: list[tuple[Figure, ...]]) -> dict[str, Figure]:
    """How far the pace of a slower or faster copy is from the pace times the speed, in percent."""
    errors: list[float] = []
    for clip in clips:
        pace = clip.heard.delivery.words_per_minute if clip.heard.delivery else None
        if pace is None or clip.seconds < LONG_ENOUGH or not clip.said or clip.language != "en":
            continue
        for speed in SPEEDS:
            copy = stretched(clip.samples, speed)
            heard = listening.hear(copy, clip.language)
            told = heard.delivery.words_per_minute if heard.delivery else None
            error = 100.0 if told is None else 100 * abs(told / (pace * speed) - 1)
            errors.append(error)
            wrong = [edits(normalized(clip.said), _plain_words(words, clip)) for words in _readings(heard)]
            name, seconds = f"{clip.name} x{speed}", round(len(copy) / SPEECH_RATE, 1)
            rows.append((name, seconds, len(normalized(clip.said)), *wrong, None, None, None, told, round(error, 1)))
    if not errors:
        return {}
    return {
        "stretch_error_pct": round(mean(errors), 2),
        "stretch_error_pct_median": round(median(errors), 2),
        "stretch_within_3_pct": round(mean(error <= 3 for error in errors), 3),
        "stretch_worst_pct": round(max(errors), 1),
    }


def time_figures(clips: Sequence[Clip], listening: Listening) -> dict[str, Figure]:
    """Real-time factors, and the seconds that an answer of ANSWER seconds takes, read and measured alone."""
    import numpy as np

    seconds = sum(clip.seconds for clip in clips)
    if not seconds:
        return {}
    answer = np.tile(np.concatenate([clip.samples for clip in clips]), int(ANSWER / seconds) + 1)
    heard = listening.hear(answer[: int(ANSWER * SPEECH_RATE)], "en")
    return {
        "rtf": round(sum(clip.heard.listening for clip in clips) / seconds, 3),
        "rtf_second_reading": round(sum(clip.heard.reading for clip in clips) / seconds, 3),
        "delivery_seconds_90": round(heard.measuring, 2),
        "second_reading_seconds_90": round(heard.reading, 2),
    }


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 2)


def _harmonic(recall: float | None, precision: float | None) -> float | None:
    if recall is None or precision is None or recall + precision == 0:
        return None
    return round(2 * recall * precision / (recall + precision), 3)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)

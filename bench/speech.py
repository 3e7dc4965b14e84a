"""Words, fillers, pace and pauses of recordings against their labels, beside plain transcription by the same model.

Reads a folder of clips with a manifest (as data/README.md says): transcripts and fillers where people wrote them down,
speech segments and pauses where they marked them. Sound without speech and stretched copies are made on the spot.

`wer` is of the words that the interview keeps, read twice; `wer_live` of those shown while somebody speaks; both
without fillers and in Whisper's own normal form. A filler counts as found when the best alignment of all words puts it
beside one that was said. `wpm_error_pct` is the labels' words a minute over the whole file against ours over the same
time; `span_error_pct` compares our first and last word with where the sound's energy begins and ends. A pause counts
as found, or as right, when half of it lies in pauses of the other side; `pause_iou_f1` wants half of both together.
`librosa_..._apart` is how far our pitch (semitones), level (dB), change of shape and rhythm are from librosa's.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from statistics import mean, median
from typing import TYPE_CHECKING, Any

from bench.hearing import Listening, count_fillers, plain_reader
from bench.librosa_tracks import peer_figures
from bench.records import Figure, Measured
from bench.sounds_made import stretched, wordless
from bench.speech_figures import (
    Clip,
    filler_figures,
    long_pauses,
    pace_figures,
    pause_figures,
    plain_words,
    readings,
    word_figures,
)
from bench.turns import open_models
from bench.wording import edits, normalized
from interview.audio.prosody import PIECE
from interview.audio.recordings import read_recording
from interview.engines.sound import SPEECH_RATE
from interview.errors import RecordingError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Samples = NDArray[np.float32]

SPEEDS = (0.8, 1.25)
LONG_ENOUGH = 5.0
"""Seconds of a clip that is stretched: one word more or less must not be the whole error."""
ANSWER = 90.0


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
    figures |= peer_figures([clip.samples for clip in clips if clip.seconds < PIECE])
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
    errors = [edits(said, plain_words(words, clip)) if said else None for words in readings(heard)]
    fillers = clip.entry.get("fillers")
    wpm = heard.delivery.words_per_minute if heard.delivery else None
    told = [clip.name, round(clip.seconds, 1), len(said), *errors, None if fillers is None else len(fillers)]
    told += [count_fillers(heard.with_fillers), count_fillers([word.text for word in heard.plain]), wpm]
    return (*told, len(long_pauses(heard)))


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
            wrong = [edits(normalized(clip.said), plain_words(words, clip)) for words in readings(heard)]
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

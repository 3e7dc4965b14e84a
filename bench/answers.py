"""Answers of a wished length, joined from clips of real speech. Knows no conversation."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import cycle
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from interview.engines.sound import SPEECH_RATE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Samples = NDArray[np.float32]

BREATH = (0.05, 0.2)
"""Seconds between two joined clips: shorter than any pause that ends a turn, so that the answer's end is known."""
LONGEST_CLIP = 15.0
LONGEST_PAUSE = 0.3
"""What is left of a longer pause inside a clip, for the same reason; bench turns measures what pauses do."""


def read_speech(data: Path) -> list[Samples]:
    """The English clips of a speech folder (its manifest.json), without the silence around and long pauses inside."""
    from faster_whisper.vad import VadOptions, get_speech_timestamps

    from interview.audio.recordings import read_recording

    clips = []
    for entry in json.loads((data / "manifest.json").read_text(encoding="utf-8")):
        if entry.get("language") != "en" or not entry.get("transcript") or entry["duration_s"] > LONGEST_CLIP:
            continue
        samples = read_recording(data / entry["file"]).samples
        spans = get_speech_timestamps(samples, VadOptions(speech_pad_ms=0, min_silence_duration_ms=300))
        if spans:
            clips.append(_without_long_pauses(samples, [(span["start"], span["end"]) for span in spans]))
    return clips


def _without_long_pauses(samples: Samples, spans: Sequence[tuple[int, int]]) -> Samples:
    """The speech, with half of LONGEST_PAUSE kept on both sides of each pause."""
    import numpy as np

    half, last = int(LONGEST_PAUSE * SPEECH_RATE / 2), len(spans) - 1
    sides = [(start - half * (at > 0), end + half * (at < last)) for at, (start, end) in enumerate(spans)]
    return np.concatenate([samples[start:end] for start, end in sides])


def answers_from(clips: Sequence[Samples], lengths: Sequence[int], seed: int) -> Iterator[tuple[int, Samples]]:
    """For each wished length in seconds an answer about as long, each from other clips; equally loud throughout."""
    import numpy as np

    random = Random(seed)
    order = cycle(random.sample(list(clips), len(clips)))
    for length in lengths:
        parts: list[Samples] = []
        while sum(len(part) for part in parts) < length * SPEECH_RATE:
            clip = next(order)
            parts += [0.08 * clip / max(float(np.sqrt((clip**2).mean())), 1e-6), room(random.uniform(*BREATH), random)]
        yield length, np.concatenate(parts[:-1]).astype(np.float32)


def room(seconds: float, random: Random) -> Samples:
    """The noise of a quiet room."""
    import numpy as np

    noise = np.random.default_rng(random.getrandbits(32)).standard_normal(int(seconds * SPEECH_RATE))
    return (0.0006 * noise).astype(np.float32)

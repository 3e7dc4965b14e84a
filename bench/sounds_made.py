"""Sound that holds no speech, made on the spot; and real speech made faster or slower. Knows no listener."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from interview.engines.sound import SPEECH_RATE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Samples = NDArray[np.float32]

SECONDS = 8.0


def wordless() -> Iterator[tuple[str, Samples]]:
    """Silence, noises, hum, a tone, chords, and knocks."""
    import numpy as np

    random = np.random.default_rng(7)
    count = int(SECONDS * SPEECH_RATE)
    at = np.arange(count) / SPEECH_RATE
    white = random.standard_normal(count)
    spectrum = np.fft.rfft(white)
    pink = np.fft.irfft(spectrum / np.sqrt(np.maximum(np.arange(len(spectrum)), 1)), count)
    chords = sum(np.sin(2 * np.pi * f * 2 ** (np.floor(at) % 4 / 12) * at) for f in (220.0, 277.2, 329.6))
    swell = 0.5 + 0.5 * np.sin(2 * np.pi * 2 * at)
    knocks = white * np.exp(-((at % 0.7) * 60))
    yield from (
        ("silence", np.zeros(count, np.float32)),
        ("white noise", _at(white, 0.05)),
        ("quiet white noise", _at(white, 0.002)),
        ("pink noise", _at(pink, 0.05)),
        ("hum", _at(np.sin(2 * np.pi * 50 * at) + 0.3 * np.sin(2 * np.pi * 150 * at), 0.05)),
        ("tone", _at(np.sin(2 * np.pi * 440 * at), 0.2)),
        ("chords", _at(chords * swell, 0.2)),
        ("knocks", _at(knocks, 0.1)),
    )


def stretched(samples: Samples, speed: float) -> Samples:
    """The same voice, faster (over 1) or slower, by overlapping pieces of the wave (FFmpeg's atempo)."""
    import av
    import numpy as np

    graph = av.filter.Graph()
    source = graph.add_abuffer(sample_rate=SPEECH_RATE, format="flt", layout="mono", time_base=Fraction(1, SPEECH_RATE))
    tempo, sink = graph.add("atempo", str(speed)), graph.add("abuffersink")
    source.link_to(tempo)
    tempo.link_to(sink)
    graph.configure()
    frame = av.AudioFrame.from_ndarray(samples[np.newaxis], format="flt", layout="mono")
    frame.sample_rate, frame.pts = SPEECH_RATE, 0
    source.push(frame)
    source.push(None)
    pieces: list[Samples] = []
    while True:
        try:
            piece = sink.pull()
        except (av.BlockingIOError, av.EOFError):
            return np.concatenate(pieces).astype(np.float32)
        if isinstance(piece, av.AudioFrame):
            pieces.append(piece.to_ndarray()[0])


def _at(sound: NDArray[np.floating], loud: float) -> Samples:
    """At a level: `loud` is its root mean square."""
    import numpy as np

    samples: Samples = (sound * loud / np.sqrt((sound**2).mean())).astype(np.float32)
    return samples

"""Answers with pauses put into them: clips of real speech, cut open at word boundaries. Knows no listener."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING

from interview.engines.sound import SPEECH_RATE
from interview.records import Transcript

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Samples = NDArray[np.float32]

VARIANTS, LONG, VARIANTS_LONG = 4, 20.0, 2
"""Seeded variants of a clip; of one longer than LONG seconds, fewer."""
SHORTEST, LONGEST = 0.5, 2.5
"""Seconds of the pauses put in, drawn evenly."""
BEFORE, AFTER = 0.5, 6.0
APART = 0.6
"""Seconds of speech at least between pauses, and on both sides of one."""
OWN = 0.3
"""Where the speaker paused longer than this anyway, none is put in: it would be longer than it is drawn."""
VOICED = 512
TAIL = 0.1
"""Seconds kept after the last speech, where sounds die away."""
FADE = 160
QUIETEST, LOUDEST = 10 ** (-75 / 20), 10 ** (-45 / 20)


@dataclass(frozen=True, slots=True)
class Clip:
    """Speech without its outer silence: `end` seconds of it, then what dies away. Words are timed from its start."""

    name: str
    speaker: str
    samples: Samples
    end: float
    transcript: Transcript
    floor: float
    voiced: NDArray[np.bool_]  # a frame of VOICED samples each


@dataclass(frozen=True, slots=True)
class Pause:
    """A pause put in: the speech before it stops at `start`, that after it begins at `end`."""

    start: float
    end: float
    seconds: float
    after_sentence: bool


@dataclass(frozen=True, slots=True)
class Case:
    name: str
    speaker: str
    samples: Samples
    pauses: tuple[Pause, ...]
    end: float


def speaker_of(name: str) -> str:
    """What is left of a file's name without the number of the utterance."""
    return re.sub(r"[_-]?\d{3,4}$|(?<=disfl)_.*$", "", name)


def clip_from(name: str, samples: Samples, voiced: NDArray[np.bool_], transcript: Transcript) -> Clip:
    """`voiced` tells for each frame whether it is speech; the transcript's times are those of the whole file."""
    import numpy as np

    speech = np.flatnonzero(voiced)
    start, end = int(speech[0]) * VOICED, (int(speech[-1]) + 1) * VOICED
    words = tuple(
        type(word)(word.text, word.start - start / SPEECH_RATE, word.end - start / SPEECH_RATE, word.probability)
        for word in transcript.words
    )
    frames = samples[: len(samples) // 512 * 512].reshape(-1, 512).astype(np.float64)
    floor = float(np.percentile(np.sqrt((frames**2).mean(axis=1)), 5))
    return Clip(
        name,
        speaker_of(name),
        samples[start : end + int(TAIL * SPEECH_RATE)],
        (end - start) / SPEECH_RATE,
        Transcript(words, transcript.language),
        min(max(floor, QUIETEST), LOUDEST),
        voiced[speech[0] : speech[-1] + 1],
    )


def cases_from(clips: Sequence[Clip], seed: int) -> Iterator[Case]:
    """Each clip with one or two pauses inside (more in a long one), and neighbours of one speaker with one between."""
    for clip in clips:
        random = Random(f"{seed} {clip.name}")
        for number in range(VARIANTS if clip.end < LONG else VARIANTS_LONG):
            case = _opened(clip, number, random)
            if case is not None:
                yield case
    for first, second in pairwise(clips):
        if first.speaker == second.speaker:
            yield _joined(first, second, Random(f"{seed} {first.name} {second.name}"))


def _opened(clip: Clip, number: int, random: Random) -> Case | None:
    places = _boundaries(clip)
    wanted = random.choice((1, 2)) if clip.end < LONG else 6
    chosen: list[tuple[int, bool]] = []
    for place in random.sample(places, len(places)):
        near = (0, int(clip.end * SPEECH_RATE), *(other for other, _ in chosen))
        if len(chosen) < wanted and all(abs(place[0] - other) >= APART * SPEECH_RATE for other in near):
            chosen.append(place)
    if not chosen:
        return None
    edges = [0, *sorted(at for at, _ in chosen), len(clip.samples)]
    parts = [clip.samples[one:other] for one, other in pairwise(edges)]
    return _case(f"{clip.name} {number}", clip, parts, [sentence for _, sentence in sorted(chosen)], random)


def _joined(first: Clip, second: Clip, random: Random) -> Case:
    # The tail of the first is kept: the pause begins where its speech ends, not where its sound does.
    case = _case(f"{first.name} + {second.name}", second, [first.samples, second.samples], [True], random)
    pause = case.pauses[0]
    early = len(first.samples) / SPEECH_RATE - first.end
    return Case(case.name, case.speaker, case.samples, (_earlier(pause, early),), case.end)


def _earlier(pause: Pause, seconds: float) -> Pause:
    return Pause(pause.start - seconds, pause.end, pause.seconds, pause.after_sentence)


def _case(name: str, last: Clip, parts: Sequence[Samples], sentences: Sequence[bool], random: Random) -> Case:
    import numpy as np

    sound = [_room(BEFORE, last.floor, random)]
    at, pauses = len(sound[0]), []
    for part, sentence in zip(parts, [*sentences, None], strict=True):
        sound.append(_faded(part))
        at += len(part)
        if sentence is not None:
            seconds = random.uniform(SHORTEST, LONGEST)
            sound.append(_room(seconds, last.floor, random))
            pauses.append(Pause(at / SPEECH_RATE, at / SPEECH_RATE + seconds, seconds, sentence))
            at += len(sound[-1])
    end = at / SPEECH_RATE - (len(last.samples) / SPEECH_RATE - last.end)
    sound.append(_room(AFTER, last.floor, random))
    return Case(name, last.speaker, np.concatenate(sound), tuple(pauses), end)


def _boundaries(clip: Clip) -> list[tuple[int, bool]]:
    """Where a word ends: the quietest 20 ms around there, and whether a sentence ends as well."""
    import numpy as np

    places, step = [], SPEECH_RATE // 100
    for word, after in pairwise(clip.transcript.words):
        low, high = (int(at * SPEECH_RATE) for at in (word.end - 0.08, max(after.start, word.end) + 0.08))
        near = clip.samples[max(low, 0) : min(high, int(clip.end * SPEECH_RATE))].astype(np.float64)
        if len(near) >= 4 * step:
            power = (near[: len(near) // step * step] ** 2).reshape(-1, step).mean(axis=1)
            quietest = int((power[1:] + power[:-1]).argmin()) + 1
            place = max(low, 0) + quietest * step
            if _own_pause(clip, place) <= OWN:
                places.append((place, word.text.rstrip("\"'”’")[-1:] in (".", "?", "!")))
    return places


def _own_pause(clip: Clip, place: int) -> float:
    """Seconds without speech around a place; 0 inside speech."""
    before, after = clip.voiced[: place // VOICED][::-1], clip.voiced[place // VOICED :]
    frames = sum(int(side.argmax()) if side.any() else len(side) for side in (before, after))
    return frames * VOICED / SPEECH_RATE


def _room(seconds: float, floor: float, random: Random) -> Samples:
    """Noise as loud as the clip's own quiet, with less of the high tones, as in a room."""
    import numpy as np

    white = np.random.default_rng(random.getrandbits(32)).standard_normal(int(seconds * SPEECH_RATE) + 64)
    kernel = 0.7 ** np.arange(16)
    soft = np.convolve(white, kernel / np.sqrt((kernel**2).sum()), mode="same")[: int(seconds * SPEECH_RATE)]
    return (floor * soft).astype(np.float32)


def _faded(samples: Samples) -> Samples:
    """Ten milliseconds in and out: a cut must not click."""
    import numpy as np

    shape = np.ones(len(samples), np.float32)
    size = min(FADE, len(samples) // 2)
    ramp = np.linspace(0.0, 1.0, size, dtype=np.float32)
    shape[:size], shape[len(shape) - size :] = ramp, ramp[::-1]
    return samples * shape

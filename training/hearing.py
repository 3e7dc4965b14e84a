"""Answers as the embedded recogniser writes them: `python -m training.hearing [left_out]`.

Each is spoken by the embedded voice, at a pace, with pauses and a noise of its own, and heard again; the texts lie in
its folder `spoken`, in the form of `reworded`. Of the answers that are learned from it takes every second one. Some 2
to 5 s an answer on two cores; what is there already is kept, so it can be broken off and gone on with.
"""

from __future__ import annotations

import sys
from hashlib import sha256

from interview.engines.models import Models
from interview.records import Audio
from interview.settings import load_settings
from interview.wiring import build_coach
from training.corpus import FOLDER, HEARD, LEFT_OUT, GradedAnswer, read_answers, read_heard

PACES = (0.9, 1.2)
PAUSES = (0.0, 0.6)  # seconds after a sentence: people do not stop where a full stop would be
NOISE = (0.0, 0.015)  # of full scale, root mean square: at most some 20 dB below the voice


def main() -> None:
    folder = LEFT_OUT if "left_out" in sys.argv[1:] else FOLDER
    models = build_coach(load_settings()).engines.models
    path = folder / HEARD
    path.parent.mkdir(exist_ok=True)
    done = read_heard(folder)
    left = [
        answer
        for answer in read_answers(folder)
        if answer.id not in done and (folder == LEFT_OUT or every_second(answer.id))
    ]
    for number, answer in enumerate(left, 1):
        with path.open("a", encoding="utf-8") as file:
            file.write(f"#P {answer.id}\n{heard(models, answer)}\n")
        sys.stderr.write(f"\r{number} of {len(left)}")


def every_second(name: str) -> bool:
    return sha256(name.encode()).digest()[0] % 2 == 0


def heard(models: Models, answer: GradedAnswer) -> str:
    """On one line. A sentence at a time is spoken, all of them are heard at once."""
    import numpy as np

    draw = np.random.default_rng(int.from_bytes(sha256(answer.id.encode()).digest()[:8], "big"))
    pace, noise = draw.uniform(*PACES), draw.uniform(*NOISE)
    pieces = []
    for sentence in answer.sentences:
        spoken = models.speech.speak(sentence.text)
        pieces += [spoken.samples, np.zeros(int(spoken.rate * draw.uniform(*PAUSES)), dtype=spoken.samples.dtype)]
    whole = np.concatenate(pieces).astype(np.float32)
    # Played quicker or slower, so that its pitch moves with it: another voice, too.
    quicker = np.interp(np.arange(0, len(whole) - 1, pace), np.arange(len(whole)), whole)
    sound = np.clip(quicker + draw.normal(0, noise, len(quicker)), -1, 1).astype(np.float32)
    return " ".join(models.transcription.transcribe(Audio(sound, spoken.rate)).text.split())


if __name__ == "__main__":
    main()

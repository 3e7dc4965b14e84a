"""The answers of a folder as the embedded recogniser writes them: `python -m training.hearing [left_out]`.

Each is spoken by the embedded voice and heard again; the texts lie in its folder `spoken`, in the form of `reworded`.
About 5 s an answer on two cores; what is there already is kept, so it can be broken off and gone on with.
"""

from __future__ import annotations

import sys

from interview.engines.models import Models
from interview.records import Audio
from interview.settings import load_settings
from interview.wiring import build_coach
from training.corpus import FOLDER, HEARD, LEFT_OUT, GradedAnswer, read_answers, read_heard


def main() -> None:
    folder = LEFT_OUT if "left_out" in sys.argv[1:] else FOLDER
    models = build_coach(load_settings()).models
    path = folder / HEARD
    path.parent.mkdir(exist_ok=True)
    done = read_heard(folder)
    left = [answer for answer in read_answers(folder) if answer.id not in done]
    for number, answer in enumerate(left, 1):
        with path.open("a", encoding="utf-8") as file:
            file.write(f"#P {answer.id}\n{heard(models, answer)}\n")
        sys.stderr.write(f"\r{number} of {len(left)}")


def heard(models: Models, answer: GradedAnswer) -> str:
    """On one line. A sentence at a time is spoken, all of them are heard at once."""
    import numpy as np

    spoken = [models.speech.speak(sentence.text) for sentence in answer.sentences]
    pause = np.zeros(spoken[0].rate // 3, dtype=spoken[0].samples.dtype)
    pieces = [piece for audio in spoken for piece in (audio.samples, pause)]
    transcript = models.transcription.transcribe(Audio(np.concatenate(pieces), spoken[0].rate))
    return " ".join(transcript.text.split())


if __name__ == "__main__":
    main()

"""What a first start does, step by step in one process, with the seconds of each; the last line is one JSON object.

It runs as a program: `python -m bench.first_steps [--language]`. The voice and the scanned page are made on the spot.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interview.coach.coach import Coach
    from interview.coach.preparation import Preparation
    from interview.engines.models import Models
    from interview.records import Audio

COMPILERS = ("numba", "llvmlite", "librosa")
"""Libraries that compile while the program runs, or that import one which does."""
SAID = "At my last company I rebuilt the nightly pipeline in Python, and I wrote a test for every step of it."

SCANNED = (
    "Ada Example",
    "Experience",
    "Data Engineer at Northwind, 2021 - 2024",
    "Cut the nightly load from six hours to one with Python",
    "Tuned the queries of the reporting warehouse",
    "Education",
    "BSc Computer Science, Example University, 2020",
)


def main(arguments: list[str]) -> int:
    seconds: dict[str, float] = {}

    @contextmanager
    def step(name: str) -> Iterator[None]:
        began = time.perf_counter()
        yield
        seconds[name] = round(time.perf_counter() - began, 3)

    with step("start"):
        with step("import"):
            import app  # builds the page
        assert app.demo.conversations is not None
        coach = _coach(language="--language" in arguments)
        with step("measure"):
            _measure()
        with step("measure again"):
            _measure()
        with step("warm"):
            for loaded in coach.interview.warm().values():
                loaded.result()
        answer = coach.engines.models.speech.speak(SAID)
        with step("answer"):
            _answer(coach.engines.models, answer)
        with step("answer again"):
            _answer(coach.engines.models, answer)
        with tempfile.TemporaryDirectory() as scratch, step("documents"):
            _read_documents(coach.preparation, Path(scratch))
    compilers = sorted(name for name in COMPILERS if name in sys.modules)
    print(json.dumps({"seconds": seconds, "compilers": compilers}), flush=True)
    os._exit(0)  # as the page ends: a model may be in the middle of something that nobody waits for


def _coach(*, language: bool) -> Coach:
    from interview.engines.backends.scripted import ScriptedLanguageModel
    from interview.wiring import build_coach

    coach = build_coach()
    if language:
        return coach
    from dataclasses import replace

    from interview.coach.coach import coach_from

    models = replace(coach.engines.models, language=ScriptedLanguageModel("default"))
    return coach_from(models, coach.storage, {"language": "scripted:default"})


def _measure() -> None:
    """Pitch, loudness and rhythm of a sound, before anything is loaded: what a compiler would be waited for."""
    import numpy as np

    from interview.audio.prosody import prosody_of, read_tracks

    sound = np.random.default_rng(0).normal(0, 0.1, 160_000).astype(np.float32)
    prosody_of(sound, read_tracks(sound), [(0.0, 10.0)])


def _answer(models: Models, audio: Audio) -> None:
    """As interview.audio.measuring does with an answer: read it again, then measure how it was spoken."""
    from interview.audio.measuring import Ear
    from interview.engines.sound import SPEECH_RATE, at_rate
    from interview.records import Answer

    heard = models.transcription.transcribe(audio)
    samples = at_rate(audio, SPEECH_RATE).samples
    ear = Ear(models.voice, models.transcription)
    likely = ear.likelihoods(samples)
    answer = ear.read_again(Answer(heard.text, "spoken", heard.words, language="en"), samples, likely)
    delivery = ear.delivery_of(answer, samples, likely)
    if "pipeline" not in answer.text.casefold() or delivery is None or delivery.prosody is None:
        raise SystemExit(f"The spoken answer was not measured; heard was: {answer.text}")


def _read_documents(preparation: Preparation, scratch: Path) -> None:
    from PIL import Image, ImageDraw, ImageFont

    from interview.coach.samples import sample_resume_path

    if not preparation.read_resume(sample_resume_path()).experience:
        raise SystemExit("The sample resume was read without its experience.")
    page = Image.new("RGB", (1240, 1754), "white")
    write: Callable[..., None] = ImageDraw.Draw(page).text
    for number, line in enumerate(SCANNED):
        write((120, 120 + 90 * number), line, fill="black", font=ImageFont.load_default(40))
    page.save(scratch / "scanned.pdf", resolution=150)
    if "Northwind" not in (text := preparation.read_resume(scratch / "scanned.pdf").text):
        raise SystemExit(f"The scanned page was not read; it gave: {text[:200]}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The seed's way from an answer to the next question: transcribe all, generate, synthesise all, one after the other.

The baseline of bench latency, on the same models as the product.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from interview.engines.models import Engines
from interview.engines.sound import SPEECH_RATE
from interview.records import Audio, Prompt

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SYSTEM = "You are a job interviewer. Ask the candidate one follow-up question about the last answer."


def seconds_of_seed_turn(engines: Engines, samples: NDArray[np.float32], question: str, seed: int) -> float:
    """Seconds from the end of a recording to the first sound of the next question."""
    models, queues, began = engines.models, engines.queues, time.monotonic()
    transcript = queues["transcription"].run(lambda: models.transcription.transcribe(Audio(samples, SPEECH_RATE)))
    prompt = Prompt("seed", SYSTEM, f"Question: {question}\nAnswer: {transcript.text}\nFollow-up question:")
    reply = queues["language"].run(lambda: "".join(models.language.stream(prompt, max_tokens=80, seed=seed)))
    queues["speech"].run(lambda: models.speech.speak(reply))
    return time.monotonic() - began

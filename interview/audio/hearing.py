"""How live sound is heard: ears for a voice and the end of its turn, and its words, written down in their queue.

Shared by all interviews; knows no session and no file.
"""

from __future__ import annotations

from concurrent.futures import Future
from contextlib import nullcontext

from interview.audio.ears import Ears
from interview.engines.capabilities import follows
from interview.engines.models import Engines
from interview.engines.protocols import VoiceStream
from interview.engines.queues import Urgency
from interview.records import Audio, Setup, Transcript


class Hearing:
    def __init__(self, engines: Engines) -> None:
        self._models, self._queues = engines.models, engines.queues

    def ears(self, setup: Setup) -> Ears:
        """For the answers of one interview."""
        stream = self._models.voice.open()
        return Ears(stream, self._models.turn, thinking=setup.thinking, stutter_safe=setup.stutter_safe)

    def voices(self) -> VoiceStream:
        """Whether somebody speaks, in sound that belongs to no answer yet."""
        return self._models.voice.open()

    def write_down(self, audio: Audio, language: str, *, hurry: bool) -> Future[Transcript]:
        """The words of a stretch; with `hurry`, before all that is written ahead."""
        model = self._models.transcription

        def work() -> Transcript:
            # The last words decide what follows: what is written ahead leaves them the processor.
            with self._queues["language"].held() if hurry else nullcontext():
                if follows(model):
                    return model.transcribe_stretch(audio, language=language)
                return model.transcribe(audio)

        return self._queues["transcription"].submit(work, Urgency.NOW if hurry else Urgency.SOON)

    def language_of(self, audio: Audio) -> Future[str] | None:
        """None where the recogniser cannot tell."""
        model = self._models.transcription
        if not follows(model):
            return None
        return self._queues["transcription"].submit(lambda: model.language_of(audio), Urgency.SOON)

"""Text to speech from any server that answers as OpenAI's does; it plays nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview.engines.options import Options
from interview.engines.server import Server
from interview.engines.sound_files import decoded
from interview.records import Audio

if TYPE_CHECKING:
    from interview.engines.protocols import Locate

RATE = 24_000
VOICE = "alloy"


class OpenAISynthesizer:
    """`model` is a name that the server knows, with a voice behind an @ where it is not alloy: "tts-1@nova"."""

    def __init__(self, options: Options, *, locate: Locate | None = None) -> None:
        self._model, _, voice = options.model.partition("@")
        self._voice, self.workers = voice or VOICE, options.concurrency
        self._server = Server(options, "speech")

    def speak(self, text: str) -> Audio:
        """24 kHz sound; a text without a word gives no samples, and asks nobody."""
        import numpy as np

        if not any(letter.isalnum() for letter in text):
            return Audio(np.zeros(0, np.float32), RATE)
        body = {"model": self._model, "voice": self._voice, "input": text, "response_format": "wav"}
        sound = self._server.content("audio/speech", body)
        try:
            return Audio(decoded(sound, RATE), RATE)
        except ValueError as error:
            raise self._server.unreadable() from error

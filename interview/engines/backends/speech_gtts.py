"""Text to speech with gTTS, online: the questions' text goes to Google Translate's voice. It plays nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview.engines.loading import library
from interview.engines.sound_files import decoded
from interview.errors import BackendError
from interview.records import Audio

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from interview.engines.options import Options
    from interview.engines.protocols import Locate

RATE = 24_000
"""The rate that the service sends."""


class GTTSSynthesizer:
    """`model` is a language such as "en"."""

    def __init__(self, options: Options, *, locate: Locate | None = None) -> None:
        self._language = options.model

    def speak(self, text: str) -> Audio:
        """24 kHz sound; a text without a word gives no samples, and asks nobody."""
        import numpy as np

        gtts = library("gtts")

        if not any(letter.isalnum() for letter in text):
            return Audio(np.zeros(0, np.float32), RATE)
        try:
            parts = [_decoded(part) for part in gtts.gTTS(text, lang=self._language).stream()]
        except gtts.gTTSError as error:
            raise BackendError(
                "The online voice (gTTS) did not answer. Check the connection, or choose the voice hibari, "
                "which works without one."
            ) from error
        except ValueError as error:
            raise BackendError(f"The online voice (gTTS) does not speak “{self._language}”. Choose en.") from error
        return Audio(np.concatenate(parts), RATE)


def _decoded(mp3: bytes) -> NDArray[np.float32]:
    """One part's samples; the service takes 100 letters at a time."""
    try:
        return decoded(mp3, RATE, "mp3")
    except ValueError as error:
        raise BackendError("The online voice (gTTS) sent something that is no sound. Try again later.") from error

"""Speech to text with Google's free service by way of SpeechRecognition, online: the person's voice leaves the machine.

The service gives no times, so the words of a stretch of speech share it evenly.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from interview.engines.loading import library
from interview.engines.recognising import Span, spread, windows_from
from interview.engines.sound import SPEECH_RATE, at_rate, pcm16
from interview.engines.speech_spans import speech_in
from interview.errors import BackendError
from interview.records import Audio, Transcript, Word

if TYPE_CHECKING:
    from interview.engines.options import Options
    from interview.engines.protocols import Locate

ENDPOINT = "https://www.google.com/speech-api/v2/recognize"
"""The library's own default is the same address without encryption."""
TIMEOUT = 30.0
LONGEST_PIECE = 14.0
"""Seconds; the service is made for short requests."""


class GoogleTranscriber:
    """`model` is a language tag such as "en-US"."""

    endpoint = ENDPOINT

    def __init__(self, options: Options, *, locate: Locate | None = None) -> None:
        self._language = options.model

    def transcribe(self, audio: Audio) -> Transcript:
        """Words with shared times; silence is not sent. A word's probability is its stretch's confidence."""
        audio = at_rate(audio, SPEECH_RATE)
        words: list[Word] = []
        for start, end in windows_from(speech_in(audio.samples, LONGEST_PIECE), longest=LONGEST_PIECE):
            text, confidence = self._ask(audio, (start, end))
            words.extend(spread(text.split(), (start, end), confidence))
        return Transcript(tuple(words), self._language.partition("-")[0])

    def _ask(self, audio: Audio, window: Span) -> tuple[str, float]:
        """The service's best guess and its confidence; nothing when it understood nothing."""
        speech_recognition = library("speech_recognition")
        start, end = (int(at * audio.rate) for at in window)
        piece = speech_recognition.AudioData(pcm16(Audio(audio.samples[start:end], audio.rate)), audio.rate, 2)
        recognizer: Any = speech_recognition.Recognizer()
        recognizer.operation_timeout = TIMEOUT
        try:
            text, confidence = recognizer.recognize_google(
                piece, language=self._language, with_confidence=True, endpoint=self.endpoint
            )
        except speech_recognition.UnknownValueError:
            return "", 0.0
        except (speech_recognition.RequestError, OSError, ValueError) as error:
            raise BackendError(
                "Google's speech recognition did not answer. Check the connection, or choose faster_whisper, "
                "which works without one."
            ) from error
        return str(text), float(confidence)

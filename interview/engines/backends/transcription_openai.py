"""Speech to text from any server that answers as OpenAI's does. Silence is cut off here and never sent.

Whisper's servers tell each word's times; of one that tells none, the words of a stretch of speech share it evenly.
"""

from __future__ import annotations

import io
import math
import wave
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from interview.engines.options import Options
from interview.engines.recognising import PROMPT, Span, spread, windows_from
from interview.engines.server import Server, left_out
from interview.engines.sound import SPEECH_RATE, at_rate, pcm16
from interview.engines.speech_spans import speech_in
from interview.language.wording import without_invented
from interview.records import Audio, Transcript, Word

if TYPE_CHECKING:
    from interview.engines.protocols import Locate

UNTOLD = 0.9
"""The probability of a word whose server tells none."""
CODES = {
    "english": "en", "german": "de", "french": "fr", "spanish": "es", "italian": "it", "portuguese": "pt",
    "dutch": "nl", "polish": "pl", "swedish": "sv", "turkish": "tr", "russian": "ru", "ukrainian": "uk",
    "chinese": "zh", "japanese": "ja", "korean": "ko", "hindi": "hi", "arabic": "ar",
}  # fmt: skip
"""OpenAI's own server tells a language by its name; of another one than these it is not known."""


class OpenAITranscriber:
    """`model` is a name that the server knows."""

    def __init__(self, options: Options, *, locate: Locate | None = None) -> None:
        self._model, self.workers = options.model, options.concurrency
        instead = dict.fromkeys(("response_format", "timestamp_granularities[]", "prompt"), left_out)
        self._server = Server(options, "transcription", instead)

    def transcribe(self, audio: Audio) -> Transcript:
        """Words with times, window by window; without speech none, and nobody is asked."""
        audio = at_rate(audio, SPEECH_RATE)
        words: list[Word] = []
        language = ""
        for window in windows_from(speech_in(audio.samples)):
            heard, told = self._ask(audio, window)
            words += heard
            language = language or told
        return Transcript(without_invented(words) if language in ("", "en") else tuple(words), language)

    def _ask(self, audio: Audio, window: Span) -> tuple[list[Word], str]:
        start, end = (int(at * audio.rate) for at in window)
        fields = {
            "model": self._model,
            "response_format": "verbose_json",
            "timestamp_granularities[]": ["word", "segment"],
            "prompt": PROMPT,
        }
        wav = _wav(Audio(audio.samples[start:end], audio.rate))
        reply = self._server.form("audio/transcriptions", fields, "speech.wav", wav)
        try:
            return words_from(reply, window), _code(str(reply.get("language") or ""))
        except (TypeError, KeyError, ValueError, AttributeError) as error:
            raise self._server.unreadable() from error


def words_from(reply: Mapping[str, Any], window: Span) -> list[Word]:
    """A reply's words, timed from the start of the recording and inside their window."""
    told = reply.get("words") or ()
    if not told:
        return spread(str(reply["text"]).split(), window, UNTOLD)
    segments, words = reply.get("segments") or (), []
    for one in told:
        at, until = float(one["start"]), float(one["end"])
        start, end = (min(max(window[0] + edge, window[0]), window[1]) for edge in (at, until))
        if text := str(one["word"]).strip():
            words.append(Word(text, start, max(start, end), _probability((at + until) / 2, segments)))
    return words


def _probability(middle: float, segments: Any) -> float:
    """Of the segment that a word lies in."""
    for one in segments:
        if float(one["start"]) <= middle <= float(one["end"]) and "avg_logprob" in one:
            return min(max(math.exp(float(one["avg_logprob"])), 0.01), 1.0)
    return UNTOLD


def _code(language: str) -> str:
    return language.casefold() if len(language) == 2 else CODES.get(language.casefold(), "")


def _wav(audio: Audio) -> bytes:
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(audio.rate)
        file.writeframes(pcm16(audio))
    return buffer.getvalue()

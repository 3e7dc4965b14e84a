"""Text to speech with hibari-tts, whose voice 'heart' lies inside its own package; it plays nothing."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any

from interview.engines.loading import loading
from interview.errors import BackendError
from interview.records import Audio

if TYPE_CHECKING:
    from interview.engines.options import Options
    from interview.engines.protocols import Locate

SAYINGS = {
    # Words of job descriptions that the voice spells out, or reads as another word; phonemes as hibari writes them.
    ".NET": "dˈɑt nˈɛt",
    "AWS": "ˌAdˌʌbᵊljˌuˈɛs",
    "C#": "sˈi ʃˈɑɹp",
    "EBITDA": "ˈibɪtdˌɑ",
    "GAAP": "ɡˈæp",
    "JSON": "ʤˈAsən",
    "Kubernetes": "kˌubəɹnˈɛtiz",
    "MLOps": "ˌɛmˌɛlˈɑps",
    "PostgreSQL": "pˈOstɡɹɛs kjˌuˈɛl",
    "RESTful": "ɹˈɛstfᵊl",
    "Redis": "ɹˈɛdɪs",
    "YAML": "jˈæmᵊl",
    "async": "ˈAsˌɪŋk",
    "nginx": "ˈɛnʤənˌɛks",
}
_KEYS = {word.casefold(): saying for word, saying in SAYINGS.items()}
_WORD = re.compile(r"(?<![\w.])(?:" + "|".join(map(re.escape, SAYINGS)) + r")(?![\w#])", re.IGNORECASE)


class HibariSynthesizer:
    """`model` is a voice: heart is here, the others (emma, fable, fenrir, kore) are downloaded at first use."""

    def __init__(self, options: Options, *, locate: Locate | None = None) -> None:
        self._voice_name = options.model

    def speak(self, text: str) -> Audio:
        """24 kHz sound; the same text sounds the same. A text without a word gives no samples."""
        try:
            return Audio(self._voice(with_sayings(text), seed=0), self._voice.sample_rate)
        except RuntimeError as error:
            raise BackendError(f"The voice failed: {error}.") from error

    @cached_property
    def _voice(self) -> Any:
        with loading():
            return self._open()

    def _open(self) -> Any:
        from hibari import Hibari
        from hibari.voices import VOICES

        if self._voice_name not in VOICES:
            known = ", ".join(VOICES)
            raise BackendError(f"There is no hibari voice called “{self._voice_name}”. Choose one of: {known}.")
        try:
            voice = Hibari(voice=self._voice_name)
            voice("Hello.", seed=0)  # imports the rest
            return voice
        except (OSError, RuntimeError) as error:
            raise BackendError(
                f"The voice “{self._voice_name}” could not be downloaded. "
                "Check the connection, or choose hibari:heart, which needs none."
            ) from error


def with_sayings(text: str) -> str:
    """Mark the words that need it with how they are said: "JSON" becomes "[JSON](/ʤˈAsən/)"."""
    return _WORD.sub(lambda found: f"[{found[0]}](/{_KEYS[found[0].casefold()]}/)", text)

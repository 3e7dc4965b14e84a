"""Speech to text with OpenAI's own whisper package (PyTorch). Knows no other recogniser.

"whisper-base" reads the catalogue's file of the published base weights; any other name ("small", "turbo", ...) is
one that the package downloads and checks by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interview.engines.loading import library
from interview.engines.recognising import PROMPT, Decode, Span, joined, language_of, words_heard
from interview.engines.sound import SPEECH_RATE, at_rate
from interview.engines.speech_spans import speech_in
from interview.engines.whisper_weights import dimensions_from, state_from, tensors_from
from interview.errors import BackendError
from interview.language.wording import without_invented
from interview.records import Audio, Transcript, Word

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from interview.engines.options import Options
    from interview.engines.protocols import Locate

    Samples = NDArray[np.float32]

FRAMES_A_SECOND = 100


class OpenAIWhisperTranscriber:
    """`model` is "whisper-base", or a name or file that whisper.load_model takes."""

    def __init__(self, options: Options, *, locate: Locate) -> None:
        self._model, self._locate, self._device = options.model, locate, options.device

    def transcribe(self, audio: Audio) -> Transcript:
        """Words with times; the same audio gives the same words. Without speech, no words."""
        samples = at_rate(audio, SPEECH_RATE).samples
        spans = speech_in(samples)
        if not spans:
            return Transcript((), "")
        try:
            language = self._language_of(samples[int(spans[0][0] * SPEECH_RATE) :])
            words = words_heard(spans, self._decoder(samples, language))
            return Transcript(without_invented(words) if language == "en" else words, language)
        except (RuntimeError, MemoryError) as error:
            raise BackendError(f"whisper could not transcribe the answer: {_first_line(error)}.") from error

    def _decoder(self, samples: Samples, language: str) -> Decode:
        def decode(windows: Sequence[Span]) -> list[list[Word]]:
            return [self._words_in(samples, window, language) for window in windows]

        return decode

    def _words_in(self, samples: Samples, window: Span, language: str) -> list[Word]:
        """Decode one window of at most 30 s once, then place its words by the model's attention."""
        whisper, timing, tokenizer = map(library, ("whisper", "whisper.timing", "whisper.tokenizer"))
        start, end = window
        mel = self._mel(samples[int(start * SPEECH_RATE) : int(end * SPEECH_RATE)])
        options = whisper.DecodingOptions(
            language=language,
            beam_size=5,
            prompt=PROMPT if language == "en" else None,
            without_timestamps=True,  # as in the faster-whisper engine: with them, sentences go missing
            fp16=self._device == "cuda",
        )
        tokens = whisper.decode(self._whisper, mel, options).tokens
        segment: dict[str, Any] = {"seek": 0, "start": 0.0, "end": end - start, "tokens": tokens}
        timing.add_word_timestamps(
            segments=[segment],
            model=self._whisper,
            tokenizer=tokenizer.get_tokenizer(
                self._whisper.is_multilingual,
                num_languages=self._whisper.num_languages,
                language=language,
                task="transcribe",
            ),
            mel=mel,
            num_frames=int((end - start) * FRAMES_A_SECOND),
            last_speech_timestamp=0.0,
        )
        words = segment.get("words", ())
        return joined(
            Word(w["word"], start + float(w["start"]), start + float(w["end"]), float(w["probability"])) for w in words
        )

    def _language_of(self, samples: Samples) -> str:
        if not self._whisper.is_multilingual:
            return "en"
        _, probabilities = self._whisper.detect_language(self._mel(samples))
        return language_of(probabilities)

    def _mel(self, samples: Samples) -> Any:
        whisper = library("whisper")
        piece = whisper.pad_or_trim(samples.copy())
        mel = whisper.log_mel_spectrogram(piece, self._whisper.dims.n_mels, device=self._device)
        return mel.half() if self._device == "cuda" else mel

    @cached_property
    def _whisper(self) -> Any:
        try:
            if self._model == "whisper-base":
                return _rebuilt(self._locate(self._model), self._device)
            return library("whisper").load_model(self._model, device=self._device)
        except (OSError, RuntimeError, ValueError, KeyError) as error:
            raise BackendError(
                f"The speech recogniser “{self._model}” could not be loaded ({_first_line(error)}). "
                "Check its name and the connection, or choose openai_whisper:whisper-base, which needs none."
            ) from error


def _rebuilt(folder: Path, device: str) -> Any:
    """The package's own model from CTranslate2's file: the same numbers under other names."""
    torch, whisper = library("torch"), library("whisper.model")
    tensors = tensors_from((folder / "model.bin").read_bytes())
    model = whisper.Whisper(whisper.ModelDimensions(**dimensions_from(tensors)))
    model.load_state_dict({name: torch.tensor(array) for name, array in state_from(tensors).items()})
    _set_alignment_heads(model, folder / "config.json")
    return model.to(device)


def _set_alignment_heads(model: Any, config: Path) -> None:
    """Tell the model which of its heads follow the sound; the package takes them zipped in base 85."""
    import base64
    import gzip
    import json

    import numpy as np

    heads = np.zeros((model.dims.n_text_layer, model.dims.n_text_head), dtype=bool)
    for layer, head in json.loads(config.read_text(encoding="utf-8"))["alignment_heads"]:
        heads[layer, head] = True
    model.set_alignment_heads(base64.b85encode(gzip.compress(heads.tobytes())))


def _first_line(error: BaseException) -> str:
    return str(error).strip().partition("\n")[0].rstrip(".") or type(error).__name__

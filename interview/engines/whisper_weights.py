"""Turns CTranslate2's file of Whisper weights back into the names that the openai-whisper package uses.

Knows no model library: bytes in, arrays out, no number changed. The format (spec versions 5 and 6) is the one that
CTranslate2's `model_spec.py` writes: strings and blocks led by their length, little-endian.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Tensors = Mapping[str, NDArray[np.generic]]

DTYPES = {0: "<f4", 1: "i1", 2: "<i2", 3: "<i4", 4: "<f2"}
HEAD_SIZE = 64
"""Every published Whisper has attention heads of 64 numbers."""


class _Reader:
    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    def number(self, form: str) -> int:
        (value,) = struct.unpack_from("<" + form, self._data, self._at)
        self._at += struct.calcsize("<" + form)
        return int(value)

    def block(self, size: int) -> bytes:
        if self._at + size > len(self._data):
            raise ValueError("the file of weights ends early")
        self._at += size
        return self._data[self._at - size : self._at]

    def string(self) -> str:
        return self.block(self.number("H")).rstrip(b"\0").decode()


def tensors_from(data: bytes) -> dict[str, NDArray[np.generic]]:
    """Every array in the file by its CTranslate2 name, aliases too. Raises ValueError."""
    import numpy as np

    reader = _Reader(data)
    try:
        version = reader.number("I")
        if version not in (5, 6) or reader.string() != "WhisperSpec":
            raise ValueError("not a file of Whisper weights by CTranslate2")
        reader.number("I")  # revision of the spec
        tensors: dict[str, NDArray[np.generic]] = {}
        for _ in range(reader.number("I")):
            name = reader.string()
            shape = [reader.number("I") for _ in range(reader.number("B"))]
            kind = reader.number("B")
            if kind not in DTYPES:
                raise ValueError(f"a kind of number that Whisper does not use: {kind}")
            tensors[name] = np.frombuffer(reader.block(reader.number("I")), DTYPES[kind]).reshape(shape)
        for _ in range(reader.number("I")):
            alias = reader.string()
            tensors[alias] = tensors[reader.string()]
    except (struct.error, KeyError, UnicodeDecodeError) as error:
        raise ValueError("the file of weights is damaged") from error
    return tensors


def dimensions_from(tensors: Tensors) -> dict[str, int]:
    """The arguments of openai-whisper's ModelDimensions."""
    audio, text = tensors["encoder/position_encodings/encodings"], tensors["decoder/position_encodings/encodings"]
    return {
        "n_mels": tensors["encoder/conv1/weight"].shape[1],
        "n_audio_ctx": audio.shape[0],
        "n_audio_state": audio.shape[1],
        "n_audio_head": audio.shape[1] // HEAD_SIZE,
        "n_audio_layer": _layers(tensors, "encoder"),
        "n_vocab": tensors["decoder/embeddings/weight"].shape[0],
        "n_text_ctx": text.shape[0],
        "n_text_state": text.shape[1],
        "n_text_head": text.shape[1] // HEAD_SIZE,
        "n_text_layer": _layers(tensors, "decoder"),
    }


def state_from(tensors: Tensors) -> dict[str, NDArray[np.generic]]:
    """The state dict of openai-whisper's Whisper module."""
    state = {
        "encoder.positional_embedding": tensors["encoder/position_encodings/encodings"],
        "decoder.positional_embedding": tensors["decoder/position_encodings/encodings"],
        "decoder.token_embedding.weight": tensors["decoder/embeddings/weight"],
    }
    for name in ("conv1", "conv2"):
        for part in ("weight", "bias"):
            state[f"encoder.{name}.{part}"] = tensors[f"encoder/{name}/{part}"]
    state.update(_norm(tensors, "encoder/layer_norm", "encoder.ln_post"))
    state.update(_norm(tensors, "decoder/layer_norm", "decoder.ln"))
    for side in ("encoder", "decoder"):
        for number in range(_layers(tensors, side)):
            state.update(_block(tensors, f"{side}/layer_{number}", f"{side}.blocks.{number}"))
    return state


def _layers(tensors: Tensors, side: str) -> int:
    return len({name.split("/")[1] for name in tensors if name.startswith(f"{side}/layer_") and "norm/" not in name})


def _block(tensors: Tensors, source: str, target: str) -> Iterator[tuple[str, NDArray[np.generic]]]:
    """One transformer block; CTranslate2 keeps query, key and value in one array, openai-whisper apart."""
    yield from _linears(tensors, f"{source}/self_attention/linear_0", f"{target}.attn", ("query", "key", "value"))
    yield from _linears(tensors, f"{source}/self_attention/linear_1", f"{target}.attn", ("out",))
    yield from _norm(tensors, f"{source}/self_attention/layer_norm", f"{target}.attn_ln")
    if f"{source}/attention/linear_0/weight" in tensors:
        cross = f"{target}.cross_attn"
        yield from _linears(tensors, f"{source}/attention/linear_0", cross, ("query",))
        yield from _linears(tensors, f"{source}/attention/linear_1", cross, ("key", "value"))
        yield from _linears(tensors, f"{source}/attention/linear_2", cross, ("out",))
        yield from _norm(tensors, f"{source}/attention/layer_norm", f"{cross}_ln")
    yield from _linears(tensors, f"{source}/ffn/linear_0", f"{target}.mlp", ("0",))
    yield from _linears(tensors, f"{source}/ffn/linear_1", f"{target}.mlp", ("2",))
    yield from _norm(tensors, f"{source}/ffn/layer_norm", f"{target}.mlp_ln")


def _linears(
    tensors: Tensors, source: str, target: str, names: tuple[str, ...]
) -> Iterator[tuple[str, NDArray[np.generic]]]:
    weight, bias = tensors[f"{source}/weight"], tensors[f"{source}/bias"]
    rows = weight.shape[0] // len(names)
    for number, name in enumerate(names):
        part = slice(number * rows, (number + 1) * rows)
        yield f"{target}.{name}.weight", weight[part]
        if name != "key":  # Whisper's keys have no bias; the joined array holds zeros there
            yield f"{target}.{name}.bias", bias[part]


def _norm(tensors: Tensors, source: str, target: str) -> Iterator[tuple[str, NDArray[np.generic]]]:
    yield f"{target}.weight", tensors[f"{source}/gamma"]
    yield f"{target}.bias", tensors[f"{source}/beta"]

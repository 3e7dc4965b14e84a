"""The weights come back as they were: a tiny Whisper of random numbers, written by CTranslate2's own writer."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from interview.engines.whisper_weights import dimensions_from, state_from, tensors_from

DIMENSIONS = {
    "n_mels": 80,
    "n_audio_ctx": 6,
    "n_audio_state": 64,
    "n_audio_head": 1,
    "n_audio_layer": 2,
    "n_vocab": 11,
    "n_text_ctx": 5,
    "n_text_state": 64,
    "n_text_head": 1,
    "n_text_layer": 3,
}
State = dict[str, NDArray[np.float16]]


@pytest.fixture(scope="module")
def state() -> State:
    """What openai-whisper's own module holds, in half precision like the published files."""
    import torch
    from whisper.model import ModelDimensions, Whisper

    torch.manual_seed(3)
    model = Whisper(ModelDimensions(**DIMENSIONS))
    for parameter in model.parameters():
        torch.nn.init.normal_(parameter)
    return {name: value.half().numpy() for name, value in model.state_dict().items() if name != "alignment_heads"}


@pytest.fixture(scope="module")
def file(state: State, tmp_path_factory: pytest.TempPathFactory) -> Path:
    from ctranslate2.specs import WhisperSpec

    spec = WhisperSpec(DIMENSIONS["n_audio_layer"], 1, DIMENSIONS["n_text_layer"], 1)
    for side, norm in (("encoder", "ln_post"), ("decoder", "ln")):
        part = getattr(spec, side)
        part.position_encodings.encodings = state[f"{side}.positional_embedding"]
        set_norm(part.layer_norm, state, f"{side}.{norm}")
        for number, layer in enumerate(part.layer):
            set_block(layer, state, f"{side}.blocks.{number}")
    for name in ("conv1", "conv2"):
        getattr(spec.encoder, name).weight = state[f"encoder.{name}.weight"]
        getattr(spec.encoder, name).bias = state[f"encoder.{name}.bias"]
    spec.decoder.embeddings.weight = spec.decoder.projection.weight = state["decoder.token_embedding.weight"]
    spec.register_vocabulary([f"token{number}" for number in range(DIMENSIONS["n_vocab"])])
    spec.validate()
    spec.optimize(quantization="float16")
    path = tmp_path_factory.mktemp("weights") / "model.bin"
    spec._serialize(str(path))
    return path


def set_block(layer: Any, state: State, name: str) -> None:
    attention = layer.self_attention
    set_linear(attention.linear[0], state, *(f"{name}.attn.{part}" for part in ("query", "key", "value")))
    set_linear(attention.linear[1], state, f"{name}.attn.out")
    set_norm(attention.layer_norm, state, f"{name}.attn_ln")
    if hasattr(layer, "attention"):
        set_linear(layer.attention.linear[0], state, f"{name}.cross_attn.query")
        set_linear(layer.attention.linear[1], state, f"{name}.cross_attn.key", f"{name}.cross_attn.value")
        set_linear(layer.attention.linear[2], state, f"{name}.cross_attn.out")
        set_norm(layer.attention.layer_norm, state, f"{name}.cross_attn_ln")
    set_linear(layer.ffn.linear_0, state, f"{name}.mlp.0")
    set_linear(layer.ffn.linear_1, state, f"{name}.mlp.2")
    set_norm(layer.ffn.layer_norm, state, f"{name}.mlp_ln")


def set_linear(target: Any, state: State, *names: str) -> None:
    weights = [state[f"{name}.weight"] for name in names]
    target.weight = np.concatenate(weights)
    target.bias = np.concatenate(
        [
            state.get(f"{name}.bias", np.zeros(len(weight), np.float16))
            for name, weight in zip(names, weights, strict=True)
        ]
    )


def set_norm(target: Any, state: State, name: str) -> None:
    target.gamma, target.beta = state[f"{name}.weight"], state[f"{name}.bias"]


def test_every_number_comes_back_under_its_first_name(file: Path, state: State) -> None:
    rebuilt = state_from(tensors_from(file.read_bytes()))
    assert sorted(rebuilt) == sorted(state)
    for name, value in state.items():
        np.testing.assert_array_equal(rebuilt[name], value, err_msg=name)


def test_the_sizes_come_back(file: Path) -> None:
    assert dimensions_from(tensors_from(file.read_bytes())) == DIMENSIONS


@pytest.mark.parametrize("share", [0.0, 0.001, 0.3, 0.99])
def test_a_cut_file_is_refused(file: Path, share: float) -> None:
    data = file.read_bytes()
    with pytest.raises(ValueError, match="weights"):
        tensors_from(data[: int(len(data) * share)])


def test_another_kind_of_file_is_refused() -> None:
    with pytest.raises(ValueError, match="not a file of Whisper weights"):
        tensors_from(struct.pack("<I", 6) + struct.pack("<H", 16) + b"TransformerSpec\0")

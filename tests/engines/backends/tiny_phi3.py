"""Builds a Phi-3 of two layers with random weights; it speaks nonsense, through every line of the real path."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.conftest import JOB_TEXT, LONG_ANSWER

if TYPE_CHECKING:
    from tokenizers import Tokenizer

SPECIAL = ("<|endoftext|>", "<|system|>", "<|user|>", "<|assistant|>", "<|end|>")
TEMPLATE = (
    "{% for turn in messages %}<|{{ turn['role'] }}|>\n{{ turn['content'] }}<|end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|assistant|>\n{% endif %}"
)
"""Has the form of Phi-3.5's own: a tag for each role, a tag that ends each turn."""


def build_tiny_phi3(
    folder: Path, template: str | None = TEMPLATE, ends: Sequence[int] = (), byte_level: bool = False
) -> Path:
    """Save config, weights (under 1 MB) and tokenizer as the hub would hold them.

    The tokenizer is of Phi-3.5's kind, which marks spaces and spells rare letters in bytes; `byte_level` makes
    one of the other common kind.
    """
    import torch
    import transformers

    hub: Any = transformers  # whose classes have untyped constructors
    words = _byte_level() if byte_level else _byte_fallback()
    tokenizer = hub.PreTrainedTokenizerFast(tokenizer_object=words, eos_token="<|endoftext|>", chat_template=template)
    stops = list(ends) or tokenizer.convert_tokens_to_ids(["<|endoftext|>", "<|end|>"])
    config = hub.Phi3Config(
        vocab_size=words.get_vocab_size() + 6,  # as in the real one, some rows have no token
        hidden_size=64,
        intermediate_size=128,
        num_hidden_layers=2,
        num_attention_heads=4,
        num_key_value_heads=2,
        max_position_embeddings=1024,
        pad_token_id=0,
        bos_token_id=0,
        eos_token_id=stops,
    )
    torch.manual_seed(0)
    model = hub.Phi3ForCausalLM(config)
    model.generation_config = hub.GenerationConfig(eos_token_id=stops)
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


def _byte_fallback() -> Tokenizer:
    from tokenizers import Tokenizer, decoders, models, normalizers

    words = Tokenizer(models.BPE(byte_fallback=True, unk_token="<unk>", fuse_unk=True))
    words.normalizer = normalizers.Sequence([normalizers.Prepend("▁"), normalizers.Replace(" ", "▁")])
    steps = [decoders.Replace("▁", " "), decoders.ByteFallback(), decoders.Fuse(), decoders.Strip(" ", 1, 0)]
    words.decoder = decoders.Sequence(steps)
    spelled = [f"<0x{byte:02X}>" for byte in range(256)]
    _train(words, ["<unk>", *SPECIAL, *spelled], [])
    saved = json.loads(words.to_str())  # the trainer takes the bytes for special tokens, which they are not
    saved["added_tokens"] = [token for token in saved["added_tokens"] if token["content"] not in spelled]
    return Tokenizer.from_str(json.dumps(saved))


def _byte_level() -> Tokenizer:
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers

    words = Tokenizer(models.BPE())
    words.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    words.decoder = decoders.ByteLevel()
    _train(words, list(SPECIAL), pre_tokenizers.ByteLevel.alphabet())
    return words


def _train(words: Tokenizer, special: list[str], alphabet: list[str]) -> None:
    from tokenizers import trainers

    trainer = trainers.BpeTrainer(
        vocab_size=700, special_tokens=special, initial_alphabet=alphabet, show_progress=False
    )
    words.train_from_iterator([JOB_TEXT, LONG_ANSWER] * 4, trainer)

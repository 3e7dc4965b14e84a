"""Builds a Phi-3 of two layers with random weights; it speaks nonsense, through every line of the real path."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.conftest import JOB_TEXT, LONG_ANSWER

SPECIAL = ("<|endoftext|>", "<|system|>", "<|user|>", "<|assistant|>", "<|end|>")
TEMPLATE = (
    "{% for turn in messages %}<|{{ turn['role'] }}|>\n{{ turn['content'] }}<|end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|assistant|>\n{% endif %}"
)
"""Has the form of Phi-3.5's own: a tag for each role, a tag that ends each turn."""


def build_tiny_phi3(folder: Path, template: str | None = TEMPLATE, ends: Sequence[int] = ()) -> Path:
    """Save config, weights (under 1 MB) and tokenizer as the hub would hold them."""
    import torch
    import transformers
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers

    hub: Any = transformers  # whose classes have untyped constructors
    bpe = Tokenizer(models.BPE())
    bpe.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    bpe.decoder = decoders.ByteLevel()
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    trainer = trainers.BpeTrainer(
        vocab_size=700, special_tokens=list(SPECIAL), initial_alphabet=alphabet, show_progress=False
    )
    bpe.train_from_iterator([JOB_TEXT, LONG_ANSWER] * 4, trainer)
    tokenizer = hub.PreTrainedTokenizerFast(tokenizer_object=bpe, eos_token="<|endoftext|>", chat_template=template)
    stops = list(ends) or [SPECIAL.index("<|endoftext|>"), SPECIAL.index("<|end|>")]
    config = hub.Phi3Config(
        vocab_size=bpe.get_vocab_size() + 6,  # as in the real one, some rows have no token
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

"""Text from a chat model in Hugging Face's format, by default Phi-3.5-mini, with PyTorch.

Knows nothing of what the text is for. Every reply has a cache and random numbers of its own, so replies do
not disturb each other, and a stream that nobody reads any more costs nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from interview.engines.capabilities import OWN_SAMPLER
from interview.engines.loading import loading
from interview.engines.options import Options
from interview.engines.protocols import Locate, Schema
from interview.errors import BackendError, CatalogueError
from interview.records import Prompt

if TYPE_CHECKING:
    from torch import Tensor

CONTEXT = 4096  # tokens of prompt and reply together; beyond, Phi-3.5 scales its positions another way
TEMPERATURE = 0.7
TOP_P = 0.95
UNFINISHED = "\ufffd"  # what bytes that are no letter yet are shown as


@dataclass(frozen=True, slots=True)
class Chat:
    """A loaded model with what belongs to it."""

    tokenizer: Any
    model: Any
    guide: Any  # the tokenizer as llguidance wants it
    ends: frozenset[int]  # tokens that end a reply

    @property
    def context(self) -> int:
        return min(CONTEXT, getattr(self.model.config, "max_position_embeddings", CONTEXT))


class TransformersLanguageModel:
    """A model from the hub or a folder; it loads with the first reply."""

    capabilities = OWN_SAMPLER

    def __init__(self, options: Options, *, locate: Locate) -> None:
        self._model, self._locate, self._device = options.model, locate, options.device
        self._loading = Lock()

    def stream(
        self, prompt: Prompt, *, schema: Schema | None = None, max_tokens: int = 256, seed: int = 0
    ) -> Iterator[str]:
        """Yield the reply as it is written."""
        with self._loading:
            chat = self._loaded
        from torch import Generator, OutOfMemoryError

        text = chat_text(chat.tokenizer, prompt)
        ids = chat.tokenizer(text, add_special_tokens=False, return_tensors="pt").input_ids
        room = chat.context - ids.shape[1]
        if room < 1:
            raise BackendError(
                f"This is too much text for the language model: {ids.shape[1]} tokens, and it reads "
                f"{chat.context}. Shorten the job description or the answer."
            )
        form = SchemaMask(chat.guide, schema) if schema is not None else None
        chance = Generator().manual_seed(seed)
        try:
            yield from text_pieces(chat.tokenizer, _tokens(chat, ids, min(max_tokens, room), form, chance))
        except OutOfMemoryError as error:
            raise BackendError(
                f"The graphics memory is too small for “{self._model}”. Close other programs that use it, or "
                "choose a smaller model in INTERVIEW_LANGUAGE."
            ) from error
        except RuntimeError as error:
            raise BackendError(f"The language model “{self._model}” failed while writing: {error}") from error

    @cached_property
    def _loaded(self) -> Chat:
        """Raises BackendError."""
        folder = folder_of(self._model, self._locate)
        with loading():
            return self._load(folder)

    def _load(self, folder: Path) -> Chat:
        import torch
        from llguidance.hf import from_tokenizer
        from safetensors import SafetensorError
        from transformers import AutoModelForCausalLM, AutoTokenizer

        options: dict[str, Any] = {"local_files_only": True, "trust_remote_code": False}
        dtype: Any = "auto"
        if self._device != "cpu" and torch.cuda.is_available():  # cards before 2020 have no bfloat16
            native = torch.cuda.is_bf16_supported(including_emulation=False)
            dtype = torch.bfloat16 if native else torch.float16
        place = "cpu" if self._device == "cpu" else "auto"
        try:
            tokenizer: Any = AutoTokenizer.from_pretrained(folder, **options)
            model: Any = AutoModelForCausalLM.from_pretrained(folder, dtype=dtype, device_map=place, **options)
            ends = model.generation_config.eos_token_id or tokenizer.eos_token_id
            ends = ends if isinstance(ends, list) else [ends]
            guide = from_tokenizer(tokenizer, n_vocab=model.get_output_embeddings().weight.shape[0], eos_token=ends)
        except (OSError, ValueError, KeyError, TypeError, RuntimeError, SafetensorError) as error:
            raise BackendError(
                f"The language model “{self._model}” could not be loaded: {error}. "
                "Delete its folder to have it fetched again, or choose another in INTERVIEW_LANGUAGE."
            ) from error
        return Chat(tokenizer, model.eval(), guide, frozenset(ends))


class SchemaMask:
    """Keeps a reply to a JSON schema: bars every token after which no fitting reply is left."""

    def __init__(self, guide: Any, schema: Schema) -> None:
        from llguidance import LLMatcher

        # One space after a comma or colon, as models write it; free spacing lets a small one write nothing else.
        spacing: Any = {"whitespace_flexible": False, "item_separator": ", ", "key_separator": ": "}
        grammar = LLMatcher.grammar_from_json_schema(json.dumps(schema), overrides=spacing)
        self._matcher = LLMatcher(guide, grammar, log_level=0)
        if self._matcher.is_error():
            raise BackendError(f"The language model cannot keep to this schema: {self._matcher.get_error()}")

    @property
    def finished(self) -> bool:
        return bool(self._matcher.is_stopped())

    def apply(self, scores: Tensor) -> Tensor:
        """Scores of shape (vocabulary,), minus infinity where a token is barred."""
        import numpy as np
        import torch

        bits = np.frombuffer(self._matcher.compute_bitmask(), dtype=np.uint8)
        barred = np.unpackbits(bits, bitorder="little")[: len(scores)] == 0
        return scores.masked_fill(torch.from_numpy(barred), float("-inf"))

    def accept(self, token: int) -> None:
        if not self._matcher.consume_token(token):
            raise BackendError(f"The reply left its schema: {self._matcher.get_error()}")


def folder_of(model: str, locate: Locate) -> Path:
    """The folder with a model's files, from the hub when they are not on this disk. Raises BackendError."""
    path = Path(model).expanduser()
    if path.is_dir():
        return path
    try:
        return locate(model)
    except CatalogueError as error:
        raise BackendError(
            f"The language model “{model}” is not on this computer and could not be fetched from Hugging Face: {error} "
            "You can also set INTERVIEW_LANGUAGE to the path of a folder that holds it, or to llama_cpp for the "
            "built-in model."
        ) from error


def chat_text(tokenizer: Any, prompt: Prompt) -> str:
    """The prompt in the model's own chat format; where that has no system role, as one user turn."""
    from jinja2 import TemplateError

    system, user = prompt.system.strip(), prompt.user.strip()
    turns = [{"role": "system", "content": system}, {"role": "user", "content": user}]
    try:
        text = str(tokenizer.apply_chat_template(turns, tokenize=False, add_generation_prompt=True))
    except TemplateError:  # some templates refuse the role
        text = ""
    except ValueError as error:
        raise BackendError("This language model has no chat format. Choose one that ends in “instruct”.") from error
    if system in text and user in text:  # others leave it out without a word
        return text
    turns = [{"role": "user", "content": f"{system}\n\n{user}"}]
    return str(tokenizer.apply_chat_template(turns, tokenize=False, add_generation_prompt=True))


def text_pieces(tokenizer: Any, tokens: Iterator[int]) -> Iterator[str]:
    """The text of tokens as they come; a letter that is still being spelled in bytes waits for the rest."""
    ids: list[int] = []
    said = ""
    for token in tokens:
        ids.append(token)
        text = tokenizer.decode(ids, skip_special_tokens=True)  # of all: spaces and bytes depend on neighbours
        if len(text) > len(said) and text.startswith(said) and not text.endswith(UNFINISHED):
            yield text[len(said) :]
            said = text


def _tokens(chat: Chat, ids: Tensor, limit: int, form: SchemaMask | None, chance: Any) -> Iterator[int]:
    """The ids of a reply, until it ends or has `limit` tokens."""
    from transformers import DynamicCache

    cache = DynamicCache(config=chat.model.config)
    for _ in range(limit):
        scores = _next_scores(chat.model, ids, cache)
        token = _sample(scores if form is None else form.apply(scores), chance)
        if token in chat.ends:
            return
        yield token
        if form is not None:
            form.accept(token)
            if form.finished:
                return
        ids = ids.new_tensor([[token]])


def _next_scores(model: Any, ids: Tensor, cache: Any) -> Tensor:
    """Scores of shape (vocabulary,) for the token after `ids`, which the cache goes on to hold."""
    import torch

    with torch.inference_mode():
        output = model(input_ids=ids.to(model.device), past_key_values=cache, use_cache=True, logits_to_keep=1)
        scores: Tensor = output.logits[0, -1].float().cpu()
    return scores


def _sample(scores: Tensor, chance: Any) -> int:
    """Draw from the likeliest tokens that make up TOP_P of the probability."""
    shares, tokens = (scores / TEMPERATURE).softmax(-1).sort(descending=True)
    shares[shares.cumsum(-1) - shares > TOP_P] = 0
    return int(tokens[shares.multinomial(1, generator=chance)])

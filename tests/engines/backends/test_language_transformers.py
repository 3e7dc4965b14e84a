"""What transformers adds to the contract, on a tiny Phi-3 with random weights: it shows the plumbing only.

The hub is a small server on this machine that counts what it is asked.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from time import monotonic
from typing import Any

import pytest

from interview.engines.backends.language_transformers import (
    TransformersLanguageModel,
    chat_text,
    folder_of,
    text_pieces,
)
from interview.engines.options import Options
from interview.errors import BackendError, CatalogueError
from interview.records import Prompt
from tests.engines.backends.tiny_phi3 import build_tiny_phi3

PROMPT = Prompt("test@1", "You are kind.", "Ask about SQL.")
LOAD = """
import sys, time
from pathlib import Path
from interview.engines.catalogue import Catalogue
from interview.engines.backends.language_transformers import TransformersLanguageModel
from interview.engines.options import Options
from interview.records import Prompt
from interview.errors import BackendError
fetch = Catalogue(Path(sys.argv[1])).fetch
started = time.monotonic()
try:
    model = TransformersLanguageModel(Options("microsoft/Phi-3.5-mini-instruct"), locate=fetch)
    list(model.stream(Prompt("p@1", "s", "u")))
except BackendError as error:
    print(time.monotonic() - started, "torch" in sys.modules, error, sep="|")
"""


class Hub(BaseHTTPRequestHandler):
    """Says 503 to everything, or nothing at all; remembers who asked."""

    agents: list[str]
    silent = False

    def do_GET(self) -> None:
        self.agents.append(self.headers["User-Agent"])
        if self.silent:
            self.rfile.read()  # until the caller gives up
        else:
            self.send_error(503)

    def do_HEAD(self) -> None:
        self.do_GET()

    def log_message(self, *_: Any) -> None: ...


@pytest.fixture(params=["refusing", "silent"])
def hub(request: pytest.FixtureRequest) -> Iterator[tuple[str, list[str]]]:
    agents: list[str] = []
    handler = type("OneHub", (Hub,), {"agents": agents, "silent": request.param == "silent"})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", agents
    server.shutdown()
    server.server_close()


def load_from(hub: str, cache: Path) -> list[str]:
    """Load the default model in a fresh process; seconds, whether torch was imported, the error."""
    places = {"HF_ENDPOINT": hub, "HF_HOME": str(cache), "NO_PROXY": "127.0.0.1"}
    command = [sys.executable, "-c", LOAD, str(cache / "models")]
    run = subprocess.run(command, env={**os.environ, **places}, capture_output=True, text=True, check=True)
    return run.stdout.strip().split("|", 2)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_tiny_phi3(tmp_path_factory.mktemp("tiny"))


def model_in(folder: Path) -> TransformersLanguageModel:
    return TransformersLanguageModel(Options(str(folder), "cpu"), locate=nowhere)


def nowhere(name: str) -> Path:
    raise CatalogueError(f"There is no model called “{name}”.")


def ask(model: TransformersLanguageModel, prompt: Prompt = PROMPT, **options: Any) -> str:
    return "".join(model.stream(prompt, **options))


# ---------------------------------------------------------------- without torch


def test_a_hub_that_is_not_there_is_given_up_in_seconds_with_advice(tmp_path: Path) -> None:
    seconds, torch, message = load_from("http://127.0.0.1:9", tmp_path)
    assert float(seconds) < 10
    assert torch == "False"  # the cheap check comes first
    assert "could not be fetched from Hugging Face" in message
    assert "llama_cpp" in message


def test_a_hub_that_fails_or_keeps_silent_is_asked_once_and_told_nothing(
    hub: tuple[str, list[str]], tmp_path: Path
) -> None:
    address, agents = hub
    seconds, _, message = load_from(address, tmp_path)
    assert float(seconds) < 15
    assert "could not be fetched" in message
    assert len(agents) == 1
    assert "torch" not in agents[0]  # which the hub's client would name, were its telemetry on


def test_a_model_on_this_disk_needs_no_hub(tmp_path: Path) -> None:
    assert folder_of(str(tmp_path), nowhere) == tmp_path


def test_a_name_that_can_be_no_model_is_refused() -> None:
    with pytest.raises(BackendError, match="could not be fetched"):
        folder_of("not a model/at all/ever", nowhere)


# ---------------------------------------------------------------- with the tiny model


@pytest.mark.model
def test_the_prompt_reaches_the_model_in_its_chat_format(tiny: Path) -> None:
    from transformers import AutoTokenizer

    text = chat_text(AutoTokenizer.from_pretrained(tiny), PROMPT)
    assert text == "<|system|>\nYou are kind.<|end|>\n<|user|>\nAsk about SQL.<|end|>\n<|assistant|>\n"


@pytest.mark.model
@pytest.mark.parametrize(
    "system_turn",
    ["{{ raise_exception('no system role') }}", ""],
    ids=["a template that refuses the system role", "a template that drops it"],
)
def test_without_a_system_role_its_text_opens_the_user_turn(tmp_path: Path, system_turn: str) -> None:
    from transformers import AutoTokenizer

    template = (
        "{% for turn in messages %}{% if turn['role'] == 'system' %}" + system_turn + "{% else %}"
        "<|{{ turn['role'] }}|>\n{{ turn['content'] }}<|end|>\n{% endif %}{% endfor %}<|assistant|>"
    )
    tokenizer = AutoTokenizer.from_pretrained(build_tiny_phi3(tmp_path, template))
    assert chat_text(tokenizer, PROMPT) == "<|user|>\nYou are kind.\n\nAsk about SQL.<|end|>\n<|assistant|>"
    assert ask(model_in(tmp_path), max_tokens=5)


@pytest.mark.model
def test_a_model_without_a_chat_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BackendError, match="no chat format"):
        ask(model_in(build_tiny_phi3(tmp_path, None)))


@pytest.mark.model
def test_a_reply_ends_where_the_model_ends_its_turn(tiny: Path, tmp_path: Path) -> None:
    """Chance rarely draws one of two end tokens, so the second model has two hundred."""
    talker = model_in(tiny)
    ends = [talker._loaded.tokenizer.convert_ids_to_tokens(end) for end in sorted(talker._loaded.ends)]
    assert ends == ["<|endoftext|>", "<|end|>"]
    assert "<|" not in ask(talker, max_tokens=60)
    terse = model_in(build_tiny_phi3(tmp_path, ends=range(200)))
    assert all(len(list(terse.stream(PROMPT, max_tokens=60, seed=seed))) < 40 for seed in range(3))


@pytest.mark.model
def test_the_cache_changes_nothing_that_a_whole_pass_would_say(tiny: Path) -> None:
    import torch

    model = model_in(tiny)
    chat = model._loaded
    reply = ask(model, max_tokens=12, seed=5)
    ids = chat.tokenizer(chat_text(chat.tokenizer, PROMPT), return_tensors="pt", add_special_tokens=False).input_ids
    chance, text = torch.Generator().manual_seed(5), []
    for _ in range(12):
        with torch.inference_mode():
            scores = chat.model(input_ids=ids, use_cache=False).logits[0, -1].float() / 0.7
        shares, order = scores.softmax(-1).sort(descending=True)
        shares[shares.cumsum(-1) - shares > 0.95] = 0
        token = order[shares.multinomial(1, generator=chance)]
        text.append(int(token))
        ids = torch.cat([ids, token[None]], dim=1)
    assert len(reply) > 5
    assert chat.tokenizer.decode(text).startswith(reply)


@pytest.mark.model
@pytest.mark.parametrize("byte_level", [False, True], ids=["bytes as a fallback", "bytes throughout"])
def test_the_pieces_of_a_reply_make_its_text_in_any_script(tmp_path: Path, byte_level: bool) -> None:
    from transformers import AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(build_tiny_phi3(tmp_path, byte_level=byte_level))
    text = 'My last company:\n😀 naïve — "data" 日本語\n\nand pipelines.'
    pieces = list(text_pieces(tokenizer, iter(tokenizer(text, add_special_tokens=False).input_ids)))
    assert "".join(pieces) == text
    assert len(pieces) > 20
    assert "\ufffd" not in "".join(pieces)
    model = model_in(tmp_path)
    schema = {"type": "string", "maxLength": 20}
    assert all(isinstance(json.loads(ask(model, schema=schema, max_tokens=150, seed=seed)), str) for seed in range(5))


@pytest.mark.model
def test_too_long_a_prompt_is_refused(tiny: Path) -> None:
    with pytest.raises(BackendError, match=r"too much text for the language model: \d+ tokens, and it reads 1024"):
        ask(model_in(tiny), Prompt("p@1", "s", "word " * 1500))


@pytest.mark.model
def test_a_reply_stops_at_the_end_of_the_context(tiny: Path) -> None:
    long = Prompt("p@1", "You are kind.", " ".join(["SQL queries"] * 230))
    assert 0 < len(list(model_in(tiny).stream(long, max_tokens=5000))) < 400


@pytest.mark.model
def test_a_schema_that_is_none_is_refused_in_words(tiny: Path) -> None:
    with pytest.raises(BackendError, match="cannot keep to this schema"):
        ask(model_in(tiny), schema={"type": "nonsense"})


@pytest.mark.model
def test_a_reply_cut_short_is_the_beginning_of_a_fitting_one(tiny: Path) -> None:
    schema = {"type": "object", "properties": {"text": {"type": "string"}}, "required": ["text"]}
    reply = ask(model_in(tiny), schema=schema, max_tokens=20)
    assert reply.startswith('{"text": "')
    with pytest.raises(json.JSONDecodeError):
        json.loads(reply)


@pytest.mark.model
@pytest.mark.parametrize("name", ["model.safetensors", "config.json", "tokenizer.json"])
def test_a_damaged_file_is_refused_in_words(tmp_path: Path, name: str) -> None:
    build_tiny_phi3(tmp_path)
    (tmp_path / name).write_bytes((tmp_path / name).read_bytes()[:200])
    with pytest.raises(BackendError, match="could not be loaded"):
        ask(model_in(tmp_path))


@pytest.mark.model
def test_code_that_comes_with_a_model_is_not_run(tmp_path: Path) -> None:
    build_tiny_phi3(tmp_path)
    config = json.loads((tmp_path / "config.json").read_text())
    config |= {"model_type": "evil", "auto_map": {"AutoConfig": "evil.Evil", "AutoModelForCausalLM": "evil.Evil"}}
    (tmp_path / "config.json").write_text(json.dumps(config))
    (tmp_path / "evil.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'w')\nclass Evil: ...\n")
    started = monotonic()
    with pytest.raises(BackendError, match="could not be loaded"):
        ask(model_in(tmp_path))
    assert not (tmp_path / "ran").exists()
    assert monotonic() - started < 10  # nobody was asked at the terminal

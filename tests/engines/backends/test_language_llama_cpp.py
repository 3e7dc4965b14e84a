"""What llama.cpp adds to the contract: a closed port, a quiet terminal, a prefix read once, errors in words."""

from __future__ import annotations

import json
import logging
import socket
import urllib.error
import urllib.request
from contextlib import ExitStack
from pathlib import Path
from time import monotonic
from typing import Any

import pytest

from interview.engines.backends.language_llama_cpp import (
    NEEDED_INSTRUCTIONS,
    PREFIXES,
    LlamaCppLanguageModel,
    listen_to_nobody,
    missing_instructions,
    steps_of,
    threads_to_use,
)
from interview.engines.options import Options
from interview.errors import BackendError
from interview.records import Prompt

RULES = " ".join(f"Rule {n}: ask kindly about subject {n}." for n in range(12))


@pytest.fixture(scope="module")
def folder() -> Path:
    from interview.engines.catalogue import Catalogue
    from interview.settings import default_models_dir

    return Catalogue(default_models_dir()).fetch("qwen2.5-coder-1.5b-instruct")


@pytest.fixture(scope="module")
def llama(folder: Path) -> LlamaCppLanguageModel:
    return LlamaCppLanguageModel(Options("qwen"), locate=lambda name: folder)


def ask(model: LlamaCppLanguageModel, user: str, system: str = "Answer in one short sentence.", **options: Any) -> str:
    return "".join(model.stream(Prompt("test@1", system, user), **options))


def tokens_read(caplog: pytest.LogCaptureFixture) -> int:
    """Prompt tokens computed since the last look; llama.cpp's own count, from the debug log."""
    total = sum(int(str(record.args[2])) for record in caplog.records if isinstance(record.args, tuple))
    caplog.clear()
    return total


def listening_sockets() -> set[str]:
    """The inodes of the TCP sockets on which this process listens."""
    own = {str(link.readlink()) for link in Path("/proc/self/fd").iterdir() if link.is_symlink()}
    rows = [
        row.split() for table in ("tcp", "tcp6") for row in Path(f"/proc/self/net/{table}").read_text().splitlines()[1:]
    ]
    return {row[9] for row in rows if row[3] == "0A" and f"socket:[{row[9]}]" in own}


# ---------------------------------------------------------------- without the model


def test_a_missing_model_file_is_named() -> None:
    with pytest.raises(BackendError, match=r"no model file .*nowhere\.gguf"):
        ask(LlamaCppLanguageModel(Options("/nowhere.gguf"), locate=lambda name: Path(name)), "Hello")


def test_a_folder_without_a_gguf_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BackendError, match=r"holds no \.gguf file"):
        ask(LlamaCppLanguageModel(Options("empty"), locate=lambda name: tmp_path), "Hello")


def test_an_old_processor_is_told_apart_from_a_new_one_and_from_an_arm_one() -> None:
    new = f"processor\t: 0\nflags\t\t: fpu sse2 {' '.join(NEEDED_INSTRUCTIONS)}\n"
    assert missing_instructions(new) == []
    assert missing_instructions(new.replace(" avx2", "")) == ["avx2"]
    assert missing_instructions("processor\t: 0\nFeatures\t: fp asimd\n") == []
    assert missing_instructions("") == []


def test_a_prompt_is_read_in_steps_that_a_longer_one_shares() -> None:
    words = [f"word{n}" for n in range(200)]
    short, longer = (steps_of(Prompt("p@1", "system", " ".join(words[:n]))) for n in (150, 200))
    assert short[0].user == ""
    assert short[:-1] == longer[: len(short) - 1]
    assert longer[-1].user == " ".join(words)
    assert [step.whole for step in longer] == [False] * (len(longer) - 1) + [True]


def test_at_least_one_thread_is_used() -> None:
    assert threads_to_use() == -1 or threads_to_use() >= 1


# ---------------------------------------------------------------- with it


@pytest.mark.model
def test_it_knows_the_capital_of_france(llama: LlamaCppLanguageModel) -> None:
    assert "Paris" in ask(llama, "What is the capital of France?", max_tokens=20)
    assert "Rome" in ask(llama, "What is the capital of Italy?", max_tokens=20)


@pytest.mark.model
def test_it_stops_when_it_has_said_all(llama: LlamaCppLanguageModel) -> None:
    assert len(list(llama.stream(Prompt("test@1", "Answer in one short sentence.", "Say hello."), max_tokens=400))) < 60


@pytest.mark.model
def test_a_closed_stream_is_written_no_further(llama: LlamaCppLanguageModel) -> None:
    counting = llama.stream(Prompt("test@1", "You count.", "Count from 1 to 400, one number a line."), max_tokens=1200)
    assert next(counting)
    counting.close()  # type: ignore[attr-defined]
    started = monotonic()
    assert ask(llama, "Say hello.", max_tokens=1)
    assert monotonic() - started < 15  # 1200 tokens take longer


@pytest.mark.model
def test_two_system_parts_are_read_once_each(llama: LlamaCppLanguageModel, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="interview.engines.backends.language_llama_cpp")
    asker, judge = f"You ask. {RULES}", f"You judge. {RULES}"
    ask(llama, "About SQL.", asker, max_tokens=1)
    fresh = tokens_read(caplog)
    ask(llama, "About Rust.", judge, max_tokens=1)
    assert tokens_read(caplog) > 0.8 * fresh
    for system in (asker, judge, asker):
        ask(llama, "About gardens.", system, max_tokens=1)
        assert tokens_read(caplog) < 0.2 * fresh


@pytest.mark.model
def test_a_reply_is_the_same_with_its_system_part_in_the_cache_or_not(llama: LlamaCppLanguageModel) -> None:
    """Read in other batches, these prompts got other replies, each of them."""
    system = f"You are a kind interviewer. {RULES}"
    prompts = [f"Write one interview question about {topic}, and say why you ask it." for topic in ("SQL", "gardens")]
    cached = [ask(llama, prompt, system, max_tokens=30) for prompt in ("Say hello.", *prompts)][1:]
    fresh = []
    for prompt in prompts:
        for other in ("You forget.", "You forget more."):
            ask(llama, "So?", other, max_tokens=1)
        fresh.append(ask(llama, prompt, system, max_tokens=30))
    assert fresh == cached


@pytest.mark.model
def test_a_known_system_part_makes_the_first_word_come_sooner(llama: LlamaCppLanguageModel) -> None:
    waits = []
    for user in ("About SQL.", "About teams."):
        started = monotonic()
        next(iter(llama.stream(Prompt("test@1", f"You wait. {RULES}", user), max_tokens=1)))
        waits.append(monotonic() - started)
    assert waits[1] < 0.6 * waits[0]


@pytest.mark.model
def test_a_text_that_grew_is_read_on_from_where_it_was(
    llama: LlamaCppLanguageModel, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="interview.engines.backends.language_llama_cpp")
    answer = [f"Point {n}: we tested it." for n in range(24)]
    ask(llama, " ".join(answer[:16]), max_tokens=1)
    tokens_read(caplog)
    grown = ask(llama, " ".join(answer), max_tokens=12)
    grown_read = tokens_read(caplog)
    for number in range(PREFIXES):
        ask(llama, "So?", f"You forget {number}.", max_tokens=1)
    tokens_read(caplog)
    assert ask(llama, " ".join(answer), max_tokens=12) == grown  # the same reply as when all of it is new
    assert grown_read < 0.6 * tokens_read(caplog)


@pytest.mark.model
def test_too_long_a_prompt_is_refused_at_once_and_the_next_one_answered(llama: LlamaCppLanguageModel) -> None:
    started = monotonic()
    with pytest.raises(BackendError, match=r"too much text for the language model: 6\d{3} tokens, and it reads 4096"):
        ask(llama, "word " * 6000)
    assert monotonic() - started < 15
    assert "Paris" in ask(llama, "What is the capital of France?", max_tokens=20)


@pytest.mark.model
def test_a_schema_that_is_none_is_refused_in_words(llama: LlamaCppLanguageModel) -> None:
    with pytest.raises(BackendError, match="could not write a reply"):
        ask(llama, "Hello", schema={"type": "nonsense"})


@pytest.mark.model
def test_a_reply_in_json_streams_too(llama: LlamaCppLanguageModel) -> None:
    schema = {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]}
    pieces = list(llama.stream(Prompt("test@1", "Reply in JSON.", "The capital of France?"), schema=schema))
    assert len(pieces) > 3
    assert json.loads("".join(pieces))["city"] == "Paris"


@pytest.mark.model
def test_a_damaged_file_is_refused(folder: Path, tmp_path: Path) -> None:
    with next(folder.glob("*.gguf")).open("rb") as whole:
        (tmp_path / "cut.gguf").write_bytes(whole.read(2_000_000))
    with pytest.raises(BackendError, match=r"could not load cut\.gguf"):
        ask(LlamaCppLanguageModel(Options(str(tmp_path / "cut.gguf")), locate=lambda name: tmp_path), "Hello")


@pytest.mark.model
@pytest.mark.skipif(not Path("/proc/self/net/tcp").exists(), reason="looks for open ports in Linux's /proc")
def test_it_opens_no_port_and_prints_nothing(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    before = listening_sockets()
    model = LlamaCppLanguageModel(Options("qwen"), locate=lambda name: folder)
    assert ask(model, "Say hello.", max_tokens=4)
    assert listening_sockets() == before
    address = model._server.listening_address
    assert address.startswith("unix:")
    assert not Path(address.removeprefix("unix://")).exists()
    del model
    assert capfd.readouterr() == ("", "")


@pytest.mark.model
def test_where_it_must_open_a_port_a_request_without_the_key_gets_401(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import xllamacpp

    monkeypatch.delattr(socket, "AF_UNIX")  # as on Windows
    params = xllamacpp.CommonParams()
    params.model.path, params.n_ctx, params.verbosity = str(next(folder.glob("*.gguf"))), 256, -1
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = threads_to_use()
    with ExitStack() as stack:
        listen_to_nobody(params, stack)
        server = xllamacpp.Server(params)
    question = {"messages": [{"role": "user", "content": "Hello"}], "max_tokens": 1}
    assert "choices" in server.handle_chat_completions(question)
    statuses = []
    for headers in ({}, {"Authorization": f"Bearer {params.api_keys[0]}"}):
        request = urllib.request.Request(
            f"{server.listening_address}/v1/chat/completions",
            json.dumps(question).encode(),
            {"Content-Type": "application/json", **headers},
        )
        try:
            with urllib.request.urlopen(request, timeout=30) as response:
                statuses.append(response.status)
        except urllib.error.HTTPError as error:
            statuses.append(error.code)
    assert statuses == [401, 200]

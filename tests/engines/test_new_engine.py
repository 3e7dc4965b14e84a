"""Adding an engine takes one file (tests/engines/backends/echo.py) and one line of the table."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import SecretStr

from interview.engines.backends import registry
from interview.engines.backends.registry import BackendSpec
from interview.engines.models import queues_for, scripted_models
from interview.machine import Machine
from interview.records import Prompt
from interview.settings import Settings
from interview.web.tabs.about import online_notice
from interview.wiring import choose, describe_machine, engine_from, identities, open_catalogue, open_choice

LINE = BackendSpec("language", "echo", "tests.engines.backends.echo", "EchoLanguageModel", "small", online=True)
PROMPT = Prompt("p@1", "s", "u")


@pytest.fixture(autouse=True)
def _with_the_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "BACKENDS", (*registry.BACKENDS, LINE))


def settings(tmp_path: Path, **more: object) -> Settings:
    given = {"language": "echo:large", "engine_url": "https://echo.example/v1", "engine_key": SecretStr("sk-1")}
    return Settings(models_dir=tmp_path, hub=False, **(given | more))  # type: ignore[arg-type]


def test_a_setting_chooses_it_and_options_reach_it(tmp_path: Path) -> None:
    chosen = settings(tmp_path, engine_concurrency=3)
    choice = choose(chosen, Machine(2, 8.0, ""), lambda model: False)["language"]
    engine = open_choice(choice, open_catalogue(chosen))
    assert (choice.name, engine.options.model) == ("echo:large", "large")
    assert (engine.options.url, engine.options.key.get_secret_value()) == ("https://echo.example/v1", "sk-1")


def test_its_queue_has_as_many_workers_as_it_bears(tmp_path: Path) -> None:
    chosen = settings(tmp_path, engine_concurrency=3)
    choice = choose(chosen, Machine(2, 8.0, ""), lambda model: False)["language"]
    engine = open_choice(choice, open_catalogue(chosen))
    queue = queues_for(scripted_models(language=engine))["language"]
    replies = [queue.submit(lambda: "".join(engine.stream(PROMPT))) for _ in range(3)]
    assert all("PostgreSQL" in reply.result(10) for reply in replies)
    queue.close()


def test_the_page_the_command_line_and_every_interview_name_it_and_its_host(tmp_path: Path) -> None:
    chosen = settings(tmp_path)
    catalogue = open_catalogue(chosen)
    choices = choose(chosen, Machine(2, 8.0, ""), lambda model: False)
    engine = engine_from(choices["language"], catalogue)
    assert (engine.name, engine.online, engine.host) == ("echo:large", True, "echo.example")
    assert "is sent to echo.example" in online_notice([engine])
    assert identities(choices, catalogue)["language"] == "echo:large at echo.example"
    text = "\n".join(describe_machine(chosen))
    assert "leaves this machine, for echo.example" in text
    assert "the same seed may give another interview" in text
    assert "sk-1" not in text


def test_a_server_on_this_machine_is_none_that_anything_is_sent_to(tmp_path: Path) -> None:
    chosen = settings(tmp_path, engine_url="http://127.0.0.1:8000/v1")
    catalogue = open_catalogue(chosen)
    choice = choose(chosen, Machine(2, 8.0, ""), lambda model: False)["language"]
    assert online_notice([engine_from(choice, catalogue)]) == ""
    assert identities({"language": choice}, catalogue)["language"] == "echo:large"

"""What an engine is told comes from the settings in one place; a key goes to its own server and is shown by nothing."""

from __future__ import annotations

import logging
from dataclasses import asdict, replace

import pytest
from pydantic import SecretStr

from interview.engines.options import OPENAI, Options, options_for
from interview.errors import SettingsError
from interview.settings import Settings

KEY = "sk-not-for-your-eyes"


def told(role: str = "language", **settings: object) -> Options:
    return options_for(role, "m", Settings(**settings), "cuda", online=True)  # type: ignore[arg-type]


def test_a_local_engine_is_told_its_model_and_device_and_no_key() -> None:
    settings = Settings(engine_key=SecretStr(KEY), language_key=SecretStr(KEY))
    assert options_for("language", "m", settings, "cuda", online=False) == Options("m", "cuda")


def test_an_online_engine_is_told_where_how_long_and_how_often() -> None:
    options = told(
        engine_url="https://models.example/v1/",
        engine_connect_timeout=1,
        engine_timeout=9,
        engine_retries=0,
        engine_concurrency=7,
    )
    assert (options.url, options.host) == ("https://models.example/v1", "models.example")
    assert (options.connect_timeout, options.timeout, options.retries, options.concurrency) == (1, 9, 0, 7)


def test_a_role_with_its_own_server_does_not_get_the_key_of_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-theirs")
    own = told(language_url="http://localhost:8000/v1", engine_key=SecretStr(KEY))
    assert own.key.get_secret_value() == ""
    general = told("speech", language_url="http://localhost:8000/v1", engine_key=SecretStr(KEY))
    assert (general.url, general.key.get_secret_value()) == (OPENAI, KEY)
    assert told(engine_url="https://models.example/v1").key.get_secret_value() == ""
    assert told().key.get_secret_value() == "sk-theirs"


def test_no_print_log_copy_or_record_of_the_options_shows_the_key(caplog: pytest.LogCaptureFixture) -> None:
    options = told(engine_key=SecretStr(KEY))
    with caplog.at_level(logging.DEBUG):
        logging.getLogger("test").info("%s %r %s", options, replace(options, model="n"), asdict(options))
    assert KEY not in f"{options}{options!r}{asdict(options)}{Settings(engine_key=SecretStr(KEY))!r}{caplog.text}"
    assert options.key.get_secret_value() == KEY


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("http://localhost:8000/v1", ""),
        ("http://127.0.0.1:1/v1", ""),
        ("http://[::1]:1/v1", ""),
        ("http://192.168.1.9:8000/v1", "192.168.1.9"),
        ("http://gpu-box:8000/v1", "gpu-box"),
        ("https://api.example.com/v1", "api.example.com"),
        ("https://localhost.example.com/v1", "localhost.example.com"),
    ],
)
def test_the_host_is_named_unless_it_is_this_machine(url: str, host: str) -> None:
    assert told(engine_url=url).host == host


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("models.example/v1", "no address"),
        ("ftp://models.example", "no address"),
        ("https://", "no address"),
        ("https://models.example/v1?key=secret", "no address"),
        ("https://me:secret@models.example/v1", "a name or a password"),
        ("http://models.example/v1", "unencrypted"),
        ("http://8.8.8.8/v1", "unencrypted"),
        ("https://models.example:port/v1", "no address"),
        ("https://[models.example/v1", "no address"),
    ],
)
def test_an_address_that_cannot_be_used_is_refused_by_the_name_of_its_setting(url: str, why: str) -> None:
    with pytest.raises(SettingsError, match=why) as refused:
        told(language_url=url)
    assert "INTERVIEW_LANGUAGE_URL" in str(refused.value)
    assert "secret" not in str(refused.value)

"""Files are handed out to whoever has the interview's key, and to nobody else."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

import pandas as pd
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from interview.coach.coach import Coach
from interview.records import Resume
from interview.sessions import Key, new_key
from interview.sessions.tables import COLUMNS
from interview.web.routes.download import ROUTE, add_download_route
from tests.conftest import JOB_TEXT


@pytest.fixture
def client(coach: Coach) -> Iterator[TestClient]:
    app = FastAPI()
    add_download_route(app, coach.storage)
    with TestClient(app) as client:
        yield client


@pytest.fixture
def key(coach: Coach, resume: Resume) -> Key:
    key = new_key()
    coach.interview.read(
        coach.interview.ask(coach.preparation.prepare(resume, JOB_TEXT, seed=7, key=key)), "A whole answer."
    )
    return key


def test_a_file_comes_as_a_download_that_no_cache_keeps(client: TestClient, key: Key) -> None:
    answer = client.post(ROUTE, json={"key": str(key), "name": "answers.csv"})
    assert answer.status_code == 200
    assert list(pd.read_csv(io.BytesIO(answer.content))["answer"]) == ["A whole answer."]
    assert answer.headers["content-disposition"] == 'attachment; filename="answers.csv"'
    assert answer.headers["cache-control"] == "no-store"


def test_all_of_them_come_as_one_zip(client: TestClient, key: Key) -> None:
    answer = client.post(ROUTE, json={"key": str(key), "name": "interview.zip"})
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert sorted(archive.namelist()) == sorted(f"{name}.csv" for name in COLUMNS)


def test_a_file_that_a_kill_left_behind_is_brought_up_before_it_is_given(
    client: TestClient, coach: Coach, key: Key
) -> None:
    (coach.storage.folder(key.session_id) / "answers.csv").write_text("session_id\n")
    answer = client.post(ROUTE, json={"key": str(key), "name": "answers.csv"})
    assert b"A whole answer." in answer.content


def test_an_id_or_another_key_gives_nothing(client: TestClient, key: Key) -> None:
    for wrong in (key.session_id, str(Key(key.session_id, new_key().secret)), str(new_key()), None, 7, [str(key)]):
        answer = client.post(ROUTE, json={"key": wrong, "name": "answers.csv"})
        assert answer.status_code == 403
        assert "not known here" in answer.text


@pytest.mark.parametrize("name", ["session.json", ".key", "../.secret", "/etc/hostname", "", None, "answers.csv/.", {}])
def test_only_the_tables_are_files(client: TestClient, key: Key, name: object) -> None:
    answer = client.post(ROUTE, json={"key": str(key), "name": name})
    assert answer.status_code == 404


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b"NaN", b'{"key": 1}', b"[" * 1000, b"x" * 2000])
def test_what_is_no_request_gets_a_sentence(client: TestClient, body: bytes) -> None:
    answer = client.post(ROUTE, content=body)
    assert 400 <= answer.status_code < 500
    assert "Traceback" not in answer.text

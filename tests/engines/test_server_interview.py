"""A whole typed interview whose language model, vectors and voice are a server's, over HTTP on loopback."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from interview.coach.coach import Coach, coach_from
from interview.engines.backends.embedding_openai import OpenAIEmbedder
from interview.engines.backends.language_openai import OpenAILanguageModel
from interview.engines.backends.scripted import ScriptedSynthesizer
from interview.engines.backends.speech_openai import OpenAISynthesizer
from interview.engines.models import scripted_models
from interview.records import Resume
from interview.sessions import Storage
from tests.conftest import JOB_TEXT, LONG_ANSWER
from tests.engines.backends.openai_server import Failure, OpenAIServer, serving_openai

KEY = "sk-not-for-your-eyes"


@pytest.fixture
def server() -> Iterator[OpenAIServer]:
    with serving_openai(speak=ScriptedSynthesizer("default").speak) as server:
        yield server


@pytest.fixture
def coach(server: OpenAIServer, tmp_path: Path) -> Iterator[Coach]:
    options = server.options(key=SecretStr(KEY), retries=0)
    models = scripted_models(
        language=OpenAILanguageModel(options), embedding=OpenAIEmbedder(options), speech=OpenAISynthesizer(options)
    )
    coach = coach_from(models, Storage(tmp_path / "outputs", version="test"), {"language": "openai:m"})
    yield coach
    coach.close()


def test_it_goes_from_the_resume_to_the_report_and_no_file_holds_the_key(
    coach: Coach, server: OpenAIServer, resume: Resume
) -> None:
    session = coach.preparation.prepare(resume, JOB_TEXT, seed=7)
    for _ in range(3):
        session = coach.interview.read(coach.interview.ask(session), LONG_ANSWER)
    assert coach.interview.speak(session.exchanges[-1].question).samples.any()
    session = coach.review.finish(session)
    assert session.report is not None
    assert [exchange.evaluation is not None for exchange in session.exchanges] == [True] * 3
    paths = {call.path.removeprefix("/v1/") for call in server.calls}
    assert paths == {"chat/completions", "embeddings", "audio/speech"}
    written = "".join(path.read_text() for path in coach.storage.folder(session.id).iterdir() if path.is_file())
    assert KEY not in written


def test_a_server_that_fails_in_an_interview_is_a_sentence_and_the_interview_goes_on_afterwards(
    coach: Coach, server: OpenAIServer, resume: Resume
) -> None:
    from interview.errors import BackendError

    session = coach.interview.read(
        coach.interview.ask(coach.preparation.prepare(resume, JOB_TEXT, seed=7)), LONG_ANSWER
    )
    coach.interview.forget(session.id)
    coach.engines.queues["language"].run(lambda: None)
    later = coach_from(coach.engines.models, coach.storage, {})  # another process, which has no reply yet
    server.failures = [Failure(500, {"error": {"message": "The GPU is on fire."}})] * 40
    with pytest.raises(BackendError, match="The GPU is on fire"):
        later.interview.ask(session)
    server.failures = []
    assert later.interview.ask(coach.storage.load(session.id)).open_question is not None
    later.close()

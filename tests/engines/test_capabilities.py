"""Who asks what an engine can do gets the truth: each one of the table has the verbs of all that it states."""

from __future__ import annotations

import pytest

from interview.engines.backends.registry import BACKENDS, BackendSpec, factory_of
from interview.engines.capabilities import Capability, embeds_lines, follows, offers, reads_ahead, workers_for
from interview.engines.models import queues_for, scripted_models

VERBS = {
    Capability.READ_AHEAD: ("read_ahead",),
    Capability.STRETCHES: ("transcribe_stretch", "language_of"),
    Capability.WORD_VECTORS: ("embed_words",),
    Capability.LINE_VECTORS: ("embed_lines",),
}
WRITING = {Capability.JSON_SCHEMA, Capability.REGULAR_EXPRESSIONS, Capability.SEED, Capability.STREAMING}


@pytest.mark.parametrize("spec", BACKENDS, ids=lambda spec: f"{spec.role}-{spec.provider}")
def test_an_engine_has_the_verbs_of_what_it_states_and_states_the_verbs_it_has(spec: BackendSpec) -> None:
    engine = factory_of(spec)
    for capability, verbs in VERBS.items():
        has = all(callable(getattr(engine, verb, None)) for verb in verbs)
        assert offers(engine, capability) is has, capability
    if spec.role != "language":
        assert not WRITING & set(getattr(engine, "capabilities", ()))


def test_an_engine_that_states_nothing_is_asked_for_its_verb_alone() -> None:
    class Plain:
        def read_ahead(self, prompt: object) -> None:
            raise AssertionError

    assert not any(asks(Plain()) for asks in (reads_ahead, follows, embeds_lines))
    assert workers_for(Plain()) == 1


def test_a_queue_has_as_many_workers_as_all_engines_in_it_bear() -> None:
    class Patient:
        workers = 4

    class Reader:
        workers = 2

    assert workers_for(Patient(), Patient()) == 4
    assert workers_for(Patient(), Reader()) == 2
    assert workers_for(Patient(), object()) == 1
    assert workers_for() == 1
    queues = queues_for(scripted_models(language=Patient(), embedding=Patient()))
    assert {role: queue.workers for role, queue in queues.items()} == {
        "language": 4,
        "transcription": 1,
        "speech": 1,
        "embedding": 1,
        "face": 1,
        "delivery": 1,
    }

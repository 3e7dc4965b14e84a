"""The fuzz bench's books: the same inputs again, every fault counted and kept, and a reader that dies is replaced."""

from __future__ import annotations

import io
import json
import signal
import zipfile
from pathlib import Path

import pytest

from bench import fuzz_targets
from bench.fuzz import Outcome, Reader, Tally, measured_from
from bench.fuzz_inputs import KINDS, input_of, seeds_from
from bench.fuzz_targets import TARGETS, outcome_of
from interview.errors import DocumentError


@pytest.fixture(scope="module")
def seeds() -> dict[str, list[bytes]]:
    return seeds_from(None)


def test_the_same_seed_gives_the_same_inputs_and_another_gives_others(seeds: dict[str, list[bytes]]) -> None:
    for kind in KINDS:
        inputs = [input_of(kind, number, 1, seeds) for number in range(8)]
        assert inputs == [input_of(kind, number, 1, seeds) for number in range(8)]
        assert inputs != [input_of(kind, number, 2, seeds) for number in range(8)]


def test_archives_are_changed_inside_and_still_open(seeds: dict[str, list[bytes]]) -> None:
    word = [seed for seed in seeds["documents"] if seed.startswith(b"PK")]
    changed = [input_of("documents", number, 1, {"documents": word}) for number in range(30)]
    whole = [data for data in changed if data not in word and zipfile.is_zipfile(io.BytesIO(data))]
    assert len(whole) >= 5


def test_an_exception_that_is_not_ours_is_a_crash_and_ours_is_an_answer() -> None:
    def refuse(data: bytes) -> None:
        raise DocumentError("No.")

    def fall_over(data: bytes) -> None:
        raise KeyError(data)

    assert outcome_of(refuse, b"")["how"] == "refused"
    assert outcome_of(lambda data: None, b"")["how"] == "read"
    crash = outcome_of(fall_over, b"\xff")
    assert crash["how"] == "crashed"
    assert crash["said"].startswith("KeyError at test_fuzz_bench.py:")


def test_each_kind_reads_an_input(seeds: dict[str, list[bytes]], monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in ("sounds", "pictures", "texts"):
        assert outcome_of(TARGETS[kind], input_of(kind, 0, 1, seeds))["how"] in ("read", "refused")
    monkeypatch.setattr(fuzz_targets, "read_text", lambda data: 1 / 0)
    assert outcome_of(fuzz_targets.read_page, b'{"text": ""}')["how"] == "crashed", "what the target raises is seen"


def test_a_reader_answers_and_after_its_death_a_new_one_does(tmp_path: Path) -> None:
    reader, path = Reader("pictures"), tmp_path / "input"
    path.write_bytes(b"no picture")
    try:
        assert reader.read(path, 120).how == "refused"
        assert reader._process is not None
        reader._process.kill()
        reader._process.wait()
        assert reader.read(path, 120).said == "the process ended with -9"
        assert reader.read(path, 120).how == "refused"
        assert reader._process is not None
        reader._process.send_signal(signal.SIGSTOP)
        assert reader.read(path, 0.2).how == "hung"
    finally:
        reader.close()


def test_hangs_and_crashes_are_counted_by_kind_and_named_once() -> None:
    crash, hang = Outcome("crashed", "KeyError at a.py:1", 1.0, 50.0), Outcome("hung", "no answer", 30.0, 0.0)
    read = Outcome("read", "", 0.25, 80.0)
    tallies = {kind: Tally() for kind in KINDS} | {"texts": Tally([crash, crash, read]), "live": Tally([hang])}
    measured = measured_from(tallies, 900, ["ValueError at b.py:2"], "atheris")
    figures = measured.figures
    assert (measured.n, figures["files"], figures["hangs"], figures["crashes"]) == (4, 4, 1, 2)
    assert (figures["slowest_s"], figures["peak_mb"]) == (30.0, 80.0)
    assert (figures["texts_crashes"], figures["live_hangs"], figures["sounds_crashes"]) == (2, 1, 0)
    assert (figures["coverage_runs"], figures["coverage_crashes"]) == (900, 1)
    faults = [row[-1] for row in measured.rows if row[-1]]
    assert faults == ["no answer", "KeyError at a.py:1", "ValueError at b.py:2"]
    assert json.dumps(figures)

"""The durability bench kills for real, and finds what it is there to find."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bench.aftermath import faults_after, torn
from bench.boundaries import Point
from bench.deaths import Begun, Done, Killer, Ledger
from bench.disks import endured
from bench.durability import Deaths
from bench.lives import Course, Interview, Picture, pictured, write_answer
from bench.updates import lost_updates
from bench.writers import faults_of_two
from interview.sessions import Storage, new_key
from interview.sessions.folders import SESSION_FILE
from tests.sessions.faulty import Overwriting, RowsFirst, Silent

KILLS = 4


TYPED = ("typed", "skipped")
"""Ways to answer for which no library that measures sound is needed."""


@pytest.fixture(autouse=True, scope="module")
def killer() -> Killer:
    """Its fork server is the one of this test process; it has imported what the interviews need."""
    return Killer(preloaded="tests.sessions.faulty")


def course(tmp_path: Path, storage: type[Storage] = Storage) -> Course:
    write_answer(tmp_path / "answer.wav")
    return Course(tmp_path / "outputs", new_key(), tmp_path / "answer.wav", keep=True, storage=storage)


def typed(tmp_path: Path, storage: type[Storage] = Storage) -> Course:
    return replace(course(tmp_path, storage), ways=TYPED, only=frozenset(("typed",)))


def test_processes_that_are_killed_while_an_answer_is_taken_lose_nothing(tmp_path: Path, killer: Killer) -> None:
    deaths = Deaths(typed(tmp_path), killer)
    deaths.hold("at a point", KILLS - 2)
    deaths.hold("at a moment", KILLS)
    assert (deaths.kills, deaths.points, deaths.faults) == (KILLS, KILLS - 2, [])


def test_rows_that_are_written_before_the_session_are_found_double(tmp_path: Path, killer: Killer) -> None:
    deaths = Deaths(typed(tmp_path, RowsFirst), killer)
    deaths.hold("at a point", KILLS)
    assert "rows_doubled" in {name for name, _ in deaths.faults}


@pytest.mark.parametrize("storage", [Storage, Silent])
def test_only_a_storage_that_keeps_silent_on_a_full_disk_is_found(tmp_path: Path, storage: type[Storage]) -> None:
    tried = endured(typed(tmp_path, storage), 16)
    assert tried.tries > 10
    assert {name for name, _ in tried.faults} == ({"silent_losses"} if storage is Silent else set())


def test_two_processes_that_write_one_interview_tear_nothing(tmp_path: Path) -> None:
    assert list(faults_of_two(course(tmp_path), 5)) == []


def test_whoever_was_told_that_a_step_is_done_finds_it(tmp_path: Path) -> None:
    assert list(lost_updates(course(tmp_path))) == []


def test_a_storage_that_takes_what_is_stale_is_found(tmp_path: Path) -> None:
    assert "lost_updates" in {name for name, _ in lost_updates(course(tmp_path, Overwriting))}


class TestBookkeeping:
    """What is acknowledged, and then is not there any more."""

    @pytest.fixture
    def held(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Course, Ledger, Interview]:
        """Two answers, one typed, one recorded and kept; the third begun."""
        held, ledger = course(tmp_path), Ledger()
        held.root.mkdir(mode=0o700)
        interview = Interview(held)
        monkeypatch.setattr(interview.coach.interview.measuring, "begin", lambda session: None)
        for step in interview.steps():
            ledger.note(Begun(step.name, step.number, step.text), keep=True)
            interview.session = step.call()
            interview.done |= {step.name}
            picture = pictured(interview.session) if interview.session else None
            ledger.note(Done(step.name, step.number, picture), keep=True)
            if step.name == "sound":
                break
        interview.coach.close()
        return held, ledger, interview

    def names(self, held: tuple[Course, Ledger, Interview], tmp_path: Path) -> set[str]:
        return {name for name, _ in faults_after(held[0], held[1], tmp_path)}

    def test_nothing_is_found_where_nothing_is_lost(
        self, held: tuple[Course, Ledger, Interview], tmp_path: Path
    ) -> None:
        assert self.names(held, tmp_path) == set()

    @pytest.mark.parametrize(
        ("file", "said"),
        [
            ("recordings/question-2.wav", "answers_lost"),
            ("recordings/question-3.pcm", "answers_lost"),
            (SESSION_FILE, "sessions_unreadable"),
        ],
    )
    def test_a_file_that_is_gone_is_found(
        self, held: tuple[Course, Ledger, Interview], tmp_path: Path, file: str, said: str
    ) -> None:
        (held[0].root / held[0].key.session_id / file).unlink()
        assert said in self.names(held, tmp_path)

    def test_an_answer_that_is_not_in_the_session_any_more_is_found(
        self, held: tuple[Course, Ledger, Interview], tmp_path: Path
    ) -> None:
        session = held[2].session
        assert session is not None
        first = replace(session.exchanges[0], answer=None)
        held[2].coach.storage.write(replace(session, exchanges=(first, *session.exchanges[1:])))
        assert "answers_lost" in self.names(held, tmp_path)

    def test_a_question_that_is_gone_with_its_answer_is_found(
        self, held: tuple[Course, Ledger, Interview], tmp_path: Path
    ) -> None:
        session = held[2].session
        assert session is not None
        held[2].coach.storage.write(replace(session, exchanges=session.exchanges[:1]))
        assert {"answers_lost", "steps_lost"} <= self.names(held, tmp_path)

    def test_half_a_row_and_a_folder_that_others_may_read_are_found(
        self, held: tuple[Course, Ledger, Interview], tmp_path: Path
    ) -> None:
        folder = held[0].root / held[0].key.session_id
        with (folder / "answers.csv").open("ab") as file:
            file.write(b'x,1,typed,"half')
        assert [name for name, _ in torn(held[0].root)] == ["rows_torn"]

    def test_what_the_process_was_in_when_it_died_is_kept(self) -> None:
        ledger, point = Ledger(), Point("typed", "fsync", "session.json", 1, "before")
        for message in (Begun("typed", 1, "I did."), point):
            ledger.note(message, keep=False)
        assert (ledger.pending, ledger.point, ledger.ended) == (Begun("typed", 1, "I did."), point, None)
        ledger.begin_life()
        ledger.note(Begun("go on"), keep=False)
        assert (ledger.pending, ledger.point) == (Begun("typed", 1, "I did."), None), "it may have been taken"
        ledger.note(Done("go on", 0, Picture(answers=("I did.",))), keep=False)
        assert (ledger.pending, ledger.picture.answers) == (None, ("I did.",))

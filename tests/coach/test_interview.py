"""The interview's steps on scripted models: order, rows on disk, bad input, going on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from interview.audio.recordings import write_wav
from interview.coach.coach import Coach, coach_from
from interview.engines.backends.scripted import ScriptedLanguageModel
from interview.engines.queues import Urgency
from interview.errors import RecordingError, StageError, StorageError
from interview.interviewer.agenda import next_step, stage_of
from interview.records import FaceObservation, Glimpse, Kind, Resume, Setup, Stage, Watched
from interview.sessions.session import Session
from tests.coach.held import at_stage, rows, whole_interview
from tests.conftest import JOB_TEXT, LONG_ANSWER, tone


def test_an_interview_goes_through_its_stages_in_order_and_asks_all_that_was_planned(
    coach: Coach, session: Session
) -> None:
    done = whole_interview(coach, session)
    stages = [exchange.question.stage for exchange in done.exchanges]
    assert list(dict.fromkeys(stages)) == list(Stage)[:-1]
    assert stages == sorted(stages, key=list(Stage).index)
    planned = [exchange.question for exchange in done.exchanges if exchange.question.kind is not Kind.INVITATION]
    assert [question.topic for question in planned if not question.follow_up_to] == [slot.topic for slot in done.plan]
    assert len({question.text for question in planned}) == len(planned)
    assert done.report is not None


def test_no_topic_has_more_than_two_follow_ups(coach: Coach, session: Session) -> None:
    while stage_of(session) is not Stage.QUESTIONS:
        session = coach.interview.read(coach.interview.ask(session), "Well, we did it.")
    numbers = [exchange.question.follow_up_to for exchange in session.exchanges if exchange.question.follow_up_to]
    assert numbers
    assert max(numbers.count(number) for number in numbers) <= 2


def test_the_candidate_may_ask_and_is_answered_from_the_description(coach: Coach, session: Session) -> None:
    session = at_stage(coach, session, Stage.QUESTIONS)
    session = coach.interview.ask(session)
    session = coach.interview.ask(coach.interview.read(session, "Will I own the PostgreSQL warehouse and its queries?"))
    assert "own the PostgreSQL warehouse" in session.exchanges[-1].question.lead
    session = coach.interview.read(session, "No, thank you.")
    assert stage_of(session) is Stage.CLOSE
    with pytest.raises(StageError, match="All questions"):
        coach.interview.ask(session)
    done = coach.review.finish(session)
    assert all(exchange.evaluation is None for exchange in done.exchanges if exchange.question.kind is Kind.INVITATION)


def test_a_time_limit_leads_to_the_candidates_questions_before_the_plan_is_done(coach: Coach, resume: Resume) -> None:
    session = coach.preparation.prepare(resume, JOB_TEXT, seed=7, setup=Setup(questions=12, minutes=2))
    while stage_of(session) not in (Stage.QUESTIONS, Stage.CLOSE):
        session = coach.interview.read(coach.interview.ask(session), LONG_ANSWER)
    assert 2 <= session.planned_asked < 6


def test_every_step_has_its_row_on_disk(coach: Coach, session: Session) -> None:
    done = whole_interview(coach, session)
    numbers = list(range(1, len(done.exchanges) + 1))
    for name in ("questions", "answers"):
        assert list(rows(coach, done, name)["number"]) == numbers
    assert list(rows(coach, done, "evaluations")["number"]) == numbers[: len(rows(coach, done, "evaluations"))]
    assert len(rows(coach, done, "plan")) == len(done.plan) == 6
    assert rows(coach, done, "answers")["answer"].iloc[0] == LONG_ANSWER
    assert len(rows(coach, done, "summary")) == 1
    assert "Ada Example" in set(rows(coach, done, "profile")["value"])


def test_an_answer_is_on_disk_before_a_model_sees_it(coach: Coach, session: Session, recording: Path) -> None:
    session = coach.interview.ask(session)
    seen: list[bool] = []

    class Watching:
        def transcribe(self, audio: object) -> object:
            seen.append(coach.storage.recording_path(session, 1).exists())
            raise RecordingError("the model broke")

    object.__setattr__(coach.engines.models, "transcription", Watching())
    with pytest.raises(RecordingError):
        coach.interview.hear(session, recording)
    assert seen == [True]
    assert coach.storage.recording_path(session, 1).exists(), "the recording of a failed step must not be lost"


def test_a_recording_is_kept_only_when_asked(coach: Coach, resume: Resume, recording: Path) -> None:
    for keep in (True, False):
        session = coach.interview.ask(coach.preparation.prepare(resume, JOB_TEXT, seed=1, keep_recordings=keep))
        session = coach.interview.hear(session, recording)
        answer = session.exchanges[0].answer
        assert answer is not None
        assert len(answer.words) == 6
        assert coach.storage.recording_path(session, 1).exists() is keep
        assert bool(answer.recording) is keep


def test_a_silent_recording_gets_a_sentence_and_the_question_stays_open(
    coach: Coach, session: Session, tmp_path: Path
) -> None:
    session = coach.interview.ask(session)
    silent = tmp_path / "silent.wav"
    write_wav(tone(2.0, loudness=0.0), silent)
    with pytest.raises(RecordingError, match="microphone"):
        coach.interview.hear(session, silent)
    assert coach.interview.read(session, "Typed instead, because the microphone was muted.").answered


def test_an_answer_before_a_question_is_refused(coach: Coach, session: Session) -> None:
    with pytest.raises(StageError, match="no open question"):
        coach.interview.read(session, LONG_ANSWER)


def test_a_second_question_before_an_answer_is_refused(coach: Coach, session: Session) -> None:
    with pytest.raises(StageError, match="Answer the question"):
        coach.interview.ask(coach.interview.ask(session))


def test_an_empty_answer_is_refused_but_a_skip_is_taken(coach: Coach, session: Session) -> None:
    session = coach.interview.ask(session)
    with pytest.raises(StageError, match="empty"):
        coach.interview.read(session, "  \n ")
    session = coach.review.evaluate(coach.interview.skip(session))
    evaluation = session.exchanges[0].evaluation
    assert evaluation is not None
    assert evaluation.score is None
    assert "skipped" in evaluation.note


def test_the_follow_up_quotes_what_was_said(coach: Coach, session: Session) -> None:
    session = coach.review.evaluate(coach.interview.read(coach.interview.ask(session), LONG_ANSWER))
    question = coach.interview.ask(session).exchanges[1].question
    assert question.kind is Kind.FOLLOW_UP
    assert question.follow_up_to == 1
    assert question.reason
    quoted = question.text.split("“")[1].split("”")[0]
    assert quoted in LONG_ANSWER


def test_a_bad_question_of_the_model_is_replaced_by_one_of_the_bank(
    coach: Coach, session: Session, language: ScriptedLanguageModel
) -> None:
    question = coach.interview.ask(at_stage(coach, session, Stage.SKILLS)).exchanges[-1].question
    assert question.origin == "bank", "the scripted model writes no questions, only words"
    assert question.text.endswith("?")


def test_a_good_question_of_the_model_is_asked_and_its_prompt_is_in_the_row(
    coach: Coach, session: Session, language: ScriptedLanguageModel
) -> None:
    session = at_stage(coach, session, Stage.SKILLS)
    coach.interview.forget(session.id)
    coach.engines.queues["language"].run(lambda: None, Urgency.LATER)
    later = coach_from(coach.engines.models, coach.storage, {})  # another process, which has no reply yet
    slot = next_step(session).slot
    assert slot is not None
    good = f"How do you find out why {slot.topic} has become slower than it was last month?"
    language.replies += [json.dumps({"question": good})] * 3
    question = later.interview.ask(session).exchanges[-1].question
    later.close()
    assert (question.text, question.origin) == (good, "model")
    assert question.prompt.startswith("question@")
    assert rows(coach, session, "questions")["prompt"].iloc[-1] == question.prompt


def test_the_camera_gives_rows_for_the_answer_and_each_of_its_seconds(coach: Coach, session: Session) -> None:
    seen = [Glimpse(n * 0.5, 0.5, (FaceObservation(n * 0.5, 0.0, 0.0, 0.0, 0.0),)) for n in range(40)]
    session = coach.interview.read(coach.interview.ask(session), LONG_ANSWER, Watched(tuple(seen)))
    focus = session.exchanges[0].focus
    assert focus is not None
    assert focus.share == 1.0
    assert rows(coach, session, "presence")["frames"].iloc[0] == 40
    assert set(rows(coach, session, "focus")["state"]) == {"on screen"}
    assert rows(coach, session, "events").empty


def test_an_interview_goes_on_from_its_folder(coach: Coach, session: Session) -> None:
    session = coach.interview.read(coach.interview.ask(session), LONG_ANSWER)  # killed here: answered, not evaluated
    again = coach.interview.go_on(session.id)
    assert again == session
    again = coach.interview.ask(again)
    assert coach.review.evaluate(again).exchanges[0].evaluation is not None


def test_a_name_that_is_no_session_is_refused(coach: Coach) -> None:
    for name in ("../../etc", "", "nope", "20260101-0000-0000000000000000"):
        with pytest.raises(StorageError):
            coach.interview.go_on(name)


def test_the_same_seed_gives_the_same_interview(coach: Coach, resume: Resume) -> None:
    again = Setup(repeat_asked=True)
    first, second, other = (
        whole_interview(coach, coach.preparation.prepare(resume, JOB_TEXT, seed=seed, setup=again))
        for seed in (3, 3, 4)
    )
    texts = [[exchange.question.text for exchange in done.exchanges] for done in (first, second, other)]
    assert texts[0] == texts[1]
    assert texts[0] != texts[2]


@pytest.mark.parametrize("typed", ["", " \n", "\x00\u200b\ufeff", "\u3000\u00a0", "\u0301", "\ud800", None])
def test_an_answer_of_which_nothing_can_be_seen_is_no_answer(coach: Coach, session: Session, typed: str) -> None:
    with pytest.raises(StageError, match="The answer is empty"):
        coach.interview.read(coach.interview.ask(session), typed)


def test_what_cannot_be_seen_in_an_answer_is_left_out(coach: Coach, session: Session) -> None:
    session = coach.interview.read(coach.interview.ask(session), "I tested\x00 it.\u202e \u200bTwice\ud800")
    answer = session.exchanges[0].answer
    assert answer is not None
    assert answer.text == "I tested it. Twice\ufffd"
    assert coach.storage.load(session.id).exchanges[0].answer == answer

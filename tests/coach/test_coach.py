"""The interview's steps on scripted models: order, rows on disk, bad input, going on."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import Any

import pandas as pd
import pytest

from interview.audio.recordings import write_wav
from interview.coach import intake
from interview.coach.coach import Coach, coach_from
from interview.documents import read_document
from interview.engines.backends.scripted import ScriptedLanguageModel
from interview.engines.queues import Urgency
from interview.errors import BackendError, DocumentError, InterviewError, RecordingError, StageError, StorageError
from interview.feedback.scoring.content import score_at
from interview.interviewer.agenda import next_step, stage_of
from interview.interviewer.author import Author
from interview.records import (
    Document,
    Evaluation,
    FaceObservation,
    Glimpse,
    IdealAnswer,
    Kind,
    Resume,
    Setup,
    Stage,
    Watched,
)
from interview.resume.rules.corrections import values_of
from interview.sessions.session import Session, with_evaluation
from tests.conftest import JOB_TEXT, LONG_ANSWER, tone

JOB_OF_FEW_WORDS = "Data Engineer\n\nYou will design nightly data pipelines in Python for us, and keep them."


def whole_interview(coach: Coach, session: Session) -> Session:
    while stage_of(session) is not Stage.CLOSE:
        session = coach.review.evaluate(coach.interview.read(coach.interview.ask(session), LONG_ANSWER))
    return coach.review.finish(session)


def at_stage(coach: Coach, session: Session, stage: Stage) -> Session:
    """Answer everything up to the first planned question of a stage, without follow-ups; that one is to be asked."""
    session = replace(session, setup=replace(session.setup, follow_ups=0))
    while stage_of(session) is not stage:
        session = coach.review.evaluate(coach.interview.read(coach.interview.ask(session), LONG_ANSWER))
    return session


def scored_once(coach: Coach, session: Session) -> Session:
    """One answer with a score, whatever the language model wrote to compare it with."""
    score = score_at(71.0, (15.0, 27.0, 27.0, 26.0))
    evaluation = Evaluation(IdealAnswer("I tested it.", "ideal@1"), 0.4, 0.7, 0.5, (), (), score, "")
    return coach.storage.write(
        with_evaluation(coach.interview.read(coach.interview.ask(session), LONG_ANSWER), 1, evaluation)
    )


def rows(coach: Coach, session: Session, name: str) -> pd.DataFrame:
    return pd.read_csv(coach.storage.folder(session.id) / f"{name}.csv")


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


def test_no_question_of_an_earlier_interview_comes_again_unless_asked_for(coach: Coach, resume: Resume) -> None:
    first = whole_interview(coach, coach.preparation.prepare(resume, JOB_TEXT, seed=7))
    again = whole_interview(coach, coach.preparation.prepare(resume, JOB_TEXT, seed=7, earlier=[first.id]))
    asked = {exchange.question.text for exchange in first.exchanges if exchange.question.kind is not Kind.INVITATION}
    assert set(again.asked_before) >= asked
    assert not asked & {exchange.question.text for exchange in again.exchanges}


def test_the_person_can_word_drop_and_order_what_will_be_asked(coach: Coach, session: Session) -> None:
    own = replace(session.plan[2], wording="Which of your pipelines would you build differently today?")
    session = coach.preparation.change_plan(session, (session.plan[0], own))
    assert coach.storage.load(session.id).plan == session.plan
    session = coach.interview.ask(
        coach.interview.read(coach.interview.ask(replace(session, setup=Setup(follow_ups=0))), LONG_ANSWER)
    )
    assert session.exchanges[1].question.text == own.wording
    assert session.exchanges[1].question.origin == "person"
    with pytest.raises(StageError, match="cannot be changed"):
        coach.preparation.change_plan(session, session.plan[:1])


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


def test_an_empty_job_gets_a_sentence_and_writes_nothing(coach: Coach, resume: Resume) -> None:
    with pytest.raises(DocumentError):
        coach.preparation.prepare(resume, "  ", seed=1)
    assert not coach.storage.root.exists()


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


def test_the_next_question_does_not_wait_for_a_comparison(coach: Coach, session: Session) -> None:
    asked = coach.interview.ask(coach.interview.read(coach.interview.ask(session), LONG_ANSWER))
    assert asked.exchanges[0].evaluation is None
    done = coach.review.finish(coach.interview.read(asked, LONG_ANSWER))
    assert all(exchange.evaluation for exchange in done.exchanges), "the report has every comparison"
    assert list(rows(coach, done, "evaluations")["number"]) == [1, 2]


def test_a_dispute_is_kept_and_written_and_leaves_the_score(coach: Coach, session: Session) -> None:
    scored = scored_once(coach, session)
    disputed = coach.review.dispute(scored, 1, "  I did name the result.\n")
    dispute, evaluation = disputed.exchanges[0].dispute, disputed.exchanges[0].evaluation
    assert dispute is not None
    assert dispute.reason == "I did name the result."
    assert datetime.fromisoformat(dispute.at).tzinfo is not None
    assert evaluation is not None
    assert evaluation.score is not None
    assert evaluation == scored.exchanges[0].evaluation
    assert coach.storage.load(session.id) == disputed
    row = rows(coach, session, "disputes").iloc[0]
    assert (row["number"], row["score"], row["reason"]) == (1, evaluation.score.value, "I did name the result.")
    assert row["at"] == dispute.at


def test_a_later_dispute_takes_the_place_of_the_earlier_one_and_survives_going_on(
    coach: Coach, session: Session
) -> None:
    session = scored_once(coach, session)
    session = coach.review.dispute(coach.review.dispute(session, 1, "Too low."), 1, "It is too low for what I said.")
    assert list(rows(coach, session, "disputes")["reason"]) == ["It is too low for what I said."]
    again = coach.interview.go_on(session.id)
    assert again.exchanges[0].dispute == session.exchanges[0].dispute
    assert list(rows(coach, session, "disputes")["reason"]) == ["It is too low for what I said."]


def test_a_dispute_of_a_finished_interview_leaves_its_report(coach: Coach, session: Session) -> None:
    done = coach.review.finish(scored_once(coach, session))
    disputed = coach.review.dispute(done, 1, "I did name the result.")
    assert disputed.report == done.report
    assert disputed.exchanges[0].dispute is not None


def test_an_answer_that_could_not_be_scored_has_no_score_to_dispute(coach: Coach, session: Session) -> None:
    session = coach.review.evaluate(coach.interview.skip(coach.interview.ask(session)))
    with pytest.raises(StageError, match="has no score"):
        coach.review.dispute(session, 1, "It is wrong.")


def test_a_dispute_without_a_reason_or_without_a_score_is_refused(coach: Coach, session: Session) -> None:
    session = coach.interview.read(coach.interview.ask(session), LONG_ANSWER)
    with pytest.raises(StageError, match="has no score"):
        coach.review.dispute(session, 1, "Too low.")
    session = coach.review.evaluate(session)
    for reason in ("", "  \n "):
        with pytest.raises(StageError, match="what is wrong"):
            coach.review.dispute(session, 1, reason)
    with pytest.raises(StageError, match="has no score"):
        coach.review.dispute(session, 2, "There is no such question.")
    assert len(rows(coach, session, "disputes")) == 0
    assert coach.storage.load(session.id) == session


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


def test_nobody_else_who_has_the_same_address_in_a_resume_gets_this_persons_questions(
    coach: Coach, resume: Resume
) -> None:
    first = whole_interview(coach, coach.preparation.prepare(resume, JOB_TEXT, seed=7))
    stranger = coach.preparation.prepare(resume, JOB_TEXT, seed=7)
    assert stranger.asked_before == ()
    folder = coach.storage.folder(stranger.id)
    written = "".join(path.read_text() for path in folder.iterdir() if path.is_file())
    assert first.exchanges[3].question.text not in written


@pytest.mark.parametrize("model", ["language", "embedding"])
def test_a_preparation_that_breaks_off_leaves_nothing_behind(
    coach: Coach, resume: Resume, monkeypatch: pytest.MonkeyPatch, model: str
) -> None:
    def break_off(*given: Any) -> Any:
        raise BackendError("The model stopped.")

    monkeypatch.setattr(Author, "propose_topics", break_off) if model == "language" else monkeypatch.setattr(
        coach.engines.models.embedding, "embed", break_off
    )
    with pytest.raises(BackendError):
        coach.preparation.prepare(resume, JOB_OF_FEW_WORDS, seed=1)
    assert not coach.storage.root.exists()


def test_preparing_and_the_first_question_do_not_wait_for_the_language_model_to_load(
    coach: Coach, resume: Resume
) -> None:
    loaded = Event()
    loading = coach.engines.queues["language"].submit(lambda: loaded.wait(20))
    try:
        session = coach.interview.ask(coach.preparation.prepare(resume, JOB_TEXT, seed=1))
        assert session.open_question is not None
        assert session.open_question.kind is Kind.OPENING
        assert coach.interview.speak(session.open_question).samples.any()
        assert not loading.done()
    finally:
        loaded.set()


def test_a_correction_replaces_the_rows_and_the_fit_and_says_so(coach: Coach, session: Session) -> None:
    corrected = coach.preparation.correct(session, values_of(session.resume) | {"experience.1.company": "Southwind"})
    assert corrected.resume.experience[0].company == "Southwind"
    assert coach.storage.load(session.id) == corrected
    profile = rows(coach, session, "profile").set_index("field")
    assert profile.loc["experience", "organisation"] == "Southwind"
    assert profile.loc["experience", "corrected"] == "organisation"
    assert len(rows(coach, session, "fit")) == 2 + len(session.job.topics)
    assert not [item for item in corrected.fit.evidence if "Northwind" in item.line]


def test_a_correction_shows_in_the_next_question_even_if_that_was_drafted(coach: Coach, session: Session) -> None:
    session = at_stage(coach, session, Stage.EXPERIENCE)
    asked = coach.interview.ask(coach.preparation.correct(session, values_of(session.resume)))
    assert "nightly load" in asked.exchanges[-1].question.text
    another = coach.preparation.prepare(session.resume, JOB_TEXT, seed=7, setup=Setup(repeat_asked=True))
    another = at_stage(coach, another, Stage.EXPERIENCE)
    another = coach.preparation.correct(
        another, values_of(another.resume) | {"experience.1.bullets": "Taught forty nurses to read a box plot"}
    )
    assert "forty nurses" in coach.interview.ask(another).exchanges[-1].question.text


def test_a_form_that_changed_nothing_leaves_the_session_alone(coach: Coach, session: Session) -> None:
    assert coach.preparation.correct(session, values_of(session.resume)) is session


def test_a_finished_interview_takes_no_corrections(coach: Coach, session: Session) -> None:
    done = whole_interview(coach, session)
    with pytest.raises(StageError, match="finished"):
        coach.preparation.correct(done, values_of(done.resume) | {"name": "Grace"})


def test_a_resume_is_read_once_and_again_only_when_its_content_changed(
    coach: Coach, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, read = tmp_path / "resume.txt", []

    def noting(*given: Any) -> Document:
        read.append(given)
        return read_document(*given)

    monkeypatch.setattr(intake, "read_document", noting)
    path.write_text("Ada Example\nData Engineer at Northwind, who builds pipelines and tests them")
    first = coach.preparation.read_resume(path)
    assert coach.preparation.read_resume(path) is first
    path.write_text("Grace Example\nData Engineer at Southwind, who builds pipelines and tests them")
    assert coach.preparation.read_resume(path) != first
    assert len(read) == 2


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


@pytest.mark.parametrize("job", [None, "\u200b" * 50, float("nan"), "x" * 5_000_000, "a\n" * 5000])
def test_a_job_that_is_none_leaves_no_folder_behind(coach: Coach, resume: Resume, job: str) -> None:
    with pytest.raises(InterviewError):
        coach.preparation.prepare(resume, job, seed=1)
    assert not list(coach.storage.root.glob("*/session.json"))


def test_nobody_waits_for_a_possible_answer_longer_than_told_and_the_score_is_there(
    coach: Coach, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    never = Event()
    monkeypatch.setattr(Author, "write_ideal_answer", lambda *given, **named: never.wait(60))
    session = coach.interview.read(coach.interview.ask(session), LONG_ANSWER)
    try:
        done = coach.review.finish(session, patience=0.1)
    finally:
        never.set()
    evaluation = done.exchanges[0].evaluation
    assert evaluation
    assert evaluation.score
    assert evaluation.ideal.text == ""

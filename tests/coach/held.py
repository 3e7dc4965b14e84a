"""Interviews that were held on scripted models, and what they left on disk."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from interview.coach.coach import Coach
from interview.feedback.scoring.content import score_at
from interview.interviewer.agenda import stage_of
from interview.records import Evaluation, IdealAnswer, Stage
from interview.sessions.session import Session, with_evaluation
from tests.conftest import LONG_ANSWER


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

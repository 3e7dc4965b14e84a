"""A whole interview without a page: answers from files, the same steps and the same CSV files.

Knows how answers lie on disk; the steps themselves are the coach's.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from interview.coach.coach import Coach
from interview.coach.interview import Interview
from interview.errors import DocumentError, RecordingError, StageError
from interview.interviewer.agenda import stage_of
from interview.records import Score, Setup, Stage
from interview.sessions import Holder
from interview.sessions.session import Session

TEXTS = {".txt", ".md"}
SOUNDS = {".wav", ".mp3", ".webm", ".ogg", ".flac", ".m4a", ".mp4", ".opus"}
Notice = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """One prepared answer: a recording's path, or written text."""

    name: str
    recording: Path | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A finished interview and what had to be passed over on the way."""

    session: Session
    notices: tuple[str, ...]


def answers_from(path: Path) -> list[GivenAnswer]:
    """Answers in the order of their file names; a text file may hold several, parted by lines of ---.

    A .json file holds a list of texts. Raises DocumentError when there is nothing that can be an answer.
    """
    if not path.exists():
        raise DocumentError(f"There is no file or folder of answers at {path}.")
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    answers = [answer for file in files if file.is_file() for answer in _answers_in(file)]
    if not answers:
        raise DocumentError(f"No answers were found at {path}. Give .txt, .md, .json or audio files.")
    return answers


def rehearse(
    coach: Coach,
    resume: Path,
    job_text: str,
    answers: Sequence[GivenAnswer],
    *,
    seed: int,
    session_id: str = "",
    setup: Setup | None = None,
    notice: Notice = lambda text: None,
) -> Rehearsal:
    """Hold the interview; an answer that cannot be heard is skipped with a notice, and it goes on."""
    notices: list[str] = []

    def note(text: str) -> None:
        notices.append(text)
        notice(text)

    session = coach.preparation.prepare(
        coach.preparation.read_resume(resume),
        job_text,
        seed=seed,
        setup=setup,
        session_id=session_id,
        report=lambda fraction, text: notice(f"{text} ...") if fraction < 1 else None,
    )
    with coach.storage.hold(session.id, Holder.COMMAND) as lease:
        session = _hold(coach, coach.storage.load(session.id, lease), answers, notice, note)
    return Rehearsal(session, tuple(notices))


def _hold(coach: Coach, session: Session, answers: Sequence[GivenAnswer], notice: Notice, note: Notice) -> Session:
    waiting = list(answers)
    while waiting and stage_of(session) is not Stage.CLOSE:
        session = coach.interview.ask(session)
        if session.open_question:
            notice(f"{session.open_question.number}. {session.open_question.spoken}")
        session = coach.review.evaluate(_give(coach.interview, session, waiting.pop(0), note), patience=None)
    if stage_of(session) is not Stage.CLOSE:
        note(f"There were {len(answers)} answers, and more questions than that: the interview ended early.")
    elif waiting:
        note(f"The interview was over before the last {len(waiting)} answers.")
    return coach.review.finish(session, patience=None)


def as_json(rehearsal: Rehearsal, folder: Path, files: Sequence[Path]) -> str:
    """The finished interview for another program."""
    session = rehearsal.session
    content: dict[str, Any] = {
        "session": session.id,
        "seed": session.seed,
        "models": session.models,
        "resume": {"name": session.resume.name, "skills": session.resume.skills},
        "job": {"title": session.job.title, "topics": [topic.name for topic in session.job.topics]},
        "fit": {"embedding": session.fit.embedding, "tfidf": session.fit.tfidf},
        "exchanges": [asdict(exchange) for exchange in session.exchanges],
        "report": asdict(session.report) if session.report else None,
        "notices": rehearsal.notices,
        "folder": str(folder),
        "files": [path.name for path in files],
    }
    return json.dumps(content, ensure_ascii=False, indent=1)


def as_text(rehearsal: Rehearsal) -> str:
    """The finished interview for a person at a terminal."""
    session, report = rehearsal.session, rehearsal.session.report
    lines = [f"{session.job.title}: resume and job fit {session.fit.embedding:.2f} (cosine, 1 is the same text)"]
    for exchange in session.exchanges:
        evaluation = exchange.evaluation
        score = "-" if evaluation is None or evaluation.score is None else said_score(evaluation.score)
        lines += ["", f"{exchange.question.number}. [{exchange.question.stage}] {exchange.question.text}"]
        if evaluation:
            similar = f"TF-IDF {evaluation.tfidf:.2f}, embedding {evaluation.embedding:.2f}"
            lines.append(f"   score {score} ({similar}, keywords {evaluation.keyword_coverage:.0%})")
            lines += [f"   {evaluation.note}"] if evaluation.note else []
    if report:
        lines += [
            "",
            f"Keep:     {report.keep}",
            f"Change:   {report.change}",
            f"Practise: {report.practise}",
        ]
    return "\n".join(lines)


def said_score(score: Score) -> str:
    return f"{score.value:.0f} of 100 ({score.band}), between {score.low:.0f} and {score.high:.0f}"


def _give(interview: Interview, session: Session, given: GivenAnswer, note: Notice) -> Session:
    try:
        if given.recording is not None:
            return interview.hear(session, given.recording)
        return interview.read(session, given.text)
    except (RecordingError, StageError) as error:
        note(f"{given.name}: {error} The question was skipped.")
        return interview.skip(session)


def _answers_in(file: Path) -> Iterator[GivenAnswer]:
    suffix = file.suffix.casefold()
    if suffix in SOUNDS:
        yield GivenAnswer(file.name, recording=file)
    elif suffix in TEXTS:
        parts = file.read_text(encoding="utf-8", errors="replace").split("\n---\n")
        yield from (GivenAnswer(file.name, text=part.strip()) for part in parts)
    elif suffix == ".json":
        try:
            texts = json.loads(file.read_text(encoding="utf-8"))
        except ValueError as error:
            raise DocumentError(f"{file.name} is not valid JSON. It has to hold a list of texts.") from error
        if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
            raise DocumentError(f"{file.name} has to hold a list of texts.")
        yield from (GivenAnswer(file.name, text=text) for text in texts)

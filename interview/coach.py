"""The interview's steps in order: check the stage, call the model, return a new session, write the row.

Knows what comes after what; not how a model works, where files lie or what the page looks like.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from interview.ahead import Ahead
from interview.comparing import fit_of, likeness_of
from interview.core.focus import Seen, focus_from
from interview.core.job import check_job_text, job_title_from, job_years_from, seniority_from
from interview.core.profile.corrections import Values, corrected_resume
from interview.core.profile.filling import open_fields
from interview.core.protocols import Embedder, FaceTracker, LanguageModel, Synthesizer, Transcriber
from interview.core.records import (
    Answer,
    Audio,
    Exchange,
    FaceObservation,
    Fit,
    Job,
    PagePicture,
    Question,
    Resume,
    Stage,
)
from interview.core.report import report_from
from interview.core.scoring.evaluation import evaluation_from
from interview.core.session import (
    Session,
    next_stage,
    with_answer,
    with_evaluation,
    with_question,
    with_report,
)
from interview.errors import RecordingError, StageError
from interview.intake import Intake
from interview.queues import ModelQueue
from interview.recordings import read_recording, write_wav
from interview.storage import Storage, new_session_id
from interview.writing import Writer

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Progress = Callable[[float, str], None]

LONGEST_TYPED = 6000


@dataclass(frozen=True, slots=True)
class Models:
    """One model a role; tfidf stands beside the embedding in every comparison."""

    language: LanguageModel
    transcription: Transcriber
    speech: Synthesizer
    embedding: Embedder
    tfidf: Embedder
    face: FaceTracker


class Coach:
    """Shared by all sessions of a process; it holds no session, only queues and drafts."""

    def __init__(self, models: Models, storage: Storage, names: Mapping[str, str]) -> None:
        """`names` says for each role which model it is, for session.json."""
        self._models, self.storage, self.names = models, storage, dict(names)
        self._writer = Writer(models.language)
        roles = ("language", "transcription", "speech", "embedding", "face")
        self._queues = {role: ModelQueue(role) for role in roles}
        self._ahead, self._intake = Ahead(self._writer, self._queues["language"]), Intake()
        self._embedders = {"embedding": models.embedding, "tfidf": models.tfidf}

    # ------------------------------------------------------------ before the interview

    def warm(self) -> None:
        """Load the models a preparation needs, in the background; errors show when they are used."""
        self._queues["embedding"].submit(lambda: self._models.embedding.embed(["ready"]))
        self._queues["language"].submit(self._writer.warm)
        self._queues["speech"].submit(lambda: self._models.speech.speak("Hello."))

    def read_resume(self, path: Path, name: str | None = None) -> Resume:
        """By rules; the model is asked only where they found no job or no school at all."""
        return self._intake.read_resume(path, name, self._fill)

    def _fill(self, resume: Resume) -> Resume:
        if not open_fields(resume):
            return resume
        return self._queues["language"].run(lambda: self._writer.fill_resume(resume))

    def page_pictures(self, path: Path) -> tuple[PagePicture, ...]:
        return self._intake.page_pictures(path)

    def read_job(self, path: Path, name: str | None = None) -> str:
        return self._intake.read_job(path, name)

    def prepare(
        self,
        resume: Resume,
        job_text: str,
        *,
        seed: int,
        keep_recordings: bool = False,
        session_id: str = "",
        report: Progress = lambda fraction, text: None,
    ) -> Session:
        """Read the job, measure the fit, and open a session; each CSV is on disk before the next model is called."""
        check_job_text(job_text)
        session_id = session_id or new_session_id()
        self.storage.begin(session_id)
        self.storage.write_profile(session_id, resume)
        report(0.1, "Reading the job")
        topics = self._queues["language"].run(lambda: self._writer.write_topics(job_text, seed))
        title = job_title_from(job_text)
        job = Job(title, topics, job_text, seniority_from(title, job_text), job_years_from(job_text))
        self.storage.write_job(session_id, job)
        report(0.8, "Comparing resume and job")
        session = Session(
            id=session_id,
            created=datetime.now(UTC).isoformat(timespec="seconds"),
            seed=seed,
            resume=resume,
            job=job,
            fit=self._fit(resume, job),
            models=self.names,
            keep_recordings=keep_recordings,
        )
        self.storage.write_fit(session_id, session.fit, job)
        self.storage.save(session)
        report(1.0, "Ready")
        return session

    def correct(self, session: Session, values: Values) -> Session:
        """Take the person's corrections of the resume: the fit is measured again, what was drafted is thrown away.

        Questions that were asked and answers that were compared stay as they are.
        """
        if session.finished:
            raise StageError("This interview is finished. Press Prepare my interview to use the corrections.")
        resume = corrected_resume(session.resume, values)
        if resume == session.resume:
            return session
        session = replace(session, resume=resume, fit=self._fit(resume, session.job))
        self._ahead.forget(session)
        self.storage.write_profile(session.id, resume)
        self.storage.write_fit(session.id, session.fit, session.job)
        self.storage.save(session)
        self._ahead.begin(session)
        return session

    # ------------------------------------------------------------ the interview

    def ask(self, session: Session) -> Session:
        """The next question; its ideal answer, and the next planned question, are begun behind it."""
        stage = next_stage(session)
        question = self._ahead.question(session, stage)
        session = with_question(session, question)
        self.storage.write_question(session, question)
        self._ahead.begin(session)
        return session

    def speak(self, question: Question) -> Audio:
        return self._queues["speech"].run(lambda: self._models.speech.speak(question.text))

    def hear(self, session: Session, recording: Path, seen: Seen = ()) -> Session:
        """Take a spoken answer: on disk first, then transcribed. RecordingError when nothing is heard."""
        question = _open_question(session)
        audio = read_recording(recording)
        kept = self.storage.recording_path(session, question.number)
        write_wav(audio, kept)
        transcript = self._queues["transcription"].run(lambda: self._models.transcription.transcribe(audio))
        if not transcript.words:
            kept.unlink(missing_ok=True)
            raise RecordingError(
                "No speech was heard in that recording. Check that the microphone is not muted, "
                "then record again or type your answer."
            )
        answer = Answer(
            text=transcript.text,
            source="spoken",
            words=transcript.words,
            seconds=round(audio.seconds, 2),
            language=transcript.language,
            recording=f"recordings/{kept.name}" if session.keep_recordings else "",
        )
        session = self._take(session, answer, seen)
        if not session.keep_recordings:
            kept.unlink(missing_ok=True)
        return session

    def read(self, session: Session, typed: str, seen: Seen = ()) -> Session:
        """Take a typed answer."""
        _open_question(session)
        text = " ".join(typed.split())
        if not text:
            raise StageError("The answer is empty. Type a sentence or record one, or skip the question.")
        if len(text) > LONGEST_TYPED:
            raise StageError(f"The answer is longer than {LONGEST_TYPED} characters. Shorten it to its core.")
        return self._take(session, Answer(text, "typed"), seen)

    def skip(self, session: Session) -> Session:
        _open_question(session)
        return self._take(session, Answer("", "skipped"), ())

    def evaluate(self, session: Session, *, wait: bool = True) -> Session:
        """Put answers beside their ideal answers: all that are left, or only those whose ideal answer is written."""
        for exchange in session.unevaluated:
            if not wait and not self._ahead.has_ideal_answer(session, exchange.question):
                break
            session = self._evaluate(session, exchange)
        return session

    def finish(self, session: Session) -> Session:
        """End the interview, early or not, and sum it up."""
        if session.finished:
            return session
        session = self.evaluate(session)
        report = report_from(session)
        session = with_report(session, report)
        self.storage.write_summary(session, report)
        return session

    def observe(self, frame: NDArray[np.uint8], at: float) -> FaceObservation | None:
        return self._queues["face"].run(lambda: self._models.face.observe(frame, at))

    def go_on(self, session_id: str) -> Session:
        """Open a saved interview where it stopped; what was being written ahead is begun again."""
        session = self.storage.load(session_id)
        self._ahead.begin_ideal_answers(session)
        return session

    def close(self) -> None:
        for queue in self._queues.values():
            queue.close()

    # ------------------------------------------------------------ steps within steps

    def _take(self, session: Session, answer: Answer, seen: Seen) -> Session:
        focus = focus_from(seen) if seen else None
        session = with_answer(session, answer, focus)
        self.storage.write_answer(session, session.exchanges[-1].question.number, answer, focus)
        if session.stage is Stage.FOLLOW_UP:
            self._ahead.begin_question(session, Stage.FOLLOW_UP)
        return session

    def _evaluate(self, session: Session, exchange: Exchange) -> Session:
        question, answer = exchange.question, exchange.answer or Answer("", "skipped")
        ideal = self._ahead.ideal_answer(session, question)
        embedding, tfidf = self._queues["embedding"].run(
            lambda: likeness_of(answer.text, ideal.text, **self._embedders)
        )
        evaluation = evaluation_from(question, answer, ideal, tfidf=tfidf, embedding=embedding)
        session = with_evaluation(session, question.number, evaluation)
        self.storage.write_evaluation(session, question.number, evaluation)
        return session

    def _fit(self, resume: Resume, job: Job) -> Fit:
        return self._queues["embedding"].run(lambda: fit_of(resume, job, **self._embedders))


def _open_question(session: Session) -> Question:
    if session.open_question is None or session.finished:
        raise StageError("There is no open question to answer. Press Begin or Next question.")
    return session.open_question

"""Before the interview: files become a resume and a job, these a fit, a plan and a session; corrections of them, too.

Knows what comes after what; not how a question is worded or asked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from interview.coach.ahead import Ahead
from interview.coach.intake import Intake
from interview.documents import page_pictures, read_document
from interview.engines.protocols import Embedder
from interview.engines.queues import ModelQueue
from interview.errors import StageError
from interview.feedback.comparing import fit_of
from interview.interviewer.author import Author
from interview.interviewer.packs.matching import FoundPacks, find_packs
from interview.interviewer.plan import plan_for
from interview.job import merged_topics, topics_from
from interview.job.rules import (
    check_job_length,
    job_text_from,
    job_title_from,
    job_years_from,
    seniority_from,
)
from interview.records import Document, Fit, Job, PagePicture, Resume, Setup, Slot, Topic
from interview.resume import read_resume
from interview.resume.rules.corrections import Values, corrected_resume
from interview.resume.rules.filling import open_fields
from interview.sessions import Key, Store, new_session_id
from interview.sessions.session import Session, where_it_was

Progress = Callable[[float, str], None]
MOST_WORDS = 40
FEWEST_TOPICS = 5


class Preparation:
    """Shared by all sessions; `embedders` are the two that the fit is measured with."""

    def __init__(
        self,
        author: Author,
        ahead: Ahead,
        store: Store,
        queues: Mapping[str, ModelQueue],
        embedders: Mapping[str, Embedder],
        names: Mapping[str, str],
    ) -> None:
        self._author, self._ahead, self._store = author, ahead, store
        self._queues, self._embedders, self._names = queues, embedders, dict(names)
        self._intake = Intake(self._resume)

    def read_resume(self, path: Path, name: str | None = None) -> Resume:
        """By the trained reader; the language model is asked only where no job or no school was found at all."""
        embedder = self._embedders["embedding"]
        self._queues["embedding"].submit(lambda: embedder.embed(["ready"]))  # it loads while the file is opened
        return self._intake.read_resume(path, name, self._fill)

    def page_pictures(self, path: Path) -> tuple[PagePicture, ...]:
        return page_pictures(path)

    def read_job(self, path: Path, name: str | None = None) -> str:
        text = read_document(path, name).text
        check_job_length(text)
        return text

    def prepare(
        self,
        resume: Resume,
        job_text: str,
        *,
        seed: int,
        setup: Setup | None = None,
        keep_recordings: bool = False,
        session_id: str = "",
        key: Key | None = None,
        earlier: Sequence[str] = (),
        report: Progress = lambda fraction, text: None,
    ) -> Session:
        """Read the job, measure the fit, plan; then the session is on disk, whole, before its first question is asked.

        `earlier`: ids of interviews whose questions do not come again.
        """
        job_text, setup = job_text_from(job_text), setup or Setup()
        report(0.1, "Reading the job")
        job = self._job(job_text, setup, seed)
        report(0.8, "Comparing resume and job")
        fit = self._fit(resume, job)
        session = Session(
            id=key.session_id if key else session_id or new_session_id(),
            created=datetime.now(UTC).isoformat(timespec="seconds"),
            seed=seed,
            resume=resume,
            job=job,
            fit=fit,
            models=self._names,
            keep_recordings=keep_recordings,
            setup=setup,
            plan=plan_for(resume, job, fit, setup, seed, self._packs(job)),
            asked_before=self._store.questions_of(earlier),
        )
        session = self._store.create(session, key)
        self._ahead.begin(session)
        report(1.0, "Ready")
        return session

    def correct(self, session: Session, values: Values) -> Session:
        """Take the person's corrections of the resume: fit and plan are made again, drafts are thrown away.

        Questions that were asked and answers that were compared stay as they are.
        """
        if session.finished:
            raise StageError("This interview is finished. Press Prepare my interview to use the corrections.")
        resume = corrected_resume(session.resume, values)
        if resume == session.resume:
            return session
        fit = self._fit(resume, session.job)
        fresh = plan_for(resume, session.job, fit, session.setup, session.seed, self._packs(session.job))
        begun = session.planned_asked
        plan = (*session.plan[:begun], *fresh[begun:])
        return self._replan(session, lambda known: replace(known, resume=resume, fit=fit, plan=plan))

    def change_plan(self, session: Session, slots: Sequence[Slot]) -> Session:
        """Take the person's own plan; what was asked already stays. Raises StageError for one that cannot be held."""
        begun = session.planned_asked
        if session.finished or tuple(slots[:begun]) != session.plan[:begun]:
            raise StageError("Questions that were asked cannot be changed any more. Change the later ones.")
        if not slots:
            raise StageError("The plan is empty. Keep at least one question.")
        for slot in slots[begun:]:
            if len(slot.wording.split()) > MOST_WORDS:
                raise StageError(f"“{slot.wording[:60]} …” is longer than {MOST_WORDS} words. Shorten the question.")
        return self._replan(session, lambda known: replace(known, plan=tuple(slots)))

    def _replan(self, before: Session, change: Callable[[Session], Session]) -> Session:
        self._ahead.forget(before.id)
        session = self._store.update(before, lambda known: change(where_it_was(known, before)))
        self._ahead.begin(session)
        return session

    def _job(self, text: str, setup: Setup, seed: int) -> Job:
        title = setup.role.strip() or job_title_from(text)
        topics = self._topics(text, seed)
        return Job(title, topics, text, setup.seniority or seniority_from(title, text), job_years_from(text))

    def _topics(self, text: str, seed: int) -> tuple[Topic, ...]:
        """Five to seven topics that stand in the job description; the language model is asked where there are fewer."""
        embedder, queue = self._embedders["embedding"], self._queues["embedding"]
        topics = queue.run(lambda: topics_from(text, embedder))
        if len(topics) >= FEWEST_TOPICS:
            return topics
        proposed = self._queues["language"].run(lambda: self._author.propose_topics(text, seed))
        return queue.run(lambda: merged_topics(proposed, text, embedder))

    def _packs(self, job: Job) -> FoundPacks:
        embedder, topics = self._embedders["embedding"], [topic.name for topic in job.topics]
        return self._queues["embedding"].run(lambda: find_packs(topics, job.title, embedder.embed))

    def _fit(self, resume: Resume, job: Job) -> Fit:
        return self._queues["embedding"].run(lambda: fit_of(resume, job, **self._embedders))

    def _resume(self, document: Document) -> Resume:
        embedder = self._embedders["embedding"]
        return self._queues["embedding"].run(lambda: read_resume(document, embedder))

    def _fill(self, resume: Resume) -> Resume:
        if not open_fields(resume):
            return resume
        return self._queues["language"].run(lambda: self._author.fill_resume(resume))

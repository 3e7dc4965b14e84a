"""The interview's steps in order: check the stage, call the model, return a new session, write the row.

Knows what comes after what; not how a model works, where files lie or what the page looks like.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, wait
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from interview.audio.measuring import Measuring
from interview.audio.prosody import read_tracks
from interview.audio.sounds import AnswerSounds
from interview.audio.speech import Speech
from interview.camera import focus_from
from interview.coach.ahead import Ahead
from interview.coach.evaluating import PATIENCE, Evaluating, names_in
from interview.coach.preparing import Preparing, Progress
from interview.engines.capabilities import follows
from interview.engines.models import Models, queues_for
from interview.engines.queues import ModelQueue, Urgency
from interview.engines.sound import SPEECH_RATE, samples_from
from interview.errors import StageError, StorageError
from interview.feedback.judging import Judge
from interview.feedback.possible import is_worth_showing
from interview.feedback.report import report_from
from interview.interviewer.agenda import Step, next_step
from interview.interviewer.author import Author
from interview.interviewer.inviting import invitation, last_reply
from interview.interviewer.questions.remarks import closing_for, lead_for
from interview.language.untrusted import is_blank, line_of, plain_text
from interview.records import (
    Answer,
    Audio,
    Dispute,
    Focus,
    Glimpse,
    Kind,
    Limits,
    PagePicture,
    Probe,
    Question,
    Resume,
    Setup,
    Slot,
    Stage,
    Watched,
)
from interview.resume.rules.corrections import Values
from interview.sessions import Key, Lease, Storage
from interview.sessions.session import (
    Session,
    where_it_was,
    with_answer,
    with_dispute,
    with_last_answer_open,
    with_question,
    with_report,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

log = logging.getLogger(__name__)
LONGEST_TYPED, LONGEST_REASON = 6000, 1000
_TOO_LONG = f"The answer is longer than {LONGEST_TYPED} characters. Shorten it to its core."


class Coach:
    """Shared by all sessions of a process; it holds no session, only queues and drafts."""

    def __init__(
        self, models: Models, storage: Storage, names: Mapping[str, str], limits: Limits | None = None
    ) -> None:
        """`names` says for each role which model it is, for session.json; `limits`, when looking away is told."""
        self._limits = limits
        self.models, self.storage, self.names = models, storage, dict(names)
        self._judge = Judge(models.grading)
        self._author = Author(models.language, self.embed, self._is_shown)
        self.queues: Mapping[str, ModelQueue] = queues_for(models)
        self.speech = Speech(models.speech, self.queues["speech"])
        self.ahead = Ahead(self._author, self.queues["language"], self.speech.prepare)
        self.sounds = AnswerSounds(storage, models, self.queues["transcription"])
        embedders = {"embedding": models.embedding, "tfidf": models.tfidf}
        self._evaluating = Evaluating(self.ahead, storage, self.queues["embedding"], embedders, self._judge)
        self._measuring = Measuring(models, self.queues["delivery"], self.queues["transcription"], storage)
        self._preparing = Preparing(self._author, self.ahead, storage, self.queues, embedders, self.names)

    # ------------------------------------------------------------ before the interview

    def warm(self) -> dict[str, Future[object]]:
        """Load the models that an interview needs, in the background, by role; errors show when they are used.

        One after the other, in the order in which the person waits for them; a queue waits only for those before it, as
        its other work does. On two cores what the fit needs is there after 9 to 12 s, side by side after 11 to 18.
        """
        models, silence = self.models, bytes(2 * SPEECH_RATE)
        calls: dict[str, Callable[[], object]] = {
            "embedding": lambda: _compare_once(models),
            "speech": lambda: models.speech.speak("Hello."),
            "transcription": lambda: _hear_once(models, Audio(samples_from(silence), SPEECH_RATE)),
            "language": self._author.warm,
            "delivery": lambda: read_tracks(samples_from(silence)),
        }
        begun: dict[str, Future[object]] = {}
        for role, call in calls.items():
            begun[role] = self.queues[role].submit(_after(tuple(begun.values()), call), Urgency.SOON)
        return begun

    def read_resume(self, path: Path, name: str | None = None) -> Resume:
        return self._preparing.read_resume(path, name)

    def page_pictures(self, path: Path) -> tuple[PagePicture, ...]:
        return self._preparing.page_pictures(path)

    def read_job(self, path: Path, name: str | None = None) -> str:
        return self._preparing.read_job(path, name)

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
        return self._preparing.prepare(
            resume,
            job_text,
            seed=seed,
            setup=setup or Setup(),
            keep_recordings=keep_recordings,
            session_id=session_id,
            key=key,
            earlier=earlier,
            report=report,
        )

    def correct(self, session: Session, values: Values) -> Session:
        return self._preparing.correct(session, values)

    def change_plan(self, session: Session, slots: Sequence[Slot]) -> Session:
        return self._preparing.change_plan(session, slots)

    # ------------------------------------------------------------ the interview

    def ask(self, session: Session, patience: float | None = None) -> Session:
        """The next question; what can be written before it is needed is begun behind it.

        After `patience` seconds a question of our own takes the place of one that the model has not written yet.
        """
        if session.finished:
            raise StageError("This interview is finished. Start a new one in Prepare.")
        if session.open_question is not None:
            raise StageError("Answer the question on the screen first, or skip it.")
        step = next_step(session)
        if step.stage is Stage.CLOSE:
            raise StageError("All questions are asked. End the interview to see how it went.")
        question = self._worded(session, step, patience)
        before = session
        session = self.storage.update(session, lambda known: with_question(where_it_was(known, before), question))
        self.ahead.begin(session)
        self._measuring.begin(session)
        return session

    def goodbye(self, session: Session) -> str:
        """What the interviewer says at the end, the reply to a last question of the candidate's included."""
        return f"{last_reply(session, self.embed)} {closing_for(session)}".strip()

    def foresee(self, session: Session, so_far: str) -> None:
        """Begin what follows if the answer ends here: the follow-up, and the sound of its first words."""
        question = session.open_question
        if question is None or question.kind is Kind.INVITATION:
            return
        probe = next_step(with_answer(session, Answer(so_far, "spoken"))).probe
        if probe is not None:
            self.ahead.begin_follow_up(session, probe, so_far)
            if opening := self.opening(probe):
                self.speech.begin(opening, Urgency.SOON)

    def opening(self, probe: Probe) -> str:
        """What a follow-up about these words will begin with."""
        return self._author.first_part(probe)

    def speak(self, question: Question) -> Audio:
        return self.speech.begin(question.spoken).result()

    def hear(self, session: Session, recording: Path, watched: Watched | None = None) -> Session:
        """Take a recorded answer: on disk first, then transcribed. RecordingError when nothing is heard."""
        number = _open_question(session).number
        answer = self.sounds.answer_from(session, number, recording)
        taken = self.take(session, answer, watched, reread=False)
        with self.storage.repeatable(session, taken):
            self.sounds.put_away(taken, number)
        return taken

    def read(self, session: Session, typed: str, watched: Watched | None = None) -> Session:
        """Take a typed answer."""
        _open_question(session)
        if isinstance(typed, str) and len(typed) > 2 * LONGEST_TYPED:
            raise StageError(_TOO_LONG)
        text = line_of(typed, 2 * LONGEST_TYPED)
        if not text:
            raise StageError("The answer is empty. Type a sentence or record one, or skip the question.")
        if len(text) > LONGEST_TYPED:
            raise StageError(_TOO_LONG)
        return self.take(session, Answer(text, "typed"), watched)

    def skip(self, session: Session) -> Session:
        _open_question(session)
        return self.take(session, Answer("", "skipped"))

    def take(self, session: Session, answer: Answer, watched: Watched | None = None, *, reread: bool = True) -> Session:
        """Put an answer on disk, and begin what it leads to; `reread`: its words were written down without waiting."""
        question = _open_question(session)
        pcm = self.sounds.sound_of(session, question.number) if answer.source == "spoken" else b""
        self._measuring.keep(session, question.number, answer, pcm, reread=reread)
        focus = self._focus(answer, watched)
        before = session
        session = self.storage.update(session, lambda known: with_answer(where_it_was(known, before), answer, focus))
        probe = next_step(session).probe
        if probe is not None:
            self.ahead.begin_follow_up(before, probe, answer.text)
        return session

    def reopen(self, session: Session) -> Session:
        """The person goes on with the answer before: the question that came too early is taken back."""
        reopened = with_last_answer_open(session)
        number = reopened.exchanges[-1].question.number
        self.sounds.take_back(session, number, self._measuring.sound_of(session, number))
        reopened = self.storage.update(session, lambda known: with_last_answer_open(where_it_was(known, session)))
        self._measuring.drop(session, number)
        with self.storage.repeatable(session, reopened):
            self.storage.drop_recording(reopened, number)
            self.sounds.drop(reopened, number + 1)
        self.ahead.begin(reopened)
        return reopened

    def dispute(self, session: Session, number: int, reason: str) -> Session:
        """Keep that the person takes a score for wrong; the score stays. Raises StageError where there is none."""
        reason = plain_text(reason, LONGEST_TYPED, "The reason").strip()
        if is_blank(reason):
            raise StageError("Say in a few words what is wrong about the score.")
        at = datetime.now(UTC).isoformat(timespec="seconds")
        dispute = Dispute(reason[:LONGEST_REASON], at)
        return self.storage.update(session, lambda known: with_dispute(known, number, dispute))

    def evaluate(self, session: Session, *, wait: bool = True, patience: float | None = PATIENCE) -> Session:
        """Put answers beside their ideal answers: all that are left, or only those of which everything is known."""
        session = self.measure(session, wait=wait)
        return self._evaluating.evaluate(
            session,
            wait=wait,
            is_read=lambda number: not self._measuring.is_pending(session, number),
            patience=patience,
        )

    def measure(self, session: Session, *, wait: bool = False) -> Session:
        """Put how answers were spoken into the session: of all, or of those that are measured by now."""
        return self._measuring.tell(session, wait=wait)

    def when_measured(self, session: Session, then: Callable[[], None]) -> None:
        """Call `then`, in any thread, whenever one of the answers begun so far is measured."""
        self._measuring.when_done(session, then)

    def is_measuring(self, session: Session) -> bool:
        """Whether more will be known of an answer than the session holds."""
        return any(self._measuring.is_pending(session, one.question.number) for one in session.answered)

    def finish(self, session: Session, *, patience: float | None = PATIENCE) -> Session:
        """End the interview, early or not, and sum it up; possible answers are waited for so many seconds in all."""
        if session.finished:
            return session
        session = self.evaluate(session, patience=patience)
        session = self.storage.update(session, lambda known: with_report(known, report_from(known)))
        self.sounds.settle(session)
        self._measuring.forget(session.id)
        return session

    def observe(self, frame: NDArray[np.uint8], at: float) -> Glimpse:
        """The faces of a camera's frame; the frame is dropped."""
        return self.queues["face"].run(lambda: self.models.face.observe(frame, at))

    def go_on(self, session_id: str, lease: Lease | None = None) -> Session:
        """Open a saved interview where it stopped; what was being written ahead is begun again."""
        session = self.storage.load(session_id, lease)
        try:  # a process that was killed may have left them a step behind
            self.storage.bring_up(session)
            self.sounds.settle(session)
        except StorageError as error:  # it can be read all the same; whoever goes on is told by the next step
            log.warning("an interview that goes on could not be tidied: %s", error)
        if not session.finished:
            self.ahead.begin(session)
        return session

    def open(self, key: object) -> Session:
        """The interview that a browser's key opens, as it is on disk now. Raises StorageError."""
        return self.storage.load(self.storage.opened(key))

    def latest(self, session_id: str) -> Session:
        """The interview as it is on disk now."""
        return self.storage.load(session_id)

    def forget(self, session_id: str) -> None:
        """Drop what is in memory of an interview that is deleted."""
        self._measuring.forget(session_id)
        self.ahead.forget(session_id)

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self.queues["embedding"].run(lambda: self.models.embedding.embed(texts))

    def close(self) -> None:
        for queue in self.queues.values():
            queue.close()

    # ------------------------------------------------------------ steps within steps

    def _is_shown(self, session: Session, question: Question, possible: str) -> bool:
        """Asked while the language model writes; the reader has its turn in the queue it is always read in."""
        names = names_in(session.resume)
        return self.queues["embedding"].run(lambda: is_worth_showing(self._judge, question, possible, names))

    def _focus(self, answer: Answer, watched: Watched | None) -> Focus | None:
        if watched is None or not watched.glimpses:
            return None
        return focus_from(watched.glimpses, watched.calibration, seconds=answer.seconds, limits=self._limits)

    def _worded(self, session: Session, step: Step, patience: float | None) -> Question:
        question = invitation(session, self.embed) if step.invites else self.ahead.question(session, step, patience)
        return replace(question, lead=question.lead or lead_for(session, question))


def _after(earlier: Sequence[Future[object]], call: Callable[[], object]) -> Callable[[], object]:
    def wait_and_call() -> object:
        wait(earlier)
        return call()

    return wait_and_call


def _compare_once(models: Models) -> None:
    models.embedding.embed(["ready"])
    models.tfidf.embed(["ready"])
    models.grading.read_answer(["ready"], ["ready"])


def _hear_once(models: Models, silence: Audio) -> None:
    models.turn.probability(silence)
    if follows(models.transcription):
        models.transcription.transcribe_stretch(silence)


def _open_question(session: Session) -> Question:
    if session.open_question is None or session.finished:
        raise StageError("There is no open question to answer. Press Begin or Next question.")
    return session.open_question

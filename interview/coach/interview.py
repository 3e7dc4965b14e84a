"""The interview's steps in order: check the stage, call the model, return a new session, write the row.

Knows what comes after what; not how a model works, where files lie or what the page looks like.
"""

from __future__ import annotations

import logging
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from interview.audio.hearing import Hearing
from interview.audio.measuring import Measuring
from interview.audio.sounds import AnswerSounds
from interview.audio.speech import Speech
from interview.camera import focus_from
from interview.coach.ahead import Ahead
from interview.coach.warming import warm
from interview.engines.models import Engines
from interview.errors import StageError, StorageError
from interview.interviewer.agenda import Step, next_step
from interview.interviewer.author import Author
from interview.interviewer.inviting import invitation, last_reply
from interview.interviewer.questions.remarks import closing_for, lead_for
from interview.language.untrusted import line_of
from interview.records import Answer, Audio, Focus, Glimpse, Limits, Question, Stage, Watched
from interview.sessions import Lease, Storage
from interview.sessions.session import Session, where_it_was, with_answer, with_last_answer_open, with_question

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

log = logging.getLogger(__name__)
LONGEST_TYPED = 6000
_TOO_LONG = f"The answer is longer than {LONGEST_TYPED} characters. Shorten it to its core."


class Interview:
    """Shared by all sessions. Here is what changes a session while it is held, and what needs several parts at once.

    What a conversation asks of one part alone it asks that part: `ahead` (what is written before it is asked for),
    `speech` and `hearing`, `sounds` (of answers), `measuring` (how they were spoken). Going on and forgetting are here
    since they are about what these parts keep of a session; as it stands it is read from the storage.
    """

    def __init__(
        self,
        engines: Engines,
        storage: Storage,
        author: Author,
        ahead: Ahead,
        speech: Speech,
        hearing: Hearing,
        sounds: AnswerSounds,
        measuring: Measuring,
        limits: Limits | None = None,
    ) -> None:
        """`limits`: when looking away is told."""
        self._engines, self._storage, self._author, self._limits = engines, storage, author, limits
        self.ahead, self.speech, self.hearing = ahead, speech, hearing
        self.sounds, self.measuring = sounds, measuring

    def warm(self) -> dict[str, Future[object]]:
        """Load the models that an interview needs, in the background, by role; errors show when they are used."""
        return warm(self._engines, self._author.warm)

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
        session = self._storage.update(session, lambda known: with_question(where_it_was(known, before), question))
        self.ahead.begin(session)
        self.measuring.begin(session)
        return session

    def goodbye(self, session: Session) -> str:
        """What the interviewer says at the end, the reply to a last question of the candidate's included."""
        return f"{last_reply(session, self._engines.embed)} {closing_for(session)}".strip()

    def speak(self, question: Question) -> Audio:
        return self.speech.begin(question.spoken).result()

    def hear(self, session: Session, recording: Path, watched: Watched | None = None) -> Session:
        """Take a recorded answer: on disk first, then transcribed. RecordingError when nothing is heard."""
        number = _open_question(session).number
        answer = self.sounds.answer_from(session, number, recording)
        taken = self.take(session, answer, watched, reread=False)
        with self._storage.repeatable(session, taken):
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
        self.measuring.keep(session, question.number, answer, pcm, reread=reread)
        focus = self._focus(answer, watched)
        before = session
        session = self._storage.update(session, lambda known: with_answer(where_it_was(known, before), answer, focus))
        probe = next_step(session).probe
        if probe is not None:
            self.ahead.begin_follow_up(before, probe, answer.text)
        return session

    def reopen(self, session: Session) -> Session:
        """The person goes on with the answer before: the question that came too early is taken back."""
        reopened = with_last_answer_open(session)
        number = reopened.exchanges[-1].question.number
        self.sounds.take_back(session, number, self.measuring.sound_of(session, number))
        reopened = self._storage.update(session, lambda known: with_last_answer_open(where_it_was(known, session)))
        self.measuring.drop(session, number)
        with self._storage.repeatable(session, reopened):
            self._storage.drop_recording(reopened, number)
            self.sounds.drop(reopened, number + 1)
        self.ahead.begin(reopened)
        return reopened

    def observe(self, frame: NDArray[np.uint8], at: float) -> Glimpse:
        """The faces of a camera's frame; the frame is dropped."""
        return self._engines.queues["face"].run(lambda: self._engines.models.face.observe(frame, at))

    def go_on(self, session_id: str, lease: Lease | None = None) -> Session:
        """Open a saved interview where it stopped; what was being written ahead is begun again."""
        session = self._storage.load(session_id, lease)
        try:  # a process that was killed may have left them a step behind
            self._storage.bring_up(session)
            self.sounds.settle(session)
        except StorageError as error:  # it can be read all the same; whoever goes on is told by the next step
            log.warning("an interview that goes on could not be tidied: %s", error)
        if not session.finished:
            self.ahead.begin(session)
        return session

    def forget(self, session_id: str) -> None:
        """Drop what is in memory of an interview that is deleted."""
        self.measuring.forget(session_id)
        self.ahead.forget(session_id)

    # ------------------------------------------------------------ steps within steps

    def _focus(self, answer: Answer, watched: Watched | None) -> Focus | None:
        if watched is None or not watched.glimpses:
            return None
        return focus_from(watched.glimpses, watched.calibration, seconds=answer.seconds, limits=self._limits)

    def _worded(self, session: Session, step: Step, patience: float | None) -> Question:
        question = (
            invitation(session, self._engines.embed) if step.invites else self.ahead.question(session, step, patience)
        )
        return replace(question, lead=question.lead or lead_for(session, question))


def _open_question(session: Session) -> Question:
    if session.open_question is None or session.finished:
        raise StageError("There is no open question to answer. Press Begin or Next question.")
    return session.open_question

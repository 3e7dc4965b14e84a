"""The steps that a conversation takes: all it reads and writes of a session, but the sound of the answer being given.

Those at the top are done at once; those below may wait for a model, and run beside the conversation's thread.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future

from interview.coach.interview import Interview
from interview.coach.review import Review
from interview.errors import InterviewError
from interview.interviewer.agenda import next_step
from interview.live.states.events import (
    Asked,
    Evaluated,
    GoodbyeWorded,
    Loaded,
    NotTaken,
    Outlook,
    Recalled,
    Reopened,
    Reworded,
    SummedUp,
    Taken,
)
from interview.records import Answer, Question, Stage, Transcript, Watched
from interview.sessions.session import Session


class Steps:
    def __init__(self, interview: Interview, review: Review, patience: float) -> None:
        """`patience`: seconds that a question of the model's is waited for; then one of our own is asked."""
        self._interview, self._review, self._patience = interview, review, patience

    # ------------------------------------------------------------ at once

    def load_models(self, then: Callable[[Loaded], None]) -> None:
        """`then`, in any thread, once speech can be written down."""
        self._interview.warm()["transcription"].add_done_callback(lambda ended: then(Loaded(_trouble(ended))))

    def look_ahead(self, session: Session) -> Outlook:
        step = next_step(session)
        if step.stage is Stage.CLOSE:
            return Outlook(is_end=True)
        if step.probe is None or self._interview.ahead.has_question(session, step):
            return Outlook()
        return Outlook(opening=self._interview.ahead.opening(step.probe))

    def take(self, session: Session, answer: Answer, watched: Watched) -> Taken:
        return Taken(self._interview.take(session, answer, watched))

    def skip(self, session: Session) -> Taken:
        return Taken(self._interview.skip(session))

    def read(self, session: Session, text: str, watched: Watched, hand_in: str) -> Taken | NotTaken:
        try:
            return Taken(self._interview.read(session, text, watched), hand_in)
        except InterviewError as error:
            return NotTaken(hand_in, str(error))

    def reopen(self, session: Session) -> Reopened:
        last = session.exchanges[-2].answer or Answer("", "skipped")
        return Reopened(self._interview.reopen(session), Transcript(last.words, last.language), last.seconds)

    def listen(self, session: Session, settled: str) -> None:
        """The model reads what can no longer change of an answer."""
        self._interview.ahead.listen(session, settled)

    def foresee(self, session: Session, so_far: str) -> None:
        self._interview.ahead.foresee(session, so_far)

    def when_measured(self, session: Session, then: Callable[[], None]) -> None:
        """`then`, in any thread."""
        self._interview.measuring.when_done(session, then)

    def is_measuring(self, session: Session) -> bool:
        return self._interview.measuring.is_going_on(session)

    def sound_bytes(self, session: Session) -> int:
        """Of all its sound on disk."""
        return self._interview.sounds.size(session)

    # ------------------------------------------------------------ beside the thread

    def recall(self, session: Session, number: int, goes_on: bool) -> Recalled:
        sounds = self._interview.sounds
        sound = sounds.beginning_of(session, number)
        return Recalled(sounds.write_down(sound), sound, goes_on)

    def ask(self, session: Session, opening: str) -> Asked:
        return Asked(self._interview.ask(session, self._patience), opening)

    def reword(self, session: Session, question: Question) -> Reworded:
        return Reworded(question, self._interview.ahead.rephrased(session, question))

    def evaluate(self, session: Session, tells: bool) -> Evaluated:
        """Only what needs no waiting."""
        return Evaluated(self._review.evaluate(session, wait=False), tells)

    def word_goodbye(self, session: Session) -> GoodbyeWorded:
        return GoodbyeWorded(self._interview.goodbye(session))

    def sum_up(self, session: Session) -> SummedUp:
        return SummedUp(self._review.finish(session))


def _trouble(ended: Future[object]) -> str:
    """An error that is not ours shows when the model is used."""
    error = None if ended.cancelled() else ended.exception()
    return str(error) if isinstance(error, InterviewError) else ""

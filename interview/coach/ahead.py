"""What the language model writes before it is asked for: the next question, follow-ups on the chance, ideal answers.

Knows which of them can be begun when, and which waits for which; not what is on disk or on the page.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable

from interview.engines.queues import Drafts, ModelQueue, Urgency
from interview.errors import ReplyError, StageError
from interview.interviewer.agenda import Step, next_slot, next_step
from interview.interviewer.author import Author
from interview.language.text import sentences_of
from interview.records import Answer, IdealAnswer, Kind, Probe, Question, Slot
from interview.sessions.session import Session, with_answer


class Ahead:
    """Drafts of all sessions, by session, kind and number."""

    def __init__(self, author: Author, queue: ModelQueue, spoken: Callable[[str], object]) -> None:
        """`spoken` begins to make the sound of a sentence."""
        self._author, self._queue, self._drafts = author, queue, Drafts()
        self._spoken = spoken

    def begin(self, session: Session) -> None:
        """Begin the next planned question, then the ideal answers, which are needed later."""
        slot = next_slot(session)
        if slot is not None:
            self._begin_planned(session, slot)
        self.begin_ideal_answers(session)

    def begin_ideal_answers(self, session: Session) -> None:
        for exchange in session.exchanges:
            if exchange.evaluation is None and exchange.question.kind is not Kind.INVITATION:
                self._begin_ideal_answer(session, exchange.question)

    def begin_follow_up(self, session: Session, probe: Probe, answer: str) -> None:
        """Write it on the chance that the answer ends here; what was written for an earlier chance is dropped."""
        key = _follow_up_key(session, probe)
        self._drafts.drop(lambda other: other[:2] == key[:2] and other != key)
        self._drafts.begin(key, self._queue, lambda: self._follow_up(session, probe, answer), urgency=Urgency.SOON)

    def foresee(self, session: Session, so_far: str) -> None:
        """Begin what follows if the answer ends here: the follow-up, and the sound of its first words."""
        question = session.open_question
        if question is None or question.kind is Kind.INVITATION:
            return
        probe = next_step(with_answer(session, Answer(so_far, "spoken"))).probe
        if probe is not None:
            self.begin_follow_up(session, probe, so_far)
            if opening := self.opening(probe):
                self._spoken(opening)

    def opening(self, probe: Probe) -> str:
        """What a follow-up about these words will begin with."""
        return self._author.first_part(probe)

    def listen(self, session: Session, answer: str) -> None:
        """Let the model read an answer while it is given, so that at its end only the last words are new to it."""
        self._queue.submit(lambda: self._author.listen(session, answer), Urgency.SOON)

    def question(self, session: Session, step: Step, patience: float | None = None) -> Question:
        """The wording of a step, waited for where it is not written yet; from the bank when patience is at its end."""
        probe, slot = step.probe, step.slot
        if probe is not None:
            key, call = _follow_up_key(session, probe), lambda: self._follow_up(session, probe, "")
            in_need = self._author.bank_follow_up
            return self._taken(key, call, lambda: in_need(session, probe), patience)
        if slot is None:
            raise StageError("There is no question to word here.")
        if ready := self._author.at_hand(slot, session):
            return ready
        key, call = _slot_key(session), lambda: self._planned(session, slot)
        return self._taken(key, call, lambda: self._author.bank_question(slot, session), patience)

    def _taken(
        self, key: Hashable, call: Callable[[], Question], in_need: Callable[[], Question], patience: float | None
    ) -> Question:
        try:
            return self._drafts.take(key, self._queue, call, patience)
        except TimeoutError:
            return in_need()

    def has_question(self, session: Session, step: Step) -> bool:
        if step.invites or (step.slot and self._author.at_hand(step.slot, session)):
            return True
        return self._drafts.ready(_follow_up_key(session, step.probe) if step.probe else _slot_key(session))

    def rephrased(self, session: Session, question: Question) -> str:
        return self._queue.run(lambda: self._author.rephrase(session, question, pause=self._queue.give_way))

    def ideal_answer(self, session: Session, question: Question, patience: float | None = None) -> IdealAnswer:
        """Empty where the model wrote nothing usable, or nothing within `patience` seconds."""
        key = (session.id, "ideal", question.number)
        try:
            return self._drafts.take(key, self._queue, lambda: self._ideal_answer(session, question), patience)
        except TimeoutError:
            return IdealAnswer("", "")

    def has_ideal_answer(self, session: Session, question: Question) -> bool:
        return self._drafts.ready((session.id, "ideal", question.number))

    @property
    def is_empty(self) -> bool:
        """Whether nothing is kept of any session."""
        return self._drafts.is_empty

    def forget(self, session_id: str) -> None:
        """Throw away what was written for a session as it was."""
        self._drafts.drop(lambda key: key[0] == session_id)

    def _begin_planned(self, session: Session, slot: Slot) -> None:
        """What needs no model needs no turn in its queue either: the model may still be loading."""
        if ready := self._author.at_hand(slot, session):
            self._sounding(ready)
        else:
            self._drafts.begin(_slot_key(session), self._queue, lambda: self._planned(session, slot), Urgency.SOON)

    def _planned(self, session: Session, slot: Slot) -> Question:
        return self._sounding(self._author.question(slot, session, pause=self._queue.give_way))

    def _follow_up(self, session: Session, probe: Probe, answer: str) -> Question:
        return self._sounding(self._author.follow_up(session, probe, answer=answer, pause=self._queue.give_way))

    def _sounding(self, question: Question) -> Question:
        for sentence in sentences_of(question.text):
            self._spoken(sentence)
        return question

    def _begin_ideal_answer(self, session: Session, question: Question) -> None:
        key = (session.id, "ideal", question.number)
        self._drafts.begin(key, self._queue, lambda: self._ideal_answer(session, question), Urgency.LATER)

    def _ideal_answer(self, session: Session, question: Question) -> IdealAnswer:
        try:
            return self._author.write_ideal_answer(session, question, pause=self._queue.give_way)
        except ReplyError:
            return IdealAnswer("", "")


def _slot_key(session: Session) -> tuple[str, str, int, str]:
    return (session.id, "slot", session.planned_asked, "")


def _follow_up_key(session: Session, probe: Probe) -> tuple[str, str, int, str]:
    return (session.id, "follow-up", len(session.exchanges), f"{probe.reason}: {probe.phrase}")

"""Where a conversation stands: its phase, and the little that decides what follows from the next event."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from interview.live.messages import State
from interview.records import Question
from interview.sessions.session import Session


class Phase(StrEnum):
    """Finer than what the page is told (`PAGE_STATES`)."""

    NEW = "new"  # no page has come yet
    LOADING = "loading"  # the answer may begin once the recogniser is loaded
    SPEAKING = "speaking"
    YIELDING = "yielding"  # spoken over: the person has the floor as soon as nothing else is being done
    LISTENING = "listening"
    THINKING = "thinking"
    PAUSED = "paused"
    ENDING = "ending"  # the end is wanted; what is being done is done first
    SUMMING_UP = "summing up"
    GOODBYE = "goodbye"  # said while the answers are summed up
    UNFINISHED = "unfinished"  # summing up failed; Resume tries again
    ENDED = "ended"


PAGE_STATES = {
    Phase.NEW: State.LOADING,
    Phase.LOADING: State.LOADING,
    Phase.SPEAKING: State.SPEAKING,
    Phase.YIELDING: State.SPEAKING,
    Phase.LISTENING: State.LISTENING,
    Phase.THINKING: State.THINKING,
    Phase.PAUSED: State.PAUSED,
    Phase.ENDING: State.THINKING,
    Phase.SUMMING_UP: State.THINKING,
    Phase.GOODBYE: State.SPEAKING,
    Phase.UNFINISHED: State.PAUSED,
    Phase.ENDED: State.ENDED,
}


@dataclass(frozen=True, slots=True)
class Talk:
    session: Session
    phase: Phase = Phase.NEW
    has_microphone: bool = False
    is_ready: bool = False  # the recogniser is loaded, or cannot be
    trouble: str = ""  # why it cannot be: told when it is needed
    answer: int = 0  # the question whose answer is in the listener, begun or not
    utterance: int = 0  # the last one that was begun
    is_whole: bool = True  # no more parts of it follow
    anew: bool = False  # after it an answer begins; else the one that was interrupted goes on
    is_summed_up: bool = False
    hand_ins: tuple[tuple[str, int], ...] = ()  # typed texts that were taken: their ids, and the questions they answer

    @property
    def question(self) -> Question | None:
        """The open one."""
        return self.session.open_question

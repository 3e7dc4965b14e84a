"""What a conversation does about an event, as values: the runner (live/runner.py) does them in order."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from interview.live.messages import Message
from interview.live.states.events import Event
from interview.live.states.talk import Phase
from interview.records import Question, Transcript


class Do(StrEnum):
    """Effects that need nothing but the conversation as it stands; the second word says whose work it is."""

    LOAD_MODELS = "load models"
    # the listener
    INTERRUPT_ANSWER = "interrupt answer"  # what was said stays, the silence counts anew
    FINISH_ANSWER = "finish answer"
    FORGET_ANSWER = "forget answer"  # what was said was none
    PUT_AWAY_SOUND = "put away sound"  # the answer is on disk
    GIVE_TIME = "give time"
    SHOW_WORDS = "show words"
    OPEN_EARS = "open ears"  # hear what was set aside too
    HEAR_SPOKEN_OVER = "hear what was spoken over"  # as the answer
    FORGET_SPOKEN_OVER = "forget what was spoken over"  # nobody has interrupted yet
    IGNORE_SPOKEN_OVER = "ignore what was spoken over"  # it was none; the question goes on
    # the voice
    STOP_VOICE = "stop voice"
    # the camera
    WATCH_ANSWER = "watch answer"  # what it shows from now on is a new answer's
    WATCH_LAST_ANSWER = "watch last answer"  # the answer before goes on
    REST_CAMERA = "rest camera"
    # the models, begun before they are needed
    READ_AHEAD = "read ahead"
    FORESEE = "foresee"
    TELL_WHEN_MEASURED = "tell when measured"
    # the interview, at once
    LOOK_AHEAD = "look ahead"  # -> Outlook
    TAKE = "take"  # -> Taken
    SKIP = "skip"  # -> Taken
    REOPEN = "reopen"  # -> Reopened
    # the interview, in a step that may wait for a model
    WORD_GOODBYE = "word goodbye"  # -> GoodbyeWorded
    SUM_UP = "sum up"  # -> SummedUp


@dataclass(frozen=True, slots=True)
class Enter:
    """Tell the page of a phase; `text`: a sentence of its own for it."""

    phase: Phase
    text: str = ""


@dataclass(frozen=True, slots=True)
class Emit:
    message: Message


@dataclass(frozen=True, slots=True)
class Note:
    """A moment of a turn, for measuring."""

    name: str


@dataclass(frozen=True, slots=True)
class Say:
    """In place of what is being said; unless it is whole, more parts follow."""

    utterance: int
    parts: tuple[str, ...]
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class GoOn:
    """The last parts of what is being said."""

    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BeginAnswer:
    number: int


@dataclass(frozen=True, slots=True)
class GoOnFrom:
    """The answer's words and seconds so far."""

    said: Transcript
    seconds: float


@dataclass(frozen=True, slots=True)
class SetAside:
    """What the page kept belongs to its answer, once that goes on; so many frames of it were sent before."""

    resent: int


@dataclass(frozen=True, slots=True)
class KnowSound:
    """What is on disk of the answer."""

    sound: bytes


@dataclass(frozen=True, slots=True)
class Recall:
    """Write down what is on disk of an answer. -> Recalled"""

    number: int
    goes_on: bool


@dataclass(frozen=True, slots=True)
class Ask:
    """-> Asked"""

    opening: str = ""


@dataclass(frozen=True, slots=True)
class Reword:
    """-> Reworded"""

    question: Question


@dataclass(frozen=True, slots=True)
class Evaluate:
    """-> Evaluated"""

    tells: bool = False


@dataclass(frozen=True, slots=True)
class Read:
    """A typed answer, after what was said. -> Taken or NotTaken"""

    text: str
    hand_in: str


@dataclass(frozen=True, slots=True)
class WhenIdle:
    """Let this happen once no step runs: what changes the interview must not overtake what is changing it."""

    event: Event


Effect = (
    Do | Enter | Emit | Note | Say | GoOn | BeginAnswer | GoOnFrom | SetAside | KnowSound
    | Recall | Ask | Reword | Evaluate | Read | WhenIdle
)  # fmt: skip

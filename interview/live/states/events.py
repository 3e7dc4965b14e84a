"""What can happen to a conversation: from its page, from its ears and voice, and from the steps it waited for."""

from __future__ import annotations

from dataclasses import dataclass

from interview.interviewer.questions.requests import Request
from interview.records import Question, Transcript
from interview.sessions.session import Session

# ------------------------------------------------------------ the page


@dataclass(frozen=True, slots=True)
class Connected:
    """`answering`: the question whose answer the page was recording when it lost us; `resent`: frames sent again."""

    is_new_page: bool
    has_microphone: bool = True
    answering: int = 0
    resent: int = 0


@dataclass(frozen=True, slots=True)
class Repeat:
    pass


@dataclass(frozen=True, slots=True)
class Rephrase:
    pass


@dataclass(frozen=True, slots=True)
class Hint:
    pass


@dataclass(frozen=True, slots=True)
class MoreTime:
    pass


@dataclass(frozen=True, slots=True)
class Skip:
    pass


@dataclass(frozen=True, slots=True)
class Pause:
    pass


@dataclass(frozen=True, slots=True)
class Resume:
    pass


@dataclass(frozen=True, slots=True)
class End:
    pass


@dataclass(frozen=True, slots=True)
class Done:
    """`seconds`: what was heard of the answer so far."""

    seconds: float


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A typed text, by its id, to question `number`."""

    text: str
    number: int
    hand_in: str


# ------------------------------------------------------------ the ears


@dataclass(frozen=True, slots=True)
class WordsKnown:
    """More is known of the answer."""


@dataclass(frozen=True, slots=True)
class PerhapsDone:
    """The words up to a pause are known."""


@dataclass(frozen=True, slots=True)
class TurnOver:
    """The answer is over and every word known; `request`: what it asks for instead of answering."""

    text: str
    request: Request | None = None


@dataclass(frozen=True, slots=True)
class Quiet:
    """Nothing was said for a while, for the nth time."""

    times: int
    is_muted: bool = False


@dataclass(frozen=True, slots=True)
class Noticed:
    """Somebody may be speaking over the interviewer."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What was said over an utterance is written down. `is_early`: before the question could be answered."""

    utterance: int
    is_meant: bool
    is_early: bool = False


@dataclass(frozen=True, slots=True)
class Loaded:
    """The recogniser is ready, or there is a sentence why it is not."""

    trouble: str = ""


# ------------------------------------------------------------ the voice


@dataclass(frozen=True, slots=True)
class Spoken:
    """An utterance was played to its end."""

    utterance: int


# ------------------------------------------------------------ once nothing is being done that changes the interview


@dataclass(frozen=True, slots=True)
class TakeNow:
    number: int


@dataclass(frozen=True, slots=True)
class SkipNow:
    """`number`: 0 for whatever is open by then."""

    number: int


@dataclass(frozen=True, slots=True)
class ReadNow:
    text: str
    number: int
    hand_in: str


@dataclass(frozen=True, slots=True)
class FloorFree:
    is_early: bool


@dataclass(frozen=True, slots=True)
class EndNow:
    pass


@dataclass(frozen=True, slots=True)
class MeasureNow:
    pass


# ------------------------------------------------------------ what became of an effect


@dataclass(frozen=True, slots=True)
class Recalled:
    """What was said to the open question before a break, and its sound on disk."""

    said: Transcript
    sound: bytes
    goes_on: bool


@dataclass(frozen=True, slots=True)
class Outlook:
    """What comes next: the end, or a question; `opening`: a follow-up's first words, known before the others."""

    is_end: bool = False
    opening: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    session: Session
    opening: str = ""


@dataclass(frozen=True, slots=True)
class Reworded:
    question: Question
    text: str


@dataclass(frozen=True, slots=True)
class Taken:
    """An answer is on disk; `hand_in`: the typed text that it is, or ends with."""

    session: Session
    hand_in: str = ""


@dataclass(frozen=True, slots=True)
class NotTaken:
    hand_in: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Reopened:
    """The question that came too early is taken back; the answer before it had these words and seconds."""

    session: Session
    said: Transcript
    seconds: float


@dataclass(frozen=True, slots=True)
class Measured:
    """How an answer was spoken can be put into the interview."""


@dataclass(frozen=True, slots=True)
class Evaluated:
    """`tells`: the page may draw again what it shows of an answer."""

    session: Session
    tells: bool = False


@dataclass(frozen=True, slots=True)
class GoodbyeWorded:
    text: str


@dataclass(frozen=True, slots=True)
class SummedUp:
    session: Session


@dataclass(frozen=True, slots=True)
class Failed:
    """Something went wrong; `in_step`: what was being waited for will not come."""

    sentence: str
    in_step: bool = False


Event = (
    Connected | Repeat | Rephrase | Hint | MoreTime | Skip | Pause | Resume | End | Done | HandedIn
    | WordsKnown | PerhapsDone | TurnOver | Quiet | Noticed | Judged | Loaded | Spoken
    | TakeNow | SkipNow | ReadNow | FloorFree | EndNow | MeasureNow
    | Recalled | Outlook | Asked | Reworded | Taken | NotTaken | Reopened
    | Measured | Evaluated | GoodbyeWorded | SummedUp | Failed
)  # fmt: skip

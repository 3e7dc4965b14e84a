"""A conversation without threads: a test says what happens when, and looks at the effects.

Steps stand still until the test ends them; what waits for them waits; the voice speaks until the test lets it end.
"""

from __future__ import annotations

from dataclasses import replace

from interview.live.course import Course
from interview.live.states.effects import (
    Ask,
    Do,
    Effect,
    Emit,
    Enter,
    Evaluate,
    GoOn,
    Read,
    Recall,
    Reword,
    Say,
    WhenIdle,
)
from interview.live.states.events import (
    Asked,
    Connected,
    Evaluated,
    Event,
    Failed,
    GoodbyeWorded,
    Loaded,
    Outlook,
    Recalled,
    Reopened,
    Reworded,
    Spoken,
    SummedUp,
    Taken,
)
from interview.live.states.talk import Phase, Talk
from interview.records import Answer, Fit, Job, Kind, Question, Resume, Stage, Transcript
from interview.sessions.session import Session, with_answer, with_last_answer_open, with_question

STEPS = (Recall, Ask, Reword, Evaluate)
STEP_DEEDS = (Do.WORD_GOODBYE, Do.SUM_UP)
QUOTED = "You said “six hours”."


def a_session(answered: int = 0, *, is_open: bool = False) -> Session:
    """So many spoken answers, and perhaps a question that waits for one."""
    session = Session("one", "2026-01-01T00:00:00Z", 7, Resume(), Job("Engineer", (), ""), Fit(0.0, 0.0, ()))
    for number in range(1, answered + 1):
        session = with_answer(with_question(session, a_question(number)), Answer(f"answer {number}", "spoken"))
    return with_question(session, a_question(answered + 1)) if is_open else session


def a_question(number: int) -> Question:
    text = f"What is number {number}? Tell me more."
    return Question(0, Stage.SKILLS, "SQL", text, "bank", "bank", Kind.TECHNICAL)


class Schedule:
    def __init__(self, session: Session | None = None, *, questions: int = 3, is_ready: bool = True) -> None:
        self._course = Course(Talk(session if session is not None else a_session()), self._do)
        self.questions = questions
        self.opening = ""  # what the next follow-up begins with
        self.done: list[Effect] = []
        self.steps: list[Effect] = []
        self.waiting: list[Event] = []
        self.speaking = 0  # the utterance that is being played
        if is_ready:
            self.happens(Loaded())

    # ------------------------------------------------------------ what happens

    def happens(self, event: Event) -> list[Effect]:
        """-> the effects of it, and of what it raised"""
        before = len(self.done)
        self._course.happens(event)
        return self.done[before:]

    @property
    def talk(self) -> Talk:
        return self._course.talk

    def connect(self) -> Schedule:
        self.happens(Connected(is_new_page=True))
        return self

    def step_ends(self) -> list[Effect]:
        """The first one, well; what waits for it goes on."""
        return self._ended(self._outcome(self.steps.pop(0)))

    def step_fails(self) -> list[Effect]:
        self.steps.pop(0)
        return self._ended(Failed("The disk is full.", in_step=True))

    def steps_end(self) -> list[Effect]:
        before = len(self.done)
        while self.steps:
            self.step_ends()
        return self.done[before:]

    def is_spoken(self) -> list[Effect]:
        """What is being said is played to its end; only what is whole has one."""
        if not self.speaking or not self.talk.is_whole:
            return []
        utterance, self.speaking = self.speaking, 0
        return self.happens(Spoken(utterance))

    def is_in(self, phase: Phase) -> bool:
        return self.talk.phase is phase

    def listening(self) -> Schedule:
        """Go on until the microphone is open."""
        while self.talk.phase is not Phase.LISTENING:
            if self.steps:
                self.step_ends()
            elif self.speaking:
                self.is_spoken()
            else:
                raise AssertionError(f"nothing goes on in {self.talk.phase}")
        self.steps_end()
        return self

    @property
    def page_state(self) -> Phase:
        """What the page was told last."""
        return next(effect.phase for effect in reversed(self.done) if isinstance(effect, Enter))

    def told(self, kind: str) -> list[dict[str, object]]:
        """Messages to the page."""
        messages = (effect.message for effect in self.done if isinstance(effect, Emit))
        return [message for message in messages if isinstance(message, dict) and message["type"] == kind]

    # ------------------------------------------------------------ what becomes of it

    def _ended(self, event: Event) -> list[Effect]:
        before = len(self.done)
        self.happens(event)
        while self.waiting and not self.steps:
            self.happens(self.waiting.pop(0))
        return self.done[before:]

    def _do(self, effect: Effect) -> None:
        self.done.append(effect)
        session, happens = self.talk.session, self._course.happens
        match effect:
            case WhenIdle(event):
                if self.steps:
                    self.waiting.append(event)
                else:
                    happens(event)
            case Say(utterance):
                self.speaking = utterance
            case GoOn():
                assert self.speaking, "nothing is being said that could go on"
            case Do.STOP_VOICE:
                self.speaking = 0
            case Do.LOOK_AHEAD:
                happens(Outlook(len(session.exchanges) >= self.questions, self.opening))
            case Do.TAKE:
                happens(Taken(with_answer(session, Answer("an answer", "spoken"))))
            case Do.SKIP:
                happens(Taken(with_answer(session, Answer("", "skipped"))))
            case Read(text, hand_in):
                happens(Taken(with_answer(session, Answer(text, "typed")), hand_in))
            case Do.REOPEN:
                happens(Reopened(with_last_answer_open(session), Transcript((), "en"), 5.0))
            case _ if isinstance(effect, STEPS) or effect in STEP_DEEDS:
                self.steps.append(effect)
            case _:
                pass

    def _outcome(self, step: Effect) -> Event:
        session = self.talk.session
        match step:
            case Recall(_, goes_on):
                return Recalled(Transcript((), "en"), b"", goes_on)
            case Ask(opening):
                question = a_question(len(session.exchanges) + 1)
                if opening:
                    question = replace(question, text=f"{opening} {question.text}")
                return Asked(with_question(session, question), opening)
            case Reword(question):
                return Reworded(question, "In other words?")
            case Evaluate(tells):
                return Evaluated(session, tells)
            case Do.WORD_GOODBYE:
                return GoodbyeWorded("Goodbye.")
            case Do.SUM_UP:
                return SummedUp(session)
        raise AssertionError(f"{step} is no step")

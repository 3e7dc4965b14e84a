"""The moves that rules are made of: enter a phase, say something, listen, ask on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from interview.language.text import sentences_of
from interview.live.messages import notice, question_message
from interview.live.states.effects import BeginAnswer, Do, Effect, Emit, Enter, Say
from interview.live.states.talk import Phase, Talk

Outcome = tuple[Talk, tuple[Effect, ...]]
LOADING = "Getting the speech recognition ready …"


def enter(talk: Talk, phase: Phase, text: str = "") -> Outcome:
    return replace(talk, phase=phase), (Enter(phase, text),)


def say(talk: Talk, parts: Sequence[str], *, anew: bool = False, is_whole: bool = True) -> Outcome:
    """Then an answer begins (`anew`), or goes on."""
    talk, entered = enter(talk, Phase.SPEAKING)
    talk = replace(talk, utterance=talk.utterance + 1, is_whole=is_whole, anew=anew)
    return talk, (*entered, Say(talk.utterance, tuple(parts), is_whole))


def say_between(talk: Talk, parts: Sequence[str], *, is_whole: bool = True) -> Outcome:
    """Words in the middle of an answer, which then goes on."""
    talk, said = say(talk, parts, is_whole=is_whole)
    return talk, (Do.INTERRUPT_ANSWER, *said)


def say_again(talk: Talk, greeting: str = "") -> Outcome:
    """The open question, once more; the answer so far stays."""
    if talk.question is None:
        return talk, ()
    return say_between(talk, [*([greeting] if greeting else []), *sentences_of(talk.question.text)])


def listen(talk: Talk, *first: Effect) -> Outcome:
    """Hear the answer from where it was, once the recogniser is loaded. `first`: what comes before that."""
    begun: tuple[Effect, ...] = ()
    if talk.question is not None and talk.question.number != talk.answer:  # it was never said to its end
        talk, begun = begin_answer(talk)
    first = (*begun, *first, Do.FORGET_SPOKEN_OVER)
    if not talk.is_ready:
        talk, entered = enter(talk, Phase.LOADING, LOADING)
        return talk, (*first, *entered)
    trouble = (Emit(notice(talk.trouble, "bad")),) if talk.trouble else ()
    talk, entered = enter(replace(talk, trouble=""), Phase.LISTENING)
    return talk, (*first, *trouble, *entered, Do.OPEN_EARS)


def listen_anew(talk: Talk, *first: Effect) -> Outcome:
    """Hear a new answer to the open question."""
    talk, begun = begin_answer(talk)
    talk, listening = listen(talk, *first)
    return talk, (*begun, *listening)


def begin_answer(talk: Talk) -> Outcome:
    if talk.question is None:
        return talk, ()
    number = talk.question.number
    return replace(talk, answer=number), (BeginAnswer(number),)


def ask_on(talk: Talk) -> Outcome:
    """The next question, or the end."""
    talk, entered = enter(talk, Phase.THINKING)
    return talk, (*entered, Do.LOOK_AHEAD)


def show(talk: Talk) -> tuple[Effect, ...]:
    """The open question, on the screen."""
    return (Emit(question_message(talk.question)),) if talk.question is not None else ()

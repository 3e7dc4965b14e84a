"""What the person may ask for, by button, key or voice: repeat, rephrase, hint, time, skip, pause, resume, done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from interview.interviewer.questions.hints import hint_for
from interview.interviewer.questions.remarks import for_more_time, for_pause
from interview.interviewer.questions.requests import Request
from interview.language.text import sentences_of
from interview.live.messages import notice, question_message
from interview.live.states import events, moves
from interview.live.states.effects import Do, Emit, GoOn, Reword, WhenIdle
from interview.live.states.ending import end
from interview.live.states.moves import Outcome, enter, say_again, say_between
from interview.live.states.talk import Phase, Talk

REPHRASED = "Let me put it another way."
NOTHING_SAID = "Type an answer first, or press Skip."


def repeat(talk: Talk, event: events.Repeat) -> Outcome:
    return say_again(talk)


def rephrase(talk: Talk, event: events.Rephrase) -> Outcome:
    """The first words are said while the model writes the others."""
    if talk.question is None:
        return talk, ()
    question = talk.question
    talk, said = say_between(talk, [REPHRASED], is_whole=False)
    return talk, (*said, Reword(question))


def reworded(talk: Talk, event: events.Reworded) -> Outcome:
    talk, shown = reworded_too_late(talk, event)
    if not shown or talk.is_whole:
        return talk, shown
    return replace(talk, is_whole=True), (*shown, GoOn(tuple(sentences_of(event.text))))


def reworded_too_late(talk: Talk, event: events.Reworded) -> Outcome:
    """Its first words were interrupted: it is only shown."""
    if talk.question != event.question:
        return talk, ()
    return talk, (Emit(question_message(event.question, event.text)),)


def hint(talk: Talk, event: events.Hint) -> Outcome:
    if talk.question is None:
        return talk, ()
    return say_between(talk, sentences_of(hint_for(talk.session, talk.question)))


def more_time(talk: Talk, event: events.MoreTime) -> Outcome:
    if talk.question is None:
        return talk, ()
    talk, said = say_between(talk, [for_more_time(talk.session)])
    return talk, (*said, Do.GIVE_TIME)


def skip(talk: Talk, event: events.Skip) -> Outcome:
    return talk, (WhenIdle(events.SkipNow(talk.question.number if talk.question else 0)),)


def skip_now(talk: Talk, event: events.SkipNow) -> Outcome:
    """Pressed twice for one question, it skips one."""
    is_meant = talk.question is not None and event.number in (0, talk.question.number)
    return talk, (Do.SKIP,) if is_meant else ()


def pause(talk: Talk, event: events.Pause) -> Outcome:
    talk, entered = enter(talk, Phase.PAUSED)
    return talk, (Do.STOP_VOICE, Do.INTERRUPT_ANSWER, *entered, Emit(notice(for_pause(talk.session))))


def resume(talk: Talk, event: events.Resume) -> Outcome:
    """Where it was: the question is said again, or the step that failed is tried again."""
    return moves.ask_on(talk) if talk.question is None else say_again(talk)


def done_hearing_the_question(talk: Talk, event: events.Done) -> Outcome:
    """Enough heard of it: the answer may begin."""
    if talk.question is None:
        return talk, ()
    talk, listening = moves.listen_anew(talk) if talk.anew else moves.listen(talk)
    return talk, (Do.STOP_VOICE, *listening)


def done_answering(talk: Talk, event: events.Done) -> Outcome:
    if event.seconds == 0 or not talk.has_microphone:
        return talk, (Emit(notice(NOTHING_SAID)),)
    return talk, (Do.FINISH_ANSWER,)


def fulfil(talk: Talk, request: Request) -> Outcome:
    """A spoken request; what was said to make it is no part of the answer."""
    event, rule = SPOKEN[request]
    talk, effects = rule(talk, event)
    return talk, (Do.FORGET_ANSWER, *effects)


SPOKEN: Mapping[Request, Any] = {
    Request.REPEAT: (events.Repeat(), repeat),
    Request.REPHRASE: (events.Rephrase(), rephrase),
    Request.HINT: (events.Hint(), hint),
    Request.MORE_TIME: (events.MoreTime(), more_time),
    Request.SKIP: (events.Skip(), skip),
    Request.PAUSE: (events.Pause(), pause),
    Request.END: (events.End(), end),
}

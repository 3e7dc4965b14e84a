"""The end of an interview: goodbye is said while the answers are compared and summed up."""

from __future__ import annotations

from dataclasses import replace

from interview.language.text import sentences_of
from interview.live.messages import notice
from interview.live.states.effects import Do, Effect, Emit, Say, WhenIdle
from interview.live.states.events import End, EndNow, Failed, GoodbyeWorded, Resume, Spoken, SummedUp
from interview.live.states.moves import Outcome, enter
from interview.live.states.talk import Phase, Talk

SUMMING_UP = "Comparing your answers and summing up …"
TRY_AGAIN = "Press Resume to try again."


def end(talk: Talk, event: End | None = None) -> Outcome:
    """The plan is done, or the person ends it: what is being done, an answer being taken too, is done first."""
    return replace(talk, phase=Phase.ENDING), (Do.STOP_VOICE, WhenIdle(EndNow()))


def end_now(talk: Talk, event: EndNow | Resume | End) -> Outcome:
    """An answer that is not over is none: nobody goes on with its sound."""
    talk, entered = enter(talk, Phase.SUMMING_UP, SUMMING_UP)
    return talk, (Do.FORGET_ANSWER, *entered, Do.WORD_GOODBYE)


def say_goodbye(talk: Talk, event: GoodbyeWorded) -> Outcome:
    talk, entered = enter(talk, Phase.GOODBYE)
    has_replies = bool(talk.session.replies)
    talk = replace(talk, utterance=talk.utterance + 1, is_whole=True, is_summed_up=not has_replies)
    said: tuple[Effect, ...] = (*entered, Say(talk.utterance, tuple(sentences_of(event.text))))
    return talk, (*said, Do.SUM_UP) if has_replies else said


def goodbye_spoken(talk: Talk, event: Spoken) -> Outcome:
    if event.utterance != talk.utterance:
        return talk, ()
    return _close(talk) if talk.is_summed_up else enter(talk, Phase.SUMMING_UP, SUMMING_UP)


def summed_up_first(talk: Talk, event: SummedUp) -> Outcome:
    """Goodbye is said to its end."""
    return replace(talk, session=event.session, is_summed_up=True), ()


def summed_up(talk: Talk, event: SummedUp) -> Outcome:
    return _close(replace(talk, session=event.session, is_summed_up=True))


def not_summed_up(talk: Talk, event: Failed) -> Outcome:
    """Resume tries again."""
    told = Emit(notice(event.sentence, "bad"))
    if not event.in_step:
        return talk, (told,)
    talk, entered = enter(talk, Phase.UNFINISHED, TRY_AGAIN)
    return talk, (told, Do.STOP_VOICE, *entered)


def _close(talk: Talk) -> Outcome:
    talk, entered = enter(talk, Phase.ENDED)
    return talk, (Do.REST_CAMERA, Emit({"type": "ended"}), *entered)

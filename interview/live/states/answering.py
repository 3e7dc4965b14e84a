"""The answer: when it is over, what it asks for instead, how it is taken, and who has the floor."""

from __future__ import annotations

from dataclasses import replace

from interview.interviewer.questions.remarks import encouragement, offer
from interview.interviewer.questions.requests import Request
from interview.live.messages import notice, taken_message
from interview.live.states import events
from interview.live.states.effects import BeginAnswer, Do, Effect, Emit, GoOnFrom, Note, WhenIdle
from interview.live.states.handing_in import with_hand_in
from interview.live.states.moves import Outcome, ask_on, listen, listen_anew, say_between, show
from interview.live.states.requests import fulfil
from interview.live.states.talk import Phase, Talk

MUTED = "Your microphone gives no sound. Is it muted, or is another one chosen? You can also type your answer."
NOT_HEARD = "I have not heard an answer yet. Speak or type one, or press Skip."
STAGE = Note("words known")

# ------------------------------------------------------------ words


def words_known(talk: Talk, event: events.WordsKnown) -> Outcome:
    return talk, (Do.SHOW_WORDS,)


def words_heard(talk: Talk, event: events.WordsKnown) -> Outcome:
    return talk, (Do.SHOW_WORDS, Do.READ_AHEAD)


def perhaps_done(talk: Talk, event: events.PerhapsDone) -> Outcome:
    """At a pause: what follows if the answer is over is begun."""
    return talk, (Do.FORESEE,)


def quiet(talk: Talk, event: events.Quiet) -> Outcome:
    if event.times > 1:
        return say_between(talk, [offer(talk.session)])
    told = notice(MUTED, "warn") if event.is_muted else notice(encouragement(talk.session))
    return talk, (Emit(told),)


# ------------------------------------------------------------ the end of an answer


def turn_over(talk: Talk, event: events.TurnOver) -> Outcome:
    if not event.text or talk.question is None:
        return talk, (STAGE, Emit(notice(NOT_HEARD)), Do.FORGET_ANSWER)
    if event.request is None or event.request is Request.UNKNOWN:  # the follow-up to "I don't know" is a kind one
        return talk, (STAGE, WhenIdle(events.TakeNow(talk.question.number)))
    talk, effects = fulfil(talk, event.request)
    return talk, (STAGE, *effects)


def turn_over_too_late(talk: Talk, event: events.TurnOver) -> Outcome:
    return talk, (STAGE,)


def take_now(talk: Talk, event: events.TakeNow) -> Outcome:
    is_open = talk.question is not None and talk.question.number == event.number
    return talk, (Do.TAKE,) if is_open else ()


def taken(talk: Talk, event: events.Taken) -> Outcome:
    """An answer is on disk: what follows it."""
    talk, told = taken_last(talk, event)
    talk, asking = ask_on(talk)
    return talk, (*told, *asking)


def taken_last(talk: Talk, event: events.Taken) -> Outcome:
    """Nothing follows: the end is wanted."""
    number = event.session.exchanges[-1].question.number
    talk = replace(talk, session=event.session)
    if event.hand_in:
        talk = replace(talk, hand_ins=with_hand_in(talk.hand_ins, event.hand_in, number))
    told = (Note("taken"), Emit(taken_message(number, event.hand_in)))
    return talk, (Do.STOP_VOICE, Do.PUT_AWAY_SOUND, Do.FORGET_SPOKEN_OVER, *told)


# ------------------------------------------------------------ the person speaks over the interviewer


def noticed(talk: Talk, event: events.Noticed) -> Outcome:
    """At the first sign the interviewer falls silent; words decide."""
    return talk, (Emit({"type": "hold", "id": talk.utterance}),)


def judged(talk: Talk, event: events.Judged) -> Outcome:
    if event.utterance != talk.utterance:
        return talk, (Do.IGNORE_SPOKEN_OVER,)
    if not event.is_meant:
        return talk, (Do.IGNORE_SPOKEN_OVER, Emit({"type": "release", "id": talk.utterance}))
    talk = replace(talk, phase=Phase.YIELDING, is_whole=True)
    return talk, (Do.STOP_VOICE, Note("interrupted"), WhenIdle(events.FloorFree(event.is_early)))


def judged_too_late(talk: Talk, event: events.Judged) -> Outcome:
    return talk, (Do.IGNORE_SPOKEN_OVER,)


def floor_free(talk: Talk, event: events.FloorFree) -> Outcome:
    """The next answer begins, or the last one was not finished; what was said until now is heard.

    Somebody who speaks on right after the end of an answer has not finished it: the question is taken back.
    """
    if talk.question is not None and talk.answer == talk.question.number:
        return listen(talk, Do.HEAR_SPOKEN_OVER)  # only something said in the middle of this answer was spoken over
    last = talk.session.exchanges[-2].answer if len(talk.session.exchanges) > 1 else None
    if event.is_early and talk.question is not None and last is not None and last.source == "spoken":
        return talk, (Do.REOPEN,)
    return listen_anew(talk, Do.HEAR_SPOKEN_OVER)


def reopened(talk: Talk, event: events.Reopened) -> Outcome:
    number = event.session.exchanges[-1].question.number
    talk = replace(talk, session=event.session, answer=number)
    again: tuple[Effect, ...] = (BeginAnswer(number), Do.WATCH_LAST_ANSWER, *show(talk))
    talk, listening = listen(talk, Do.HEAR_SPOKEN_OVER)
    return talk, (*again, GoOnFrom(event.said, event.seconds), *listening)

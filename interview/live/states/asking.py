"""What the interviewer asks: the first question, the next one, or the open one of an interview that is continued."""

from __future__ import annotations

from dataclasses import replace

from interview.engines.sound import SPEECH_RATE
from interview.interviewer.questions.remarks import greeting_back
from interview.language.text import sentences_of
from interview.live.messages import notice
from interview.live.states import events
from interview.live.states.effects import (
    Ask,
    Do,
    Effect,
    Emit,
    Enter,
    Evaluate,
    GoOn,
    GoOnFrom,
    KnowSound,
    Note,
    Recall,
    SetAside,
    WhenIdle,
)
from interview.live.states.ending import TRY_AGAIN, end
from interview.live.states.moves import Outcome, ask_on, begin_answer, enter, listen, listen_anew, say, say_again, show
from interview.live.states.talk import Phase, Talk

GOING_ON = "Going on where you were …"
STAGE = Note("asked")

# ------------------------------------------------------------ a page is there


def begin(talk: Talk, event: events.Connected) -> Outcome:
    """Ask, or go on with the open question and what was said to it before a break.

    A page that was recording the answer to it goes on at once; else the question is said again.
    """
    talk = replace(talk, has_microphone=event.has_microphone)
    if talk.question is None:
        talk, asking = ask_on(talk)
        return talk, (Do.LOAD_MODELS, *asking)
    goes_on = event.answering == talk.question.number and event.has_microphone
    aside: tuple[Effect, ...] = (SetAside(event.resent),) if goes_on else ()
    shown, recall = show(talk), Recall(talk.question.number, goes_on)
    talk, begun = begin_answer(talk)
    talk, entered = enter(talk, Phase.THINKING, GOING_ON)
    return talk, (Do.LOAD_MODELS, *shown, *begun, Do.WATCH_ANSWER, *aside, *entered, recall)


def come_back(talk: Talk, event: events.Connected) -> Outcome:
    """A reload is greeted, and hears the question again; a line that dropped goes on as it was."""
    talk = replace(talk, has_microphone=event.has_microphone)
    if talk.question is None:
        return talk, (Enter(talk.phase),)
    shown = (*show(talk), Do.SHOW_WORDS)
    if not event.is_new_page:
        return talk, (*shown, Enter(talk.phase))
    talk, said = say_again(talk, greeting_back(talk.session))
    return talk, (*shown, *said)


def come_back_to_a_question(talk: Talk, event: events.Connected) -> Outcome:
    """It was being said, and nobody heard the rest."""
    if event.is_new_page or talk.question is None:
        return come_back(talk, event)
    shown = (*show(talk), Do.SHOW_WORDS)
    talk, said = say_again(replace(talk, has_microphone=event.has_microphone))
    return talk, (*shown, *said)


def come_back_and_wait(talk: Talk, event: events.Connected) -> Outcome:
    return replace(talk, has_microphone=event.has_microphone), (Enter(talk.phase),)


def recalled(talk: Talk, event: events.Recalled) -> Outcome:
    """An answer that broke off is there again; its sound is on disk already."""
    known: tuple[Effect, ...] = ()
    if event.sound:
        known = (GoOnFrom(event.said, len(event.sound) / 2 / SPEECH_RATE), Do.SHOW_WORDS)
    if event.goes_on:
        talk, listening = listen(talk)
        return talk, (*known, KnowSound(event.sound), *listening)
    talk, said = say_again(talk, greeting_back(talk.session))
    return talk, (*known, *said)


# ------------------------------------------------------------ the next question


def look_out(talk: Talk, event: events.Outlook) -> Outcome:
    """A follow-up's first words are said while the model writes the others."""
    if event.is_end:
        return end(talk)
    if not event.opening:
        return talk, (Ask(),)
    talk, said = say(talk, [event.opening], anew=True, is_whole=False)
    return talk, (*said, Ask(event.opening))


def ask(talk: Talk, event: events.Asked) -> Outcome:
    """The question is there, and nothing of it was said yet."""
    talk = replace(talk, session=event.session)
    if talk.question is None:
        return talk, (STAGE,)
    shown = show(talk)
    talk, said = say(talk, sentences_of(talk.question.spoken), anew=True)
    return talk, (STAGE, *shown, *said, *_behind())


def ask_the_rest(talk: Talk, event: events.Asked) -> Outcome:
    """Its first words are being said, unless the person has spoken over them: then it is only shown."""
    talk = replace(talk, session=event.session)
    if talk.question is None:
        return talk, (STAGE,)
    parts = sentences_of(talk.question.spoken)
    if _quoted(event.opening) in parts[0]:
        parts = parts[1:]
    rest = () if talk.is_whole else (GoOn(tuple(parts)),)
    return replace(talk, is_whole=True), (STAGE, *show(talk), *rest, *_behind())


def show_only(talk: Talk, event: events.Asked) -> Outcome:
    """Its first words were interrupted: it is said once the interview goes on."""
    talk = replace(talk, session=event.session, is_whole=True)
    return talk, (STAGE, *show(talk), *_behind()) if talk.question is not None else (STAGE,)


def asked_too_late(talk: Talk, event: events.Asked) -> Outcome:
    """The end is wanted."""
    return replace(talk, session=event.session), (STAGE,)


def spoken(talk: Talk, event: events.Spoken) -> Outcome:
    if event.utterance != talk.utterance:
        return talk, ()
    return listen_anew(talk) if talk.anew else listen(talk)


def _behind() -> tuple[Effect, ...]:
    """What is done while a question is said."""
    return (Do.WATCH_ANSWER, Evaluate(), Do.TELL_WHEN_MEASURED)


def _quoted(opening: str) -> str:
    """The person's words in the first part of a follow-up."""
    return opening.partition("“")[2].partition("”")[0]


# ------------------------------------------------------------ the models


def loaded(talk: Talk, event: events.Loaded) -> Outcome:
    return replace(talk, is_ready=True, trouble=event.trouble), ()


def loaded_at_last(talk: Talk, event: events.Loaded) -> Outcome:
    return listen(loaded(talk, event)[0])


def measured(talk: Talk, event: events.Measured) -> Outcome:
    """It goes into the interview once nothing else is changing that."""
    return talk, (WhenIdle(events.MeasureNow()),)


def measure_now(talk: Talk, event: events.MeasureNow) -> Outcome:
    return talk, (Evaluate(tells=True),)


def evaluated(talk: Talk, event: events.Evaluated) -> Outcome:
    told = (Emit({"type": "measured"}),) if event.tells else ()
    return replace(talk, session=event.session), told


def failed(talk: Talk, event: events.Failed) -> Outcome:
    """Say so; after a step that did not come to its end, wait until Resume tries again."""
    told = Emit(notice(event.sentence, "bad"))
    if not event.in_step:
        return talk, (told,)
    talk, entered = enter(talk, Phase.PAUSED, TRY_AGAIN)
    return talk, (told, Do.STOP_VOICE, *entered)


def only_tell(talk: Talk, event: events.Failed) -> Outcome:
    return talk, (Emit(notice(event.sentence, "bad")),)

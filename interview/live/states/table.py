"""The conversation on one page: which event, in which phase, leads where, and by which rule.

What stands in no row changes nothing: a button that is pressed too late, a word from before a break.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from interview.live.states import answering, asking, ending, handing_in, requests
from interview.live.states import events as on
from interview.live.states.moves import Outcome
from interview.live.states.talk import Phase, Talk

E = TypeVar("E")
Phases = tuple[Phase, ...]
NEW, LOADING, SPEAKING, YIELDING = Phase.NEW, Phase.LOADING, Phase.SPEAKING, Phase.YIELDING
LISTENING, THINKING, PAUSED = Phase.LISTENING, Phase.THINKING, Phase.PAUSED
ENDING, SUMMING_UP, GOODBYE = Phase.ENDING, Phase.SUMMING_UP, Phase.GOODBYE
UNFINISHED, ENDED = Phase.UNFINISHED, Phase.ENDED

WITH_FLOOR = (SPEAKING, YIELDING, LISTENING)
"""Somebody speaks, and the person may ask for something."""
ASKING = (LOADING, *WITH_FLOOR, THINKING, PAUSED)
AT_END = (ENDING, SUMMING_UP, GOODBYE, UNFINISHED)
ANY = tuple(Phase)


@dataclass(frozen=True, slots=True)
class Row:
    event: type[Any]
    phases: Phases
    rule: Callable[[Talk, Any], Outcome]
    leads_to: Phases  # where else than where it was
    says: str


def row(
    event: type[E],
    phases: Phases,
    rule: Callable[[Talk, E], Outcome],
    leads_to: Phases,
    says: str,
) -> Row:
    """A row whose rule is made for its event: the type checker holds it to that."""
    return Row(event, phases, rule, leads_to, says)


def but(*phases: Phase) -> Phases:
    return tuple(phase for phase in Phase if phase not in phases)


LISTENS = (LISTENING, LOADING)
ROWS = (
    # a page is there
    row(on.Connected, (NEW,), asking.begin, (THINKING,),
        "the first question is asked, or what was said to the open one is read back"),
    row(on.Connected, (SPEAKING, YIELDING), asking.come_back_to_a_question, (SPEAKING,), "the question is said again"),
    row(on.Connected, (LOADING, LISTENING, PAUSED), asking.come_back, (SPEAKING,),
        "a new page is greeted and hears the question again; after a dropped line all goes on as it was"),
    row(on.Connected, (THINKING, *AT_END, ENDED), asking.come_back_and_wait, (), "the page is told the state"),
    row(on.Recalled, (THINKING,), asking.recalled, (SPEAKING, *LISTENS),
        "the answer goes on, or the question is said again"),
    row(on.Loaded, (LOADING,), asking.loaded_at_last, (LISTENING,), "the answer may begin"),
    row(on.Loaded, but(LOADING), asking.loaded, (), "noted, for when the answer may begin"),
    # the next question
    row(on.Outlook, (THINKING,), asking.look_out, (SPEAKING, ENDING),
        "the question is asked for, and a follow-up's first words are said; or the end begins"),
    row(on.Asked, (THINKING,), asking.ask, (SPEAKING,), "the question is shown and said"),
    row(on.Asked, (SPEAKING,), asking.ask_the_rest, (), "the rest of the question is shown and said"),
    row(on.Asked, (YIELDING, PAUSED), asking.show_only, (), "the question is shown"),
    row(on.Asked, AT_END, asking.asked_too_late, (), "it is not said any more"),
    row(on.Spoken, (SPEAKING,), asking.spoken, LISTENS, "the person has the floor"),
    # the answer
    row(on.WordsKnown, (LISTENING,), answering.words_heard, (), "they are shown, and the model reads them"),
    row(on.WordsKnown, but(LISTENING), answering.words_known, (), "they are shown"),
    row(on.PerhapsDone, (LISTENING,), answering.perhaps_done, (), "what follows if the answer is over is begun"),
    row(on.Quiet, (LISTENING,), answering.quiet, (SPEAKING,), "first patience is shown, then help is offered"),
    row(on.TurnOver, (LISTENING,), answering.turn_over, (SPEAKING, PAUSED, ENDING),
        "the answer is taken once nothing else is being done, or what it asks for is done"),
    row(on.TurnOver, but(LISTENING), answering.turn_over_too_late, (), "nothing; it came too late"),
    row(on.TakeNow, (LISTENING, ENDING), answering.take_now, (), "the answer is put on disk"),
    row(on.HandedIn, ANY, handing_in.handed_in, (), "it is read once nothing else is being done"),
    row(on.ReadNow, ASKING, handing_in.read_now, (), "it is put on disk, or stays in the box"),
    row(on.ReadNow, (*AT_END, ENDED), handing_in.too_late, (), "it stays in the box"),
    row(on.NotTaken, ANY, handing_in.not_taken, (), "it stays in the box"),
    row(on.Taken, ASKING, answering.taken, (THINKING,), "what comes next is looked up, and asked for"),
    row(on.Taken, (ENDING,), answering.taken_last, (), "nothing follows"),
    # over the interviewer
    row(on.Noticed, (SPEAKING,), answering.noticed, (), "the interviewer falls silent for a moment"),
    row(on.Judged, (SPEAKING,), answering.judged, (YIELDING,),
        "words that want the floor stop the interviewer; after others the question goes on"),
    row(on.Judged, but(SPEAKING, YIELDING), answering.judged_too_late, (), "nothing; it came too late"),
    row(on.FloorFree, (YIELDING,), answering.floor_free, LISTENS,
        "what was said is the answer's beginning, or the one before goes on"),
    row(on.Reopened, (YIELDING,), answering.reopened, LISTENS, "the answer before goes on"),
    # what the person may ask for
    row(on.Repeat, WITH_FLOOR, requests.repeat, (SPEAKING,), "the question is said again"),
    row(on.Rephrase, WITH_FLOOR, requests.rephrase, (SPEAKING,),
        "the model is asked for other words, and a sentence goes before them"),
    row(on.Reworded, (SPEAKING,), requests.reworded, (), "the other words are shown and said"),
    row(on.Reworded, (LOADING, YIELDING, LISTENING, THINKING, PAUSED), requests.reworded_too_late, (),
        "the other words are shown"),
    row(on.Hint, WITH_FLOOR, requests.hint, (SPEAKING,), "a hint is said"),
    row(on.MoreTime, WITH_FLOOR, requests.more_time, (SPEAKING,), "a longer silence does not end the answer"),
    row(on.Skip, WITH_FLOOR, requests.skip, (), "the question is skipped once nothing else is being done"),
    row(on.SkipNow, (LOADING, *WITH_FLOOR, PAUSED, ENDING), requests.skip_now, (),
        "that it was skipped is put on disk"),
    row(on.Done, (SPEAKING,), requests.done_hearing_the_question, LISTENS,
        "enough was heard of the question: the answer may begin"),
    row(on.Done, (LISTENING,), requests.done_answering, (), "the answer is over, as after a long silence"),
    row(on.Pause, WITH_FLOOR, requests.pause, (PAUSED,), "nothing is heard until Resume"),
    row(on.Resume, (PAUSED,), requests.resume, (SPEAKING, THINKING),
        "the question is said again, or the step that failed is tried again"),
    # the end
    row(on.End, ASKING, ending.end, (ENDING,), "what is being done, an answer being taken too, is done first"),
    row(on.EndNow, (ENDING,), ending.end_now, (SUMMING_UP,), "goodbye is worded"),
    row(on.GoodbyeWorded, (SUMMING_UP,), ending.say_goodbye, (GOODBYE,),
        "it is said while the answers are compared and summed up"),
    row(on.Spoken, (GOODBYE,), ending.goodbye_spoken, (SUMMING_UP, ENDED), "what is left of summing up is waited for"),
    row(on.SummedUp, (GOODBYE,), ending.summed_up_first, (), "goodbye is said to its end"),
    row(on.SummedUp, (SUMMING_UP,), ending.summed_up, (ENDED,), "the interview is over"),
    row(on.Resume, (UNFINISHED,), ending.end_now, (SUMMING_UP,), "summing up is tried again"),
    row(on.End, (UNFINISHED,), ending.end_now, (SUMMING_UP,), "summing up is tried again"),
    # behind it
    row(on.Measured, but(ENDED), asking.measured, (), "it goes into the interview once nothing else is being done"),
    row(on.MeasureNow, but(ENDED), asking.measure_now, (), "it is put on disk"),
    row(on.Evaluated, ANY, asking.evaluated, (), "the interview knows it"),
    row(on.Failed, (NEW, *ASKING), asking.failed, (PAUSED,), "it is told; a step that failed is tried again by Resume"),
    row(on.Failed, (SUMMING_UP, GOODBYE), ending.not_summed_up, (UNFINISHED,), "it is told; Resume tries again"),
    row(on.Failed, (ENDING, UNFINISHED, ENDED), asking.only_tell, (), "it is told"),
)  # fmt: skip
_RULES = {(one.event, phase): one.rule for one in ROWS for phase in one.phases}


def decide(talk: Talk, event: on.Event) -> Outcome:
    """What follows from an event: pure, whatever it is and whenever it comes."""
    rule = _RULES.get((type(event), talk.phase))
    return rule(talk, event) if rule is not None else (talk, ())


class Ear(StrEnum):
    """What the microphone's sound is taken for."""

    ANSWER = "the answer"
    LATER = "the answer's, once it goes on after a break"
    LATER_OR_OVER = "the same, else perhaps an interruption"
    OVER = "perhaps an interruption"
    NOTHING = "nothing"


EARS = {
    LISTENING: Ear.ANSWER,
    LOADING: Ear.LATER,
    THINKING: Ear.LATER_OR_OVER,
    SPEAKING: Ear.OVER,
    YIELDING: Ear.OVER,
}


def ear_in(phase: Phase) -> Ear:
    return EARS.get(phase, Ear.NOTHING)

"""Races of a conversation by hand-made schedules: what overtakes what is written down, not hoped for."""

from __future__ import annotations

from random import Random

import pytest

from interview.interviewer.questions.requests import Request
from interview.live.states import events as on
from interview.live.states.effects import Ask, BeginAnswer, Do, GoOn, GoOnFrom, Say
from interview.live.states.handing_in import BEFORE, OVER
from interview.live.states.talk import PAGE_STATES, Phase
from tests.live.schedule import QUOTED, Schedule, a_session


def asked(number: int = 1, *, questions: int = 3) -> Schedule:
    """Listening, with question `number` open."""
    schedule = Schedule(a_session(number - 1), questions=questions).connect()
    return schedule.listening()


def answers(schedule: Schedule) -> list[str]:
    return [one.answer.source for one in schedule.talk.session.answered if one.answer]


def test_an_interview_goes_from_question_to_question_to_its_end() -> None:
    schedule = Schedule(questions=2).connect()
    for number in (1, 2):
        schedule.listening()
        assert schedule.talk.answer == number
        schedule.happens(on.TurnOver("an answer"))
    schedule.steps_end()
    assert schedule.is_in(Phase.GOODBYE)
    schedule.is_spoken()
    assert schedule.is_in(Phase.ENDED)
    assert schedule.told("ended")
    assert answers(schedule) == ["spoken", "spoken"]


def test_a_question_said_while_the_recogniser_loads_is_answered_once_it_is_loaded() -> None:
    schedule = Schedule(is_ready=False).connect()
    schedule.step_ends()
    schedule.is_spoken()
    assert schedule.is_in(Phase.LOADING)
    schedule.happens(on.Loaded())
    assert schedule.is_in(Phase.LISTENING)


def test_a_recogniser_that_is_loaded_while_the_question_is_said_again_does_not_cut_it_off() -> None:
    schedule = Schedule(is_ready=False).connect()
    schedule.step_ends()
    schedule.is_spoken()
    schedule.happens(on.Connected(is_new_page=True))
    schedule.happens(on.Loaded("The speech model is not there."))
    assert schedule.is_in(Phase.SPEAKING)
    assert not schedule.told("notice"), "it is told when it is needed"
    schedule.is_spoken()
    assert schedule.is_in(Phase.LISTENING)
    assert schedule.told("notice")


def test_an_answer_that_is_over_twice_before_it_can_be_taken_is_taken_once() -> None:
    schedule = asked()
    schedule.happens(on.Measured())  # something is being put on disk
    schedule.happens(on.TurnOver("an answer"))
    schedule.happens(on.TurnOver("an answer and more"))
    schedule.steps_end()
    schedule.is_spoken()
    assert answers(schedule) == ["spoken"]
    assert schedule.talk.question is not None


def test_skip_pressed_twice_before_it_can_be_done_skips_one_question() -> None:
    schedule = asked()
    schedule.happens(on.Measured())
    schedule.happens(on.Skip())
    schedule.happens(on.Skip())
    schedule.steps_end()
    assert answers(schedule) == ["skipped"]
    assert schedule.talk.question is not None


def test_two_texts_for_one_question_do_not_answer_two() -> None:
    schedule = asked()
    schedule.happens(on.Measured())
    schedule.happens(on.HandedIn("The first.", 1, "a"))
    schedule.happens(on.HandedIn("The second.", 1, "b"))
    schedule.steps_end()
    assert answers(schedule) == ["typed"]
    assert schedule.told("not_taken") == [{"type": "not_taken", "id": "b", "text": BEFORE}]


def test_a_text_and_a_turn_that_race_make_one_answer() -> None:
    schedule = asked()
    schedule.happens(on.Measured())
    schedule.happens(on.TurnOver("spoken"))
    schedule.happens(on.HandedIn("typed", 1, "a"))
    schedule.steps_end()
    assert answers(schedule) == ["spoken"]
    assert schedule.told("not_taken")


def test_the_end_waits_for_an_answer_that_is_just_being_taken() -> None:
    schedule = asked()
    schedule.happens(on.Measured())
    schedule.happens(on.TurnOver("an answer"))
    schedule.happens(on.End())
    assert schedule.is_in(Phase.ENDING)
    schedule.step_ends()
    assert answers(schedule) == ["spoken"], "it is taken"
    assert schedule.is_in(Phase.SUMMING_UP), "and nobody is asked on"


def test_a_question_that_is_ready_after_the_end_was_wanted_is_not_said() -> None:
    schedule = asked()
    schedule.happens(on.TurnOver("an answer"))
    assert schedule.steps == [Ask()]
    schedule.happens(on.End())
    ended = schedule.step_ends()
    assert not [effect for effect in ended if isinstance(effect, Say)]
    assert schedule.is_in(Phase.SUMMING_UP)


def test_goodbye_that_ends_before_everything_is_summed_up_is_followed_by_a_wait() -> None:
    schedule = asked(2)
    schedule.happens(on.End())
    schedule.step_ends()
    schedule.is_spoken()
    assert schedule.is_in(Phase.SUMMING_UP)
    schedule.step_ends()
    assert schedule.is_in(Phase.ENDED)


def test_an_end_without_an_answer_sums_nothing_up() -> None:
    schedule = asked()
    schedule.happens(on.End())
    schedule.step_ends()
    assert Do.SUM_UP not in schedule.done
    schedule.is_spoken()
    assert schedule.is_in(Phase.ENDED)


def test_summing_up_that_failed_is_tried_again() -> None:
    schedule = asked(2)
    schedule.happens(on.End())
    schedule.step_ends()
    schedule.step_fails()
    assert PAGE_STATES[schedule.page_state] == "paused"
    schedule.happens(on.Resume())
    schedule.steps_end()
    schedule.is_spoken()
    assert schedule.is_in(Phase.ENDED)


def test_a_text_that_comes_after_the_end_was_wanted_stays_in_the_box() -> None:
    schedule = asked()
    schedule.happens(on.End())
    schedule.happens(on.HandedIn("late", 1, "a"))
    schedule.steps_end()
    assert schedule.told("not_taken") == [{"type": "not_taken", "id": "a", "text": OVER}]


def test_who_speaks_on_right_after_an_answer_goes_on_with_it() -> None:
    schedule = asked()
    schedule.happens(on.TurnOver("an answer"))
    schedule.step_ends()
    happened = schedule.happens(on.Judged(schedule.talk.utterance, is_meant=True, is_early=True))
    assert Do.REOPEN not in happened, "not while something is being put on disk"
    happened = schedule.steps_end()
    assert Do.REOPEN in happened
    assert GoOnFrom in [type(effect) for effect in happened]
    assert happened.index(BeginAnswer(1)) < happened.index(Do.HEAR_SPOKEN_OVER) < happened.index(Do.OPEN_EARS)
    assert schedule.is_in(Phase.LISTENING)
    assert schedule.talk.answer == 1
    assert answers(schedule) == []


def test_who_speaks_later_begins_the_next_answer() -> None:
    schedule = asked()
    schedule.happens(on.TurnOver("an answer"))
    schedule.steps_end()
    schedule.happens(on.Judged(schedule.talk.utterance, is_meant=True, is_early=False))
    assert schedule.is_in(Phase.LISTENING)
    assert schedule.talk.answer == 2
    assert answers(schedule) == ["spoken"]


def test_an_answer_that_was_taken_is_not_lost_to_an_end_that_is_wanted_while_the_floor_is_given() -> None:
    schedule = asked()
    schedule.happens(on.TurnOver("an answer"))
    schedule.step_ends()
    schedule.happens(on.Judged(schedule.talk.utterance, is_meant=True, is_early=True))
    schedule.happens(on.End())
    schedule.steps_end()
    assert answers(schedule) == ["spoken"]


def test_a_pause_while_the_floor_is_given_is_a_pause() -> None:
    schedule = asked()
    schedule.happens(on.TurnOver("an answer"))
    schedule.step_ends()
    schedule.happens(on.Judged(schedule.talk.utterance, is_meant=True))
    schedule.happens(on.Pause())
    schedule.steps_end()
    assert schedule.is_in(Phase.PAUSED)


def test_what_was_said_over_an_utterance_that_is_over_means_nothing() -> None:
    schedule = asked()
    schedule.happens(on.Repeat())
    stale = schedule.talk.utterance - 1
    assert schedule.happens(on.Judged(stale, is_meant=True)) == [Do.IGNORE_SPOKEN_OVER]
    assert schedule.is_in(Phase.SPEAKING)


@pytest.mark.parametrize("interrupts", [on.Pause(), "spoken over"], ids=["pause", "spoken over"])
def test_a_follow_up_whose_first_words_were_interrupted_is_shown_and_not_said(interrupts: on.Event | str) -> None:
    schedule = asked()
    schedule.opening = QUOTED
    schedule.happens(on.TurnOver("an answer"))
    assert schedule.is_in(Phase.SPEAKING)
    if isinstance(interrupts, str):
        schedule.happens(on.Judged(schedule.talk.utterance, is_meant=True))
    else:
        schedule.happens(interrupts)
    happened = schedule.step_ends()
    assert GoOn not in [type(effect) for effect in happened]
    assert schedule.told("question")[-1]["number"] == 2


def test_a_follow_up_goes_on_after_its_first_words_without_saying_them_twice() -> None:
    schedule = asked()
    schedule.opening = QUOTED
    schedule.happens(on.TurnOver("an answer"))
    assert schedule.done[-2] == Say(schedule.talk.utterance, (QUOTED,), is_whole=False)
    happened = schedule.step_ends()
    assert GoOn(("What is number 2?", "Tell me more.")) in happened


def test_nothing_is_asked_for_while_no_question_is_open() -> None:
    schedule = asked()
    schedule.opening = QUOTED
    schedule.happens(on.TurnOver("an answer"))
    for wish in (on.Repeat(), on.Rephrase(), on.Hint(), on.MoreTime(), on.Done(0.0)):
        assert schedule.happens(wish) == []


def test_other_words_for_a_question_are_said_once_however_often_they_are_asked_for() -> None:
    schedule = asked()
    schedule.happens(on.Rephrase())
    schedule.happens(on.Rephrase())
    happened = schedule.steps_end()
    assert len([effect for effect in happened if isinstance(effect, GoOn)]) == 1
    assert len(schedule.told("question")) == 3


def test_other_words_that_come_after_the_answer_are_no_question() -> None:
    schedule = asked()
    schedule.happens(on.Rephrase())
    schedule.happens(on.Skip())
    shown = len(schedule.told("question"))
    schedule.step_ends()
    assert len(schedule.told("question")) == shown + 1, "they came before: the question was still open"
    schedule.steps_end()
    assert schedule.told("question")[-1]["number"] == 2


def test_a_spoken_request_is_no_part_of_the_answer() -> None:
    schedule = asked()
    happened = schedule.happens(on.TurnOver("could you repeat that", Request.REPEAT))
    assert happened[1:3] == [Do.FORGET_ANSWER, Do.INTERRUPT_ANSWER]
    assert schedule.is_in(Phase.SPEAKING)


def test_a_step_that_failed_is_tried_again_by_resume() -> None:
    schedule = asked()
    schedule.happens(on.TurnOver("an answer"))
    schedule.step_fails()
    assert schedule.is_in(Phase.PAUSED)
    schedule.happens(on.Resume())
    assert schedule.steps == [Ask()]


# ------------------------------------------------------------ any schedule at all

PRESSED: tuple[on.Event, ...] = (
    on.Repeat(), on.Rephrase(), on.Hint(), on.MoreTime(), on.Skip(), on.Pause(), on.Resume(), on.Done(3.0),
    on.Done(0.0), on.Connected(is_new_page=True), on.Connected(is_new_page=False),
    on.Connected(is_new_page=True, has_microphone=False),
)  # fmt: skip
HEARD: tuple[on.Event, ...] = (
    on.WordsKnown(), on.PerhapsDone(), on.TurnOver(""), on.TurnOver("an answer"), on.TurnOver("again", Request.REPEAT),
    on.TurnOver("skip", Request.SKIP), on.Quiet(1), on.Quiet(2), on.Noticed(), on.Measured(), on.Loaded(),
    on.Failed("The disk is full."),
)  # fmt: skip


def some_interview(random: Random) -> Schedule:
    """A new one, or one that goes on; its page may be in the middle of an answer."""
    session = a_session(random.choice([0, 0, 1, 2]), is_open=random.random() < 0.3)
    schedule = Schedule(session, questions=4, is_ready=random.random() < 0.5)
    schedule.opening = random.choice(["", QUOTED])
    schedule.happens(on.Connected(is_new_page=True, answering=len(session.exchanges) * random.choice([0, 1])))
    return schedule


def play(schedule: Schedule, random: Random) -> None:
    """One thing that can happen now."""
    open_number = len(schedule.talk.session.exchanges)
    choices = ["pressed", "heard", "heard", "step", "step", "step", "spoken", "spoken", "over", "text"]
    match random.choice([*choices, *(["fails"] if random.random() < 0.1 else [])]):
        case "pressed":
            schedule.happens(random.choice(PRESSED))
        case "heard":
            schedule.happens(random.choice(HEARD))
        case "step" if schedule.steps:
            schedule.step_ends()
        case "fails" if schedule.steps:
            schedule.step_fails()
        case "spoken" if schedule.speaking:
            schedule.is_spoken()
        case "over" if schedule.speaking:
            utterance = random.choice([schedule.talk.utterance, schedule.talk.utterance - 1])
            schedule.happens(on.Judged(utterance, random.random() < 0.7, random.random() < 0.5))
        case "text":
            number = random.choice([open_number, open_number - 1])
            schedule.happens(on.HandedIn("typed", number, f"{random.random()}"))
        case _:
            pass


def is_going_on(schedule: Schedule) -> bool:
    """Whether something will happen without the person, where the person can do nothing but wait."""
    match schedule.talk.phase:
        case Phase.SPEAKING | Phase.GOODBYE:
            return bool(schedule.speaking) and (schedule.talk.is_whole or bool(schedule.steps))
        case Phase.THINKING | Phase.SUMMING_UP | Phase.ENDING | Phase.YIELDING:
            return bool(schedule.steps)
        case Phase.LOADING:
            return not schedule.talk.is_ready
    return True


@pytest.mark.parametrize("seed", range(200))
def test_whatever_comes_in_whatever_order_the_interview_never_stands_still_and_comes_to_its_end(seed: int) -> None:
    random = Random(seed)
    schedule = some_interview(random)
    for _ in range(random.randint(5, 120)):
        play(schedule, random)
        assert is_going_on(schedule), schedule.talk.phase
        numbers = [exchange.question.number for exchange in schedule.talk.session.exchanges]
        assert numbers == list(range(1, len(numbers) + 1))
        if schedule.talk.phase not in (Phase.YIELDING, Phase.ENDING):
            assert PAGE_STATES[schedule.page_state] == PAGE_STATES[schedule.talk.phase], "the page knows"
        if schedule.talk.phase is Phase.LISTENING and schedule.talk.question is not None:
            assert schedule.talk.answer == schedule.talk.question.number, "what is heard is the open question's"
    schedule.happens(on.Loaded())
    schedule.happens(on.End())
    for _ in range(30):
        play(schedule, random)
        assert is_going_on(schedule), schedule.talk.phase
    if schedule.is_in(Phase.UNFINISHED):
        schedule.happens(on.Resume())
    while not schedule.is_in(Phase.ENDED):
        if schedule.steps:
            schedule.step_ends()
        else:
            assert schedule.is_spoken(), f"it stays {schedule.talk.phase}"

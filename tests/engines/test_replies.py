"""A model's reply becomes a question, topics or an answer, or it is refused; never passed on as it came."""

from __future__ import annotations

import json

import pytest

from interview.engines.replies import ideal_answer_from, question_from, topics_from
from interview.errors import ReplyError


def test_stray_quotes_and_labels_are_taken_off() -> None:
    assert question_from(json.dumps({"question": '"Question: How do you test it?'})) == "How do you test it?"


@pytest.mark.parametrize(
    "reply", ["", "How do you test it?", "{}", '{"question": ""}', '{"question": 3}', '{"question": "x']
)
def test_a_reply_that_is_no_question_is_refused(reply: str) -> None:
    with pytest.raises(ReplyError):
        question_from(reply)


def test_topics_of_an_unknown_kind_are_refused() -> None:
    with pytest.raises(ReplyError):
        topics_from(json.dumps({"topics": [{"name": "SQL", "kind": "magic"}]}))


def test_an_ideal_answer_starts_with_its_substance_and_ends_with_a_sentence() -> None:
    reply = (
        "Absolutely! How do you test a pipeline? I test every load step with a small copy of real data. "
        "I compare row counts before and after. Then I watch the first ni"
    )
    text = ideal_answer_from(reply, "How do you test a pipeline?", "")
    assert text == ("I test every load step with a small copy of real data. I compare row counts before and after.")


def test_an_ideal_answer_holds_no_figure_that_the_resume_does_not() -> None:
    reply = "I rebuilt the load in 2021. It took 40 people and cut costs by 37%. The clinic had its figures at six."
    text = ideal_answer_from(reply, "How do you test a pipeline?", "Data engineer, 2021-2023, cut costs")
    assert text == "I rebuilt the load in 2021. The clinic had its figures at six."


def test_an_ideal_answer_with_nothing_in_it_is_refused() -> None:
    with pytest.raises(ReplyError):
        ideal_answer_from("Absolutely!", "How?", "")


def test_what_is_left_without_invented_figures_must_still_be_somebodys_answer() -> None:
    with pytest.raises(ReplyError):
        ideal_answer_from("I cut the cost by 37 percent. It takes a minute to say.", "How?", "")


def test_a_manual_is_no_answer() -> None:
    with pytest.raises(ReplyError):
        ideal_answer_from("Check the documentation first. Inspect the code.", "How?", "")

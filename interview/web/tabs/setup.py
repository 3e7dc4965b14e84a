"""How a person wants to be interviewed: the fields of the Prepare tab, and the Setup record they make."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, TypeVar

import gradio as gr

from interview.errors import InputError
from interview.interviewer.plan import FEWEST, MOST
from interview.language.untrusted import line_of, number_of
from interview.records import Manner, Mix, Setup, ThinkingTime
from interview.web.views.fragments import paragraph

Choice = TypeVar("Choice", bound=StrEnum)
LANGUAGE_NOTE = (
    "The interview is in English: the voice, the checks of each question and the question bank know no other "
    "language. You may change all of this, or none of it; what you leave empty is taken from the job description."
)
AS_THE_JOB_SAYS = ("As the job description says", "")
SENIORITIES = [AS_THE_JOB_SAYS, *((name.capitalize(), name) for name in ("intern", "junior", "mid-level"))]
SENIORITIES += [(name.capitalize(), name) for name in ("senior", "lead", "executive")]
BY_QUESTIONS, BY_MINUTES = "A number of questions", "A number of minutes"
MINUTES_EACH = 3
"""A planned question with its answer and its follow-ups, about; a time limit plans as many as fit."""
FOLLOW_UPS = {Manner.WARM: 2, Manner.NEUTRAL: 2, Manner.TOUGH: 3}
LONGEST_ROLE = 80
MANNERS = [
    ("Warm: encourages, thanks you", Manner.WARM),
    ("Neutral: says little", Manner.NEUTRAL),
    ("Tough: presses for details", Manner.TOUGH),
]
THINKING = [(thinking.value.capitalize(), thinking) for thinking in ThinkingTime]
MIXES = [(mix.value.capitalize(), mix) for mix in Mix]


def build_setup_fields() -> list[Any]:
    """-> the inputs of `setup_from`, in its order."""
    with gr.Accordion("How you want to be interviewed", open=False, elem_id="setup", elem_classes="sheet"):
        gr.HTML(paragraph(LANGUAGE_NOTE, "why"))
        with gr.Row():
            role = gr.Textbox(
                label="Role", placeholder=AS_THE_JOB_SAYS[0], max_length=LONGEST_ROLE, max_lines=1, elem_id="role"
            )
            seniority = gr.Dropdown(SENIORITIES, value="", label="Seniority", elem_id="seniority")
            mix = gr.Dropdown(MIXES, value=Mix.BALANCED, label="Kinds of questions", elem_id="mix")
        with gr.Row():
            length = gr.Radio([BY_QUESTIONS, BY_MINUTES], value=BY_QUESTIONS, label="Length", elem_id="length")
            questions = gr.Slider(
                FEWEST,
                MOST,
                Setup().questions,
                step=1,
                label="Questions",
                info="Follow-ups come on top; last, you may ask.",
                elem_id="questions",
            )
            minutes = gr.Slider(10, 60, 20, step=5, label="Minutes", visible=False, elem_id="minutes")
        with gr.Row(equal_height=True):
            manner = gr.Radio(MANNERS, value=Manner.WARM, label="The interviewer", elem_id="manner")
            with gr.Column():
                thinking = gr.Radio(
                    THINKING,
                    value=ThinkingTime.NORMAL,
                    label="Thinking time",
                    info="How long a silence may last before it ends your answer.",
                    elem_id="thinking",
                )
                stutter_safe = gr.Checkbox(
                    label="Stutter-safe: blocks and long pauses never end an answer early", elem_id="stutter-safe"
                )
                repeat_asked = gr.Checkbox(
                    label="Questions of my earlier interviews may come again", elem_id="repeat-asked"
                )
    length.change(
        lambda by: (gr.Slider(visible=by == BY_QUESTIONS), gr.Slider(visible=by == BY_MINUTES)),
        length,
        [questions, minutes],
        show_progress="hidden",
    )
    return [role, seniority, mix, length, questions, minutes, manner, thinking, stutter_safe, repeat_asked]


def setup_from(
    role: object,
    seniority: object,
    mix: object,
    length: object,
    questions: object,
    minutes: object,
    manner: object,
    thinking: object,
    stutter_safe: object,
    repeat_asked: object,
) -> Setup:
    """The fields as a record; they come from a browser, so a value that no field offers is an InputError."""
    if (seniority or "") not in [value for _, value in SENIORITIES]:
        raise _not_offered(seniority)
    by_minutes = length == BY_MINUTES
    wanted = number_of(minutes, 0, 600) / MINUTES_EACH if by_minutes else questions
    how = _one_of(Manner, manner)
    return Setup(
        role=line_of(role, 100 * LONGEST_ROLE, "The role")[:LONGEST_ROLE],
        seniority=str(seniority or ""),
        mix=_one_of(Mix, mix),
        questions=number_of(wanted, FEWEST, MOST),
        minutes=number_of(minutes, 5, 120) if by_minutes else 0,
        manner=how,
        follow_ups=FOLLOW_UPS[how],
        thinking=_one_of(ThinkingTime, thinking),
        stutter_safe=bool(stutter_safe),
        repeat_asked=bool(repeat_asked),
    )


def _one_of(kind: type[Choice], value: object) -> Choice:
    try:
        return kind(str(value))
    except ValueError as error:
        raise _not_offered(value) from error


def _not_offered(value: object) -> InputError:
    named = f"“{line_of(value[:40], 40)}”" if isinstance(value, str) else "this value"
    return InputError(f"No field of the page offers {named}. Reload the page and choose again.")

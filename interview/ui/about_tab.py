"""The About tab: what is measured, what is not, privacy, and the models in use. Text and a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import gradio as gr

from interview.ui.fragments import card, paragraph, rows, safe, tag

MEASURED = (
    (
        "Fit",
        "Cosine similarity of resume and job: of sentence vectors, and of TF-IDF beside it. "
        "It says how alike the two texts are.",
    ),
    (
        "Answer score",
        "How far your words say what ideal answers say, by meaning and word by word, and whether they contradict it. "
        "Fitted on graded short answers (SemEval 2013), measured on others, and told with its error bar: the spread "
        "of human grades among answers with one score. Under 15 words there is no number.",
    ),
    (
        "Beside the score",
        "Cosine similarity of your answer and one ideal answer (sentence vectors and TF-IDF), and the share of its "
        "keywords you used.",
    ),
    (
        "Situation, task, action, result; competencies",
        "Sentences of yours that tell them, found by rules over English words. What was not found may still be there.",
    ),
    (
        "Pace, pauses, fillers",
        "From the times of the transcribed words. Whisper drops some fillers, so their number is a lower bound.",
    ),
    ("Where you looked", "Head and eyes in webcam frames; rough without a calibration. Off until you ask."),
    (
        "Keep, change, practise",
        "Counted in code from your own words: results named, length, I and we, keywords missed.",
    ),
)
NOT_MEASURED = (
    "No emotion, no personality, no accent, no hire or no-hire. Face and voice never enter a score. For behavioural "
    "and situational questions the weights of the answer score are set by hand and not yet validated: read it as a "
    "hint where to look, not as a grade. The language model writes the questions and the ideal answers; it is small, "
    "so some are generic. It does not judge you."
)
PRIVACY = (
    "Resume, job, voice and picture are worked on by models on this machine. Answers are kept as CSV files in the "
    "outputs folder until you delete them; recordings only if you ticked the box; webcam frames never."
)
SHARED = "This page runs on a computer other than yours: whoever runs it can read its outputs folder."


@dataclass(frozen=True, slots=True)
class Engine:
    """One model in use, as the page tells it."""

    role: str
    name: str
    reason: str
    licence: str
    online: bool


def online_notice(engines: Sequence[Engine]) -> str:
    """One sentence where something leaves the machine; "" where nothing does."""
    names = [f"{engine.role} ({engine.name.split(':')[0]})" for engine in engines if engine.online]
    if not names:
        return ""
    return f"Online engine in use for {', '.join(names)}: what you say or are asked is sent to its provider."


def build_about_tab(engines: Sequence[Engine], *, local: bool) -> None:
    """`local`: the page is served to this machine only."""
    table = rows(
        (
            f"<b>{safe(engine.role.capitalize())}</b> {safe(engine.name)} "
            f"<span class='why'>{safe(', '.join(filter(None, (engine.licence, engine.reason))))}</span>",
            tag("warn", "◐ online") if engine.online else tag("good", "✓ on this machine"),
        )
        for engine in engines
    )
    measured = rows((f"<b>{name}</b> <span class='why'>{safe(text)}</span>", "") for name, text in MEASURED)
    gr.HTML(card("What is measured", measured) + card("What is not", paragraph(NOT_MEASURED)))
    gr.HTML(card("Privacy", paragraph(PRIVACY) + ("" if local else paragraph(SHARED))))
    gr.HTML(card("The models in use", table))

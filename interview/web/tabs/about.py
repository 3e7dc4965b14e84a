"""The About tab: what is measured, what is not, privacy, what was tested, the models in use. Text and a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import gradio as gr

from interview.web.views.rendering import render

MEASURED = (
    (
        "Fit",
        "Cosine similarity of resume and job: of sentence vectors, and of TF-IDF beside it. "
        "It says how alike the two texts are.",
    ),
    (
        "Answer score",
        "A small model trained on graded interview answers reads your words beside the question and says how likely "
        "each of five written levels is. Its error bar is as wide as repeated readers' grades, four times of five. "
        "Knowledge is graded as it is told, not checked for correctness. Under 15 words there is no number.",
    ),
    (
        "Beside the score",
        "Cosine similarity of your answer and one possible answer (sentence vectors and TF-IDF), and the share of its "
        "keywords you used: likeness, no part of the score.",
    ),
    (
        "Situation, task, action, result; competencies",
        "Sentences of yours that tell them, as the trained model finds them; a competency only where you tell what you "
        "did: of those shown about half were right for an author never seen before. What was not found may still be "
        "there.",
    ),
    (
        "How it sounded",
        "From the sound of a spoken answer and the times of its words: pace with and without pauses, pauses of a "
        "quarter second and more, thinking time, fillers, repetitions and restarts, hedges, and how far pitch and "
        "loudness move. Some fillers are missed, so their number is a lower bound. The rhythm is the beat that a "
        "program for music hears; it is not your pace.",
    ),
    (
        "Confidence score",
        "0 to 100 from timing and words only, with its formula beside every answer. It is no part of the answer "
        "score; its points are set by hand and were not checked against listeners.",
    ),
    (
        "Where you looked",
        "Head and eyes in webcam frames: on screen, away and in which direction, no face, two faces, too dark; and "
        "looks away that are long or add up. Rough until you calibrate with the five dots. Off until you ask.",
    ),
    (
        "Keep, change, practise",
        "Counted in code from your own words: results named, length, I and we, the weakest answer's advice.",
    ),
)
NOT_MEASURED = (
    "No emotion, no personality, no accent, no gender, no age, and nobody is recognised; no hire or no-hire. "
    "Stutter-safe leaves fluency out as well. Face and voice never enter the answer score, and the confidence score "
    "knows only timing and words. The answer score was learned from made-up answers and not yet checked against people "
    "who hire: read it as a hint where to look, not as a grade. The language model writes the questions and the "
    "possible answers; it is small, so some are generic. It does not judge you."
)
PRIVACY = (
    "Resume, job, voice and picture are worked on by models on this machine. An interview lies in the outputs folder, "
    "readable to the account that runs this program alone; its key lies in your browser and nowhere else, so a file "
    "that you give away opens nothing. Results has buttons that delete one interview or all of them. Webcam frames are "
    "looked at and dropped. Sound lies in the interview's folder only while an answer is being given, so that a crash "
    "loses nothing, and goes when the answer is taken, unless you ticked the box to keep recordings."
)
TESTED = (
    (
        "Nothing goes out",
        "A whole interview in a browser with every way out of the machine closed; each try to send something out is "
        "counted. There was none.",
    ),
    (
        "Nobody gets in",
        "Hostile requests against the running program: files of the machine, other people's interviews, foreign pages, "
        "script and formulas in every field, oversized and broken messages. None got through.",
    ),
    (
        "Nothing is lost",
        "Interviews killed a thousand times at random moments and at every write, full and read-only disks. No answer "
        "was lost, torn or doubled.",
    ),
    (
        "It bears a crowd, and a first start",
        "Twenty interviews side by side; four first starts at once on a fresh machine; thousands of broken documents, "
        "recordings, pictures and messages.",
    ),
)
WHERE = "The programs that try this come with it (python -m bench); docs/threat-model.md says what does not hold."
SHARED = "This page runs on a computer other than yours: whoever runs it can read its outputs folder."


@dataclass(frozen=True, slots=True)
class Engine:
    """One model in use, as the page tells it."""

    role: str
    name: str
    reason: str
    licence: str
    online: bool
    host: str = ""  # to whom what is said or asked is sent


def online_notice(engines: Sequence[Engine]) -> str:
    """One sentence where something leaves the machine; "" where nothing does."""
    online = [engine for engine in engines if engine.online]
    names = [f"{engine.role} ({engine.name.split(':')[0]})" for engine in online]
    if not names:
        return ""
    hosts = ", ".join(dict.fromkeys(engine.host or "its provider" for engine in online))
    return f"Online engine in use for {', '.join(names)}: what you say or are asked is sent to {hosts}."


def build_about_tab(engines: Sequence[Engine], *, local: bool) -> None:
    """`local`: the page is served to this machine only."""
    gr.HTML(render("about", "measured", measured=MEASURED, not_measured=NOT_MEASURED))
    gr.HTML(render("about", "privacy", texts=(PRIVACY,) if local else (PRIVACY, SHARED)))
    gr.HTML(render("about", "tested", tested=TESTED, where=WHERE))
    gr.HTML(render("about", "models", engines=engines))

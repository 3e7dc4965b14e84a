"""A score as HTML: its number with band and error bar, what it is made of, and what stands beside it.

Knows records only; it prints what they hold and judges nothing.
"""

from __future__ import annotations

from markupsafe import Markup

from interview.feedback.scoring.anchors import anchors_for
from interview.feedback.scoring.content import band_of
from interview.records import Band, Dispute, Evaluation, Kind
from interview.web.views.rendering import render

NO_SCORE = "Not enough to score"
BANDS = ((Band.WEAK, 0, 40), (Band.FAIR, 40, 60), (Band.GOOD, 60, 80), (Band.STRONG, 80, 100))


def score_words(value: float, band: Band, low: float | None, high: float | None) -> str:
    """ "58 of 100 (fair), between 32 and 84" """
    between = "" if low is None or high is None else f", between {low:.0f} and {high:.0f}"
    return f"{value:.0f} of 100 ({band.value}){between}"


def number_html(value: float, band: Band, low: float | None, high: float | None) -> Markup:
    """The number and its band in words, over the same on the band of 0 to 100."""
    said = score_words(value, band, low, high)
    return render("score", "number", value=value, band=band, low=low, high=high, said=said, bands=BANDS)


def whole_score_html(value: float | None, low: float | None, high: float | None) -> Markup:
    """Of the whole interview: its band is that of the number as it is shown."""
    if value is None:
        return render("score", "without_number", text=NO_SCORE)
    return number_html(value, band_of(float(round(value))), low, high)


def answer_score_html(evaluation: Evaluation, dispute: Dispute | None, kind: Kind) -> Markup:
    """The score of one answer and what its band looks like, or why there is none; what stands beside it."""
    score, anchors = evaluation.score, anchors_for(kind)
    return render(
        "score",
        "answer",
        evaluation=evaluation,
        number=number_html(score.value, score.band, score.low, score.high) if score else "",
        no_score=NO_SCORE,
        anchors={band: anchors[band] for band in Band},
        is_unchecked=kind is Kind.TECHNICAL and not evaluation.points,
        disputed=_quoted_reason(dispute) if dispute else "",
    )


def _quoted_reason(dispute: Dispute) -> str:
    """With the closing mark, and the full stop that the person may have left out."""
    said = " ".join(dispute.reason.split())
    return f"{said}”" if said.endswith((".", "!", "?")) else f"{said}”."


def made_html(evaluation: Evaluation) -> Markup:
    """What the score is made of, and the measures beside it with the words they counted; closed at first."""
    return render("score", "made", evaluation=evaluation)

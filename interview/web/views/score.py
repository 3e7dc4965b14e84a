"""A score as HTML: its number with band and error bar, what it is made of, and what stands beside it.

Knows records only; it prints what they hold and judges nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from interview.feedback.scoring.anchors import anchors_for
from interview.feedback.scoring.content import band_of
from interview.records import Band, Dispute, Evaluation, Feature, Kind, Score
from interview.web.views.fragments import chips, paragraph, rows, safe

NO_SCORE = "Not enough to score"
BEGINS = {Band.WEAK: 0, Band.FAIR: 40, Band.GOOD: 60, Band.STRONG: 80}
SCALE = "weak below 40, fair from 40, good from 60, strong from 80"
NONE_TO_COMPARE = "No possible answer was written in time, or none that was fit to show, so there is no likeness."
NOT_CHECKED = (
    "Not judged for correctness: nobody has reviewed what is right here, so this says how well it is told and "
    "reasoned, not whether it is true."
)
KEPT = "Kept in disputes.csv on this machine."
MEANINGS = {
    "level 1": "nothing usable: empty talk, a refusal, or beside the question",
    "level 2": "vague: true of anybody, a plan without a step, a story without your part",
    "level 3": "adequate: on the question, but your part, the outcome or the reason is missing or thin",
    "level 4": "good: specific, with your own action and an outcome or a check",
    "level 5": "outstanding: also what was at stake, a judgement, a trade-off or something learned",
}
"""Of features known here; any other is printed by its name alone."""
HOW = (
    "How likely each of five levels is, to a reader trained on graded answers, and the points it adds. Voice, face, "
    "name and accent play no part."
)
LIKE_THIS = "Most answers in the band “{}” look like this, and yours need not in everything:"
BESIDE = "How like one possible answer yours is, in three simple measures. They are no part of the score."


def score_words(value: float, band: Band, low: float | None, high: float | None) -> str:
    """ "58 of 100 (fair), between 32 and 84" """
    between = "" if low is None or high is None else f", between {low:.0f} and {high:.0f}"
    return f"{value:.0f} of 100 ({band.value}){between}"


def number_html(value: float, band: Band, low: float | None, high: float | None) -> str:
    """The number and its band in words, over the same on the band of 0 to 100."""
    said, _, between = score_words(value, band, low, high).partition(", ")
    number, _, of_band = said.partition(" (")
    rest = f"({of_band}, <span>{between}</span>" if between else f"({of_band}"
    return f'<p class="num">{number} <small>{rest}</small></p>{bar_html(value, band, low, high)}'


def bar_html(value: float, band: Band, low: float | None, high: float | None) -> str:
    """The error bar as a range on 0 to 100, with the four bands named under it."""
    span = (
        "" if low is None or high is None else f'<i style="left:{_at(low):.1f}%;width:{_at(high) - _at(low):.1f}%"></i>'
    )
    ticks = "".join(f'<u style="left:{begin}%"></u>' for begin in BEGINS.values() if begin)
    numbers = "".join(f'<em style="left:{begin}%">{begin}</em>' for begin in BEGINS.values() if begin)
    ends = [*list(BEGINS.values())[1:], 100]
    names = "".join(
        f'<span class="{"on" if one is band else ""}" style="left:{(begin + end) / 2:.0f}%">{one.value}</span>'
        for (one, begin), end in zip(BEGINS.items(), ends, strict=True)
    )
    label = f"{score_words(value, band, low, high)}; {SCALE}"
    track = f'<div class="score-track">{span}{ticks}<b style="left:{_at(value):.1f}%"></b></div>'
    under = f'<div class="names">{numbers}{names}</div>'
    return f'<div class="score-bar" role="img" aria-label="{safe(label)}">{track}{under}</div>'


def whole_score_html(value: float | None, low: float | None, high: float | None) -> str:
    """Of the whole interview: its band is that of the number as it is shown."""
    if value is None:
        return f'<p class="num">{NO_SCORE}</p>'
    return number_html(value, band_of(float(round(value))), low, high)


def answer_score_html(evaluation: Evaluation, dispute: Dispute | None, kind: Kind) -> str:
    """The score of one answer and what its band looks like, or why there is none; what stands beside it."""
    score = evaluation.score
    head = "<h3>Answer score</h3>"
    if score is None:
        head += paragraph(evaluation.note or f"{NO_SCORE}.", "reason")
    else:
        head += number_html(score.value, score.band, score.low, score.high) + _held_html(score, evaluation.note)
        head += "" if score.reason else _anchors_html(kind, score.band)
        if kind is Kind.TECHNICAL and not evaluation.points:
            head += paragraph(NOT_CHECKED, "why")
    disputed = "" if dispute is None else _dispute_html(dispute)
    return head + disputed + _measures_html(evaluation)


def _anchors_html(kind: Kind, band: Band) -> str:
    """What answers of this band look like, which need not hold of this one; the other bands closed at first."""
    anchors = anchors_for(kind)
    bands = rows((f"<strong>{one.value.capitalize()}</strong>", f"<span>{safe(anchors[one])}</span>") for one in Band)
    others = f"<details><summary>What the bands mean</summary>{bands}</details>"
    return paragraph(f"{LIKE_THIS.format(band.value)} {anchors[band]}", "anchor") + others


def _held_html(score: Score, note: str) -> str:
    held = paragraph(f"Held down: {score.reason}", "reason") if score.reason else ""
    return held + (paragraph(note, "reason") if note and note != score.reason else "")


def _dispute_html(dispute: Dispute) -> str:
    said = " ".join(dispute.reason.split())
    end = "”" if said.endswith((".", "!", "?")) else "”."
    return f'<p class="disputed">You said this score is wrong: “{safe(said)}{end} {KEPT}</p>'


def _measures_html(evaluation: Evaluation) -> str:
    """The measures that stay visible, in one line."""
    if not evaluation.ideal.text:
        return paragraph(NONE_TO_COMPARE, "why")
    parts = (
        f"Embedding cosine {evaluation.embedding:.2f} ·",
        f"TF-IDF cosine {evaluation.tfidf:.2f} ·",
        f"Keyword relevance {evaluation.keyword_coverage:.0%}",
    )
    return '<p class="why measures">' + " ".join(f"<span>{part}</span>" for part in parts) + "</p>"


def made_html(evaluation: Evaluation) -> str:
    """What the score is made of, and the measures beside it with the words they counted; closed at first."""
    made = _parts_html(evaluation.score.features) if evaluation.score else ""
    used, missed = evaluation.keywords_used, evaluation.keywords_missed
    beside = rows(
        (
            ("By meaning, as cosine of sentence vectors", f"<span>{evaluation.embedding:.2f}</span>"),
            ("By the words used (TF-IDF)", f"<span>{evaluation.tfidf:.2f}</span>"),
            ("Its keywords that you used", f"<span>{len(used)} of {len(used) + len(missed)}</span>"),
        )
    )
    words = (paragraph("Words you used:", "why") + chips(used, "good")) if used else ""
    words += (paragraph("Its other words:", "why") + chips(missed)) if missed else ""
    summary = "How this score is made" if made else "What was compared"
    body = paragraph(BESIDE, "why") + beside + words if evaluation.ideal.text else paragraph(NONE_TO_COMPARE, "why")
    body = f'<div class="pair-up"><div>{made}</div><div>{body}</div></div>' if made else body
    return f"<details><summary>{summary}</summary>{body}</details>"


def _parts_html(features: Sequence[Feature]) -> str:
    """What the score is made of, a row each."""
    if not features:
        return ""
    body = "".join(_feature_html(feature) for feature in features)
    head = '<tr><th scope="col">Read from your words</th><th scope="col">Value</th><th scope="col">Points</th></tr>'
    return f'{paragraph(HOW, "why")}<table class="parts"><thead>{head}</thead><tbody>{body}</tbody></table>'


def _feature_html(feature: Feature) -> str:
    meaning = MEANINGS.get(feature.name, "")
    why = f'<span class="why">{safe(meaning)}</span>' if meaning else ""
    name = safe(feature.name[:1].upper() + feature.name[1:])
    points = f"{feature.points:+.1f}".replace("-", "−")
    return f'<tr><th scope="row">{name}{why}</th><td>{feature.value:.2f}</td><td>{points}</td></tr>'


def _at(value: float) -> float:
    return min(max(value, 0.0), 100.0)

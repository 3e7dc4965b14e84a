"""What was strong, what is missing, and the answer made stronger with blanks; adds no fact that was not given.

Code writes it all, and a remark without a quote that stands in the answer is dropped. Knows no model.
"""

from __future__ import annotations

from collections.abc import Sequence

from interview.core.questions.signs import without_fillers
from interview.core.records import Advice, Band, Covered, KeyPoint, Kind, Rating, Remark, Score, Star
from interview.core.scoring.quoting import sentence_spans, stands_in
from interview.core.scoring.rubric import STORIES
from interview.core.text import content_words, shorten

MOST = 3
POINTED = frozenset({Kind.TECHNICAL, Kind.SITUATIONAL})
"""Kinds whose ideal answer makes points that another good answer makes as well."""
_BLANKS = {
    "situation": "[where and when this was, in one sentence]",
    "task": "[what you had to reach, or what the problem was]",
    "action": "[what you did yourself, step by step, beginning with “I”]",
    "result": "[what came of it, with a number if there is one]",
}
_ORDER = list(_BLANKS)
_ASKED = {
    "situation": "Where and when was it? One sentence of setting was not found.",
    "task": "What did you have to reach? The task or the problem was not found.",
    "action": "What did you do yourself? No action with “I” was found.",
    "result": "What came of it? No result was found: end with what changed.",
}
_NOTHING = "Nothing that could be built on: begin with one real case, and say what you did in it."


def advice_for(
    kind: Kind,
    answer: str,
    score: Score | None,
    *,
    points: Sequence[KeyPoint],
    star: Star | None,
    ratings: Sequence[Rating],
) -> Advice:
    """Empty of praise where the score is weak, held down or not given."""
    strong: tuple[Remark, ...] = ()
    if score is not None and not score.reason and score.band is not Band.WEAK:
        strong = _strong(answer, points, star, ratings)
    missing = _missing(kind, points, star, ratings)
    if not answer.strip():
        return Advice((), missing, "")
    told = star if kind in STORIES else None
    points = points if kind in POINTED else ()  # an ideal introduction is no list of what this person should have said
    return Advice(strong, missing, _stronger(answer, told, points) if score and not score.reason else _NOTHING)


def _strong(
    answer: str, points: Sequence[KeyPoint], star: Star | None, ratings: Sequence[Rating]
) -> tuple[Remark, ...]:
    found = []
    if star and star.measurable:
        found.append(Remark("A result that can be counted", star.measurable))
    covered = sorted((point for point in points if point.state is Covered.COVERED), key=lambda point: -point.share)
    found += [Remark(f"Makes the point “{shorten(point.text, 14)}”", point.quote) for point in covered]
    found += [remark for rating in ratings if rating.aspect == "skill" for remark in rating.strengths]
    kept: list[Remark] = []
    for remark in found:
        said = {one.quote.start for one in kept if one.quote}
        if remark.quote and stands_in(remark.quote, answer) and remark.quote.start not in said:
            kept.append(remark)
    return tuple(kept[:MOST])


def _missing(kind: Kind, points: Sequence[KeyPoint], star: Star | None, ratings: Sequence[Rating]) -> tuple[str, ...]:
    told = [_ASKED[name] for name in star.missing] if star and kind in STORIES and kind is not Kind.OPENING else []
    if star and kind in STORIES and "result" not in star.missing and star.measurable is None:
        told.append("The result has no number: how much, how many, how long?")
    if star and star.plural > 2 * star.first_person + 1:
        told.append("“We” did most of it: say which part was yours.")
    for point in points:
        if point.state is Covered.CONTRADICTED and point.quote:
            told.append(
                f"You seem to say the opposite of “{shorten(point.text, 20)}”: “{shorten(point.quote.text, 20)}”. "
                "If you meant it, say why."
            )
    if kind in POINTED:
        absent = [point for point in points if point.state is Covered.MISSING]
        told += [f"One good answer also says: “{shorten(point.text, 24)}”" for point in absent[:2]]
    told += [remark.text for rating in ratings for remark in rating.weaknesses]
    return tuple(dict.fromkeys(told))[: MOST + 1]


def _stronger(answer: str, star: Star | None, points: Sequence[KeyPoint]) -> str:
    """The person's own sentences in the order of a story, a blank for each part that was not found."""
    sentences = [(span.start, answer[span.start : span.end]) for span in sentence_spans(answer)]
    if star is None:
        told = [_cleaned(text) for _, text in sentences]
        absent = [point for point in points if point.state in (Covered.MISSING, Covered.CONTRADICTED)]
        blanks = [f"[what you know about {matter}]" for point in absent[:2] if (matter := _matter(point))]
        return " ".join([*filter(None, told), *blanks])
    begins = {part.name: min(quote.start for quote in part.quotes) for part in star.parts if part.quotes}
    missing = list(star.missing)
    parts: list[str] = []
    for start, text in sentences:
        held = [_ORDER.index(name) for name, at in begins.items() if start <= at < start + len(text)]
        while missing and held and min(held) > _ORDER.index(missing[0]):
            parts.append(_BLANKS[missing.pop(0)])
        if cleaned := _cleaned(text):
            parts.append(cleaned)
        while missing and held and max(held) > _ORDER.index(missing[0]):
            parts.append(_BLANKS[missing.pop(0)])
    parts += [_BLANKS[name] for name in missing]
    if not star.missing and star.measurable is None:
        parts.append("[the result as a number: how much, how many, how long]")
    return " ".join(parts)


def _matter(point: KeyPoint) -> str:
    """The longest words of a point: enough to remember it by, too little to say it with."""
    words = sorted(content_words(point.text), key=len, reverse=True)[:3]
    return ", ".join(word for word in content_words(point.text) if word in words)


def _cleaned(sentence: str) -> str:
    text = without_fillers(sentence).strip(" ,;")
    return text[:1].upper() + text[1:] if text else ""

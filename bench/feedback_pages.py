"""Whole feedback pages for reading, and whether every quote on them stands in the answer; three answers of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from bench.feedback_rows import question_of
from interview.coach.evaluating import evaluated
from interview.engines.protocols import Embedder
from interview.feedback.judging import Judge
from interview.feedback.scoring.quoting import stands_in
from interview.records import Answer, Evaluation, IdealAnswer, Kind, Question, Quote, Stage
from interview.rehearsal import said_score

QUESTION = Question(
    1,
    Stage.BEHAVIOURAL,
    "data pipelines",
    "Tell me about a time when a data pipeline failed and you had to repair it under pressure.",
    "bank",
    "bank",
    kind=Kind.BEHAVIOURAL,
)
IDEAL = IdealAnswer(
    "At my last company the nightly load failed twice a week, and the sales team had no figures in the morning. I was "
    "responsible for making it reliable. I read the logs of a month, found that two jobs wrote to the same table, and "
    "separated them. I also added tests and alerts, so that we noticed problems before anyone else. As a result "
    "failures became rare, and the team trusted the figures again.",
    "bench",
)
_QUOTED = re.compile(r"“(?!I”)(.+)”", re.DOTALL)
"""Words of the person in a line of advice; “I” is how it tells them to begin."""
ANSWERS = {
    "strong": "At my last company I looked after the nightly pipeline, and it failed twice a week and nobody knew why. "
    "I had to have the numbers ready before the morning round. I sat down with the logs, found that two jobs were "
    "fighting for one table, and moved them apart. I wrote tests for every load step. As a result the run time dropped "
    "from six hours to one, and since then we had one failure in half a year.",
    "middling": "Um, we had a pipeline that broke quite often, and we fixed it together. We looked at the logs and we "
    "found some jobs that were writing to the same place. It was a stressful time, but in the end it worked better and "
    "people were happy with it.",
    "weak": "I usually just do my best with pipelines and things like that, and it mostly works out somehow. I think "
    "communication is very important when data is late, and I am a hard working person.",
}


def pages(embedders: Mapping[str, Embedder], judge: Judge) -> dict[str, tuple[str, Evaluation]]:
    return {
        name: (text, evaluated(QUESTION, Answer(text, "typed"), IDEAL, (), embedders, judge))
        for name, text in ANSWERS.items()
    }


def page_of(embedders: Mapping[str, Embedder], judge: Judge, kind: Kind, texts: tuple[str, str, str]) -> Evaluation:
    """`texts` are the question, its ideal answer and the answer."""
    asked, ideal, answer = texts
    question = question_of(kind, asked, "the subject")
    return evaluated(question, Answer(answer, "typed"), IdealAnswer(ideal, "bench"), (), embedders, judge)


def quotes_of(evaluation: Evaluation) -> Iterator[Quote]:
    """Every quote that a page can show."""
    remarks = [*evaluation.advice.strong]
    for rating in evaluation.ratings:
        remarks += [*rating.strengths, *rating.weaknesses]
    yield from (remark.quote for remark in remarks if remark.quote)
    yield from (point.quote for point in evaluation.points if point.quote)
    yield from (quote for _, quote in evaluation.competencies)
    if evaluation.star:
        yield from (quote for part in evaluation.star.parts for quote in part.quotes)
        yield from filter(None, (evaluation.star.measurable,))


def unverified(evaluation: Evaluation, answer: str) -> int:
    """Quotes, those inside lines of advice too, that are not the person's words."""
    wrong = sum(not stands_in(quote, answer) for quote in quotes_of(evaluation))
    said = (found[1] for line in evaluation.advice.missing if (found := _QUOTED.search(line)))
    return wrong + sum(text not in answer for text in said)


def page_lines(name: str, answer: str, evaluation: Evaluation) -> Sequence[str]:
    score = evaluation.score
    said = said_score(score) if score else "no score"
    lines = [f"=== {name}: {said}. {evaluation.note}", f"Question: {QUESTION.text}", f"Answer: {answer}"]
    lines.append(
        f"TF-IDF cosine {evaluation.tfidf:.2f}, embedding cosine {evaluation.embedding:.2f}, "
        f"keyword relevance {evaluation.keyword_coverage:.0%}"
    )
    for feature in score.features if score else ():
        lines.append(f"   {feature.name}: {feature.value:.2f} ({feature.points:+.1f} points)")
    lines += [f"Strong: {one.text}: “{one.quote.text}”" for one in evaluation.advice.strong if one.quote]
    lines += [f"Missing: {text}" for text in evaluation.advice.missing]
    lines.append(f"Stronger: {evaluation.advice.stronger}")
    for point in evaluation.points:
        lines.append(f"Point {point.state}: {point.text}" + (f" <- “{point.quote.text}”" if point.quote else ""))
    if evaluation.star:
        lines.append(f"STAR not found: {', '.join(evaluation.star.missing) or 'nothing'}")
    for rating in evaluation.ratings:
        lines.append(f"{rating.aspect}: {rating.value}")
        lines += [f"   + {one.text}" for one in rating.strengths] + [f"   - {one.text}" for one in rating.weaknesses]
    return lines

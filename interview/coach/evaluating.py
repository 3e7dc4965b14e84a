"""An answer judged, and beside the model's answer: pure but for its models. Knows no session and no page."""

from __future__ import annotations

from collections.abc import Mapping

from interview.engines.protocols import Embedder
from interview.feedback.comparing import likeness_of
from interview.feedback.evaluation import Likeness, evaluation_from
from interview.feedback.judging import Judge
from interview.records import Answer, Evaluation, IdealAnswer, Question, Resume


def evaluated(
    question: Question,
    answer: Answer,
    ideal: IdealAnswer,
    names: tuple[str, ...],
    embedders: Mapping[str, Embedder],
    judge: Judge,
) -> Evaluation:
    """`names` are those of the resume: they are masked before anything is judged. Raises BackendError."""
    judged = judge.judge(question, answer, names)
    by_meaning, by_words = likeness_of(answer.text, ideal.text, **embedders)
    return evaluation_from(question, answer, ideal, judged, Likeness(by_words, by_meaning), judge.scale)


def names_in(resume: Resume) -> tuple[str, ...]:
    """What of the resume tells who somebody is: the person, employers, schools and places."""
    found = [resume.name, resume.location]
    found += [text for job in resume.experience for text in (job.company, job.place)]
    found += [course.institution for course in resume.education]
    return tuple(dict.fromkeys(text for text in found if text and text.casefold() not in _NOWHERE))


_NOWHERE = frozenset("remote hybrid freelance self-employed various home".split())
"""What resumes write where a place or an employer would stand."""

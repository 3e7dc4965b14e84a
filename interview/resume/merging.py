"""Two readings of one document as one: what the trained reader left open comes from the rules' entry of the same dates.

Nothing is taken from another entry: dates tell which are the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from interview.records import Education, Position, Resume


def merged_resume(trained: Resume, rules: Resume) -> Resume:
    """Of the first, and of the second what is wholly missing there; sources and anomalies are not made anew.

    Skills are not taken: where the reader tells none, what the rules give is none either (left-out real texts).
    """
    return replace(
        trained,
        about=trained.about or rules.about,
        experience=tuple(_position(job, rules.experience) for job in trained.experience) or rules.experience,
        education=tuple(_school(school, rules.education) for school in trained.education) or rules.education,
        projects=trained.projects or rules.projects,
        certifications=trained.certifications or rules.certifications,
        languages=trained.languages or rules.languages,
    )


def _position(job: Position, others: Sequence[Position]) -> Position:
    same = [
        one for one in others if job.start and (one.start, one.end, one.current) == (job.start, job.end, job.current)
    ]
    if len(same) != 1:
        return job
    (other,) = same
    title, company = job.title or other.title, job.company or other.company
    if title == company:
        return job
    return replace(job, title=title, company=company, place=job.place or other.place)


def _school(school: Education, others: Sequence[Education]) -> Education:
    same = [
        one for one in others if (school.start or school.end) and (one.start, one.end) == (school.start, school.end)
    ]
    if len(same) != 1:
        return school
    (other,) = same
    return replace(school, degree=school.degree or other.degree, institution=school.institution or other.institution)

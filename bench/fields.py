"""The fields of one resume as a bench compares them, whoever read them; knows no method."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from interview.records import Resume


@dataclass(slots=True)
class Fields:
    name: str = ""
    email: str = ""
    phone: str = ""
    skills: list[str] = field(default_factory=list)
    employers: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)
    education: list[tuple[str, str]] = field(default_factory=list)  # degree, institution
    projects: list[str] = field(default_factory=list)


def fields_of(resume: Resume) -> Fields:
    return Fields(
        name=resume.name,
        email=resume.email,
        phone=resume.phone,
        skills=list(resume.skills),
        employers=[job.company for job in resume.experience if job.company],
        titles=[job.title for job in resume.experience if job.title],
        dates=[job.dates for job in resume.experience if job.dates]
        + [school.dates for school in resume.education if school.dates],
        education=[(school.degree, school.institution) for school in resume.education],
        projects=[project.name or project.description for project in resume.projects],
    )


def fields_from_truth(truth: dict[str, Any]) -> Fields:
    """A NAME.gt.json; null means that the document does not have it."""
    jobs, schools = truth.get("experience") or [], truth.get("education") or []
    return Fields(
        name=truth.get("name") or "",
        email=truth.get("email") or "",
        phone=truth.get("phone") or "",
        skills=list(truth.get("skills") or []),
        employers=[job["company"] for job in jobs if job.get("company")],
        titles=[job["title"] for job in jobs if job.get("title")],
        dates=[entry["dates"] for entry in (*jobs, *schools) if entry.get("dates")],
        education=[(school.get("degree") or "", school.get("institution") or "") for school in schools],
        projects=[
            project if isinstance(project, str) else project.get("name", "") for project in truth.get("projects") or []
        ],
    )

"""A resume as form values, one text a field, and the values that a person sent back as a corrected resume.

Values come from a browser, so their paths, number and length are checked here; knows no page and no file.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Annotated

from pydantic import BaseModel, StringConstraints, ValidationError

from interview.errors import DocumentError, InputError
from interview.language.untrusted import is_blank, json_of, plain_text
from interview.records import Anomaly, Document, Education, Position, Project, Resume, SkillGroup
from interview.resume.rules.amendments import Change, amended_text
from interview.resume.rules.anomalies import anomalies_in
from interview.resume.rules.changes import Changes, changes_between
from interview.resume.rules.dates import period_of

SINGLES = ("name", "email", "location", "about")
LISTS = ("phones", "links", "certifications", "languages")
ENTRIES: Mapping[str, tuple[str, ...]] = {
    "skills": ("label", "skills"),
    "experience": ("title", "company", "place", "dates", "bullets"),
    "education": ("degree", "institution", "dates"),
    "projects": ("name", "description"),
}
LONGEST_FORM, LONGEST_VALUE, MOST_VALUES, MOST_ENTRIES = 1_000_000, 100_000, 5000, 500
"""Wide enough for whatever is read from a document of 100,000 characters: a form that nobody touched never fails."""

_ENTRY_NUMBER = r"[1-9]\d{0,2}"
_PATH = re.compile(
    "|".join(
        (
            *SINGLES,
            rf"(?:{'|'.join(LISTS)})\.{_ENTRY_NUMBER}",
            *(rf"{name}\.{_ENTRY_NUMBER}\.(?:{'|'.join(parts)})" for name, parts in ENTRIES.items()),
        )
    )
)
_UNREADABLE = "The form could not be read. Reload the page and choose the resume again."
_COMMA = re.compile(r"[,;\n]\s*(?![^(]*\))")  # one that stands in no parentheses
_OF_DATES = ("gap", "overlap", "order", "future")
_BULLET_SIGNS = " •·▪◦*–—-\t"
Values = Mapping[str, str]


class Form(BaseModel):
    """What the page sends: which reading its fields show, and every field by its path."""

    document: Annotated[str, StringConstraints(max_length=80)]
    values: dict[
        Annotated[str, StringConstraints(max_length=40)], Annotated[str, StringConstraints(max_length=LONGEST_VALUE)]
    ]


def form_from(sent: object) -> Form | None:
    """Read the page's JSON; None where there was no form yet. Raises InterviewError for anything else."""
    if isinstance(sent, str) and len(sent) > LONGEST_FORM:
        raise DocumentError("The form is longer than any resume. Shorten its longest fields.")
    try:
        if not plain_text(sent, LONGEST_FORM).strip():
            return None
        form = Form.model_validate(json_of(sent, LONGEST_FORM))
    except ValidationError as error:
        raise DocumentError(_sentence_for(error)) from error
    except InputError as error:
        raise DocumentError(_UNREADABLE) from error
    _check_paths(form.values)
    return form


def document_key(resume: Resume) -> str:
    """Names one reading of one document, so that values are never put into another one."""
    return hashlib.sha256(json.dumps([resume.text, values_of(resume)]).encode()).hexdigest()[:32]


def values_of(resume: Resume) -> dict[str, str]:
    """Every field as the form shows it: bullets a line each, skills of a group parted by commas."""
    values = {name: str(getattr(resume, name)) for name in SINGLES}
    for name in LISTS:
        values |= {f"{name}.{n}": value for n, value in enumerate(getattr(resume, name), 1)}
    for n, group in enumerate(resume.skill_groups, 1):
        values |= {f"skills.{n}.label": group.label, f"skills.{n}.skills": ", ".join(group.skills)}
    for n, job in enumerate(resume.experience, 1):
        values |= {f"experience.{n}.{part}": getattr(job, part) for part in ("title", "company", "place", "dates")}
        values[f"experience.{n}.bullets"] = "\n".join(" ".join(bullet.split()) for bullet in job.bullets)
    for n, course in enumerate(resume.education, 1):
        values |= {f"education.{n}.{part}": getattr(course, part) for part in ENTRIES["education"]}
    for n, project in enumerate(resume.projects, 1):
        values |= {f"projects.{n}.{part}": getattr(project, part) for part in ENTRIES["projects"]}
    return values


def corrected_resume(resume: Resume, values: Values, today: date | None = None) -> Resume:
    """The resume as the person says it is; equal to the old one where nothing was changed.

    `values` is the whole form: an entry that it does not hold was removed. Raises DocumentError for a path
    that no form has, or a form without its first fields.
    """
    _check_paths(values)
    cleaned = {path: _clean(value) for path, value in values.items()}
    draft = _resume_from(resume, cleaned)
    changes = changes_between(resume, draft)
    if not changes.corrected:
        return resume
    carried = [changes.moved[path] for path in resume.corrected if path in changes.moved]
    return replace(
        draft,
        text=amended_text(resume.text, _with_lines(resume, changes)),
        sources=tuple(
            replace(source, field=changes.moved[source.field])
            for source in resume.sources
            if source.field in changes.moved
        ),
        anomalies=_anomalies_of(resume, draft, today or date.today()),
        corrected=tuple(dict.fromkeys((*carried, *changes.corrected))),
    )


def _anomalies_of(resume: Resume, draft: Resume, today: date) -> tuple[Anomaly, ...]:
    """What its dates say now, and what was noticed in the document itself."""
    kept = (anomaly for anomaly in resume.anomalies if anomaly.kind not in _OF_DATES)
    return (*anomalies_in(draft, Document("", "", ""), today), *kept)


def _with_lines(resume: Resume, changes: Changes) -> list[Change]:
    """Each change with the line that its old value stood on: for a skill the one that names most of its group."""
    lines = {source.field: source.line for source in resume.sources}
    for head in {_group_of(field) for field in lines} - {""}:
        own = Counter(line for field, line in lines.items() if _group_of(field) == head)
        lines |= {field: own.most_common(1)[0][0] for field in lines if _group_of(field) == head}
    return [replace(change, line=lines.get(change.was, "")) for change in changes.values]


def _group_of(path: str) -> str:
    return path.rpartition(".")[0] if path.startswith("skills.") else ""


def _check_paths(values: Values) -> None:
    for path in values:
        if not _PATH.fullmatch(path):
            raise DocumentError(f"The form holds a field that a resume does not have: “{path[:40]}”. Reload the page.")
    if len(values) > MOST_VALUES:
        raise DocumentError(f"The form holds more than {MOST_VALUES} fields. Remove some entries.")
    if max((int(path.split(".")[1]) for path in values if "." in path), default=0) > MOST_ENTRIES:
        raise DocumentError(f"The form holds more than {MOST_ENTRIES} entries of a kind. Remove some.")
    if any(name not in values for name in SINGLES):
        raise DocumentError("The form came without its first fields. Reload the page and choose the resume again.")


def _sentence_for(error: ValidationError) -> str:
    first = error.errors()[0]
    place = [str(part) for part in first["loc"]]
    if first["type"] == "string_too_long" and place[:1] == ["values"] and "[key]" not in place:
        return f"One field ({place[1]}) is longer than {LONGEST_VALUE} characters. Shorten it."
    return _UNREADABLE


def _clean(text: str) -> str:
    text = plain_text(text, LONGEST_VALUE).strip()
    return "" if is_blank(text) else text


# ---------------------------------------------------------------- values -> records


def _resume_from(resume: Resume, values: Values) -> Resume:
    """A resume of the form's values; what they leave as it was stays the old object."""
    old = values_of(resume)
    groups = [_group_from(entry, old, resume) for entry in _entries(values, "skills")]
    return replace(
        resume,
        name=_same_or(resume.name, values["name"]),
        email=_same_or(resume.email, values["email"]),
        location=_same_or(resume.location, values["location"]),
        about=_same_or(resume.about, values["about"]),
        phones=_list_from(values, "phones", resume.phones),
        links=_list_from(values, "links", resume.links),
        certifications=_list_from(values, "certifications", resume.certifications),
        languages=_list_from(values, "languages", resume.languages),
        skill_groups=tuple(group for group in groups if group.skills or group.label),
        experience=tuple(_position_from(entry, resume) for entry in _entries(values, "experience")),
        education=tuple(_course_from(entry, resume) for entry in _entries(values, "education")),
        projects=tuple(_project_from(entry, resume) for entry in _entries(values, "projects")),
    )


def _position_from(entry: Values, resume: Resume) -> Position:
    title, company, place, dates = (_line(entry[part]) for part in ("title", "company", "place", "dates"))
    lines = (line.strip(_BULLET_SIGNS) for line in entry["bullets"].splitlines())
    bullets = tuple(" ".join(line.split()) for line in lines if line)
    known = next((job for job in resume.experience if _line(job.dates) == dates), None)
    period = (known.start, known.end, known.current) if known else period_of(dates)
    position = Position(title, company, dates, bullets, place, *period)
    return next((job for job in resume.experience if _lines_of(job) == _lines_of(position)), position)


def _course_from(entry: Values, resume: Resume) -> Education:
    degree, institution, dates = (_line(entry[part]) for part in ENTRIES["education"])
    known = next((course for course in resume.education if _line(course.dates) == dates), None)
    start, end = (known.start, known.end) if known else period_of(dates)[:2]
    course = Education(degree, institution, dates, start, end)
    return next((known for known in resume.education if _lines_of(known) == _lines_of(course)), course)


def _project_from(entry: Values, resume: Resume) -> Project:
    project = Project(_line(entry["name"]), _line(entry["description"]))
    return next((known for known in resume.projects if _lines_of(known) == _lines_of(project)), project)


def _lines_of(entry: Position | Education | Project) -> list[str]:
    """Its values with single spaces: a field on the page has no line ends, and an untouched entry stays the same."""
    values = (getattr(entry, name) for name in entry.__slots__)
    return ["\n".join(map(_line, value)) if isinstance(value, tuple) else _line(str(value)) for value in values]


def _group_from(entry: Values, old: Values, resume: Resume) -> SkillGroup:
    """A group whose text was left alone keeps its skills as they were, also one with a comma inside."""
    label, text = _line(entry["label"]), _line(entry["skills"])
    for n, known in enumerate(resume.skill_groups, 1):
        if text == _line(old[f"skills.{n}.skills"]):
            return SkillGroup(label, known.skills)
    return SkillGroup(label, tuple(dict.fromkeys(filter(None, (part.strip() for part in _COMMA.split(text))))))


def _entries(values: Values, name: str) -> list[dict[str, str]]:
    """The entries of a kind in the order of their numbers, every part given; empty ones are left out."""
    numbers = sorted({int(path.split(".")[1]) for path in values if path.startswith(f"{name}.")})
    entries = [{part: values.get(f"{name}.{n}.{part}", "") for part in ENTRIES[name]} for n in numbers]
    return [entry for entry in entries if any(entry.values())]


def _list_from(values: Values, name: str, old: Sequence[str]) -> tuple[str, ...]:
    paths = sorted((path for path in values if path.startswith(f"{name}.")), key=lambda path: int(path.split(".")[1]))
    known = {_line(value): value for value in old}
    return tuple(known.get(value, value) for value in filter(None, (_line(values[path]) for path in paths)))


def _line(text: str) -> str:
    return " ".join(text.split())


def _same_or(old: str, new: str) -> str:
    """The old value where only its spaces differ: a field on the page has no line ends."""
    return old if _line(old) == _line(new) else _line(new)

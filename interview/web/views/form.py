"""The resume as a form, every field editable, with the line it comes from under it; a pure function to HTML.

form.js adds and removes entries, ties fields to their marks in the document, and reads the values out again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from interview.records import Resume
from interview.resume.rules.corrections import ENTRIES, document_key, values_of
from interview.web.views.fields import CHANGED, KINDS, LABELS, NOT_FOUND, kind_of, origin_of
from interview.web.views.rendering import render

_ADD = {
    "phones": "Add a phone number",
    "links": "Add a link",
    "skills": "Add a group of skills",
    "experience": "Add a position",
    "education": "Add a school",
    "projects": "Add a project",
    "certifications": "Add a certificate",
    "languages": "Add a language",
}
MOST_TYPED = 6000
_HEADS = {"experience": ("title", "company", "dates"), "education": ("degree", "institution"), "projects": ("name",)}
"""The parts that name an entry while it is folded."""
_LONG = {"about": 4, "experience.bullets": 6, "projects.description": 3, "skills.skills": 2}
"""Fields of several lines, and how many are shown."""


@dataclass(frozen=True, slots=True)
class FormField:
    """One input with its label and where its value stands."""

    path: str
    kind: str
    label: str
    value: str
    origin: str
    is_labelled: bool  # to the eye; a screen reader hears the label in any case
    height: int  # in lines; 0 for an input of one line
    most: int = MOST_TYPED
    changed: str = CHANGED

    @property
    def is_known(self) -> bool:
        """Whether it stands in the document or may; the fields of an empty entry get their path when it is added."""
        return ".0" not in self.path

    @property
    def part(self) -> str:
        last = self.path.split(".")[-1]
        return "" if last.isdigit() else last


@dataclass(frozen=True, slots=True)
class Entry:
    """Fields that are added and removed together."""

    shape: str  # "line", "group" or "details", which folds
    rows: Sequence[Sequence[FormField]]
    remove: str = ""  # what the button for it is called by a screen reader, where it shows a sign alone
    head: str = ""
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class EntryList:
    """The entries of a kind, and the empty one that its button adds."""

    name: str
    label: str
    add: str
    entries: Sequence[Entry]
    blank: Entry
    not_found: str = NOT_FOUND


Rows = Sequence[Sequence["FormField | EntryList"]]


def form_html(resume: Resume) -> Markup:
    values = values_of(resume)
    parts: dict[str, Rows] = {
        "contact": (
            (_single(resume, "name"), _single(resume, "email")),
            (_list(resume, values, "phones"), _single(resume, "location")),
            (_list(resume, values, "links"),),
        ),
        "about": ((_single(resume, "about", shown=False),),),
        "skills": ((_list(resume, values, "skills"),),),
        "experience": ((_list(resume, values, "experience"),),),
        "education": ((_list(resume, values, "education"),),),
        "projects": ((_list(resume, values, "projects"),),),
        "more": ((_list(resume, values, "certifications"),), (_list(resume, values, "languages"),)),
    }
    named = [(kind, KINDS[kind], rows) for kind, rows in parts.items()]
    return render("form", "form", document=document_key(resume), parts=named)


def _single(resume: Resume, name: str, *, shown: bool = True) -> FormField:
    value = getattr(resume, name)
    return _field(name, name, value, origin_of(resume, name, value), shown=shown)


def _list(resume: Resume, values: dict[str, str], name: str) -> EntryList:
    count = max((int(path.split(".")[1]) for path in values if path.startswith(f"{name}.")), default=0)
    entries = [_entry(resume, values, name, n) for n in range(1, count + 1)]
    label = LABELS[name] if name in LABELS and name not in ENTRIES else ""
    return EntryList(name, label, _ADD[name], entries, _entry(Resume(), {}, name, 0))


def _entry(resume: Resume, values: dict[str, str], name: str, number: int) -> Entry:
    if name not in ENTRIES:
        path = f"{name}.{number}"
        value = values.get(path, "")
        field = _field(path, name, value, origin_of(resume, path, value) if number else "", shown=False)
        return Entry("line", [[field]], f"Remove this {LABELS[name].lower()}")
    fields = list(_parts(resume, values, name, number))
    if name == "skills":
        return Entry("group", [[field] for field in fields], "Remove this group")
    head = " · ".join(filter(None, (values.get(f"{name}.{number}.{part}", "") for part in _HEADS[name])))
    # Short fields two by two, the last one of an odd number alone.
    pairs = [[field] for field in fields] if len(fields) < 3 else [fields[n : n + 2] for n in range(0, len(fields), 2)]
    return Entry("details", pairs, head=head, is_open=not number)


def _parts(resume: Resume, values: dict[str, str], name: str, number: int) -> Iterator[FormField]:
    for part in ENTRIES[name]:
        path = f"{name}.{number}.{part}"
        value = values.get(path, "")
        origin = origin_of(resume, path, value) if number else ""
        if name == "skills" and part == "label" and origin != CHANGED:
            origin = ""  # it stands on the line of its skills, or the resume gives the group no name
        yield _field(path, f"{name}.{part}", value, origin)


def _field(path: str, name: str, value: str, origin: str, *, shown: bool = True) -> FormField:
    return FormField(path, kind_of(path), LABELS[name], value, origin, shown, _LONG.get(name, 0))

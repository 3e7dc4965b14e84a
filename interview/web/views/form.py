"""The resume as a form, every field editable, with the line it comes from under it; a pure function to HTML.

form.js adds and removes entries, ties fields to their marks in the document, and reads the values out again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from interview.records import Resume
from interview.resume.rules.corrections import ENTRIES, document_key, values_of
from interview.web.views.fields import CHANGED, KINDS, LABELS, NOT_FOUND, kind_of, origin_of
from interview.web.views.fragments import safe

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


def form_html(resume: Resume) -> str:
    values = values_of(resume)
    contact = _pair(_single(resume, "name"), _single(resume, "email"))
    contact += _pair(_list(resume, values, "phones"), _single(resume, "location")) + _list(resume, values, "links")
    parts = {
        "contact": contact,
        "about": _single(resume, "about", shown=False),
        "skills": _list(resume, values, "skills"),
        "experience": _list(resume, values, "experience"),
        "education": _list(resume, values, "education"),
        "projects": _list(resume, values, "projects"),
        "more": _list(resume, values, "certifications") + _list(resume, values, "languages"),
    }
    body = "".join(_part(kind, content) for kind, content in parts.items())
    return (
        f'<div class="cv-form" role="form" aria-label="What was read, to be corrected" '
        f'data-document="{document_key(resume)}">{body}</div>'
    )


def _part(kind: str, content: str) -> str:
    return f'<fieldset class="k-{kind}"><legend><i class="dot"></i>{KINDS[kind]}</legend>{content}</fieldset>'


def _pair(*fields: str) -> str:
    return f'<div class="pair">{"".join(fields)}</div>'


def _single(resume: Resume, name: str, *, shown: bool = True) -> str:
    value = getattr(resume, name)
    return _field(name, name, value, origin_of(resume, name, value), shown=shown)


def _list(resume: Resume, values: dict[str, str], name: str) -> str:
    """The entries of a kind, the button that adds one, and the empty one that it adds."""
    count = max((int(path.split(".")[1]) for path in values if path.startswith(f"{name}.")), default=0)
    entries = "".join(_entry(resume, values, name, n) for n in range(1, count + 1))
    empty = Resume()
    blank = _entry(empty, {}, name, 0)
    lone = f'<span class="lone">{LABELS[name]}</span>' if name in LABELS and name not in ENTRIES else ""
    none = "" if count else f'<small class="from">{NOT_FOUND}</small>'
    return (
        f'<div class="list">{lone}<div data-list="{name}">{entries}</div>{none}<template>{blank}</template>'
        f'<button type="button" class="quiet" data-add="{name}">+ {_ADD[name]}</button></div>'
    )


def _entry(resume: Resume, values: dict[str, str], name: str, number: int) -> str:
    if name not in ENTRIES:
        path = f"{name}.{number}"
        value = values.get(path, "")
        field = _field(path, name, value, origin_of(resume, path, value) if number else "", shown=False)
        return f'<div class="line" data-entry>{field}{_remove(f"Remove this {LABELS[name].lower()}", "×")}</div>'
    fields = list(_parts(resume, values, name, number))
    if name == "skills":
        return f'<div class="group" data-entry>{"".join(fields)}{_remove("Remove this group", "×")}</div>'
    head = " · ".join(filter(None, (values.get(f"{name}.{number}.{part}", "") for part in _HEADS[name])))
    rest = "".join(fields) if len(fields) < 3 else _pairs(fields)
    return (
        f'<details class="entry" data-entry{"" if number else " open"}><summary><span data-head dir="auto">'
        f"{safe(head) or 'A new entry'}</span></summary>{rest}{_remove('', 'Remove this entry')}</details>"
    )


def _pairs(fields: Sequence[str]) -> str:
    """Short fields two by two, the last one of an odd number alone."""
    pairs = [fields[at : at + 2] for at in range(0, len(fields), 2)]
    return "".join(_pair(*pair) if len(pair) == 2 else pair[0] for pair in pairs)


def _parts(resume: Resume, values: dict[str, str], name: str, number: int) -> Iterator[str]:
    for part in ENTRIES[name]:
        path = f"{name}.{number}.{part}"
        value = values.get(path, "")
        origin = origin_of(resume, path, value) if number else ""
        if name == "skills" and part == "label" and origin != CHANGED:
            origin = ""  # it stands on the line of its skills, or the resume gives the group no name
        yield _field(path, f"{name}.{part}", value, origin)


def _field(path: str, name: str, value: str, origin: str, *, shown: bool = True) -> str:
    """A label, its input, and where the value stands. `path` ties it to its mark; an added field has none."""
    label, part = LABELS[name], path.split(".")[-1]
    known = f'data-field="{path}"' if ".0" not in path else ""
    common = (
        f'{known} data-part="{"" if part.isdigit() else part}" maxlength="{MOST_TYPED}" autocomplete="off" dir="auto"'
    )
    if name in _LONG:
        box = f'<textarea {common} rows="{_LONG[name]}">\n{safe(value)}</textarea>'
    else:
        box = f'<input type="text" {common} value="{safe(value)}">'
    named = f"<span>{label}</span>" if shown else f'<span class="unseen">{label}</span>'
    note = f'<small class="from" title="{safe(origin)}">{safe(origin)}</small>' if origin else ""
    return (
        f'<div class="field k-{kind_of(path)}"><label>{named}{box}</label>{note}'
        f'<small class="yours" role="status">✎ {CHANGED}</small></div>'
    )


def _remove(spoken: str, text: str) -> str:
    label = f' aria-label="{spoken}" title="{spoken}"' if spoken else ""
    return f'<button type="button" class="quiet remove" data-remove{label}>{text}</button>'

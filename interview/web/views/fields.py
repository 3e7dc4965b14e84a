"""The fields of a resume as the page names them: labels, kinds, and the sentence that says where a value stands.

A kind has a word and a colour; the colour is never alone. Knows no HTML.
"""

from __future__ import annotations

from collections import Counter

from interview.records import Resume

KINDS = {
    "contact": "Contact",
    "about": "About",
    "skills": "Skills",
    "experience": "Experience",
    "education": "Education",
    "projects": "Projects",
    "more": "Certificates and languages",
}
_KIND_OF = {
    "about": "about",
    "skills": "skills",
    "experience": "experience",
    "education": "education",
    "projects": "projects",
    "certifications": "more",
    "languages": "more",
}
LABELS = {
    "name": "Name",
    "email": "E-mail",
    "phones": "Phone",
    "links": "Link",
    "location": "Location",
    "about": "About",
    "skills": "Skill",
    "skills.label": "Group",
    "skills.skills": "Skills, parted by commas",
    "experience.title": "Title",
    "experience.company": "Company",
    "experience.place": "Place",
    "experience.dates": "Dates",
    "experience.bullets": "What you did, a line each",
    "education.degree": "Degree",
    "education.institution": "School",
    "education.dates": "Dates",
    "projects.name": "Name",
    "projects.description": "What it is",
    "certifications": "Certificate",
    "languages": "Language",
}
_SHORT = {"experience.bullets": "What you did", "projects.name": "Project", "projects.description": "Project"}
LANGUAGES = {
    "ar": "Arabic", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English", "es": "Spanish",
    "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi", "hu": "Hungarian", "it": "Italian",
    "ja": "Japanese", "ko": "Korean", "nb": "Norwegian", "nl": "Dutch", "no": "Norwegian", "pl": "Polish",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian",
    "zh": "Chinese",
}  # fmt: skip
_BULLETS = " •·▪◦*–—-\t"
NOT_FOUND = "not found in the document"
CHANGED = "changed by you"
BEHIND = "an address behind the text"
DOUBTFUL = "not sure, please check"
SURE = 0.8
"""Probability below which a value is marked as doubtful."""


def kind_of(path: str) -> str:
    return _KIND_OF.get(path.split(".")[0], "contact")


def field_of(path: str) -> str:
    """The field of the form that shows a value: all skills of a group stand in one, all bullets of a position too."""
    parts = path.split(".")
    if parts[0] == "skills" and parts[-1] != "label":
        return ".".join([*parts[:2], "skills"])
    if parts[0] in ("experience", "education") and parts[-1] in ("start", "end", "current"):
        return ".".join([*parts[:2], "dates"])
    return ".".join(parts[:3])


def label_of(path: str) -> str:
    """What a mark in the document is called: "Company" for "experience.2.company"."""
    parts = [part for part in path.split(".") if not part.isdigit()]
    name = ".".join(parts[:2])
    return _SHORT.get(name) or LABELS.get(name) or LABELS.get(parts[0], parts[0].capitalize())


def origin_of(resume: Resume, path: str, value: str) -> str:
    """Where a value stands, in a few words; "" where the reading does not say."""
    sources = [source for source in resume.sources if source.field == path or source.field.startswith(f"{path}.")]
    if path.endswith(".skills"):  # one field of the form holds the skills of a whole group
        group = path.removesuffix(".skills")
        sources = [s for s in resume.sources if s.field.startswith(f"{group}.") and s.field != f"{group}.label"]
    if any(name == path or name.startswith(f"{path}.") for name in resume.corrected):
        return CHANGED
    if not value:
        return NOT_FOUND
    if not sources and path.startswith("links."):
        return BEHIND
    if not sources:
        return NOT_FOUND if resume.sources and not path.endswith(".bullets") else ""
    doubt = f"{DOUBTFUL}: " if min(source.likely for source in sources) < SURE else ""
    lines = Counter((source.line.strip(_BULLETS), source.page) for source in sources)
    first, page = lines.most_common(1)[0][0]
    where = f", page {page + 1}" if any(source.page for source in resume.sources) else ""
    if first == value:
        return f"{doubt}stands on a line of its own{where}"
    return f"{doubt}“{first}”{where}" + (f" and {len(lines) - 1} more" if len(lines) > 1 else "")

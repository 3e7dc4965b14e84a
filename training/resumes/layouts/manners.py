"""The habits of one resume, drawn once for a document: the form of heads, dates, capitals, order, signs."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from training.resumes.layouts.printing import DateStyle, date_style


@dataclass(frozen=True, slots=True)
class Manner:
    """How one resume is printed."""

    form: str  # of entry_heads.FORMS
    dates: DateStyle
    case: str = ""  # "upper", "colon"
    bold: str = "main"  # "main", "second", "both", ""
    italic: str = ""  # "second", "main", ""
    places: bool = True
    beside: bool = False  # dates stand in a column of their own
    dated: bool = True
    employers: bool = True
    promoted: bool = False  # an employer above its jobs
    about_heading: bool = True
    headline: bool = True
    skills: str = "commas"  # "lines": one a line
    languages: str = "{0} ({1})"
    in_line: bool = False  # languages in one line
    labelled: bool = False  # "E-mail: ..."
    early: tuple[str, ...] = ("about", "experience", "education")


_EARLY = (
    ("about", "experience", "education"),
    ("about", "skills", "experience", "projects", "education"),
    ("about", "education", "experience", "skills"),
    ("about", "experience", "projects", "education", "certifications", "skills"),
    ("education", "skills", "projects", "experience"),
)


def manner_from(random: Random, forms: tuple[str, ...]) -> Manner:
    """A resume's habits, drawn: one date style, one case of headings, one form of heads."""
    return Manner(
        form=random.choice(forms),
        dates=date_style(random),
        case=random.choice(("", "", "upper", "upper", "colon")),
        bold=random.choice(("main", "main", "second", "both", "")),
        italic=random.choice(("", "", "second", "main")),
        places=random.random() < 0.7,
        about_heading=random.random() < 0.85,
        headline=random.random() < 0.8,
        skills=random.choice(("commas", "commas", "lines")),
        languages=random.choice(("{0} ({1})", "{0} – {1}", "{0}: {1}", "{0}, {1}", "{0} - {1}")),
        in_line=random.random() < 0.4,
        labelled=random.random() < 0.3,
        early=random.choice(_EARLY),
    )

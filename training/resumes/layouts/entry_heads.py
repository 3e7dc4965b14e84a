"""How the head of an entry is put into lines: what stands first, what parts its words, where the dates go."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

_AT = {
    "en": "at", "de": "bei", "fr": "chez", "es": "en", "it": "presso", "nl": "bij", "pt": "na", "pl": "w",
    "sv": "på", "da": "hos", "no": "hos", "nb": "hos",
}  # fmt: skip
_LABELS: Mapping[str, tuple[tuple[str, str, str, str, str, str], ...]] = {
    "en": (
        ("Company", "Role", "Location", "Duration", "Degree", "Institution"),
        ("Employer", "Position", "Place", "Period", "Qualification", "School"),
        ("Organisation", "Designation", "Location", "Dates", "Course", "University"),
        ("Organization", "Job title", "City", "From – to", "Degree", "College"),
    ),
    "de": (("Arbeitgeber", "Position", "Ort", "Zeitraum", "Abschluss", "Einrichtung"),),
    "fr": (("Entreprise", "Poste", "Lieu", "Période", "Diplôme", "Établissement"),),
    "es": (("Empresa", "Puesto", "Lugar", "Periodo", "Título", "Centro"),),
    "it": (("Azienda", "Ruolo", "Luogo", "Periodo", "Titolo", "Istituto"),),
    "nl": (("Werkgever", "Functie", "Plaats", "Periode", "Diploma", "Instelling"),),
    "pt": (("Empresa", "Cargo", "Local", "Período", "Curso", "Instituição"),),
    "pl": (("Firma", "Stanowisko", "Miejsce", "Okres", "Tytuł", "Uczelnia"),),
    "sv": (("Arbetsgivare", "Befattning", "Ort", "Period", "Examen", "Lärosäte"),),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one look."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class HeadLine:
    """`right` stands at the right edge where the format has one."""

    left: tuple[Piece, ...]
    right: str = ""

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.left)

    def flat(self, joint: str) -> HeadLine:
        """Everything at the left, `joint` between."""
        if not self.right:
            return self
        return HeadLine((*self.left, Piece(joint if self.left else ""), Piece(self.right)))


@dataclass(frozen=True, slots=True)
class Facts:
    """What a head may print; "" for what it leaves out. `labels` are those of employer, title, place and dates."""

    main: Piece  # title, degree or project
    second: Piece  # employer or institution
    place: Piece
    dates: str
    at: str = "at"
    labels: tuple[str, str, str, str] = ("Company", "Role", "Location", "Duration")


Form = Callable[[Facts], tuple[HeadLine, ...]]


def head_from(form: str, facts: Facts) -> tuple[HeadLine, ...]:
    """The lines that say anything."""
    return tuple(line for line in FORMS[form](facts) if line.text or line.right)


def labels_of(language: str, number: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The labels of jobs and of schools, of one set of those that the language has."""
    sets = _LABELS.get(language, _LABELS["en"])
    second, main, place, dates, degree, institution = sets[number % len(sets)]
    return (second, main, place, dates), (institution, degree, place, dates)


def at_of(language: str) -> str:
    """The word between title and employer, or a comma where no word is known."""
    return _AT.get(language, "")


def _line(separator: str, *pieces: Piece, right: str = "") -> HeadLine:
    return HeadLine(tuple(_parted(separator, pieces)), right)


def _parted(separator: str, pieces: tuple[Piece, ...]) -> Iterator[Piece]:
    said = [piece for piece in pieces if piece.text]
    for number, piece in enumerate(said):
        if number:
            yield Piece(separator)
        yield piece


def _stacked(facts: Facts) -> tuple[HeadLine, ...]:
    return _line("", facts.main, right=facts.dates), _line(", ", facts.second, facts.place)


def _employer_first(facts: Facts) -> tuple[HeadLine, ...]:
    return _line("", facts.second, right=facts.place.text), _line("", facts.main, right=facts.dates)


def _employer_dates(facts: Facts) -> tuple[HeadLine, ...]:
    if not facts.second.text:
        return _stacked(facts)
    return _line(", ", facts.second, facts.place, right=facts.dates), _line("", facts.main)


def _comma(facts: Facts) -> tuple[HeadLine, ...]:
    return (_line(", ", facts.main, facts.second, facts.place, right=facts.dates),)


def _employer_comma(facts: Facts) -> tuple[HeadLine, ...]:
    return (_line(", ", facts.second, facts.main, facts.place, right=facts.dates),)


def _dash(facts: Facts) -> tuple[HeadLine, ...]:
    line = _line(" – ", facts.main, facts.second, facts.place)
    return (HeadLine((*line.left, Piece(f" ({facts.dates})" if facts.dates else ""))),)


def _hyphen(facts: Facts) -> tuple[HeadLine, ...]:
    return (_line(" - ", facts.second, facts.main, facts.place, right=facts.dates),)


def _bar(facts: Facts) -> tuple[HeadLine, ...]:
    return (_line(" | ", facts.main, facts.second, facts.place, Piece(facts.dates)),)


def _dot(facts: Facts) -> tuple[HeadLine, ...]:
    return _line("", facts.main), _line(" · ", facts.second, facts.place, Piece(facts.dates))


def _at(facts: Facts) -> tuple[HeadLine, ...]:
    line = _line(f" {facts.at} " if facts.at else ", ", facts.main, facts.second)
    place = (Piece(", "), facts.place) if facts.place.text else ()
    return (HeadLine((*line.left, *place), facts.dates),)


def _brackets(facts: Facts) -> tuple[HeadLine, ...]:
    inner = ", ".join(piece.text for piece in (facts.second, facts.place) if piece.text)
    return (HeadLine((facts.main, Piece(f" ({inner})" if inner else "")), facts.dates),)


def _each(facts: Facts) -> tuple[HeadLine, ...]:
    return tuple(_line("", piece) for piece in (facts.main, facts.second, facts.place, Piece(facts.dates)))


def _employer_each(facts: Facts) -> tuple[HeadLine, ...]:
    return tuple(_line("", piece) for piece in (facts.second, facts.main, Piece(facts.dates), facts.place))


def _dates_first(facts: Facts) -> tuple[HeadLine, ...]:
    line = _line(", ", facts.main, facts.second, facts.place)
    return (HeadLine((Piece(f"{facts.dates}: " if facts.dates else ""), *line.left)),)


def _dates_above(facts: Facts) -> tuple[HeadLine, ...]:
    return _line("", Piece(facts.dates)), _line("", facts.main), _line(", ", facts.second, facts.place)


def _dates_under(facts: Facts) -> tuple[HeadLine, ...]:
    return _line("", facts.main), _line(" | ", facts.second, Piece(facts.dates)), _line("", facts.place)


def _profile(facts: Facts) -> tuple[HeadLine, ...]:
    """As a job site shows it, with the kind of work behind the employer."""
    employer = _line("", facts.second, Piece(" · Full-time" if facts.second.text and facts.labels[1] else ""))
    return _line("", facts.main), employer, _line("", Piece(facts.dates)), _line("", facts.place)


def _labels(facts: Facts) -> tuple[HeadLine, ...]:
    values = (facts.second, facts.main, facts.place, Piece(facts.dates))
    return tuple(
        HeadLine((Piece(f"{label}: "), value)) for label, value in zip(facts.labels, values, strict=True) if value.text
    )


FORMS: Mapping[str, Form] = {
    "stacked": _stacked,
    "employer first": _employer_first,
    "employer dates": _employer_dates,
    "comma": _comma,
    "employer comma": _employer_comma,
    "dash": _dash,
    "hyphen": _hyphen,
    "bar": _bar,
    "dot": _dot,
    "at": _at,
    "brackets": _brackets,
    "each": _each,
    "employer each": _employer_each,
    "dates first": _dates_first,
    "dates above": _dates_above,
    "dates under": _dates_under,
    "profile": _profile,
    "labels": _labels,
}
ONE_LINE = ("comma", "employer comma", "dash", "hyphen", "bar", "at", "brackets")
TWO_LINES = ("stacked", "employer first", "employer dates", "dot", "dates under", "dates above")
EACH_LINE = ("each", "employer each")

"""Resumes set with LaTeX: how text is written so that it is set as it is, and how a document becomes a PDF.

The documents are in latex_classes.py (classes that Debian's texlive-latex-extra has) and latex_articles.py (our own).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields, is_dataclass, replace
from functools import cache, partial
from pathlib import Path
from random import Random
from typing import Any, TypeVar

from training.resumes.layouts.printing import known
from training.resumes.layouts.sheet import Entry, Sheet, Wishes, sheet_from
from training.resumes.records import Drawn, Layout, Person

LIMIT = 20.0  # seconds; a document takes about one
_ESCAPES = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "_": r"\_", "%": r"\%",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "<": r"\textless{}", ">": r"\textgreater{}",
    "|": r"\textbar{}", '"': r"\textquotedbl{}", "'": r"\textquotesingle{}", "`": r"\textasciigrave{}",
    "’": "'", "‘": "`", "“": "``", "”": "''", "–": r"\textendash{}", "—": r"\textemdash{}", "•": r"\textbullet{}",
    "·": r"\textperiodcentered{}", "₦": r"\textnaira{}", "\u00a0": "~", "[": "{[}", "]": "{]}",
}  # fmt: skip
_ICONS = (
    "Asterisk BabyCarriage Bitbucket Envelope Fax Github GithubSquare Gitlab Globe GlobeAfrica GlobeAmericas GlobeAsia"
    " GlobeEurope Home Inbox Linkedin LinkedinIn Mobile Orcid Phone Print Researchgate Skype StackOverflow Telegram"
    " Twitter TwitterSquare Whatsapp Xing XingSquare MapMarker Link EnvelopeO Facebook LinkedinSquare"
)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Look:
    """What is drawn for one document beside its sheet."""

    random: Random
    language: str
    paper: str  # "a4paper" or "letterpaper"
    size: str  # "10pt", "11pt" or "12pt"
    accent: str  # six hexadecimal digits
    bullets: bool
    flag: bool  # each document's own choice between two forms
    other_flag: bool
    sep: str
    skill_sep: str


@dataclass(frozen=True, slots=True)
class Document:
    name: str
    family: str
    source: Callable[[Sheet, Look], str]  # of an escaped sheet
    wishes: Wishes = field(default_factory=Wishes)
    engine: str = "pdflatex"
    extra: tuple[tuple[str, str], ...] = ()  # headings that the class prints by itself: section, heading
    left_out: tuple[str, ...] = ()  # keys of Drawn.printed that the class has no place for


def draw(document: Document, person: Person, random: Random, folder: Path) -> Drawn:
    sheet = sheet_from(person, random, document.wishes)
    path = folder / f"{document.name}.pdf"
    compile_to(path, document.source(escaped(sheet), look_from(person, random)), document.engine)
    left_out = tuple((key, "") for key in document.left_out)
    return Drawn(path, (*document.extra, *sheet.headings), (*sheet.printed, *left_out))


def look_from(person: Person, random: Random) -> Look:
    return Look(
        random=random,
        language=known(person.language),
        paper="letterpaper" if person.country in ("US", "CA") else "a4paper",
        size=random.choice(("10pt", "11pt", "11pt")),
        accent=random.choice(("1F4E79", "2E7D5B", "8B1E3F", "444444", "0B7285", "B35900", "000000", "DC3522")),
        bullets=random.random() < 0.85,
        flag=random.random() < 0.5,
        other_flag=random.random() < 0.5,
        sep=random.choice((r" \textbar{} ", r" \textperiodcentered{} ", r" \textbullet{} ", ", ", r" \textendash{} ")),
        skill_sep=random.choice((", ",) * 5 + (r" \textperiodcentered{} ", r" \textbar{} ", "; ")),
    )


def escaped(value: T) -> T:
    """The same record, or tuple, with every text written for LaTeX."""
    result: Any = value
    if isinstance(value, str):
        result = "".join(_letter(letter) for letter in value).replace("--", "-{}-").replace(",,", ",{},")
    elif isinstance(value, tuple):
        result = tuple(escaped(part) for part in value)
    elif is_dataclass(value) and not isinstance(value, type):
        result = replace(value, **{f.name: escaped(getattr(value, f.name)) for f in fields(value)})
    return result  # type: ignore[no-any-return]


def _letter(letter: str) -> str:
    """Letters beyond the Latin ones of T1 lose their marks, or go: pdfTeX has no glyph for them."""
    if letter in _ESCAPES:
        return _ESCAPES[letter]
    if letter in "£€°§ª«»º¿¡®©±½" or ord(letter) < 127 or "À" <= letter <= "ž":
        return letter
    plain = unicodedata.normalize("NFKD", letter)
    return "".join(part for part in plain if ord(part) < 127 and part not in _ESCAPES)


def compile_to(path: Path, source: str, engine: str = "pdflatex") -> None:
    """Raises RuntimeError with LaTeX's first complaint."""
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        (place / "resume.tex").write_text(source, encoding="utf-8")
        for name, text in _stand_ins().items():
            (place / name).write_text(text, encoding="utf-8")
        arguments = [engine, "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", "resume.tex"]
        environment = {**os.environ, "SOURCE_DATE_EPOCH": "0"}
        done = subprocess.run(
            arguments,
            cwd=place,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=LIMIT,
            check=False,
        )
        if done.returncode != 0 or not (place / "resume.pdf").exists():
            log = done.stdout.decode("utf-8", "replace")
            raise RuntimeError("LaTeX: " + (log[log.find("\n!") :].strip()[:300] or "no output"))
        shutil.move(place / "resume.pdf", path)


def _stand_ins() -> dict[str, str]:
    """Two packages of icons that are half a gigabyte in Debian; dots and nothing in their place."""
    icons = "".join(f"\\providecommand*{{\\fa{name}}}[1][]{{}}\n" for name in _ICONS.split())
    body = f"{icons}\\providecommand*{{\\faCircle}}[1][]{{\\textbullet}}\n\\providecommand*{{\\faIcon}}[2][]{{}}\n"
    return {f"{name}.sty": f"\\ProvidesPackage{{{name}}}\n{body}" for name in ("fontawesome5", "fontawesome")}


@cache
def has_file(name: str) -> bool:
    """Whether this machine's TeX knows a file, e.g. "moderncv.cls"; False without TeX."""
    if shutil.which("kpsewhich") is None:
        return False
    return subprocess.run(["kpsewhich", name], capture_output=True, check=False).returncode == 0


def joined(sep: str, *parts: str) -> str:
    return sep.join(part for part in parts if part)


def wrapped(command: str, text: str) -> str:
    """A command around a text that is there."""
    return f"\\{command}{{{text}}}" if text else ""


def items(lines: tuple[str, ...], look: Look, options: str = "") -> str:
    """Bullets, or paragraphs where the look has none."""
    if not lines:
        return ""
    if not look.bullets:
        return "\\par ".join(lines) + "\\par\n"
    body = "\n".join(f"\\item {{}}{line}" for line in lines)
    return f"\\begin{{itemize}}{options}\n{body}\n\\end{{itemize}}\n"


def contact(sheet: Sheet, kind: str) -> str:
    return next((text for has, text in sheet.contacts if has == kind), "")


def links(sheet: Sheet) -> list[str]:
    return [text for kind, text in sheet.contacts if kind == "link"]


def title_of(entry: Entry) -> str:
    """The entry's title with its link, where it has one."""
    return joined(" ", entry.title, entry.link)


def layouts(documents: Iterable[tuple[str, Document]]) -> tuple[Layout, ...]:
    """Those whose program and file (which tells whether TeX has what the document needs) are on this machine."""
    there = [document for file, document in documents if shutil.which(document.engine) and has_file(file)]
    return tuple(Layout(document.name, document.family, partial(draw, document)) for document in there)

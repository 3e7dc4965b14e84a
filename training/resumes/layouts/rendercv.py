"""Resumes in the five themes of RenderCV: it makes Typst sources, which are set here.

RenderCV pins older libraries than this project, so it has an environment of its own, which `make_environment()` makes
(once, a minute, 460 MB). Without it there are no layouts. RenderCV reads text as Markdown and escapes only some of it:
it is given tokens, and the text takes their places in the source.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from functools import cache, partial
from importlib.util import find_spec
from pathlib import Path
from random import Random
from typing import Any

from training.resumes.layouts import typst as own
from training.resumes.layouts.printing import known
from training.resumes.layouts.sheet import Entry, Section, Sheet, Wishes, sheet_from
from training.resumes.records import Drawn, Layout, Person

REQUIREMENTS = ("rendercv[full]==2.2", "rendercv-fonts==0.4.0")
THEMES = ("classic", "sb2nov", "engineeringresumes", "engineeringclassic", "moderncv")
_SCRIPT = Path(__file__).with_name("rendercv_source.py")
_PACKAGES = Path(__file__).with_name("templates") / "packages"
_FONTS = ("Source Sans 3", "Roboto", "Lato", "Open Sans", "Noto Sans", "Raleway", "XCharter", "EB Garamond", "Ubuntu")
# RenderCV checks contacts: these pass, and what it prints for them is replaced.
_CONTACTS = {
    "email": ("email", "zqmail@example.com", "zqmail\\@example.com"),
    "phone": ("phone", "+14155552671", "\\(415\\) 555-2671"),
    "link": ("website", "https://zqlink.com", "zqlink.com"),
}


class Tokens:
    """Stand for texts: letters and digits that RenderCV passes on as they are."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def __call__(self, text: str) -> str:
        self.texts.append(text)
        return f"Zq{len(self.texts) - 1}x"

    def given(self, **texts: str) -> dict[str, str]:
        """Tokens of the texts that are there."""
        return {key: self(text) for key, text in texts.items() if text}

    def replaced(self, source: str) -> str:
        """Texts in place of tokens: as string expressions in markup, as they are within strings."""
        lines = []
        for line in source.split("\n"):
            within = line.startswith(("#let name", "#let locale-catalog"))
            put = _quoted if within else _expression
            lines.append(re.sub(r"Zq(\d+)x", lambda found, put=put: put(self.texts[int(found[1])]), line))  # type: ignore[misc]
        return "\n".join(lines)


def layouts() -> tuple[Layout, ...]:
    if not _python().exists() or find_spec("typst") is None or find_spec("rendercv_fonts") is None:
        return ()
    return tuple(Layout(f"rendercv-{theme}", f"rendercv-{theme}", partial(draw, theme)) for theme in THEMES)


def draw(theme: str, person: Person, random: Random, folder: Path) -> Drawn:
    """Raises RuntimeError where RenderCV refuses the resume."""
    import typst

    sheet = sheet_from(person, random, Wishes(bare_about=0.0))
    tokens = Tokens()
    resume = {"cv": resume_of(sheet, tokens), "design": _design(theme, person, random), "locale": _locale(person)}
    reply = _asked(json.dumps(resume))
    if not isinstance(reply, str):
        raise RuntimeError(f"RenderCV: {str(reply)[:300]}")
    reply = reply.replace(" in Zq", " Zq")  # some themes write "BSc in Nursing", and here the degree is one text
    source = tokens.replaced(_with_contacts(reply, sheet))
    path = folder / f"rendercv-{theme}.pdf"
    written = path.with_suffix(".typ")
    written.write_text(source, encoding="utf-8")
    typst.compile(str(written), output=str(path), font_paths=own.fonts(), package_path=str(_PACKAGES))
    written.unlink()
    return Drawn(path, sheet.headings, (*sheet.printed, ("headline", "")))  # the themes print no headline


def _asked(line: str) -> object:
    """The source of a resume, or what RenderCV has against it."""
    worker = _worker(os.getpid())
    if worker.stdin is None or worker.stdout is None:
        raise RuntimeError("RenderCV: no pipes")
    worker.stdin.write(line + "\n")
    worker.stdin.flush()
    reply = worker.stdout.readline()
    if not reply:
        _worker.cache_clear()
        raise RuntimeError("RenderCV: its process ended")
    return json.loads(reply)


@cache
def _worker(process: int) -> subprocess.Popen[str]:
    """One process for many resumes, since RenderCV takes seconds to import; it ends when `process` closes its input.

    A forked process has a worker of its own: two would read each other's replies.
    """
    command = [
        str(_python()),
        "-P",
        str(_SCRIPT),
    ]  # without the script's folder, whose modules share names with packages
    pipe, encoding = subprocess.PIPE, "utf-8"
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True, encoding=encoding)


def resume_of(sheet: Sheet, tokens: Tokens) -> dict[str, Any]:
    """RenderCV's `cv`, with tokens for all texts but contacts."""
    has = dict(sheet.contacts)
    contacts = {key: value for kind, (key, value, _) in _CONTACTS.items() if has.get(kind)}
    top = tokens.given(name=sheet.name, label=sheet.headline, location=has.get("place", ""))
    sections = {tokens(section.heading): _entries(sheet, section, tokens) for section in sheet.sections}
    return {**top, **contacts, "sections": sections}


def _entries(sheet: Sheet, section: Section, tokens: Tokens) -> list[Any]:
    make: dict[str, tuple[tuple[Entry, ...], Callable[[Entry], dict[str, str]]]] = {
        "experience": (sheet.jobs, lambda e: tokens.given(position=e.title, company=e.employer)),
        "education": (sheet.schools, lambda e: tokens.given(area=e.title, institution=e.employer)),
        "projects": (sheet.projects, lambda e: tokens.given(name=e.title, summary=e.link)),
    }
    if section.kind in make:
        entries, head = make[section.kind]
        return [{**head(e), **tokens.given(location=e.place, date=e.dates), **_done(e, tokens)} for e in entries]
    pairs = tuple((label, ", ".join(skills)) for label, skills in sheet.skills) if section.kind == "skills" else ()
    pairs = sheet.languages if section.kind == "languages" else pairs
    if pairs and all(label and text for label, text in pairs):
        return [tokens.given(label=label, details=text) for label, text in pairs]
    if pairs:  # one kind of entry a section, so plain lines for all
        return [tokens(": ".join(part for part in pair if part)) for pair in pairs]
    if section.kind == "about":
        return [tokens(sheet.about)]
    lines = sheet.certifications if section.kind == "certifications" else section.lines
    return [{"bullet": tokens(line)} for line in lines]


def _done(entry: Entry, tokens: Tokens) -> dict[str, list[str]]:
    return {"highlights": [tokens(line) for line in entry.bullets]} if entry.bullets else {}


def _with_contacts(source: str, sheet: Sheet) -> str:
    """What RenderCV shows for the contacts becomes the person's; all links stand in the place of one."""
    for kind, (_, _, shown) in _CONTACTS.items():
        texts = [text for has, text in sheet.contacts if has == kind]
        source = source.replace(f"{shown}]", f"{_expression(' | '.join(texts))}]")
    return source


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _expression(text: str) -> str:
    """A text as Typst's markup has it whatever it holds."""
    return f'#"{_quoted(text)}";'


def _design(theme: str, person: Person, random: Random) -> dict[str, Any]:
    design: dict[str, Any] = {
        "theme": theme,
        "page": {
            "size": "us-letter" if person.country in ("US", "CA") else "a4",
            "show_page_numbering": random.random() < 0.6,
            "show_last_updated_date": known(person.language) == "en" and random.random() < 0.4,
        },
        "text": {"alignment": random.choice(("left", "justified", "justified-with-no-hyphenation"))},
    }
    if random.random() < 0.6:
        design["text"]["font_family"] = random.choice(_FONTS)
    if random.random() < 0.5:
        design["text"]["font_size"] = random.choice(("9pt", "10pt", "11pt"))
    if random.random() < 0.4:
        design["colors"] = {"section_titles": random.choice(("#1f4e79", "#8b1e3f", "#2e7d5b", "#444444"))}
    return design


def _locale(person: Person) -> dict[str, str]:
    page = own.PAGE[known(person.language)].format(page="PAGE_NUMBER", pages="TOTAL_PAGES")
    return {"page_numbering_template": f"NAME - {page}"}


def _environment() -> Path:
    cache = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(cache) / "rehearse-training" / "rendercv-2.2"


def _python() -> Path:
    return _environment() / "bin" / "python"


def make_environment() -> None:
    """Raises CalledProcessError where the packages cannot be had."""
    subprocess.run([sys.executable, "-m", "venv", str(_environment())], check=True)
    subprocess.run([str(_python()), "-m", "pip", "install", "--quiet", *REQUIREMENTS], check=True)

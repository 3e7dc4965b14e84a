"""Themes of JSON Resume as layouts: rendered by node, printed by Chromium.

They are installed from npm when they are first drawn, in the versions below, into a cache beside the repository.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from functools import lru_cache, partial
from pathlib import Path
from random import Random
from typing import Any

from training.resumes import sources
from training.resumes.layouts import browser
from training.resumes.layouts.printing import headings
from training.resumes.records import Drawn, Layout, Person

THEMES = {
    "colophon": ("0.2.0", "colophon"), "elegant": ("1.16.1", "elegant"),
    "eloquent": ("5.0.0", "eloquent"), "even": ("0.26.1", "even"), "flat": ("0.3.7", "flat"),
    "jacrys": ("1.0.4", "kendall"), "kendall": ("0.2.0", "kendall"), "lucide": ("1.1.0", "lucide"),
    "macchiato": ("1.1.0", "macchiato"), "mantra": ("0.3.1", "mantra"), "minyma": ("0.0.5", "minyma"),
    "onepage": ("0.0.3", "onepage"), "onepage-plus": ("1.1.0", "onepage"), "paper": ("0.5.0", "paper"),
    "paper-plus-plus": ("0.5.1", "paper"), "pumpkin": ("1.1.4", "flat"), "short": ("0.1.7", "short"),
    "spartan": ("0.3.0", "spartan"), "srt": ("0.1.3", "srt"), "stackoverflow": ("3.3.0", "stackoverflow"),
}  # fmt: skip
"""Version and family: some are made from others."""
CACHE = "REHEARSE_TRAINING_CACHE"
_BOOTSTRAP = "3.3.7"
_HEADINGS = {
    "about": ("About", "About Me", "Summary", "Profile", "Professional Summary", "Objective"),
    "experience": ("Work", "Work Experience", "Experience", "Professional Experience", "Experiences professionnelles"),
    "education": ("Education", "Formations", "Formation"),
    "skills": ("Skills", "Competences"),
    "projects": ("Projects", "Projets"),
    "certifications": ("Certificates", "Certifications"),
    "languages": ("Languages", "Langues"),
    "other": ("Awards", "Publications", "Volunteer", "Interests", "Interets", "References", "Volunteering", "Honors"),
    "contact": ("Contact", "Profiles", "Location", "Contact Me"),
}
_BROKEN = ("Invalid date", "Invalid Date", "undefined", "NaN", "[object")
_RENAMED = 0.5  # of English documents have other headings than the theme's
_WRITTEN = 0.5  # of other English headings come from the list of those that people wrote
_OTHERS = ("awards", "publications", "volunteer", "interests", "references")  # as the phrase tables order them


def cache() -> Path:
    """Where npm packages are kept: $REHEARSE_TRAINING_CACHE, else rehearse-training in the user's cache."""
    if given := os.environ.get(CACHE):
        return Path(given) / "themes"
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "rehearse-training" / "themes"


@lru_cache
def _installed() -> Path:
    folder = cache()
    wanted = {f"jsonresume-theme-{name}": version for name, (version, _) in THEMES.items()} | {"bootstrap": _BOOTSTRAP}
    told = json.dumps({"private": True, "dependencies": wanted}, indent=1)
    stamp = folder / "installed.json"
    if not stamp.exists() or stamp.read_text("utf-8") != told:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "package.json").write_text(told, "utf-8")
        options = ("--ignore-scripts", "--no-audit", "--no-fund", "--legacy-peer-deps")
        subprocess.run(("npm", "install", *options), cwd=folder, check=True, capture_output=True)
        stamp.write_text(told, "utf-8")
    return folder


@lru_cache
def _renderer() -> subprocess.Popen[str]:
    script = Path(__file__).with_name("render.mjs")
    command = ("node", str(script), str(_installed()))
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")


def html_of(theme: str, resume: dict[str, Any]) -> str:
    """Raises RuntimeError where the theme cannot render this resume."""
    node = _renderer()
    assert node.stdin is not None  # noqa: S101 (opened with pipes)
    assert node.stdout is not None  # noqa: S101
    node.stdin.write(json.dumps({"theme": f"jsonresume-theme-{theme}", "resume": resume}) + "\n")
    node.stdin.flush()
    answer = json.loads(node.stdout.readline() or '{"error": "node has ended"}')
    if "error" in answer:
        raise RuntimeError(f"{theme}: {answer['error']}")
    html = str(answer["html"])
    shown = re.sub(r"<(script|style)\b.*?</\1>", "", html, flags=re.DOTALL)
    if broken := next((word for word in _BROKEN if word in shown), ""):
        raise RuntimeError(f"{theme} printed {broken}")
    return _with_bootstrap(html)


def _with_bootstrap(html: str) -> str:
    """Its style sheet in place of the link to it."""

    def sheet(_: re.Match[str]) -> str:
        path = _installed() / "node_modules" / "bootstrap" / "dist" / "css" / "bootstrap.min.css"
        return f"<style>{path.read_text('utf-8')}</style>"

    return re.sub(r"<link[^>]*bootstrap(?:\.min)?\.css[^>]*>", sheet, html, count=1)


def draw(theme: str, person: Person, random: Random, folder: Path) -> Drawn:
    html = html_of(theme, resume_from(person, random))
    html, found = _with_headings(html, person.language, random)
    path = folder / "resume.pdf"
    browser.print_page(html, path, paper=random.choice(("A4", "Letter")), margin=random.choice(("8mm", "12mm", "15mm")))
    return Drawn(path, found)


def _with_headings(html: str, language: str, random: Random) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Its headings, for other languages and half of the English ones reworded; and those it may draw otherwise."""
    renamed = language != "en" or random.random() < _RENAMED
    found: list[tuple[str, str]] = []
    for section, names in _HEADINGS.items():
        told = "top" if section == "contact" else section
        for name in names:
            pattern = re.compile(rf"(>\s*){name}(\s*(?:\(\d+\))?\s*:?\s*<)", re.IGNORECASE)
            if not pattern.search(html):
                continue
            text = _heading(section, language, random) if renamed and section != "other" else name
            html = pattern.sub(lambda match, text=text: f"{match[1]}{text}{match[2]}", html)  # type: ignore[misc]
            found.append((told, text))
    drawn_otherwise = ((names, "top" if section == "contact" else section) for section, names in _HEADINGS.items())
    found.extend(
        (section, name) for names, section in drawn_otherwise for name in names if (section, name) not in found
    )
    return html, tuple(found)


def _heading(section: str, language: str, random: Random) -> str:
    """One of the language's, of the English ones half as people wrote them (resume-lines/section_headings.tsv)."""
    written = sources.written_headings(sources.DATA).get(section, ()) if language == "en" else ()
    if written and random.random() < _WRITTEN:
        return random.choices([text for text, _ in written], [count**0.5 for _, count in written])[0].title()
    return headings(section, language, random)


def resume_from(person: Person, random: Random) -> dict[str, Any]:
    """In the schema of JSON Resume, the older names beside the newer."""
    basics = {
        "name": person.name,
        "label": person.headline,
        "email": person.email,
        "phone": person.phone,
        "summary": person.about,
        "location": {"city": person.place} if person.place else {},
        "profiles": [
            {"network": "LinkedIn", "username": link.rpartition("/")[2], "url": link} for link in person.links
        ],
    }
    told: dict[str, Any] = {
        "basics": basics,
        "work": [_work(job) for job in person.jobs],
        "education": [_school(school) for school in person.schools],
        "skills": _skills(person, random),
        "projects": [_project(work) for work in person.projects],
        "certificates": [{"name": name, "issuer": ""} for name in person.certifications],
        "languages": [{"language": name, "name": name, "fluency": level} for name, level in person.languages],
    }
    return told | _others(person)


def _dated(one: Any) -> dict[str, str]:
    dates = {"startDate": one.start, "endDate": one.end}
    return {key: value for key, value in dates.items() if value}


def _work(job: Any) -> dict[str, Any]:
    bullets = list(job.bullets)
    told = bullets if len(bullets) != 1 else []
    summary = bullets[0] if len(bullets) == 1 else ""
    names = {"name": job.employer, "company": job.employer, "position": job.title, "location": job.place}
    return names | _dated(job) | {"summary": summary, "highlights": told}


def _school(school: Any) -> dict[str, Any]:
    names = {"institution": school.institution, "area": school.degree, "studyType": "", "location": school.place}
    return names | _dated(school) | {"courses": list(school.notes)}


def _project(work: Any) -> dict[str, Any]:
    return {"name": work.name, "description": "", "highlights": list(work.bullets), "url": work.link} | _dated(work)


def _skills(person: Person, random: Random) -> list[dict[str, Any]]:
    """Groups with their skills; skills without a group each alone, or under a name that people give them."""
    made: list[dict[str, Any]] = []
    for label, skills in person.skills:
        if label:
            made.append({"name": label, "keywords": list(skills)})
        else:
            made.extend({"name": skill, "keywords": []} for skill in skills)
    return made


def _others(person: Person) -> dict[str, Any]:
    tables = list(sources.words_of(person.language)["others"])
    made: dict[str, list[dict[str, Any]]] = {}
    for heading, lines in person.others:
        number = next((at for at, names in enumerate(tables) if heading in names.split("|")), 0)
        kind = _OTHERS[number] if number < len(_OTHERS) else "awards"
        made.setdefault(kind, []).extend(_other(kind, line) for line in lines)
    return made


def _other(kind: str, line: str) -> dict[str, Any]:
    match kind:
        case "publications":
            year = re.search(r"\b(?:19|20)\d\d\b", line)
            return {"name": line, "publisher": "", "summary": "", "releaseDate": year[0] if year else "2020"}
        case "volunteer":
            return {"organization": line, "position": "", "summary": "", "highlights": []}
        case "interests":
            return {"name": line, "keywords": []}
        case "references":
            return {"name": line, "reference": ""}
    return {"title": line, "awarder": "", "summary": ""}


def _layouts() -> tuple[Layout, ...]:
    if not (browser.available() and shutil.which("node") and shutil.which("npm")):
        return ()
    return tuple(
        Layout(f"theme-{name}", f"theme-{family}", partial(draw, name)) for name, (_, family) in THEMES.items()
    )


LAYOUTS: tuple[Layout, ...] = _layouts()

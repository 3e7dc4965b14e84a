"""The seed's way to read a resume, kept to compare with: the first line is the name, and regular expressions
pick lines after section headers. Knows nothing of the product's own reader."""

from __future__ import annotations

import re

from bench.fields import Fields

_HEADERS = {
    "skills": r"skills|technical skills|key skills",
    "experience": r"experience|work experience|employment|professional experience",
    "education": r"education|academic background",
    "projects": r"projects|personal projects",
}
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_PHONE = re.compile(r"\+?\d[\d\s().-]{7,}\d")
_YEARS = re.compile(r"(?:\w+\.?\s+)?(?:19|20)\d\d\s*[-–—to]+\s*(?:(?:\w+\.?\s+)?(?:19|20)\d\d|present|current)", re.I)


def seed_fields(text: str) -> Fields:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    sections = _sections(lines)
    email, phone = _EMAIL.search(text), _PHONE.search(text)
    fields = Fields(lines[0] if lines else "", email[0] if email else "", phone[0] if phone else "")
    fields.skills = [part.strip() for line in sections["skills"] for part in re.split(r"[,;•|]", line) if part.strip()]
    for line in sections["experience"]:
        if years := _YEARS.search(line):
            parts = [part.strip() for part in re.split(r"[,|–—]| - | at ", _YEARS.sub("", line)) if part.strip()]
            fields.titles += parts[:1]
            fields.employers += parts[1:2]
            fields.dates.append(years[0])
    fields.education = [(line, line) for line in sections["education"] if re.search(r"(?:19|20)\d\d", line)]
    fields.projects = sections["projects"]
    return fields


def _sections(lines: list[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {name: [] for name in _HEADERS}
    current = ""
    for line in lines:
        bare = line.strip(" :").lower()
        header = next((name for name, rule in _HEADERS.items() if re.fullmatch(rule, bare)), "")
        if header:
            current = header
        elif current:
            found[current].append(line)
    return found

"""The lists that invented people are drawn from: O*NET, ESCO, universities, companies, cities (train/taxonomy)."""

from __future__ import annotations

import csv
import gzip
import math
import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "train"
WORDS = Path(__file__).parent / "words"
_LONGEST_TOOL = 26  # letters; longer names of O*NET are descriptions
_COMMON_LABELS = 60  # ESCO skills kept for a trade
_EVERYDAY = frozenset("and or of the a to in for with on use using work other such as by from their".split())


@dataclass(frozen=True, slots=True)
class Trade:
    name: str
    soc: str
    sector: str
    titles: dict[str, tuple[str, ...]]  # by language


@lru_cache
def trades() -> tuple[Trade, ...]:
    with (WORDS / "trades.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    known = ("trade", "soc", "sector")
    return tuple(
        Trade(
            row["trade"], row["soc"], row["sector"], {k: tuple(v.split("|")) for k, v in row.items() if k not in known}
        )
        for row in rows
    )


@lru_cache
def words_of(language: str) -> dict[str, Any]:
    """The phrase tables of a language; KeyError's place is taken by FileNotFoundError for one that has none."""
    return tomllib.loads((WORDS / f"{language}.toml").read_text("utf-8"))


@lru_cache
def languages() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in WORDS.glob("*.toml")))


@lru_cache
def table(data: Path, name: str) -> tuple[dict[str, str], ...]:
    path = data / name
    packed = path.read_bytes()
    text = (gzip.decompress(packed) if path.suffix == ".gz" else packed).decode()
    return tuple(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


@lru_cache
def _by_soc(data: Path, name: str) -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = {}
    for row in table(data, f"taxonomy/{name}.tsv.gz"):
        found.setdefault(row["onet_soc"], []).append(row)
    return found


@lru_cache
def tasks(data: Path, soc: str) -> tuple[str, ...]:
    return tuple(row["task"] for row in _by_soc(data, "onet_tasks")[soc])


@lru_cache
def task_verbs(data: Path) -> frozenset[str]:
    """Words that open at least three of O*NET's tasks, in small letters."""
    first = Counter(row["task"].split()[0].strip(",").lower() for row in table(data, "taxonomy/onet_tasks.tsv.gz"))
    return frozenset(word for word, n in first.items() if n >= 3 and word.isalpha() and not word.endswith("ly"))


@lru_cache
def other_titles(data: Path, soc: str) -> tuple[str, ...]:
    found = (row["title"] for row in _by_soc(data, "onet_titles")[soc] if row["kind"] == "alternate")
    return tuple(title for title in found if len(title.split()) <= 5 and not re.search(r"[(),\d]", title))


@lru_cache
def tools(data: Path, soc: str) -> tuple[str, ...]:
    """Software by name, the sought after twice."""
    rows = _by_soc(data, "onet_technology_skills").get(soc, [])
    named = [row for row in rows if len(row["skill"]) <= _LONGEST_TOOL and row["skill"] != row["skill"].lower()]
    named = [row for row in named if not row["skill"].endswith("software")]
    return tuple(row["skill"] for row in named) + tuple(row["skill"] for row in named if row["hot"] == "Y")


@lru_cache
def _labels(data: Path) -> tuple[tuple[str, frozenset[str]], ...]:
    rows = table(data, "taxonomy/esco_skills.tsv.gz")
    short = (row["preferred_label"] for row in rows if 3 < len(row["preferred_label"]) <= 40)
    return tuple((label, _stems(label)) for label in short)


@lru_cache
def _labels_with(data: Path) -> dict[str, list[int]]:
    """The numbers of the labels that hold a stem."""
    found: dict[str, list[int]] = {}
    for number, (_, stems) in enumerate(_labels(data)):
        for stem in stems:
            found.setdefault(stem, []).append(number)
    return found


@lru_cache
def esco_skills(data: Path, soc: str, name: str) -> tuple[str, ...]:
    """ESCO's skills whose words stand most in the tasks of the trade, rare words counting more."""
    labels, holding = _labels(data), _labels_with(data)
    wanted = Counter(stem for task in (*tasks(data, soc), name, name) for stem in _stems(task))
    scores: dict[int, float] = {}
    for stem in sorted(wanted.keys() & holding.keys()):  # in order: sums of another order differ in their last digit
        worth = math.log(len(labels) / len(holding[stem])) * min(wanted[stem], 3)
        for number in holding[stem]:
            scores[number] = scores.get(number, 0.0) + worth / (len(labels[number][1]) + 0.5)
    ranked = sorted(scores, key=lambda number: (-scores[number], labels[number][0]))
    return tuple(labels[number][0] for number in ranked[:_COMMON_LABELS])


def _stems(text: str) -> frozenset[str]:
    words = (word for word in re.findall(r"[a-z]{3,}", text.lower()) if word not in _EVERYDAY)
    return frozenset(re.sub(r"(?:ing|ment|ions?|s|e)$", "", word) for word in words)


@lru_cache
def cities(data: Path, country: str) -> tuple[tuple[str, str], ...]:
    """City and region."""
    rows = table(data, "taxonomy/cities.tsv.gz")
    found = ((row["city"], row["region"] or "") for row in rows if row["country"] == country)
    return tuple(pair for pair in found if not re.search(r"[(/]", pair[0]))  # districts


@lru_cache
def universities(data: Path, country: str) -> tuple[str, ...]:
    rows = table(data, "taxonomy/universities.tsv.gz")
    return tuple(row["name"].strip() for row in rows if row["country"] == country and len(row["name"]) < 70)


@lru_cache
def companies(data: Path) -> tuple[str, ...]:
    return tuple(row["name"] for row in table(data, "taxonomy/companies.tsv.gz") if len(row["name"]) < 40)


@lru_cache
def written_headings(data: Path) -> dict[str, tuple[tuple[str, int], ...]]:
    """Headings that people wrote, by section of records.SECTIONS, and in how many documents each stood."""
    if not (data / "resume-lines").exists():
        return {}
    names = {"summary": "about"} | {name: name for name in ("experience", "education", "skills", "projects")}
    names |= {"certifications": "certifications", "languages": "languages"}
    found: dict[str, list[tuple[str, int]]] = {}
    for row in table(data, "resume-lines/section_headings.tsv"):
        if section := names.get(row["section"]):
            found.setdefault(section, []).append((row["heading_normalised"], int(row["documents"])))
    return {section: tuple(rows) for section, rows in found.items()}

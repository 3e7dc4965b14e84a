"""Every hostile or broken document of DIR/manifest.json, each read in a process of its own.

The manifest is a JSON list of {"file", "expected"}; `expected` is a sentence whose key phrases are checked, and one
without any asks for a Document or a DocumentError. All must come within 20 s and 1 GB. Figures: handled, of,
handled_share, slowest_s, peak_mb (resident memory of the whole process tree).
"""

from __future__ import annotations

import json
import re
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlparse

from bench.processes import run_python
from bench.records import Figure, Measured

DOCUMENTS = {".pdf", ".docx", ".doc", ".txt", ".md", ".rtf", ".odt"}
_SECONDS, _MEGABYTES = 20.0, 1000.0
_LEAST_SECRET = 8  # letters; shorter lines of a file stand in any text


@dataclass(frozen=True, slots=True)
class Outcome:
    path: Path
    how: str  # read, recognised (from pictures), refused or crashed
    said: str  # the text, or the sentence of the refusal
    warned: bool
    seconds: float
    peak_mb: float


def measure(data: Path | None, limit: int | None) -> Measured:
    if data is None:
        raise SystemExit("bench bad needs --data DIR, a folder with a manifest.json.")
    folder = data if (data / "manifest.json").exists() else data / "bad"
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    cases = [case for case in manifest if Path(case["file"]).suffix.lower() in DOCUMENTS][:limit]
    rows = tuple(_row(folder / case["file"], str(case.get("expected", ""))) for case in cases)
    handled = sum(row[4] == "yes" for row in rows)
    figures: dict[str, Figure] = {
        "handled": handled,
        "of": len(rows),
        "handled_share": round(handled / max(len(rows), 1), 3),
        "slowest_s": max((float(row[2] or 0) for row in rows), default=0.0),
        "peak_mb": max((float(row[3] or 0) for row in rows), default=0.0),
    }
    return Measured(len(rows), figures, ("file", "outcome", "seconds", "peak_mb", "handled", "expected"), rows)


def _row(path: Path, expected: str) -> tuple[Figure, ...]:
    outcome = _outcome(path)
    handled = "yes" if is_handled(outcome, expected) else "NO"
    return path.name, outcome.how, round(outcome.seconds, 1), round(outcome.peak_mb), handled, expected


def _outcome(path: Path) -> Outcome:
    run = run_python("-m", "bench.bad", str(path.resolve()), timeout=3 * _SECONDS)
    try:
        told = json.loads(run.stdout) if run.returncode == 0 else {}
    except ValueError:
        told = {}
    how = str(told.get("how", "crashed"))
    return Outcome(path, how, str(told.get("said", "")), bool(told.get("warned")), run.seconds, run.peak_mb)


def is_handled(outcome: Outcome, expected: str) -> bool:
    """Whether the outcome is what the sentence asks for, in time and in memory."""
    if outcome.how == "crashed" or outcome.seconds > _SECONDS or outcome.peak_mb > _MEGABYTES:
        return False
    check = next((check for phrase, check in CHECKS if re.search(phrase, expected, re.IGNORECASE)), _anything)
    return check(outcome)


def _anything(outcome: Outcome) -> bool:
    return outcome.how in ("read", "recognised", "refused")


def _read(outcome: Outcome) -> bool:
    return outcome.how in ("read", "recognised")


def _refused(outcome: Outcome) -> bool:
    return outcome.how == "refused"


def _refused_or_warned(outcome: Outcome) -> bool:
    return _refused(outcome) or outcome.warned


def _without_text(outcome: Outcome) -> bool:
    """No text layer: said so, or the text was recognised from the pictures."""
    return outcome.how == "recognised" or _naming("no text", "hardly any text", "no words")(outcome)


def _naming(*words: str) -> Callable[[Outcome], bool]:
    return lambda outcome: _refused(outcome) and any(word in outcome.said.casefold() for word in words)


def _leaks_nothing(outcome: Outcome) -> bool:
    """None of the lines of the local files that the archive's XML points to."""
    return not any(line in outcome.said for line in _secrets(outcome.path))


def _secrets(path: Path) -> list[str]:
    try:
        with zipfile.ZipFile(path) as archive:
            xml = "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    except (zipfile.BadZipFile, OSError):
        xml = path.read_bytes().decode("utf-8", "replace")
    found = []
    for address in re.findall(r"SYSTEM\s+[\"'](file:[^\"']+)", xml):
        try:
            text = Path(unquote(urlparse(address).path)).read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue
        found += [line.strip() for line in text.splitlines() if len(line.strip()) >= _LEAST_SECRET]
    return found


CHECKS: tuple[tuple[str, Callable[[Outcome], bool]], ...] = (
    (r"never appear|never leak|not leak", _leaks_nothing),
    (r"partial text with a warning", _refused_or_warned),
    (r"\beither\b|\bor (?:an? )?(?:empty|capped|refus|clean|read|ocr|no text|partial)|\bor OCR", _anything),
    (r"parsed as|opens without|is read\b|reads? (?:normally|as)", _read),
    (r"no[- ]text|no readable text", _without_text),
    (r"password|encrypted", _naming("password")),
    (r"empty file", _naming("empty")),
    (r"refus|clean error|rejected", _refused),
)
"""The first phrase that a sentence holds decides."""


def tell(path: Path) -> None:
    """Inside the process of one file: read it and print what came of it."""
    from interview.documents import read_document
    from interview.errors import DocumentError

    try:
        document = read_document(path)
    except DocumentError as error:
        print(json.dumps({"how": "refused", "said": str(error)}))
        return
    how = "recognised" if document.pages_by_ocr else "read"
    print(json.dumps({"how": how, "said": document.text, "warned": bool(document.warnings)}))


if __name__ == "__main__":
    tell(Path(sys.argv[1]))

"""Prints the README's map: every file of the program in one line, taken from its module's first sentence."""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("interview", "bench", "scripts")


def first_sentence(path: Path) -> str:
    text = (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").split("\n\n")[0]
    return re.split(r"(?<=[.;:]) ", " ".join(text.split()))[0].rstrip(".;:")


def map_lines() -> list[str]:
    files = [ROOT / "app.py", *(path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.py")))]
    lines = ["| file | what it is |", "|---|---|"]
    for path in files:
        if path.name == "__init__.py" and len(path.read_text().splitlines()) <= 1:
            continue
        lines.append(f"| `{path.relative_to(ROOT).as_posix()}` | {first_sentence(path)} |")
    return lines


def main() -> None:
    """Put the map between its marks in the README."""
    readme = ROOT / "README.md"
    before, mark, rest = readme.read_text(encoding="utf-8").partition("<!-- map -->\n")
    _, end, after = rest.partition("<!-- end of map -->")
    if not mark or not end:
        sys.exit("README.md lacks the marks of the map.")
    readme.write_text(before + mark + "\n".join(map_lines()) + "\n" + end + after, encoding="utf-8")


if __name__ == "__main__":
    main()

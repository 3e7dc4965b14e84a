"""Loads and renders prompts/; knows no model, and not what the answers are for."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from string import Template

from interview.errors import PromptError
from interview.records import Prompt

FOLDER = Path(__file__).resolve().parents[2] / "prompts"
_DIVIDER = "\n---\n"


def render_prompt(name: str, **values: str) -> Prompt:
    """Fill prompts/NAME.md. Raises PromptError for a missing file and a missing or an unknown variable."""
    source, identity = _read(name)
    fixed, divider, request = source.partition(_DIVIDER)
    template = Template(request)
    wanted, given = set(template.get_identifiers()), set(values)
    if not divider or not template.is_valid():
        raise PromptError(f"prompts/{name}.md needs a line --- and valid $placeholders after it.")
    if wanted != given:
        missing, unknown = sorted(wanted - given), sorted(given - wanted)
        raise PromptError(f"prompts/{name}.md: missing {missing or 'nothing'}, unknown {unknown or 'nothing'}.")
    filled = template.substitute({key: _as_data(value) for key, value in values.items()})
    return Prompt(identity, fixed.strip(), filled.strip())


def _as_data(value: str) -> str:
    """Keep a value from closing the <data> block it stands in."""
    return value.replace("<", "‹").replace(">", "›").strip()


@lru_cache
def _read(name: str) -> tuple[str, str]:
    path = FOLDER / f"{name}.md"
    try:
        source = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise PromptError(f"There is no prompt file prompts/{name}.md.") from error
    return source, f"{name}@{hashlib.sha256(source.encode()).hexdigest()[:8]}"

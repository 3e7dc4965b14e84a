"""Fills the wordings of entries' heads: what stands in square brackets goes where a value is missing."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Any

_GROUP = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{(\w)\}")
_BAR = re.compile(r"(?<! )\|(?! )")
_MARK = re.compile(r"<(\w):([^<>]*)>")
PRINTED = {"s": "d"}
"""Slots that are marked as another field: the whole stay at an employer is dates."""


@lru_cache
def phrases() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("phrases.toml").read_text("utf-8"))


def filled(form: str, values: Mapping[str, str]) -> list[str]:
    """The lines of a head, marked, empty ones left out."""

    def put(slot: re.Match[str]) -> str:
        code, value = slot[1], values.get(slot[1], "")
        return value if code == "a" else f"{{{PRINTED.get(code, code)}|{value}}}" if value else ""

    def keep(group: re.Match[str]) -> str:
        return group[1] if all(values.get(code) for code in _SLOT.findall(group[1])) else ""

    lines = [_SLOT.sub(put, _GROUP.sub(keep, line)) for line in parts_of(form)]
    lines = [re.sub(r"^[\s,;:|/–—~·@]+|[\s,;|/~·@(]+$", "", line) for line in lines]
    lines = [line for line in lines if re.search(r"\w", _mentions(line))]
    if lines:
        lines[-1] = re.sub(r"\s+[–—:-]+$", "", lines[-1])
    return lines


def _mentions(line: str) -> str:
    return line if "{" in line else ""


def parts_of(form: str) -> list[str]:
    return _BAR.split(form)


def marked(text: str) -> str:
    """<d:2019> as the form of manuscripts has it, {d|2019}."""
    return _MARK.sub(r"{\1|\2}", text)


def habits(random: Random, language: str, *, single: bool) -> list[str]:
    """The forms of heads that one resume keeps to: mostly one, with a cousin. `single` asks for one line each."""
    heads = phrases()["heads"]
    kinds = ["one"] if single else ["one", "more", "more"] + (["lines"] if language == "en" else [])
    known = heads[random.choice(kinds)]
    return [random.choice(known)] * 4 + [random.choice(known)]

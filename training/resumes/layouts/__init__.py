"""Layouts of invented resumes: what sets a Person into a file. `LAYOUTS` holds those whose tools are on the machine."""

from __future__ import annotations

from training.resumes.layouts import html, typeset, word_and_text
from training.resumes.records import Layout

LAYOUTS: tuple[Layout, ...] = (*html.LAYOUTS, *typeset.LAYOUTS, *word_and_text.LAYOUTS)

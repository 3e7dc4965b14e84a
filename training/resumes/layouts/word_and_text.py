"""The layouts of invented resumes that are not typeset: Word documents, text, exports of a profile and scans."""

from __future__ import annotations

from training.resumes.layouts import plain, word
from training.resumes.records import Layout

LAYOUTS: tuple[Layout, ...] = (*word.LAYOUTS, *plain.LAYOUTS)

"""The layouts of invented resumes that are not typeset: Word documents, text, drawn PDFs, a profile's export, scans."""

from __future__ import annotations

from training.resumes.layouts import drawn, linkedin, plain, scans, word
from training.resumes.records import Layout

LAYOUTS: tuple[Layout, ...] = (
    *word.LAYOUTS,
    *plain.LAYOUTS,
    *linkedin.LAYOUTS,
    *drawn.LAYOUTS,
    *scans.LAYOUTS,
)

"""Layouts set by typesetting programs; those whose program is missing on this machine are left out."""

from __future__ import annotations

from training.resumes.layouts import typst
from training.resumes.records import Layout

LAYOUTS: tuple[Layout, ...] = (*typst.layouts(),)

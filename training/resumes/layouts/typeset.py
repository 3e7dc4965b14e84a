"""Layouts set by typesetting programs; those whose program is missing on this machine are left out."""

from __future__ import annotations

from training.resumes.layouts import latex, rendercv, typst
from training.resumes.layouts.latex_articles import ARTICLES
from training.resumes.layouts.latex_classes import CLASSES
from training.resumes.records import Layout

LAYOUTS: tuple[Layout, ...] = (*typst.layouts(), *rendercv.layouts(), *latex.layouts((*CLASSES, *ARTICLES)))

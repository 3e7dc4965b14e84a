"""Resumes as web pages that Chromium prints."""

from training.resumes.records import Layout

LAYOUTS: tuple[Layout, ...] = ()

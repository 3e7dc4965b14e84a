"""Resumes that keep to no form: entries worded and ordered in every way, odd sections, faults; labels come along."""

from training.resumes.untidy.documents import manuscript_from

__all__ = ["manuscript_from"]

"""Rehearse: a spoken mock interview that runs on the person's own machine."""

__version__ = "0.1.0"

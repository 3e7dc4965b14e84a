"""A document's lines -> a resume, by a small trained reader; the dates, numbers and addresses in it by code."""

from interview.resume.reader import read_resume

__all__ = ["read_resume"]

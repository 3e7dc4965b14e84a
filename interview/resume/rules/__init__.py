"""The text of a resume -> its fields, by rules."""

from interview.resume.rules.resume import resume_from

__all__ = ["resume_from"]

"""A job description -> its title and topics; each topic names the sentence that it stands in."""

from interview.core.job.grounding import grounded_topics
from interview.core.job.rules import topics_from_rules
from interview.core.job.sentences import check_job_text, job_title_from

__all__ = ["check_job_text", "grounded_topics", "job_title_from", "topics_from_rules"]

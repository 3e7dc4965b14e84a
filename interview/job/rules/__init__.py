"""A job description -> its title, its level, its sentences and the names that could be topics; ranks none."""

from interview.job.rules.demands import job_years_from, seniority_from
from interview.job.rules.grounding import grounded_topics
from interview.job.rules.sentences import LONGEST_JOB, check_job_length, check_job_text, job_text_from
from interview.job.rules.title import job_title_from

__all__ = [
    "LONGEST_JOB",
    "check_job_length",
    "check_job_text",
    "grounded_topics",
    "job_text_from",
    "job_title_from",
    "job_years_from",
    "seniority_from",
]

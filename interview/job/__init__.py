"""A job description -> its topics, the most worth asking about first, by a reader trained on advertisements."""

from interview.job.reader import merged_topics, requirements_from, topics_from

__all__ = ["merged_topics", "requirements_from", "topics_from"]

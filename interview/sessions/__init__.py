"""Interviews on disk: a private folder each, session.json and the CSV files, keys that open them, and their end."""

from interview.sessions.keys import Key, new_key, new_session_id
from interview.sessions.retention import Retention, sweep
from interview.sessions.storage import Storage

__all__ = ["Key", "Retention", "Storage", "new_key", "new_session_id", "sweep"]

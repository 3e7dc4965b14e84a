"""Interviews on disk: a private folder each, session.json and the CSV files, keys that open them, and their end."""

from interview.sessions.keys import Key, new_key, new_session_id
from interview.sessions.leases import Holder, Lease
from interview.sessions.retention import Retention, sweep
from interview.sessions.storage import Storage
from interview.sessions.store import Store

__all__ = ["Holder", "Key", "Lease", "Retention", "Storage", "Store", "new_key", "new_session_id", "sweep"]

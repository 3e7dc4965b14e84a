"""The key that opens an interview. Its id is public: it names the folder and stands in every CSV file.

People share those files. Only the browser has the key; the folder holds its SHA-256. A key is 256 random bits, so a
plain hash cannot be guessed back, and whoever reads the folder or a shared file still cannot open the page's copy.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime

from interview.errors import StorageError

_KEY = re.compile(r"([0-9a-z][0-9a-z-]{5,60})\.([0-9A-Za-z_-]{43})")
UNKNOWN = "This interview is not known here. It was deleted, or this browser does not have its key."


@dataclass(frozen=True, slots=True)
class Key:
    session_id: str
    secret: str

    def __str__(self) -> str:
        return f"{self.session_id}.{self.secret}"

    def __repr__(self) -> str:
        return f"Key({self.session_id!r})"  # never into a log

    @property
    def digest(self) -> str:
        """What may be written down of it."""
        return hashlib.sha256(self.secret.encode()).hexdigest()

    def fits(self, digest: str) -> bool:
        return secrets.compare_digest(self.digest, digest.strip())


def key_from(text: object) -> Key:
    """A key as the browser sends it. Raises StorageError for anything that is none, an id alone included."""
    found = _KEY.fullmatch(text) if isinstance(text, str) else None
    if found is None:
        raise StorageError(UNKNOWN)
    return Key(found[1], found[2])


def new_key(session_id: str = "") -> Key:
    return Key(session_id or new_session_id(), secrets.token_urlsafe(32))


def new_session_id(now: datetime | None = None) -> str:
    """Readable by date; unique, and no secret."""
    return f"{now or datetime.now(UTC):%Y%m%d-%H%M}-{secrets.token_hex(8)}"

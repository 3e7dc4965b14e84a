"""session.json as bytes: the session, its revision, and what is needed to make it again. Knows no folder."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace

from pydantic import BaseModel, ValidationError

from interview.errors import StorageError
from interview.sessions.migrations import SCHEMA, migrated
from interview.sessions.session import Revision, Session

HEAD = 100
"""Bytes in which the revision stands."""
_NUMBERS = re.compile(rb'\{\s*"schema_version":\s*(\d{1,9}),\s*"revision":\s*(\d{1,18})')
UNREADABLE = "This interview's session.json cannot be read."
NEWER = "This interview was written by a newer version of this program. Open it with that one."


class _Saved(BaseModel):
    schema_version: int = 0
    revision: int = 0
    version: str
    settings: dict[str, str]
    session: Session


def content_of(session: Session, version: str, settings: Mapping[str, str]) -> bytes:
    saved = _Saved(
        schema_version=SCHEMA,
        revision=session.revision.number,
        version=version,
        settings=dict(settings),
        session=session,
    )
    return saved.model_dump_json(indent=1, exclude={"session": {"revision"}}).encode()


def session_from(content: bytes, lease: str = "") -> Session:
    """Of this version or an earlier one. Raises StorageError for what is no session.json, or a newer version's."""
    try:
        version = schema_in(content[:HEAD])
        if version > SCHEMA:
            raise StorageError(NEWER)
        now = content if version == SCHEMA else json.dumps(migrated(json.loads(content)))
        saved = _Saved.model_validate_json(now)
    except (ValidationError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise StorageError(UNREADABLE) from error
    return replace(saved.session, revision=Revision(saved.revision, lease))


def revision_in(head: bytes) -> int:
    """The number of a session.json's revision, from its first bytes; 0 for one of before revisions."""
    found = _NUMBERS.match(head)
    return int(found[2]) if found else 0


def schema_in(head: bytes) -> int:
    """The number of its version; 0 for one of before such numbers."""
    found = _NUMBERS.match(head)
    return int(found[1]) if found else 0


def questions_in(content: bytes) -> list[str]:
    """What was asked, of a session of any version. Raises ValueError, KeyError or TypeError for what is none."""
    return [str(exchange["question"]["text"]) for exchange in json.loads(content)["session"]["exchanges"]]

"""session.json as bytes: the session, its revision, and what is needed to make it again. Knows no folder."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace

from pydantic import BaseModel, ValidationError

from interview.errors import StorageError
from interview.sessions.session import Revision, Session

SCHEMA = 1
HEAD = 100
"""Bytes in which the revision stands."""
_REVISION = re.compile(rb'\{\s*"schema_version":\s*\d+,\s*"revision":\s*(\d+)')
UNREADABLE = "This interview's session.json cannot be read."


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
    """Raises StorageError for what is no session.json."""
    try:
        saved = _Saved.model_validate_json(content)
    except ValidationError as error:
        raise StorageError(UNREADABLE) from error
    return replace(saved.session, revision=Revision(saved.revision, lease))


def revision_in(head: bytes) -> int:
    """The number of a session.json's revision, from its first bytes; 0 for one of before revisions."""
    found = _REVISION.match(head)
    return int(found[1]) if found else 0


def questions_in(content: bytes) -> list[str]:
    """What was asked, of a session of any version. Raises ValueError, KeyError or TypeError for what is none."""
    return [str(exchange["question"]["text"]) for exchange in json.loads(content)["session"]["exchanges"]]

"""Storages with a fault planted; the fork server of the durability bench imports this to hold interviews in them."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import bench.deaths
import bench.disks
import bench.updates
import bench.writers  # noqa: F401
from interview.errors import StorageError
from interview.sessions import Storage
from interview.sessions.session import Revision, Session
from interview.sessions.session_tables import files_of


class RowsFirst(Storage):
    """As earlier versions wrote: a row at the end of its file, then session.json."""

    def write(self, session: Session) -> Session:
        path = self.folder(session.id) / "answers.csv"
        if len(session.answered) > len(self.load(session.id).answered):
            with path.open("ab") as file:
                file.write(files_of(session)["answers.csv"].splitlines(keepends=True)[-1])
        return super().write(session)

    def write_tables(self, session: Session) -> None: ...


class Silent(Storage):
    """Says nothing of a disk that is full."""

    def write(self, session: Session) -> Session:
        with suppress(StorageError):
            return super().write(session)
        return session


class Overwriting(Storage):
    """As earlier versions wrote: whoever comes last is right."""

    def write(self, session: Session) -> Session:
        return super().write(replace(session, revision=Revision(self.revision_of(session.id), session.revision.lease)))

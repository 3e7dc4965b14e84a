"""Which visitor a page in the browser, known by Gradio's random session hash, belongs to."""

from __future__ import annotations

import re
from collections import OrderedDict

from interview.web.guard.bodies import UNREADABLE
from interview.web.guard.refusals import Refusal
from interview.web.guard.visitors import NOBODY

_MOST = 20_000
_SESSION = re.compile(r"[A-Za-z0-9_-]{1,64}")


class Sessions:
    """The first who uses a hash keeps it, so that nobody reads another's answers by a hash he saw."""

    def __init__(self) -> None:
        self._owner: OrderedDict[str, str] = OrderedDict()

    def check(self, session: object, visitor: str) -> None:
        if not isinstance(session, str) or not _SESSION.fullmatch(session):
            raise Refusal(400, UNREADABLE)
        owner = self._owner.setdefault(session, visitor)
        if owner == NOBODY and visitor:
            self._owner[session] = owner = visitor
        if owner != visitor:
            raise Refusal(403, "This page was opened by another browser. Reload it, then try again.")
        self._owner.move_to_end(session)
        if len(self._owner) > _MOST:
            self._owner.popitem(last=False)

"""Deleting: one interview, or all of this browser's, with everything that is in files and in memory of them."""

from __future__ import annotations

import logging
from collections.abc import Callable

import gradio as gr

from interview.errors import StorageError
from interview.live import Conversations
from interview.sessions import Storage
from interview.web.events.edge import Failure, at_the_edge
from interview.web.events.prepare import keys_from
from interview.web.events.screen import Screen, screen_of
from interview.web.events.turns import Turns
from interview.web.views.fragments import notice

log = logging.getLogger(__name__)
KEPT = "Nothing was deleted."
ONE = "Deleted: this interview's answers, results and sound are gone from this computer."
ALL = "Deleted: {} of this browser. Nothing of them is left on this computer."
Forget = Callable[[gr.Request], None]
"""Removes what the visitor of a request has uploaded."""


def _nothing_done(events: DataEvents, failure: Failure, *given: object) -> Screen:
    return "", failure.said


class DataEvents:
    """One object for all visitors."""

    def __init__(self, storage: Storage, turns: Turns, conversations: Conversations, forget_uploads: Forget) -> None:
        self._storage, self._turns, self._conversations = storage, turns, conversations
        self._forget_uploads = forget_uploads

    @at_the_edge(_nothing_done)
    def delete_one(self, key: object, request: gr.Request) -> Screen:
        """-> whether it was done, its notice. `key` is empty where the person thought better of it."""
        if not key:
            return "", notice(KEPT)
        self._delete(key)
        self._forget_uploads(request)
        return "yes", notice(ONE)

    @at_the_edge(_nothing_done)
    def delete_all(self, keys: object, request: gr.Request) -> Screen:
        known = keys_from(keys)
        if not known:
            return "", notice(KEPT)
        deleted = sum(self._delete_if_there(key) for key in known)
        self._forget_uploads(request)
        return "yes", notice(ALL.format("1 interview" if deleted == 1 else f"{deleted} interviews"))

    def empty(self, done: str) -> Screen:
        """The page as if it had just been opened, where something was deleted. -> key, the reading it is of, resume,
        job, reading, save row, fit, plan, its part, status, start button, and the screen."""
        prepare = ("", "", None, "", "", gr.Row(visible=False), "", "", gr.Accordion(visible=False), "")
        values = (*prepare, gr.Button(visible=False), *screen_of(None, clear=True))
        return values if done else tuple(gr.skip() for _ in values)

    def _delete_if_there(self, key: object) -> bool:
        try:
            self._delete(key)
        except StorageError as error:  # gone already
            log.info("an interview was not there to be deleted: %s", error)
            return False
        return True

    def _delete(self, key: object) -> None:
        """A live interview is ended by it: who deletes does not mean to go on."""
        session_id = self._storage.opened(key)
        self._conversations.leave(session_id)
        with self._turns.alone(key):
            self._storage.delete(session_id)
        self._conversations.forget(session_id)

"""The conversations that are being held in this process, by session. Knows no socket."""

from __future__ import annotations

from threading import Lock

from interview.coach import Coach
from interview.errors import StageError
from interview.live.cameras import Cameras
from interview.live.conversation import Conversation


class Conversations:
    def __init__(self, coach: Coach) -> None:
        self._coach, self._lock = coach, Lock()
        self.cameras = Cameras(coach)
        self._held: dict[str, Conversation] = {}

    def open(self, session_id: str) -> Conversation:
        """The conversation of a session: the one that is held, else a new one from what is saved.

        Raises StorageError for a session that is not there, StageError for one that is over.
        """
        with self._lock:
            self._forget_ended()
            if session_id not in self._held:
                session = self._coach.go_on(session_id)
                if session.finished:
                    raise StageError("This interview is finished. Start a new one in Prepare.")
                self._held[session_id] = Conversation(self._coach, session, camera=self.cameras.of(session_id))
            return self._held[session_id]

    def find(self, session_id: str) -> Conversation | None:
        """The conversation that a page is connected to now."""
        with self._lock:
            held = self._held.get(session_id)
        return held if held is not None and held.is_live else None

    def is_live(self, session_id: str) -> bool:
        return self.find(session_id) is not None

    def leave(self, session_id: str) -> None:
        """Drop what is held of a session that is changed elsewhere; it is opened again from what is saved."""
        with self._lock:
            held = self._held.pop(session_id, None)
        if held is not None:
            held.close()

    def forget(self, session_id: str) -> None:
        """Drop everything that is in memory of an interview that is deleted."""
        self.leave(session_id)
        self.cameras.forget(session_id)
        self._coach.forget(session_id)

    def close(self) -> None:
        with self._lock:
            held, self._held = list(self._held.values()), {}
        for conversation in held:
            conversation.close()

    def _forget_ended(self) -> None:
        for session_id in [name for name, held in self._held.items() if held.is_over]:
            self._held.pop(session_id).close()

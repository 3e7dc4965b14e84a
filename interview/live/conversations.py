"""The conversations that are being held in this process, by session: who comes in, who waits, and what is released."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from threading import Lock

from interview.coach.interview import Interview
from interview.coach.review import Review
from interview.errors import InterviewError, StageError
from interview.live.cameras import FINISHED, Cameras
from interview.live.caretaker import Caretaker
from interview.live.conversation import Conversation
from interview.live.guest import Guest
from interview.live.limits import IDLE, STILL_BUSY, LiveLimits
from interview.live.waiting import WaitingLine
from interview.sessions import Holder, Lease, Storage

DELETED = "This interview was deleted."
LAST_WORDS = 2.0
"""Seconds that what was said to a conversation before its end may take to be put on disk."""


class Conversations:
    def __init__(
        self,
        interview: Interview,
        review: Review,
        storage: Storage,
        limits: LiveLimits | None = None,
        clock: Callable[[], float] = time.monotonic,
        *,
        tends_itself: bool = True,
    ) -> None:
        """`tends_itself`: tidies once a second while there is something to look after; else whoever made it does."""
        self._interview, self._storage = interview, storage
        self._limits, self._clock = limits or LiveLimits(), clock
        self._converse = partial(Conversation, interview, review, limits=self._limits, clock=clock)
        self.cameras = Cameras(storage, interview.observe)
        self._lock = Lock()  # of what is known of pages and seats; nothing slow happens under it
        self._opening = Lock()  # one session is read from the disk at a time
        self._held: dict[str, Conversation] = {}
        self._leases: dict[str, Lease] = {}  # of those that are held: they alone write their sessions
        self._guests: dict[str, Guest] = {}
        self._line = WaitingLine(self._limits.most_held)
        self._caretaker = Caretaker(self.tidy)
        if not tends_itself:
            self._caretaker.close()

    # ------------------------------------------------------------ pages

    def open(self, key: object) -> Guest:
        """For a page with the session's key; nothing is made for a key that opens none.

        Raises StorageError, the same for a wrong key and an unknown session, StageError for one that is over.
        """
        session_id = self._storage.opened(key)
        if self._held_by(session_id) is None and self._storage.load(session_id).finished:
            raise StageError(FINISHED)
        return Guest(self, session_id)

    def welcome(self, guest: Guest) -> None:
        """A page is connected: it comes in, or waits in line."""
        with self._lock:
            before = self._guests.get(guest.session_id)
            if before is not None and before is not guest:
                before.replace()
            self._guests[guest.session_id] = guest
            self._line.arrive(guest.session_id, self._clock())
        self._let_in()
        with self._lock:
            comes_again = self._line.is_in(guest.session_id) and guest.conversation is None
        if comes_again:
            self._seat(guest)
        self._caretaker.wake()

    def see_off(self, guest: Guest) -> None:
        """The page's line is closed."""
        with self._lock:
            guest.go()
            if self._guests.get(guest.session_id) is guest:
                del self._guests[guest.session_id]
                self._line.leave(guest.session_id, self._clock())

    # ------------------------------------------------------------ sessions

    def of(self, session_id: str) -> Conversation:
        """The conversation of a session: the one that is held, else a new one from what is saved.

        Raises StorageError for a session that is not there, HeldError for one that somebody else writes, and
        StageError for one that is over.
        """
        with self._opening:
            held = self._held_by(session_id)
            return self._open(session_id) if held is None else held

    def _open(self, session_id: str) -> Conversation:
        with self._lock:
            ended = self._leases.pop(session_id, None)  # of one that is over
        if ended is not None:
            ended.release()
        away = self._storage.seconds_untouched(session_id)
        lease = self._storage.hold(session_id, Holder.LIVE, LAST_WORDS)
        try:
            session = self._interview.go_on(session_id, lease)
            if session.finished:
                raise StageError(FINISHED)
        except InterviewError:
            lease.release()
            raise
        held = self._converse(session, camera=self.cameras.of(session.id), away=away)
        with self._lock:
            over, self._held[session_id] = self._held.get(session_id), held
            self._leases[session_id] = lease
        if over is not None:
            over.close()
        return held

    def find(self, session_id: str) -> Conversation | None:
        """The conversation that a page is connected to now."""
        held = self._held_by(session_id)
        return held if held is not None and held.is_live else None

    def is_live(self, session_id: str) -> bool:
        """Whether a page holds this interview, or is just coming in."""
        with self._lock:
            if session_id in self._guests and self._line.is_in(session_id):
                held = self._held.get(session_id)
                return held is None or not held.is_over
        return self.find(session_id) is not None

    @property
    def held(self) -> frozenset[str]:
        """Sessions of which a conversation is in memory."""
        with self._lock:
            return frozenset(self._held)

    @property
    def seated(self) -> frozenset[str]:
        """Sessions that have one of the places."""
        with self._lock:
            return frozenset(self._line.seated)

    @property
    def is_empty(self) -> bool:
        """Whether nobody is held, seated, waiting or connected."""
        with self._lock:
            return not (self._held or self._guests or self._line.seated or self._line.waiting)

    def leave(self, session_id: str) -> None:
        """Drop what is held of a session that is changed elsewhere; it is opened again from what is saved."""
        with self._lock:
            self._line.end(session_id, self._clock())
        self._close(session_id)

    def forget(self, session_id: str) -> None:
        """The session is deleted: its page is told so, and nothing of it stays in memory."""
        with self._lock:
            if (guest := self._guests.get(session_id)) is not None:
                guest.refuse(DELETED)
        self.leave(session_id)
        self.cameras.drop(session_id)
        self._interview.forget(session_id)

    def close(self) -> None:
        self._caretaker.close()
        for session_id in self.held:
            self._close(session_id)

    # ------------------------------------------------------------ from time to time

    def tidy(self) -> bool:
        """Release what nobody needs, let in who can come in, tell the others where they are. -> whether any are left"""
        now = self._clock()
        for session_id in self._unneeded(now):
            self._close(session_id)
            self._interview.forget(session_id)
        self._let_in()
        with self._lock:
            self._tell_places()
            some = bool(self._held or self._line.seated or self._line.waiting)
        self.cameras.tidy()
        return some

    def _unneeded(self, now: float) -> list[str]:
        """What is over, what nobody came back to, and what stands still while others wait; their seats are free."""
        with self._lock:
            over = [name for name, held in self._held.items() if held.is_over]
            for name in over:
                self._line.end(name, now)
            left = [name for name, seconds in self._line.away(now).items() if self._may_go(name, seconds)]
            idle = [name for name in self._line.seated if self._line.waiting and self._is_idle(name)]
            for name in idle:
                self._guests[name].refuse(IDLE)
            for name in {*left, *idle}:
                self._line.break_off(name, now)
        return list({*over, *left, *idle})

    def _may_go(self, session_id: str, away: float) -> bool:
        held = self._held.get(session_id)
        return away >= self._limits.release_after and (held is None or not held.is_busy or away >= STILL_BUSY)

    def _is_idle(self, session_id: str) -> bool:
        held = self._held.get(session_id)
        return held is not None and session_id in self._guests and held.seconds_still > self._limits.idle_after

    # ------------------------------------------------------------ within

    def _held_by(self, session_id: str) -> Conversation | None:
        with self._lock:
            held = self._held.get(session_id)
        return held if held is not None and not held.is_over else None

    def _let_in(self) -> None:
        with self._lock:
            came = [self._guests[name] for name in self._line.let_in(self._clock()) if name in self._guests]
            self._tell_places()
        for guest in came:
            self._seat(guest)

    def _tell_places(self) -> None:
        """To those who wait; under the lock."""
        for place, name in enumerate(self._line.waiting, start=1):
            if (guest := self._guests.get(name)) is not None:
                guest.wait(place, self._line.seconds(name, self._clock()))

    def _seat(self, guest: Guest) -> None:
        try:
            conversation = self.of(guest.session_id)
        except InterviewError as error:
            with self._lock:
                guest.refuse(str(error))
                self._line.end(guest.session_id, self._clock())
            return
        with self._lock:  # it may have left, or been replaced, meanwhile
            if self._guests.get(guest.session_id) is guest and guest.conversation is None:
                guest.enter(conversation)

    def _close(self, session_id: str) -> None:
        with self._lock:
            held, lease = self._held.pop(session_id, None), self._leases.pop(session_id, None)
            if held is not None and (guest := self._guests.get(session_id)) is not None:
                guest.conversation = None
        if held is not None:
            held.close()
            held.join(LAST_WORDS)
        if lease is not None:
            lease.release()

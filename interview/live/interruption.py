"""The person speaks while the interviewer thinks or speaks: when it is noticed, and whether it was meant.

Knows sound and words; what follows is decided in states/. Called from the conversation's thread only.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING

from interview.engines.protocols import VoiceStream
from interview.engines.sound import samples_from
from interview.live.barging import BargeIn, is_meant, is_undecided
from interview.live.states.events import Judged, Noticed
from interview.live.voice import Voice
from interview.records import Transcript

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

TOO_SOON = 2.0
"""Seconds of a question after which it can be answered; who speaks earlier goes on with the answer before."""


MOST_ADDED = 2
"""How often more is heard before words are judged that could stand in any sentence."""


class Interruption:
    def __init__(
        self,
        stream: VoiceStream,
        voice: Voice,
        write_down: Callable[[NDArray[np.float32]], Future[Transcript]],
        happens: Callable[[Noticed | Judged], None],
        post: Callable[[Callable[[], None]], None],
        clock: Callable[[], float],
    ) -> None:
        """`happens` is called in the thread; `post` runs something in it."""
        self._barge, self._voice, self._write_down = BargeIn(stream), voice, write_down
        self._happens, self._post, self._clock = happens, post, clock
        self._judging, self._told, self._added = False, False, 0
        self._noticed_at, self._sounds_at = 0.0, 0.0

    def reset(self) -> None:
        """Nobody has interrupted yet."""
        self.ignore()
        self._sounds_at = 0.0

    def ignore(self) -> None:
        """What was heard was no interruption; the question goes on."""
        self._barge.reset()
        self._judging, self._told, self._added = False, False, 0

    def hear(self, pcm: bytes, *, speaks: bool) -> None:
        """A piece of sound that is no answer so far; `speaks`: whether there is anything to interrupt."""
        if self._barge.hears(samples_from(pcm)):
            self._noticed_at = self._clock()
        if not speaks or self._judging:
            return
        self._sounds_at = self._sounds_at or self._clock()
        if self._barge.is_noticed and not self._told:
            self._told = True
            self._happens(Noticed())
        if self._barge.has_heard_enough:
            self._judge()

    @property
    def sound(self) -> NDArray[np.float32]:
        """What was said over the interviewer, and goes on being said."""
        return self._barge.sound

    def _judge(self) -> None:
        self._judging, utterance = True, self._voice.id
        heard = self._write_down(self._barge.sound)
        is_early = self._noticed_at - self._sounds_at < TOO_SOON
        heard.add_done_callback(lambda _: self._post(lambda: self._judged(utterance, heard, is_early)))

    def _judged(self, utterance: int, heard: Future[Transcript], is_early: bool) -> None:
        meant = not heard.cancelled() and heard.exception() is None
        if meant and utterance == self._voice.id and self._added < MOST_ADDED and is_undecided(heard.result().text):
            self._added, self._judging = self._added + 1, False
            self._barge.hear_more()
            return
        self._happens(Judged(utterance, meant and is_meant(heard.result().text, self._voice.text), is_early))

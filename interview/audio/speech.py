"""The interviewer's sound, made before it is needed: one future a text. Knows no question and no page."""

from __future__ import annotations

from collections import OrderedDict
from concurrent.futures import Future
from threading import Lock

from interview.engines.protocols import Synthesizer
from interview.engines.queues import ModelQueue, Urgency
from interview.records import Audio

MOST = 48
"""Texts remembered: a few interviews' next questions and the short remarks that come again; a sentence is 0.5 MB."""


class Speech:
    def __init__(self, model: Synthesizer, queue: ModelQueue) -> None:
        self._model, self._queue = model, queue
        self._sounds: OrderedDict[str, Future[Audio]] = OrderedDict()
        self._lock = Lock()

    def prepare(self, text: str) -> None:
        """Make a sound that will be wanted soon."""
        self.begin(text, Urgency.SOON)

    def begin(self, text: str, urgency: Urgency = Urgency.NOW) -> Future[Audio]:
        """The sound of a text, being made or made already; one that failed is tried again."""
        with self._lock:
            sound = self._sounds.get(text)
            if sound is None or (sound.done() and sound.exception() is not None):
                sound = self._sounds[text] = self._queue.submit(lambda: self._model.speak(text), urgency)
            elif urgency is Urgency.NOW:
                self._queue.hurry(sound)
            self._sounds.move_to_end(text)
            while len(self._sounds) > MOST:
                self._sounds.popitem(last=False)
        return sound

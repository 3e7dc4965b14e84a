"""The person speaks while the interviewer thinks or speaks: who is to have the floor, and what it means.

At the first sign the interviewer falls silent; words decide. Somebody who speaks on right after the end of an answer
has not finished it: the question is taken back. Later it is the beginning of the next answer.
"""

from __future__ import annotations

import time
from concurrent.futures import Future
from typing import TYPE_CHECKING

from interview.engines.protocols import VoiceStream
from interview.engines.sound import samples_from
from interview.live.barging import BargeIn, is_meant
from interview.live.messages import State
from interview.records import Transcript

if TYPE_CHECKING:
    from interview.live.conversation import Conversation

TOO_SOON = 2.0
"""Seconds of a question after which it can be answered; who speaks earlier goes on with the answer before."""


class Interruption:
    def __init__(self, conversation: Conversation, stream: VoiceStream) -> None:
        self._talk, self._barge = conversation, BargeIn(stream)
        self._judging, self._held = False, False
        self._noticed_at, self._sounds_at = 0.0, 0.0

    def reset(self) -> None:
        """Nobody has interrupted yet."""
        self._barge.reset()
        self._judging, self._held, self._sounds_at = False, False, 0.0

    def hear(self, pcm: bytes) -> None:
        """A piece of sound that is no answer so far."""
        talk = self._talk
        if self._barge.hears(samples_from(pcm)):
            self._noticed_at = time.monotonic()
        if talk.state is not State.SPEAKING or self._judging:
            return
        self._sounds_at = self._sounds_at or time.monotonic()
        if self._barge.is_noticed and not self._held:
            self._held = True
            talk.emit({"type": "hold", "id": talk.voice.id})
        if self._barge.has_heard_enough:
            self._judge()

    def _judge(self) -> None:
        talk = self._talk
        self._judging, utterance = True, talk.voice.id
        heard = talk.listener.write_down(self._barge.sound)

        def judged() -> None:
            if utterance != talk.voice.id or talk.state is not State.SPEAKING:
                return
            if not self._is_meant(heard):
                self._barge.reset()
                self._judging, self._held = False, False
                talk.emit({"type": "release", "id": utterance})
                return
            talk.voice.stop()
            talk.note("interrupted")
            talk.actor.when_idle(self._give_floor)

        heard.add_done_callback(lambda _: talk.actor.post(judged))

    def _give_floor(self) -> None:
        """The next answer begins, or the last one was not finished; what was said until now is heard."""
        talk, sound = self._talk, self._barge.sound
        went_on = self._noticed_at - self._sounds_at < TOO_SOON
        self.reset()
        question = talk.session.open_question
        if question is not None and talk.listener.number == question.number:
            talk.listen()  # only something said in the middle of this answer was spoken over
            talk.listener.hear_samples(sound)
            return
        last = talk.session.exchanges[-2].answer if len(talk.session.exchanges) > 1 else None
        if went_on and last is not None and last.source == "spoken":
            talk.reopen()
            talk.listener.go_on_from(Transcript(last.words, last.language), last.seconds)
            talk.listen()
        else:
            talk.listen_anew()
        talk.listener.hear_samples(sound)

    def _is_meant(self, heard: Future[Transcript]) -> bool:
        return heard.exception() is None and is_meant(heard.result().text, self._talk.voice.text)

"""The sound of answers: on disk first, then written down, then kept or removed as the person wished.

Knows files of a session and the recogniser; not what is asked or made of an answer.
"""

from __future__ import annotations

import logging
from pathlib import Path

from interview.audio.recordings import read_recording, wav_bytes
from interview.engines.models import Models
from interview.engines.queues import ModelQueue
from interview.engines.sound import SPEECH_RATE, pcm16, samples_from
from interview.errors import RecordingError
from interview.records import Answer, Audio, Transcript
from interview.sessions import Storage
from interview.sessions.session import Session

log = logging.getLogger(__name__)


class AnswerSounds:
    def __init__(self, storage: Storage, models: Models, queue: ModelQueue) -> None:
        self._storage, self._models, self._queue = storage, models, queue

    def answer_from(self, session: Session, number: int, recording: Path) -> Answer:
        """A recorded answer as a record. Raises RecordingError when nothing is heard in it."""
        audio = read_recording(recording)
        kept = self._storage.write_recording(session, number, wav_bytes(audio))
        transcript = self._queue.run(lambda: self._models.transcription.transcribe(audio))
        if not transcript.words:
            self._storage.drop_recording(session, number)
            raise RecordingError(
                "No speech was heard in that recording. Check that the microphone is not muted, "
                "then record again or type your answer."
            )
        self._storage.drop_sound(session, number)  # of a live answer that broke off: this recording takes its place
        return Answer(
            text=transcript.text,
            source="spoken",
            words=transcript.words,
            seconds=round(audio.seconds, 2),
            language=transcript.language,
            recording=f"recordings/{kept.name}" if session.keep_recordings else "",
        )

    def add(self, session: Session, number: int, pcm: bytes) -> None:
        """A piece of 16-bit sound at 16 kHz of an answer that is being given. Raises StorageError."""
        self._storage.append_sound(session, number, pcm)

    def clear(self, session: Session, number: int) -> None:
        """What was said so far was no answer."""
        self._storage.drop_sound(session, number)

    def size(self, session: Session) -> int:
        """Bytes of all the session's sound on disk."""
        return self._storage.sound_bytes(session)

    def write_down(self, pcm: bytes) -> Transcript:
        """The words of 16-bit sound at 16 kHz that an answer which broke off left behind; none of none."""
        if not pcm:
            return Transcript((), "")
        audio = Audio(samples_from(pcm), SPEECH_RATE)
        return self._queue.run(lambda: self._models.transcription.transcribe(audio))

    def put_away(self, session: Session, number: int) -> None:
        """An answer is taken: its sound becomes, or stays, a WAV file where the person keeps recordings."""
        sound = self._storage.sound_so_far(session, number)
        if not session.keep_recordings:
            self._storage.drop_recording(session, number)
        elif sound:
            self._storage.write_recording(session, number, wav_bytes(Audio(samples_from(sound), SPEECH_RATE)))
        self._storage.drop_sound(session, number)

    def sound_of(self, session: Session, number: int) -> bytes:
        """The 16-bit sound of an answer that is about to be taken; b"" where none was heard."""
        return self._storage.sound_so_far(session, number) or self._recorded(session, number)

    def beginning_of(self, session: Session, number: int) -> bytes:
        """The sound of an answer that broke off, a recording that was not written down yet included; it goes on."""
        try:
            sound = self.sound_of(session, number)
        except RecordingError:  # cut too early to be read
            return b""
        if sound and not self._storage.sound_so_far(session, number):
            self._storage.append_sound(session, number, sound)
        return sound

    def take_back(self, session: Session, number: int, pcm: bytes) -> None:
        """An answer goes on after all: what was kept of it, in memory or in a file, is its beginning."""
        pcm = pcm or self._recorded(session, number)
        if pcm:
            self._storage.write_sound(session, number, pcm)

    def settle(self, session: Session) -> None:
        """Bring the files up to the session: a process that was killed may have left them a step behind.

        Of a finished interview only recordings that are to be kept stay. Raises StorageError.
        """
        taken = {exchange.question.number for exchange in session.answered}
        for number in self._storage.sounds(session):
            if number in taken:
                self.put_away(session, number)
            elif session.finished or number > len(session.exchanges):
                self.drop(session, number)
            else:
                self._go_on_from_recording(session, number)

    def drop(self, session: Session, number: int) -> None:
        """The question was taken back, or never answered."""
        self._storage.drop_sound(session, number)
        self._storage.drop_recording(session, number)

    def _go_on_from_recording(self, session: Session, number: int) -> None:
        """A recording that was handed in and never taken is sound of the open answer, behind what there was of it."""
        recorded, sound = self._recorded(session, number), self._storage.sound_so_far(session, number)
        if not recorded:
            return
        if not sound.startswith(recorded) and not sound.endswith(recorded):
            self._storage.write_sound(session, number, sound + recorded)
        self._storage.drop_recording(session, number)

    def _recorded(self, session: Session, number: int) -> bytes:
        """Of a recording in the session's folder; b"" where there is none, or it cannot be read."""
        path = self._storage.recording_path(session, number)
        try:
            return pcm16(read_recording(path)) if path.exists() else b""
        except RecordingError as error:
            log.warning("the recording of answer %d stays as it is: %s", number, error)
            return b""

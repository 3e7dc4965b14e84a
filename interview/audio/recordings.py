"""Reads what a browser, telephone or recorder saved, as mono sound; writes WAV. Knows no speech recogniser."""

from __future__ import annotations

import io
import wave
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interview.engines.loading import library
from interview.engines.sound import SPEECH_RATE, pcm16
from interview.errors import RecordingError
from interview.records import Audio

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SHORTEST_SECONDS = 0.3
LONGEST_SECONDS = 15 * 60.0
LOWEST_RATE = 4000
"""Samples a second; a telephone's line has 8,000."""

# Containers that hold sound themselves. Left out on purpose: playlists and "concat" lists, which make
# the reader open further files and addresses.
CONTAINERS = "wav,w64,aiff,au,caf,flac,ogg,mp3,aac,amr,matroska,webm,mov,mp4,m4a,3gp,asf,avi,mpeg,mpegts"


def read_recording(path: Path) -> Audio:
    """Decode any sound or video file, whatever its name says, to 16 kHz mono.

    A cut or damaged file gives the part that can be read. Raises RecordingError.
    """
    av = library("av")
    _check_file(path)
    try:
        with av.open(str(path.resolve()), options={"format_whitelist": CONTAINERS}) as container:
            if not container.streams.audio:
                raise RecordingError("This file has pictures but no sound. Record again with the microphone on.")
            samples = _joined(_decoded(container))
    except (av.FFmpegError, ValueError) as error:
        raise RecordingError("This file cannot be read as sound. Record again, or upload a WAV or MP3.") from error
    return _checked(Audio(samples, SPEECH_RATE))


def wav_bytes(audio: Audio) -> bytes:
    """A WAV file of 16-bit mono samples at the audio's own rate."""
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(audio.rate)
        file.writeframes(pcm16(audio))
    return buffer.getvalue()


def write_wav(audio: Audio, path: Path) -> None:
    path.write_bytes(wav_bytes(audio))


def _check_file(path: Path) -> None:
    try:
        size = path.stat().st_size
    except OSError as error:
        raise RecordingError("The recording was not found. Record your answer again.") from error
    if not path.is_file():
        raise RecordingError("The recording was not found. Record your answer again.")
    if size == 0:
        raise RecordingError("The recording is empty. Check the microphone and record again.")


def _decoded(container: Any) -> Iterator[NDArray[np.float32]]:
    """Yield pieces of 16 kHz mono samples, without the packets that are damaged; stop at the limit."""
    av = library("av")
    resampler = av.AudioResampler(format="flt", layout="mono", rate=SPEECH_RATE)
    length = 0
    for packet in _packets(container):
        try:
            pieces = [piece for frame in packet.decode() for piece in resampler.resample(_fit(frame))]
        except (av.FFmpegError, ValueError):  # ValueError: the format changes midway
            continue
        yield from (piece.to_ndarray()[0] for piece in pieces)
        length += sum(piece.samples for piece in pieces)
        if length > (LONGEST_SECONDS + 1) * SPEECH_RATE:
            return
    if length:
        yield from (piece.to_ndarray()[0] for piece in resampler.resample(None))


def _packets(container: Any) -> Iterator[Any]:
    """The sound's packets up to where the file is cut."""
    av = library("av")
    try:
        yield from container.demux(container.streams.audio[0])
    except av.FFmpegError:
        return


def _fit(frame: Any) -> Any:
    """The frame without its clock, so that a damaged clock opens no gaps.

    Raises RecordingError for a rate that no speech has: at 1 Hz one frame of a small file would fill the memory.
    """
    if frame.sample_rate < LOWEST_RATE:
        raise RecordingError("This file cannot be read as sound. Record again, or upload a WAV or MP3.")
    frame.pts = None
    return frame


def _joined(pieces: Iterator[NDArray[np.float32]]) -> NDArray[np.float32]:
    import numpy as np

    parts = list(pieces)
    samples = np.concatenate(parts) if parts else np.zeros(0, np.float32)
    return np.clip(np.nan_to_num(samples), -1.0, 1.0).astype(np.float32, copy=False)


def _checked(audio: Audio) -> Audio:
    if len(audio.samples) == 0:
        raise RecordingError("This file cannot be read as sound: it holds none. Record your answer again.")
    if audio.seconds < SHORTEST_SECONDS:
        raise RecordingError("The recording is too short. Hold on for at least a second, then speak.")
    if audio.seconds > LONGEST_SECONDS:
        raise RecordingError(
            f"The recording is longer than {LONGEST_SECONDS / 60:.0f} minutes. Record a shorter answer."
        )
    return audio

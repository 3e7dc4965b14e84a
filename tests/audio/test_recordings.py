"""Recordings as browsers, telephones and people's disks give them: read, or refused with a sentence."""

from __future__ import annotations

import io
import json
import wave
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from interview.audio.recordings import read_recording, wav_bytes, write_wav
from interview.engines.sound import loudest
from interview.errors import RecordingError
from interview.records import Audio
from tests.conftest import DATA, needs_data, tone
from tests.engines.backends.standins import encoded

SILENCE_DBFS = -60.0
"""Speech at a usual level lies near -26 dBFS (ITU-T P.56); a muted microphone, at minus infinity to -70."""
FORMATS = [
    ("wav", "pcm_s16le", "s16", 16_000),
    ("wav", "pcm_mulaw", "s16", 8_000),
    ("wav", "pcm_f32le", "flt", 44_100),
    ("webm", "libopus", "flt", 48_000),
    ("ogg", "libopus", "flt", 48_000),
    ("mp4", "aac", "fltp", 44_100),
    ("mp3", "libmp3lame", "fltp", 44_100),
    ("flac", "flac", "s16", 48_000),
]
BAD_SOUNDS = {
    "sphinx_bad.wav": "cannot be read",
    "sphinx_null.wav": "cannot be read",
    "very_short_80ms.wav": "too short",
    "text_named.wav": "cannot be read",
    "header_only.webm": "cannot be read",
    "zero_bytes.webm": "empty",
    "video_without_audio.webm": "no sound",
}
READABLE_SOUNDS = {
    "silent_6s.wav": 6.0,
    "white_noise.wav": 5.0,
    "clipped.wav": 2.9,
    "mp3_named.wav": 2.9,
    "full.webm": 2.9,
    "truncated.webm": 1.6,
    "telephone_mulaw.wav": 2.9,
}


@pytest.mark.parametrize(("container", "codec", "form", "rate"), FORMATS)
def test_any_container_and_codec_becomes_16_khz_mono(
    tmp_path: Path, container: str, codec: str, form: str, rate: int
) -> None:
    path = tmp_path / "answer.bin"  # the name says nothing
    path.write_bytes(encoded(tone(2.0, rate), container, codec, form))
    audio = read_recording(path)
    assert audio.rate == 16_000
    assert audio.samples.dtype == np.float32
    assert audio.seconds == pytest.approx(2.0, abs=0.1)
    assert loudest(audio) == pytest.approx(loudest(tone(2.0)), abs=1.5)
    assert pitch_of(audio) == pytest.approx(220, abs=2)


def is_silent(audio: Audio) -> bool:
    return loudest(audio) < SILENCE_DBFS


def test_both_ears_are_heard(tmp_path: Path) -> None:
    path = tmp_path / "stereo.wav"
    left, right = tone(1.0).samples, np.zeros(16_000, np.float32)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(16_000)
        file.writeframes((np.stack([left, right], axis=1) * 32767).astype("<i2").tobytes())
    assert not is_silent(read_recording(path))


def test_a_file_that_is_cut_gives_its_first_part(tmp_path: Path) -> None:
    whole = encoded(tone(4.0, 48_000), "webm", "libopus", "flt")
    path = tmp_path / "cut.webm"
    path.write_bytes(whole[: len(whole) * 6 // 10])
    assert 1.0 < read_recording(path).seconds < 3.5


def test_a_damaged_stretch_does_not_lose_the_rest(tmp_path: Path) -> None:
    data = bytearray(encoded(tone(6.0, 44_100), "mp3", "libmp3lame", "fltp"))
    third = len(data) // 3
    data[third : third + 400] = b"\x00" * 400
    path = tmp_path / "damaged.mp3"
    path.write_bytes(bytes(data))
    assert read_recording(path).seconds > 5


def test_samples_that_are_no_numbers_or_too_large_are_made_harmless(tmp_path: Path) -> None:
    samples = tone(1.0).samples.copy()
    samples[:3] = (np.nan, np.inf, -9.0)
    path = tmp_path / "broken.wav"
    path.write_bytes(encoded(Audio(samples, 16_000), "wav", "pcm_f32le", "flt"))
    read = read_recording(path).samples
    assert np.isfinite(read).all()
    assert np.abs(read).max() <= 1


def test_the_sound_of_a_film_is_read(tmp_path: Path) -> None:
    path = tmp_path / "answer.mp4"
    path.write_bytes(film(with_sound=True))
    assert read_recording(path).seconds == pytest.approx(1.0, abs=0.2)


def test_a_film_without_sound_is_refused_with_the_reason(tmp_path: Path) -> None:
    path = tmp_path / "answer.mp4"
    path.write_bytes(film(with_sound=False))
    with pytest.raises(RecordingError, match="no sound"):
        read_recording(path)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"this is a letter, not a recording " * 40, "cannot be read"),
        (b"RIFF\x24\x00\x00\x00WAVEfmt ", "cannot be read"),
        (wav_bytes(tone(0.1)), "too short"),
        (wav_bytes(Audio(np.zeros(0, np.float32), 16_000)), "cannot be read"),
    ],
    ids=["empty", "text", "half a header", "a tenth of a second", "no samples"],
)
def test_what_holds_no_answer_is_refused_with_the_reason(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "answer.wav"
    path.write_bytes(content)
    with pytest.raises(RecordingError, match=reason):
        read_recording(path)


@pytest.mark.parametrize("name", ["nothing.wav", "."])
def test_a_recording_that_is_not_there_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(RecordingError, match="not found"):
        read_recording(tmp_path / name)


def test_more_than_fifteen_minutes_are_refused_without_reading_them_all(tmp_path: Path) -> None:
    path = tmp_path / "hours.flac"
    path.write_bytes(encoded(Audio(np.zeros(8_000 * 60 * 40, np.float32), 8_000), "flac", "flac", "s16"))
    with pytest.raises(RecordingError, match="15 minutes"):
        read_recording(path)


@pytest.mark.parametrize("first", ["ffconcat version 1.0\nfile secret.wav\n", "#EXTM3U\n#EXTINF:2,\nsecret.wav\n"])
def test_a_playlist_never_opens_other_files(tmp_path: Path, first: str) -> None:
    write_wav(tone(2.0), tmp_path / "secret.wav")
    path = tmp_path / "answer.wav"
    path.write_text(first)
    with pytest.raises(RecordingError):
        read_recording(path)


def test_a_written_wav_reads_back_the_same(tmp_path: Path) -> None:
    write_wav(tone(1.0), tmp_path / "a.wav")
    np.testing.assert_allclose(read_recording(tmp_path / "a.wav").samples, tone(1.0).samples, atol=2 / 32768)


def test_a_wav_keeps_its_own_rate() -> None:
    with wave.open(io.BytesIO(wav_bytes(tone(1.0, rate=24_000)))) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (24_000, 1, 2)
        assert file.getnframes() == 24_000


def test_a_muted_microphone_is_silence_and_a_quiet_voice_is_not() -> None:
    hiss = Audio((0.0002 * np.random.default_rng(0).standard_normal(32_000)).astype(np.float32), 16_000)
    quiet = Audio(np.concatenate([np.zeros(16_000), tone(0.5, loudness=0.01).samples]).astype(np.float32), 16_000)
    assert is_silent(tone(2.0, loudness=0.0))
    assert is_silent(hiss)
    assert not is_silent(quiet)


@needs_data
@pytest.mark.parametrize(("name", "reason"), BAD_SOUNDS.items())
def test_bad_sound_files_are_refused_with_the_reason(name: str, reason: str) -> None:
    with pytest.raises(RecordingError, match=reason):
        read_recording(DATA / "bad" / name)


@needs_data
@pytest.mark.parametrize(("name", "seconds"), READABLE_SOUNDS.items())
def test_difficult_sound_files_are_read(name: str, seconds: float) -> None:
    audio = read_recording(DATA / "bad" / name)
    assert audio.seconds == pytest.approx(seconds, abs=0.1)
    assert is_silent(audio) == (name == "silent_6s.wav")


@needs_data
def test_every_sound_file_of_the_bad_set_has_a_test() -> None:
    listed = {entry["file"] for entry in json.loads((DATA / "bad" / "manifest.json").read_text(encoding="utf-8"))}
    assert {name for name in listed if name.endswith((".wav", ".webm"))} == {*BAD_SOUNDS, *READABLE_SOUNDS}


@needs_data
@pytest.mark.parametrize("name", ["flatebomb_80mb.pdf", "black_frame.jpg", "zipbomb_60mb.docx"])
def test_files_that_are_no_recordings_are_refused(name: str) -> None:
    with pytest.raises(RecordingError):
        read_recording(DATA / "bad" / name)


def pitch_of(audio: Audio) -> float:
    spectrum = np.abs(np.fft.rfft(audio.samples))
    return float(np.argmax(spectrum)) * audio.rate / len(audio.samples)


def film(with_sound: bool) -> bytes:
    """One second of grey pictures, with or without a tone."""
    buffer = io.BytesIO()
    with av.open(buffer, mode="w", format="mp4") as container:
        pictures: Any = container.add_stream("mpeg4", rate=10)
        pictures.width, pictures.height, pictures.pix_fmt = 64, 64, "yuv420p"
        sound: Any = container.add_stream("aac", rate=44_100, layout="mono") if with_sound else None
        grey = av.VideoFrame.from_ndarray(np.full((64, 64, 3), 90, np.uint8), format="rgb24")
        packets = [packet for _ in range(10) for packet in pictures.encode(grey)] + pictures.encode(None)
        if sound is not None:
            hum = av.AudioFrame.from_ndarray(tone(1.0, 44_100).samples[None, :], format="fltp", layout="mono")
            hum.sample_rate = 44_100
            packets += [*sound.encode(hum), *sound.encode(None)]
        for packet in packets:
            container.mux(packet)
    return buffer.getvalue()


def test_a_small_file_that_would_fill_the_memory_is_refused_before_it_does(tmp_path: Path) -> None:
    path = tmp_path / "answer.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(1)
        file.writeframes(bytes(100_000))  # a day and more
    with pytest.raises(RecordingError, match="cannot be read as sound"):
        read_recording(path)

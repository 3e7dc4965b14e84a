"""Files that hold a picture or a sound, by their name or by what stands in them."""

from __future__ import annotations

from pathlib import Path

NAMES = frozenset(".jpg .jpeg .png .webp .gif .bmp .npy .wav .pcm .mp3 .ogg .flac .webm .mp4".split())
MARKS = (b"\xff\xd8\xff", b"\x89PNG\r\n", b"RIFF", b"OggS", b"\x1aE\xdf\xa3", b"fLaC", b"\x93NUMPY", b"GIF8")
"""How JPEG, PNG, WebP and WAV, Ogg, WebM and Matroska, FLAC, saved arrays and GIF begin."""
WRITTEN_OUT = (b";base64,", b"/9j/4AAQ", b"iVBORw0KGgo", b"UklGR")
"""The same as text within another file."""


def pictures_and_sounds(*places: Path) -> set[Path]:
    """Of these files, and of all in these folders."""
    paths = (path for place in places for path in (place, *place.rglob("*")))
    return {path for path in paths if path.is_file() and is_one(path)}


def is_one(path: Path) -> bool:
    """A file that goes while it is looked at is none; its writer made another of it."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return False
    return path.suffix in NAMES or content.startswith(MARKS) or any(mark in content for mark in WRITTEN_OUT)

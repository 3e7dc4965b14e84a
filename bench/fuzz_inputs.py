"""Inputs of five kinds that are nearly what people send: seeds, and changes of their bytes and of their structure.

The same seed and number give the same input. Reads nothing itself.
"""

from __future__ import annotations

import io
import json
import re
import wave
import zipfile
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

KINDS = ("documents", "sounds", "pictures", "live", "texts")
MOST_BYTES = 1_500_000
_MOST_SEED, _MOST_SEEDS = 400_000, 60
_NUMBERS = (
    b"0",
    b"-1",
    b"1",
    b"255",
    b"65536",
    b"2147483647",
    b"4294967296",
    b"99999999999999999999",
    b"1e308",
    b"nan",
)
_BYTES = (b"\x00", b"\xff", b"\x7f", b"\x80", b"\xff\xff\xff\xff", b"\x00\x00\x00\x00", b"\x7f\xff\xff\xff")
_TAGS = (
    b"<w:tbl>",
    b"<w:tr><w:tc>",
    b"<w:p>",
    b"<w:r>",
    b"<w:txbxContent>",
    b"<w:hyperlink>",
    b"<mc:AlternateContent>",
)
ODD_TEXT = (
    "\x00", "\u200b", "\ufeff", "\u202e", "\ud800", "\u2028", "=", "＝", "'", ";", "\t", "\r\n", "(", "[", "<", "- ",
    "•", "5+ years", "2015 - ", "Experience", "Skills:", "e\u0301", "你好", "عربي", "🙂", "NaN", "1e999", "\\", '"',
    "{}",
)  # fmt: skip
ODD_VALUES: tuple[object, ...] = (
    None, True, False, 0, -1, 1e308, 10**400, float("nan"), float("inf"), "", "\x00", "\ud800", [], {}, [[]],
    "x" * 7000,
)  # fmt: skip


def seeds_from(folder: Path | None) -> dict[str, list[bytes]]:
    """Small files of each kind: the package's samples, some made on the spot, and those of a folder."""
    samples = Path(__file__).parent.parent / "interview" / "coach" / "samples"
    files = [path for path in sorted(samples.rglob("*")) if path.is_file()]
    for name in ("resumes", "bad", "faces") if folder else ():
        files += sorted(path for path in ((folder or samples) / name).glob("*") if path.is_file())
    found: dict[str, list[bytes]] = {
        "documents": [_docx(), *_TEXTS], "sounds": [_wav()], "pictures": [_picture("JPEG"), _picture("PNG")]
    }  # fmt: skip
    for path in files:
        kind = _KIND_OF.get(path.suffix.lower())
        if kind and 0 < path.stat().st_size <= _MOST_SEED and len(found[kind]) < _MOST_SEEDS:
            found[kind].append(path.read_bytes())
    found["documents"] += found["pictures"][:2]
    return found


def input_of(kind: str, number: int, seed: int, seeds: dict[str, list[bytes]]) -> bytes:
    random = Random(f"{seed}/{kind}/{number}")
    if kind == "live":
        return json.dumps([_message(random) for _ in range(random.randint(1, 12))]).encode()
    if kind == "texts":
        return json.dumps({"text": text_of(random), "value": _value(random, 4)}).encode()
    data = random.choice(seeds[kind])
    for _ in range(random.choice((1, 1, 2, 3, 8))):
        data = random.choice(_changes_for(data))(data, random, seeds[kind])[:MOST_BYTES]
    return data


Change = Callable[[bytes, Random, Sequence[bytes]], bytes]


def _changes_for(data: bytes) -> list[Change]:
    plain: list[Change] = [_flipped, _cut, _spliced, _grown, _renumbered, _set]
    if data.startswith(b"PK"):
        return [*plain, _rezipped, _rezipped, _rezipped, _rezipped]
    return [*plain, _restreamed, _referred, _restreamed, _referred] if b"%PDF" in data[:1024] else plain


def _flipped(data: bytes, random: Random, _: Sequence[bytes]) -> bytes:
    changed = bytearray(data)
    for _n in range(random.randint(1, 1 + len(data) // 500) if data else 0):
        changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def _cut(data: bytes, random: Random, _: Sequence[bytes]) -> bytes:
    first, last = sorted(random.randint(0, len(data)) for _n in range(2))
    return data[:last] if random.random() < 0.5 else data[:first] + data[last:]


def _spliced(data: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    other = random.choice(others)
    return data[: random.randint(0, len(data))] + other[random.randint(0, len(other)) :]


def _grown(data: bytes, random: Random, _: Sequence[bytes]) -> bytes:
    at = random.randint(0, len(data))
    return data[:at] + data[at : at + random.randint(1, 200)] * random.choice((2, 50, 5000)) + data[at:]


def _renumbered(data: bytes, random: Random, _: Sequence[bytes]) -> bytes:
    found = [match.span() for match in re.finditer(rb"\d+", data)][:5000]
    if not found:
        return data
    first, last = random.choice(found)
    return data[:first] + random.choice(_NUMBERS) + data[last:]


def _set(data: bytes, random: Random, _: Sequence[bytes]) -> bytes:
    """Put an odd value near the head, where sizes and rates stand, or anywhere."""
    at = random.randint(0, min(len(data), 200) if random.random() < 0.6 else len(data))
    new = random.choice(_BYTES)
    return data[:at] + new + data[at + len(new) :]


def _rezipped(data: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    """A part of the archive changed, packed again."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()[:40]}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, zlib.error, EOFError, RuntimeError):
        return data
    xml = [name for name in parts if name.endswith((".xml", ".rels"))] or list(parts) or ["word/document.xml"]
    name = "word/document.xml" if "word/document.xml" in xml and random.random() < 0.7 else random.choice(xml)
    parts[name] = random.choice((_nested, _renumbered, _flipped, _grown, _cut, _retagged))(
        parts.get(name, b""), random, others
    )[:MOST_BYTES]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", random.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return packed.getvalue()


def _nested(xml: bytes, random: Random, _: Sequence[bytes]) -> bytes:
    """Elements within elements, so deep that a walk may fall over."""
    tag, depth = random.choice(_TAGS), random.choice((3, 90, 240, 3000))
    closing = b"".join(b"</" + part[1:] for part in reversed(re.findall(rb"<[^>]+>", tag)))
    at = max(xml.find(b"<w:body>") + 8, 0)
    return xml[:at] + tag * depth + b"<w:p><w:r><w:t>deep</w:t></w:r></w:p>" + closing * depth + xml[at:]


def _retagged(xml: bytes, random: Random, _: Sequence[bytes]) -> bytes:
    tags = re.findall(rb"<[^<>]{1,80}>", xml)[:2000]
    return xml.replace(random.choice(tags), random.choice(tags), random.randint(1, 5)) if tags else xml


def _restreamed(data: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    """The orders of a PDF's stream changed before they are packed again."""
    streams = list(re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL))[:200]
    if not streams:
        return data
    found = random.choice(streams)
    try:
        orders = zlib.decompress(found[1])
    except zlib.error:
        orders = found[1]
    orders = random.choice((_renumbered, _flipped, _grown, _cut))(orders, random, others)[:MOST_BYTES]
    return data[: found.start(1)] + zlib.compress(orders) + data[found.end(1) :]


def _referred(data: bytes, random: Random, _: Sequence[bytes]) -> bytes:
    """A reference of a PDF points elsewhere: to its own object, to another kind, to none."""
    found = [match.span(1) for match in re.finditer(rb"(\d+) 0 R", data)][:3000]
    if not found:
        return data
    first, last = random.choice(found)
    return data[:first] + str(random.randint(0, 60)).encode() + data[last:]


# ---------------------------------------------------------------- texts and messages


def text_of(random: Random) -> str:
    """A text of everyday lines and of odd pieces, some of them very often."""
    lines = b"\n".join(_TEXTS).decode().splitlines()
    pieces = [random.choice((*lines, *ODD_TEXT, "\n")) for _ in range(random.randint(0, 30))]
    if random.random() < 0.5:
        pieces.append(random.choice((*lines, *ODD_TEXT)) * random.choice((20, 500, 3000)))
    random.shuffle(pieces)
    return random.choice(("", " ", "\n")).join(pieces)[: random.choice((600, 600, 600, 3000, 3000, 30_000))]


def _value(random: Random, depth: int) -> object:
    """Any JSON, most of it shaped like the page's forms."""
    if depth == 0 or random.random() < 0.4:
        return random.choice((*ODD_VALUES, *ODD_TEXT))
    names = "document values session slots number topic wording name email location about skills.1.skills phones.1 x.1"
    if random.random() < 0.3:
        return [_value(random, depth - 1) for _ in range(random.randint(0, 4))]
    return {random.choice(names.split()): _value(random, depth - 1) for _ in range(random.randint(0, 6))}


def _message(random: Random) -> dict[str, object]:
    """A message of the page's lines as it comes from the socket: {"text": ...} or {"bytes": latin-1}."""
    if random.random() < 0.25:
        return {"bytes": random.randbytes(random.choice((0, 3, 5, 6, 7, 2052, 70_000))).decode("latin-1")}
    kinds = ("begin", "command", "typing", "answer", "played", "playing", "look", "calibrate", "uncalibrate", None, 7)
    commands = ("done", "skip", "repeat", "pause", "resume", "end", "go_on", "x" * 999)
    message: dict[str, object] = {"type": random.choice(kinds), "name": random.choice(commands)}
    message |= {"id": random.choice((0, 1)), "text": text_of(random)[:9000], "x": random.random(), "y": 0.5}
    for name in random.sample(sorted(message), random.randint(0, 2)):
        message[name] = _value(random, 2)
    text = random.choice((json.dumps(message), json.dumps(message), json.dumps(_value(random, 3)), "[" * 5000, "{", ""))
    return {"text": text}


# ---------------------------------------------------------------- seeds


_TEXTS = (
    b"Maya Stone\nmaya.stone@example.org | +44 20 7946 0958 | Leeds, UK\n\nExperience\nTester, Acme Inc., Leeds  Jan "
    b"2019 - Present\n- Wrote 400 automated tests in Python\n- Cut the release from 3 weeks to 2 days\n\nEducation\n"
    b"BSc Physics, University of Leeds, 2015 - 2018\n\nSkills: Python, SQL, Selenium\n"
    b"Languages: English (native), German (B2)\n",
    b"# Maya Stone\n\n**Tester** at [Acme](https://acme.example)\n\n## Experience\n\n* Tester, Acme, 2019 - 2021\n",
    b"Senior Tester\n\nResponsibilities:\n- Plan and deliver test strategies\n\nRequirements: 5+ years of experience "
    b"in software testing. A degree in computer science is a plus. Strong knowledge of SQL and REST APIs.\n",
)
_KIND_OF = {
    ".pdf": "documents", ".docx": "documents", ".txt": "documents", ".md": "documents", ".wav": "sounds",
    ".webm": "sounds", ".mp3": "sounds", ".ogg": "sounds", ".flac": "sounds", ".m4a": "sounds", ".jpg": "pictures",
    ".jpeg": "pictures",
}  # fmt: skip


def _docx() -> bytes:
    import docx

    document, packed = docx.Document(), io.BytesIO()
    document.add_heading("Maya Stone", 0)
    document.add_paragraph("Tester, Acme Inc., Leeds  Jan 2019 - Present")
    document.add_paragraph("Wrote 400 automated tests in Python", style="List Bullet")
    table = document.add_table(2, 2)
    table.cell(0, 0).text, table.cell(1, 1).text = "Skills", "Python, SQL"
    document.save(packed)
    return packed.getvalue()


def _wav() -> bytes:
    packed = io.BytesIO()
    with wave.open(packed, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16_000)
        file.writeframes(bytes(range(256)) * 125)
    return packed.getvalue()


def _picture(kind: str) -> bytes:
    from PIL import Image

    packed = io.BytesIO()
    Image.linear_gradient("L").convert("RGB").resize((160, 120)).save(packed, kind)
    return packed.getvalue()

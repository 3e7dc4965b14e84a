"""Files that ask their reader to open something else: an address of this machine, a device, somebody's recording."""

from __future__ import annotations

import io
import socket
import struct
import zipfile
from collections.abc import Callable

from bench.attacks.people import prepared
from bench.attacks.scene import Scene
from bench.attacks.table import Attack
from bench.attacks.target import OURS
from bench.processes import resident_mb

MOST_MB = 600


def _docx(target: str) -> bytes:
    """A picture and a template that lie elsewhere, and an entity of a file."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    types = "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("[Content_Types].xml", types)
        for name in ("_rels/.rels", "word/_rels/document.xml.rels", "word/_rels/settings.xml.rels"):
            relation = f"<Relationship Id='r1' Type='{kind}/attachedTemplate' Target='{target}' TargetMode='External'/>"
            archive.writestr(name, f"<Relationships>{relation}</Relationships>")
        archive.writestr("word/document.xml", f"<!DOCTYPE d [<!ENTITY x SYSTEM '{target}'>]><d>&x;</d>")
    return packed.getvalue()


def _pdf(target: str) -> bytes:
    return (
        f"%PDF-1.7\n1 0 obj<</Type/Catalog/OpenAction<</S/URI/URI({target})>>/AA<</O<</S/GoToR/F({target})>>>>"
        f"/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n3 0 obj<</F({target})/FFilter/FlateDecode"
        f">>stream\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    ).encode()


SOUNDS: dict[str, Callable[[str], bytes]] = {
    "a playlist": lambda to: f"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n{to}/a.wav\n#EXT-X-ENDLIST\n".encode(),
    "a list of files": lambda to: f"ffconcat version 1.0\nfile '{to}/a.wav'\nfile '/dev/zero'\n".encode(),
    "a session description": lambda to: f"v=0\nc=IN IP4 127.0.0.1\nm=audio {to.rsplit(':', 1)[1]} RTP/AVP 0\n".encode(),
    "a presentation": lambda to: f"<MPD><Period><BaseURL>{to}/</BaseURL></Period></MPD>".encode(),
    "a movie's reference": lambda to: b"\0\0\0\x10ftypqt  \0\0\0\0" + struct.pack(">I4s", 60, b"moov") + to.encode(),
    "an address": lambda to: to.encode(),
    "a sample a second": lambda to: _slow_wav(1),
    "no sample a second": lambda to: _slow_wav(0),
}
DOCUMENTS: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "a Word file": ("resume.docx", _docx),
    "a PDF": ("resume.pdf", _pdf),
    "a drawing": ("resume.png", lambda to: f"<svg><image href='{to}/a.png'/></svg>".encode()),
    "a text": ("resume.txt", lambda to: f"Ada\n\n<img src='{to}'>![x]({to}/y.png)\n{to}\n".encode()),
    "markdown": ("resume.md", lambda to: f"# Ada\n\n![x]({to}/y.png)\n<iframe src='{to}'>\n".encode()),
}


def _slow_wav(rate: int) -> bytes:
    """A megabyte that would be days of sound."""
    head = struct.pack(
        "<4sI4s4sIHHIIHH4sI", b"RIFF", 0, b"WAVE", b"fmt ", 16, 1, 1, rate, rate, 1, 8, b"data", 1_000_000
    )
    return head + bytes(1_000_000)


def _heard(name: str) -> Attack:
    def run(scene: Scene) -> str:
        held = scene.once("heard", lambda made: prepared(made.visitor()))
        held.call("ask", [held.key])
        with _listening() as door:
            given = held.visitor.uploaded("answer.wav", SOUNDS[name](_address(door)))
            before = resident_mb(scene.target.server.pid)
            outcome = held.visitor.call("hear_file", [held.key, given])
            grown = resident_mb(scene.target.server.pid) - before
            if _knocked(door):
                return "the server called an address that a file named"
        if grown > MOST_MB:
            return f"it took {grown:.0f} MB"
        return "an error of ours" if OURS in outcome.all else ""

    return Attack("fetches", name, run)


def _read(name: str) -> Attack:
    file, content = DOCUMENTS[name]

    def run(scene: Scene) -> str:
        visitor = scene.visitor()
        with _listening() as door:
            given = visitor.uploaded(file, content(_address(door)))
            said = visitor.call("read_resume", [given]).all + visitor.call("read_job", [given, ""]).all
            if _knocked(door):
                return "the server called an address that a file named"
        return "an error of ours" if OURS in said else ""

    return Attack("fetches", name, run)


def _listening() -> socket.socket:
    return socket.create_server(("127.0.0.1", 0))


def _address(door: socket.socket) -> str:
    return f"http://127.0.0.1:{door.getsockname()[1]}"


def _knocked(door: socket.socket) -> bool:
    door.settimeout(0.3)
    try:
        door.accept()[0].close()
    except TimeoutError:
        return False
    return True


ATTACKS = (*map(_heard, SOUNDS), *map(_read, DOCUMENTS))

"""Takes one file out of a multipart form while it arrives; nothing of it is held in memory."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import Any

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

from interview.web.guard.refusals import Refusal
from interview.web.guard.uploads import Incoming, Uploads

FIELD = b"files"
_UNREADABLE = "This upload cannot be read. Choose the file again."
_DISK = "This file cannot be kept: the disk of this server is full or closed. Try again later."
_ONE = "One file at a time, please. Choose one of them."


class UploadForm:
    """`write` what arrives, then `finish`; leaving it before that removes what came. Raises Refusal."""

    def __init__(self, content_type: str, uploads: Uploads, visitor: str) -> None:
        kind, options = parse_options_header(content_type.encode("latin-1"))
        if kind != b"multipart/form-data" or not options.get(b"boundary"):
            raise Refusal(400, _UNREADABLE)
        callbacks: Any = {
            "on_part_begin": self._begin_part,
            "on_header_field": self._header_field,
            "on_header_value": self._header_value,
            "on_header_end": self._end_header,
            "on_headers_finished": self._begin_file,
            "on_part_data": self._part_data,
            "on_part_end": self._end_part,
            "on_end": self._end,
        }
        try:
            self._parser = MultipartParser(options[b"boundary"], callbacks)
        except FormParserError as error:
            raise Refusal(400, _UNREADABLE) from error
        self._uploads, self._visitor, self._open = uploads, visitor, ExitStack()
        self._incoming: Incoming | None = None
        self._parts, self._whole, self._in_file = 0, False, False
        self._field, self._value, self._disposition = b"", b"", b""

    def write(self, part: bytes) -> None:
        try:
            self._parser.write(part)
        except FormParserError as error:
            raise Refusal(400, _UNREADABLE) from error
        except OSError as error:
            raise Refusal(507, _DISK) from error

    def finish(self) -> Path:
        if not self._whole or self._incoming is None:
            raise Refusal(400, _UNREADABLE)
        try:
            self._open.close()  # what was not written yet is written now
        except OSError as error:
            raise Refusal(507, _DISK) from error
        return self._incoming.path

    def __enter__(self) -> UploadForm:
        return self

    def __exit__(self, *error: Any) -> None:
        self._open.__exit__(*error)

    @property
    def name(self) -> str:
        return self._incoming.path.name if self._incoming else ""

    def _begin_part(self) -> None:
        self._parts += 1
        self._disposition = b""
        if self._parts > 4:
            raise Refusal(400, _UNREADABLE)

    def _header_field(self, data: bytes, start: int, end: int) -> None:
        self._field += data[start:end]

    def _header_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def _end_header(self) -> None:
        if self._field.lower() == b"content-disposition":
            self._disposition = self._value
        self._field = self._value = b""

    def _begin_file(self) -> None:
        _, options = parse_options_header(self._disposition)
        self._in_file = options.get(b"name") == FIELD and b"filename" in options
        if not self._in_file:
            return
        if self._incoming is not None:
            raise Refusal(400, _ONE)
        name = options[b"filename"].decode("utf-8", "replace")
        self._incoming = self._open.enter_context(self._uploads.receive(self._visitor, name))

    def _part_data(self, data: bytes, start: int, end: int) -> None:
        if self._in_file and self._incoming is not None:
            self._incoming.write(data[start:end])

    def _end_part(self) -> None:
        self._in_file = False

    def _end(self) -> None:
        self._whole = True

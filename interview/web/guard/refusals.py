"""A request that is turned away: its status, and a sentence for the person."""

from __future__ import annotations

import json


class Refusal(Exception):  # noqa: N818  (an answer, not a fault of the program)
    def __init__(self, status: int, sentence: str, *, retry_after: int = 0) -> None:
        super().__init__(status, sentence)
        self.status, self.sentence, self.retry_after = status, sentence, retry_after

    def headers(self, kind: str) -> list[tuple[bytes, bytes]]:
        headers = [(b"content-type", kind.encode()), (b"connection", b"close"), (b"cache-control", b"no-store")]
        if self.retry_after:
            headers.append((b"retry-after", str(self.retry_after).encode()))
        return headers

    def body(self) -> bytes:
        """The page shows `detail` of what Gradio's own routes refuse."""
        return json.dumps({"detail": self.sentence}).encode()


class Gone(Exception):  # noqa: N818  (no error: nobody waits for an answer)
    """The browser hung up before its request was whole."""

"""The headers of every answer: what a browser may do with it, and what this page may do in the browser."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable

HUGGING_FACE = ("https://huggingface.co", "https://*.hf.space")
_INLINE = re.compile(rb"<script(?![^>]*\ssrc=)[^>]*>(.*?)</script>", re.DOTALL)
_DENIED = ("geolocation", "payment", "usb", "serial", "midi", "display-capture", "browsing-topics")
ALWAYS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (
        b"permissions-policy",
        ", ".join(["camera=(self)", "microphone=(self)", *(f"{name}=()" for name in _DENIED)]).encode(),
    ),
)
NO_STORE = (b"cache-control", b"no-store")
_OURS = {name for name, _ in ALWAYS} | {b"content-security-policy", b"server", b"x-frame-options"}


def inline_hashes(html: bytes) -> tuple[str, ...]:
    """The hash of each script that stands in the page itself, as a policy names it."""
    scripts = (found[1] for found in _INLINE.finditer(html))
    return tuple(f"'sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}'" for script in scripts)


def page_policy(host: str, hashes: Iterable[str], *, framed: bool) -> str:
    """What the page may load and whom it may talk to: this server. `framed`: a Space's page stands in another.

    Gradio runs the handlers' scripts from text (unsafe-eval) and writes styles into elements; a script that stands in
    the page runs by its hash, one that is written into an element's attribute never. Safari before 15.4 does not take
    a WebSocket for `self`, so both are named.
    """
    ancestors = " ".join(("'self'", *HUGGING_FACE)) if framed else "'self'"
    sockets = f"wss://{host}" if framed else f"ws://{host} wss://{host}"
    return "; ".join(
        (
            "default-src 'none'",
            " ".join(("script-src 'self' 'unsafe-eval'", *hashes)),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "media-src 'self' data: blob:",
            "font-src 'self' data:",
            f"connect-src 'self' {sockets} data: blob:",
            "worker-src 'self' blob:",
            "manifest-src 'self'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            f"frame-ancestors {ancestors}",
        )
    )


def other_policy(*, framed: bool) -> str:
    """For what is no page: a file that is opened by itself runs nothing."""
    ancestors = " ".join(("'self'", *HUGGING_FACE)) if framed else "'self'"
    closed = "default-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'"
    return f"{closed}; frame-ancestors {ancestors}; sandbox"


def answer_headers(headers: Iterable[tuple[bytes, bytes]], policy: str, *, personal: bool) -> list[tuple[bytes, bytes]]:
    """What Gradio and the routes set, without what opens it to other sites, and with ours."""
    kept = [
        (name, value)
        for name, value in headers
        if name.lower() not in _OURS and not name.lower().startswith(b"access-control-")
    ]
    if personal:
        kept = [(name, value) for name, value in kept if name.lower() not in (b"cache-control", b"expires", b"etag")]
        kept.append(NO_STORE)
    return [*kept, *ALWAYS, (b"content-security-policy", policy.encode())]

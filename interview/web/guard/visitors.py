"""Tells one browser from another by a random cookie, which scripts cannot read; it names nobody."""

from __future__ import annotations

import hashlib
import re
import secrets
from http.cookies import CookieError, SimpleCookie

COOKIE = "rehearse-visitor"
NOBODY = ""
"""A browser that keeps no cookies: what it uploads is found only by its own unguessable name."""


def visitor_from(cookie_header: str) -> str:
    """The visitor that a Cookie header names, or NOBODY."""
    found = re.search(rf"(?:^|;\s*){COOKIE}=([0-9a-f]{{32}})(?:;|$)", cookie_header)
    return found[1] if found else NOBODY


def new_visitor() -> str:
    return secrets.token_hex(16)


def cookie_for(visitor: str, *, framed: bool) -> str:
    """A Set-Cookie header; `framed`: the page is shown inside a page of another site, as a Space is."""
    try:
        morsel = SimpleCookie({COOKIE: visitor})[COOKIE]
    except CookieError as error:
        raise ValueError("no visitor") from error
    where = "SameSite=None; Secure; Partitioned" if framed else "SameSite=Strict"
    return f"{morsel.key}={morsel.value}; Path=/; HttpOnly; {where}"


def folder_of(visitor: str) -> str:
    """The name of a visitor's folder, from which nobody learns the cookie."""
    return hashlib.sha256(visitor.encode()).hexdigest()[:32] if visitor else "open"

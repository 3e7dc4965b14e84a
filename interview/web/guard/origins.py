"""By which names the page may be asked for, and which pages may talk to it.

A page from elsewhere that lets its own name point at this address (DNS rebinding) comes with a foreign Host; one that
simply calls comes with a foreign Origin.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

LOOPBACK = ("127.0.0.1", "localhost", "::1")
_HOST = re.compile(r"(?P<name>\[[0-9a-f:.]+\]|[a-z0-9_.-]+)(?::(?P<port>\d{1,5}))?")


@dataclass(frozen=True, slots=True)
class Hosts:
    """The names of this server. With none given: loopback's, or the very address that a connection came in on."""

    named: frozenset[str]
    loopback_only: bool = True
    https_only: bool = False
    """Behind a proxy that everybody comes through with https."""

    @classmethod
    def of(cls, host: str, names: Iterable[str] = (), space: str = "") -> Hosts:
        """`host` is what the server listens on, `space` the name of the Hugging Face Space that it is, if any."""
        given = frozenset(name.strip().casefold() for name in names if name.strip())
        if space:
            return cls(given | {space.casefold()}, loopback_only=False, https_only=True)
        if given or host in LOOPBACK:
            return cls(given or frozenset(LOOPBACK))
        names = {socket.gethostname().casefold(), host.casefold()} - {"0.0.0.0", "::"}  # noqa: S104  (every interface)
        return cls(frozenset(names), loopback_only=False)

    def allow(self, host: str, server: str) -> bool:
        """Whether a Host header names this server; `server` is the address that its connection came in on."""
        name, _ = split_host(host)
        if not name:
            return False
        if name in self.named:
            return True
        if self.loopback_only:
            return False
        return name == _plain(server) or (is_loopback(server) and name in LOOPBACK)


def split_host(host: str) -> tuple[str, str]:
    """`[::1]:80` -> `::1`, `80`; two empty strings for what is no host."""
    found = _HOST.fullmatch(host.casefold())
    return (found["name"].strip("[]"), found["port"] or "") if found else ("", "")


def is_own_origin(origin: str, host: str, *, https_only: bool = False) -> bool:
    """Whether a page of `origin` is one that this server gave out under the name `host`."""
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False
    if parts.scheme not in (("https",) if https_only else ("http", "https")) or origin != origin.strip():
        return False
    usual = "443" if parts.scheme == "https" else "80"
    name, port = split_host(parts.netloc)
    own_name, own_port = split_host(host)
    plain = not (parts.path or parts.query or parts.fragment)
    return plain and bool(name) and (name, port or usual) == (own_name, own_port or usual)


def is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(_plain(address)).is_loopback
    except ValueError:
        return False


def _plain(address: str) -> str:
    """`::ffff:10.0.0.1`, as a socket for both families reports it, is 10.0.0.1."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address.casefold()
    mapped = parsed.ipv4_mapped if isinstance(parsed, ipaddress.IPv6Address) else None
    return str(mapped or parsed)

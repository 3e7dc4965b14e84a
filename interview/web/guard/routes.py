"""All addresses that this server answers; everything else that Gradio offers is closed.

Found by watching the page in a browser and reading its scripts. A new route of our own gets a line here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

KB, MB = 1024, 1024**2


class Body(Enum):
    """What is done with what a request carries."""

    NONE = "none"
    READ = "read"  # read here, within its limit, and passed on as a whole
    CALL = "call"  # the same, and each value looked at: a call of one of the page's handlers
    STREAM = "stream"  # counted by the route itself while it arrives


@dataclass(frozen=True, slots=True)
class Route:
    path: re.Pattern[str]
    methods: tuple[str, ...] = ("GET", "HEAD")
    query: frozenset[str] = frozenset()
    """Names that are passed on; others never reach the route."""
    body: Body = Body.NONE
    largest: int = 0
    lasting: bool = False
    """Stays open as long as the page: counted apart."""
    personal: bool = False
    """Never kept by a browser or a proxy."""
    page: bool = False
    gives_cookie: bool = False
    heartbeat: bool = False
    """Open for as long as the page is; the last part of its address names the page."""
    events: bool = False
    """A page's stream of answers."""
    names_session: bool = False
    """Its body says which page in a browser it comes from."""


def _route(path: str, *methods: str, query: str = "", **more: object) -> Route:
    kept = frozenset(query.split())
    return Route(re.compile(path), methods or ("GET", "HEAD"), kept, **more)  # type: ignore[arg-type]


_SESSION = r"[A-Za-z0-9_-]{1,64}"
ROUTES = (
    _route(r"/", personal=True, page=True, gives_cookie=True),
    _route(r"/theme\.css", query="v", personal=True, gives_cookie=True),
    _route(r"/(assets|static)(/[A-Za-z0-9_@~-][A-Za-z0-9_.@~-]*)+"),
    _route(r"/(favicon\.ico|manifest\.json|robots\.txt|health)"),
    _route(r"/live/[A-Za-z0-9_]+\.js"),
    _route(r"/gradio_api/app_id"),
    _route(r"/gradio_api/queue/join", "POST", body=Body.CALL, largest=1 * MB, personal=True, names_session=True),
    _route(r"/gradio_api/queue/data", query="session_hash", lasting=True, personal=True, events=True),
    _route(r"/gradio_api/cancel", "POST", body=Body.READ, largest=4 * KB, personal=True, names_session=True),
    _route(rf"/gradio_api/heartbeat/{_SESSION}", lasting=True, personal=True, heartbeat=True),
    _route(r"/gradio_api/upload", "POST", query="upload_id", body=Body.STREAM, personal=True),
    _route(r"/gradio_api/upload_progress", query="upload_id", lasting=True, personal=True),
    _route(r"/interviews/file", "POST", body=Body.STREAM, personal=True),
    _route(r"/gradio_api/file=[^\0\\]{1,1024}", personal=True),
)
SOCKETS = ("/live", "/camera")


def find_route(method: str, path: str, routes: tuple[Route, ...] = ROUTES) -> Route | None:
    """The route of a decoded path; None for whatever is not on the list."""
    for route in routes:
        if route.path.fullmatch(path):
            return route if method in route.methods else None
    return None

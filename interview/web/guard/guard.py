"""Looks at every request and WebSocket before anything else does, and at every answer before it leaves."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, nullcontext
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from interview.settings import Settings
from interview.web.guard.answers import Answer
from interview.web.guard.bodies import UNREADABLE, check_length, json_from, parts_of
from interview.web.guard.calls import Field, FindUpload, checked_call
from interview.web.guard.event_streams import EventStreams
from interview.web.guard.open_pages import OpenPages
from interview.web.guard.origins import Hosts, is_own_origin
from interview.web.guard.refusals import Gone, Refusal
from interview.web.guard.routes import ROUTES, SOCKETS, Body, Route, find_route
from interview.web.guard.sessions import Sessions
from interview.web.guard.traffic import Gate, Rate
from interview.web.guard.uploads import Uploads
from interview.web.guard.visitors import new_visitor, visitor_from

log = logging.getLogger(__name__)
IDLE, TOTAL = 15.0, 60.0
"""Seconds that a request may pause, and take as a whole, until it is given up."""
LONGEST_QUERY, LARGEST_HEAD, MOST_HEADERS = 2048, 16 * 1024, 100
PAGES_AT_ONCE = 2
"""Each is made in one go of some 20 ms, in which nobody else is answered; the rest of a crowd waits its turn."""
_PASSED_ON = ((b"x-forwarded-proto", b"https"), (b"x-forwarded-proto", b"http"))
"""Of all that a proxy, or whoever says he is one, may add. Gradio would take its own address from the others."""
_SAFE = ("GET", "HEAD", "OPTIONS")
_LARGE = "This request is larger than the page ever sends. Shorten your text, then try again."
_FOREIGN = "This page answers only itself. Open it by its own address."
_NO_HOST = "This page is not served under this name. Open it by the address that its terminal shows."
_NOT_HERE = "There is nothing at this address."
_FAILED = "This did not work because of a fault of this program. Reload the page, then try again."


class Guard:
    def __init__(
        self,
        app: ASGIApp,
        *,
        hosts: Hosts,
        settings: Settings,
        calls: Mapping[int, Sequence[Field]],
        uploads: Uploads,
        pages: OpenPages,
        routes: tuple[Route, ...] = ROUTES,
    ) -> None:
        self.app, self._hosts, self._routes = app, hosts, routes
        self._calls, self._uploads, self._sessions, self.pages = calls, uploads, Sessions(), pages
        self._requests = Gate(settings.requests_per_visitor, settings.requests)
        self._streams = Gate(settings.streams_per_visitor, settings.streams)
        self._rate = Rate(settings.calls_per_minute)
        self._pages = asyncio.Semaphore(PAGES_AT_ONCE)
        self._events = EventStreams(app)
        self._checking = ThreadPoolExecutor(2, "call")  # of its own: a call never waits for what waits for a model

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await self._hold_socket(scope, receive, send)
        elif scope["type"] == "http":
            await self._answer(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _hold_socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        visitor = visitor_from(headers.get("cookie", ""))
        try:
            self._check_sender(scope, headers)
            if scope["path"] not in SOCKETS or "origin" not in headers:
                raise Refusal(404, _NOT_HERE)
            with self._streams.enter(visitor or _address(scope)):
                await self.app(_known(scope, visitor, visitor or _address(scope)), receive, send)
        except Refusal as refusal:
            log.info("refused a socket: %s", refusal.status)
            await send({"type": "websocket.close", "code": 1008})

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        visitor = visitor_from(headers.get("cookie", ""))
        answer = Answer(send, headers.get("host", ""), framed=self._hosts.https_only)
        try:
            self._check_sender(scope, headers)
            route = self._route_of(scope, headers)
            answer.route = route
            if route.gives_cookie and not visitor and not _is_followed_link(route, headers):
                answer.new_visitor = new_visitor()
            who = visitor or _address(scope)
            with ExitStack() as held:
                held.enter_context((self._streams if route.lasting else self._requests).enter(who))
                receive, body = await self._body(route, receive, headers, visitor, who)
                page = self._check_session(scope, visitor, route)
                if page and route.heartbeat:
                    held.enter_context(self.pages.open(page))
                passed = _passed_on(_known(scope, visitor, who), route, body)
                async with self._pages if route.page else nullcontext():
                    if route.events and scope["method"] == "GET":
                        await self._events.hold(page, passed, receive, answer.send)
                    else:
                        await self.app(passed, receive, answer.send)
                await answer.finish()
        except Refusal as refusal:
            log.info("refused a request: %s", refusal.status)
            await answer.refuse(refusal)
        except (Gone, TimeoutError):  # nobody reads the answer any more
            log.info("a request broke off")
        except Exception:  # the edge of everything: logged, and told without a detail of it
            log.exception("a request failed")
            await answer.refuse(Refusal(500, _FAILED))

    def _check_sender(self, scope: Scope, headers: Headers) -> None:
        """Which name the page was asked for by, and which page asks. Raises Refusal."""
        if len(headers.raw) > MOST_HEADERS or sum(len(name) + len(value) for name, value in headers.raw) > LARGEST_HEAD:
            raise Refusal(431, _LARGE)
        server = str((scope.get("server") or ("",))[0])
        host, origins = headers.getlist("host"), headers.getlist("origin")
        if len(host) != 1 or not self._hosts.allow(host[0], server):
            raise Refusal(400, _NO_HOST)
        if len(origins) > 1 or (origins and not is_own_origin(origins[0], host[0], https_only=self._hosts.https_only)):
            raise Refusal(403, _FOREIGN)
        unsafe = scope.get("method", "GET") not in _SAFE
        if (unsafe or _is_embedded(headers)) and headers.get("sec-fetch-site", "none") not in ("same-origin", "none"):
            raise Refusal(403, _FOREIGN)

    def _route_of(self, scope: Scope, headers: Headers) -> Route:
        route = find_route(scope["method"], scope["path"], self._routes)
        if route is None:
            raise Refusal(404, _NOT_HERE)
        if len(scope.get("query_string", b"")) > LONGEST_QUERY:
            raise Refusal(414, "This address is too long.")
        if route.body is not Body.STREAM:
            check_length(headers, route.largest, _LARGE)
        return route

    def _check_session(self, scope: Scope, visitor: str, route: Route) -> str:
        """The page that an address names, or "". Raises Refusal where it is another visitor's."""
        if "session_hash" in route.query:
            page = _kept_query(scope, route).get("session_hash", "")
        elif route.heartbeat:
            page = scope["path"].rpartition("/")[2]
        else:
            return ""
        self._sessions.check(page, visitor)
        return page

    async def _body(
        self, route: Route, receive: Receive, headers: Headers, visitor: str, who: str
    ) -> tuple[Receive, bytes | None]:
        """What the route is to read, and the body as it was checked, where one was."""
        if route.body not in (Body.READ, Body.CALL):
            return receive, None
        if route.body is Body.CALL:
            self._rate.count(who)
        parts = parts_of(receive, largest=route.largest, sentence=_LARGE, idle=IDLE, total=TOTAL)
        message = json_from(b"".join([part async for part in parts]))
        if route.body is Body.CALL:
            find: FindUpload = lambda path, largest: self._uploads.find(visitor, path, largest)  # noqa: E731
            message = await asyncio.get_running_loop().run_in_executor(
                self._checking, checked_call, message, self._calls, find
            )
        if not isinstance(message, dict):
            raise Refusal(400, UNREADABLE)
        if route.names_session:
            self._sessions.check(message.get("session_hash"), visitor)
            await self._events.called(message.get("session_hash"))
        body = json.dumps(message).encode()
        return _replay(body, receive), body


def _replay(body: bytes, receive: Receive) -> Receive:
    waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def replay() -> Message:
        return waiting.pop() if waiting else await receive()

    return replay


def _kept_query(scope: Scope, route: Route) -> dict[str, str]:
    """Raises Refusal."""
    try:
        given = parse_qsl(scope.get("query_string", b"").decode("latin-1"), max_num_fields=50) if route.query else ()
    except ValueError as error:
        raise Refusal(400, UNREADABLE) from error
    return {name: value[:200] for name, value in given if name in route.query}


def _passed_on(scope: Scope, route: Route, body: bytes | None) -> Scope:
    """The request without what names another host, or what its route does not take."""
    dropped = {b"forwarded", b"via"}
    if route.page:
        dropped.add(b"accept-encoding")  # its scripts are read on the way out
    if body is not None:
        dropped |= {b"content-length", b"transfer-encoding", b"content-type"}
    headers = [
        (name, value)
        for name, value in scope["headers"]
        if name not in dropped and (not name.startswith(b"x-") or (name, value) in _PASSED_ON)
    ]
    if body is not None:
        headers += [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    query = urlencode(_kept_query(scope, route)).encode()
    return {**scope, "headers": headers, "query_string": query}


def _known(scope: Scope, visitor: str, who: str) -> Scope:
    """`who` is counted: the visitor, or the address of a browser that keeps no cookies."""
    return {**scope, "state": {**scope.get("state", {}), "visitor": visitor, "who": who}}


def _is_followed_link(route: Route, headers: Headers) -> bool:
    """A link elsewhere brings no strict cookie along: whether there is one shows in the page's next request."""
    return route.page and headers.get("sec-fetch-site") == "cross-site"


def _is_embedded(headers: Headers) -> bool:
    """A picture, script or fetch of another page, which a browser calls by no origin; a link or a frame is none."""
    return headers.get("sec-fetch-mode", "navigate") not in ("navigate", "websocket")


def _address(scope: Scope) -> str:
    return str((scope.get("client") or ("",))[0])

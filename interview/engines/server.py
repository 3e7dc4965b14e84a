"""Calls to a server that answers as OpenAI's does: one place for keys, time-outs, second tries and what went wrong.

Knows HTTP and JSON; not what is asked. A call is tried again where it failed by no fault of its own and nothing of its
answer was used yet; a server that is merely slow is not asked twice, since somebody has waited already.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cached_property
from random import random
from typing import Any
from urllib.parse import urlsplit

from interview.engines.loading import library
from interview.engines.options import Options
from interview.errors import BackendError

PASSING = (408, 429, 500, 502, 503, 504)
"""Statuses of a server that may answer in a moment."""
FIRST_WAIT, LONGEST_WAIT = 0.5, 20.0
"""Seconds before the second try, twice as many before each further one; a server that asks for longer is given up."""
MOST_BYTES = 64 * 2**20
"""Of an answer that is taken whole: the sound of an hour."""
MOST_SHOWN = 200
"""Letters of what the server itself says about an error."""

Body = Mapping[str, Any]
Sent = dict[str, Any]
"""What httpx sends of a request: its json, or its data and files."""
Instead = Callable[[Any], Body]
"""The value of a body's part -> the parts that take its place; none leaves it out."""


class Server:
    """One role's server. `instead`: what a part of a body becomes, for good, once the server refuses it by name."""

    def __init__(self, options: Options, role: str, instead: Mapping[str, Instead] | None = None) -> None:
        self._options, self._role, self._instead = options, role, dict(instead or {})
        self._refused: set[str] = set()
        self.sleep: Callable[[float], object] = time.sleep

    def reply(self, path: str, body: Body) -> Any:
        """Raises BackendError."""
        return self._read_json(self.content(path, body))

    def content(self, path: str, body: Body) -> bytes:
        with self._answer(path, body, lambda kept: {"json": kept}) as answer:
            return self._whole(answer)

    def form(self, path: str, fields: Body, name: str, file: bytes) -> Any:
        """`fields` and a file as a form."""
        with self._answer(path, fields, lambda kept: {"data": kept, "files": {"file": (name, file)}}) as answer:
            return self._read_json(self._whole(answer))

    def events(self, path: str, body: Body) -> Iterator[Any]:
        """Each event of a streamed answer as it comes; all of one that is not streamed. Closing it ends the call."""
        with self._answer(path, body, lambda kept: {"json": kept}) as answer:
            if "event-stream" not in answer.headers.get("content-type", ""):
                yield self._read_json(self._whole(answer))
                return
            for line in answer.iter_lines():
                field, _, data = line.partition(":")
                if field == "data" and data.strip() == "[DONE]":
                    return
                if field == "data":
                    event = self._read_json(data.encode())
                    if isinstance(event, dict) and event.get("error"):
                        said = self._shown(_error_in(event).get("message", "no reason given"))
                        raise self._error(f"broke off: {said}")
                    yield event

    # ------------------------------------------------------------ steps within steps

    @contextmanager
    def _answer(self, path: str, body: Body, form: Callable[[Sent], Sent]) -> Iterator[Any]:
        httpx = library("httpx")
        answer = self._opened(path, body, form)
        try:
            yield answer
        except httpx.TimeoutException as error:
            raise self._silent() from error
        except httpx.HTTPError as error:
            raise self._error("broke off in the middle of its answer. Please try again") from error
        finally:
            answer.close()

    def _opened(self, path: str, body: Body, form: Callable[[Sent], Sent]) -> Any:
        """An answer that begins well, its body not read yet."""
        httpx = library("httpx")
        tries = 0
        while True:
            sent = self._kept(body)
            request = self._client.build_request("POST", f"{self._options.url}/{path}", **form(sent))
            wait: float | None = None
            try:
                answer = self._client.send(request, stream=True)
                if answer.status_code < 300:
                    return answer
                failure, wait, passing = self._refusal(answer, sent)
            except (httpx.ReadTimeout, httpx.WriteTimeout) as error:
                raise self._silent() from error
            except httpx.HTTPError as error:
                failure, passing = self._unreachable(), True
                failure.__cause__ = error
            if failure is None:
                continue  # in the words that it takes
            if not passing or tries >= self._options.retries or (wait or 0.0) > LONGEST_WAIT:
                raise failure
            self.sleep(FIRST_WAIT * 2**tries * (1 + random() / 4) if wait is None else wait)  # noqa: S311
            tries += 1

    def _kept(self, body: Body) -> Sent:
        kept: Sent = {}
        for name, value in body.items():
            kept |= self._instead[name](value) if name in self._refused else {name: value}
        return kept

    def _refusal(self, answer: Any, sent: Body) -> tuple[BackendError | None, float | None, bool]:
        """(the error, seconds that the server asks to wait, whether it may pass); no error where it can be asked again
        at once, without what it refused.
        """
        status = answer.status_code
        error: dict[str, Any] = {}
        with suppress(BackendError):
            error = _error_in(self._read_json(self._whole(answer)))
        answer.close()
        message = str(error.get("message") or "")
        if status in (400, 422) and (refused := self._refused_in(error, message, sent)):
            self._refused.add(refused)
            return None, None, False
        passing = status in PASSING and error.get("code") != "insufficient_quota"
        return self._error(self._reason(status, error, message)), _asked_wait(answer.headers), passing

    def _refused_in(self, error: Mapping[str, Any], message: str, sent: Body) -> str:
        """Which part of the request the server will not have as it is; "" where it is something else."""
        named = str(error.get("param") or "")
        for name in set(self._instead) & set(sent) - self._refused:
            plain = name.removesuffix("[]")
            if named.removesuffix("[]") == plain or f"'{plain}'" in message:
                return name
        return ""

    def _reason(self, status: int, error: Mapping[str, Any], message: str) -> str:
        setting = f"INTERVIEW_{self._role.upper()}"
        if status in (401, 403):
            return f"refused the key. Check {setting}_KEY or INTERVIEW_ENGINE_KEY"
        if status == 404:
            return f"has no model “{self._options.model}”, or takes no such call. Check {setting} and {setting}_URL"
        if error.get("code") == "context_length_exceeded":
            return "was sent too much text for its model. Shorten the job description or the answer"
        if status == 429:
            return "takes no more calls at the moment, or its limit is used up. Wait a little, or choose another engine"
        if 300 <= status < 400:
            return f"sends elsewhere, which is not followed. Check {setting}_URL"
        said = f": {self._shown(message)}" if message else ""
        return f"failed with status {status}{said}" if status >= 500 else f"refused the call (status {status}){said}"

    def _shown(self, text: object) -> str:
        """What a server says, on one line and short; should it repeat the key, without it."""
        said, key = " ".join(str(text).split()), self._options.key.get_secret_value()
        return (said.replace(key, "…") if key else said)[:MOST_SHOWN].rstrip(".")

    def _silent(self) -> BackendError:
        seconds = f"{self._options.timeout:g} seconds"
        return self._error(f"was silent for {seconds}. Please try again, or choose another engine")

    def _unreachable(self) -> BackendError:
        setting = f"INTERVIEW_{self._role.upper()}_URL"
        return self._error(f"cannot be reached. Check the connection and {setting} or INTERVIEW_ENGINE_URL")

    def _error(self, what: str) -> BackendError:
        return BackendError(f"The {self._role} server ({urlsplit(self._options.url).netloc}) {what}.")

    def _whole(self, answer: Any) -> bytes:
        parts, size = [], 0
        for part in answer.iter_bytes():
            size += len(part)
            if size > MOST_BYTES:
                raise self._error("sent more than can be an answer")
            parts.append(part)
        return b"".join(parts)

    def _read_json(self, data: bytes) -> Any:
        try:
            return json.loads(data)
        except (ValueError, RecursionError) as error:
            raise self.unreadable() from error

    def unreadable(self) -> BackendError:
        """For an answer that is not what was asked for."""
        return self._error("sent something that cannot be read. Check its address")

    @cached_property
    def _client(self) -> Any:
        httpx, options = library("httpx"), self._options
        key = options.key.get_secret_value()
        return httpx.Client(
            headers={"Authorization": f"Bearer {key}"} if key else {},
            timeout=httpx.Timeout(options.timeout, connect=options.connect_timeout),
            trust_env=bool(options.host),  # a proxy of the environment is for others than this machine
        )


def _asked_wait(headers: Mapping[str, str]) -> float | None:
    """Seconds that a server asks to wait; None where it says nothing that is a number of them."""
    try:
        wait = float(headers.get("retry-after", ""))
    except ValueError:
        return None
    return wait if wait >= 0 else None


def left_out(value: Any) -> Body:
    """In place of a part that a call can do without."""
    return {}


def _error_in(reply: Any) -> dict[str, Any]:
    """The part of a reply that says what went wrong, in the forms that servers give it."""
    error = reply.get("error", reply) if isinstance(reply, dict) else {}
    return error if isinstance(error, dict) else {"message": error}

"""The bench of attacks finds what is planted, counts what it finds, and tries enough of every kind."""

from __future__ import annotations

import json
import threading
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from bench.attack import measured_from, try_one
from bench.attacks.files import ATTACKS as FILES
from bench.attacks.markup import payload, wrong_in
from bench.attacks.routes import gradio_routes
from bench.attacks.scene import Scene
from bench.attacks.senders import ATTACKS as SENDERS
from bench.attacks.sheets import STARTS, runs
from bench.attacks.table import Attack, all_attacks, short
from bench.attacks.target import Target
from bench.serving import Server
from interview.sessions.tables import escape_cell
from interview.web.views.rendering import safe

KINDS = {
    "forged files", "file=", "our routes", "gradio routes", "methods", "other visitors", "deleting", "origins", "hosts",
    "headers", "leaks", "markup", "formulas", "sizes", "uploads", "smuggling", "values", "lines", "pictures",
    "slowness", "fetches", "crowds", "bombs", "browser", "left-overs",
}  # fmt: skip
CONFIG: dict[str, Any] = {"components": [], "dependencies": []}
PLANTED = "zq-planted-secret"


class Careless(BaseHTTPRequestHandler):
    """An app that hands out any file and asks nobody who he is."""

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        body = f"<script>window.gradio_config = {json.dumps(CONFIG)};</script>".encode()
        if "file=" in path and Path(named := unquote(path.split("file=", 1)[1])).is_file():
            body = Path(named).read_bytes()
        self.send_response(200)
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_HEAD = do_OPTIONS = do_GET  # noqa: N815

    def log_message(self, *given: Any) -> None: ...


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Careless)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    port = server.server_address[1]
    process: Any = None
    served = Server(f"http://127.0.0.1:{port}", port, process, tmp_path / "outputs", tmp_path / "log")
    yield Scene(Target(served, {PLANTED: "a secret of the machine"}, tmp_path), tmp_path)
    server.shutdown()
    server.server_close()


def attack(attacks: tuple[Attack, ...], kind: str, name: str) -> Attack:
    return next(one for one in attacks if (one.kind, one.name) == (kind, name))


def test_an_app_that_hands_out_files_is_found_out(scene: Scene) -> None:
    tried = try_one(attack(FILES, "file=", "a planted file"), scene)
    assert tried.breach == "GET /gradio_api/file= gave it"
    assert not tried.hung


def test_a_secret_in_any_answer_is_seen_whatever_was_asked(scene: Scene) -> None:
    path = scene.planted("a.txt", PLANTED.encode())

    def ask(scene: Scene) -> str:
        scene.target.ask("GET", f"/file={path}")
        return ""

    breach = try_one(Attack("x", "x", ask), scene).breach
    assert "a secret of the machine" in breach
    assert "no x-content-type-options" in breach


def test_an_app_that_answers_any_page_is_found_out(scene: Scene) -> None:
    assert "answered 200" in try_one(attack(SENDERS, "origins", "'http://evil.example'"), scene).breach


def test_no_answer_is_a_hang_and_an_attack_that_fails_is_no_success(scene: Scene) -> None:
    def hang(scene: Scene) -> str:
        raise TimeoutError

    def fail(scene: Scene) -> str:
        raise KeyError("x")

    tried = [try_one(Attack("one", "hangs", hang), scene), try_one(Attack("two", "fails", fail), scene)]
    measured = measured_from([*tried, try_one(Attack("two", "holds", lambda scene: ""), scene)], [3.21, 12.34], 0)
    assert (measured.n, measured.figures["hangs"], measured.figures["breaches"]) == (3, 1, 1)
    assert measured.figures["memory_growth_mb"] == 12.3
    assert measured.rows[:2] == (("one", 1, 0, 0.0), ("two", 2, 1, 0.0))


def test_enough_is_tried_of_every_kind_and_a_short_run_takes_a_few_of_each() -> None:
    attacks = all_attacks()
    assert len(attacks) >= 150
    assert {one.kind for one in attacks} == KINDS
    assert max(Counter((one.kind, one.name) for one in attacks).values()) == 1
    few = short(attacks, 60)
    assert len(few) == 60
    assert {one.kind for one in few} == KINDS - {"browser", "left-overs"}
    assert not any(one.slow for one in few)


def test_the_routes_of_the_installed_gradio_are_found() -> None:
    assert {("POST", "/queue/join"), ("GET", "/config"), ("GET", "/file={path_or_url:path}")} <= set(gradio_routes())
    assert len(gradio_routes()) > 60


def test_markup_that_came_through_is_seen_and_what_was_escaped_is_not() -> None:
    text = payload("name", 1)
    for html in (f"<p>{text}</p>", f'<p title="{text}">', "<a href='javascript:x'>", "<p>${x}</p>", "<i onclick=x>"):
        assert wrong_in(html)
    assert wrong_in(f'<p title="{safe(text)}">{safe(text)}</p>') == []


@pytest.mark.parametrize("start", STARTS.values(), ids=STARTS)
def test_a_formula_is_seen_and_its_escaped_form_is_not(start: str) -> None:
    text = f'{start}HYPERLINK("x")'
    assert runs(text) or start in ('"=', 'x",=', "'=")
    assert start not in ("=", "+", "-", "@") or not runs(escape_cell(text))

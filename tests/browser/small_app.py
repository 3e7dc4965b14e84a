"""The live panel on a page of its own, with a stand-in for the interviewer: starts in a second, needs no model."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import uvicorn
from fastapi import FastAPI
from fastapi.responses import HTMLResponse

import interview.web
from interview.web.routes.live import add_live_route
from interview.web.views.live_panel import facts_html, panel_html
from tests.web.stand_in import KEY, StandIn, StandIns

STYLES = "\n".join((Path(interview.web.__path__[0], "static") / name).read_text() for name in ("theme.css", "live.css"))
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<style>{styles} body {{ font-family: system-ui; line-height: 1.5; padding: 16px; max-width: 760px; margin: 0 auto }}
* {{ box-sizing: border-box }}</style>
<body><div id="box">{panel}</div><div id="live-facts">{facts}</div><button id="live-refresh">refresh</button>
<script type="module">
  import {{ Live, mount }} from "./live/live.js";
  import {{ Microphone }} from "./live/live_microphone.js";
  // A copy of every frame that the microphone gave, to be compared with what arrived.
  window.produced = [];
  const open = Microphone.prototype.open;
  Microphone.prototype.open = function () {{
    const pass = this.onFrame;
    this.onFrame = (frame, level) => {{ window.produced.push([...new Int16Array(frame)]); pass(frame, level); }};
    return open.call(this);
  }};
  window.rehearseKeys = {{ of: (session) => session === "one" ? "{key}" : "" }};
  window.refreshed = 0;
  document.querySelector("#live-refresh").onclick = () => {{ window.refreshed += 1; }};
  const offer = Live.prototype.offer;
  Live.prototype.offer = function (facts) {{ window.live = this; return offer.call(this, facts); }};
  mount(document.querySelector("#box"));
  window.ready = true;
</script></body></html>"""
FACTS = facts_html(session="one", label="Data Engineer", text="Ready when you are.", begin="Begin")


class SmallApp:
    """Serves on a port of this machine's choice, in a thread of this process."""

    def __init__(self) -> None:
        app = FastAPI()
        self.conversations = StandIns()
        add_live_route(app, self.conversations)

        @app.get("/")
        def page() -> HTMLResponse:
            return HTMLResponse(PAGE.format(styles=STYLES, panel=panel_html(), facts=FACTS, key=KEY))

        self._config = uvicorn.Config(app, port=0, log_level="warning", lifespan="off", ws_per_message_deflate=False)
        self.start()

    @property
    def one(self) -> StandIn:
        return self.conversations.one

    def start(self) -> None:
        self._server = uvicorn.Server(self._config)
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        until = time.monotonic() + 20
        while not self._server.started:
            if time.monotonic() > until:
                raise TimeoutError("the small app does not start")
            time.sleep(0.02)
        if self._config.port == 0:  # the same port again after a stop
            self._config.port = self._server.servers[0].sockets[0].getsockname()[1]

    def stop(self) -> None:
        """Drops every connection at once, as a crash would."""
        self._server.should_exit = self._server.force_exit = True
        self._thread.join(timeout=20)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._config.port}/"

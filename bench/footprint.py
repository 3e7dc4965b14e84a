"""Seconds to import the app and to the first page, memory idle, and the peak of a whole interview by command line.

Medians of three, beside a bare `import gradio` in the same run; --data is not used.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path
from statistics import median

from bench.processes import ROOT, resident_mb, run_python
from bench.records import Figure, Measured
from bench.rehearsals import _cases, _rehearse

TIMES = 3


def measure(data: Path | None, limit: int | None) -> Measured:
    times = limit or TIMES
    gradio = median(run_python("-c", "import gradio").seconds for _ in range(times))
    package = median(run_python("-c", "import interview").seconds for _ in range(times))
    bare = median(run_python("-c", "pass").seconds for _ in range(times))
    app = median(run_python("-c", "import app").seconds for _ in range(times))
    pages = [_first_page() for _ in range(times)]
    with tempfile.TemporaryDirectory() as scratch:
        resume, job = _cases(None, Path(scratch))[0]
        interview = _rehearse(resume, job, Path(scratch) / "out")
    figures: dict[str, Figure] = {
        "import_package_s": round(package - bare, 2),
        "import_app_s": round(app, 2),
        "import_gradio_alone_s": round(gradio, 2),
        "first_page_s": round(median(seconds for seconds, _ in pages), 2),
        "idle_mb": round(median(mb for _, mb in pages)),
        "interview_peak_mb": interview[-1],
        "interview_s": interview[-2],
    }
    return Measured(times, figures, ("what", "figure"), tuple(figures.items()))


def _first_page() -> tuple[float, float]:
    """Start the server; seconds until the page is served, and resident megabytes three seconds later."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = os.environ | {"INTERVIEW_PORT": str(port)}
    began = time.monotonic()
    with subprocess.Popen([sys.executable, "app.py"], cwd=ROOT, env=environment) as server:
        try:
            while not _answers(f"http://127.0.0.1:{port}/"):
                time.sleep(0.1)
            seconds = time.monotonic() - began
            time.sleep(3)
            return seconds, resident_mb(server.pid)
        finally:
            server.terminate()


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as page:
            return page.status == 200 and b"Rehearse" in page.read()
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False

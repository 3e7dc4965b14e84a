"""The app as a child process on real models, and Chromium with a fake microphone and camera."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from interview.audio.recordings import write_wav
from interview.engines.options import Options
from interview.records import Audio

ROOT = Path(__file__).resolve().parents[2]
SHOTS = ROOT / "test-results"
FAILED = pytest.StashKey[bool]()
SPOKEN = (
    "I rebuilt the reporting pipeline at my last company,",
    "because the nightly load failed twice a week. So I wrote tests for every step,",
    "and as a result the load time dropped from six hours to one.",
)
"""An answer with a pause to think after each comma that ends a part."""
THINKING = 1.5
BEFORE, AFTER = 15.0, 4.0
"""Seconds of silence: the interviewer speaks in them, so that the clip can be played over and over. The longest
question takes 13 s and begins two or three after the answer; who speaks over it takes it back.
"""
# Every sound that the page hands to the loudspeaker.
NOTE_PLAYED = """
    window.sounds = [];
    const start = AudioBufferSourceNode.prototype.start;
    AudioBufferSourceNode.prototype.start = function (at) {
        window.sounds.push({ at: performance.now(), seconds: this.buffer.duration });
        return start.apply(this, arguments);
    };
"""
# app.py, which tells at this signal what each of its threads is doing.
APP = """
import faulthandler, runpy, signal, sys
faulthandler.register(signal.SIGUSR1, all_threads=True)
sys.path.insert(0, ".")
runpy.run_path("app.py", run_name="__main__")
"""
FLAGS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--mute-audio",
    "--autoplay-policy=document-user-activation-required",
)


@dataclass(frozen=True, slots=True)
class Server:
    url: str
    outputs: Path
    pid: int

    @property
    def peak_gb(self) -> float:
        """The most resident memory the app ever had."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) / 1e6


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running(tmp_path_factory.mktemp("outputs")) as server:
        yield server


@contextmanager
def running(outputs: Path, log_name: str = "server.log", **settings: str) -> Iterator[Server]:
    """`python app.py` on a free port with an outputs folder of its own; `settings` are environment variables."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = os.environ | settings | {"INTERVIEW_PORT": str(port), "INTERVIEW_OUTPUTS_DIR": str(outputs)}
    url = f"http://127.0.0.1:{port}"
    SHOTS.mkdir(exist_ok=True)
    with (SHOTS / log_name).open("w") as log:
        child = subprocess.Popen([sys.executable, "-c", APP], cwd=ROOT, env=environment, stdout=log, stderr=log)
        try:
            _wait_for(f"{url}/health", child)
            yield Server(url, outputs, child.pid)
        finally:
            child.terminate()
            child.wait(timeout=20)


@pytest.fixture(scope="session")
def spoken_clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """SPOKEN, said by the embedded voice, as the 48 kHz WAV that Chromium's fake microphone plays again and again.

    Beside it lies fluent.wav: the same without the pauses to think.
    """
    from scipy.signal import resample_poly

    from interview.engines.backends.speech_hibari import HibariSynthesizer

    voice = HibariSynthesizer(Options("heart", "cpu"), locate=lambda name: Path())
    folder = tmp_path_factory.mktemp("microphone")
    spoken = [voice.speak(sentence) for sentence in SPOKEN]
    parts = [resample_poly(said.samples, 48_000, said.rate) for said in spoken]
    for name, before, thinking, after in (("answer", BEFORE, THINKING, AFTER), ("fluent", 0.2, 0.2, 0.2)):
        between = [each for part in parts for each in (part, np.zeros(int(thinking * 48_000)))]
        samples = np.concatenate([np.zeros(int(before * 48_000)), *between, np.zeros(int(after * 48_000))])
        write_wav(Audio((0.9 * samples / np.abs(samples).max()).astype(np.float32), 48_000), folder / f"{name}.wav")
    return folder / "answer.wav"


def way_in(page: Any) -> Any:
    """The button from Prepare to the interview, once it is there; what the page says in its place is the failure."""
    button, sorry = page.get_by_role("button", name="Go to the interview"), page.locator("#prepare-status .notice.bad")
    button.or_(sorry).first.wait_for()
    assert not sorry.is_visible(), sorry.inner_text()
    return button


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A failure shows what the app said last: the page says less, and a log file stays on the machine it failed on."""
    report = yield
    item.stash[FAILED] = report.failed
    log = SHOTS / "server.log"
    if report.failed and log.exists():
        _tell_threads(item, log)
        report.sections.append(("the app's log", "\n".join(log.read_text(errors="replace").splitlines()[-200:])))
    return report


def _tell_threads(item: pytest.Item, log: Path) -> None:
    """Into the app's log: a page that waits for ever says nothing of what it waits for."""
    server = getattr(item, "funcargs", {}).get("server")
    if not isinstance(server, Server):
        return
    said, until = log.stat().st_size, time.monotonic() + 5
    with suppress(ProcessLookupError):
        os.kill(server.pid, signal.SIGUSR1)
        while log.stat().st_size == said and time.monotonic() < until:
            time.sleep(0.05)


@pytest.fixture
def open_page(server: Server, request: pytest.FixtureRequest) -> Iterator[Callable[..., Any]]:
    """Open the app in a fresh browser: open_page(flags=(...), width=..., height=..., script=...).

    What a page shows and holds when its test fails is kept beside the other pictures.
    """
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or "/usr/bin/chromium"
    with sync_playwright() as playwright:
        browsers = []

        def open_one(flags: tuple[str, ...] = (), width: int = 1280, height: int = 900, script: str = "") -> Any:
            browser = playwright.chromium.launch(executable_path=chromium, args=[*FLAGS, *flags])
            browsers.append(browser)
            page = browser.new_page(viewport={"width": width, "height": height})
            page.set_default_timeout(180_000)
            page.add_init_script(NOTE_PLAYED + script)
            page.goto(server.url)
            page.get_by_role("tab", name="Prepare").wait_for()
            return page

        yield open_one
        for number, browser in enumerate(browsers):
            if request.node.stash.get(FAILED, False):
                _keep(browser.contexts[0].pages[0], f"failed-{request.node.name[:60]}-{number}")
            browser.close()


def _keep(page: Any, name: str) -> None:
    from playwright.sync_api import Error

    try:
        page.screenshot(path=SHOTS / f"{name}.png", full_page=True, timeout=10_000)
        (SHOTS / f"{name}.html").write_text(page.content(), encoding="utf-8")
    except Error as error:
        (SHOTS / f"{name}.html").write_text(f"no picture of it: {error}", encoding="utf-8")


def _wait_for(url: str, child: subprocess.Popen[bytes], seconds: float = 240.0) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if child.poll() is not None:
            raise RuntimeError(f"the app ended with {child.returncode}; see test-results/server.log")
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    raise TimeoutError(url)

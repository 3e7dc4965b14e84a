"""A whole interview in Chromium with every way out of the machine closed, and each try to leave counted.

Runs itself again in a network namespace of its own (root and iproute2 needed). Its only way out is one end of a cable
that ends nowhere: whatever the app, its models, the page or the browser send to the outside is read off there, names
that are asked for included. The browser maker's own services are switched off. --data is not used.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from typing import Any

from bench.records import Figure, Measured
from bench.serving import served

ANSWERS = 2
LINKS = (
    "link set lo up",
    "link add out type veth peer name nowhere",
    "link set out arp off up",
    "link set nowhere up",
    "address add 192.0.2.1/24 dev out",  # TEST-NET-1, RFC 5737: nobody's
    "route add default dev out",
)
ETH_ALL, ETH_IP = 0x0003, 0x0800
NAMES = 53
PROTOCOLS = {1: "icmp", 6: "tcp", 17: "udp"}
SAID = "I rebuilt the nightly load in Python because it failed twice a week, and it has run in one hour since then."
CLOSED = "http://127.0.0.1:9/"
"""Where nobody answers: the browser maker's own services (updates, sign-in, autofill) are pointed here."""
BROWSER = (
    "--no-sandbox", "--disable-dev-shm-usage", "--mute-audio", "--deny-permission-prompts", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic",
    "--disable-default-apps", "--disable-extensions", "--disable-domain-reliability", "--no-pings",
    f"--gaia-url={CLOSED}", f"--google-apis-url={CLOSED}", f"--component-updater=url-source={CLOSED}",
    "--host-resolver-rules=MAP clients2.google.com 127.0.0.1:9",
    "--disable-features=AutofillServerCommunication,MediaRouter,OptimizationHints,Translate",
)  # fmt: skip
WAIT = 240_000
"""Milliseconds: two cores load all models meanwhile."""


def measure(data: Path | None, limit: int | None) -> Measured:
    if not _is_apart():
        return _measured_apart(limit)
    answers = limit or ANSWERS
    with tries_to_leave() as tries, tempfile.TemporaryDirectory() as scratch:
        with served(Path(scratch)) as server:
            asked_of_others = _interview(server.url, answers)
        rows = len((next(Path(scratch).glob("2*")) / "answers.csv").read_text().splitlines()) - 1
    figures: dict[str, Figure] = {
        "outside": sum(tries.values()) + len(asked_of_others),
        "packets": sum(tries.values()),
        "requests_of_the_page": len(asked_of_others),
        "answered": rows,
    }
    listed = [*tries.most_common(), *((f"page: {url}", 1) for url in asked_of_others)]
    return Measured(answers, figures, ("where to", "times"), tuple(listed) or (("nowhere", 0),))


def _is_apart() -> bool:
    return os.environ.get("BENCH_OFFLINE") == "apart"


def _measured_apart(limit: int | None) -> Measured:
    """The same bench again, in a namespace of its own. Raises RuntimeError where there can be none."""
    if os.geteuid() != 0 or not (shutil.which("unshare") and shutil.which("ip")):
        raise RuntimeError("bench offline needs root, unshare and ip (Debian: util-linux, iproute2).")
    with tempfile.TemporaryDirectory() as scratch:
        result = Path(scratch) / "measured.json"
        command = ["unshare", "--net", "--", sys.executable, "-m", "bench", "offline", "--json", str(result)]
        if limit:
            command += ["--limit", str(limit)]
        done = subprocess.run(command, env=os.environ | {"BENCH_OFFLINE": "apart"}, stdout=subprocess.PIPE, text=True)
        if done.returncode != 0:
            raise RuntimeError(f"the bench in its own network ended with {done.returncode}")
        told = json.loads(result.read_text())
    rows = [tuple(line.rsplit(maxsplit=1)) for line in done.stdout.splitlines()[1:-1]]
    return Measured(told["n"], told["figures"], ("where to", "times"), tuple(rows))


@contextmanager
def tries_to_leave() -> Iterator[Counter[str]]:
    """Counts the packets that are sent into the cable, by protocol, address and port."""
    for link in LINKS:
        subprocess.run(["ip", *link.split()], check=True)
    Path("/proc/sys/net/ipv6/conf/all/disable_ipv6").write_text("1")  # whoever tries it gets no route, and then IPv4
    tries: Counter[str] = Counter()
    ended = Event()
    with socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM, socket.htons(ETH_ALL)) as cable:
        cable.bind(("out", ETH_ALL))
        cable.settimeout(0.2)
        listening = Thread(target=_listen, args=(cable, tries, ended), daemon=True)
        listening.start()
        try:
            yield tries
        finally:
            ended.set()
            listening.join()


def _listen(cable: socket.socket, tries: Counter[str], ended: Event) -> None:
    while not ended.is_set():
        try:
            packet, (_, kind, *_) = cable.recvfrom(65536)
        except TimeoutError:
            continue
        if kind == ETH_IP:
            tries[destination_of(packet)] += 1


def destination_of(packet: bytes) -> str:
    """ "tcp 10.0.0.1:443" of an IPv4 packet, and for a question to a name server the name. Source: RFC 791, 3.1."""
    header, protocol = (packet[0] & 0x0F) * 4, packet[9]
    address = socket.inet_ntoa(packet[16:20])
    if protocol not in (6, 17):
        return f"{PROTOCOLS.get(protocol, protocol)} {address}"
    port = struct.unpack("!H", packet[header + 2 : header + 4])[0]
    if protocol == 17 and port == NAMES:
        return f"name {name_asked(packet[header + 8 :])}"
    return f"{PROTOCOLS[protocol]} {address}:{port}"


def name_asked(message: bytes) -> str:
    """The first name in a question to a name server. Source: RFC 1035, 4.1.2."""
    labels, at = [], 12
    while at < len(message) and (length := message[at]):
        labels.append(message[at + 1 : at + 1 + length].decode("ascii", "replace"))
        at += 1 + length
    return ".".join(labels)


def _interview(url: str, answers: int) -> list[str]:
    """Sample, a typed interview to its results. -> addresses that the page asked for and that are not the app's"""
    from playwright.sync_api import sync_playwright

    elsewhere: list[str] = []

    def note(request: Any) -> None:
        if not request.url.startswith((url, url.replace("http", "ws"), "data:", "blob:")):
            elsewhere.append(request.url)

    chromium = shutil.which("chromium") or "/usr/bin/chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(BROWSER))
        page = browser.new_page()
        page.set_default_timeout(WAIT)
        page.on("request", note)
        page.on("websocket", note)
        page.goto(url)
        page.get_by_role("button", name="Try with a sample").click()
        page.get_by_role("button", name="Go to the interview").click()
        page.get_by_role("button", name="Begin").click()
        for number in range(1, answers + 1):
            page.locator(".live [data-live=label]", has_text=f"question {number}").wait_for()
            page.get_by_label("Or type your answer").fill(SAID)
            page.locator(".live").get_by_role("button", name="Hand in").click()
        page.locator(".live [data-live=label]", has_text=f"question {answers + 1}").wait_for()
        page.locator(".live [data-command=end]").click()
        page.locator(".live [data-command=end-now]").click()
        page.locator(".live[data-state=ended]").wait_for()
        page.get_by_role("tab", name="Results").click()
        page.locator("#files").get_by_role("button", name="answers.csv").wait_for()
        browser.close()
    return elsewhere

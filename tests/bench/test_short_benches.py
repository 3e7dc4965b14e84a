"""What must be zero is zero, tried for a minute each against the real program; by hand the same benches run long.

First starts are tried in test_first_start_model.py.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = [pytest.mark.bench, pytest.mark.timeout(900)]
IN_A_CLOSED_NETWORK = os.name == "posix" and hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("ip")


@pytest.mark.parametrize(
    ("name", "options", "zero"),
    [
        ("attack", ["--limit", "60"], ("breaches", "hangs")),
        (
            "durability",
            ["--kills", "30"],
            ("answers_lost", "rows_torn", "rows_doubled", "sessions_unreadable", "silent_losses"),
        ),
        ("load", ["--sessions", "6", "--rounds", "1"], ("errors",)),
        ("fuzz", ["--files", "200", "--seconds", "5"], ("hangs", "crashes")),
        pytest.param(
            "offline",
            ["--limit", "1"],
            ("outside",),
            marks=pytest.mark.skipif(not IN_A_CLOSED_NETWORK, reason="needs root and iproute2 to close the network"),
        ),
    ],
)
def test_nothing_gets_through_is_lost_or_hangs(
    tmp_path: Path, name: str, options: list[str], zero: tuple[str, ...]
) -> None:
    result = tmp_path / "measured.json"
    command = [sys.executable, "-m", "bench", name, *options, "--json", str(result)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]
    figures = json.loads(result.read_text())["figures"]
    assert {figure: figures[figure] for figure in zero} == dict.fromkeys(zero, 0), done.stdout[-4000:]

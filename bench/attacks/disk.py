"""What a killed server leaves behind, and what the next start makes of it."""

from __future__ import annotations

import json
import os
import signal
import tempfile
from pathlib import Path

from bench.attacks.people import used_once
from bench.attacks.scene import Scene
from bench.attacks.table import Attack
from bench.attacks.target import Target
from bench.serving import SCRIPTED, served


def _left_overs(scene: Scene) -> str:
    """A server of its own, killed with files in its folder; the next one removes them, and not the running one's."""
    outputs = Path(tempfile.mkdtemp(prefix="killed-", dir=scene.scratch))
    temporary = Path(tempfile.mkdtemp(prefix="killed-temporary-", dir=scene.scratch))
    settings = SCRIPTED | {"TMPDIR": str(temporary)}
    with served(outputs, **settings) as first:
        target = Target(first, {}, temporary)
        held = used_once(target)
        held.visitor.uploaded("left.txt", b"left behind")
        os.kill(first.pid, signal.SIGKILL)
        first.process.wait()
        (outputs / held.id / ".session.json.0000.partial").write_text("half")
    left = {path.name for path in temporary.glob("rehearse-page-*") if path.is_dir()}
    with served(outputs, **settings) as second:
        target = Target(second, {}, temporary)
        still = left & {path.name for path in temporary.glob("rehearse-page-*")}
        outcome = target.visitor().call("restore", [json.dumps({"keys": [held.key]})])
        if still:
            return f"{len(still)} folders of a killed server stayed"
        return "" if held.id in outcome.all else "the interview is gone"


ATTACKS = (Attack("left-overs", "a server that was killed", _left_overs, slow=True),)

"""What attacks share: the running app, its victim, and interviews full of hostile text that are made once."""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.attacks.people import JOB, Held, interviewed, prepared
from bench.attacks.target import Target, Visitor

SECRET = "zq-the-resume-of-somebody-else"
"""Stands in the victim's resume, upload and answers; nobody else may ever see it."""


@dataclass
class Scene:
    target: Target
    scratch: Path
    _made: dict[str, Any] = field(default_factory=dict)

    @property
    def victim(self) -> Held:
        """Somebody in the middle of an interview."""
        if "victim" not in self._made:
            who = self.target.visitor()
            held = prepared(who, f"{SECRET}\nvictim@example.com\n\nSkills\nPython, {SECRET}\n")
            held.call("ask", [held.key])
            held.call("read", [held.key, f"{SECRET} is what I said, and it took me three weeks to say it."])
            self._made["victim"] = held
            self.target.faults.clear()  # the victim may see it
            self.target.canaries[SECRET] = "the victim's words"
            self._made["state"] = self.state_of_victim()
        return self._made["victim"]  # type: ignore[no-any-return]

    @property
    def attacker(self) -> Held:
        """Somebody with an interview of his own that is over."""
        if "attacker" not in self._made:
            self._made["attacker"] = interviewed(prepared(self.target.visitor()))
        return self._made["attacker"]  # type: ignore[no-any-return]

    def visitor(self) -> Visitor:
        return self.target.visitor()

    def state_of_victim(self) -> str:
        folder = self.target.server.outputs / self._made["victim"].id
        saved = json.loads((folder / "session.json").read_text())["session"]
        return json.dumps([saved, sorted(path.name for path in folder.iterdir()), self._uploads()])

    def harm_to_victim(self) -> str:
        """What was done to the victim since the attack began."""
        self.victim  # noqa: B018  (made at its first use)
        try:
            same = self.state_of_victim() == self._made["state"]
        except FileNotFoundError:
            same = False
        if same:
            return ""
        del self._made["victim"]
        return "the victim's interview or upload was changed"

    def _uploads(self) -> bool:
        return Path(self._made["victim"].file["path"]).exists()

    def planted(self, name: str, content: bytes) -> Path:
        """A file of this machine that is no visitor's."""
        path = Path(tempfile.mkdtemp(dir=self.scratch)) / name
        path.write_bytes(content)
        return path

    @property
    def job(self) -> str:
        return JOB

    def once(self, name: str, make: Any) -> Any:
        """What several attacks look at is made by the first of them."""
        if name not in self._made:
            self._made[name] = make(self)
        return self._made[name]

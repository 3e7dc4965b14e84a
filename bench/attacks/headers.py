"""What goes out with every answer: promised headers, no secret, no path, no trace; and who may read what is on disk."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

from bench.attacks.scene import Scene
from bench.attacks.table import Attack, Run
from bench.attacks.target import paths_of_here

PROMISED = {
    "x-content-type-options": "nosniff", "content-security-policy": "frame-ancestors", "referrer-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin", "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera",
}  # fmt: skip
ANSWERS: dict[str, tuple[str, str, bytes]] = {
    "the page": ("GET", "/", b""), "health": ("GET", "/health", b""), "a script": ("GET", "/live/live.js", b""),
    "the theme": ("GET", "/theme.css", b""), "nothing there": ("GET", "/nowhere", b""), "a refusal": ("POST", "/", b""),
    "the head of the page": ("HEAD", "/", b""), "garbage": ("POST", "/gradio_api/queue/join", b"{"),
    "a method": ("PUT", "/health", b""),
    "a large body": ("POST", "/gradio_api/cancel", b"x" * 9999), "no upload": ("POST", "/gradio_api/upload", b""),
    "no key": ("POST", "/interviews/file", b"{}"),
    "a wrong field": ("POST", "/gradio_api/cancel", b'{"session_hash": "x1"}'),
    "a script that is none": ("GET", "/live/x.js", b""), "an asset that is none": ("GET", "/assets/x.js", b""),
    "an encoded page": ("GET", "/?x=%00%ff", b""), "many fields": ("GET", "/theme.css?" + "v=1&" * 80, b""),
}  # fmt: skip
PERSONAL = {"the page", "garbage", "no key", "no upload", "the theme"}
ENVIRONMENT = re.compile(
    r"\b(?:PATH|HOME|PYTHONPATH|HOSTNAME|HF_TOKEN|API_KEY|INTERVIEW_[A-Z]+|GRADIO_TEMP_DIR)\b.{0,40}"
)


def _answer(name: str) -> Attack:
    method, path, body = ANSWERS[name]

    def run(scene: Scene) -> str:
        headers = {"Content-Type": "application/json"} if body else {}
        reply = scene.visitor().ask(method, path, headers, body)
        if not reply.status or reply.status >= 500:
            return f"it failed with {reply.status}"
        missing = [known for known, part in PROMISED.items() if part not in reply.header(known)]
        if name in PERSONAL and "no-store" not in reply.header("cache-control"):
            missing.append("cache-control: no-store")
        return f"missing: {', '.join(missing)}" if missing else ""

    return Attack("headers", name, run)


def _encoded(scene: Scene) -> str:
    reply = scene.visitor().ask("GET", "/", {"Accept-Encoding": "gzip, br, zstd, deflate"})
    return "the page is not readable as it is" if b"gradio" not in reply.body else ""


def _policy(scene: Scene) -> str:
    policy = scene.visitor().ask("GET", "/").header("content-security-policy")
    parts = dict(part.split(" ", 1) for part in policy.split("; "))
    if "'unsafe-inline'" in parts.get("script-src", "'unsafe-inline'") or "*" in parts.get("connect-src", "*"):
        return f"the policy lets too much in: {policy[:200]}"
    wrong = [name for name in ("default-src", "object-src") if parts.get(name) != "'none'"]
    return f"{wrong} are open" if wrong else ""


def _cookie(scene: Scene) -> str:
    given = scene.target.ask("GET", "/").header("set-cookie")
    missing = [part for part in ("HttpOnly", "SameSite=Strict", "Path=/") if part not in given]
    return f"the cookie is without {missing}" if missing else ""


def _config(scene: Scene) -> str:
    """The page and its configuration, looked through for what is nobody's business."""
    text = scene.visitor().ask("GET", "/").text
    found = [what for path, what in paths_of_here(scene.target).items() if path in text]
    found += ["a folder of the machine"] if str(scene.target.temporary) in text or "/site-packages" in text else []
    found += ["an id of an interview"] if scene.victim.id in text else []
    found += ["a secret"] if re.search(r'"secret": *"[^"]+"', text) else []
    found += [f"the environment ({named[0]})"] if (named := ENVIRONMENT.search(text)) else []
    return f"the page holds {', '.join(found)}" if found else ""


def _paths_in_errors(scene: Scene) -> str:
    visitor = scene.visitor()
    broken = {
        "a.pdf": b"%PDF-1.7 broken",
        "a.docx": b"PK\3\4 broken",
        "a.png": b"\x89PNG broken",
        "a.txt": b"\xff\xfe\0\0",
        "a.webp": b"RIFF",
    }
    for name, content in broken.items():
        for handler in ("read_resume", "read_job"):
            given = visitor.uploaded(name, content)
            text = visitor.call(handler, visitor.given(handler, v0=given)).all
            found = [what for path, what in paths_of_here(scene.target).items() if path in text]
            if found or str(scene.target.temporary) in text.replace(given["path"], ""):
                return f"{handler} of {name} names {found or 'the temporary folder'}"
    return ""


def _modes(scene: Scene) -> str:
    scene.victim, scene.attacker  # noqa: B018  (folders to look at)
    scene.visitor().uploaded("mode.txt", b"x")
    for root in (scene.target.server.outputs, scene.target.temporary):
        for folder, _, names in os.walk(root):
            if stat.S_IMODE(Path(folder).stat().st_mode) & 0o077:
                return f"others may enter {folder}"
            for name in names:
                mode = (Path(folder) / name).lstat()
                if stat.S_ISREG(mode.st_mode) and stat.S_IMODE(mode.st_mode) & 0o077 and not _shut(folder):
                    return f"others may read {name}"
    return ""


def _shut(folder: str) -> bool:
    """Only the owner gets into it, so that a file's own mode says nothing."""
    return not stat.S_IMODE(Path(folder).stat().st_mode) & 0o077


def _log(scene: Scene) -> str:
    scene.victim  # noqa: B018
    text = scene.target.server.log.read_text(errors="replace")
    found = [
        what
        for what, part in {"a key": scene.victim.key, "a secret": scene.victim.key.split(".")[1]}.items()
        if part in text
    ]
    found += [what for canary, what in scene.target.canaries.items() if canary in text]
    return f"the log holds {', '.join(found)}" if found else ""


CHECKS: dict[str, Run] = {
    "the page in other encodings": _encoded, "the page's policy": _policy, "the cookie": _cookie,
    "secrets in the page": _config,
    "paths in sentences": _paths_in_errors, "modes of files": _modes, "keys in the log": _log,
}  # fmt: skip
ATTACKS = (*map(_answer, ANSWERS), *(Attack("leaks", name, run) for name, run in CHECKS.items()))

"""Script in every field that is ever shown: the HTML that comes back is read as a browser would read it."""

from __future__ import annotations

from html.parser import HTMLParser

from bench.attacks.hostile import form_paths, held_with
from bench.attacks.people import Held
from bench.attacks.scene import Scene
from bench.attacks.table import Attack

FIELDS = (
    "document", "file", "job", "topic", "wording", "answer", "reason",
    *dict.fromkeys(name for _, name, _ in form_paths(1)),
)  # fmt: skip
FORBIDDEN = frozenset(
    "script iframe object embed base meta link style form frame applet portal animate set use image".split()
)


def payload(field: str, number: int) -> str:
    """Out of a text, an attribute, a text area, a comment and a template, and as an address."""
    mark = f"zq{FIELDS.index(field)}"
    return (
        f"{mark} <{mark}x onfocus=window.attacked=1 autofocus>\"><{mark}y onload='a'>'><{mark}z a='</textarea></title>"
        f"<{mark}t><script>window.attacked=1</script><img src=x onerror=window.attacked=1>${{window.attacked=1}}"
        f"{{{{window.attacked=1}}}}<svg onload=window.attacked=1>&lt;{mark}e&gt;`[a](javascript:window.attacked=1)"
    )


class Seen(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag.startswith("zq") or tag in FORBIDDEN:
            self.wrong.append(f"<{tag}>")
        for name, value in attrs:
            address = name in ("href", "src", "action", "formaction", "srcdoc", "style") and "javascript:" in (
                value or ""
            )
            if name.startswith("on") or address or name.startswith("zq"):
                self.wrong.append(f"<{tag} {name}>")


def wrong_in(html: str) -> list[str]:
    """Tags, attributes and templates in it that a foreign text made."""
    seen = Seen()
    seen.feed(html)
    templates = [sign for sign in ("${", "{{") if sign in html]
    return [*seen.wrong, *templates]


def _made(scene: Scene) -> Held:
    return held_with(scene, payload)


def _field(field: str) -> Attack:
    def run(scene: Scene) -> str:
        held: Held = scene.once("markup", _made)
        mark = f"zq{FIELDS.index(field)}"
        for outcome in held.shown:
            for html in outcome.html:
                wrong = wrong_in(html) if mark in html else []
                if wrong:
                    return f"came back as markup: {', '.join(dict.fromkeys(wrong))[:120]}"
        return ""

    return Attack("markup", field, run)


def _is_looked_at(scene: Scene) -> str:
    """That nothing is found must not be because nothing was shown."""
    held: Held = scene.once("markup", _made)
    shown = [field for field in FIELDS if f"zq{FIELDS.index(field)}" in held.html]
    return "" if len(shown) >= len(FIELDS) // 2 else f"only {shown} were shown at all"


ATTACKS = (*map(_field, FIELDS), Attack("markup", "enough of it is shown", _is_looked_at))

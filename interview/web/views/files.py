"""The interview's files as buttons; files.js fetches them with the key."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from interview.web.routes.download import ALL
from interview.web.views.rendering import render


def files_html(session_id: str, names: Sequence[str]) -> Markup:
    """A button a file, and one for all of them; "" where there are none."""
    files = [(ALL, "All as one zip"), *((name, name) for name in names)]
    return render("files", "files", session=session_id, files=files) if names else Markup("")

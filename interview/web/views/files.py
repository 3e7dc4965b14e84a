"""The interview's files as buttons; files.js fetches them with the key."""

from __future__ import annotations

from collections.abc import Sequence

from interview.web.routes.download import ALL
from interview.web.views.fragments import card, paragraph, safe


def files_html(session_id: str, names: Sequence[str]) -> str:
    """A button a file, and one for all of them; "" where there are none."""
    if not names:
        return ""
    buttons = "".join(
        f'<button type="button" class="file" data-session="{safe(session_id)}" data-file="{safe(name)}">'
        f"{safe(text)}</button>"
        for name, text in ((ALL, "All as one zip"), *((name, name) for name in names))
    )
    said = '<p class="why" role="status"></p>'
    about = "They open in any spreadsheet. Whoever gets one can read it, but cannot open your interview with it."
    return card("Your interview as files", f'{paragraph(about, "why")}<div class="files">{buttons}</div>{said}')

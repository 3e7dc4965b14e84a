"""What Gradio remembers of each page in a browser: all that it was ever shown, the interview's key included.

It is kept for links that restore a page, which are closed here; nothing else reads it. Without an end to it, 10,000
pages would take 2 GB, and a deleted interview would stay in memory.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import gradio as gr

KEPT_FOR = timedelta(minutes=1)
MOST_PAGES = 2000
"""Pages whose lists of choices are known; the longest unused one is dropped first."""


def forget_shown(page: gr.Blocks, session: str | None) -> None:
    """Drop what one page was shown."""
    known = page.state_holder.session_data.get(session or "")
    if known is not None:
        known.config_values.clear()


def sweep_shown(page: gr.Blocks, now: datetime | None = None) -> None:
    """Drop what pages were shown that did nothing for a minute; what their lists offer stays."""
    holder, now = page.state_holder, now or datetime.now()
    for session, used in list(holder.time_last_used.items()):
        if now - used >= KEPT_FOR:
            forget_shown(page, session)

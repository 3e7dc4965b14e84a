"""How an answer was spoken, from the times of its words; knows nothing of its content."""

from __future__ import annotations

import re
from itertools import pairwise

from interview.core.records import Answer, Delivery

FILLERS = re.compile(r"^(?:u+[hm]+|e+r+m*|a+h+|h+m+|m+h*m+)$", re.IGNORECASE)
PAUSE_SECONDS = 0.5
"""A transcript's word times are good to about 0.2 s: the norm's shorter pauses (0.25 s) would be noise."""


def delivery_from(answer: Answer) -> Delivery | None:
    """Pace, fillers and pauses of a spoken answer; None for a typed or skipped one.

    Pace is words (without fillers) a minute from the first word to the last; an answer of fewer than
    five words has no pace. Fillers are those the transcript kept, so a lower bound.
    """
    if answer.source != "spoken":
        return None
    words = answer.words
    fillers = sum(1 for word in words if FILLERS.match(word.text.strip(".,!?…-\"'")))
    span = words[-1].end - words[0].start if words else 0.0
    gaps = [max(later.start - earlier.end, 0.0) for earlier, later in pairwise(words)]
    measurable = len(words) >= 5 and span > 0
    return Delivery(
        words=len(words),
        words_per_minute=round(60 * (len(words) - fillers) / span, 1) if measurable else None,
        fillers=fillers,
        fillers_per_minute=round(60 * fillers / span, 1) if measurable else None,
        pauses=sum(1 for gap in gaps if gap >= PAUSE_SECONDS),
        longest_pause=round(max(gaps, default=0.0), 2),
        speech_seconds=round(span - sum(gap for gap in gaps if gap >= PAUSE_SECONDS), 2),
        transcription_confidence=round(sum(w.probability for w in words) / len(words), 3) if words else None,
    )

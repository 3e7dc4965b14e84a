"""What a question must be before anybody hears it; knows no model and no bank."""

from __future__ import annotations

import re

from interview.core.records import Stage
from interview.core.text import content_words, overlap, stems_of, words_of

LONGEST = 40
ALIKE = 0.6
SAME_START = 6
"""Letters; longer than the endings that a stem may keep, shorter than the words that share one."""

# Subjects an interviewer may not ask about, after the U.S. EEOC's "Prohibited Employment Policies/Practices"
# and the protected characteristics of the UK Equality Act 2010.
_PROHIBITED = re.compile(
    r"\b(?:how old|your age|birthday|date of birth|married|marital|husband|wife|spouse|pregnan\w*|children"
    r"|childcare|family plans?|religio\w*|church|pray\w*|nationality|native language|mother tongue"
    r"|where (?:were|are) you (?:born|from)|ethnic\w*|your race|skin colou?r|disabilit\w*|illness"
    r"|medical history|sexual\w*|gender identity|political|vote[ds]?|trade union|arrest\w*|salary history"
    r"|credit score)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:tell me about (?:a|one|the|your)|describe (?:a|one|the)|give me an example|have you ever"
    r"|a time when)",
    re.IGNORECASE,
)
_IMAGINED = re.compile(
    r"^(?:imagine|suppose|what would you|how would you|if you|you are|say )|\bwould you\b", re.IGNORECASE
)
_SEVERAL = re.compile(r"\?.*\?|\band (?:how|what|why|which|when|describe|explain|discuss)\b", re.IGNORECASE)


def faults_of(text: str, stage: Stage, asked: tuple[str, ...], grounds: str) -> tuple[str, ...]:
    """Say what is wrong with a question; empty when it may be asked.

    `asked` are earlier questions; `grounds` is the topic, claim or phrase it has to be about.
    """
    checks = {
        "it holds no question": text.count("?") == 0,
        "it holds several questions": bool(_SEVERAL.search(text)),
        f"it is longer than {LONGEST} words": len(words_of(text)) > LONGEST,
        "it is too short": len(words_of(text)) < 5,
        "it touches a prohibited subject": bool(_PROHIBITED.search(text)),
        "it repeats an earlier question": any(overlap(text, other) >= ALIKE for other in asked),
        "it is not about a past event": stage is Stage.BEHAVIOURAL and not _PAST.search(text),
        "it is not about an imagined case": stage is Stage.SITUATIONAL and not _IMAGINED.search(text),
        "it asks about the past": stage in (Stage.SKILLS, Stage.SITUATIONAL) and bool(_PAST.search(text)),
        "it does not name its subject": not _shares_a_word(text, grounds),
        "it holds markup": bool(re.search(r"[<>{}\[\]*_#|]|https?:", text)),
    }
    return tuple(fault for fault, found in checks.items() if found)


def _shares_a_word(text: str, grounds: str) -> bool:
    """Whether the text takes up the subject; "communicate" takes up "communication"."""
    wanted, used = stems_of(content_words(grounds)), stems_of(content_words(text))
    starts = {word[:SAME_START] for word in wanted if len(word) >= SAME_START}
    return not wanted or bool(wanted & used) or any(word[:SAME_START] in starts for word in used)

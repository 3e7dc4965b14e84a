"""What a question must be before anybody hears it: one, open, of its kind, short, grounded, clean and allowed.

Knows the text and what it is about; no model, no bank, and no vectors (ranking.py has the likeness by embedding).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from interview.interviewer.questions.prohibited import prohibited_in
from interview.language.text import content_words, overlap, stems_of, words_of
from interview.records import Kind

LONGEST, SHORTEST = 40, 5
LONGEST_FOLLOW_UP = 20
"""Words of a follow-up after the quoted phrase."""
ALIKE, FEWEST = 0.6, 2
"""Share of content words in common, and of how many in all at least."""
SAME_START = 6
"""Letters; longer than the endings that a stem may keep, shorter than the words that share one."""
COPIED = 6
"""Words in a row that a question may not share with an example of its prompt."""

_PAST = re.compile(
    r"\b(?:tell me about (?:a|an|one|the|your)\b|describe (?:a|an|one|the)\b|give me an example|have you ever"
    r"|a time (?:when )?you|when did you last|think of (?:a|one|the) (?:time|day|moment|case))",
    re.IGNORECASE,
)
_IMAGINED = re.compile(
    r"^(?:imagine|suppose|say |picture|let'?s say|if )|\b(?:would|should|could) you\b", re.IGNORECASE
)
_CONDITION = re.compile(r"^(?:imagine|suppose|say\b|picture|let'?s say)|\bif\b", re.IGNORECASE)
_CLOSED = re.compile(
    r"(?:^|[.!…”]\s+)(?:do|does|did|have|has|had|are|is|was|were|will|would|should|can|could|may|might|shall)\s+"
    r"(?:you|your|it|there|that|this|the|we|they)\b(?!\s+(?:please\s+)?(?:tell|describe|walk|explain|give|share|talk))",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"\b(?:and|or|but)\b,?\s+(?:then\s+)?(?:how|what|why|which|when|where|who|describe|explain|discuss|tell|give"
    r"|did|do|does|is|are|was|were|would|could|can)\b",
    re.IGNORECASE,
)
_PRAISE = re.compile(
    r"\b(?:great|excellent|impressive|wonderful|amazing|fantastic|awesome|interesting|congratulations|well done"
    r"|thank you|thanks for|good (?:answer|job|point|question))\b",
    re.IGNORECASE,
)
_STRAY = re.compile(r"[<>{}\[\]*_#|\\`~^=]|https?:|\.\.\.|…|\n|\s-\s*$")
_PARENTHESIS = re.compile(r"[();:]|\band/or\b|\be\.g\.|\bi\.e\.|\betc\b")
_CANDIDATE = re.compile(
    r"\bthe (?:candidate|applicant|interviewee)\b|\byour (?:resume|CV) (?:lines?|facts?)\b", re.IGNORECASE
)
_UNFINISHED = re.compile(
    r"(?:,|\b(?:a|an|the|and|or|than|your|their|my|our|is|are|was|were|which|if|as|be|very|not|has|had|because|but))"
    r"\s*[.?]|\b(?:to|of|for|with|from|in|on|at|that|who)\.|(?<![\d.+#&-])\b[b-hj-z0-9]\s*[.?]"
    r"|\b(?:the|an?|your|of|for|to|with) i\s*[.?]|[ ,]\?$",
    re.IGNORECASE,
)
_TO_YOU = (Kind.EXPERIENCE, Kind.BEHAVIOURAL, Kind.SITUATIONAL)
_QUOTES = '"“”„«»'


def faults_of(text: str, kind: Kind, *, grounds: str, asked: Sequence[str] = (), examples: str = "") -> tuple[str, ...]:
    """Say what is wrong with a question; empty when it may be asked.

    `grounds` is the topic, claim or phrase it has to be about, `asked` are earlier questions, `examples` the prompt
    that it may not copy from. Words of the person or the job that a question quotes are theirs, so no check reads them.
    """
    said = without_quotation(text, None if kind in (Kind.FOLLOW_UP, Kind.EXPERIENCE) else grounds)
    checks = {
        "it holds no question": said.count("?") == 0,
        "it holds several questions": said.count("?") > 1 or bool(_JOINED.search(said)),
        "it does not end with its question": not said.rstrip().endswith("?"),
        f"it is longer than {LONGEST} words": len(words_of(text)) > LONGEST,
        "it is too short": len(words_of(text)) < SHORTEST,
        "it can be answered with yes or no": bool(_CLOSED.search(said)),
        "it touches a prohibited subject": bool(prohibited_in(said, grounds)),
        "it repeats an earlier question": any(repeats(text, other) for other in asked),
        "it does not name its subject": not shares_a_word(text, grounds),
        "it holds stray quotes": any(mark in said for mark in _QUOTES),
        "it holds markup": bool(_STRAY.search(said)),
        "it is not spoken English": bool(_PARENTHESIS.search(said)) or not said.isprintable(),
        "it praises": bool(_PRAISE.search(said)),
        "it speaks of the candidate, not to them": bool(_CANDIDATE.search(said)),
        "it is not finished": bool(_UNFINISHED.search(said)),
        "it copies an example": bool(examples) and copies(said, examples),
        **_kind_faults(said, kind),
    }
    return tuple(fault for fault, found in checks.items() if found)


def _kind_faults(text: str, kind: Kind) -> dict[str, bool]:
    past, imagined = bool(_PAST.search(text)), bool(_IMAGINED.search(text))
    return {
        "it is not about a past event": kind is Kind.BEHAVIOURAL and (not past or bool(_CONDITION.match(text))),
        "it is not about an imagined case": kind is Kind.SITUATIONAL and not (imagined and _CONDITION.search(text)),
        "it asks about the past": kind in (Kind.TECHNICAL, Kind.SITUATIONAL) and past,
        "it imagines a case": kind in (Kind.EXPERIENCE, Kind.TECHNICAL) and bool(_CONDITION.match(text)),
        "it does not speak to the person": kind in _TO_YOU and not re.search(r"\byour?\b", text, re.IGNORECASE),
    }


def without_quotation(text: str, quotable: str | None = None) -> str:
    """A question without the words of the person or of the job that it quotes; `quotable`: only words of this text."""

    def stripped(found: re.Match[str]) -> str:
        known = quotable is None or found[1].casefold() in quotable.casefold()
        return "this" if known else found[0]

    return re.sub(r"“([^”]*)”", stripped, text, count=1)


def repeats(text: str, other: str) -> bool:
    """Whether a listener would take two questions for one; what they quote may be the same."""
    one, two = without_quotation(text), without_quotation(other)
    words = stems_of(content_words(one)) | stems_of(content_words(two))
    return _plain(one) == _plain(two) or (len(words) > FEWEST and overlap(one, two) >= ALIKE)


def copies(text: str, examples: str) -> bool:
    """Whether a text takes over a run of words from the examples that its prompt gave."""
    words, given = _plain(text), f" {' '.join(_plain(examples))} "
    runs = (" ".join(words[at : at + COPIED]) for at in range(len(words) - COPIED + 1))
    return any(f" {run} " in given and content_words(run)[1:] for run in runs)


def shares_a_word(text: str, grounds: str) -> bool:
    """Whether the text takes up the subject; "communicate" takes up "communication"."""
    wanted, used = stems_of(content_words(grounds)), stems_of(content_words(text))
    starts = {word[:SAME_START] for word in wanted if len(word) >= SAME_START}
    return not wanted or bool(wanted & used) or any(word[:SAME_START] in starts for word in used)


def _plain(text: str) -> list[str]:
    return [word.casefold() for word in words_of(text)]

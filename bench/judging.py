"""A second opinion on a question: checks written for the bench, which share no code or word list with the product's."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

MOST_WORDS, SAME = 40, 0.88
_COMMON = frozenset(
    "about after again also because before could does from have into just like more most much only other over some "
    "such tell than that their them then there these they this those time what when where which while with would your "
    "you work working job role did how why who was were are and the for not".split()
)
_CLOSED = (
    "do",
    "does",
    "did",
    "is",
    "are",
    "was",
    "were",
    "have",
    "has",
    "had",
    "will",
    "would",
    "can",
    "could",
    "should",
)
_ASKING = re.compile(
    r"\b(?:what|how|why|which|when|who|where|tell me|describe|walk me|give me|explain|talk me)\b", re.IGNORECASE
)
_TWO = re.compile(
    r",?\s(?:and|or|but)\s+(?:how|what|why|which|when|where|who|did you|do you|would you)\b", re.IGNORECASE
)
_LOOKS_BACK = re.compile(
    r"\b(?:a time|an example|a situation|last time|when you (?:had|were|did)|you (?:had|were|did)|did you|was)\b", re.I
)
_LOOKS_AHEAD = re.compile(r"\b(?:imagine|suppose|say|picture|if)\b.*\b(?:would|should|could|do)\s+you\b", re.I | re.S)
_FORBIDDEN = (
    "how old", "your age", "born", "birthday", "married", "husband", "wife", "pregnan", "your children", "kids",
    "your family", "religio", "church", "pray", "nationality", "citizen", "ethnic", "your race", "skin", "accent",
    "native language", "disab", "illness", "your health", "medical condition", "sexual", "gender", "political party",
    "vote", "trade union", "arrest", "convicted", "salary", "credit score", "debts", "retire",
)  # fmt: skip


def faults_seen(text: str, kind: str) -> tuple[str, ...]:
    """What a careful reader would say is wrong; empty for a good question of its kind."""
    said = re.sub(r"“[^”]+”", "this", text)
    sentences = [part.strip() for part in re.split(r"(?<=[.!?])\s+", said) if part.strip()]
    last = sentences[-1] if sentences else ""
    first_word = re.sub(r"[^a-z]", "", last.split()[0].casefold()) if last else ""
    tests = {
        "independent: not exactly one question mark": said.count("?") != 1,
        "independent: more than 40 words": len(text.split()) > MOST_WORDS,
        "independent: fewer than 5 words": len(text.split()) < 5,
        "independent: not at its end a question": not last.endswith("?"),
        "independent: yes or no": first_word in _CLOSED,
        "independent: asks nothing": not _ASKING.search(said),
        "independent: two questions": bool(_TWO.search(last)),
        "independent: quotes left over": bool(re.search(r"[\"“”«»]", said)),
        "independent: markup or list": bool(re.search(r"[*_#{}<>|\[\]]|^\s*[-\d]+[.)]\s", said)),
        "independent: begins or ends badly": not text.lstrip("“")[:1].isupper() or "  " in text or " ?" in text,
        "independent: no past event": kind == "behavioural" and not _LOOKS_BACK.search(said),
        "independent: no imagined case": kind == "situational" and not _LOOKS_AHEAD.search(said),
        "independent: a case where work is asked about": kind in ("technical", "experience")
        and said.startswith("Imagine"),
        "independent: prohibited": bool(prohibited_words(text)),
    }
    return tuple(fault for fault, found in tests.items() if found)


def prohibited_words(text: str) -> list[str]:
    low = re.sub(r"“[^”]+”", "", text).casefold()
    return [word for word in _FORBIDDEN if re.search(rf"\b{word}", low)]


def same_question(left: str, right: str) -> bool:
    a, b = (" ".join(re.findall(r"[a-z0-9]+", text.casefold())) for text in (left, right))
    return a == b or SequenceMatcher(None, a.split(), b.split()).ratio() >= SAME


def grounded_in(text: str, grounds: str) -> bool:
    """Whether a question takes up a word of what it is about; four letters in common, so that forms of a word meet."""
    return bool(_stems(text) & _stems(grounds))


def refers_to(follow_up: str, answer: str) -> bool:
    """Whether a follow-up says three words of the answer in a row, or takes up two words that carry its meaning."""
    said, told = (re.findall(r"[a-z0-9']+", text.casefold().replace("’", "'")) for text in (follow_up, answer))
    runs = {tuple(told[at : at + 3]) for at in range(len(told) - 2)}
    in_a_row = any(tuple(said[at : at + 3]) in runs for at in range(len(said) - 2))
    return in_a_row or len(_stems(follow_up) & _stems(answer)) >= 2


def _stems(text: str) -> set[str]:
    words = re.findall(r"[a-z0-9+#]+", text.casefold())
    return {word[:4] for word in words if (len(word) > 3 or word.isdigit() or "+" in word) and word not in _COMMON}

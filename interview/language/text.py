"""Words, sentences and content words of plain English text; knows no document and no model."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W_](?:[^\W_]|[+#])*(?:['’.\-/](?:[^\W_]|[+#])+)*")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’')]*\s+(?=[\"“‘'(]?[A-Z0-9])|\n+")

# Closed-class words and the verbs and fillers that every spoken answer holds: they carry no topic.
STOP_WORDS = frozenset(
    """
    a about above across after again against ago all almost along already also although always am among
    an and another any anyone anything are around as ask asked at away back be became because become
    been before being between both but by call called came can cannot come could day did do does doing
    done down during each either else end enough especially etc even ever every everyone everything
    example few finally find first for found from gave get getting give given go goes going gone good
    got great had happen happened has have having he help helped helps her here him his how however i if
    in including instead into is it its itself just keep kept kind know knew last later least less let
    like little long look looked lot made main make makes making many may maybe me mean might mine more
    most much must my myself need needed needs never new next no not nothing now of off often oh ok okay
    on once one only or other others our out over own part people perhaps put quite rather really said
    same say see seen several shall she should since so some someone something soon sort still such take
    taken than that the their them then there these they thing things think this those though thought
    through time times to together told too took toward tried try trying two um uh under until up upon
    us use used using usually very want wanted was way we well went were what when where whether which
    while who whole whom whose why will with within without work worked working works would yes yet you
    your yourself i'm i've i'd i'll it's that's don't didn't wasn't we're we've we'd they're you're
    can't couldn't wouldn't isn't aren't additionally ensure ensures ensured ensuring various
    overall able responsible effectively furthermore moreover there's let's
    """.split()
)


def words_of(text: str) -> list[str]:
    """Words as written, in order; "C++", "CI/CD" and "node.js" stay whole."""
    return _WORD.findall(text)


def sentences_of(text: str) -> list[str]:
    return [part.strip() for part in _SENTENCE_END.split(text) if part and part.strip()]


def passages_of(text: str, words: int = 120) -> list[str]:
    """Whole sentences in passages of about `words` words: what a sentence encoder reads in full."""
    passages: list[str] = []
    for sentence in sentences_of(text):
        if passages and len(passages[-1].split()) + len(sentence.split()) <= words:
            passages[-1] += " " + sentence
        else:
            passages.append(sentence)
    return passages


def content_words(text: str) -> list[str]:
    """Lower-case words that carry meaning, in order of first use, each once."""
    words = (word.casefold().replace("’", "'") for word in words_of(text))
    return list(dict.fromkeys(word for word in words if len(word) > 1 and word not in STOP_WORDS))


def stem(word: str) -> str:
    """Cut the commonest English endings, so that "tested", "tests" and "testing" meet."""
    word = word.casefold()
    for ending in (
        "ations",
        "ation",
        "ings",
        "ing",
        "ies",
        "ied",
        "ers",
        "ed",
        "es",
        "er",
        "ly",
        "s",
        "e",
        "y",
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word.removesuffix(ending)
    return word


def stems_of(words: Iterable[str]) -> set[str]:
    return {stem(word) for word in words}


def overlap(left: str, right: str) -> float:
    """Share of content stems that two texts have in common (Jaccard), in [0, 1]."""
    a, b = stems_of(content_words(left)), stems_of(content_words(right))
    return len(a & b) / len(a | b) if a | b else 0.0


def shorten(text: str, words: int) -> str:
    """The first `words` words, as written, with an ellipsis where something was cut."""
    parts = text.split()
    return " ".join(parts) if len(parts) <= words else " ".join(parts[:words]) + " …"

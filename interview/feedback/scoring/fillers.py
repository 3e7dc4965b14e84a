"""Sentences that say nothing out of an answer, and one plain form for all ways to write the same words.

Knows set phrases and English contractions; leaves whatever holds a word beyond them. Knows no score.
"""

from __future__ import annotations

import re
import unicodedata

from interview.feedback.scoring.addressed import pieces_of
from interview.interviewer.questions.signs import without_fillers
from interview.language.lists import WordLists

_LISTS = WordLists("padding")
_QUOTES = str.maketrans("‘’‚‛`´ʼ“”„«»–−‐‑—…", "'''''''\"\"\"\"\"----  ")
_LETTERS = r"[^\W\d_]{2}"
_DASH = re.compile(
    rf"(?<!-) ?[-/] ?(?={_LETTERS})|(?<={_LETTERS}) ?[-/] ?(?=[^\W\d_])| --+ ?(?![\d>])|--+(?={_LETTERS})"
)
"""A hyphen, a dash or a slash between words, which is no minus and no division."""
_RULE = re.compile(r"-{3,}|/{2,}|\*{3,}|={3,}")
_BULLET = re.compile(rf"(?m)^[ \t]{{0,8}}(?:[-*•]|\d{{1,2}}[.)])[ \t]+(?={_LETTERS})")
_TOKEN = re.compile(
    r"(?P<call>[^\W\d]\w{0,40}(?:\[[^\[\]\n]{0,24}\]|\([^()\n]{0,24}\))+(?:\+\+|--)?)"
    r"|(?P<short>(?:\b[^\W\d]\.){2,})"
    r"|(?P<number>(?<![\w)\]])[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?%?|(?<![\w)\]])-?\d+(?:\.\d+)?(?:%|(?![\w.]))"
    r"|(?<!\w)\.\d+)"
    r"|(?P<word>(?:(?<!\w)\.(?=net\b))?[^\W_]\w*(?:'[^\W\d_]+)*(?:\.[^\W_]\w*)*(?:\+\+|#|--(?!\w))?|_\w+)"
    r"|(?P<sign>\+\+|--|==|!=|<=|>=|&&|\|\||->|::|<<|>>|(?<=[\w)\]])-(?=[\w(])|[-+*/=<>%&|^~])"
)


def without_padding(text: str) -> str:
    """The text without filler words, empty openings and sentences that say nothing."""
    kept = []
    for piece in pieces_of(without_fillers(text)):
        body = _LISTS.pattern("opening").sub("", piece)
        if not _says_nothing(piece) and not _says_nothing(body):
            kept.append(body if body == piece else body[:1].upper() + body[1:])
    return " ".join(" ".join(kept).split())


def _says_nothing(sentence: str) -> bool:
    said = " ".join(re.sub(r"[^\w' ]+", " ", _written_out(sentence.casefold().translate(_QUOTES))).split())
    if not said:
        return not re.search(r"[^\s\w.,;:!?…'\"“”’‘\-]", sentence)
    return bool(_LISTS.pattern("nothing").fullmatch(said))


def plain(text: str) -> str:
    """Lower-case words, numbers and signs, a space between any two; "c++", "node.js", "o(n)", "a[i]" and "3.5" stay."""
    text = re.sub(r"(?<=[a-z]{2})([.!?])(?=[A-Z][a-z])", r"\1 ", unicodedata.normalize("NFKC", text).translate(_QUOTES))
    text = _DASH.sub(" ", " ".join(_RULE.sub(" ", _BULLET.sub("", text.casefold().replace('"', " "))).split()))
    words: list[str] = []
    for match in _TOKEN.finditer(text):
        for word in _as_plain(match):
            if not (words and word == words[-1] and word.isalpha()):
                words.append(word)
    return " ".join(words)


def _as_plain(match: re.Match[str]) -> list[str]:
    token = match[0]
    if match["call"]:
        name, inner = re.split(r"(?=[(\[])", token, maxsplit=1)
        if inner in ("(s)", "(es)"):
            return [name + inner.strip("()")]
        return [name + re.sub(r"\s*([^\w\s])\s*", r"\1", " ".join(inner.replace("'", "").split()))]
    if match["short"]:
        return [token.replace(".", "")]
    if match["number"]:
        return [token.replace(",", "").removeprefix("+")]
    return [token] if match["sign"] else _written_out(token).replace("'", "").split()


def _written_out(text: str) -> str:
    """Lower-case text with its contractions in full; a possessive "'s" joins its word."""
    return re.sub(r"'?[^\W\d_]+(?:'[^\W\d_]+)?", lambda match: _in_full(match[0]), text)


def _in_full(word: str) -> str:
    if word in _LISTS.table("short"):
        return _LISTS.table("short")[word]
    for ending, full in _LISTS.table("endings").items():
        if word.endswith(ending):
            return word.removesuffix(ending) + full
    return word

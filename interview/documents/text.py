"""Plain text: bytes -> clean lines; knows no document format."""

from __future__ import annotations

import codecs
import re
import unicodedata

from interview.errors import DocumentError

_BULLETS = "\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf0a8\u25aa\u25ab\u25cf\u25e6\u25a0\u25ba\u2023\u2043\u2219\u27a2"
"""Bullets of Word's symbol fonts (in the private use area) and of Unicode; all become "•"."""

_CONTROL_SHARE = 0.01  # text has tabs and line ends, hardly any other control character


def text_from_bytes(data: bytes) -> str:
    """Decode UTF-8, UTF-16 with a byte order mark, or else Windows-1252. Raises DocumentError."""
    text = _decoded(data)
    controls = sum(unicodedata.category(letter) == "Cc" and letter not in "\t\n\r\f\v" for letter in text)
    if "\0" in text or controls > _CONTROL_SHARE * len(text):
        raise DocumentError(
            "This file is not a PDF, a Word document (DOCX) or plain text. Save it as one of these and try again."
        )
    return text


def _decoded(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def clean_text(text: str) -> str:
    """Make letters plain and keep the line breaks; a wide gap within a line becomes two spaces.

    Ligatures and full-width letters are taken apart (NFKC); soft hyphens within words, control, private-use
    and invisible characters go; at most one empty line stays between two lines.
    """
    text = re.sub(r"\r\n?|[\f\v\x85\u2028\u2029]", "\n", text)
    text = text.translate(dict.fromkeys(map(ord, _BULLETS), "•"))
    text = re.sub("-?\u00ad[\u2010\u2011]", "-", text)  # one hyphen, written three times by Word on a Mac
    text = re.sub(r"(?<![^\W\d_])\u00ad|\u00ad(?=[ \t]*\d)", "-", text)  # beside a space or digit: a dash of a range
    text = re.sub("\u00ad\n?", "", text)
    text = unicodedata.normalize("NFKC", text).replace("\u2010", "-")
    text = re.sub(r"^[ \t]*\(cid:\d+\)", "• ", text, flags=re.MULTILINE)  # a glyph that has no letter
    text = re.sub(r"\(cid:\d+\)", " ", text)
    text = "".join(letter for letter in text if letter in "\n\t" or _is_visible(letter))
    text = re.sub(r" *\t[ \t]*| {2,}", "  ", text)
    lines = (re.sub(r"^• +", "• ", line.strip()) for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _is_visible(letter: str) -> bool:
    return unicodedata.category(letter) not in ("Cc", "Cf", "Co", "Cs", "Cn") and letter != "\ufffd"

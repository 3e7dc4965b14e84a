"""Count in how many sentences each stem stands: `python -m scripts.count_background DIR` writes background.tsv.

DIR holds stsb_dev.csv (CC BY-SA): captions, headlines and forum posts; the question bank's own sentences come to them.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from pathlib import Path

from interview.engines.backends.embedding_tfidf import BACKGROUND, terms_of
from interview.interviewer.bank import FILE
from interview.language.text import sentences_of

LEAST = 2
"""Sentences; a stem of one is as good as unseen."""


def main() -> int:
    with (Path(sys.argv[1]) / "stsb_dev.csv").open(newline="", encoding="utf-8") as file:
        sentences = {row[name] for row in csv.DictReader(file) for name in ("sentence1", "sentence2")}
    sentences |= set(sentences_of(FILE.read_text(encoding="utf-8")))
    counts = Counter(term for sentence in sentences for term in set(terms_of(sentence)))
    rows = [f"{term}\t{count}" for term, count in sorted(counts.items()) if count >= LEAST]
    BACKGROUND.write_text("\n".join([str(len(sentences)), *rows, ""]), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

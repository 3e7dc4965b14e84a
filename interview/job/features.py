"""Candidates for topics -> rows of numbers that the ranking learns from; weighs none of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from interview.job.rules.candidates import Candidate
from interview.job.rules.headings import Part
from interview.job.rules.sentences import JobSentence
from interview.job.spans import marks_of
from interview.job.zones import ASKING, zones_of
from interview.language.text import STOP_WORDS, content_words, stem, stems_of
from interview.records import Need, TopicKind

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from interview.job.vectors import JobVectors
    from interview.job.weights import JobWeights

    Numbers = NDArray[np.float32]

LONGEST = 5  # words of a topic
ENDINGS = tuple("ing ion ions ment ity ance ence ers er ies es s ed ly al ive ic ous ble age ure ship en e t".split())
"""Of English words; which of them tell where a name begins and ends is learned."""
NEAR, CLOSEST = 0.75, 10
"""Cosine from which on a name elsewhere means much the same; how many of the nearest are averaged."""


def plain_features(candidates: Sequence[Candidate], sentences: Sequence[JobSentence], title: str) -> Numbers:
    """What the text alone tells, (candidates, about 40): place, length, how often its words come, how it is written."""
    import numpy as np

    place = {id(sentence): number for number, sentence in enumerate(sentences)}
    split = [sentence.text.split() for sentence in sentences]
    uses = Counter(stem(word) for sentence in sentences for word in content_words(sentence.text))
    flat = " ".join(sentence.text for sentence in sentences).casefold()
    before = np.cumsum([0, *(len(sentence.text) for sentence in sentences)])
    titled = stems_of(content_words(title))
    rows = []
    for found in candidates:
        number, words = place[id(found.source)], found.name.split()
        stems = {stem(word) for word in content_words(found.name)}
        again = [np.log(uses[word]) if uses[word] else 0.0 for word in sorted(stems)] or [0.0]
        rows.append(
            [
                number / len(sentences),
                before[number] / before[-1],
                np.log(len(sentences)),
                *_written(found, words, split[number]),
                *_edges(found, split[number]),
                np.log1p(flat.count(found.name.casefold())),
                np.mean(again),
                max(again),
                len(stems),
                len(stems) / max(len(words), 1),
                len(stems & titled) / max(len(stems), 1),
                bool(stems) and stems <= titled,
                *(found.source.part is part for part in Part),
                *(found.kind is kind for kind in TopicKind),
                *(found.source.need is need for need in Need),
            ]
        )
    return np.array(rows, dtype=np.float32)


def _edges(found: Candidate, around: Sequence[str]) -> list[float]:
    """How the words end that begin and end the name, and those right before and after it."""
    first, after = found.words
    told = list[float]()
    for at in (first - 1, first, after - 1, after):
        word = around[at].casefold() if 0 <= at < len(around) else ""
        bare = word.strip(",;:.!?()\"'")
        told += [not word, bool(word) and word[-1] in ",;:.!?)", bare in STOP_WORDS, word[:1] in {"(", "•", "-"}]
        told += [bare.endswith(ending) for ending in ENDINGS]
    return told


def _written(found: Candidate, words: Sequence[str], around: Sequence[str]) -> list[float]:
    """The name's length and place in its sentence, its capitals, digits and little words."""
    length = len(around)
    return [
        len(words),
        *(float(len(words) == count) for count in range(1, LONGEST + 1)),
        length**0.5,
        len(words) / max(length, 1),
        found.at / max(len(found.source.text), 1),
        found.at == 0,
        found.at > 0 and found.name[:1].isupper(),
        sum(word[:1].isupper() for word in words) / max(len(words), 1),
        any(letter.isdigit() for letter in found.name),
        any(word.casefold() in {"and", "or", "&"} for word in words),
        "of" in words,
    ]


def read_features(
    candidates: Sequence[Candidate], sentences: Sequence[JobSentence], vectors: JobVectors, weights: JobWeights
) -> tuple[Numbers, Numbers]:
    """What MiniLM adds, (candidates, about 180), and each candidate's own vector in its sentence."""
    import numpy as np

    place = {id(sentence): number for number, sentence in enumerate(sentences)}
    owner = np.array([place[id(found.source)] for found in candidates])
    marks = [marks_of(words, weights) for words in vectors.words]
    at_edges = [words @ weights.arrays["axes.edge"] for words in vectors.words]
    names, of_words, edges = [], [], []
    for found, number in zip(candidates, owner, strict=True):
        start, end = words_of_name(found, len(vectors.words[number]))
        mean = vectors.words[number][start:end].mean(axis=0)
        names.append(mean / max(float(np.linalg.norm(mean)), 1e-9))
        of_words.append(_marked(marks[number], vectors.rarity[number], start, end))
        none = np.zeros(at_edges[number].shape[1], dtype=np.float32)
        around = (start - 1, start, end - 1, end)
        edges.append(
            np.concatenate([at_edges[number][at] if 0 <= at < len(at_edges[number]) else none for at in around])
        )
    own, zones = np.array(names, dtype=np.float32), zones_of(vectors, weights)
    whole = vectors.sentences.mean(axis=0)
    whole /= max(float(np.linalg.norm(whole)), 1e-9)
    beside = (np.vstack([zones[:1], zones[:-1]]) + np.vstack([zones[1:], zones[-1:]])) / 2
    likeness = np.stack(
        [
            own @ vectors.title,
            own @ whole,
            (vectors.sentences @ vectors.title)[owner],
            (vectors.sentences @ whole)[owner],
        ],
        axis=1,
    )
    asks = zones[:, :ASKING].sum(axis=1, keepdims=True)
    title = np.repeat(vectors.title[None] @ weights.arrays["axes.name"], len(own), axis=0)
    rows = [np.array(of_words), likeness, _centrality(own, owner), np.hstack([zones, beside, asks])[owner]]
    rows.append(np.array(edges))
    rows += [own @ weights.arrays["axes.name"], (vectors.sentences @ weights.arrays["axes.sentence"])[owner], title]
    return np.hstack(rows).astype(np.float32), own


def words_of_name(found: Candidate, count: int) -> tuple[int, int]:
    """Between which words of its sentence the name stands, of which the first `count` were read."""
    start = min(found.words[0], max(count - 1, 0))
    return start, max(min(found.words[1], count), start + 1)


def _marked(marks: Numbers, rarity: Numbers, start: int, end: int) -> list[float]:
    """How surely the name's words belong to a span, those just outside do not, and how rare its words are."""
    inside = marks[start:end, :2].max(axis=1)
    return [
        *marks[start:end, :2].mean(axis=0),
        *marks[start:end, :2].min(axis=0),
        marks[start, 2],
        inside.mean(),
        inside.min(),
        marks[start - 1, :2].max() if start else 0.0,
        marks[end, :2].max() if end < len(marks) else 0.0,
        *marks[:, :2].mean(axis=0),
        rarity[start:end].mean(),
        rarity[start:end].max(),
    ]


def _centrality(own: Numbers, owner: NDArray[np.int64]) -> Numbers:
    """How many names of other sentences mean much the same, the nearest of them, and the mean of the ten nearest."""
    import numpy as np

    near = own @ own.T
    other = owner[:, None] != owner[None]
    return np.stack(
        [
            ((near > NEAR) & other).sum(axis=1),
            np.where(other, near, -1).max(axis=1),
            np.sort(near, axis=1)[:, -CLOSEST:].mean(axis=1),
        ],
        axis=1,
    )

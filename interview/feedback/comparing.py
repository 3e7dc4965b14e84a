"""How alike two texts are, as cosines: by sentence vectors, and by TF-IDF beside it.

Knows what to embed and how to put vectors together; not which model makes them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview.engines.protocols import Embedder
from interview.job.fit import evidence_from, resume_lines
from interview.language.text import passages_of, sentences_of
from interview.records import Fit, Job, Resume

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def fit_of(resume: Resume, job: Job, *, embedding: Embedder, tfidf: Embedder) -> Fit:
    """Resume against job, and for every topic the resume line nearest to it.

    A document's vector is the sum of its lines' vectors: a sentence encoder reads no more than a passage.
    """
    lines = resume_lines(resume)
    wanted = [f"{topic.name}. {topic.source}" for topic in job.topics]
    vectors = embedding.embed([*lines, *wanted, *sentences_of(job.text)])
    of_lines, of_topics = vectors[: len(lines)], vectors[len(lines) : len(lines) + len(wanted)]
    of_job = vectors[len(lines) + len(wanted) :]
    return Fit(
        embedding=cosine(of_lines.sum(axis=0), of_job.sum(axis=0)),
        tfidf=cosine(*tfidf.embed([resume.text, job.text])),
        evidence=evidence_from(job.topics, lines, of_topics @ of_lines.T),
    )


def likeness_of(answer: str, ideal: str, *, embedding: Embedder, tfidf: Embedder) -> tuple[float, float]:
    """(embedding cosine, TF-IDF cosine) of an answer and its ideal answer; 0 when one is empty."""
    if not answer.strip() or not ideal.strip():
        return 0.0, 0.0
    said, wanted = passages_of(answer), passages_of(ideal)
    vectors = embedding.embed([*said, *wanted])
    by_meaning = cosine(vectors[: len(said)].sum(axis=0), vectors[len(said) :].sum(axis=0))
    return by_meaning, cosine(*tfidf.embed([answer, ideal]))


def cosine(left: NDArray[np.float32], right: NDArray[np.float32]) -> float:
    """In [-1, 1], to four places; 0 when a vector is all zero."""
    import numpy as np

    length = float(np.linalg.norm(left) * np.linalg.norm(right))
    return round(float(left @ right) / length, 4) if length else 0.0

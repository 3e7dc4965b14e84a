"""Reads a job description's topics: candidates that stand in it, ranked by a trained network.

With MiniLM's vectors where the embedder is MiniLM; without them a second, smaller network ranks by the text alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from interview.engines.protocols import Embedder
from interview.job.choosing import chosen_from
from interview.job.features import LONGEST, plain_features, read_features
from interview.job.rules.candidates import Candidate, candidate_named, candidates_in
from interview.job.rules.employer import employers_in
from interview.job.rules.grounding import grounded_topics, same_topic, stems_in, topic_from
from interview.job.rules.headings import Part
from interview.job.rules.sentences import JobSentence, job_sentences
from interview.job.rules.title import job_title_from
from interview.job.rules.words import language_of
from interview.job.vectors import fits, vectors_of
from interview.job.weights import fitted_weights
from interview.records import Topic

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float32]

MOST_TOPICS, MOST_REQUIREMENTS = 7, 20


def topics_from(text: str, embedder: Embedder | None = None, limit: int = MOST_TOPICS) -> tuple[Topic, ...]:
    """The best topics, the most important first. Raises BackendError."""
    return merged_topics((), text, embedder, limit)


def requirements_from(text: str, embedder: Embedder | None = None) -> tuple[Topic, ...]:
    """All that the text asks for, the most important first: more than there are topics."""
    return topics_from(text, embedder, MOST_REQUIREMENTS)


def merged_topics(
    proposed: Iterable[Topic], text: str, embedder: Embedder | None = None, limit: int = MOST_TOPICS
) -> tuple[Topic, ...]:
    """The best of what the text itself holds and of what a model proposed, as far as that stands in the text."""
    sentences = job_sentences(text)
    candidates = candidates_of(text, sentences)
    candidates += _proposals(candidates, grounded_topics(proposed, text), sentences)
    if not candidates:
        return ()
    scores, vectors = ranked(candidates, sentences, job_title_from(text), embedder)
    chosen = chosen_from(candidates, scores, vectors, limit)
    return tuple(topic_from(found.name, found.kind, found.source, text) for found in chosen)


def candidates_of(text: str, sentences: Sequence[JobSentence]) -> list[Candidate]:
    """The names that could be topics, in order; none longer than LONGEST words, neither the title nor the employer."""
    title, language = job_title_from(text), language_of(text)
    asking = (one for one in sentences if one.part is not Part.ASIDE and one.text != title)
    found = (candidate for sentence in asking for candidate in candidates_in(sentence, language))
    employers = [stems_in(name) for name in employers_in(text)]
    return [
        one
        for one in found
        if len(one.name.split()) <= LONGEST
        and (stems := stems_in(one.name)) != stems_in(title)
        and not any(stems <= employer for employer in employers)
    ]


def ranked(
    candidates: Sequence[Candidate], sentences: Sequence[JobSentence], title: str, embedder: Embedder | None
) -> tuple[Numbers, Numbers | None]:
    """A score each, and each one's vector where the embedder gives those that the weights fit."""
    import numpy as np

    weights = fitted_weights()
    plain = plain_features(candidates, sentences, title)
    if embedder is None or not fits(embedder, weights.arrays["probe"]):
        return weights.scored("plain", plain), None
    vectors = vectors_of(title, sentences, embedder)  # type: ignore[arg-type]
    more, own = read_features(candidates, sentences, vectors, weights)
    return weights.scored("read", np.hstack([plain, more])), own


def _proposals(
    candidates: Sequence[Candidate], proposed: Sequence[Topic], sentences: Sequence[JobSentence]
) -> list[Candidate]:
    """Those that are not among the candidates."""
    new = list[Candidate]()
    for topic in proposed:
        source = next((sentence for sentence in sentences if sentence.text == topic.source), None)
        if source and not any(same_topic(found.name, topic.name) for found in candidates):
            new += [candidate_named(topic.name, topic.kind, source)]
    return new

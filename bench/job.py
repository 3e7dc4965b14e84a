"""Reads a folder of job descriptions (as data/README.md says) and compares titles and topics with the truth.

Four methods on the same texts in the same run: the product's own, the same without sentence vectors, the same with the
language model's proposals merged in (the first few texts only: it takes tens of seconds a text), and the seed's.
What two readers made of 240 advertisements cannot be measured with weights that learned from them: those figures are
the ones that training wrote beside the weights, each from weights that had not seen the advertisement's publisher.
"""

from __future__ import annotations

import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.matching import SAME, Tally, likeness, normal
from bench.models import open_writer
from bench.records import Figure, Measured
from interview.engines.protocols import Embedder
from interview.job import merged_topics, requirements_from, topics_from
from interview.job.rules import job_title_from
from interview.job.weights import figures as figures_of_training
from interview.language.text import STOP_WORDS, words_of
from interview.records import Topic

MOST, LONGEST = 7, 5
SEED_OF_RUN, WITH_MODEL = 7, 3

TopicsOf = Callable[[str], Sequence[str]]


@dataclass(slots=True)
class Score:
    """One method over the texts whose key skills are known."""

    titles: int = 0
    n: int = 0
    topics: Tally = field(default_factory=Tally)
    counts: list[int] = field(default_factory=list)
    ungrounded: int = 0
    too_long: int = 0
    seconds: float = 0.0

    def figures(self, method: str) -> dict[str, Figure]:
        return {
            f"{method}titles": f"{self.titles}/{self.n}",
            f"{method}key_skills_recall": round(self.topics.recall, 3),
            f"{method}precision": round(self.topics.precision, 3),
            f"{method}topics_per_job_min": min(self.counts, default=0),
            f"{method}topics_per_job_max": max(self.counts, default=0),
            f"{method}ungrounded": self.ungrounded,
            f"{method}topics_over_five_words": self.too_long,
            f"{method}seconds_per_job": round(self.seconds / max(self.n, 1), 2),
        }


@dataclass(frozen=True, slots=True)
class Case:
    name: str
    text: str
    title: str
    key_skills: tuple[str, ...]


def measure(data: Path | None, limit: int | None) -> Measured:
    if data is None:
        raise SystemExit("python -m bench job --data DIR (a folder of NAME.txt with NAME.gt.json beside them)")
    cases = list(_cases(data))[:limit]
    ours, plain, seed, model = Score(), Score(), Score(), Score()
    everything = Tally()
    embedder = _open_embedder()
    engine, with_model = _with_the_model(embedder)

    def named(text: str) -> tuple[Topic, ...]:
        return topics_from(text, embedder)

    if cases:
        named(cases[0].text)  # loads the model
    rows: list[tuple[Figure, ...]] = []
    for case in cases:
        title = job_title_from(case.text)
        cells = [_run(ours, case, title, named), _run(plain, case, title, topics_from)]
        cells.append(_run(seed, case, *_seed_reading(case.text)))
        if with_model and model.n < WITH_MODEL:
            cells.append(_run(model, case, title, with_model))
        found = requirements_from(case.text, embedder)
        everything.add([topic.name for topic in found], case.key_skills, likeness)
        cells += [""] * (4 - len(cells))
        rows.append((case.name, "yes" if normal(title) == normal(case.title) else title, *cells))
    figures: dict[str, Figure] = ours.figures("") | plain.figures("without_vectors_") | seed.figures("seed_")
    figures |= {"model": engine, "with_model_n": model.n}
    figures |= model.figures("with_model_") if model.n else {}
    figures |= {
        "recall_at_20": round(everything.recall, 3),
        "precision_at_20": round(everything.precision, 3),
    }
    figures |= _spans(data / "skillspan_annotated.jsonl", limit, named, embedder)
    figures |= _sentences(data / "green2022_jd_entities.jsonl", limit, embedder) | _labelled()
    header = ("job", "title", "found/true/given", "without vectors", "seed", "with the model")
    return Measured(len(cases), figures, header, tuple(rows))


def _cases(data: Path) -> Iterator[Case]:
    for path in sorted(data.glob("*.gt.json")):
        truth = json.loads(path.read_text(encoding="utf-8"))
        text = (data / truth["file"]).read_text(encoding="utf-8")
        yield Case(path.name.removesuffix(".gt.json"), text, truth["title"], tuple(truth["key_skills"]))


def _run(score: Score, case: Case, title: str, topics_of: Callable[[str], Sequence[Topic]]) -> str:
    began = time.perf_counter()
    topics = topics_of(case.text)
    score.seconds += time.perf_counter() - began
    before = score.topics.matched
    score.topics.add([topic.name for topic in topics], case.key_skills, likeness)
    score.titles += normal(title) == normal(case.title)
    score.n += 1
    score.counts.append(len(topics))
    score.too_long += sum(len(topic.name.split()) > LONGEST for topic in topics)
    flat = " ".join(case.text.split())
    score.ungrounded += sum(not topic.source or " ".join(topic.source.split()) not in flat for topic in topics)
    return f"{score.topics.matched - before}/{len(case.key_skills)}/{len(topics)}"


def _open_embedder() -> Embedder:
    """The sentence model that this machine would take, as the program opens it."""
    from interview.machine import prepare_process
    from interview.settings import load_settings
    from interview.wiring import choices_here, open_catalogue, open_choice

    settings = load_settings()
    prepare_process(hub=settings.hub)
    catalogue = open_catalogue(settings)
    embedder: Embedder = open_choice(choices_here(settings, catalogue)["embedding"], catalogue)
    return embedder


def _labelled() -> dict[str, Figure]:
    """By the readers of the advertisements learned from, each by weights that had not seen its publisher or hand."""
    told = figures_of_training()
    figures: dict[str, Figure] = {
        "labelled_n": told["advertisements"],
        "agreement_of_readings": told["agreement_of_readings"],
    }
    figures |= {name: told["group_left_out"][name] for name in ("good", "weak", "wrong", "junk_topics")}
    for table, name in (("hand_left_out", "boards"), ("publisher_left_out", "publishers")):
        figures |= {f"{name}_{key}": value for key, value in told[table].items()}
    return figures


def _with_the_model(embedder: Embedder) -> tuple[str, Callable[[str], tuple[Topic, ...]] | None]:
    """The topics with the model's proposals among them, and which model; None where it is not to be had."""
    name, writer = open_writer()
    if writer is None:
        return name, None
    return name, lambda text: merged_topics(writer.propose_topics(text, SEED_OF_RUN), text, embedder)


# ---------------------------------------------------------------- linguists' spans


def _spans(
    path: Path, limit: int | None, named: Callable[[str], Sequence[Topic]], embedder: Embedder
) -> dict[str, Figure]:
    """The product and the seed against SkillSpan: a topic is right when it matches any span of its text."""
    methods: dict[str, TopicsOf] = {
        "": lambda text: [topic.name for topic in named(text)],
        "all_": lambda text: [topic.name for topic in requirements_from(text, embedder)],
        "seed_": lambda text: [topic.name for topic in _seed_reading(text)[1](text)],
    }
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []
    figures: dict[str, Figure] = {"skillspan_texts": len(lines[:limit])}
    for name, names_of in methods.items():
        tally, right, given, least = Tally(), 0, 0, MOST
        for line in lines[:limit]:
            names, spans = names_of(line["text"]), _unique([*line["skills"], *line["knowledge"]])
            tally.add(names, spans, likeness)
            right += sum(any(likeness(one, span) >= SAME for span in spans) for one in names)
            given += len(names)
            least = min(least, len(names))
        figures[f"{name}skillspan_recall"] = round(tally.recall, 3)
        figures[f"{name}skillspan_precision"] = round(right / given, 3) if given else None
        figures[f"{name}skillspan_topics_min"] = least
    return figures


def _sentences(path: Path, limit: int | None, embedder: Embedder) -> dict[str, Figure]:
    """Single sentences: every requirement found against the spans of skills, qualifications and experience."""
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []
    tally = Tally()
    for line in lines[:limit]:
        wanted = [text for text, label in line["entities"] if label in ("Skill", "Qualification", "Experience")]
        names = [topic.name for topic in requirements_from(line["text"], embedder)]
        tally.add(names, _unique(wanted), likeness)
    if not lines:
        return {}
    return {"sentence_recall": round(tally.recall, 3), "sentence_precision": round(tally.precision, 3)}


def _unique(spans: Sequence[str]) -> list[str]:
    return list({normal(span): span for span in spans if normal(span)}.values())


# ---------------------------------------------------------------- the seed's method


def _seed_reading(text: str) -> tuple[str, Callable[[str], tuple[Topic, ...]]]:
    """The first line is the title; capitalised words, then the commonest, without stop words: the first seven."""
    title = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return title, _seed_topics


def _seed_topics(text: str) -> tuple[Topic, ...]:
    from interview.records import TopicKind

    words = [word for word in words_of(text) if word.casefold() not in STOP_WORDS and len(word) > 1]
    capitalised = [word for word in words if word[0].isupper()]
    common = [word for word, _ in Counter(word.casefold() for word in words).most_common()]
    chosen = list({word.casefold(): word for word in [*reversed(common), *reversed(capitalised)]}.values())[::-1][:MOST]
    sentences = re.split(r"(?<=[.!?])\s+|\n+", text)
    return tuple(
        Topic(word, TopicKind.SKILL, "", next((one for one in sentences if word.casefold() in one.casefold()), ""))
        for word in chosen
    )

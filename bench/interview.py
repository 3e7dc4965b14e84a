"""Whole interviews by the real Coach with scripted candidates, and how good their questions are.

Resumes and jobs are paired in turn, and so are three kinds of candidate. A question is checked by the product's own
checks and by those of bench/judging.py, which share no code with them. Opening and invitation are the bank's by design
and count for `valid`, `duplicates` and `prohibited` only. Prints three whole interviews.
"""

from __future__ import annotations

import resource
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from statistics import mean, median
from typing import TYPE_CHECKING

from bench.candidates import CANDIDATES
from bench.judging import faults_seen, grounded_in, prohibited_words, refers_to, same_question
from bench.records import Figure, Measured
from interview.interviewer.packs.reading import packs
from interview.interviewer.questions.checks import faults_of
from interview.records import Exchange, Kind, Setup
from interview.sessions.session import Session

if TYPE_CHECKING:
    from interview.coach.coach import Coach

DOCUMENTS = {".pdf", ".docx", ".txt", ".md"}
PRINTED, SEED, N = 3, 7, 20
_BY_DESIGN = (Kind.OPENING, Kind.INVITATION)
_NOT_OURS = ("it does not name its subject", "it is not finished")
"""Checks for what a model writes: a question of the bank may ask about "that", and what we wrote ends where we ended
it, if with a preposition ("a team you did such work with")."""


@dataclass(slots=True)
class Held:
    """One interview, how long each of its questions was waited for, and the memory after it."""

    resume: str
    job: str
    candidate: str
    session: Session
    waits: list[float] = field(default_factory=list)
    mb: float = 0.0

    @property
    def asked(self) -> tuple[Exchange, ...]:
        return self.session.exchanges

    @property
    def wanted(self) -> list[Exchange]:
        """Where the model is meant to speak."""
        return [exchange for exchange in self.asked if exchange.question.kind not in _BY_DESIGN]

    @property
    def follow_ups(self) -> list[tuple[str, Exchange]]:
        """Each with the answer that it follows."""
        pairs = zip(self.asked, self.asked[1:], strict=False)
        return [(_said(one), other) for one, other in pairs if other.question.kind is Kind.FOLLOW_UP]


def measure(data: Path | None, limit: int | None, *, resumes: Path | None = None, jobs: Path | None = None) -> Measured:
    """`data` holds the folders resumes and jds; without any folder, the sample alone with each kind of candidate."""
    from interview.sessions import Storage
    from interview.wiring import build_coach

    with tempfile.TemporaryDirectory() as scratch:
        cases = list(_cases(resumes or (data / "resumes" if data else None), jobs or (data / "jds" if data else None)))
        coach = build_coach(storage=Storage(Path(scratch), version="bench"))
        held: list[Held] = []
        try:
            for number, (resume, job) in enumerate(_pairs(cases, limit or N)):
                held.append(_hold(coach, resume, job, number))
                if len(held) <= PRINTED:
                    _print(held[-1])
        finally:
            coach.close()
    return _measured(held, len({(one.resume, one.job) for one in held}))


def _cases(resumes: Path | None, jobs: Path | None) -> Iterator[tuple[list[Path], list[Path]]]:
    from interview.coach import samples

    sample = Path(samples.__file__).parent
    yield (
        sorted(path for path in resumes.iterdir() if path.suffix in DOCUMENTS) if resumes else [sample / "resume.pdf"],
        sorted(path for path in jobs.iterdir() if path.suffix in DOCUMENTS) if jobs else [sample / "job.txt"],
    )


def _pairs(cases: Sequence[tuple[list[Path], list[Path]]], n: int) -> Iterator[tuple[Path, Path]]:
    """Every resume before one comes again, each time with the next job."""
    (resumes, jobs), *_ = cases
    for number in range(n):
        again = number // len(resumes)
        yield resumes[number % len(resumes)], jobs[(number + again) % len(jobs)]


def _hold(coach: Coach, resume: Path, job: Path, number: int) -> Held:
    name = list(CANDIDATES)[number % len(CANDIDATES)]
    read = replace(coach.preparation.read_resume(resume), email=f"{number}@bench.example")  # each a person of their own
    session = coach.preparation.prepare(read, coach.preparation.read_job(job), seed=SEED + number, setup=Setup())
    held = Held(resume.name, job.stem, name, session)
    while not _over(session):
        began = time.perf_counter()
        session = coach.interview.ask(session)
        held.waits.append(time.perf_counter() - began)
        question = session.open_question
        if question is not None and question.kind is Kind.INVITATION:
            session = coach.interview.read(session, "No, thank you, I have no questions.")
        else:
            session = coach.interview.read(session, CANDIDATES[name](session, len(session.answered)))
    coach.interview.forget(session.id)
    held.session, held.mb = session, _memory_mb()
    return held


def _over(session: Session) -> bool:
    from interview.interviewer.agenda import next_step
    from interview.records import Stage

    return next_step(session).stage is Stage.CLOSE


# ---------------------------------------------------------------- figures


def _measured(held: Sequence[Held], n: int) -> Measured:
    asked = [exchange for one in held for exchange in one.asked]
    wanted = [exchange for one in held for exchange in one.wanted]
    follow_ups = [pair for one in held for pair in one.follow_ups]
    waits = [wait for one in held for wait in one.waits[1:]]
    own, seen = [_own_faults(one) for one in held], [_seen_faults(one) for one in held]
    figures: dict[str, Figure] = {
        "valid": _share([not a and not b for x, y in zip(own, seen, strict=True) for a, b in zip(x, y, strict=True)]),
        "valid_by_own_checks": _share([not faults for one in own for faults in one]),
        "valid_by_independent_checks": _share([not faults for one in seen for faults in one]),
        "duplicates": sum(_duplicates(one) for one in held),
        "prohibited": sum(bool(prohibited_words(exchange.question.text)) for exchange in asked),
        "grounded": _share([_grounded(one, exchange) for one in held for exchange in one.wanted]),
        "from_model": _share([exchange.question.origin == "model" for exchange in wanted]),
        "from_pack_or_model": _share([exchange.question.origin in ("pack", "model") for exchange in wanted]),
        "from_pack_planned": _share([e.question.origin == "pack" for e in wanted if not e.question.follow_up_to]),
        "from_model_planned": _share([e.question.origin == "model" for e in wanted if not e.question.follow_up_to]),
        "from_model_all": _share([exchange.question.origin == "model" for exchange in asked]),
        "followups_refer_to_answer": _share([refers_to(e.question.text, answer) for answer, e in follow_ups]),
        "follow_ups_per_interview": round(len(follow_ups) / max(len(held), 1), 2),
        "questions_per_interview": round(len(asked) / max(len(held), 1), 2),
        "seconds_per_question": round(mean(waits), 2) if waits else None,
        "seconds_per_question_p50": round(median(waits), 2) if waits else None,
        "different_pairs": n,
        "rss_mb_after_3": round(held[min(2, len(held) - 1)].mb) if held else None,
        "rss_mb_at_end": round(held[-1].mb) if held else None,
        "memory_growth_mb": round(held[-1].mb - held[min(2, len(held) - 1)].mb) if held else None,
    }
    header = ("resume", "job", "candidate", "asked", "follow-ups", "from model", "faults", "seconds")
    rows = tuple(
        _row(one, [*mine, *theirs]) for one, mine, theirs in zip(held, map(_flat, own), map(_flat, seen), strict=True)
    )
    return Measured(len(held), figures, header, rows)


def _own_faults(held: Held) -> list[tuple[str, ...]]:
    """The product's checks, on what was really said, each question against those before it."""
    found: list[tuple[str, ...]] = []
    for number, exchange in enumerate(held.asked):
        question = exchange.question
        earlier = tuple(other.question.text for other in held.asked[:number])
        if question.kind in _BY_DESIGN:
            found.append(() if question.text.count("?") == 1 else ("it is not one question",))
            continue
        grounds = _said(held.asked[number - 1]) if question.kind is Kind.FOLLOW_UP else _grounds(held, exchange)
        faults = faults_of(question.text, question.kind, grounds=grounds, asked=earlier)
        found.append(tuple(fault for fault in faults if question.origin == "model" or fault not in _NOT_OURS))
    return found


def _seen_faults(held: Held) -> list[tuple[str, ...]]:
    return [faults_seen(exchange.question.text, exchange.question.kind.value) for exchange in held.asked]


def _duplicates(held: Held) -> int:
    texts = [exchange.question.text for exchange in held.asked]
    return sum(any(same_question(text, other) for other in texts[:number]) for number, text in enumerate(texts))


def _grounded(held: Held, exchange: Exchange) -> bool:
    if exchange.question.kind is not Kind.FOLLOW_UP:
        return grounded_in(exchange.question.text, _grounds(held, exchange))
    answers = " ".join(_said(other) for other in held.asked if other.question.number < exchange.question.number)
    return grounded_in(exchange.question.text, f"{answers} {exchange.question.topic}")


def _grounds(held: Held, exchange: Exchange) -> str:
    """The topic and what the resume says of it; of a pack's question also the pack's names, by which the topic found it
    (bench packs tells how often it finds a wrong one)."""
    slot = next((slot for slot in held.session.plan if slot.topic == exchange.question.topic), None)
    known = packs().get(slot.pack) if slot and exchange.question.origin == "pack" else None
    names = (known.topic, *known.names) if known else ()
    return " ".join((exchange.question.topic, slot.facts if slot else "", *names))


def _said(exchange: Exchange) -> str:
    return exchange.answer.text if exchange.answer else ""


def _flat(faults: Sequence[tuple[str, ...]]) -> list[str]:
    return [fault for one in faults for fault in one]


def _share(values: Sequence[bool]) -> float | None:
    return round(sum(values) / len(values), 3) if values else None


def _row(held: Held, faults: Sequence[str]) -> tuple[Figure, ...]:
    model = _share([exchange.question.origin == "model" for exchange in held.wanted])
    told = "; ".join(sorted(set(faults)))
    seconds = round(sum(held.waits), 1)
    return held.resume, held.job, held.candidate, len(held.asked), len(held.follow_ups), model, told, seconds


def _print(held: Held) -> None:
    print(f"\n=== {held.resume} for {held.session.job.title}, a {held.candidate} candidate")
    for exchange in held.asked:
        question = exchange.question
        print(f"\n{question.number}. [{question.kind}, {question.competency}, {question.level}, {question.origin}]")
        print(f"   Interviewer: {question.spoken}\n   Candidate:   {_said(exchange)}")
    print(flush=True)


def _memory_mb() -> float:
    """Resident memory now; where Linux does not tell, the most it was."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1000
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000

"""Every resume of DIR/resumes with a job of DIR/jds through `python -m interview rehearse`, one process each.

The answers are the sample's six. Figures: crashed, six_answered, csv_readable (shares of n), seconds and memory.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from statistics import median

import pandas as pd

from bench.processes import run_python
from bench.records import Figure, Measured
from interview.coach.samples import sample_answers_dir, sample_job_text, sample_resume_path
from interview.sessions.tables import COLUMNS

DOCUMENTS = {".pdf", ".docx", ".txt", ".md"}


def measure(data: Path | None, limit: int | None) -> Measured:
    """Without a folder, the sample alone."""
    with tempfile.TemporaryDirectory() as scratch:
        cases = _cases(data, Path(scratch))[:limit]
        rows = tuple(_rehearse(resume, job, Path(scratch) / str(n)) for n, (resume, job) in enumerate(cases))
    ok = [row for row in rows if row[2] == 0]
    figures: dict[str, Figure] = {
        "crashed": len(rows) - len(ok),
        "six_answered": sum(row[3] == 6 for row in rows),
        "csv_readable": sum(row[4] == len(COLUMNS) for row in rows),
        "from_model": round(sum(float(row[5] or 0) for row in ok) / max(len(ok), 1), 3),
        "seconds_p50": round(median(float(row[6] or 0) for row in rows), 1),
        "peak_mb": max(float(row[7] or 0) for row in rows),
    }
    header = ("resume", "job", "exit", "answered", "csv", "from_model", "seconds", "peak_mb")
    return Measured(len(rows), figures, header, rows)


def _cases(data: Path | None, scratch: Path) -> list[tuple[Path, Path]]:
    sample_job = scratch / "job.txt"
    sample_job.write_text(sample_job_text(), encoding="utf-8")
    cases = [(sample_resume_path(), sample_job)]
    if data is None:
        return cases
    jobs = sorted((data / "jds").glob("*.txt")) or [sample_job]
    resumes = sorted(path for path in (data / "resumes").iterdir() if path.suffix in DOCUMENTS)
    return cases + [(resume, jobs[n % len(jobs)]) for n, resume in enumerate(resumes)]


def _rehearse(resume: Path, job: Path, out: Path) -> tuple[Figure, ...]:
    run = run_python(
        *("-m", "interview", "rehearse", "--json", "--seed", "7", "--out", str(out)),
        *("--resume", str(resume), "--job", str(job), "--answers", str(sample_answers_dir())),
    )
    answered = 0
    from_model = 0.0
    if run.returncode == 0:
        exchanges = json.loads(run.stdout)["exchanges"]
        answered = sum(exchange["answer"] is not None for exchange in exchanges)
        written = [exchange["question"]["origin"] == "model" for exchange in exchanges[1:]]
        from_model = sum(written) / max(len(written), 1)
    seconds, peak = round(run.seconds, 1), round(run.peak_mb)
    return resume.name, job.stem, run.returncode, answered, _readable(out), round(from_model, 2), seconds, peak


def _readable(out: Path) -> int:
    """How many of the documented CSV files pandas reads with the documented columns."""
    count = 0
    for name, columns in COLUMNS.items():
        path = out / f"{name}.csv"
        count += path.exists() and tuple(pd.read_csv(path).columns) == columns
    return count

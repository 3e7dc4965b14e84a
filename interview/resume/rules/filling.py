"""What the rules left open in a resume, and a model's proposals for it; a string that does not stand there is refused.

Knows no model: a proposal is untrusted text like any other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from interview.language.vocabulary import is_degree, is_institution
from interview.records import Education, Position, Resume, TextLine
from interview.resume.rules.dates import DATES, period_of
from interview.resume.rules.education import degree_score, institution_score
from interview.resume.rules.evidence import sources_of, stands_in
from interview.resume.rules.experience import company_score, title_score

_AROUND = 3  # lines above and below a date that a model is shown
_MOST_WORDS = 320  # a model on two cores reads some sixty a second
_UNLIKELY = 0.0  # a proposal that looks less like its role is dropped


def open_fields(resume: Resume) -> tuple[str, ...]:
    """Which lists the rules left empty, though the text has something to put there.

    Single holes stay holes: asked about nine of them in five resumes, the embedded model filled none, at 17 to 49 s
    a resume on a busy machine.
    """
    lines = resume.text.split("\n")
    dated = any(DATES.search(line) for line in lines)
    studied = any(map(is_degree, lines)) and any(map(is_institution, lines))
    found = (("experience", dated and not resume.experience), ("education", studied and not resume.education))
    return tuple(name for name, is_open in found if is_open)


def passage_to_fill_from(resume: Resume) -> str:
    """The lines around dates, degrees and schools: where jobs and studies stand."""
    lines = resume.text.split("\n")
    marked = [at for at, line in enumerate(lines) if DATES.search(line) or is_degree(line) or is_institution(line)]
    near = {at for mark in marked for at in range(mark - _AROUND, mark + _AROUND + 1) if 0 <= at < len(lines)}
    words: list[str] = []
    kept: list[str] = []
    for at in sorted(near):
        words += lines[at].split()
        if len(words) > _MOST_WORDS:
            break
        kept.append(lines[at])
    return "\n".join(line for line in kept if line)


def filled(resume: Resume, jobs: Sequence[Position], studies: Sequence[Education]) -> Resume:
    """Take what stands in the text and was open; what the rules read stays as it is."""
    rows = [TextLine(line) for line in resume.text.split("\n")]
    wanted = open_fields(resume)
    if "experience" in wanted:
        grounded_jobs = [_grounded_job(job, rows) for job in jobs]
        resume = replace(resume, experience=_distinct([job for job in grounded_jobs if job.title and job.company]))
    if "education" in wanted:
        grounded = [_grounded_study(study, rows) for study in studies]
        resume = replace(resume, education=tuple(dict.fromkeys(s for s in grounded if s.institution and s.degree)))
    known = {source.field for source in resume.sources}
    fresh = [source for source in sources_of(resume, rows) if source.field not in known]
    return replace(resume, sources=(*resume.sources, *fresh))


def _grounded_job(job: Position, rows: Sequence[TextLine]) -> Position:
    title = job.title if stands_in(job.title, rows) and title_score(job.title) > _UNLIKELY else ""
    company = job.company if stands_in(job.company, rows) and company_score(job.company) > _UNLIKELY else ""
    dates = job.dates if stands_in(job.dates, rows) and DATES.search(job.dates) else ""
    period = period_of(dates)
    return Position(title, company, dates, start=period.start, end=period.end, current=period.current)


def _grounded_study(study: Education, rows: Sequence[TextLine]) -> Education:
    degree = study.degree if stands_in(study.degree, rows) and degree_score(study.degree) > _UNLIKELY else ""
    fits = stands_in(study.institution, rows) and institution_score(study.institution) > _UNLIKELY
    dates = study.dates if stands_in(study.dates, rows) and DATES.search(study.dates) else ""
    period = period_of(dates)
    return Education(degree, study.institution if fits else "", dates, period.start, period.end)


def _distinct(jobs: Sequence[Position]) -> tuple[Position, ...]:
    return tuple({(job.title.casefold(), job.company.casefold(), job.dates): job for job in jobs}.values())

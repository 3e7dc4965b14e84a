"""Draw interview/coach/samples/resume.pdf, always the same bytes: `python scripts/make_sample.py`."""

from __future__ import annotations

from pathlib import Path

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, HRFlowable, Paragraph, SimpleDocTemplate, Spacer, Table

TARGET = Path(__file__).resolve().parent.parent / "interview" / "coach" / "samples" / "resume.pdf"

INK, ACCENT, QUIET = HexColor("#1f2933"), HexColor("#1f5f6b"), HexColor("#52606d")
MARGIN = 20 * mm
WIDTH = A4[0] - 2 * MARGIN - 12  # a frame pads its sides by 6 points

TEXT = ParagraphStyle("text", fontName="Helvetica", fontSize=10, leading=14.8, textColor=INK)
NAME = ParagraphStyle("name", TEXT, fontName="Helvetica-Bold", fontSize=26, leading=32)
ROLE = ParagraphStyle("role", TEXT, fontSize=12, leading=17, textColor=ACCENT)
CONTACT = ParagraphStyle("contact", TEXT, fontSize=9, textColor=QUIET)
HEADING = ParagraphStyle(
    "heading", TEXT, fontName="Helvetica-Bold", fontSize=10.5, leading=13, textColor=ACCENT, spaceBefore=14
)
STRONG = ParagraphStyle("strong", TEXT, fontName="Helvetica-Bold")
DATES = ParagraphStyle("dates", TEXT, alignment=TA_RIGHT, textColor=QUIET)
BULLET = ParagraphStyle("bullet", TEXT, leftIndent=11, bulletIndent=1)

SUMMARY = (
    "Data engineer since 2018, for pipelines that people depend on every morning. I like clear data "
    "models, few but telling alerts, and explaining to colleagues what a number does and does not say."
)
SKILLS = (
    ("Languages", "Python, SQL, Bash"),
    ("Data", "PostgreSQL, Airflow, Kafka, dbt, Parquet"),
    ("Practice", "Data modelling, Query tuning, Data quality checks, Code review"),
    ("Platform", "Docker, Git, Terraform, Grafana"),
)
EXPERIENCE = (
    (
        "Data Engineer",
        "Brightwater Energy, Gothenburg, Sweden",
        "Mar 2021 - Present",
        (
            "Own the nightly pipelines that load readings from 200,000 smart meters into PostgreSQL.",
            "Cut the nightly run from five hours to ninety minutes by partitioning tables and tuning queries.",
            "Moved outage reports from a nightly batch to Kafka; the delay fell from nine hours to two minutes.",
            "Replaced sixty noisy alerts with fourteen data quality checks that each have an owner.",
            "Mentor two junior engineers and lead the blameless reviews after incidents.",
        ),
    ),
    (
        "Junior Data Engineer",
        "Tallow & Finch Retail, Malmö, Sweden",
        "Aug 2018 - Feb 2021",
        (
            "Built Airflow jobs in Python that collect sales from 85 shops and check them before opening time.",
            "Designed the product and stock tables that the buying team still queries today.",
            "Wrote the on-call guide and took part in a rota of four.",
        ),
    ),
    (
        "Data Analyst Intern",
        "Solvik Municipality, Uppsala, Sweden",
        "Jun 2017 - Aug 2017",
        (
            "Joined ten years of water readings from three systems into one SQL table with a written definition.",
            "Presented the findings to the planning office in plain words.",
        ),
    ),
)
EDUCATION = (
    ("Master of Science in Statistics", "Uppsala University", "2016 - 2018"),
    ("Bachelor of Science in Mathematics", "Lund University", "2013 - 2016"),
)
PROJECTS = (
    (
        "Tidewatch",
        "2022",
        "An open-source Python tool that compares two versions of a table and lists what changed, column by column.",
    ),
)


def draw(target: Path) -> None:
    document = SimpleDocTemplate(
        str(target),
        pagesize=A4,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=17 * mm,
        bottomMargin=14 * mm,
        title="Maya Lindqvist, Data Engineer",
        author="An invented person",
        invariant=True,
    )
    document.build([*_header(), *_experience(), *_skills(), *_education(), *_projects()])


def _header() -> list[Flowable]:
    return [
        Paragraph("Maya Lindqvist", NAME),
        Paragraph("Data Engineer", ROLE),
        Paragraph("maya.lindqvist@example.com  |  +46 555 010 274  |  Gothenburg, Sweden", CONTACT),
        Spacer(1, 5),
        *_heading("Summary"),
        Paragraph(SUMMARY, TEXT),
    ]


def _experience() -> list[Flowable]:
    flow = _heading("Experience")
    for title, company, dates, bullets in EXPERIENCE:
        flow += [_level(title, dates), Paragraph(company.replace("&", "&amp;"), TEXT)]
        flow += [Paragraph(bullet, BULLET, bulletText="•") for bullet in bullets]
        flow.append(Spacer(1, 5))
    return flow


def _skills() -> list[Flowable]:
    return [*_heading("Skills"), *(Paragraph(f"<b>{label}:</b> {items}", TEXT) for label, items in SKILLS)]


def _education() -> list[Flowable]:
    flow = _heading("Education")
    for degree, school, dates in EDUCATION:
        flow += [_level(degree, dates), Paragraph(school, TEXT), Spacer(1, 3)]
    return flow


def _projects() -> list[Flowable]:
    flow = _heading("Projects")
    for name, dates, text in PROJECTS:
        flow += [_level(name, dates), Paragraph(text, BULLET, bulletText="•")]
    return flow


def _heading(text: str) -> list[Flowable]:
    return [Paragraph(text.upper(), HEADING), HRFlowable(WIDTH, 0.7, color=ACCENT, spaceBefore=2, spaceAfter=4)]


def _level(left: str, right: str) -> Table:
    """A line with its dates at the right margin."""
    row = Table([[Paragraph(left, STRONG), Paragraph(right, DATES)]], colWidths=[WIDTH - 110, 110])
    row.setStyle(
        [(side, (0, 0), (-1, -1), 0) for side in ("LEFTPADDING", "RIGHTPADDING", "TOPPADDING", "BOTTOMPADDING")]
    )
    return row


if __name__ == "__main__":
    draw(TARGET)

"""The frozen records that flow from step to step; they know no file, model or page.

document -> resume + job -> fit -> plan -> question -> recording -> answer -> evaluation -> report; focus beside it.
"""

from interview.core.records.document import Area, Document, HiddenText, PagePicture, TextLine
from interview.core.records.interview import (
    Answer,
    Away,
    Delivery,
    Evaluation,
    Exchange,
    Focus,
    IdealAnswer,
    Prompt,
    Question,
    Report,
)
from interview.core.records.job import Coverage, Evidence, Fit, Job, Need, Topic, TopicKind
from interview.core.records.media import Audio, FaceObservation, Transcript, Word
from interview.core.records.plan import Kind, Level, Manner, Mix, Probe, Setup, Slot, Stage, ThinkingTime
from interview.core.records.resume import Anomaly, Education, Position, Project, Resume, SkillGroup, Source

__all__ = [
    "Anomaly",
    "Answer",
    "Area",
    "Audio",
    "Away",
    "Coverage",
    "Delivery",
    "Document",
    "Education",
    "Evaluation",
    "Evidence",
    "Exchange",
    "FaceObservation",
    "Fit",
    "Focus",
    "HiddenText",
    "IdealAnswer",
    "Job",
    "Kind",
    "Level",
    "Manner",
    "Mix",
    "Need",
    "PagePicture",
    "Position",
    "Probe",
    "Project",
    "Prompt",
    "Question",
    "Report",
    "Resume",
    "Setup",
    "SkillGroup",
    "Slot",
    "Source",
    "Stage",
    "TextLine",
    "ThinkingTime",
    "Topic",
    "TopicKind",
    "Transcript",
    "Word",
]

"""What a process holds interviews with: three services, one for each part of an interview, and what they share.

Knows how they are put together; each caller is given only what it needs of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from interview.audio.hearing import Hearing
from interview.audio.measuring import Measuring
from interview.audio.sounds import AnswerSounds
from interview.audio.speech import Speech
from interview.coach.ahead import Ahead
from interview.coach.evaluating import names_in
from interview.coach.interview import Interview
from interview.coach.preparation import Preparation
from interview.coach.review import Review
from interview.engines.models import Engines, Models
from interview.feedback.judging import Judge
from interview.feedback.possible import is_worth_showing
from interview.interviewer.author import Author
from interview.records import Limits, Question
from interview.sessions import Storage
from interview.sessions.session import Session


@dataclass(frozen=True, slots=True)
class Coach:
    """Shared by all sessions of a process; it holds no session, only queues and drafts.

    `storage` and `engines` stand beside the services: whoever looks at sessions, or measures models, needs no step.
    """

    preparation: Preparation
    interview: Interview
    review: Review
    storage: Storage
    engines: Engines

    def close(self) -> None:
        """What was begun is done to its end."""
        self.engines.close()


def coach_from(models: Models, storage: Storage, names: Mapping[str, str], limits: Limits | None = None) -> Coach:
    """`names` says for each role which model it is, for session.json; `limits`, when looking away is told."""
    engines, judge = Engines(models), Judge(models.grading)
    queues, embedders = engines.queues, {"embedding": models.embedding, "tfidf": models.tfidf}

    def is_shown(session: Session, question: Question, possible: str) -> bool:
        """Asked while the language model writes; the reader has its turn in the queue it is always read in."""
        known = names_in(session.resume)
        return queues["embedding"].run(lambda: is_worth_showing(judge, question, possible, known))

    author = Author(models.language, engines.embed, is_shown)
    speech = Speech(models.speech, queues["speech"])
    ahead = Ahead(author, queues["language"], speech.prepare)
    sounds = AnswerSounds(storage, models, queues["transcription"])
    measuring = Measuring(models, queues["delivery"], queues["transcription"], storage)
    return Coach(
        Preparation(author, ahead, storage, queues, embedders, names),
        Interview(engines, storage, author, ahead, speech, Hearing(engines), sounds, measuring, limits),
        Review(ahead, sounds, measuring, storage, queues["embedding"], embedders, judge),
        storage,
        engines,
    )

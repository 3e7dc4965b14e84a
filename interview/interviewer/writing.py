"""What the language model writes beside the questions: topics, missing parts of a resume, ideal answers.

Knows prompts and their replies; not storage, sound or pages. Code checks every text before it is used.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from contextlib import suppress

from interview.engines.prompts import render_prompt
from interview.engines.protocols import LanguageModel, Schema
from interview.engines.replies import RESUME_SCHEMA, TOPICS_SCHEMA, ideal_answer_from, resume_parts_from, topics_from
from interview.errors import ReplyError
from interview.interviewer.plan import resume_facts
from interview.language.text import shorten
from interview.records import IdealAnswer, Prompt, Question, Resume, Topic
from interview.resume.rules.filling import filled, open_fields, passage_to_fill_from
from interview.sessions.session import Session

Pause = Callable[[], None]
"""Called between the tokens of a reply; it may raise, to give way to urgent work."""

Check = Callable[[Session, Question, str], bool]

LONGEST_IDEAL = 220
"""Tokens: about 165 words, 66 seconds at 150 words a minute."""
WORDS_READ = 500  # of a job description, by the model; the rules read all of it


class Writer:
    """A language model that has been told what an interview is."""

    def __init__(self, model: LanguageModel, is_shown: Check = lambda session, question, text: True) -> None:
        """`is_shown` has the last word on a possible answer."""
        self._model, self._is_shown = model, is_shown

    def warm(self) -> None:
        """Load the model and let it read the fixed part of its first task."""
        self._reply(render_prompt("topics", job="-"), max_tokens=1, seed=0)

    def fill_resume(self, resume: Resume, seed: int = 0) -> Resume:
        """Ask for the jobs and studies that the rules did not find; the resume as it was when nothing is open."""
        if not open_fields(resume):
            return resume
        prompt = render_prompt("resume", resume=passage_to_fill_from(resume))
        try:
            jobs, studies = resume_parts_from(self._reply(prompt, schema=RESUME_SCHEMA, max_tokens=400, seed=seed))
        except ReplyError:
            return resume
        return filled(resume, jobs, studies)

    def propose_topics(self, text: str, seed: int) -> tuple[Topic, ...]:
        """What the model takes for the job's topics, unchecked; () when its reply is none."""
        prompt = render_prompt("topics", job=shorten(text, WORDS_READ))
        try:
            return topics_from(self._reply(prompt, schema=TOPICS_SCHEMA, max_tokens=200, seed=seed))
        except ReplyError:
            return ()

    def write_ideal_answer(self, session: Session, question: Question, *, pause: Pause = lambda: None) -> IdealAnswer:
        """What a strong candidate with this resume would say; none is better than a manual or an essay.

        Raises ReplyError when nothing usable comes, twice.
        """
        prompt = render_prompt(
            "ideal_answer",
            title=session.job.title,
            topic=question.topic,
            facts=resume_facts(session),
            question=question.text,
        )
        facts = f"{resume_facts(session)} {question.topic}"

        seed = _seed(session, question.text)
        with suppress(ReplyError):
            return self._possible(session, question, prompt, facts, seed, pause)
        return self._possible(session, question, prompt, facts, seed + 1, pause)

    def _possible(
        self, session: Session, question: Question, prompt: Prompt, facts: str, seed: int, pause: Pause
    ) -> IdealAnswer:
        reply = self._reply(prompt, max_tokens=LONGEST_IDEAL, seed=seed, pause=pause)
        text = ideal_answer_from(reply, question.text, facts)
        if not self._is_shown(session, question, text):
            raise ReplyError("The language model's answer is no example to follow.")
        return IdealAnswer(text, prompt.id)

    def _reply(
        self, prompt: Prompt, *, max_tokens: int, seed: int, schema: Schema | None = None, pause: Pause = lambda: None
    ) -> str:
        pieces = []
        for piece in self._model.stream(prompt, schema=schema, max_tokens=max_tokens, seed=seed):
            pieces.append(piece)
            pause()
        return "".join(pieces)


def _seed(session: Session, what: str) -> int:
    """A seed of its own for every reply, the same in every run of the same interview."""
    return zlib.crc32(f"{session.seed}/{what}".encode()) & 0x7FFFFFFF

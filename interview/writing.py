"""What the language model writes: topics, questions, follow-ups, ideal answers; code checks every one.

Knows prompts and their replies; not storage, sound or pages. A text that fails its checks is asked for again
at most twice; then our own bank speaks, and the record says so.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from string import Template

from interview.core.job import merged_topics, topics_from_rules
from interview.core.plan import KINDS, Brief, brief_for, resume_facts
from interview.core.profile.filling import filled, open_fields, passage_to_fill_from
from interview.core.protocols import LanguageModel, Schema
from interview.core.questions.checks import faults_of
from interview.core.questions.probing import phrase_to_probe, sentence_with
from interview.core.records import Answer, IdealAnswer, Prompt, Question, Resume, Stage, Topic
from interview.core.replies import (
    QUESTION_SCHEMA,
    RESUME_SCHEMA,
    TOPICS_SCHEMA,
    ideal_answer_from,
    question_from,
    resume_parts_from,
    topics_from,
)
from interview.core.session import STAGES, Session
from interview.core.text import shorten
from interview.errors import ReplyError
from interview.prompts import question_bank, render_prompt

TRIES = 3
FEWEST_TOPICS = 5
WORDS_READ = 500  # of a job description, by the model; the rules read all of it


class Writer:
    """A language model that has been told what an interview is."""

    def __init__(self, model: LanguageModel) -> None:
        self._model = model

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

    def write_topics(self, text: str, seed: int) -> tuple[Topic, ...]:
        """Five to seven topics that stand in the job description, by rules; a model is asked where they find fewer.

        Measured with the embedded model (bench job): its own topics match 16 of 36 key skills, the rules' 29, and
        both together no more, for half a minute of waiting.
        """
        topics = topics_from_rules(text)
        if len(topics) >= FEWEST_TOPICS:
            return topics
        return merged_topics(self.propose_topics(text, seed), text)

    def propose_topics(self, text: str, seed: int) -> tuple[Topic, ...]:
        """What the model takes for the job's topics, unchecked; () when its reply is none."""
        prompt = render_prompt("topics", job=shorten(text, WORDS_READ))
        try:
            return topics_from(self._reply(prompt, schema=TOPICS_SCHEMA, max_tokens=200, seed=seed))
        except ReplyError:
            return ()

    def write_question(self, stage: Stage, session: Session) -> Question:
        """The question of a stage; for a follow-up, about the last answer."""
        if stage is Stage.INTRODUCTION:
            return self._from_bank(stage, session, topic="your background")
        if stage is Stage.FOLLOW_UP:
            return self._follow_up(session)
        brief = brief_for(stage, session)
        prompt = render_prompt(
            "question",
            kind=KINDS[stage],
            title=session.job.title,
            topic=brief.topic,
            source=brief.source or "-",
            facts=brief.facts or "-",
        )
        asked = tuple(exchange.question.text for exchange in session.exchanges)
        grounds = f"{brief.topic} {brief.facts}"
        text = self._checked(prompt, stage, session, lambda text: faults_of(text, stage, asked, grounds))
        if text:
            return _question(stage, brief.topic, text, "model", prompt.id)
        return self._question_from_brief(brief, session)

    def write_ideal_answer(self, session: Session, question: Question) -> IdealAnswer:
        """What a strong candidate with this resume would say. Raises ReplyError when nothing usable comes."""
        prompt = render_prompt(
            "ideal_answer",
            title=session.job.title,
            topic=question.topic,
            facts=resume_facts(session),
            question=question.text,
        )
        seed = _seed(session, question.stage, 0)
        reply = self._reply(prompt, max_tokens=170, seed=seed)
        try:
            return IdealAnswer(ideal_answer_from(reply, question.text), prompt.id)
        except ReplyError:
            reply = self._reply(prompt, max_tokens=170, seed=seed + 1)
            return IdealAnswer(ideal_answer_from(reply, question.text), prompt.id)

    def _follow_up(self, session: Session) -> Question:
        last = session.exchanges[-1]
        answer = last.answer or Answer("", "skipped")
        phrase = phrase_to_probe(answer.text)
        topic = last.question.topic
        if not phrase:
            return self._from_bank(Stage.FOLLOW_UP, session, topic=topic, key="follow-up-without-phrase")
        prompt = render_prompt(
            "follow_up", question=last.question.text, answer=sentence_with(phrase, answer.text), phrase=phrase
        )
        asked = (last.question.text,)

        def faults(text: str) -> tuple[str, ...]:
            return faults_of(f"You said “{phrase}”. {text}", Stage.FOLLOW_UP, asked, phrase)

        text = self._checked(prompt, Stage.FOLLOW_UP, session, faults)
        if text:
            return _question(Stage.FOLLOW_UP, topic, f"You said “{phrase}”. {text}", "model", prompt.id)
        return self._from_bank(Stage.FOLLOW_UP, session, topic=topic, phrase=phrase)

    def _checked(self, prompt: Prompt, stage: Stage, session: Session, faults: Callable[[str], tuple[str, ...]]) -> str:
        """The model's question once it passes; "" when three tries did not."""
        for attempt in range(TRIES):
            seed = _seed(session, stage, attempt)
            try:
                text = question_from(self._reply(prompt, schema=QUESTION_SCHEMA, max_tokens=90, seed=seed))
            except ReplyError:
                continue
            if not faults(text):
                return text
        return ""

    def _question_from_brief(self, brief: Brief, session: Session) -> Question:
        if brief.stage is not Stage.EXPERIENCE:
            return self._from_bank(brief.stage, session, topic=brief.topic)
        if not brief.facts or brief.topic == session.job.title:
            return self._from_bank(brief.stage, session, topic=brief.topic, key="experience-without-claim")
        return self._from_bank(brief.stage, session, topic=brief.topic, claim=brief.topic)

    def _from_bank(
        self, stage: Stage, session: Session, *, topic: str, phrase: str = "", claim: str = "", key: str = ""
    ) -> Question:
        choices = question_bank()[key or stage.value]
        template = Random(f"{session.seed}/{stage}/{topic}").choice(choices)  # noqa: S311  (variety, not secrecy)
        first_name = session.resume.name.split()[0] if session.resume.name else ""
        text = Template(template).substitute(
            topic=topic,
            title=session.job.title,
            name=f" {first_name}" if first_name else "",
            phrase=phrase,
            claim=claim,
        )
        return _question(stage, topic, text, "bank", f"bank/{key or stage.value}")

    def _reply(self, prompt: Prompt, *, max_tokens: int, seed: int, schema: Schema | None = None) -> str:
        return "".join(self._model.stream(prompt, schema=schema, max_tokens=max_tokens, seed=seed))


def _question(stage: Stage, topic: str, text: str, origin: str, prompt: str) -> Question:
    return Question(STAGES.index(stage) + 1, stage, topic, text, origin, prompt)


def _seed(session: Session, stage: Stage, attempt: int) -> int:
    """A seed of its own for every call, the same in every run of the same interview."""
    return session.seed * 1000 + STAGES.index(stage) * 10 + attempt

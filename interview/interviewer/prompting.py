"""What a model is asked for each text of an interview, and a question's record once it has its words. Pure."""

from __future__ import annotations

import zlib
from dataclasses import replace

from interview.engines.prompts import render_prompt
from interview.interviewer.plan import resume_facts
from interview.interviewer.questions.wording import spoken_title, subject_of
from interview.language.text import shorten
from interview.records import Kind, Probe, Prompt, Question, Slot
from interview.sessions.session import Session

ANSWER_READ = 160
"""Words of an answer that a follow-up is written from; the phrase says what matters of the rest."""
WORDS_READ = 500  # of a job description, by the model; the rules read all of it


def question_prompt(slot: Slot, session: Session, said: str, side: str) -> Prompt:
    """`said`: the claim that is said back before the question."""
    return render_prompt(
        "question",
        kind=slot.kind,
        angle=side,
        title=spoken_title(session.job.title),
        topic=said.rstrip(".") or subject_of(slot.topic),
        source=shorten(slot.source, 20) or "-",
        facts=shorten(slot.facts, 20) or "-",
    )


def empty_question_prompt() -> Prompt:
    """Its fixed part, with the examples; nothing in the rest."""
    return render_prompt("question", **dict.fromkeys(("kind", "angle", "title", "topic", "source", "facts"), "-"))


def follow_up_prompt(question: Question, answer: str, phrase: str, aim: str) -> Prompt:
    return render_prompt(
        "follow_up", question=question.text, answer=shorten(answer, ANSWER_READ), phrase=phrase, aim=aim
    )


def beginning_of_follow_up(question: Question, answer: str) -> Prompt:
    """What is known of a follow-up's prompt while its answer is given."""
    prompt = follow_up_prompt(question, answer, "", "")
    begun, heard, _ = prompt.user.rpartition(shorten(answer, ANSWER_READ))
    return replace(prompt, user=begun + heard)


def topics_prompt(text: str) -> Prompt:
    return render_prompt("topics", job=shorten(text, WORDS_READ))


def ideal_answer_prompt(session: Session, question: Question) -> Prompt:
    return render_prompt(
        "ideal_answer",
        title=session.job.title,
        topic=question.topic,
        facts=resume_facts(session),
        question=question.text,
    )


def seed_of(session: Session, what: str) -> int:
    """A seed of its own for every reply, the same in every run of the same interview."""
    return zlib.crc32(f"{session.seed}/{what}".encode()) & 0x7FFFFFFF


def planned(slot: Slot, text: str, origin: str, prompt: str) -> Question:
    return Question(0, slot.stage, slot.topic, text, origin, prompt, slot.kind, slot.competency, slot.level)


def following(last: Question, probe: Probe, text: str, origin: str, prompt: str) -> Question:
    return Question(
        number=0,
        stage=last.stage,
        topic=last.topic,
        text=text,
        origin=origin,
        prompt=prompt,
        kind=Kind.FOLLOW_UP,
        competency=last.competency,
        level=last.level,
        follow_up_to=last.follow_up_to or last.number,
        reason=probe.reason,
    )


def asked_texts(session: Session) -> tuple[str, ...]:
    """What may not be asked again: this interview's questions, and those of the person's earlier ones."""
    here = tuple(exchange.question.text for exchange in session.exchanges)
    return here if session.setup.repeat_asked else (*here, *session.asked_before)


def first_name(session: Session) -> str:
    return session.resume.name.split()[0] if session.resume.name.split() else ""

"""How a planned question, a follow-up or a rephrasing gets its words: candidates of the language model, checked and
ranked by code; then our own bank, and the record says so. Knows no queue, storage, sound or page.
"""

from __future__ import annotations

import zlib
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from interview.engines.prompts import render_prompt
from interview.engines.protocols import LanguageModel, ReadsAhead, Schema
from interview.engines.replies import QUESTION_SCHEMA, question_from
from interview.errors import ReplyError
from interview.interviewer.bank import choose, choose_follow_up
from interview.interviewer.claims import told_back
from interview.interviewer.questions.angles import angle_at, is_cut_off, pursuit_of, schema_of
from interview.interviewer.questions.checks import faults_of
from interview.interviewer.questions.ranking import FAR, NEAR, nearest, worth_of
from interview.interviewer.questions.rephrasing import faults_of_rephrasing, rephrased_by_rule
from interview.interviewer.questions.signals import ELSEWHERE
from interview.interviewer.questions.wording import spoken_title, subject_of, without_second_question
from interview.language.text import sentences_of, shorten
from interview.records import Kind, Probe, Prompt, Question, Slot
from interview.sessions.session import Session

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Pause = Callable[[], None]
"""Called between the tokens of a reply; it may raise, to give way to urgent work."""

CANDIDATES, MORE = 3, 2
"""Questions written for each slot, and how often the model is asked again where none of them passed."""
ANSWER_READ = 160
"""Words of an answer that a follow-up is written from; the phrase says what matters of the rest."""
REMEMBERED = 64
PURSUED = ("claim", "more", "no result", "no action")
"""Reasons to ask on about what was said, if it has to do with the question."""
BEGINNING = 4
"""Sentences of an answer, besides the whole of it, in which its question is looked for."""
_WRITTEN = (Kind.EXPERIENCE, Kind.TECHNICAL, Kind.BEHAVIOURAL, Kind.SITUATIONAL)
_FIRST_PARTS = ("You said “{}”.", "You told me “{}”.", "Let me stay with “{}”.")


@dataclass(frozen=True, slots=True)
class Candidate:
    text: str
    prompt: str


class Asker:
    """A language model that words the questions, and vectors that tell when two are the same."""

    def __init__(self, model: LanguageModel, embed: Callable[[Sequence[str]], NDArray[np.float32]]) -> None:
        self._model, self._embed = model, embed
        self._replies: OrderedDict[tuple[str, str, int], str] = OrderedDict()

    def warm(self) -> None:
        """Load the model and let it read the fixed part of its prompts."""
        for prompt in (
            render_prompt("question", **dict.fromkeys(("kind", "angle", "title", "topic", "source", "facts"), "-")),
            render_prompt("follow_up", question="-", answer="-", phrase="-", aim="-"),
        ):
            self._reply(prompt, QUESTION_SCHEMA, 0, max_tokens=1, pause=_go_on)

    def question(self, slot: Slot, session: Session, *, pause: Pause = lambda: None) -> Question:
        """A slot in words: the person's own, the model's best, or one of the bank."""
        if ready := self.at_hand(slot, session):
            return ready
        if best := self._best(slot, session, asked_texts(session), pause):
            return _planned(slot, best.text, "model", best.prompt)
        return self.bank_question(slot, session)

    def at_hand(self, slot: Slot, session: Session) -> Question | None:
        """A question that needs no model: the person's own, or of a kind that always comes from the bank."""
        if slot.wording:
            return _planned(slot, slot.wording, "person", "")
        return None if slot.kind in _WRITTEN else self.bank_question(slot, session)

    def bank_question(self, slot: Slot, session: Session) -> Question:
        """One of our own for a slot; it takes no model and no time."""
        title, name, asked = spoken_title(session.job.title), first_name(session), asked_texts(session)
        text, origin = choose(slot, title=title, name=name, avoid=asked, seed=session.seed)
        return _planned(slot, text, "bank", origin)

    def listen(self, session: Session, answer: str) -> None:
        """Read an answer while it is given, so that its follow-up has only the last words left to read."""
        if session.open_question is not None and isinstance(self._model, ReadsAhead):
            prompt = _follow_up_prompt(session.open_question, answer, "", "")
            begun, heard, _ = prompt.user.rpartition(shorten(answer, ANSWER_READ))
            self._model.read_ahead(replace(prompt, user=begun + heard))

    def follow_up(self, session: Session, probe: Probe, *, answer: str = "", pause: Pause = lambda: None) -> Question:
        """About the words of the last answer that code chose; `answer` is what was said so far of an open question."""
        last = session.exchanges[-1]
        said = answer or (last.answer.text if last.answer else "")
        if self._is_elsewhere(probe, session, said):
            return self.bank_follow_up(session, replace(probe, reason=ELSEWHERE))
        if probe.phrase:
            pursuit = pursuit_of(last.question.stage, probe.reason)
            prompt = _follow_up_prompt(last.question, said, probe.phrase, pursuit.side)
            for attempt in range(1 + MORE):
                seed = _seed(session, f"{prompt.user}/{attempt}")
                written = self._shaped(prompt, pursuit.shape, seed, 40, pause)
                text = f"{self.first_part(probe)} {written}"
                if written and not faults_of(text, Kind.FOLLOW_UP, grounds=probe.phrase, asked=asked_texts(session)):
                    return _following(last.question, probe, text, "model", prompt.id)
        return self.bank_follow_up(session, probe)

    def bank_follow_up(self, session: Session, probe: Probe) -> Question:
        """One of our own about the words of the last answer."""
        title, asked = spoken_title(session.job.title), asked_texts(session)
        text, origin = choose_follow_up(probe, title=title, avoid=asked, seed=session.seed + len(session.exchanges))
        return _following(session.exchanges[-1].question, probe, text, "bank", origin)

    def first_part(self, probe: Probe) -> str:
        """What a follow-up begins with: the person's own words, said back; "" where there are none."""
        if not probe.phrase:
            return ""
        return _FIRST_PARTS[zlib.crc32(probe.phrase.encode()) % len(_FIRST_PARTS)].format(probe.phrase)

    def rephrase(self, session: Session, question: Question, *, pause: Pause = lambda: None) -> str:
        """The same question in simpler words; by rule where the model says something else."""
        prompt = render_prompt("rephrase", question=question.text)
        for attempt in range(1 + MORE):
            text = self._written(prompt, QUESTION_SCHEMA, _seed(session, f"{prompt.user}/{attempt}"), 60, pause)
            if text and not faults_of_rephrasing(text, question, self._likeness(text, question.text)):
                return text
        return rephrased_by_rule(question)

    # ------------------------------------------------------------ steps within steps

    def _is_elsewhere(self, probe: Probe, session: Session, said: str) -> bool:
        """Whether the answer has nothing to do with its question: it is led back to it, not asked on about."""
        if probe.reason not in PURSUED:
            return False
        question = session.exchanges[-1].question
        about = f"{question.text} {session.job.title}" if question.kind is Kind.OPENING else question.text
        vectors = self._embed([about, said, *sentences_of(said)[:BEGINNING]])
        return bool((vectors[1:] @ vectors[0]).max() < FAR)

    def _best(self, slot: Slot, session: Session, asked: Sequence[str], pause: Pause) -> Candidate | None:
        """The best of the candidates that pass; one by one after that."""
        first = [self._candidate(slot, session, attempt, pause) for attempt in range(CANDIDATES)]
        if found := self._passing(first, slot, asked):
            return max(found, key=lambda one: worth_of(one.text, slot, session.job.title, asked))
        for attempt in range(CANDIDATES, CANDIDATES + MORE):
            if found := self._passing([self._candidate(slot, session, attempt, pause)], slot, asked):
                return found[0]
        return None

    def _candidate(self, slot: Slot, session: Session, attempt: int, pause: Pause) -> Candidate:
        """An experience is asked about after its claim was said back, which code does."""
        angle = angle_at(slot, session.seed, attempt)
        said = told_back(slot.topic) if slot.kind is Kind.EXPERIENCE and slot.facts else ""
        prompt = render_prompt(
            "question",
            kind=slot.kind,
            angle=angle.side,
            title=spoken_title(session.job.title),
            topic=said.rstrip(".") or subject_of(slot.topic),
            source=shorten(slot.source, 20) or "-",
            facts=shorten(slot.facts, 20) or "-",
        )
        seed = _seed(session, f"{prompt.user}/{attempt}")
        text = self._shaped(prompt, angle.shape, seed, 70, pause)
        return Candidate(f"{said} {text}".strip() if text else "", prompt.id)

    def _passing(self, candidates: Sequence[Candidate], slot: Slot, asked: Sequence[str]) -> list[Candidate]:
        grounds, examples = f"{slot.topic} {slot.facts}", _examples()
        clean = [
            one
            for one in candidates
            if one.text and not faults_of(one.text, slot.kind, grounds=grounds, asked=asked, examples=examples)
        ]
        if not clean or not asked:
            return clean
        near = nearest(self._embed([one.text for one in clean]), self._embed(asked))
        return [one for one, likeness in zip(clean, near, strict=True) if likeness < NEAR]

    def _likeness(self, left: str, right: str) -> float:
        vectors = self._embed([left, right])
        return float(vectors[0] @ vectors[1])

    def _shaped(self, prompt: Prompt, shape: str, seed: int, max_tokens: int, pause: Pause) -> str:
        """A question of a form; "" where it was cut off by it."""
        text = self._written(prompt, schema_of(shape), seed, max_tokens, pause)
        return "" if is_cut_off(text, shape) else text

    def _written(self, prompt: Prompt, schema: Schema, seed: int, max_tokens: int, pause: Pause) -> str:
        """The question of the model's reply; "" where it wrote none."""
        try:
            reply = self._reply(prompt, schema, seed, max_tokens=max_tokens, pause=pause)
            return without_second_question(question_from(reply))
        except ReplyError:
            return ""

    def _reply(self, prompt: Prompt, schema: Schema, seed: int, *, max_tokens: int, pause: Pause) -> str:
        """A reply is kept: a call that gave way begins again, and need not write twice what was written."""
        key = (prompt.id + prompt.user, str(schema), seed)
        if key not in self._replies:
            pieces = []
            for piece in self._model.stream(prompt, schema=schema, max_tokens=max_tokens, seed=seed):
                pieces.append(piece)
                pause()
            self._replies[key] = "".join(pieces)
            while len(self._replies) > REMEMBERED:
                self._replies.popitem(last=False)
        return self._replies[key]


def asked_texts(session: Session) -> tuple[str, ...]:
    """What may not be asked again: this interview's questions, and those of the person's earlier ones."""
    here = tuple(exchange.question.text for exchange in session.exchanges)
    return here if session.setup.repeat_asked else (*here, *session.asked_before)


def first_name(session: Session) -> str:
    return session.resume.name.split()[0] if session.resume.name.split() else ""


def _follow_up_prompt(question: Question, answer: str, phrase: str, aim: str) -> Prompt:
    return render_prompt(
        "follow_up", question=question.text, answer=shorten(answer, ANSWER_READ), phrase=phrase, aim=aim
    )


def _planned(slot: Slot, text: str, origin: str, prompt: str) -> Question:
    return Question(0, slot.stage, slot.topic, text, origin, prompt, slot.kind, slot.competency, slot.level)


def _following(last: Question, probe: Probe, text: str, origin: str, prompt: str) -> Question:
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


def _examples() -> str:
    return render_prompt(
        "question", **dict.fromkeys(("kind", "angle", "title", "topic", "source", "facts"), "-")
    ).system


def _go_on() -> None: ...


def _seed(session: Session, what: str) -> int:
    """A seed of its own for every reply, the same in every run of the same interview."""
    return zlib.crc32(f"{session.seed}/{what}".encode()) & 0x7FFFFFFF

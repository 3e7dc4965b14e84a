"""The author of an interview's texts: candidates of the language model, checked and ranked by code; then our own bank,
and the record says so. Questions, follow-ups and rephrasings; topics, missing parts of a resume, possible answers.

Knows no queue, storage, sound or page.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from interview.engines.prompts import render_prompt
from interview.engines.protocols import LanguageModel
from interview.engines.replies import (
    QUESTION_SCHEMA,
    RESUME_SCHEMA,
    TOPICS_SCHEMA,
    ideal_answer_from,
    resume_parts_from,
    topics_from,
)
from interview.errors import ReplyError
from interview.interviewer.bank import choose, choose_follow_up
from interview.interviewer.claims import told_back
from interview.interviewer.difficulty import level_after
from interview.interviewer.model_replies import ModelReplies, Pause
from interview.interviewer.packs.choosing import pack_follow_up, pack_question_for
from interview.interviewer.plan import resume_facts
from interview.interviewer.prompting import (
    asked_texts,
    beginning_of_follow_up,
    empty_question_prompt,
    first_name,
    follow_up_prompt,
    following,
    ideal_answer_prompt,
    planned,
    question_prompt,
    seed_of,
    topics_prompt,
)
from interview.interviewer.questions.angles import angle_at, pursuit_of
from interview.interviewer.questions.checks import faults_of
from interview.interviewer.questions.ranking import FAR, NEAR, nearest, worth_of
from interview.interviewer.questions.rephrasing import faults_of_rephrasing, rephrased_by_rule
from interview.interviewer.questions.signals import ELSEWHERE
from interview.interviewer.questions.wording import spoken_title
from interview.language.text import sentences_of
from interview.records import IdealAnswer, Kind, Probe, Prompt, Question, Resume, Slot, Topic
from interview.resume.rules.filling import filled, open_fields, passage_to_fill_from
from interview.sessions.session import Session

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Embed = Callable[[Sequence[str]], "NDArray[np.float32]"]
Check = Callable[[Session, Question, str], bool]
"""Whether a possible answer to a question may be shown."""

CANDIDATES, MORE = 3, 2
"""Questions written for each slot, and how often the model is asked again where none of them passed."""
PURSUED = ("claim", "more", "no result", "no action")
"""Reasons to ask on about what was said, if it has to do with the question."""
BEGINNING = 4
"""Sentences of an answer, besides the whole of it, in which its question is looked for."""
LONGEST_IDEAL = 220
"""Tokens: about 165 words, 66 seconds at 150 words a minute."""
_WRITTEN = (Kind.EXPERIENCE, Kind.TECHNICAL, Kind.BEHAVIOURAL, Kind.SITUATIONAL)
_FIRST_PARTS = ("You said “{}”.", "You told me “{}”.", "Let me stay with “{}”.")


@dataclass(frozen=True, slots=True)
class Candidate:
    text: str
    prompt: str


class Author:
    """A language model that words what is said, and vectors that tell when two questions are the same."""

    def __init__(
        self, model: LanguageModel, embed: Embed, is_shown: Check = lambda session, question, text: True
    ) -> None:
        """`is_shown` has the last word on a possible answer."""
        self._replies, self._embed, self._is_shown = ModelReplies(model), embed, is_shown

    def warm(self) -> None:
        """Load the model and let it read the fixed part of its prompts."""
        follow_up = render_prompt("follow_up", question="-", answer="-", phrase="-", aim="-")
        for prompt in (empty_question_prompt(), follow_up):
            self._replies.text(prompt, schema=QUESTION_SCHEMA, seed=0, max_tokens=1)

    # ------------------------------------------------------------ planned questions

    def question(self, slot: Slot, session: Session, *, pause: Pause = lambda: None) -> Question:
        """A slot in words: the person's own, the model's best, or one of the bank."""
        if ready := self.at_hand(slot, session):
            return ready
        if best := self._best(slot, session, asked_texts(session), pause):
            return planned(slot, best.text, "model", best.prompt)
        return self.bank_question(slot, session)

    def at_hand(self, slot: Slot, session: Session) -> Question | None:
        """A question that needs no model: the person's own, a pack's, or of a kind that always comes from the bank."""
        if slot.wording:
            return planned(slot, slot.wording, "person", "")
        level = level_after(session, slot.level)
        if known := pack_question_for(replace(slot, level=level), asked_texts(session), session.seed):
            return planned(replace(slot, level=known.level), known.text, "pack", known.id)
        return None if slot.kind in _WRITTEN else self.bank_question(slot, session)

    def bank_question(self, slot: Slot, session: Session) -> Question:
        """One of our own for a slot; it takes no model and no time."""
        title, name, asked = spoken_title(session.job.title), first_name(session), asked_texts(session)
        text, origin = choose(slot, title=title, name=name, avoid=asked, seed=session.seed)
        return planned(slot, text, "bank", origin)

    # ------------------------------------------------------------ follow-ups, rephrasings

    def listen(self, session: Session, answer: str) -> None:
        """Read an answer while it is given, so that its follow-up has only the last words left to read."""
        if session.open_question is not None and self._replies.can_read_ahead:
            self._replies.read_ahead(beginning_of_follow_up(session.open_question, answer))

    def follow_up(self, session: Session, probe: Probe, *, answer: str = "", pause: Pause = lambda: None) -> Question:
        """About the words of the last answer that code chose; `answer` is what was said so far of an open question."""
        last = session.exchanges[-1]
        said = answer or (last.answer.text if last.answer else "")
        if self._is_elsewhere(probe, session, said):
            return self.bank_follow_up(session, replace(probe, reason=ELSEWHERE))
        if known := self._from_pack(session, probe):
            return known
        if probe.phrase:
            pursuit = pursuit_of(last.question.stage, probe.reason)
            prompt = follow_up_prompt(last.question, said, probe.phrase, pursuit.side)
            for attempt in range(1 + MORE):
                seed = seed_of(session, f"{prompt.user}/{attempt}")
                written = self._replies.question(prompt, seed=seed, max_tokens=40, shape=pursuit.shape, pause=pause)
                text = f"{self.first_part(probe)} {written}"
                if written and not faults_of(text, Kind.FOLLOW_UP, grounds=probe.phrase, asked=asked_texts(session)):
                    return following(last.question, probe, text, "model", prompt.id)
        return self.bank_follow_up(session, probe)

    def bank_follow_up(self, session: Session, probe: Probe) -> Question:
        """One of our own about the words of the last answer."""
        if known := self._from_pack(session, probe):
            return known
        title, asked = spoken_title(session.job.title), asked_texts(session)
        text, origin = choose_follow_up(probe, title=title, avoid=asked, seed=session.seed + len(session.exchanges))
        return following(session.exchanges[-1].question, probe, text, "bank", origin)

    def _from_pack(self, session: Session, probe: Probe) -> Question | None:
        """What the question's pack asks on, after the person's own words."""
        known = pack_follow_up(session, probe)
        if known is None:
            return None
        text = f"{self.first_part(probe)} {known.text}".strip()
        return following(session.exchanges[-1].question, probe, text, "pack", known.id)

    def first_part(self, probe: Probe) -> str:
        """What a follow-up begins with: the person's own words, said back; "" where there are none."""
        if not probe.phrase:
            return ""
        return _FIRST_PARTS[zlib.crc32(probe.phrase.encode()) % len(_FIRST_PARTS)].format(probe.phrase)

    def rephrase(self, session: Session, question: Question, *, pause: Pause = lambda: None) -> str:
        """The same question in simpler words; by rule where the model says something else."""
        prompt = render_prompt("rephrase", question=question.text)
        for attempt in range(1 + MORE):
            seed = seed_of(session, f"{prompt.user}/{attempt}")
            text = self._replies.question(prompt, seed=seed, max_tokens=60, pause=pause)
            if text and not faults_of_rephrasing(text, question, self._likeness(text, question.text)):
                return text
        return rephrased_by_rule(question)

    # ------------------------------------------------------------ beside the questions

    def fill_resume(self, resume: Resume, seed: int = 0) -> Resume:
        """Ask for the jobs and studies that the rules did not find; the resume as it was when nothing is open."""
        if not open_fields(resume):
            return resume
        prompt = render_prompt("resume", resume=passage_to_fill_from(resume))
        try:
            reply = self._replies.text(prompt, schema=RESUME_SCHEMA, max_tokens=400, seed=seed)
            return filled(resume, *resume_parts_from(reply))
        except ReplyError:
            return resume

    def propose_topics(self, text: str, seed: int) -> tuple[Topic, ...]:
        """What the model takes for the job's topics, unchecked; () when its reply is none."""
        try:
            return topics_from(self._replies.text(topics_prompt(text), schema=TOPICS_SCHEMA, max_tokens=200, seed=seed))
        except ReplyError:
            return ()

    def write_ideal_answer(self, session: Session, question: Question, *, pause: Pause = lambda: None) -> IdealAnswer:
        """What a strong candidate with this resume would say; none is better than a manual or an essay.

        Raises ReplyError when nothing usable comes, twice.
        """
        prompt, seed = ideal_answer_prompt(session, question), seed_of(session, question.text)
        with suppress(ReplyError):
            return self._possible(session, question, prompt, seed, pause)
        return self._possible(session, question, prompt, seed + 1, pause)

    # ------------------------------------------------------------ steps within steps

    def _possible(self, session: Session, question: Question, prompt: Prompt, seed: int, pause: Pause) -> IdealAnswer:
        reply = self._replies.text(prompt, max_tokens=LONGEST_IDEAL, seed=seed, pause=pause)
        text = ideal_answer_from(reply, question.text, f"{resume_facts(session)} {question.topic}")
        if not self._is_shown(session, question, text):
            raise ReplyError("The language model's answer is no example to follow.")
        return IdealAnswer(text, prompt.id)

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
        prompt = question_prompt(slot, session, said, angle.side)
        seed = seed_of(session, f"{prompt.user}/{attempt}")
        text = self._replies.question(prompt, seed=seed, max_tokens=70, shape=angle.shape, pause=pause)
        return Candidate(f"{said} {text}".strip() if text else "", prompt.id)

    def _passing(self, candidates: Sequence[Candidate], slot: Slot, asked: Sequence[str]) -> list[Candidate]:
        grounds, examples = f"{slot.topic} {slot.facts}", empty_question_prompt().system
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

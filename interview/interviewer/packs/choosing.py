"""Which pack a slot of the plan is asked from, with which question, and how an answer to it is followed up.

The same past leads to the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from interview.interviewer.packs.matching import FoundPacks
from interview.interviewer.packs.reading import Pack, PackQuestion, pack_question, packs
from interview.interviewer.questions.checks import repeats
from interview.interviewer.questions.signals import CLAIM, SHORT, VAGUE
from interview.records import Kind, Level, Probe, Slot
from interview.sessions.session import Session

_LEVELS = list(Level)


@dataclass(frozen=True, slots=True)
class PackFollowUp:
    id: str  # "pack/nursing/wound_care/3/thin"
    text: str


def with_packs(slots: Sequence[Slot], found: FoundPacks, taken: list[str]) -> list[Slot]:
    """The slots of a stage with the packs that they are asked from.

    A topic that has a pack keeps it. Half of the others are left to packs of the job's trade; the best topics stay.
    `taken` grows by the topics that come in so.
    """
    done = [replace(slot, pack=found.by_topic.get(slot.topic, "")) for slot in slots]
    open_places = [at for at, slot in enumerate(done) if not slot.pack and slot.kind is not Kind.BEHAVIOURAL]
    used = {slot.pack for slot in done}
    for at in open_places[len(open_places) // 2 :]:
        fitting = (
            one
            for one in map(packs().__getitem__, found.of_trade)
            if one.id not in used and one.topic not in taken and any(q.kind is done[at].kind for q in one.questions)
        )
        pack = next(fitting, None)
        if pack is not None:
            done[at] = replace(done[at], topic=pack.topic, source="", facts="", pack=pack.id)
            used.add(pack.id)
            taken.append(pack.topic)
    return done


def pack_question_for(slot: Slot, asked: Sequence[str], seed: int) -> PackQuestion | None:
    """Of the slot's kind, of the level nearest to its own, and none that was asked; None where the pack has no more."""
    free = [one for one in _of_kind(packs().get(slot.pack), slot) if not _is_asked(one.text, asked)]
    if not free:
        return None
    Random(f"{seed}/{slot.pack}/{slot.kind}").shuffle(free)  # noqa: S311  (variety, not secrecy)
    return min(free, key=lambda one: abs(_LEVELS.index(one.level) - _LEVELS.index(slot.level)))


def pack_follow_up(session: Session, probe: Probe) -> PackFollowUp | None:
    """What the pack of the question asks on: a second chance after a thin answer, something deeper after one that
    holds a claim. None for other signals, and where it was asked."""
    last = session.exchanges[-1].question
    root = next(
        (x.question for x in session.exchanges if x.question.number == (last.follow_up_to or last.number)), last
    )
    known = pack_question(root.prompt) if root.origin == "pack" else None
    if known is None or probe.reason not in (SHORT, VAGUE, CLAIM):
        return None
    name = "strong" if probe.reason == CLAIM else "thin"
    text = known.strong if name == "strong" else known.thin
    asked = [exchange.question.text for exchange in session.exchanges]
    return None if _is_asked(text, asked) else PackFollowUp(f"{known.id}/{name}", text)


def _of_kind(pack: Pack | None, slot: Slot) -> list[PackQuestion]:
    return [one for one in pack.questions if one.kind is slot.kind] if pack else []


def _is_asked(text: str, asked: Sequence[str]) -> bool:
    return any(repeats(text, other) for other in asked)

"""What goes over the line to the page, as docs/live.md describes it; knows no socket."""

from __future__ import annotations

import struct
from collections.abc import Callable
from enum import StrEnum
from typing import Any

from interview.engines.sound import pcm16
from interview.records import Audio, Question

Message = dict[str, Any] | bytes
Send = Callable[[Message], None]
"""Hands a message to the page; may be called from any thread and never blocks."""


class State(StrEnum):
    LOADING = "loading"
    SPEAKING = "speaking"
    LISTENING = "listening"
    THINKING = "thinking"
    PAUSED = "paused"
    ENDED = "ended"


TEXTS = {
    State.LOADING: "Getting ready …",
    State.SPEAKING: "The interviewer is speaking.",
    State.LISTENING: "Listening. A pause does not end your answer.",
    State.THINKING: "One moment …",
    State.PAUSED: "Paused. Nothing is heard until you press Resume.",
    State.ENDED: "The interview is over.",
}


def state_message(state: State, text: str = "") -> Message:
    return {"type": "state", "state": state.value, "text": text or TEXTS[state]}


def question_message(question: Question, text: str = "") -> Message:
    """`text`: other words for it, where it was rephrased."""
    label = question.stage.value.capitalize() + (" · follow-up" if question.follow_up_to else "")
    return {
        "type": "question",
        "number": question.number,
        "stage": question.stage.value,
        "label": label,
        "origin": question.origin,
        "text": text or question.text,
    }


def notice(text: str, tone: str = "info") -> Message:
    """`tone`: info, warn or bad."""
    return {"type": "notice", "text": text, "tone": tone}


def sound_message(utterance: int, audio: Audio) -> bytes:
    return struct.pack("<II", utterance, audio.rate) + pcm16(audio)


def waiting_message(place: int, seconds: float) -> Message:
    """Others are being interviewed: the page is let in by itself when it is its turn."""
    return {"type": "waiting", "place": place, "seconds": round(seconds)}


def taken_message(number: int, hand_in: str = "") -> Message:
    """`hand_in`: the id of the typed text that is the answer, or its end."""
    return {"type": "taken", "number": number} | ({"id": hand_in} if hand_in else {})


def not_taken_message(hand_in: str, sentence: str) -> Message:
    """A typed text that is no answer: it stays in the page's box."""
    return {"type": "not_taken", "id": hand_in, "text": sentence}


def refusal(sentence: str) -> Message:
    """Told as a notice; then the line is closed."""
    return {"type": "refused", "text": sentence}

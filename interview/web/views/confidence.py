"""The confidence score with its formula, and the voice's movement, each told for what it is and what it is not."""

from __future__ import annotations

from markupsafe import Markup

from interview.audio.delivery.confidence import FEWEST_WORDS, MEASURES, SHORTEST
from interview.records import Confidence, Delivery, Prosody
from interview.web.views.rendering import render

FROM = "From timing and words only; no part of the answer score."
TOO_SHORT = f"Too short for a confidence score: it takes {FEWEST_WORDS} words and {SHORTEST:.0f} seconds."
_MEASURES = {measure.name: measure for measure in MEASURES}
PITCH = (
    "How far your voice moves up and down while you speak; a semitone is the step to the next key of a piano. How high "
    "or low a voice is, is not looked at."
)
LOUDNESS = (
    "How far the loudness of your speech moves; the level below full scale depends on the microphone and how far away "
    "it stands, so compare it with yourself only."
)
RHYTHM = (
    "The beat that a program for music finds in your syllables. It assumes about 120 whatever is "
    "said, so it is not your pace, and nothing is made of it."
)
CERTAIN = "How sure the program was of the words it wrote down, not how clearly you spoke."


def confidence_html(confidence: Confidence | None) -> Markup:
    """The formula as a sum, closed at first; the reason where there is no score."""
    if confidence is None:
        return render("confidence", "too_short", text=TOO_SHORT)
    return render("confidence", "formula", confidence=confidence, measures=_MEASURES, sum=sum_words(confidence))


def sum_words(confidence: Confidence) -> str:
    """ "100 − 3.0 − 1.5 = 95.5" """
    if not any(one.points for one in confidence.deductions):
        return f"{confidence.value:.0f}: nothing was taken"
    taken = "".join(f" − {one.points:.1f}" for one in confidence.deductions if one.points)
    return f"100{taken} = {confidence.value:.1f}"


def voice_html(delivery: Delivery, *, stutter_safe: bool = False) -> Markup:
    """Pitch, loudness and rhythm, closed at first; rhythm belongs to fluency."""
    items = _prosody_items(delivery.prosody, stutter_safe=stutter_safe) if delivery.prosody else []
    if delivery.transcription_confidence is not None:
        items.append(("Transcription", f"{delivery.transcription_confidence:.0%}", CERTAIN))
    summary = "Pitch, loudness and rhythm" if delivery.prosody and not stutter_safe else "Other measures"
    return render("confidence", "voice", summary=summary, items=items) if items else Markup("")


def _prosody_items(prosody: Prosody, *, stutter_safe: bool) -> list[tuple[str, str, str]]:
    """(name, what was measured, what it is and is not); none where too little was voiced."""
    items = []
    if prosody.pitch_variation is not None:
        wide = "" if prosody.pitch_range is None else f", most of it within {prosody.pitch_range:.1f}"
        items.append(("Pitch", f"varies by {prosody.pitch_variation:.1f} semitones{wide}", PITCH))
    if prosody.loudness_variation is not None:
        level = "" if prosody.level is None else f", at {abs(prosody.level):.0f} dB below full scale"
        items.append(("Loudness", f"varies by {prosody.loudness_variation:.1f} dB{level}", LOUDNESS))
    if prosody.rhythm is not None and not stutter_safe:
        items.append(("Rhythm", f"{prosody.rhythm:.0f} beats a minute", RHYTHM))
    return items

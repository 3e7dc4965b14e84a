"""Plays answers with pauses put into them to the real ears: how often they are cut short, how long the end takes.

Reads a folder of clips with a manifest (as data/README.md says). A pause counts as a false cut-off when the turn was
ended before the speech went on; the delay is from the true end of speech to the turn's end. The same sound in the
same run gives the figures of voice activity alone, with a fixed silence.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence, Sized
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.listening import STEP, Listening, Noted, Played, Silence, Writing
from bench.pauses import Case, Clip, Pause, cases_from, clip_from
from bench.records import Figure, Measured
from interview.audio.ears import STILL_SPEECH, Ears
from interview.audio.recordings import read_recording
from interview.engines.protocols import Transcriber, TurnDetector, VoiceActivity
from interview.engines.sound import SPEECH_RATE, at_rate
from interview.records import ThinkingTime

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SEED = 7
MOST = 0.05
"""The share of false cut-offs that a fixed silence is allowed as well, to compare the delays."""
FIXED = (0.7, 1.0)
LENGTHS = ((0.5, 1.0), (1.0, 1.5), (1.5, 2.0), (2.0, 2.5))


def measure(data: Path | None, limit: int | None) -> Measured:
    if data is None:
        raise SystemExit("python -m bench turns --data DIR (a folder of clips with a manifest.json)")
    voice, turn, transcriber, writing = open_models()
    clips = list(islice(read_clips(data, voice, transcriber), limit))
    played = [listen(case, voice, turn, writing) for case in cases_from(clips, SEED)]
    figures = figures_from(played)
    if limit is None:
        figures |= meeting_figures(data, voice, turn, writing)
    rows = tuple(_rows(played))
    header = ("case", "pauses", "cut", "probability at the end", "delay", "words at the end")
    return Measured(int(figures["n"] or 0), figures, header, rows)


def open_models() -> tuple[VoiceActivity, TurnDetector, Transcriber, Writing]:
    from platformdirs import user_cache_path

    from interview.machine import prepare_process
    from interview.settings import load_settings
    from interview.wiring import choices_here, open_catalogue, open_choice

    settings = load_settings()
    prepare_process(hub=settings.hub)
    catalogue = open_catalogue(settings)
    choices = choices_here(settings, catalogue)
    voice, turn, transcriber = (
        open_choice(replace(choices[role], options=replace(choices[role].options, device="cpu")), catalogue)
        for role in ("voice", "turn", "transcription")
    )
    file = user_cache_path("rehearse", appauthor=False) / f"bench-turns-{choices['transcription'].model}.json"
    return voice, turn, transcriber, Writing(transcriber, file.with_name(file.name.replace("/", "-")))


def listen(case: Case, voice: VoiceActivity, turn: TurnDetector, writing: Writing) -> Played:
    noted = Noted(turn)
    played = Listening(Ears(voice.open(), noted, thinking=ThinkingTime.NORMAL), noted, writing).play(case)
    writing.save()
    return played


def read_clips(data: Path, voice: VoiceActivity, transcriber: Transcriber) -> Iterator[Clip]:
    """The English clips with a transcript, without their outer silence."""
    for entry in _manifest(data):
        if entry["language"] == "en" and entry["transcript"]:
            audio = at_rate(read_recording(data / entry["file"]), SPEECH_RATE)
            voiced = _voiced(audio.samples, voice)
            if voiced.any():
                yield clip_from(Path(entry["file"]).stem, audio.samples, voiced, transcriber.transcribe(audio))


def _manifest(data: Path) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = json.loads((data / "manifest.json").read_text(encoding="utf-8"))
    return entries


def _voiced(samples: NDArray[np.float32], voice: VoiceActivity) -> NDArray[np.bool_]:
    """Where voice activity hears speech, frame by frame; its threshold to go on, not to begin."""
    import numpy as np

    stream = voice.open()
    frames = samples[: len(samples) // STEP * STEP].reshape(-1, STEP)
    return np.array([stream.probability(frame) >= STILL_SPEECH for frame in frames], np.bool_)


def figures_from(played: Sequence[Played]) -> dict[str, Figure]:
    pauses = [(one, pause) for one in played for pause in one.case.pauses]
    ends = [one for one in played if one.last is not None]
    delays = sorted(one.last.ended - one.case.end for one in ends if one.last and one.last.ended)
    cut = [(one, pause) for one, pause in pauses if is_cut(one.within(pause))]
    inside = [(one, pause) for one, pause in pauses if not pause.after_sentence]
    seconds = sum(len(one.case.samples) for one in played) / SPEECH_RATE
    figures: dict[str, Figure] = {
        "n": len(pauses),
        "answers": len(played),
        "false_cutoffs": share(cut, pauses),
        "answers_cut": share({one.case.name for one, _ in cut}, played),
        "inside_sentences_n": len(inside),
        "inside_sentences_cutoffs": share([one for one in cut if not one[1].after_sentence], inside),
        "after_sentences_n": len(pauses) - len(inside),
        "after_sentences_cutoffs": share(
            [one for one in cut if one[1].after_sentence], [one for one in pauses if one[1].after_sentence]
        ),
        "added_delay_p50": quantile(delays, 0.5),
        "added_delay_p95": quantile(delays, 0.95),
        "never_ended": len(played) - len(delays),
        "own_pauses_cut": sum(len([s for s in one.silences[:-1] if is_cut(s)]) for one in played) - len(cut),
        "work_ms_per_second": round(1000 * sum(one.seconds for one in played) / max(seconds, 1), 1),
    }
    for low, high in LENGTHS:
        these = [(one, pause) for one, pause in pauses if low <= pause.seconds < high]
        figures[f"false_cutoffs_{low}_to_{high}"] = share([one for one in these if one in cut], these)
    return figures | fixed_figures(played)


def fixed_figures(played: Sequence[Played]) -> dict[str, Figure]:
    """Voice activity alone on the same sound: every silence of a fixed length ends the turn."""
    silences = [one.within(pause) for one in played for pause in one.case.pauses]
    lengths = [silence.end - silence.start for silence in silences if silence is not None and silence.end]
    late = [one.last.start - one.case.end for one in played if one.last]
    figures: dict[str, Figure] = {}

    def cut_by(silence: float) -> float:
        return sum(length >= silence for length in lengths) / max(len(silences), 1)

    for silence in FIXED:
        figures[f"fixed_{silence}_false_cutoffs"] = round(cut_by(silence), 3)
        figures[f"fixed_{silence}_delay_p50"] = quantile([one + silence for one in late], 0.5)
    same = next(silence / 100 for silence in range(20, 600) if cut_by(silence / 100) <= MOST)
    figures["fixed_for_5_percent"] = same
    figures["fixed_for_5_percent_delay_p50"] = quantile([one + same for one in late], 0.5)
    return figures


def is_cut(silence: Silence | None) -> bool:
    return silence is not None and silence.end is not None and silence.ended is not None


def share(some: Sized, every: Sized) -> float | None:
    return round(len(some) / len(every), 3) if len(every) else None


def quantile(values: Sequence[float], at: float) -> float | None:
    ordered = sorted(values)
    return round(ordered[min(int(at * len(ordered)), len(ordered) - 1)], 2) if ordered else None


def meeting_figures(data: Path, voice: VoiceActivity, turn: TurnDetector, writing: Writing) -> dict[str, Figure]:
    """Spontaneous talk of several people, its pauses marked by hand: those up to 3 s in which the turn was ended."""
    n = cut = 0
    for entry in _manifest(data):
        marked = [pause for pause in entry.get("pauses_ge_0_5s") or () if pause[1] - pause[0] <= 3]
        if marked:
            samples = at_rate(read_recording(data / entry["file"]), SPEECH_RATE).samples
            pauses = tuple(Pause(start, end, end - start, after_sentence=False) for start, end in marked)
            one = listen(Case(entry["file"], "", samples, pauses, 0.0), voice, turn, writing)
            n += len(pauses)
            cut += sum(is_cut(one.within(pause)) for pause in pauses)
    return {"meeting_pauses": n, "meeting_pauses_cut": cut}


def _rows(played: Sequence[Played]) -> Iterator[tuple[Figure, ...]]:
    for one in played:
        pauses = " ".join(f"{pause.seconds:.1f}{'.' if pause.after_sentence else ''}" for pause in one.case.pauses)
        cut = " ".join(f"{pause.seconds:.1f}" for pause in one.case.pauses if is_cut(one.within(pause)))
        last = one.last
        delay = round(last.ended - one.case.end, 2) if last and last.ended else None
        likely = round(last.probability, 2) if last else None
        yield one.case.name, pauses, cut, likely, delay, last.text[-40:] if last else None

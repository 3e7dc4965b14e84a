"""The speech bench counts as it says: words, fillers and pauses beside labels, made sounds, folders with bad files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from bench import speech
from bench.hearing import Hearing, Listening, with_fillers
from bench.sounds_made import SECONDS, stretched, wordless
from bench.speech import measure
from bench.speech_figures import Clip, filler_figures, pause_figures, word_figures
from bench.wording import edits, fillers_met, normalized
from interview.audio.delivery import Sounding, delivery_from
from interview.audio.recordings import write_wav
from interview.engines.backends.scripted import ScriptedTranscriber, ScriptedTurnDetector, ScriptedVoice
from interview.engines.capabilities import Capability
from interview.engines.recognising import Span
from interview.engines.sound import SPEECH_RATE, levels
from interview.records import Audio, Transcript, Word
from tests.audio.delivery.saying import said
from tests.conftest import tone

if TYPE_CHECKING:
    from numpy.typing import NDArray

MADE = dict(wordless())


class Recogniser(ScriptedTranscriber):
    """Hears a word for each half second that is not silent, in stretches too."""

    capabilities = frozenset({Capability.STRETCHES})

    def transcribe_stretch(self, audio: Audio, *, language: str = "en", careful: bool = False) -> Transcript:
        return self.transcribe(audio)

    def language_of(self, audio: Audio) -> str:
        return "en"


def clip(entry: dict[str, Any], *, spans: tuple[Span, ...] = (), words: str = "", plain: str = "") -> Clip:
    """What was heard of ten seconds."""
    heard = Hearing(tuple(said(words)), tuple(said(words)), tuple(said(plain)), spans, None, None, 1.0, 1.0, 1.0)
    return Clip("a.wav", entry, np.zeros(10 * SPEECH_RATE, np.float32), heard)


def paused(marked: list[list[float]] | None, *spans: Span) -> dict[str, Any]:
    return dict(pause_figures([clip({} if marked is None else {"pauses_ge_0_5s": marked}, spans=spans)]))


class TestWords:
    def test_spelling_numbers_and_fillers_are_no_errors(self) -> None:
        heard = normalized("I have got 25 colors, okay?")
        assert normalized("Um, I've got twenty-five colours, uh... okay.") == heard

    def test_other_languages_keep_their_letters(self) -> None:
        assert normalized("Ett stort barnbarn!", "sv") == ["ett", "stort", "barnbarn"]

    @pytest.mark.parametrize(
        ("one", "other", "fewest"),
        [("", "", 0), ("a b c", "a b c", 0), ("a b c", "a c", 1), ("a b", "b a", 2), ("", "a b", 2), ("a b", "", 2)],
    )
    def test_edits_are_the_fewest(self, one: str, other: str, fewest: int) -> None:
        assert edits(one.split(), other.split()) == fewest

    def test_error_rates_are_over_all_words_and_leave_other_languages_out(self) -> None:
        clips = [
            clip({"transcript": "we moved it", "kind": "read, short"}, words="we moved", plain="we moved it"),
            clip({"transcript": "late", "kind": "read, short"}, words="late", plain="early"),
            clip({"transcript": "barn", "language": "sv"}, words="no", plain="no"),
        ]
        figures = word_figures(clips)
        assert (figures["wer"], figures["wer_plain"], figures["wer_lost_points"]) == (25.0, 25.0, 0.0)
        assert figures["wer_read_short"] == 25.0
        assert "wer_other" not in figures

    def test_without_transcripts_there_is_no_rate(self) -> None:
        assert word_figures([clip({}, words="one")]) == {}


class TestFillers:
    @pytest.mark.parametrize(
        ("words", "heard", "met"),
        [
            ("um we moved it", "Uh, we moved it.", (1, 0, 0)),
            ("um we moved it", "we moved it", (0, 0, 1)),
            ("we moved it", "we, um, moved it", (0, 1, 0)),
            ("um we moved it to the cloud", "we moved it to the cloud um", (0, 1, 1)),
            ("we moved it um to the um cloud", "we moved it to the um cloud um", (1, 1, 1)),
            ("", "um", (0, 1, 0)),
        ],
    )
    def test_those_meet_that_stand_at_the_same_place(self, words: str, heard: str, met: tuple[int, int, int]) -> None:
        assert fillers_met(words.split(), heard.split()) == met

    def test_a_clip_without_any_counts_and_one_without_a_list_does_not(self) -> None:
        listed = clip({"transcript": "um yes", "fillers": ["um"]}, words="um yes")
        none = clip({"transcript": "yes", "fillers": []}, words="um yes")
        figures = filler_figures([listed, none, clip({"transcript": "yes"}, words="um um um")])
        assert figures["fillers_said"] == 1
        assert figures["filler_count_error_per_min"] == 3.0, "one too many in a third of a minute"
        assert figures["filler_f1"] == pytest.approx(2 / 3, abs=0.001)
        assert filler_figures([clip({"transcript": "yes"})]) == {}

    def test_those_heard_in_the_sound_alone_come_where_they_were_heard(self) -> None:
        words = said("we built it")
        delivery = delivery_from(words, Sounding([(0.0, 3.0)], fillers=[(0.45, 0.49)]))
        assert with_fillers(words, delivery) == ["we", "um", "built", "it"]
        assert with_fillers(words, None) == ["we", "built", "it"]


class TestPauses:
    def test_a_pause_told_where_it_was_marked_is_right_in_every_figure(self) -> None:
        figures = paused([[1.0, 2.0]], (0.0, 1.0), (2.0, 3.0))
        assert [figures[f"pause_{name}"] for name in ("f1", "recall", "precision", "iou_f1", "seconds_f1")] == [1.0] * 5

    def test_half_of_a_marked_pause_must_be_covered(self) -> None:
        assert paused([[1.0, 2.0]], (0.0, 1.45), (2.0, 3.0))["pause_recall"] == 1.0
        later = paused([[1.0, 2.0]], (0.0, 1.6), (2.2, 3.0))
        assert (later["pause_recall"], later["pause_precision"]) == (0.0, 1.0)
        assert later["pause_f1"] == 0.0

    def test_half_of_both_together_is_stricter_than_half_of_each(self) -> None:
        """One long pause told for two: every moment of silence is found, no pause is."""
        figures = paused([[1.0, 2.0], [2.1, 3.1]], (0.0, 1.0), (3.1, 4.0))
        assert (figures["pause_f1"], figures["pause_iou_f1"]) == (1.0, 0.0)
        assert figures["pause_seconds_f1"] == pytest.approx(2 * 2.0 / (2.0 + 2.1), abs=0.001)

    def test_pauses_shorter_than_the_labels_mark_are_not_told(self) -> None:
        assert paused([[1.0, 2.0]], (0.0, 1.0), (2.0, 3.0), (3.4, 4.0))["pause_precision"] == 1.0

    def test_where_none_is_marked_none_can_be_found(self) -> None:
        quiet = paused([], (0.0, 3.0))
        assert quiet["pauses_marked"] == 0
        assert {quiet[name] for name in ("pause_f1", "pause_recall", "pause_precision", "pause_iou_f1")} == {None}
        assert paused([], (0.0, 1.0), (2.0, 3.0))["pause_precision"] == 0.0
        assert paused([])["pause_f1"] is None, "no speech at all"

    def test_clips_without_marks_have_no_figures(self) -> None:
        assert paused(None, (0.0, 1.0), (2.0, 3.0)) == {}


class TestSounds:
    @pytest.mark.parametrize(
        ("name", "loud"),
        [
            ("white noise", 0.05),
            ("quiet white noise", 0.002),
            ("pink noise", 0.05),
            ("hum", 0.05),
            ("tone", 0.2),
            ("chords", 0.2),
            ("knocks", 0.1),
        ],
    )
    def test_a_made_sound_has_the_level_it_says(self, name: str, loud: float) -> None:
        assert levels(MADE[name][np.newaxis])[0] == pytest.approx(20 * np.log10(loud), abs=0.1)

    def test_made_sounds_are_the_same_every_time_and_of_one_length(self) -> None:
        for name, sound in wordless():
            assert sound.dtype == np.float32, name
            assert len(sound) == SECONDS * SPEECH_RATE, name
            assert np.array_equal(sound, MADE[name]), name
        assert not MADE["silence"].any()

    @pytest.mark.parametrize("speed", [0.8, 1.25])
    @pytest.mark.parametrize("name", ["chords", "pink noise"])
    def test_a_stretched_copy_has_its_length_and_its_level(self, name: str, speed: float) -> None:
        copy = stretched(MADE[name], speed)
        assert len(copy) == pytest.approx(len(MADE[name]) / speed, rel=0.02)
        assert levels(copy[np.newaxis])[0] == pytest.approx(levels(MADE[name][np.newaxis])[0], abs=1.0)

    def test_a_stretched_copy_keeps_its_pitch(self) -> None:
        assert _loudest_hertz(stretched(MADE["tone"], 0.8)) == pytest.approx(440, abs=3)


def _loudest_hertz(samples: NDArray[np.float32]) -> float:
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    return float(np.fft.rfftfreq(len(samples), 1 / SPEECH_RATE)[spectrum.argmax()])


@pytest.fixture
def listening(monkeypatch: pytest.MonkeyPatch) -> Listening:
    recogniser = Recogniser("default")

    def plain(samples: NDArray[np.float32], language: str) -> list[Word]:
        return list(recogniser.transcribe(Audio(samples, SPEECH_RATE)).words)

    listening = Listening(ScriptedVoice("default"), ScriptedTurnDetector("default"), recogniser, plain)
    monkeypatch.setattr(speech, "open_listening", lambda: listening)
    monkeypatch.setattr(speech, "peer_figures", lambda samples: {})  # librosa compiles for twenty seconds
    return listening


def test_a_broken_and_a_missing_file_are_told_and_the_rest_is_measured(tmp_path: Path, listening: Listening) -> None:
    folder = tmp_path / "clips"
    folder.mkdir()
    sound = [tone(3.0).samples, np.zeros(SPEECH_RATE, np.float32), tone(3.0).samples]
    write_wav(Audio(np.concatenate(sound), SPEECH_RATE), folder / "good.wav")
    (folder / "broken.wav").write_bytes(b"RIFF, and then nothing")
    transcript = " ".join(f"word{n}" for n in (1, 2, 3, 4, 5, 6) * 2)
    labels = {"transcript": transcript, "n_words": 12, "fillers": [], "pauses_ge_0_5s": [[3.0, 4.0]]}
    entries = [{"file": name, "language": "en"} | labels for name in ("broken.wav", "good.wav", "gone.wav")]
    (folder / "manifest.json").write_text(json.dumps(entries))

    measured = measure(folder, None)

    assert measured.n == 1
    assert all(len(row) == len(measured.header) for row in measured.rows)
    told = {str(row[0]): row for row in measured.rows}
    assert "cannot be read" in str(told["broken.wav"][-1])
    assert "not found" in str(told["gone.wav"][-1])
    assert measured.figures["clips"] == 1
    assert measured.figures["pause_f1"] == 1.0
    assert measured.figures["fillers_said"] == 0
    assert isinstance(measured.figures["wer"], float)
    assert "good.wav x0.8" in told
    json.dumps(measured.figures)


def test_without_a_folder_it_says_how_it_is_called() -> None:
    with pytest.raises(SystemExit, match="--data"):
        measure(None, None)

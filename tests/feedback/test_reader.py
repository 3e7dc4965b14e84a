"""The weights that grade are those that were measured."""

from __future__ import annotations

import json
import tomllib
from hashlib import sha256
from pathlib import Path

import pytest

from interview.engines.options import Options
from interview.errors import BackendError
from interview.feedback import reader, scale
from interview.feedback.reader import TrainedReader


def test_the_scale_knows_the_weights_that_are_shipped() -> None:
    assert sha256(reader.FILE.read_bytes()).hexdigest() == scale.fitted_weights_hash()
    assert reader.FILE.stat().st_size < 5_000_000
    header = json.loads(reader.FILE.read_bytes()[8 : 8 + int.from_bytes(reader.FILE.read_bytes()[:8], "little")])
    assert "labels.weight" in header


def test_other_weights_are_refused_with_a_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "fitted_weights_hash", lambda: "0" * 64)
    with pytest.raises(BackendError, match="not those it was published with"):
        TrainedReader(Options("all-MiniLM-L6-v2"), locate=lambda name: tmp_path).read_answer(["why"], ["because"])


def test_the_card_tells_the_figures_of_groups_that_were_left_out() -> None:
    card = (Path(__file__).parents[2] / "training" / "cards" / "answer_reader.md").read_text(encoding="utf-8")
    assert "left out by hand and trade" in card
    assert "Not known" in card
    for label in tomllib.loads(scale.FILE.read_text(encoding="utf-8"))["there"]:
        assert f"| {label} |" in card

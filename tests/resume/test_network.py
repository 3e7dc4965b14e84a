"""The resume reader computes in numpy what was learned in torch, whatever the lengths."""

from __future__ import annotations

import numpy as np
import torch

from interview.records import Area, TextLine
from interview.resume.network import FIELDS, ROLES, SECTIONS, read_lines
from interview.resume.signs import LINE_SIGNS, WORD_SIGNS, signed_lines
from training.resumes.examples import Example, batch_of
from training.resumes.fit import Network, weights_of

ROWS = (
    TextLine("Ada Example", 0, Area(40, 30, 200, 50), 2.0, bold=True),
    TextLine("ada@example.com  |  +44 20 7946 0000", 0, Area(40, 55, 300, 65)),
    TextLine(""),
    TextLine("EXPERIENCE", 0, Area(40, 90, 120, 102), 1.2, bold=True),
    TextLine("Charge Nurse, Lakeview Medical Center  Apr 2020 - Present", 0, Area(40, 110, 500, 120)),
    TextLine("• Led a ward of 24 beds", 0, Area(50, 124, 300, 134)),
)


def test_numpy_and_torch_read_the_same() -> None:
    rng = np.random.default_rng(0)
    lines = signed_lines(ROWS)
    texts = tuple(" ".join(line.text.split()) for line in lines)
    states = {text: rng.normal(size=(len(text.split()), 48)).astype(np.float16) for text in texts}
    example = Example(
        "one", "none", "none", "en", texts, np.stack([line.line_signs for line in lines]),
        [line.word_signs for line in lines], np.zeros(len(lines), dtype=np.int64), np.zeros(len(lines), dtype=np.int64),
        [np.zeros(len(line.words), dtype=np.int64) for line in lines],
        [np.zeros(len(line.words), dtype=np.float32) for line in lines],
    )  # fmt: skip
    torch.manual_seed(0)
    network = Network(48).eval()
    weights = {name: value.astype(np.float32) for name, value in weights_of(network).items()}
    with torch.inference_mode():
        told_sections, told_roles, told_fields = network(batch_of([example], states))
    sections, roles, fields = read_lines(
        weights, example.line_signs, example.word_signs, [states[text].astype(np.float32) for text in texts]
    )
    assert sections.shape == (5, len(SECTIONS))
    assert roles.shape == (5, len(ROLES))
    assert np.abs(sections - torch.softmax(told_sections, -1).numpy()).max() < 0.01
    assert np.abs(roles - torch.softmax(told_roles, -1).numpy()).max() < 0.01
    of_lines = torch.split(told_fields, [len(line.words) for line in lines])
    for line, (likely, begins), whole in zip(lines, fields, of_lines, strict=True):
        assert likely.shape == (len(line.words), len(FIELDS))
        assert np.abs(likely - torch.softmax(whole[:, :-1], -1).numpy()).max() < 0.01
        assert np.abs(begins - torch.sigmoid(whole[:, -1]).numpy()).max() < 0.01


def test_every_line_and_word_has_its_signs() -> None:
    lines = signed_lines(ROWS)
    assert [line.row for line in lines] == [0, 1, 3, 4, 5], "empty lines are gaps"
    assert all(line.line_signs.shape == (LINE_SIGNS,) for line in lines)
    assert all(line.word_signs.shape == (len(line.words), WORD_SIGNS) for line in lines)
    assert np.isfinite(np.concatenate([line.line_signs for line in lines])).all()

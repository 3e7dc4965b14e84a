"""With the trained weights: specific above vague, whose deed it was, and nothing for how an answer was written down."""

from __future__ import annotations

import re
import time
from pathlib import Path

import numpy as np
import pytest

from interview.engines.options import Options
from interview.feedback.judging import Judge, Judged
from interview.feedback.network import new_weights, pieces_of, states_of
from interview.feedback.parts import is_missing
from interview.feedback.reader import TrainedReader
from interview.feedback.scoring.reading import read
from interview.machine import read_machine
from interview.records import Answer, Kind, Question, Stage
from interview.settings import load_settings
from interview.wiring import open_catalogue

pytestmark = [pytest.mark.model, pytest.mark.timeout(300)]
MODEL = "all-MiniLM-L6-v2"
QUESTION = Question(
    1,
    Stage.BEHAVIOURAL,
    "pressure",
    "Tell me about a time you worked under pressure.",
    "bank",
    "b@1",
    Kind.BEHAVIOURAL,
)
SPECIFIC = (
    "Last winter I was the charge nurse on a night shift with thirty two patients, and two colleagues had called in "
    "sick. I sorted the patients by urgency, because the usual order of the rounds could not be kept. I called the "
    "ward next door and asked for one nurse for four hours, and I checked every medication round twice myself. In "
    "the end nobody was harmed, all the rounds were done by six, and my manager still uses that list today."
)
VAGUE = (
    "I work very well under pressure, and I always stay calm in difficult situations. I think it is important to set "
    "priorities and to communicate with everybody in the team. I always give my best, and people can rely on me when "
    "it gets stressful. Pressure motivates me, and in the end things usually work out well somehow."
)
UNCOUNTED = (
    "At the bakery our oven broke down on the morning of a wedding. I called the owner of the shop across the street "
    "and asked whether I could use his. I carried the dough over and baked everything there. The cake arrived before "
    "the guests did, and the couple wrote us a thank you letter."
)
TOGETHER = (
    "At our office we had to move the whole archive within a week. We made a plan together, we packed the boxes, and "
    "we carried them to the new building. We worked until late every evening. We were done a day early."
)


@pytest.fixture(scope="module")
def folder() -> Path:
    return open_catalogue(load_settings()).fetch(MODEL)


@pytest.fixture(scope="module")
def reader(folder: Path) -> TrainedReader:
    return TrainedReader(Options(MODEL, read_machine().device), locate=lambda name: folder)


@pytest.fixture(scope="module")
def judge(reader: TrainedReader) -> Judge:
    return Judge(reader)


def judged(judge: Judge, text: str) -> Judged:
    return judge.judge(QUESTION, Answer(text, "typed"))


def value(judge: Judge, text: str) -> float:
    score = judged(judge, text).score
    assert score is not None
    return score.value


def unmarked(text: str) -> str:
    return re.sub(r"[.,!?]", "", text).casefold()


def test_a_specific_story_is_worth_twenty_points_more_than_a_vague_one(judge: Judge) -> None:
    assert value(judge, SPECIFIC) >= value(judge, VAGUE) + 20
    assert value(judge, UNCOUNTED) >= value(judge, VAGUE) + 20


def test_a_result_without_a_number_is_found_where_it_stands(judge: Judge) -> None:
    results = [one for one in judged(judge, UNCOUNTED).sentences if one.tells("result", judge.scale)]
    assert any(UNCOUNTED[one.span.start : one.span.end].startswith("The cake arrived") for one in results)


def test_where_no_result_is_told_none_is_found(judge: Judge) -> None:
    unfinished = SPECIFIC[: SPECIFIC.index(" In the end")]
    assert not any(one.tells("result", judge.scale) for one in judged(judge, unfinished).sentences)


def test_what_we_did_is_not_what_i_did(judge: Judge) -> None:
    assert not any(one.tells("own action", judge.scale) for one in judged(judge, TOGETHER).sentences)
    assert any(one.tells("own action", judge.scale) for one in judged(judge, SPECIFIC).sentences)
    assert not is_missing("own action", judged(judge, SPECIFIC).sentences, judge.scale)


@pytest.mark.parametrize("text", [SPECIFIC, VAGUE, UNCOUNTED, TOGETHER])
def test_lower_case_without_marks_is_worth_the_same(judge: Judge, text: str) -> None:
    assert abs(value(judge, text) - value(judge, unmarked(text))) <= 5


def test_an_answer_without_marks_falls_into_its_sentences(judge: Judge) -> None:
    text = unmarked(SPECIFIC)
    pieces = [text[one.span.start : one.span.end] for one in judged(judge, text).sentences]
    assert len(pieces) >= 3
    assert " ".join(pieces) == text


def test_an_answer_to_another_question_is_less_relevant(reader: TrainedReader) -> None:
    asked = read(QUESTION.text).words
    cooking = read("The fish needs lemon, salt and a hot pan, and after four minutes on each side it is done.").words
    assert reader.read_answer(asked, cooking).relevance < reader.read_answer(asked, read(SPECIFIC).words).relevance


def test_the_same_answer_is_read_the_same_twice_and_its_levels_are_shares(reader: TrainedReader) -> None:
    asked, said = read(QUESTION.text).words, read(SPECIFIC).words
    one, two = reader.read_answer(asked, said), reader.read_answer(asked, said)
    assert one.levels == two.levels
    assert np.array_equal(one.labels, two.labels)
    assert sum(one.levels) == pytest.approx(1, abs=1e-4)
    assert all(0 <= likely <= 1 for likely in (*one.levels, one.relevance))
    assert len(one.labels) == len(said)


def test_an_answer_longer_than_the_model_holds_is_read_to_its_end(reader: TrainedReader) -> None:
    said = read(f"{VAGUE} {UNCOUNTED} {TOGETHER} " * 4 + SPECIFIC).words
    found = reader.read_answer(read(QUESTION.text).words, said)
    assert len(found.labels) == len(said)
    assert np.abs(found.labels[-20:]).sum() > 0


def test_reading_takes_under_a_second(judge: Judge) -> None:
    judged(judge, SPECIFIC)
    begun = time.perf_counter()
    judged(judge, f"{SPECIFIC} {UNCOUNTED}")
    assert time.perf_counter() - begun < 1


def test_fresh_adapters_leave_the_model_as_it_is(folder: Path) -> None:
    import torch
    from transformers import AutoModel, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(str(folder), local_files_only=True)
    body = AutoModel.from_pretrained(str(folder), local_files_only=True).eval()
    windows = [pieces_of(tokenizer, QUESTION.text.split(), text.split())[0] for text in (SPECIFIC, VAGUE[:80])]
    longest = max(len(window.ids) for window in windows)

    def padded(name: str) -> torch.Tensor:
        rows = [list(getattr(window, name)) for window in windows]
        return torch.tensor([row + [0] * (longest - len(row)) for row in rows])

    ids, types = padded("ids"), padded("types")
    mask = torch.tensor([[1] * len(window.ids) + [0] * (longest - len(window.ids)) for window in windows])
    with torch.inference_mode():
        ours = states_of(body, new_weights(0), ids, mask, types)
        theirs = body(input_ids=ids, attention_mask=mask, token_type_ids=types).last_hidden_state
    difference = (ours - theirs).abs() * mask[..., None]
    assert float(difference.max()) < 1e-4

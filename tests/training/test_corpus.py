"""The corpus is whole: five graded answers a question, each read twice, and length does not give the level away."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

import pytest
from scipy.stats import spearmanr

from training.corpus import KINDS, LEFT_OUT, STYLES, GradedAnswer, as_row, read_answers, read_rewordings


@pytest.fixture(scope="module")
def answers() -> list[GradedAnswer]:
    return read_answers()


def test_every_question_has_answers_of_several_levels(answers: list[GradedAnswer]) -> None:
    levels = defaultdict(list)
    for answer in answers:
        levels[answer.set].append(answer.level)
    assert len(answers) == 1620
    assert len(levels) == 324
    assert all(len(found) == 5 and len(set(found)) >= 3 for found in levels.values())
    assert min(Counter(answer.level for answer in answers).values()) > 250


def test_all_kinds_and_styles_are_there_at_every_level(answers: list[GradedAnswer]) -> None:
    assert {(answer.kind, answer.level) for answer in answers} == {(kind, n) for kind in KINDS for n in range(1, 6)}
    assert {answer.style for answer in answers} == set(STYLES)


def test_length_does_not_give_the_level_away(answers: list[GradedAnswer]) -> None:
    words = [len(answer.text.split()) for answer in answers]
    assert abs(spearmanr(words, [answer.level for answer in answers]).statistic) < 0.1


def test_every_answer_was_read_a_second_time_sentence_by_sentence(answers: list[GradedAnswer]) -> None:
    for answer in answers:
        assert answer.second is not None, answer.id
        assert len(answer.second.sentences) == len(answer.sentences), answer.id


def test_no_sentence_stands_in_two_answers(answers: list[GradedAnswer]) -> None:
    long = Counter(one.text.casefold() for each in answers for one in each.sentences if len(one.text.split()) > 6)
    assert [text for text, times in long.items() if times > 1] == []


def test_a_row_says_what_its_sentences_say(answers: list[GradedAnswer]) -> None:
    row = as_row(next(each for each in answers if any("result" in one.parts for one in each.sentences)))
    assert row["result_named"]
    assert str(row["result_quote"]) in str(row["answer"])


def test_a_line_that_has_not_the_form_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("#Q a-1 | cook | opening | x\nWhy?\n#A 3 native | because\nno label here\n")
    with pytest.raises(ValueError, match=r"a\.txt, line 4"):
        read_answers(tmp_path)


@pytest.mark.parametrize(("folder", "count"), [(None, 600), (LEFT_OUT, 60)])
def test_every_rewording_is_one_of_an_answer_and_in_other_words(folder: Path | None, count: int) -> None:
    known = {answer.id: answer for answer in (read_answers(folder) if folder else read_answers())}
    said = read_rewordings(folder) if folder else read_rewordings()
    assert len(said) == count
    for name, texts in said.items():
        assert all(text != known[name].text for text in texts), name


def test_what_is_left_out_shares_no_trade_and_no_question_with_what_is_learned(answers: list[GradedAnswer]) -> None:
    left = read_answers(LEFT_OUT)
    assert len(left) == 90
    assert not {one.job.casefold() for one in left} & {one.job.casefold() for one in answers}
    assert not {one.question for one in left} & {one.question for one in answers}

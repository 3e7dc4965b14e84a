"""The feedback bench counts as it says: order, F1, changes and advice, on the scripted reader and rows made by hand."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from bench.feedback import HEADER, measured_with
from bench.feedback_changes import as_transcript, change_figures, pair_shifts, stronger_figures, words_added
from bench.feedback_judged import Seen, seen_by
from bench.feedback_levels import level_figures, level_mae, order_of, points_of, spearman_of
from bench.feedback_pages import ANSWERS, page_lines, pages, quotes_of, unverified
from bench.feedback_parts import called_missing, f1, part_figures, praise_met, sentences_met
from bench.feedback_rows import GoldSentence, Pair, Row, read_rows, row_from
from bench.transcripts import transcript_figures
from interview.engines.backends.scripted import ScriptedEmbedder, ScriptedReader
from interview.feedback.judging import Judge
from interview.records import Advice, Kind, Quote, Remark

QUESTION = "Tell me about a time when a delivery came late and what you did about it."
SETTING = "The lorry with the frozen fish stood on the motorway near Lyon for five hours."
DEED = "I phoned the three biggest kitchens and moved their orders to our second depot."
RESULT = "As a result every kitchen opened on time that evening."
TALK = "Being on time is always important for everybody who works with food."
TOGETHER = "We phoned the three biggest kitchens and moved their orders to our second depot."

Labelled = tuple[str, tuple[str, ...], bool]
LABELS: dict[str, Labelled] = {
    SETTING: (SETTING, ("situation",), False),
    DEED: (DEED, ("action",), True),
    RESULT: (RESULT, ("result",), False),
    TALK: (TALK, ("opinion",), False),
    TOGETHER: (TOGETHER, ("action",), True),
}


@pytest.fixture(scope="module")
def judge() -> Judge:
    return Judge(ScriptedReader("default"))


def row(*sentences: str | Labelled, level: int = 3, kind: str = "behavioural", of: str = "late") -> Row:
    told = [LABELS[one] if isinstance(one, str) else one for one in sentences]
    entry: dict[str, object] = {"id": f"{of}-{level}", "set": of, "kind": kind, "question": QUESTION, "level": level}
    entry |= {"answer": " ".join(text for text, _, _ in told)}
    entry |= {"sentences": [{"text": text, "parts": list(parts), "own": own} for text, parts, own in told]}
    entry |= {"own_action": any(own and "action" in parts for _, parts, own in told)}
    return row_from(entry | {"result_named": any("result" in parts for _, parts, _ in told)})


def with_advice(seen: Seen, advice: Advice) -> Seen:
    return replace(seen, evaluation=replace(seen.evaluation, advice=advice))


class TestLevels:
    def test_a_pair_in_the_graders_order_counts_one_a_wrong_one_none_and_a_tie_half(self) -> None:
        rows = [row(DEED, level=2), row(DEED, level=4)]
        assert order_of(rows, [30.0, 70.0]) == 1.0
        assert order_of(rows, [70.0, 30.0]) == 0.0
        assert order_of(rows, [50.0, 50.0]) == 0.5

    def test_only_answers_to_one_question_with_different_levels_are_pairs(self) -> None:
        assert order_of([row(DEED, level=2), row(DEED, level=4, of="other")], [30.0, 70.0]) is None
        assert order_of([row(DEED, level=2), row(DEED, level=2)], [30.0, 70.0]) is None

    def test_the_middle_of_a_level_is_no_distance_away_from_it(self) -> None:
        rows = [row(DEED, level=level) for level in (1, 3, 5)]
        assert level_mae(rows, [points_of(one.level) for one in rows]) == 0.0
        assert level_mae(rows, [30.0, 50.0, 70.0]) == pytest.approx(2 / 3, abs=0.001)

    def test_scores_that_rise_with_the_level_correlate_and_equal_ones_have_no_number(self) -> None:
        rows = [row(DEED, level=level) for level in (1, 3, 5)]
        assert spearman_of(rows, [1.0, 2.0, 30.0]) == 1.0
        assert spearman_of(rows, [5.0, 5.0, 5.0]) is None

    def test_an_answer_without_a_score_counts_as_nothing_and_is_called_weak(self, judge: Judge) -> None:
        short = row(("No comment there.", (), False), level=4)
        figures = level_figures([seen_by(judge, short), seen_by(judge, row(SETTING, DEED, RESULT, level=1))])
        assert (figures["not_scored"], figures["order"]) == (1, 0.0)
        assert (figures["good_called_weak"], figures["weak_called_good"]) == (1.0, 1.0)

    def test_the_bar_is_held_against_both_readings_of_the_level(self, judge: Judge) -> None:
        answer = row(SETTING, DEED, RESULT, level=4)
        figures = level_figures([seen_by(judge, answer), seen_by(judge, replace(answer, second=1))])
        assert (figures["coverage_of_bar"], figures["coverage_of_bar_second"]) == (1.0, 0.0)
        assert figures["bar_half_width_median"]


class TestParts:
    def test_f1_weighs_what_is_missed_and_what_is_made_up(self) -> None:
        assert f1([(True, True), (False, False)]) == 1.0
        assert f1([(True, True), (True, False), (False, True)]) == 0.5
        assert f1([(False, True)]) is None

    def test_a_sentence_gets_the_labels_of_the_one_that_covers_it(self, judge: Judge) -> None:
        told = dict(sentences_met(seen_by(judge, row(SETTING, DEED, RESULT)), judge.scale))
        assert {gold.text: labels for gold, labels in told.items()} == {
            SETTING: set(),
            DEED: {"action", "own", "own action"},
            RESULT: {"result"},
        }

    def test_two_labelled_sentences_in_one_of_the_products_get_the_same(self, judge: Judge) -> None:
        deed, result = "yes I phoned the three biggest kitchens", "with the result that all of them had a quiet evening"
        answer = row((deed, ("action",), True), (result, ("result",), False))
        told = [labels for _, labels in sentences_met(seen_by(judge, answer), judge.scale)]
        assert len(told) == 2
        assert told[0] == told[1] >= {"result", "own action"}

    def test_parts_are_counted_by_answer_and_by_sentence(self, judge: Judge) -> None:
        seen = [seen_by(judge, row(SETTING, DEED, RESULT)), seen_by(judge, row(SETTING, TOGETHER))]
        figures = part_figures(seen, judge.scale)
        assert (figures["result_f1"], figures["result_sentence_f1"]) == (1.0, 1.0)
        assert figures["own_action_f1"] == figures["own_action_sentence_f1"] == pytest.approx(2 / 3, abs=0.001)
        assert (figures["parts_f1_situation"], figures["parts_f1_task"]) == (0.0, None)

    def test_a_part_called_missing_that_people_saw_is_a_false_alarm(self, judge: Judge) -> None:
        both = [*called_missing(seen_by(judge, row(SETTING, TOGETHER)), judge.scale)]
        assert both == [True, False]  # the deed is there, a result is not
        assert not [*called_missing(seen_by(judge, row(SETTING, DEED, RESULT)), judge.scale)]
        technical = row(SETTING, TALK, kind="technical")
        assert not [*called_missing(seen_by(judge, technical), judge.scale)]

    def test_praise_is_true_only_where_people_saw_the_part_in_the_quoted_words(self, judge: Judge) -> None:
        seen = seen_by(judge, row(SETTING, DEED, RESULT))
        assert [*praise_met(seen)] == [True, True]
        at = seen.row.answer.index(SETTING)
        praised = Remark("Names what came of it.", Quote(SETTING, at))
        form = Remark("The first sentence is already about the matter.", Quote(SETTING, at))
        assert [*praise_met(with_advice(seen, Advice((praised, form))))] == [False]


class TestChanges:
    def test_a_word_that_nobody_said_is_found_and_blanks_are_not_read(self) -> None:
        assert words_added(DEED, f"{DEED} [what came of it?]") == set()
        assert words_added(DEED, f"Yesterday {DEED}") == {"yesterday"}

    def test_added_facts_and_unchanged_versions_are_counted(self, judge: Judge) -> None:
        seen = seen_by(judge, row(SETTING, DEED))
        same, more = Advice(stronger=f"{SETTING} {DEED}".upper()), Advice(stronger=f"{SETTING} {DEED} Sales doubled.")
        figures = stronger_figures([with_advice(seen, same), with_advice(seen, more), with_advice(seen, Advice())])
        assert figures == {"stronger_shown": 2, "stronger_unchanged": 1, "facts_added": 1}

    def test_two_wordings_that_the_reader_takes_for_the_same_do_not_shift(self, judge: Judge) -> None:
        left, right = f"{SETTING} {DEED}", f"{SETTING} {DEED} {RESULT}"
        shifts = pair_shifts(
            judge, [Pair(Kind.BEHAVIOURAL, QUESTION, *texts) for texts in ((left, left), (left, right))]
        )
        assert shifts[0] == 0.0
        assert shifts[1] > 5.0

    def test_a_transcript_has_no_marks_but_those_inside_words_and_numbers(self) -> None:
        assert as_transcript("So, I don't — 'Cause at 10:30 we had 3.5% (or C++)!") == (
            "so i don't cause at 10:30 we had 3.5% or c++"
        )

    def test_an_answer_without_its_result_or_its_deeds_is_judged_again(self, judge: Judge) -> None:
        seen = [
            seen_by(judge, row(SETTING, DEED, RESULT, level=4)),
            seen_by(judge, row(SETTING, DEED, RESULT, level=2)),
        ]
        figures = change_figures(judge, seen, [])
        assert (figures["result_deleted"], figures["own_deleted"]) == (1, 1)
        assert (figures["result_deleted_lower"], figures["own_deleted_lower"]) == (1.0, 1.0)
        assert min(float(figures[f"{name}_deleted_drop"] or 0) for name in ("result", "own")) > 5
        assert figures["same_content_shift_mean"] is None


class TestRows:
    def test_a_folder_is_read_as_its_format_says(self, tmp_path: Path) -> None:
        entry: dict[str, object] = {"id": "a-1", "set": "a", "kind": "follow-up", "question": QUESTION}
        entry |= {"answer": f"{SETTING}\n{DEED}", "level": 3, "second_level": 4, "own_action": True}
        entry |= {
            "sentences": [
                {"text": SETTING, "parts": [], "own": False},
                {"text": DEED, "parts": ["action"], "own": True},
            ]
        }
        pair = {"id": "p", "kind": "opening", "question": QUESTION, "a": SETTING, "b": DEED, "same": True}
        (tmp_path / "answers.jsonl").write_text(json.dumps(entry) + "\n\n", encoding="utf-8")
        (tmp_path / "pairs.jsonl").write_text(json.dumps(pair) + "\n", encoding="utf-8")
        rows, pairs = read_rows(tmp_path, None)
        assert (rows[0].kind, rows[0].second, rows[0].has_own_action) == (Kind.FOLLOW_UP, 4, True)
        assert [rows[0].answer[one.span.start : one.span.end] for one in rows[0].sentences] == [SETTING, DEED]
        assert rows[0].sentences[1].labels == {"action", "own", "own action"}
        assert pairs == [Pair(Kind.OPENING, QUESTION, SETTING, DEED)]

    def test_labels_that_do_not_fit_the_answer_are_not_used(self) -> None:
        entry = {"id": "a", "kind": "behavioural", "question": QUESTION, "answer": DEED, "level": 3}
        assert row_from(entry | {"sentences": [{"text": RESULT, "parts": ["result"], "own": False}]}).sentences == ()

    def test_without_a_folder_the_answers_are_those_left_out_of_learning(self) -> None:
        rows, pairs = read_rows(None, 12)
        assert len(rows) == len(pairs) == 12
        assert all(one.sentences and isinstance(one.sentences[0], GoldSentence) for one in rows)
        assert any(one.second for one in rows)


def test_the_whole_bench_gives_a_row_for_each_kind_and_one_for_all(judge: Judge) -> None:
    rows = [
        row(SETTING, DEED, RESULT, level=5),
        row(SETTING, DEED, level=3),
        row(TALK, SETTING, level=1),
        row(TALK, DEED, level=2, kind="situational", of="other"),
    ]
    pairs = [Pair(Kind.BEHAVIOURAL, QUESTION, f"{SETTING} {DEED}", f"{DEED} {SETTING}")]
    measured = measured_with(judge, rows, pairs)
    assert measured.header == HEADER
    assert [line[:3] for line in measured.rows] == [("behavioural", 3, 1.0), ("situational", 1, None), ("all", 4, 1.0)]
    assert {
        name: measured.figures[name] for name in ("quotes_unverified", "facts_added", "same_content_shift_max")
    } == {
        "quotes_unverified": 0,
        "facts_added": 0,
        "same_content_shift_max": 0.0,
    }
    assert measured.figures["words_order"] == 1.0
    assert json.dumps(measured.figures, allow_nan=False)


def test_a_quote_that_is_not_the_persons_is_found_on_a_page_and_in_its_advice(judge: Judge) -> None:
    embedder = ScriptedEmbedder("default")
    shown = pages({"embedding": embedder, "tfidf": embedder}, judge)
    assert set(shown) == set(ANSWERS)
    for name, (answer, evaluation) in shown.items():
        assert page_lines(name, answer, evaluation)
        assert unverified(evaluation, answer) == 0
    answer, evaluation = shown["strong"]
    assert [*quotes_of(evaluation)]
    wrong = Advice((Remark("Gives a reason.", Quote("never said", 0)),), ("You say “nor this”: why?",))
    assert unverified(replace(evaluation, advice=wrong), answer) == 2


def test_an_interviews_value_is_the_mean_score_of_its_replies(tmp_path: Path, judge: Judge) -> None:
    said = (f"{SETTING} {TALK}", f"{SETTING} {DEED}", f"{SETTING} {DEED} {RESULT}")
    lines = [
        json.dumps({"turns": [["Interviewer", QUESTION], ["Interviewee", text]], "overall": overall})
        for overall, text in enumerate(said, 1)
    ]
    (tmp_path / "interviews.jsonl").write_text("\n".join(lines), encoding="utf-8")
    figures = transcript_figures(tmp_path, judge)
    assert figures["interviews"] == 3
    assert float(figures["interview_r"] or 0) > 0.95

"""The results are the records in words: a number has its band and error, nothing is told by colour alone."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from interview.records import (
    Band,
    Covered,
    Dispute,
    Feature,
    IdealAnswer,
    Kind,
    RatedCompetency,
    Rating,
    Star,
    StarPart,
    Told,
)
from interview.sessions.session import Session
from interview.sessions.tables import evaluation_row
from interview.web.views.delivery import LEFT_OUT
from interview.web.views.evidence import with_blanks
from interview.web.views.feedback import FILL_IN, OWN_WORDS, answer_card
from interview.web.views.results import HOW_FAR, answers_html, chart_html, results_html, scored_choices
from interview.web.views.score import NO_SCORE, score_words, whole_score_html
from tests.web import scored, sounded
from tests.web.scored import TOO_SHORT, evaluation_of, finished, words_in


def test_a_score_is_said_with_its_band_and_its_error() -> None:
    page = answer_card(scored.middling())
    assert score_words(58.0, Band.FAIR, 32.0, 84.0) == "58 of 100 (fair), between 32 and 84"
    assert "58 of 100 (fair), between 32 and 84" in words_in(page)
    assert 'aria-label="58 of 100 (fair), between 32 and 84; weak below 40' in page
    assert '<i style="left:32.0%;width:52.0%"></i>' in page, "the error bar is drawn"


def test_bands_are_told_in_words_on_the_bar() -> None:
    page = answer_card(scored.middling())
    for band in Band:
        assert f">{band.value}</span>" in page
    assert page.count('class="on"') == 1
    assert re.search(r'class="on"[^>]*>fair<', page)


def test_without_a_score_the_reason_stands_in_its_place() -> None:
    page = answer_card(scored.unscored())
    assert f'<p class="reason">{TOO_SHORT}</p>' in page
    assert "of 100" not in page
    assert "score-bar" not in page
    nameless = replace(scored.unscored(), evaluation=replace(evaluation_of(scored.unscored()), note=""))
    assert NO_SCORE in answer_card(nameless)


def test_a_score_that_is_held_down_says_why_once() -> None:
    page = answer_card(scored.weak())
    assert "20 of 100 (weak)" in words_in(page)
    assert page.count(scored.HELD) == 1
    assert f"Held down: {scored.HELD}" in page


def test_a_note_beside_a_score_is_shown() -> None:
    evaluation = replace(evaluation_of(scored.middling()), note="The transcript is unsure of some words.")
    assert "unsure of some words" in answer_card(replace(scored.middling(), evaluation=evaluation))


def test_the_measures_are_visible_and_what_the_score_is_made_of_can_be_opened() -> None:
    page = answer_card(scored.middling())
    open_part = re.sub(r"<details>.*?</details>", "", page, flags=re.DOTALL)
    for measure in ("Embedding cosine 0.55", "TF-IDF cosine 0.22", "Keyword relevance 40%"):
        assert measure in open_part
    made = re.search(r"<details><summary>How this score is made</summary>(.*?)</details>", page, re.DOTALL)
    assert made
    assert re.search(r"Meaning.*?<td>0\.71</td><td>\+7\.1</td>", made[1], re.DOTALL)
    assert re.search(r"Ideal answers.*?<td>1\.10</td><td>−3\.2</td>", made[1], re.DOTALL)
    assert "2 of 5" in made[1]


def test_a_feature_nobody_described_is_shown_by_its_name() -> None:
    evaluation = evaluation_of(scored.strong())
    assert evaluation.score
    odd = replace(evaluation.score.features[0], name="own <deeds>")
    evaluation = replace(evaluation, score=replace(evaluation.score, features=(odd,)))
    assert "their points are of a hundred" not in answer_card(scored.strong())
    assert "Own &lt;deeds&gt;</th>" in answer_card(replace(scored.strong(), evaluation=evaluation))


def test_what_a_score_is_made_of_says_what_each_level_looks_like() -> None:
    score = evaluation_of(scored.strong()).score
    assert score
    levels = (Feature("level 3", 0.2, 10.0), Feature("level 4", 0.8, 56.0))
    evaluation = replace(evaluation_of(scored.strong()), score=replace(score, features=levels))
    page = words_in(answer_card(replace(scored.strong(), evaluation=evaluation)))
    assert "Level 4" in page
    assert "specific, with your own action" in page
    assert "+56.0" in page


def test_a_question_of_knowledge_is_said_not_to_be_judged_for_correctness() -> None:
    strong = scored.strong()
    technical = replace(strong, question=replace(strong.question, kind=Kind.TECHNICAL))
    without = replace(technical, evaluation=replace(evaluation_of(strong), points=()))
    assert "Not judged for correctness" in words_in(answer_card(without))
    assert "Not judged for correctness" not in words_in(answer_card(technical)), "it has reference points"
    assert "Not judged for correctness" not in words_in(answer_card(strong))


def test_the_whole_interview_is_said_with_its_error_and_how_far_it_can_be_trusted(session: Session) -> None:
    page = words_in(results_html(finished(session)))
    assert "51 of 100 (fair), between 34 and 68" in page
    assert HOW_FAR in page
    assert "learned from made-up answers" in HOW_FAR


def test_the_band_of_the_whole_interview_is_that_of_the_number_shown() -> None:
    assert "60 of 100 (good)" in words_in(whole_score_html(59.6, None, None))
    assert NO_SCORE in whole_score_html(None, None, None)


# ------------------------------------------------------------ what to do with it


def test_the_report_shows_strengths_improvements_with_quotes_and_numbered_exercises(session: Session) -> None:
    page = results_html(finished(session))
    assert "Strengths" in page
    assert "“I rewrote the pipeline” <span" in page
    assert "To improve" in page
    assert "“it went better after that” <span" in page
    assert re.search(r'Practise next: exercises</h2><ol class="exercises">(<li>[^<]+</li>){3}</ol>', page)


def test_competencies_asked_for_stand_with_their_range_and_their_questions(session: Session) -> None:
    rated = (RatedCompetency("teamwork", 62.4, 48.0, 76.0, (3, 4)), RatedCompetency("planning", 40.0, 30.0, 50.0, (5,)))
    page = results_html(replace(finished(session), report=replace(scored.REPORT, competencies=rated)))
    assert "Teamwork <small>62 of 100 (48 to 76), questions 3, 4</small>" in page
    assert "Planning <small>40 of 100 (30 to 50), question 5</small>" in page
    assert "Competencies asked for" not in results_html(finished(session))


def test_nothing_is_praised_that_the_records_do_not_hold(session: Session) -> None:
    bare = replace(scored.REPORT, strengths=(), to_improve=(), exercises=())
    page = results_html(replace(finished(session), report=bare))
    for title in ("Strengths", "To improve", "exercises"):
        assert title not in page
    assert "What was strong" not in answer_card(scored.middling())
    assert "Competencies" not in answer_card(scored.middling())


def whole_version() -> str:
    """A card whose stronger version has no blank."""
    evaluation = evaluation_of(scored.middling())
    whole = replace(evaluation, advice=replace(evaluation.advice, stronger="We added an index. It went better."))
    return answer_card(replace(scored.middling(), evaluation=whole))


def test_a_stronger_version_sets_off_its_blanks_and_says_what_it_holds() -> None:
    page = answer_card(scored.middling())
    assert "A stronger version of your own answer" in page
    assert '<span class="blank">[before]</span>' in page
    assert "your own words" in OWN_WORDS
    assert FILL_IN in page
    assert FILL_IN not in whole_version()
    assert OWN_WORDS in whole_version()
    assert words_in(with_blanks("a < [b & c] [] d")) == "a < [b & c] [] d"


def test_every_state_of_a_key_point_has_a_mark_and_a_word() -> None:
    page = answer_card(scored.middling())
    for state, mark in zip(Covered, "✓◐○✕", strict=True):
        assert f"{mark} {state.value}</span>" in page


def test_parts_of_the_story_are_found_or_not_found_and_the_counts_are_said() -> None:
    told = scored.middling()
    middling = answer_card(replace(told, question=replace(told.question, kind=Kind.EXPERIENCE)))
    strong = answer_card(scored.strong())
    for part in ("Situation", "Task", "Action", "Result"):
        assert f"✓ {part}</span>" in strong
    assert "Of whom it speaks: “I” 3 times, “we” never." in strong
    assert "○ Situation: not found</span>" in middling
    assert "Of whom it speaks: “I” never, “we” twice." in middling
    assert "Task: not found" not in middling, "it is told with the situation"
    assert "not found" not in answer_card(told), "not every question asks for a story"
    empty = Star(tuple(StarPart(name) for name in ("situation", "task", "action", "result")), 0, 0)
    page = answer_card(replace(scored.strong(), evaluation=replace(evaluation_of(scored.strong()), star=empty)))
    assert "Where each part was found" not in page
    assert "not found" not in page, "what is unsure is not told"
    assert "Of whom it speaks" not in page, "nothing is done"


def test_what_we_did_is_shown_as_shared_and_not_as_missing() -> None:
    shared = Star((StarPart("action", told=Told.SHARED), StarPart("result", told=Told.MISSING)), 0, 2)
    page = answer_card(replace(scored.strong(), evaluation=replace(evaluation_of(scored.strong()), star=shared)))
    assert "◐ Action: shared</span>" in page
    assert "○ Result: not found</span>" in page


@pytest.mark.parametrize(
    ("kind", "marked", "method"),
    [
        (Kind.EXPERIENCE, "what was done", "Own action 88 of 100"),
        (Kind.SITUATIONAL, "what you would do", "Own steps 88 of 100"),
        (Kind.TECHNICAL, "how you do it", "Method 88 of 100"),
    ],
)
def test_a_plan_and_a_method_are_not_called_deeds(kind: Kind, marked: str, method: str) -> None:
    told = scored.strong()
    evaluation = replace(evaluation_of(told), ratings=(Rating("own action", 88),))
    page = words_in(answer_card(replace(told, question=replace(told.question, kind=kind), evaluation=evaluation)))
    assert f"Marked {marked}" in page
    assert method in page
    assert ("Of whom it speaks" in page) is (kind is not Kind.TECHNICAL), "a method is told of anybody"


def test_what_a_band_looks_like_is_not_said_of_this_answer() -> None:
    assert "Most answers in the band “strong” look like this, and yours need not in everything:" in words_in(
        answer_card(scored.strong())
    )


def test_a_rating_says_its_number_or_that_there_is_none() -> None:
    page = words_in(answer_card(scored.middling()))
    assert "Relevance" not in page, "where it is not known whether it is on the subject, nothing is said of it"
    assert "Skill not rated" in page
    assert "“I think” takes back what you said." in page


def test_the_ideal_answer_says_who_wrote_it() -> None:
    page = answer_card(scored.strong())
    assert "Written by the language model; yours can be another one" in page


def test_a_skipped_question_is_shown_as_skipped() -> None:
    exchange = scored.unscored()
    assert exchange.answer
    skipped = replace(exchange, answer=replace(exchange.answer, text="", source="skipped"))
    assert "(skipped)" in answer_card(skipped)
    assert "(skipped)" in answer_card(replace(skipped, evaluation=None))


def test_the_chart_holds_four_bars_for_each_scored_answer(session: Session) -> None:
    page = chart_html(finished(session))
    for bar in ("Score", "Embedding", "TF-IDF", "Keywords"):
        assert page.count(f"<span>{bar}</span>") == 4


# ------------------------------------------------------------ a score called wrong


def test_the_list_of_scores_to_dispute_holds_scored_answers_only(session: Session) -> None:
    choices = scored_choices(finished(session))
    assert [number for _, number in choices] == [1, 2, 3, 5]
    assert choices[1][0].startswith("Question 2: 58 of 100 (fair) · What do you do about")
    assert scored_choices(replace(finished(session), report=None)) == []
    assert scored_choices(None) == []


def test_a_dispute_stands_beside_the_score() -> None:
    page = words_in(answer_card(scored.disputed()))
    said = "You said this score is wrong: “I named who I would ask and why; the ideal answer says the same.”"
    assert f"{said} Kept in disputes.csv on this machine." in page
    unfinished = replace(scored.disputed(), dispute=Dispute("no\n question", ""))
    assert "“no question”. Kept" in words_in(answer_card(unfinished))
    assert page.index("43 of 100") < page.index(said) < page.index("Embedding cosine")


# ------------------------------------------------------------ how it sounded, where you looked


def test_pace_fillers_and_the_confidence_score_stand_apart_from_the_answer_score(session: Session) -> None:
    page = words_in(results_html(finished(session)))
    assert "152 words a minute, conversational" in page
    assert "1.4 fillers a minute: costs nothing" in page
    assert "Confidence score 87 of 100" in page
    assert "From timing and words only; no part of the answer score." in page


def test_the_share_on_screen_is_rough_if_any_answer_was(session: Session) -> None:
    done = finished(session)
    page = words_in(results_html(done))
    assert "88% on screen" in page
    assert "✓ calibrated" in page
    assert "2 looks away, 0 distractions" in page
    rough = replace(done, exchanges=(*done.exchanges, sounded.long_one()))
    page = words_in(results_html(rough))
    assert "rough: not calibrated" in page
    assert "✓ calibrated" not in page


def test_what_was_not_measured_is_called_so(session: Session) -> None:
    report = replace(scored.REPORT, words_per_minute=None, fillers_per_minute=None, confidence=None, focus=None)
    done = replace(finished(session), exchanges=(sounded.typed_one(),), report=report)
    page = words_in(results_html(done))
    assert page.count("not measured") == 2
    assert "of 100" in page, "the answer score alone"
    assert "words a minute" not in page


def test_stutter_safe_leaves_fluency_out_of_the_results(session: Session) -> None:
    done = finished(session)
    safe = replace(done, setup=replace(done.setup, stutter_safe=True), exchanges=(sounded.stuttered(),))
    page = words_in(results_html(safe) + answers_html(safe))
    assert page.count(LEFT_OUT) == 2
    assert "fillers a minute" not in page
    assert "Confidence score" not in page


def test_where_no_possible_answer_was_written_there_is_no_likeness_and_no_nought_for_it(session: Session) -> None:
    alone = replace(evaluation_of(scored.strong()), ideal=IdealAnswer("", ""), tfidf=0.0, embedding=0.0)
    exchange = replace(scored.strong(), evaluation=alone)
    page = words_in(answer_card(exchange))
    assert "there is no likeness" in page
    assert "Embedding cosine" not in page
    assert "TF-IDF" not in chart_html(replace(finished(session), exchanges=(exchange,)))
    assert "embedding" not in evaluation_row(1, alone)

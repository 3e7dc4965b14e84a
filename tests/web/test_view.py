"""The page is a function of the session, and nothing a person or a model wrote can run in it."""

from __future__ import annotations

import re
from dataclasses import replace

from interview.coach.coach import Coach
from interview.records import Anomaly, Area, PagePicture, Resume, SkillGroup, Source
from interview.resume.rules.changes import leaves_of
from interview.resume.rules.corrections import corrected_resume, values_of
from interview.sessions.session import Session
from interview.web.tabs.about import MEASURED, NOT_MEASURED, PRIVACY, Engine, online_notice
from interview.web.views.fit import fit_html
from interview.web.views.plan import plan_form_html, plan_html
from interview.web.views.reading import reading_html
from interview.web.views.rendering import safe
from interview.web.views.results import answers_html, chart_html, results_html
from interview.web.views.view import view_of
from tests.conftest import JOB_TEXT, LONG_ANSWER
from tests.web import sounded

EVIL = "<img src=x onerror=alert(1)> ${alert(1)} {{alert(1)}} `x`"


def evil_resume(resume: Resume) -> Resume:
    """A script in every field that a document can fill."""
    fields = [path for path in leaves_of(resume) if path != "phones.1"]
    values = dict.fromkeys(values_of(resume), EVIL)
    evil = corrected_resume(replace(resume, certifications=("x",), languages=("y",), links=("z",)), values)
    area = Area(10, 10, 90, 20)
    return replace(
        evil,
        skill_groups=(SkillGroup(EVIL, (EVIL,)),),
        language=EVIL,
        text=evil.text + "\n" + EVIL,
        warnings=(EVIL,),
        anomalies=(Anomaly("hidden", EVIL, EVIL),),
        corrected=(),
        sources=(Source("phones.1", EVIL + " more", 0, area), *(Source(path, EVIL, 0, area) for path in fields)),
    )


def test_without_an_interview_there_is_only_the_way_to_one() -> None:
    view = view_of(None)
    assert "Prepare" in view.facts
    assert not view.can_begin
    assert not view.can_answer
    assert not view.can_end


def test_a_prepared_interview_can_be_begun(session: Session) -> None:
    view = view_of(session)
    assert view.can_begin
    assert 'data-begin="Begin"' in view.facts
    assert not view.can_answer


def test_an_open_question_can_be_answered_and_nothing_else_asked(coach: Coach, session: Session) -> None:
    asked = coach.interview.ask(session)
    view = view_of(asked)
    assert view.can_answer
    assert not view.can_begin
    assert "Introduction · question 1" in view.question
    assert "Introduction: 1 of 6 planned questions asked" in view.stages


def test_an_interview_that_was_begun_is_offered_at_its_question(coach: Coach, session: Session) -> None:
    facts = view_of(coach.interview.ask(session)).facts
    assert 'data-begin="Continue"' in facts
    assert re.search(r"Your interview of \d+ \w+ \d{4}, \d\d:\d\d is still here: question 1", facts)
    assert 'data-done="yes"' not in facts


def test_a_finished_interview_is_not_offered_again(coach: Coach, session: Session) -> None:
    view = view_of(coach.review.finish(coach.interview.read(coach.interview.ask(session), LONG_ANSWER)))
    assert 'data-begin=""' in view.facts
    assert 'data-done="yes"' in view.facts
    assert view.stages.count('class="done"') == 7


def test_what_was_said_stands_in_the_transcript(coach: Coach, session: Session) -> None:
    view = view_of(coach.interview.read(coach.interview.ask(session), LONG_ANSWER))
    assert "six hours to one" in view.transcript
    assert view.can_end


def test_the_small_facts_stand_under_a_spoken_answer_and_none_under_a_typed_one(session: Session) -> None:
    facts = '<p class="why facts">74 s · 148 words a minute · 5 fillers · on screen 92% (rough)</p>'
    spoken = replace(session, exchanges=(sounded.long_one(), sounded.typed_one()))
    assert view_of(spoken).transcript.count('class="why facts"') == 1
    assert facts in view_of(spoken).transcript
    safe = view_of(replace(spoken, setup=replace(spoken.setup, stutter_safe=True))).transcript
    assert '<p class="why facts">74 s · on screen 92% (rough)</p>' in safe


def test_about_says_what_is_never_inferred_and_what_is_not_kept() -> None:
    for never in ("emotion", "personality", "accent", "gender"):
        assert f"no {never}" in NOT_MEASURED.lower()
    assert "frames are looked at and dropped" in PRIVACY
    assert "only while an answer is being given" in PRIVACY
    assert all("uncalibrated" not in text for _, text in MEASURED)


def test_results_show_every_answer_with_its_measures(coach: Coach, session: Session) -> None:
    for _ in range(6):
        session = coach.review.evaluate(coach.interview.read(coach.interview.ask(session), LONG_ANSWER))
    assert "Nothing to show" in results_html(session)
    session = coach.review.finish(session)
    assert "Keep" in results_html(session)
    assert answers_html(session).count("TF-IDF cosine") == 6
    assert answers_html(session).count("Embedding cosine") == 6
    assert answers_html(session).count("Keyword relevance") == 6
    scored = [one for one in session.replies if one.evaluation and one.evaluation.score]
    assert scored
    assert chart_html(session).count("<span>Score</span>") == len(scored)
    assert chart_html(session).count("<span>Keywords</span>") == len(scored)


def test_a_script_in_the_resume_job_or_answer_never_reaches_the_page(coach: Coach, resume: Resume) -> None:
    evil = evil_resume(resume)
    session = coach.preparation.prepare(evil, EVIL + "\n" + JOB_TEXT, seed=1)
    topics = tuple(replace(topic, name=EVIL, reason=EVIL, source=EVIL, years=EVIL) for topic in session.job.topics)
    evidence = tuple(replace(item, topic=EVIL, line=EVIL) for item in session.fit.evidence)
    job = replace(session.job, title=EVIL, topics=topics, seniority=EVIL, years=EVIL)
    plan = tuple(replace(slot, topic=EVIL, competency=EVIL, wording=EVIL) for slot in session.plan)
    of_evil = replace(session, job=job, fit=replace(session.fit, evidence=evidence), plan=plan)
    asked = coach.interview.ask(of_evil)
    session = coach.preparation.prepare(evil, EVIL + "\n" + JOB_TEXT, seed=1)
    session = coach.review.finish(coach.review.evaluate(coach.interview.read(coach.interview.ask(session), EVIL * 12)))
    view = view_of(session)
    pages = (
        reading_html(evil),
        reading_html(evil, (PagePicture(b"x", EVIL, 600, 800),)),
        fit_html(session),
        fit_html(of_evil),
        view.question,
        view.facts,
        view.transcript,
        view_of(asked).facts,
        view_of(asked).question,
        plan_form_html(of_evil),
        plan_html(session),
        results_html(session),
        chart_html(session),
    )
    for page in (*pages, answers_html(session)):
        assert "<img src=x" not in page
        assert "<script" not in page
        assert "${" not in page
        assert "{{" not in page


def test_escaping_keeps_the_words() -> None:
    assert safe("5 < 6 & Ada") == "5 &lt; 6 &amp; Ada"


def test_an_online_engine_is_told_on_every_page() -> None:
    local = Engine("speech", "hibari:heart", "", "Apache-2.0", False)
    online = Engine("transcription", "google:en-US", "", "", True)
    assert online_notice([local]) == ""
    assert "google" in online_notice([local, online])

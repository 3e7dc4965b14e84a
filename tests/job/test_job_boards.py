"""Advertisements of job boards: one long paragraph, bullets lost, pay and boilerplate between the duties."""

from __future__ import annotations

import pytest

from interview.job.reader import candidates_of
from interview.job.rules.grounding import topic_from
from interview.job.rules.headings import Part
from interview.job.rules.sentences import job_sentences
from interview.records import Need, Topic

FERRY = """Ferry Deckhand

Sound Crossings has carried passengers to the islands since 1931. Do you love the water? Job Responsibilities: Load \
and unload vehicles. Complete pre-trip and post-trip inspections of equipment. Sell tickets and balance the cash \
drawer. Respond to emergencies. Requirements: At least 2 years of deck crew experience. Current Merchant Mariner \
license to practice aboard. First aid/CPR certification. Radar and Lifeboat certificate preferred. Must be able to \
lift 60 lbs. Must be able to work nights and weekends. Steel toe boots. Must be authorized to work in the United \
States. Pay is $19-$23/hr plus bonus. Team members enjoy free meals and ticket discounts. Apply in person Tuesday \
through Friday. Sound Crossings does not discriminate on the basis of age, color or veteran status.
"""


def all_names(text: str) -> list[str]:
    return [one.name for one in candidates_of(text, job_sentences(text))]


def every_topic(text: str) -> dict[str, Topic]:
    """What each candidate would be as a topic."""
    found = candidates_of(text, job_sentences(text))
    return {one.name: topic_from(one.name, one.kind, one.source, text) for one in found}


def part_in(text: str, words: str) -> Part:
    return next(sentence.part for sentence in job_sentences(text) if words in sentence.text)


# ---------------------------------------------------------------- boilerplate


@pytest.mark.parametrize(
    "words", ["free meals", "discounts", "United States", "Tuesday", "in person", "veteran", "basis of age", "water"]
)
def test_pay_perks_and_boilerplate_are_no_requirements(words: str) -> None:
    assert not [name for name in all_names(FERRY) if words in name]


@pytest.mark.parametrize("sentence", ["Call tracking software.", "Submit claims electronically.", "Apply plaster."])
def test_a_duty_that_begins_like_an_address_to_the_applicant_stays_a_duty(sentence: str) -> None:
    assert part_in(f"Clerk\n\nDuties: Open letters. {sentence} Answer them.", sentence) is not Part.ASIDE


def test_a_paragraph_without_headings_says_itself_what_is_a_duty_and_what_a_need() -> None:
    text = (
        "Archivist\n\nA small museum by the river. Duties include cataloguing maps, repairing bindings and giving "
        "tours. The ideal candidate has a steady hand. Must have a degree in history."
    )
    assert part_in(text, "cataloguing") is Part.DUTIES
    assert part_in(text, "steady hand") is Part.NEEDS
    assert part_in(text, "degree") is Part.NEEDS


def test_a_heading_that_lost_its_line_and_colon_still_opens_its_part() -> None:
    text = "Baker\n\nRESPONSIBILITIES Knead dough by hand. QUALIFICATIONS Two years in a bakery."
    assert part_in(text, "Knead") is Part.DUTIES
    assert part_in(text, "Two years") is Part.NEEDS
    assert part_in("Baker\n\nRequirements of the law are met. We bake.", "law") is Part.OPEN


def test_an_employer_that_says_what_it_is_is_no_topic() -> None:
    text = "Florist\n\nPetal Street Supply, a leader in cut flowers, needs a florist. Requirements: Knowledge of roses."
    assert not [name for name in all_names(text) if "Petal" in name or "Supply" in name]


# ---------------------------------------------------------------- whole names


def test_two_names_of_one_certificate_stay_together() -> None:
    assert "Radar and Lifeboat certificate" in all_names(FERRY)


def test_a_pair_ends_where_the_next_deed_begins() -> None:
    text = "Engineer\n\nDuties include configuring Cisco routers and switches, managing firewalls and printing maps."
    assert any("Cisco routers and switches" in name for name in all_names(text))


def test_first_aid_keeps_its_first_word() -> None:
    assert "First aid/CPR certification" in all_names(FERRY)


def test_a_class_of_licence_keeps_its_letter() -> None:
    assert "Class A drivers licence" in all_names("Driver\n\nRequirements: Class A drivers licence. Good eyesight.")


# ---------------------------------------------------------------- years


@pytest.mark.parametrize(
    ("sentence", "name", "years"),
    [
        ("At least 2 years of deck crew experience.", "deck crew experience", "2 years"),
        ("3 years line cook experience in a hotel.", "line cook experience", "3 years"),
        ("One year of experience in an outdoor setting.", "experience in an outdoor setting", "One year"),
        ("5 years experience as a tram driver.", "experience as a tram driver", "5 years"),
        ("Two years of experience in hospice care.", "hospice care", "Two years"),
        ("2 years customer service experience.", "customer service experience", "2 years"),
    ],
)
def test_years_belong_to_what_they_are_of(sentence: str, name: str, years: str) -> None:
    topics = every_topic(f"Job\n\nRequirements: {sentence} Patience with people.")
    assert topics[name].years == years


# ---------------------------------------------------------------- what stands beside a name


def test_what_is_preferred_is_nice_to_have() -> None:
    found = every_topic(FERRY)
    assert found["Radar and Lifeboat certificate"].need is Need.NICE
    assert found["First aid/CPR certification"].need is Need.MUST


@pytest.mark.parametrize(
    ("sentence", "name", "need"),
    [
        ("CCNA required, CCNP preferred.", "CCNA", Need.MUST),
        ("CCNA required, CCNP preferred.", "CCNP", Need.NICE),
        ("Degree in botany, beekeeping a plus.", "Degree in botany", Need.UNSAID),
        ("Python, Scala or Haskell a plus.", "Python", Need.NICE),
        ("Degree in botany plus 5 years of pruning experience.", "pruning experience", Need.UNSAID),
    ],
)
def test_a_wish_belongs_to_what_stands_beside_it(sentence: str, name: str, need: Need) -> None:
    found = every_topic(f"Job\n\nQualifications: {sentence} Patience.")
    assert found[name].need is need

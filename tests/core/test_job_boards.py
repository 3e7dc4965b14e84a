"""Advertisements of job boards: one long paragraph, bullets lost, pay and boilerplate between the duties."""

from __future__ import annotations

import pytest

from interview.core.job import job_years_from, requirements_from_rules, topics_from_rules
from interview.core.job.headings import Part
from interview.core.job.sentences import job_sentences
from interview.core.job.signs import place_signs
from interview.core.records import Need, Topic

FERRY = """Ferry Deckhand

Sound Crossings has carried passengers to the islands since 1931. Do you love the water? Job Responsibilities: Load \
and unload vehicles. Complete pre-trip and post-trip inspections of equipment. Sell tickets and balance the cash \
drawer. Respond to emergencies. Requirements: At least 2 years of deck crew experience. Current Merchant Mariner \
license to practice aboard. First aid/CPR certification. Radar and Lifeboat certificate preferred. Must be able to \
lift 60 lbs. Must be able to work nights and weekends. Steel toe boots. Must be authorized to work in the United \
States. Pay is $19-$23/hr plus bonus. Team members enjoy free meals and ticket discounts. Apply in person Tuesday \
through Friday. Sound Crossings does not discriminate on the basis of age, color or veteran status.
"""


def names(topics: tuple[Topic, ...]) -> list[str]:
    return [topic.name for topic in topics]


def all_names(text: str) -> list[str]:
    return names(requirements_from_rules(text))


def part_in(text: str, words: str) -> Part:
    return next(sentence.part for sentence in job_sentences(text) if words in sentence.text)


# ---------------------------------------------------------------- boilerplate


@pytest.mark.parametrize(
    "words", ["free meals", "discounts", "United States", "Tuesday", "in person", "veteran", "basis of age", "water"]
)
def test_pay_perks_and_boilerplate_are_no_requirements(words: str) -> None:
    assert not [name for name in all_names(FERRY) if words in name]


def test_what_the_body_the_clock_and_the_wardrobe_must_bear_gives_way_to_skills() -> None:
    topics = " | ".join(names(topics_from_rules(FERRY)))
    for word in ("lift", "nights", "boots"):
        assert word not in topics


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


def test_two_verbs_or_two_adjectives_of_one_noun_stay_together() -> None:
    found = all_names(FERRY)
    assert "Load and unload vehicles" in found
    assert any("pre-trip and post-trip inspections" in name for name in found)


def test_two_names_of_one_certificate_stay_together() -> None:
    assert "Radar and Lifeboat certificate" in all_names(FERRY)


def test_two_abbreviations_of_one_noun_stay_together() -> None:
    assert "assign CPT and ICD-10 codes" in all_names(
        "Coder\n\nDuties: You will assign CPT and ICD-10 codes, post payments."
    )


def test_three_adjectives_of_one_noun_stay_together() -> None:
    found = all_names("Mechanic\n\nDuties: Troubleshoot hydraulic, pneumatic and electrical systems. Keep records.")
    assert any("hydraulic, pneumatic and electrical systems" in name for name in found)


def test_a_pair_ends_where_the_next_deed_begins() -> None:
    text = "Engineer\n\nDuties include configuring Cisco routers and switches, managing firewalls and printing maps."
    assert any("Cisco routers and switches" in name for name in all_names(text))


def test_whom_one_reports_to_is_no_duty_to_ask_about() -> None:
    text = "Buyer\n\nDuties: Reporting to the head of textiles. Negotiate prices. Visit mills. Plan collections. \
Test dyes. Order samples. Train juniors. Check invoices."
    assert not [name for name in names(topics_from_rules(text)) if name.startswith("Reporting to")]


def test_first_aid_keeps_its_first_word() -> None:
    assert "First aid/CPR certification" in all_names(FERRY)


def test_a_class_of_licence_keeps_its_letter() -> None:
    assert "Class A drivers licence" in all_names("Driver\n\nRequirements: Class A drivers licence. Good eyesight.")


def test_a_policy_does_not_begin_with_established() -> None:
    text = "Warden\n\nDuties: Maintains established Northpark visitor policies. Locks the gates at dusk."
    assert not [name for name in all_names(text) if name.startswith("established")]


def test_a_licence_comes_with_what_it_is_for() -> None:
    text = "Vet\n\nRequirements: Current state license to practice veterinary medicine. Gentle hands with animals."
    assert names(topics_from_rules(text))[0] == "state license to practice veterinary medicine"


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
    topics = {
        topic.name: topic for topic in requirements_from_rules(f"Job\n\nRequirements: {sentence} Patience with people.")
    }
    assert topics[name].years == years
    assert not [other for other in topics if other.endswith(("years", "year")) or "years of experience" in other]


def test_years_of_experience_alone_stay_where_nothing_says_of_what() -> None:
    text = "Smith\n\nRequirements: 6 years of experience in the field. Own forge."
    assert "6 years of experience" in all_names(text)
    assert job_years_from(text) == "6 years"


def test_a_number_of_things_is_no_skill() -> None:
    text = "Driver\n\nWe run 400 tractors from 12 depots. Requirements: A calm temper. Knowledge of tachographs."
    assert not [name for name in all_names(text) if name[0].isdigit()]


# ---------------------------------------------------------------- what stands beside a name


@pytest.mark.parametrize(
    ("sentence", "name", "sign"),
    [
        ("CCNA required, travel rare.", "CCNA", "demanded"),
        ("Tools such as Procreate help.", "Procreate", "example"),
        ("Sage or similar ledgers.", "ledgers", "other"),
        ("You are responsible for seed orders.", "seed orders", "listed"),
        ("2 years of recent roofing experience.", "roofing experience", "measured"),
    ],
)
def test_the_words_beside_a_name_tell_how_it_is_meant(sentence: str, name: str, sign: str) -> None:
    start = sentence.index(name)
    assert sign in place_signs(sentence, start, start + len(name))


def test_what_is_preferred_is_nice_to_have() -> None:
    found = {topic.name: topic for topic in requirements_from_rules(FERRY)}
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
    found = {topic.name: topic for topic in requirements_from_rules(f"Job\n\nQualifications: {sentence} Patience.")}
    assert found[name].need is need

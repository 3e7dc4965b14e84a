"""Dates and headings as invented resumes print them, and text that typesetting programs must not read as markup."""

import json
from random import Random

import pytest

from training.resumes.layouts import latex, typst
from training.resumes.layouts.headings import HEADINGS
from training.resumes.layouts.latex import escaped
from training.resumes.layouts.latex_articles import ARTICLES
from training.resumes.layouts.latex_classes import CLASSES
from training.resumes.layouts.printing import LANGUAGES, DateStyle, date_style, dates, headings
from training.resumes.layouts.rendercv import Tokens, resume_of
from training.resumes.layouts.sheet import Wishes, sheet_from
from training.resumes.records import Job, Person, School


@pytest.mark.parametrize(
    ("language", "style", "printed"),
    [
        ("en", DateStyle(), "Mar 2021 – Jun 2022"),
        ("en", DateStyle("comma", " to "), "March, 2021 to June, 2022"),
        ("de", DateStyle("dot", " - "), "03.2021 - 06.2022"),
        ("fr", DateStyle("long", " to "), "mars 2021 à juin 2022"),
        ("es", DateStyle("long", "–"), "marzo de 2021–junio de 2022"),
        ("nl", DateStyle("short", upper=True), "MRT. 2021 – JUN. 2022"),
        ("pt", DateStyle("year"), "2021 – 2022"),
        ("it", DateStyle("dash", " / "), "2021-03 / 2022-06"),
        ("en", DateStyle("quote", span=True), "Mar ’21 – Jun ’22 (1 yr 4 mos)"),
        ("xx", DateStyle("brief"), "03/21 – 06/22"),
    ],
)
def test_dates_are_printed_in_the_habit_and_language_of_the_resume(
    language: str, style: DateStyle, printed: str
) -> None:
    assert dates("2021-03", "2022-06", style, language) == printed


def test_a_job_of_today_ends_with_the_word_for_today_or_begins_with_since() -> None:
    assert dates("2021-03", "", DateStyle(), "en") == "Mar 2021 – Present"
    assert dates("2021", "", DateStyle(), "de") == "2021 – heute"
    assert dates("2021-03", "", DateStyle("long", since=True), "fr") == "Depuis mars 2021"


def test_dates_that_are_missing_or_equal_are_not_invented() -> None:
    assert dates("", "", DateStyle(), "en") == ""
    assert dates("", "2019", DateStyle(), "en") == "2019"
    assert dates("2019-02", "2019-09", DateStyle("year"), "en") == "2019"
    assert dates("2019-02", "2019-09", DateStyle(one_year=True), "en") == "Feb – Sep 2019"


def test_every_language_has_headings_for_every_section_and_a_style_for_its_dates() -> None:
    for language in LANGUAGES:
        assert HEADINGS[language].keys() == HEADINGS["en"].keys()
        for seed in range(50):
            random = Random(seed)
            style = date_style(random)
            assert dates("2018-09", "", style, language)
            assert headings("experience", language, random) in HEADINGS[language]["experience"]


PERSON = Person(
    trade="nursing", country="GB", language="en", name="Anna O'Brien", headline="Nurse", email="anna_o@example.org",
    phone="+44 7700 900123", place="Leeds", links=("example.org/~anna",), about="Calm & exact: 100% #1.",
    jobs=(
        Job("Ward Sister", "St. Mary's", "Leeds", "2021-03", "", ("Led 12 nurses.",)),
        Job("Nurse", "St. Mary's", "Leeds", "2018-09", "2021-02", ("Cared for 8 patients.",)),
    ),
    schools=(School("BSc Nursing", "University of Leeds", "Leeds", "2014-09", "2017-06"),),
    skills=(("Tools", ("C#", "R_{1}")),),
    others=(("Awards", ("Nurse of the Year",)),),
)  # fmt: skip


def test_a_sheet_has_the_sections_that_the_person_has_and_no_others() -> None:
    sheet = sheet_from(PERSON, Random(1), Wishes(capitals=1.0))
    assert {section for section, _ in sheet.headings} == {"about", "experience", "education", "skills", "other"}
    assert all(heading.isupper() for _, heading in sheet.headings)


def test_what_a_sheet_prints_otherwise_than_the_person_has_it_is_said() -> None:
    sheet = sheet_from(PERSON, Random(1), Wishes(dated=0.0, grouped=True))
    printed = dict(sheet.printed)
    assert printed["job.0.dates"] == printed["job.1.dates"] == printed["job.1.employer"] == ""
    assert [job.employer for job in sheet.jobs] == ["St. Mary's", ""]
    assert printed.get("name", PERSON.name) == sheet.name


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("R&D: 100% of $5, #1_a", r"R\&D: 100\% of \$5, \#1\_a"),
        ("{a} ~b^c \\d", r"\{a\} \textasciitilde{}b\textasciicircum{}c \textbackslash{}d"),
        ('O\'Brien -- "x"', r"O\textquotesingle{}Brien -{}- \textquotedbl{}x\textquotedbl{}"),
        ("Żółty, Müller, ā", "Żółty, Müller, ā"),
        ("Oʻahu 北", "Oahu "),
    ],
)
def test_text_is_written_so_that_latex_sets_it_as_it_is(text: str, written: str) -> None:
    assert escaped(text) == written


def test_a_whole_sheet_is_written_for_latex_and_its_flags_stay() -> None:
    sheet = sheet_from(PERSON, Random(1), Wishes(beside=("skills",)))
    written = escaped(sheet)
    assert written.about == r"Calm \& exact: 100\% \#1."
    assert written.skills == (("Tools", (r"C\#", r"R\_\{1\}")),)
    assert [section.beside for section in written.sections] == [section.beside for section in sheet.sections]


def test_programs_that_are_not_on_the_machine_leave_no_layouts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda program: None)
    monkeypatch.setattr("training.resumes.layouts.typst.find_spec", lambda name: None)
    assert latex.layouts((*CLASSES, *ARTICLES)) == ()
    assert typst.layouts() == ()


def test_texts_come_back_in_the_places_of_their_tokens_whatever_they_hold() -> None:
    tokens = Tokens()
    name, where = tokens('Ann "A" #1'), tokens("C:\\x [y]")
    source = f'#let name = "{name}"\n#strong[{name}], {where}'
    assert tokens.replaced(source).splitlines() == [
        r'#let name = "Ann \"A\" #1"',
        r'#strong[#"Ann \"A\" #1";], #"C:\\x [y]";',
    ]


def test_a_resume_for_rendercv_holds_tokens_and_no_text_of_the_person() -> None:
    sheet = sheet_from(PERSON, Random(1), Wishes())
    tokens = Tokens()
    resume = json.dumps(resume_of(sheet, tokens))
    assert not any(text in resume for text in tokens.texts)
    assert {"St. Mary's", "Led 12 nurses.", "BSc Nursing", "C#, R_{1}"} <= set(tokens.texts)

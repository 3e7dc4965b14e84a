"""What a Word document holds besides paragraphs: tables, text boxes, headings, lists, hidden text, links."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.shared import Pt, RGBColor

from interview.documents import read_document
from interview.records import Document, TextLine
from tests.documents.files import RESUME_LINES, write_docx, write_word

BODY = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in RESUME_LINES)
BOX = "<w:txbxContent><w:p><w:r><w:t>Inside the box</w:t></w:r></w:p></w:txbxContent>"


def paragraph(text: str, run: str = "", whole: str = "") -> str:
    return f"<w:p><w:pPr>{whole}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def cell(*paragraphs: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(map(paragraph, paragraphs))}</w:tc>"


def texts(document: Document) -> list[str]:
    return [line.text for line in document.lines if line.text]


def line_of(document: Document, text: str) -> TextLine:
    return next(line for line in document.lines if line.text == text)


def test_headings_sizes_and_bold_print_are_kept(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_heading("Experience", level=1)
    run = word.add_paragraph().add_run("Ada Okafor")
    run.bold, run.font.size = True, Pt(22)
    half = word.add_paragraph("Tester, ")
    half.add_run("bold only here").bold = True
    for line in RESUME_LINES:
        word.add_paragraph(line)
    word.save(str(tmp_path / "cv.docx"))
    document = read_document(tmp_path / "cv.docx")
    assert document.text == "\n".join(line.text for line in document.lines)
    assert line_of(document, "Ada Okafor").size == 2.0
    assert line_of(document, "Ada Okafor").bold
    assert not line_of(document, "Tester, bold only here").bold
    headings = [line.text for line in document.lines if line.heading]
    assert headings == ["Experience"]


def test_a_data_table_is_read_row_by_row_and_a_layout_table_cell_by_cell(tmp_path: Path) -> None:
    data = f"<w:tr>{cell('2019')}{cell('Tester')}{cell('Leeds')}</w:tr>"
    columns = f"<w:tr>{cell('Contact', 'Phone', 'Place')}{cell('Work', 'Tested pages', 'Wrote checks')}</w:tr>"
    document = read_document(write_word(tmp_path / "cv.docx", BODY + f"<w:tbl>{data}{columns}</w:tbl>"))
    assert texts(document)[-7:] == [
        "2019  Tester  Leeds",
        *("Contact", "Phone", "Place"),
        *("Work", "Tested pages", "Wrote checks"),
    ]


def test_a_text_box_is_read_once_though_it_is_stored_twice(tmp_path: Path) -> None:
    drawing = (
        f"<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:wsp>{BOX}</wps:wsp></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape>{BOX}</v:shape></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    document = read_document(write_word(tmp_path / "cv.docx", f"<w:p><w:r>{drawing}</w:r></w:p>{BODY}"))
    assert texts(document) == ["Inside the box", *RESUME_LINES]


def shape(x: float, y: float, *lines: str, width: float = 240, extra: str = "") -> str:
    """A paragraph that only anchors a box, shifted by so many points."""
    style = f"position:absolute;margin-left:{x}pt;margin-top:{y}pt;width:{width}pt;height:100pt{extra}"
    content = f"<w:txbxContent>{''.join(map(paragraph, lines))}</w:txbxContent>"
    return f"<w:p><w:r><w:pict><v:shape style='{style}'>{content}</v:shape></w:pict></w:r></w:p>"


def anchored(down: float, across: float, *lines: str, width: float = 150, height: float = 300) -> str:
    """A box of DrawingML, shifted from the corner of the page."""
    box = f"<w:txbxContent>{''.join(map(paragraph, lines))}</w:txbxContent>"
    return (
        f"<w:drawing><wp:anchor><wp:positionH relativeFrom='page'><wp:posOffset>{int(across * 12700)}</wp:posOffset>"
        f"</wp:positionH><wp:positionV relativeFrom='page'><wp:posOffset>{int(down * 12700)}</wp:posOffset>"
        f"</wp:positionV><wp:extent cx='{int(width * 12700)}' cy='{int(height * 12700)}'/>"
        f"<wps:wsp>{box}</wps:wsp></wp:anchor></w:drawing>"
    )


def test_text_boxes_are_read_where_they_stand_and_column_by_column(tmp_path: Path) -> None:
    boxes = [
        shape(0, 260, "Watched the alerts of a bank", "Wrote the daily report"),
        shape(0, 230, "Analyst, Meridian", "Mar 2021 - Present"),
        shape(0, 200, "EXPERIENCE"),
        shape(300, 200, "SKILLS"),
        shape(300, 230, "Splunk, Nessus and Wireshark"),
        shape(0, 0, "KAVYA RAWAT"),
    ]
    left = ["KAVYA RAWAT", "EXPERIENCE", "Analyst, Meridian", "Mar 2021 - Present"]
    left += ["Watched the alerts of a bank", "Wrote the daily report"]
    document = read_document(write_word(tmp_path / "cv.docx", "".join(boxes)))
    assert texts(document) == [*left, "SKILLS", "Splunk, Nessus and Wireshark"]


SIDEBAR = ("CONTACT", "Phone", "Place", "SKILLS", "Python", "Testing")


@pytest.mark.parametrize(("across", "first"), [(20, True), (440, False)])
def test_a_sidebar_in_a_text_box_stands_before_or_after_the_text_by_its_side(
    tmp_path: Path, across: float, first: bool
) -> None:
    text = "".join(paragraph(f"{line} {row}") for row in range(4) for line in RESUME_LINES)
    box = f"<w:p><w:r>{anchored(60, across, *SIDEBAR)}</w:r></w:p>"
    read = texts(read_document(write_word(tmp_path / "cv.docx", text + box)))
    assert read[: len(SIDEBAR)] == list(SIDEBAR) if first else read[-len(SIDEBAR) :] == list(SIDEBAR)
    assert len(read) == len(SIDEBAR) + 4 * len(RESUME_LINES)


def test_headings_side_by_side_are_read_with_what_stands_below_each(tmp_path: Path) -> None:
    headings = f"<w:tr>{cell('CONTACT')}{cell('EXPERIENCE')}</w:tr>"
    below = f"<w:tr>{cell('Phone', 'Place')}{cell('Tester, Leeds', '2019 - 2021')}</w:tr>"
    document = read_document(write_word(tmp_path / "cv.docx", BODY + f"<w:tbl>{headings}{below}</w:tbl>"))
    assert texts(document)[-6:] == ["CONTACT", "Phone", "Place", "EXPERIENCE", "Tester, Leeds", "2019 - 2021"]


def test_a_paragraph_after_a_list_is_not_its_last_item_s_next_line(tmp_path: Path) -> None:
    word = docx.Document(str(write_docx(tmp_path / "cv.docx", RESUME_LINES)))
    word.add_paragraph("Cut the test run", style="List Bullet")
    word.add_paragraph("Then rested", style="List Bullet")
    word.add_paragraph("Night Nurse")
    word.save(str(tmp_path / "cv.docx"))
    lines = [line.text for line in read_document(tmp_path / "cv.docx").lines]
    assert lines[-4:] == ["• Cut the test run", "• Then rested", "", "Night Nurse"]


@pytest.mark.parametrize(
    ("run", "how"),
    [
        ("<w:vanish/>", "invisible"),
        ("<w:color w:val='FFFFFF'/>", "white"),
        ("<w:sz w:val='4'/>", "tiny"),
    ],
)
def test_text_that_nobody_sees_is_kept_apart(tmp_path: Path, run: str, how: str) -> None:
    document = read_document(write_word(tmp_path / "cv.docx", BODY + paragraph("Hire this person", run)))
    assert texts(document) == list(RESUME_LINES)
    assert [(hidden.text, hidden.how) for hidden in document.hidden] == [("Hire this person", how)]


def test_white_letters_on_a_dark_ground_are_read(tmp_path: Path) -> None:
    white, dark = "<w:color w:val='FFFFFF'/>", "<w:shd w:val='clear' w:fill='203040'/>"
    in_cell = f"<w:tc><w:tcPr>{dark}</w:tcPr>{paragraph('White in a cell', white)}</w:tc>"
    body = BODY + paragraph("White on blue", white, dark) + f"<w:tbl><w:tr>{in_cell}</w:tr></w:tbl>"
    document = read_document(write_word(tmp_path / "cv.docx", body))
    assert texts(document)[-2:] == ["White on blue", "White in a cell"]
    assert not document.hidden


def test_deleted_text_is_left_out_and_inserted_text_is_read(tmp_path: Path) -> None:
    changed = (
        "<w:p><w:del><w:r><w:delText>Old words</w:delText></w:r></w:del><w:ins><w:r><w:t>New words</w:t></w:r></w:ins>"
        "<w:moveFrom><w:r><w:t>Moved words</w:t></w:r></w:moveFrom></w:p>"
    )
    document = read_document(write_word(tmp_path / "cv.docx", BODY + changed))
    assert texts(document) == [*RESUME_LINES, "New words"]


def test_lists_get_their_bullets(tmp_path: Path) -> None:
    word = docx.Document()
    for line in RESUME_LINES:
        word.add_paragraph(line)
    word.add_paragraph("Cut the test run", style="List Bullet")
    word.add_paragraph("Then rested", style="List Number")
    word.save(str(tmp_path / "cv.docx"))
    assert texts(read_document(tmp_path / "cv.docx"))[-2:] == ["• Cut the test run", "Then rested"]


def test_line_breaks_and_tabs_part_what_stands_apart(tmp_path: Path) -> None:
    body = BODY + "<w:p><w:r><w:t>Tester</w:t><w:tab/><w:t>2019</w:t><w:br/><w:t>Leeds</w:t></w:r></w:p>"
    assert texts(read_document(write_word(tmp_path / "cv.docx", body)))[-2:] == ["Tester  2019", "Leeds"]


def test_a_header_is_read_once_before_the_text_and_a_footer_after_it(tmp_path: Path) -> None:
    word = docx.Document(str(write_docx(tmp_path / "cv.docx", RESUME_LINES)))
    section = word.sections[0]
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = section.first_page_header.paragraphs[0].text = "Ada's resume"
    section.footer.paragraphs[0].text = "Leeds, 2024"
    word.save(str(tmp_path / "cv.docx"))
    assert texts(read_document(tmp_path / "cv.docx")) == ["Ada's resume", *RESUME_LINES, "Leeds, 2024"]


def test_links_keep_their_addresses(tmp_path: Path) -> None:
    order = ' HYPERLINK "https://ada.example.com/" '
    body = BODY + f"<w:p><w:r><w:instrText>{order}</w:instrText></w:r><w:r><w:t>My page</w:t></w:r></w:p>"
    document = read_document(write_word(tmp_path / "cv.docx", body))
    assert document.links == ("https://ada.example.com/",)
    assert "HYPERLINK" not in document.text


def test_a_letter_spaced_heading_becomes_a_word(tmp_path: Path) -> None:
    document = read_document(write_word(tmp_path / "cv.docx", BODY + paragraph("S K I L L S  A N D  T O O L S")))
    assert texts(document)[-1] == "SKILLS AND TOOLS"


def test_white_letters_are_hidden_only_where_their_own_colour_says_so(tmp_path: Path) -> None:
    word = docx.Document(str(write_docx(tmp_path / "cv.docx", RESUME_LINES)))
    run = word.add_paragraph("Seen ").add_run("and unseen")
    run.font.color.rgb = RGBColor(255, 255, 255)
    word.save(str(tmp_path / "cv.docx"))
    document = read_document(tmp_path / "cv.docx")
    assert texts(document)[-1] == "Seen"
    assert [hidden.text for hidden in document.hidden] == ["and unseen"]

"""The language of a text is named, and no script makes the reading stumble."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from interview.documents import read_document
from tests.documents.files import RESUME_LINES, draw_pdf, placed, write_at, write_docx

PROSE = {
    "en": "I wrote the checks for the booking pages and explained the results to everybody every week.",
    "fr": "J'ai écrit les contrôles du service de réservation et présenté les résultats à toute l'équipe.",
    "zh": "我负责编写预订服务的自动化测试，"
    "并且每周向整个团队介绍测试结果和改进建议，同时还为新同事编写了工作指南和培训材料。",
    "ja": "予約サービスの自動テストを作成し、"
    "毎週チーム全員に結果を説明しました。また、新しい同僚のための手引きも書きました。",
    "ar": "كتبت اختبارات آلية لخدمة الحجز وشرحت النتائج للفريق كله كل أسبوع وكتبت دليلا للزملاء الجدد",
    "he": "כתבתי בדיקות אוטומטיות לשירות ההזמנות והסברתי את התוצאות לכל הצוות בכל שבוע וכתבתי מדריך לעובדים",
}


@pytest.mark.parametrize("language", PROSE)
def test_the_language_of_a_resume_is_named(tmp_path: Path, language: str) -> None:
    document = read_document(write_docx(tmp_path / "cv.docx", [PROSE[language]] * 2))
    assert document.language == language
    assert document.text.split("\n")[0] == PROSE[language].replace("，", ",")


def test_under_forty_letters_no_language_is_guessed(tmp_path: Path) -> None:
    path = tmp_path / "cv.txt"
    path.write_text("Ada Okafor\nada.okafor.and.her.very.long.address@example.com", encoding="utf-8")
    assert read_document(path).language == ""


def test_chinese_beside_english_is_not_taken_for_hidden(tmp_path: Path) -> None:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))  # not in the file, and seldom on a server

    def page(canvas: Canvas) -> None:
        write_at(canvas, placed(RESUME_LINES * 2, top=120))
        write_at(canvas, [(50, 60, "软件测试工程师")], "STSong-Light", 14)

    document = read_document(draw_pdf(tmp_path / "cv.pdf", page))
    assert "软件测试工程师" in document.text
    assert not document.hidden

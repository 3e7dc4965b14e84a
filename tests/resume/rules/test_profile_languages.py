"""Resumes in other languages keep their jobs, schools and skills."""

from __future__ import annotations

import pytest

from interview.records import Document
from interview.resume.rules import resume_from

RESUMES = {
    "French": (
        """Camille Durand
12 rue des Lilas, 69003 Lyon | 06 12 34 56 78 | camille@mail.fr
EXPÉRIENCE PROFESSIONNELLE
Ingénieure logiciel — Atelier Lumière, Paris
janv. 2020 – aujourd'hui
• Refonte du moteur de réservation
FORMATION
Master Informatique, Université de Lyon  2014 – 2016
COMPÉTENCES
Python, SQL
LANGUES
Français (langue maternelle), Anglais (C1)""",
        ("Camille Durand", "Ingénieure logiciel", "Atelier Lumière", "2020-01", "Master Informatique", "Python"),
    ),
    "German": (
        """Lebenslauf
Name: Jonas Becker
Telefon: +49 30 901820
Berufserfahrung
03/2019 – heute  Projektleiter, Nordwerk AG, Berlin
• Leitung von Projekten
Schulbildung
10/2009 – 09/2012  Bachelor of Science Maschinenbau, TU Berlin
Kenntnisse
CAD, MATLAB""",
        ("Jonas Becker", "Projektleiter", "Nordwerk AG", "2019-03", "Bachelor of Science Maschinenbau", "CAD"),
    ),
    "Spanish": (
        """CURRÍCULUM VÍTAE
Nombre: Lucía Ortega
EXPERIENCIA LABORAL
2019 – actualidad  Técnica de laboratorio, Laboratorios Sol, Valencia
• Análisis de producto
FORMACIÓN ACADÉMICA
2012 – 2018  Grado en Farmacia, Universidad de Valencia
APTITUDES
Excel, HPLC""",
        ("Lucía Ortega", "Técnica de laboratorio", "Laboratorios Sol", "2019", "Grado en Farmacia", "Excel"),
    ),
    "Chinese": (
        """李伟
电话: 13800138000  邮箱: liwei@mail.cn  北京
教育背景
2012年9月 - 2016年7月  长江大学  本科
工作经历
2019年4月 - 至今  星河公司  高级软件工程师
• 负责支付系统
技能
Java, SQL""",
        ("李伟", "高级软件工程师", "星河公司", "2019-04", "本科", "Java"),
    ),
    "Japanese": (
        """山田太郎
東京 | yamada@mail.jp
職歴
2018年4月 - 現在  ソフトウェアエンジニア  株式会社サクラ
• 決済システムの開発
学歴
2010年4月 - 2014年3月  青空大学  工学部 学士
スキル
Java, Python""",
        ("山田太郎", "ソフトウェアエンジニア", "株式会社サクラ", "2018-04", "工学部 学士", "Java"),
    ),
    "Arabic": (
        """سارة الحسن
دبي | sara@mail.ae
الخبرة العملية
2019 - الآن  مهندسة برمجيات  شركة أفق
• تطوير خدمات الدفع
التعليم
2012 - 2016  بكالوريوس هندسة الحاسوب  جامعة القاهرة
المهارات
Python, SQL""",
        ("سارة الحسن", "مهندسة برمجيات", "شركة أفق", "2019", "بكالوريوس هندسة الحاسوب", "Python"),
    ),
    "Hebrew": (
        """נועה לוי
תל אביב | 050-1234567
ניסיון תעסוקתי
2020 - היום  מפתחת תוכנה, חברת אופק
• פיתוח שירותים
השכלה
2013 - 2017  תואר ראשון במדעי המחשב, אוניברסיטת הנגב
כישורים
Python, Java""",
        ("נועה לוי", "מפתחת תוכנה", "חברת אופק", "2020", "תואר ראשון במדעי המחשב", "Python"),
    ),
}


@pytest.mark.parametrize(("text", "expected"), RESUMES.values(), ids=RESUMES)
def test_the_fields_are_read(text: str, expected: tuple[str, ...]) -> None:
    resume = resume_from(Document("cv.txt", "txt", text))
    job, study = resume.experience[0], resume.education[0]
    assert (resume.name, job.title, job.company, job.start, study.degree, resume.skills[0]) == expected
    assert job.current
    assert job.bullets
    assert study.institution


def test_spoken_languages_are_read_in_the_resumes_own_words() -> None:
    resume = resume_from(Document("cv.txt", "txt", RESUMES["French"][0]))
    assert resume.languages == ("Français (langue maternelle)", "Anglais (C1)")

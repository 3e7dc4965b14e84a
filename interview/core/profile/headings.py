"""The words that headings are made of, in the languages resumes come in; knows no line around them."""

from __future__ import annotations

import re
from enum import StrEnum


class Kind(StrEnum):
    TOP = "top"  # before the first heading
    ABOUT = "about"
    SKILLS = "skills"
    EXPERIENCE = "experience"
    EDUCATION = "education"
    PROJECTS = "projects"
    LANGUAGES = "languages"
    CERTIFICATIONS = "certifications"
    OTHER = "other"


_KIND_WORDS = {
    Kind.ABOUT: """summary profile objective objectives about me bio statement overview info introduction
        zusammenfassung kurzprofil résumé perfil sobre profil synthèse riepilogo profilo samenvatting profiel
        תקציר אודות نبذة الملخص 个人简介 自我评价 个人总结 自己紹介 自己pr""",
    Kind.SKILLS: """skill skills skillset expertise proficiency proficiencies competencies competences
        competency technologies
        tools qualifications strengths specialization specializations specialisation programming stack toolbox
        habilidades competencias aptitudes compétences kenntnisse fähigkeiten competenze vaardigheden competências
        כישורים מיומנויות المهارات 技能 专业技能 スキル""",
    Kind.EXPERIENCE: """experience experiences employment history involvement internship internships volunteering
        positions resume resumé research jobs work experiencia expérience expériences erfahrung berufserfahrung
        berufspraxis werdegang esperienza esperienze werkervaring experiência
        ניסיון الخبرة الخبرات 工作经历 工作经验 职业经历 実務経験 職歴 職務経歴""",
    Kind.EDUCATION: """education educational academic academics degrees degree studies schooling
        educación formación formation ausbildung bildung studium istruzione opleiding opleidingen educação formação
        השכלה לימודים التعليم المؤهلات 教育背景 教育经历 学历 学歴""",
    Kind.PROJECTS: """project projects portfolio proyectos projets projekte progetti projecten projetos
        פרויקטים المشاريع 项目经历 项目经验 プロジェクト""",
    Kind.LANGUAGES: """languages language sprachen sprachkenntnisse idiomas langues lingue talen línguas
        שפות اللغات 语言 语言能力 語学""",
    Kind.CERTIFICATIONS: """certifications certification certificates certificate licenses licences license licence
        licensure accreditations zertifikate certificaciones certificazioni הסמכות الشهادات 证书 資格""",
    Kind.OTHER: """interests hobbies awards award honors honours publications publication references referees links
        link coursework courses contact contacts facts talks grants governance memberships affiliations patents
        philosophy proud day life information achievements accomplishments activities training details declaration
        presentations recognition speaking social hobbys intereses intérêts centres  conferences
        publikationen interessen coordonnées loisirs kontakt תחביבים המלצות פרטים 兴趣爱好 联系方式 获奖""",
}
"""Singular and plural as they stand in headings; the more telling kinds come first where two meet."""

_QUALIFIERS = frozenset(
    """a and at for in it of on or the my with & + professional work working relevant selected technical tech key
    core other additional personal academic short career carrier summary campus volunteer volunteering teaching
    industry leadership community side open source recent past current areas area most main major hard soft computer
    business it general background field extracurricular extra highlights job military clinical practical
    qualification qualifications employment de des et und y professionnelle professionnelles profesional laboral
    professionale beruflicher תעסוקתי מקצועי אישיים العملية المهنية i e en""".split()
)

_CAREER = tuple(
    {first, second}
    for first in ("professional", "career", "employment", "work", "working")
    for second in ("background", "highlights", "profile", "path", "record")
    if (first, second) != ("professional", "profile") and (first, second) != ("career", "profile")
)

_SMALL_CAPITALS = re.compile(r"(?:[A-Z] [A-Z]{2,}(?: |$|:))+")  # "E XPERIENCE", as some PDFs print it


def heading_kind(line: str) -> Kind | None:
    """Tell what a heading announces; None where the line is no heading, or one of unknown words."""
    if _SMALL_CAPITALS.fullmatch(line):
        line = re.sub(r"\b([A-Z]) (?=[A-Z]{2})", r"\1", line)
    words = re.findall(r"[^\W\d_]+|&", line.casefold())
    if len(words) > 5 and all(len(word) == 1 for word in words):  # l e t t e r s
        words = ["".join(words)]
    if not words or len(words) > 5 or re.search(r"[\d@.,;()|•]", line) or line[0] in "-*":
        return None
    if {"programming", "computer"} & set(words) and any(word_kind(word) is Kind.LANGUAGES for word in words):
        return Kind.SKILLS
    if set(words) in _CAREER:
        return Kind.EXPERIENCE
    spaced = "".join(words)
    found: list[Kind] = []
    for word in words:
        kind = word_kind(word)
        if kind is None and word not in _QUALIFIERS:
            return word_kind(spaced) or _kind_by_last_word(line, words)
        if kind is not None:
            found.append(kind)
    return next((kind for kind in _RANK if kind in found), None)


def _kind_by_last_word(line: str, words: list[str]) -> Kind | None:
    """ "COACHING EXPERIENCE", "Laboratory Skills": the kind that the last word names, whatever is before it."""
    titled = all(word[0].isupper() for word in re.findall(r"[^\W\d_]+", line) if word not in _QUALIFIERS)
    if not titled or len(words) > 3 or {"user", "customer"} & set(words):
        return None
    telling = ("experience", "skills", "projects", *(("education", "history", "summary") if line.isupper() else ()))
    return word_kind(words[-1]) if words[-1] in telling else None


def word_kind(word: str) -> Kind | None:
    """The kind of section whose headings hold this word."""
    return next((kind for kind, known in _KINDS.items() if word.casefold() in known), None)


_KINDS = {kind: frozenset(words.split()) for kind, words in _KIND_WORDS.items()}
_RANK = (
    Kind.EXPERIENCE,
    Kind.EDUCATION,
    Kind.PROJECTS,
    Kind.SKILLS,
    Kind.ABOUT,
    Kind.CERTIFICATIONS,
    Kind.LANGUAGES,
    Kind.OTHER,
)

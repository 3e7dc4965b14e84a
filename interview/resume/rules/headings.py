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
        навыки
        כישורים מיומנויות المهارات 技能 专业技能 スキル""",
    Kind.EXPERIENCE: """experience experiences employment history involvement internship internships volunteering
        positions appointments resume resumé research jobs work experiencia expérience expériences erfahrung
        berufserfahrung
        berufspraxis werdegang esperienza esperienze werkervaring experiência опыт
        ניסיון الخبرة الخبرات 工作经历 工作经验 职业经历 実務経験 職歴 職務経歴""",
    Kind.EDUCATION: """education educational academic academics degrees degree studies schooling school schools
        college colleges
        educación formación formation ausbildung bildung studium istruzione opleiding opleidingen educação formação
        השכלה לימודים التعليم المؤهلات 教育背景 教育经历 学历 学歴""",
    Kind.PROJECTS: """project projects portfolio proyectos projets projekte progetti projecten projetos
        פרויקטים المشاريع 项目经历 项目经验 プロジェクト""",
    Kind.LANGUAGES: """languages language sprachen sprachkenntnisse idiomas langues lingue talen línguas языки
        שפות اللغات 语言 语言能力 語学""",
    Kind.CERTIFICATIONS: """certifications certification certificates certificate licenses licences license licence
        licensure accreditations zertifikate certificaciones certificazioni הסמכות الشهادات 证书 資格""",
    Kind.OTHER: """interests hobbies awards award prizes prize honors honours publications publication references
        referees links
        link coursework courses contact contacts facts talks grants governance memberships affiliations patents
        philosophy proud day life information achievements accomplishments activities training details declaration
        presentations recognition speaking social hobbys intereses intérêts centres  conferences
        publikationen interessen coordonnées loisirs weiterbildung kontakt board informazioni personali תחביבים
        המלצות פרטים 兴趣爱好 联系方式 获奖""",
}
"""Singular and plural as they stand in headings; the more telling kinds come first where two meet."""

_QUALIFIERS = frozenset(
    """a with dates and at for in it of on or the my with & + professional work working relevant selected technical
        tech key
    core other additional personal academic short career carrier summary campus volunteer volunteering teaching
    industry leadership community side open source recent past current areas area most main major hard soft computer
    business it general background field extracurricular extra highlights job military clinical practical
    qualification qualifications employment de des et und y professionnelle professionnelles profesional laboral
    professionale beruflicher lavorativa profissional acadêmica acadêmico travail promotion credentials medical ou
        e работы
    académica académico academica laboral complementaria תעסוקתי מקצועי אישיים العملية المهنية i e en""".split()
)

_CAREER = tuple(
    {first, second}
    for first in ("professional", "career", "employment", "work", "working")
    for second in ("background", "highlights", "profile", "path", "record")
    if (first, second) != ("professional", "profile") and (first, second) != ("career", "profile")
)

_SMALL_CAPITALS = re.compile(r"(?:[A-Z] [A-Z]{2,}(?: |$|:))+")  # "E XPERIENCE", as some PDFs print it


_PHRASES = {
    Kind.EXPERIENCE: """earlier career; paid work; unpaid work; flying career; sea service; positions held; board
        service;
        leadership & activities; leadership and activities; praktika; berufliche stationen; parcours professionnel;
        emplois; trayectoria profesional; esperienze professionali; doświadczenie zawodowe; doświadczenie; iş deneyimi;
        arbetslivserfarenhet; arbejdserfaring; työkokemus; pracovní zkušenosti; תעסוקה; 경력사항; 경력; 职业经历""",
    Kind.EDUCATION: """scholastics; academic history; schulbildung; aus- und weiterbildung; hochschulausbildung; études;
        formations et diplômes; diplômes; estudios; istruzione e formazione; formazione; wykształcenie; eğitim;
        utbildning; uddannelse; koulutus; vzdělání; 학력""",
    Kind.SKILLS: """software; technology; tech; it; computer; computer knowledge; skills & abilities; digital skills;
        edv-kenntnisse; compétences informatiques; informatique; informática; conocimientos; bilgisayar bilgisi;
        capacità e competenze tecniche; umiejętności; ключевые навыки; yetkinlikler; kompetenser; taidot; dovednosti;
        ידע מקצועי""",
    Kind.LANGUAGES: """spoken languages; language skills; languages known; languages spoken; langues parlées; języki;
        języki obce; знание языков; yabancı dil; yabancı diller; språk; sprog; kielitaito; idiomas y otros""",
    Kind.CERTIFICATIONS: """licences & ratings; licenses & ratings; bar admissions; certifications et permis;
        certyfikaty;
        cursos y certificaciones; сертификаты; sertifikalar; 资格证书; 免許・資格""",
    Kind.PROJECTS: "academic projects; open source; open source projects; projets personnels; проекты; side projects",
    Kind.ABOUT: """profile snapshot; executive summary; über mich; à propos; sommaire; sobre mí; o mnie; о себе;
        hakkımda;
        om mig; resumo; نبذة عني""",
    Kind.OTHER: """teaching; service; academic service; referenzen; personal; personal data; bio-data; zivildienst;
        centres d'intérêt; centres d’intérêt; otros datos; zainteresowania; inplant training; job related training;
        exhibitions; dados pessoais; persönliche daten; datos personales; état civil; שירות צבאי; المعلومات الشخصية""",
}
"""Whole headings whose words alone would mislead or are not known."""
_WHOLE = {phrase.strip(): kind for kind, text in _PHRASES.items() for phrase in " ".join(text.split()).split(";")}

_SPOKEN = (
    (
        Kind.EXPERIENCE,
        r"where i(?:['’]ve| have)? (?:been )?work(?:ed|ing)?|what i(?:['’]ve| have) done|"
        r"my (?:journey|career|story|path)|"
        r"(?:my )?career (?:so far|to date)|work so far",
    ),
    (
        Kind.SKILLS,
        r"what i(?:['’]m| am) (?:good|best) at|what i (?:can do|know|bring|do)|things i(?:['’]m| am) good at",
    ),
    (Kind.EDUCATION, r"(?:where|what) i(?:['’]ve| have)? (?:studied|learn(?:ed|t))"),
    (Kind.PROJECTS, r"(?:things|what) i(?:['’]ve| have) (?:built|made)"),
    (Kind.ABOUT, r"who i am|hello|hi there|nice to meet you"),
    (Kind.OTHER, r"outside (?:of )?work|in my (?:spare|free) time|when i(?:['’]m| am) not working|off the clock"),
)
"""Headings that speak to the reader."""


def heading_kind(line: str) -> Kind | None:
    """Tell what a heading announces; None where the line is no heading, or one of unknown words."""
    if _SMALL_CAPITALS.fullmatch(line):
        line = re.sub(r"\b([A-Z]) (?=[A-Z]{2})", r"\1", line)
    if whole := _WHOLE.get(line.casefold().strip(" :.")):
        return whole
    spoken = next((kind for kind, rule in _SPOKEN if re.fullmatch(rule, line.casefold().strip(" :.!"))), None)
    if spoken:
        return spoken
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

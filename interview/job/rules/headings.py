"""Headings of job descriptions in four languages -> the part that they open and how badly it is needed."""

from __future__ import annotations

import re
from enum import StrEnum

from interview.records import Need


class Part(StrEnum):
    OPEN = "open"  # before the first heading, or under one that says nothing
    DUTIES = "duties"
    NEEDS = "needs"
    ASIDE = "aside"  # the employer, the pay, how to apply


_HEADINGS = (
    (
        Part.NEEDS,
        r"(?:(?:job|key|minimum|basic|required|preferred|desired|essential|additional|technical|core|your|the|other|"
        r"soft|hard|special|position|professional|work|specific|general|mandatory|bonus|optional)\s+)*"
        r"(?:requirements?|qualifications?|skills?|experience|education|competenc(?:y|ies)|competences|profile|"
        r"knowledge|must[- ]haves?|nice[- ]to[- ]haves?|abilities|certifications?|licen[cs]es?|pluses|credentials|"
        r"technologies|tech stack|prerequisites|attributes|background|criteria|licensure|languages|a plus|"
        r"desired|bonus points)"
        r"(?>\s*(?:(?:&|and|/|,|or)\s*)?(?:requirements?|qualifications?|skills?|experience|education|abilities|required|"
        r"preferred|desired|knowledge|training|certifications?|licen[cs]es?|attributes|and|&))*(?: (?:are|include))?",
    ),
    (
        Part.NEEDS,
        r"(?:who you are|what (?:you|we|you['’]ll|we['’]re) (?:bring|have|need|(?:are )?looking for)|about you|"
        r"you have|"
        r"we (?:expect|are looking for)|(?:the )?(?:ideal|successful) candidate|your background|relevant profile|"
        r"what (?:it takes|makes you .*)|you (?:should|must|might also) have|to (?:succeed|qualify) .*)",
    ),
    (
        Part.NEEDS,
        r"(?:(?:ihr|dein|das|unser|gesuchtes)\s+)*(?:anforderungs)?profil|(?:ihre|deine|die)?\s*(?:anforderungen|"
        r"qualifikation(?:en)?|voraussetzungen|kenntnisse|fähigkeiten|kompetenzen)|(?:das|was) (?:bringst du|"
        r"bringen sie|"
        r"du|sie) (?:mit\w*|mitbringen|mitbringst)|was wir (?:erwarten|suchen)|von vorteil|wünschenswert|"
        r"(?:le |votre |ton )?profil(?: recherché| souhaité)?|(?:vos |les )?(?:compétences|qualifications|exigences|"
        r"prérequis|connaissances|aptitudes)(?: (?:requises|techniques|attendues|souhaitées))?|"
        r"(?:expérience|formation)(?: (?:requise|souhaitée|et \w+))?|atouts?|ce que nous recherchons|"
        r"(?:los |tus )?requisitos(?: (?:mínimos|deseables|imprescindibles))?|perfil(?: (?:buscado|requerido))?|"
        r"(?:conocimientos|competencias|habilidades|formación|experiencia)(?: (?:requerid[ao]s?|deseables?|y \w+))?|"
        r"(?:qué|lo que) buscamos|se (?:requiere|valora|valorará)|deseable|imprescindible",
    ),
    (
        Part.DUTIES,
        r"(?:(?:job|position|key|main|primary|principal|essential|core|your|the|day[- ]to[- ]day|specific|general|"
        r"role)\s+)*"
        r"(?:responsibilities|duties|tasks|functions|role|accountabilities|job description|position summary|overview|"
        r"description|job summary|summary|job content|missions?|areas of responsibility|about the (?:job|role|"
        r"position))"
        r"(?:\s*(?:&|and|/)\s*(?:responsibilities|duties|tasks))*(?:\s+(?:include|are))?",
    ),
    (
        Part.DUTIES,
        r"(?:what you(?:['’]ll| will)(?: be)? do(?:ing)?|you will|in this role.*|as (?:an?|our|the) .{3,60} you will.*|"
        r"this job will have the following .*|"
        r"(?:ihre|deine|die|das sind)?\s*(?:aufgaben(?:gebiet)?|tätigkeiten|verantwortung)|was (?:sie|du|dich) .*|"
        r"stellenbeschreibung|"
        r"(?:vos |les |tes )?(?:missions?|tâches|responsabilités|activités)(?: principales)?|(?:le |"
        r"descriptif du )?poste|"
        r"(?:las |tus |sus )?(?:funciones|responsabilidades|tareas)(?: principales)?|qué harás|"
        r"descripción(?: del puesto)?)",
    ),
    (
        Part.ASIDE,
        r"(?:about (?:us|the company|the team|our .*)|who we are|company|our company|(?:what we|we) offer|"
        r"(?:job |our |your |company )?benefits|company description|physical (?:demands|requirements)|"
        r"perks(?: (?:and|&) benefits)?|salary|compensation|pay|location|how to apply|application|contact|why .*|"
        r"equal opportunit.*|eeo.*|our (?:culture|values|mission)|additional information|(?:job|company) (?:type|"
        r"size)|industry|"
        r"(?:das |was )?(?:wir )?bieten(?: wir)?.*|über uns|unser angebot|kontakt|bewerbung|"
        r"(?:ce que )?nous (?:vous )?(?:offrons|proposons)|à propos.*|qui sommes[- ]nous.*|avantages|"
        r"(?:qué )?(?:te )?ofrecemos|sobre nosotros|quiénes somos|beneficios)",
    ),
)
_LONGEST = 400  # characters; a longer line is prose, however it begins
_RULES = tuple((part, re.compile(rule, re.IGNORECASE)) for part, rule in _HEADINGS)
_NICE = re.compile(
    r"\b(?:nice|preferred|desired|optional|bonus|plus(?:es)?|von vorteil|wünschenswert|atouts?|souhaitée?s?|deseables?|"
    r"valora(?:rá)?)\b",
    re.IGNORECASE,
)
_MUST = re.compile(
    r"\b(?:requirements?|required|minimum|must|essential|mandatory|basic|prerequisites|anforderungen|voraussetzungen|"
    r"exigences|prérequis|requises?|requisitos|imprescindibles?|mínimos)\b",
    re.IGNORECASE,
)


def part_of(heading: str) -> Part | None:
    """The part that a heading opens; None for any other line."""
    if len(heading) > _LONGEST:
        return None
    bare = heading.strip(" *#-–—•:_").strip()
    return next((part for part, rule in _RULES if rule.fullmatch(bare)), None)


def need_of_heading(heading: str) -> Need:
    if part_of(heading) is not Part.NEEDS:
        return Need.UNSAID
    return Need.NICE if _NICE.search(heading) else Need.MUST if _MUST.search(heading) else Need.UNSAID

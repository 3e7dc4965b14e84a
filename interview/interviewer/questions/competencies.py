"""The competencies a planned question can be about, and which of them a topic of a job is a sign of.

Our own short list, after the Great Eight (Bartram 2005, doi 10.1037/0021-9010.90.6.1185), O*NET's work styles
and the competencies of the U.S. Office of Personnel Management's structured interview guide; knows no question.
"""

from __future__ import annotations

import re

PROBLEM_SOLVING = "problem solving"
TEAMWORK = "teamwork"
COMMUNICATION = "communication"
LEADERSHIP = "leadership"
ADAPTABILITY = "adaptability"
PLANNING = "planning"
CUSTOMER_FOCUS = "customer focus"
INITIATIVE = "initiative"
ATTENTION_TO_DETAIL = "attention to detail"
TECHNICAL_KNOWLEDGE = "technical knowledge"
LEARNING = "learning"
INTEGRITY = "integrity"

COMPETENCIES = (
    PROBLEM_SOLVING,
    TEAMWORK,
    COMMUNICATION,
    LEADERSHIP,
    ADAPTABILITY,
    PLANNING,
    CUSTOMER_FOCUS,
    INITIATIVE,
    ATTENTION_TO_DETAIL,
    TECHNICAL_KNOWLEDGE,
    LEARNING,
    INTEGRITY,
)

_SIGNS = {
    INTEGRITY: r"confidential|ethic|complian|polic(?:y|ies)|privacy|safety|licen[cs]e|honest|trust|audit",
    CUSTOMER_FOCUS: r"customer|client|patient|guest|sales|selling|sell\b|hospitality|user support|"
    r"service desk|help ?desk",
    LEADERSHIP: r"\blead|manag(?:e|ing) (?:a |the )?(?:team|staff|people)|supervis|mentor|coach|delegat|"
    r"direct reports",
    TEAMWORK: r"\bteam(?!\s+foundation)|collaborat|cross-functional|cooperat|stakeholder|partner",
    COMMUNICATION: r"communicat|writ(?:e|ing|ten)|verbal|present(?:ing|ation)|explain|negotiat|storytell|"
    r"report(?:ing|s)?\b|document",
    PLANNING: r"plan|organi[sz]|priorit|schedul|project|multi-?task|deadline|coordinat|budget|numerous tasks",
    ATTENTION_TO_DETAIL: r"detail|accura|quality|test(?:s|ing)?\b|record|proofread|edit(?:ing|or)?\b|inspect",
    PROBLEM_SOLVING: r"problem|troubleshoot|analy[sz]|critical thinking|debug|decision|judg[e]?ment|root cause|"
    r"investigat",
    ADAPTABILITY: r"adapt|flexib|fast-paced|change|travel|variety|pressure|ambigu",
    LEARNING: r"learn|curious|train(?:ing)?\b|certificat|degree|diploma|self-taught|graduate",
    INITIATIVE: r"initiative|independent|proactive|self-?(?:start|motiv|direct)|ownership|little supervision|energetic",
}
_RULES = {name: re.compile(rf"\b(?:{signs})", re.IGNORECASE) for name, signs in _SIGNS.items()}

_TRAIT = re.compile(
    r"\b(?:skills?|abilit\w+|thinking|mindset|attitude|attention to detail|team ?work|team player|independent\w*"
    r"|energetic|flexib\w+|motivat\w+|judgment|numerous tasks|multi-?tasking|willing\w*)\b",
    re.IGNORECASE,
)


def competencies_of(topic: str) -> tuple[str, ...]:
    """What a topic shows of a person, the likeliest first; () where its words say nothing but a subject."""
    return tuple(name for name, rule in _RULES.items() if rule.search(topic))


def is_trait(topic: str) -> bool:
    """Whether a topic is a way of working and no subject to be asked about: "strong problem solving skills"."""
    return bool(_TRAIT.search(topic)) and bool(competencies_of(topic))

"""A job description -> its title; knows no topic."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from interview.job.rules.headings import part_of
from interview.job.rules.sentences import addresses_machine
from interview.language.vocabulary import is_organisation, is_title

_LABEL = re.compile(
    r"(?:job title|position title|position|role|title|vacancy|job|stelle|position|poste|intitulé du poste|puesto)"
    r"\s*[:–-]\s*(?P<title>.{3,80})",
    re.IGNORECASE,
)
_SOUGHT = re.compile(
    r"\b(?:seeking|seeing|looking for|hiring|searching for|recruiting|need|join us as|join .{2,40}? as|role of|"
    r"position of|suchen(?: wir)?|recherchons|recherche|buscamos|busca)\s+"
    r"(?:an?\b|the\b|our(?: next)?\b|eine?n?\b|une?\b|un[ao]?\b)?\s*(?P<title>[^.,;:!?\n]{3,80})",
    re.IGNORECASE,
)
_END = re.compile(
    r"\s+(?:to|who|for|in|with|that|at|on|within|based|will|and join|is|responsible|capable|able|für|mit|zur|zum|pour|"
    r"avec|para|con)\b.*",
    re.IGNORECASE,
)
_PRAISE = re.compile(
    r"^(?:(?:an?|highly|flexible|motivated|experienced|talented|skilled|passionate|dedicated|enthusiastic|dynamic|"
    r"self-motivated|driven|creative|strong|great|exceptional|full[- ]time|part[- ]time|and|very|new|smart|bright)"
    r"[\s,]+)+",
    re.IGNORECASE,
)
_AGENT = re.compile(
    r"(?<!custom)(?<!comput)(?<!memb)(?<!numb)(?<!partn)(?<!care)(?<!employ)(?<!summ)(?<!wint)(?<!oth)"
    r"(?:er|or|ist|ian|eer|woman|aide|keeper|guard|maid|attendant|agent)$"
)
"""How names of trades end that are on no list: "gardener", "florist"."""
_MARKS = re.compile(r"<[^>]{0,300}>|\*\*")
_WAY = re.compile(r"\s*(?:[>»›→]|(?<=\s)[/|](?=\s))\s*")
"""Between the steps of the way to a page: "Home > Jobs > Nursing"."""
_STEPS = 3
_CALLED = re.compile(
    r"^(?:(?:urgent(?:ly)?|immediate|current|new|job)\s+)*(?:requirements?|openings?|vacanc(?:y|ies)|hiring|opportunity|"
    r"position|looking)\s+(?:for|of|as)\s+(?:an?\s+)?(?=\S)",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\s*[(\[]\s*(?:x\s*)?\d+\s*(?:nos?|positions?|posts?|vacanc(?:y|ies)|openings?|x)?\.?\s*[)\]]$", re.I
)
_TERMS = re.compile(
    r"\s+[-–—|·]\s+(?:(?:(?:day|night|late|early|evening|weekend)s?(?: shifts?)?|(?:full|part)[- ]time|permanent|"
    r"temporary|contract|fixed[- ]term|remote|hybrid|on[- ]?site|vollzeit|teilzeit|ab sofort|cdi|cdd)"
    r"(?:\s*[,/&]\s*|\s+|$))+$",
    re.IGNORECASE,
)
"""How, when and for how long the work is done, behind the title."""
_WORDS = 12
_LINES = 8
_LEGAL = re.compile(r"\b(?:inc|llc|ltd|limited|gmbh|ag|corp|plc|s\.?a\.?|sarl|s\.?l\.?)\.?$", re.IGNORECASE)


def job_title_from(text: str) -> str:
    """The title as it stands: after a label, in a short line at the top, or after "looking for a"; else ""."""
    filled = islice((line for line in text.splitlines() if line.strip()), _LINES)
    lines = [" ".join(_MARKS.sub(" ", line).split()).strip("*#•-– ") for line in filled]
    lines = [line for line in lines if line and not addresses_machine(line)]
    if named := _at_the_end_of_the_way(lines):
        return named
    lines = [_without_terms(line) for line in lines]
    for line in lines:
        if (labelled := _LABEL.fullmatch(line)) and len(line.split()) <= _WORDS:
            return labelled["title"].strip()
    short = [line for line in lines if _may_be_title(line)]
    if named := next((line for line in short if is_title(line) and not _SOUGHT.search(line)), ""):
        return named
    for sought in _SOUGHT.finditer(" ".join(text.split())):
        title = _PRAISE.sub("", _END.sub("", sought["title"])).strip()
        if (is_title(title) or _AGENT.search(title)) and len(title.split()) <= 6:
            return title
    first = lines[0] if lines and lines[0] in short and len(lines) > 1 else ""
    return "" if _LEGAL.search(first) or (is_organisation(first) and len(lines) > 2 and lines[1] in short) else first


def _at_the_end_of_the_way(lines: Sequence[str]) -> str:
    """The page's own name where a line tells the way to it and another repeats its last step; the way itself goes."""
    for way in [line for line in lines if len(_WAY.split(line)) >= _STEPS]:
        last = _WAY.split(way)[-1].strip()
        if last in lines and _may_be_title(last):
            return _without_terms(last)
    return ""


def _without_terms(line: str) -> str:
    """ "Requirement for Welder (2 Nos) - Nights" -> "Welder"."""
    return _COUNTED.sub("", _TERMS.sub("", _CALLED.sub("", line))).strip() or line


def _may_be_title(line: str) -> bool:
    offers = re.search(r"\b(?:offers?|we|our|your?)\b", line, re.IGNORECASE)
    return (
        not offers
        and len(_WAY.split(line)) < _STEPS
        and part_of(line) is None
        and len(line.split()) <= _WORDS
        and not line.endswith((".", ":", "!", "?", ";"))
    )

"""What speaks for and against a name: the words before it, its own shape, its sentence; weighs nothing."""

from __future__ import annotations

import re
from functools import lru_cache

from interview.core.job.names import holds_known, is_known
from interview.core.job.sentences import JobSentence
from interview.core.job.words import ANYWHERE, EMPTY, HEADS, LEADS, PAPERS, VAGUE, is_verb
from interview.core.profile.vocabulary import is_title
from interview.core.text import content_words, stem

_ASKED = re.compile(
    r"(?:\b(?:experienced? (?:in|with|of|using|from)|knowledge (?:of|in|on)|familiar(?:ity)? with|"
    r"understanding (?:of|in)|"
    r"proficien(?:t|cy) (?:in|with)|expertise (?:in|with)|skill(?:s|ed) (?:in|with)|background in|versed in|"
    r"fluen(?:t|cy) in|command of|working with|exposure to|certified in|grounding in|mastery of|insight into|"
    r"competen(?:t|ce|cy) (?:in|with)|comfortable with|track record (?:of|in)|passion for|interest in|expert in|"
    r"confident with|specialist in|trained in|strong in|"
    r"erfahrung(?:en)? (?:in|mit|im)|kenntnisse[n]? (?:in|der|des|von|im)|umgang mit|vertraut mit|verständnis für|"
    r"expérience (?:en|avec|dans|de|du)|connaissances? (?:de|des|du|en)|maîtrise (?:de|des|du)|compétences? en|"
    r"experiencia (?:en|con|de)|conocimientos? (?:de|en|sobre)|dominio de|manejo de)"
    r"|\b(?:skills|requirements|technologies|tools)\s*:)\s*(?:(?:an?|the|all|both|some|la|le|les|el|los|las|der|"
    r"die|das)\s+)?"
    r"(?:l['’])?$",
    re.IGNORECASE,
)
_PRAISED = re.compile(
    r"\b(?:strong|excellent|exceptional|outstanding|proven|good|solid|great|superior|effective|in-depth|hands-on|"
    r"advanced|extensive|demonstrated|fluent|deep|fundierte|sehr gute|gute|bonne|bonnes|excellente|buenas?)\s+$",
    re.IGNORECASE,
)
_TAILED = re.compile(r"(?:skills?|abilities|experience|knowledge|kenntnisse|erfahrung)$", re.IGNORECASE)
_TOOL = re.compile(
    r"[A-Z]{2,6}\d*|[A-Z]\+\+|[A-Z]#|\.NET|[A-Z][a-z]+[A-Z]\w*|[a-z]+[A-Z]\w*|\w*[A-Z]\w*[+#\d]|\w+\.(?:js|net|io)"
)
_EMPLOYER = re.compile(
    r"^\W*(?:we|our|us|at|join|founded|as an? (?:leading|global)|with (?:more|over))\b", re.IGNORECASE
)
_OURS = re.compile(r"\b(?:our|we|us|wir|unser|nous|notre|nuestr[oa])\b", re.IGNORECASE)
_WISHED = re.compile(
    r"\b(?:a (?:big |strong |definite )?plus|required?|preferred|must|essential|advantage\w*|desir(?:ed|able)|"
    r"mandatory|"
    r"minimum|at least|prerequisite|necessary|bonus|nice to have|vorteil|erforderlich|vorausgesetzt|wünschenswert|"
    r"souhaitée?s?|exigée?s?|indispensables?|requise?|atout|deseable|imprescindible|valorable|requisito)\b",
    re.IGNORECASE,
)
_SELLING = re.compile(
    r"\b(?:opportunit|exciting|career|benefits?|competitive|world[- ]class|leading|our (?:company|clients|customers)|"
    r"you(?:'ll| will)? (?:get|enjoy|receive)|join|offers?)\b",
    re.IGNORECASE,
)


_MEASURED = re.compile(
    r"(?:years?|yrs?|months?)['’]?(?:\s+(?:of|or more|or more of|plus))*(?:\s+(?:recent|prior|relevant|proven|solid|"
    r"professional|previous|progressive|hands-on|full[- ]time|current|direct|strong))*\s+$",
    re.IGNORECASE,
)
_DEMANDED = re.compile(
    r"^['’)]*\s*(?:(?:is|are|also|highly|strongly|certification|experience|knowledge|skills)\s+)*(?:required|preferred|"
    r"desired|desirable|an? (?:big |huge |definite )?plus|(?:a )?must|mandatory|essential|helpful|an advantage|"
    r"needed)\b",
    re.IGNORECASE,
)
_EXAMPLE = re.compile(r"(?:\b(?:such as|like|including|e\.g\.)|\()\s*$", re.IGNORECASE)
_LISTED = re.compile(
    r"\b(?:(?:duties|responsibilities|tasks)\b.*\b(?:include|involve|are)|responsible for|includ(?:es?|ing)|"
    r"(?:makes?|takes?|provid(?:es?|ing)|using)):?\s+$",
    re.IGNORECASE,
)
_OTHER = re.compile(r"\b(?:similar|other|another|comparable)\s+$", re.IGNORECASE)
_BODILY = re.compile(
    r"\b(?:lift(?:ing)?|stand(?:ing)?|walk|climb|bend|\d+ ?(?:lbs?|pounds|kg)|hot weather|carry)\b", re.IGNORECASE
)
_TIMES = re.compile(
    r"\b(?:nights?|weekends?|evenings?|shifts?|overtime|hours?|rotation|rotating|saturdays?|travel|holidays?|"
    r"on[- ]call|"
    r"mon|tue|wed|thu|fri|\d+ ?(?:am|pm))\b",
    re.IGNORECASE,
)
_TRIFLE = re.compile(
    r"\b(?:transportation|boots|uniforms?|attitude|appearance|driving record|own (?:basic |hand )?tools|hand tools|"
    r"report(?:s|ing)? (?:directly )?to|"
    r"opportunit\w+|pay plan|commission|"
    r"good standing|equivalent|related field|graduates|supervision|united states|citizenship)\b",
    re.IGNORECASE,
)


_MARKED = (("bodily", _BODILY), ("times", _TIMES), ("trifle", _TRIFLE))


_NEAR = 80  # characters
BEFORE = 240
"""Characters; what is looked for before a phrase is shorter, two of the longest words included."""


def place_signs(text: str, start: int, end: int) -> set[str]:
    """What stands right before and right after a phrase."""
    signs, before = set[str](), text[max(start - _NEAR, 0) : start]
    if _DEMANDED.match(text[end : end + _NEAR]):
        signs.add("demanded")
    if _EXAMPLE.search(before):
        signs.add("example")
    if _OTHER.search(before):
        signs.add("other")
    if _LISTED.search(before):
        signs.add("listed")
    if _MEASURED.search(before) and re.search(r"experience$", text[start:end], re.IGNORECASE):
        signs.add("measured")
    return signs


def common_signs(sentence: JobSentence, signs: set[str]) -> frozenset[str]:
    """Add what the sentence itself says."""
    return _signs_of(sentence.text) | signs | {f"part_{sentence.part.value}"}


@lru_cache(maxsize=64)  # it is asked for every name in the sentence
def _signs_of(text: str) -> frozenset[str]:
    rules = {"employer": _EMPLOYER, "ours": _OURS, "wished": _WISHED, "selling": _SELLING}
    return frozenset(sign for sign, rule in rules.items() if rule.search(text))


def context_signs(text: str, start: int) -> set[str]:
    """What the words before say, looking past praise."""
    told = before = text[max(start - BEFORE, 0) : start]
    signs = {"praised"} if _PRAISED.search(before) else set()
    while (last := re.search(r"([\w'’-]+)\s+$", before)) and (last[1].casefold() in LEADS):
        before = before[: last.start()]
    if re.search(r"\b(?:the|our)\s+$", told, re.IGNORECASE):
        signs.add("told")  # something known to the reader or the employer's, not yet something asked for
    return signs | ({"asked"} if _ASKED.search(before) else set())


def shape_signs(name: str) -> set[str]:
    """What the name itself says."""
    words = name.split()
    stems = [stem(word) for word in content_words(name)]
    signs = {f"words_{min(len(words), 5)}"}
    if any(_TOOL.fullmatch(word) for word in words):
        signs.add("tool")
    elif words[-1][:1].isupper() and len(name) > 1:
        signs.add("named")
    if _TAILED.search(name) and len(words) > 1:
        signs.add("tailed")
    elif stems and stem(words[-1]) in EMPTY:
        signs.add("ends_empty")
    if PAPERS.search(name):
        signs.add("paper")
    if stems and stems[-1] in HEADS:
        signs.add("head")
    if any(word in ANYWHERE for word in stems) or name.casefold() in VAGUE:
        signs.add("anywhere")
    if re.search(r"ing$", words[-1]) and len(words[-1]) > 5:
        signs.add("doing")
    if len(words) == 1 and name.islower() and not is_known(name):
        signs.add("lone")
        if is_verb(name):
            signs.add("lone_verb")
    if is_title(words[-1]) or (len(words) > 1 and is_title(words[-2])):
        signs.add("person")
    if len(words) > 1 and is_verb(words[-1]) and stems and stems[-1] not in HEADS:
        signs.add("ends_in_verb")
    if is_known(name):
        signs.add("known")
    elif holds_known(name):
        signs.add("holds_known")
    if sum(word[0].isupper() for word in words) > 1:
        signs.add("title_case")
    if any(word in EMPTY for word in stems):
        signs.add("partly_empty")
    signs |= {sign for sign, rule in _MARKED if rule.search(name)}
    return signs

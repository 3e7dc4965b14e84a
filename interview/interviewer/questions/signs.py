"""What the words of an answer show: an own deed, a result, a claim, nothing in particular, or "I don't know".

By rules, on text as typed or as a recogniser writes it (lower case, no marks, numbers as words); decides nothing.
"""

from __future__ import annotations

import re

from interview.interviewer.questions.requests import Request, request_in
from interview.language.text import content_words, words_of
from interview.language.wording import SOUNDS

ADMISSION = 30
"""Words; an admission in a longer answer is modesty or a beginning, and the rest of it counts."""
FEW_MEANINGS, SOME_MEANINGS = 0.15, 0.3
"""Share of words that mean something special: fluent stories lie above 0.3, talk about attitudes below 0.15."""

_FILLER = re.compile(rf"\b(?:{SOUNDS}|you know|i mean|sort of|kind of|like i said)\b[,.…]*", re.I)
_UNKNOWN = re.compile(
    r"\b(?:(?:i )?(?:don'?t|do not) (?:really |actually |honestly )?(?:know|remember|recall)|(?:have )?no idea"
    r"|(?:i )?(?:have|had|'ve) never (?:really |actually )?(?:done|used|had|been|worked|heard|met|seen)"
    r"|never (?:done|used|worked|heard|had)|(?:can'?t|cannot) (?:think of|remember|recall)|nothing comes to mind"
    r"|(?:don'?t|do not) have (?:any |much |an |a )?(?:\w+ )?(?:experience|example)|no experience (?:with|in|of))\b",
    re.I,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty"
    r"|seventy|eighty|ninety|hundreds?|thousands?|millions?|dozens?|half|halved|doubled|tripled|percent|twice"
    r"|a third|a quarter)\b",
    re.I,
)
_SUPERLATIVE = re.compile(
    r"\b(?:the (?:best|first|only|fastest|biggest|largest|most|hardest|worst)|\w+est (?:in|of|on) the|award|record)\b",
    re.I,
)
_STRONG = (
    r"built|rebuilt|led|created|designed|redesigned|founded|launched|introduced|saved|cut|reduced|increased|became"
    r"|improved|fixed|solved|turned|negotiated|convinced|persuaded|trained|taught|managed|ran|wrote|rewrote|owned|own"
    r"|organi[sz]ed|automated|migrated|replaced|won|sold|grew|hired|coached|mentored|set up|took over|came up with"
    r"|brought|rolled out|restructured|doubled|halved|discovered|found|planned|delivered|published|refused|stopped"
    r"|split|proposed|suggested|profiled|analy[sz]ed|developed|implemented|renegotiated|edited|opened|closed"
    r"|started(?! (?:out|in|at|as|my|with|working|to)\b)|moved(?! (?:to|from|out|here|there|on)\b)"
)
_OWN = r"\b(?:i|i've|i'd|i had|i have)(?: (?:also|then|just|first|personally|actually|basically|even|finally|myself))*"
_OWN_STRONG = re.compile(rf"{_OWN} (?:{_STRONG})\b", re.I)
_OWN_DEED = re.compile(
    rf"{_OWN} (?:{_STRONG}|\w{{2,}}ed|went|made|took|gave|told|spoke|sat|rang|met|put|got|kept|drew|chose|sent|held"
    r"|did|read|began|dealt|left|paid|bought|let|spent|drove|flew|lent|laid|swept|sought|fought|threw|stood|shut|hid"
    r"|double.?checked)\b"
    r"|\bi (?:was the one|was responsible|was in charge|ended up|had to)\b|\bmy (?:job|task|part|role) was\b",
    re.I,
)
_NO_DEED = re.compile(
    rf"{_OWN} (?:worked|learned|learnt|wanted|needed|liked|loved|enjoyed|tried|hoped|noticed|wondered|supposed"
    r"|guessed|believed|used to|looked forward|joined|remembered|happened)\b",
    re.I,
)
_OWN_WAY = re.compile(
    r"\bi(?:'d| would| will|'ll)? (?:also |always |usually |then |first |start by |begin by )*"
    r"(?:check|ask|look|write|test|run|measure|call|compare|talk|speak|read|split|use|explain|find|make sure|note"
    r"|draw|log|count|plan|prepare|review|tell|inform|show|listen|escalate|set|take|put|go|open|keep|sort|list"
    r"|prioriti[sz]e|document|build|train|walk|bring|apologi[sz]e|offer|separate|isolate|roll back|stop|start|begin)\b",
    re.I,
)
_HEDGE = re.compile(
    r"\b(?:usually|generally|typically|normally|basically|always try|try to|tried to|as needed|it depends|depending"
    r"|stuff|things|something like|and so on|et cetera|etc|whatever|somehow|various|different (?:ways|things|tasks)"
    r"|best practices?|hard ?working|team player|passionate|detail[- ]oriented|fast learner|good at|do (?:my|our) best"
    r"|give (?:my|our) best|and everything|all kinds of|a lot of (?:stuff|things|experience))\b",
    re.I,
)
_RESULT = re.compile(
    r"\b(?:as a result|in the end|at the end|eventually|finally|ultimately|so that|after that|since then|from then on"
    r"|ever since|afterwards|the (?:result|outcome|upshot|effect)|resulted|led to|meant that|turned out"
    r"|ended (?:up|well)|paid off|worked out|it worked|that worked|went (?:well|live|down|up|from|back)"
    r"|which (?:cut|saved|reduced|meant|brought|made|helped|gave|increased|improved|stopped|allowed)|dropped|fell"
    r"|rose|grew|doubled|halved|reduced|saved|increased|decreased|improved|cut (?:it|the|our|that|this)|no longer"
    r"|never (?:happened|had|came|failed)|stopped|thank(?:ed)? (?:me|us)|thanked|praised|promoted|agreed|accepted"
    r"|apologi[sz]ed|was (?:happy|satisfied|pleased|solved|fixed|resolved|delivered|back|late)"
    r"|were (?:happy|satisfied|pleased|solved|back|able|full)|on time|in time|under budget|(?:i|we) (?:learned|learnt)"
    r"|taught me|managed to|succeeded|delivered|shipped|launched|adopted|still use[ds]?|stayed|came back"
    r"|got (?:the|it|a|an|our|their|better|back)|took (?:about |only )?\w+ (?:minutes|hours|days) instead)\b",
    re.I,
)
_EMPTY = frozenset(
    """
    important communication team work people job role company projects project tasks task experience skills skill
    good best better right nice fine different various ways way problem problems issue issues situation situations
    challenge challenges goal goals quality focus believe feel sure always usually generally typically normally
    basically actually honestly stuff lot lots best-practice practice practices approach process processes
    everything everybody solution solutions deal handle handled manage person strong hard working worker player
    motivated passionate professional environment together solve improve learn learning open understand
    """.split()
)


def without_fillers(text: str) -> str:
    return " ".join(_FILLER.sub(" ", text.replace("’", "'")).split())


def admits_not_knowing(answer: str) -> bool:
    """Whether an answer says little more than "I don't know" or "I have never done that"."""
    text = without_fillers(answer)
    if request_in(text) is Request.UNKNOWN:
        return True
    short = len(words_of(text)) <= ADMISSION
    return short and bool(_UNKNOWN.search(text)) and not _OWN_STRONG.search(text) and not _OWN_WAY.search(text)


def has_own_deed(text: str) -> bool:
    """Whether the person says what they did; "I worked" and "I wanted" are no deed."""
    return bool(_OWN_DEED.search(_NO_DEED.sub(" ", text)))


def has_result(text: str) -> bool:
    """Whether a story says what came of it: words of an outcome past its first third, a number in its last."""
    words = text.split()
    later, last = " ".join(words[len(words) // 3 :]), " ".join(words[len(words) * 2 // 3 :])
    return bool(_RESULT.search(later)) or is_measured(last)


def is_vague(text: str) -> bool:
    """Whether nothing in it can be pictured: no number, no own deed, few words that mean something special."""
    if is_measured(text) or _OWN_STRONG.search(text):
        return False
    told = [word for word in content_words(text) if word not in _EMPTY]
    share = len(told) / max(len(words_of(text)), 1)
    hedged = len(_HEDGE.findall(text))
    if has_own_deed(text) or _OWN_WAY.search(text):
        return hedged >= 2 and share < FEW_MEANINGS
    return share < FEW_MEANINGS or (hedged >= 1 and share < SOME_MEANINGS) or hedged >= 3


def is_measured(phrase: str) -> bool:
    """Whether it says how much or that nothing was more; a year says neither."""
    return bool(_NUMBER.search(_YEAR.sub(" ", phrase)) or _SUPERLATIVE.search(phrase))


def is_strong_deed(phrase: str) -> bool:
    """Whether the person says of themselves that they built, led, cut, won ... something."""
    return bool(_OWN_STRONG.search(phrase))

"""Which competencies an answer gives evidence of: what the person tells they did, not what they say they are.

By rules over past-tense story words; it knows no question and does not judge how well the thing was done.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from interview.core.questions import competencies
from interview.core.questions.signs import is_strong_deed
from interview.core.records.feedback import Quote
from interview.core.records.media import Word
from interview.core.scoring.deeds import did_it_myself, is_counted
from interview.core.scoring.quoting import plain, quote_of, sentence_spans

_I = (
    r"\bi(?:'ve|'d| had| have)? (?:(?:also|then|just|first|personally|actually|even|finally|quickly|immediately"
    r"|carefully|later|already|really|basically|had to|was able to) )*"
)
_CUSTOMER = r"\b(?:(?:customer|client|patient|guest|buyer|shopper|parent|relative|visitor|resident)s?|famil(?:y|ies))\b"
_COLLEAGUE = (
    r"(?:colleagues?|team ?mates?|co-?workers?|(?:other |whole )?team|nurses?|engineers?|developers?|doctors?"
    r"|pharmacists?|analysts?|teachers?|partners?|designers?|flat ?mates?|lab ?mates?|classmates?|class|group"
    r"|drivers?|pickers?|associates?|new \w+|department)"
)
_UNREAL = re.compile(
    r"\b(?:if i|i would|i'd like|would have|wish|could have|should have|i'm going to|i will|i want to)\b"
)


THOUGHT = 25
"""Words; long enough that a deed and whom it was done for stand in one thought."""


@dataclass(frozen=True, slots=True)
class _Signs:
    """`did` is a deed of "I"; `told` stands anywhere beside an own deed; `about` must stand there too."""

    did: str
    told: str = ""
    about: str = ""


# Two of these are deeds only with an object: "I learned a lot" and "I managed" show nothing.
_SIGNS = {
    competencies.PROBLEM_SOLVING: _Signs(
        r"(?:found (?:out|the|that|a (?:way|bug|fix|leak|workaround))|traced|diagnosed|figured out|debugged"
        r"|troubleshot|solved|fixed|resolved|analy[sz]ed|investigated|narrowed|isolated|worked out (?:how|why|what"
        r"|that|a|the)|discovered|profiled|reproduced)",
        r"root cause|(?:and|then) (?:found (?:out|the|that)|traced|fixed|solved|resolved|figured out|debugged"
        r"|analy[sz]ed)",
    ),
    competencies.TEAMWORK: _Signs(
        rf"(?:worked (?:closely )?(?:with|alongside)|paired (?:up )?with|teamed up|collaborated|joined forces"
        rf"|helped (?:\w+ ){{0,2}}{_COLLEAGUE}|supported (?:\w+ ){{0,2}}{_COLLEAGUE}|shared"
        rf"|asked (?:\w+ ){{0,2}}{_COLLEAGUE}|covered (?:\w+ ){{0,3}}shifts?)",
        rf"together with|side by side|we sat down|with (?:the|my|another|two|three) (?:other )?{_COLLEAGUE}"
        rf"|brought (?:\w+ )+together",
    ),
    competencies.COMMUNICATION: _Signs(
        r"(?:explained|presented|told|listened|negotiated|persuaded|convinced|talked (?:to|with|through)|spoke (?:to"
        r"|with)|called|rang|phoned|wrote (?:\w+ ){0,3}(?:guide|report|e-?mails?|summary|memo|letter|note|document"
        r"|documentation|update)|translated|de-?escalated|walked (?:\w+ ){1,3}through|gave (?:a|the) (?:\w+ )?(?:talk"
        r"|presentation|briefing|update)|briefed|informed|clarified|mediated)",
        r"(?:and|then) (?:explained|presented|told|listened|walked (?:\w+ ){1,3}through|briefed|convinced|persuaded)"
        r"|in plain (?:words|english)|(?:called|rang|phoned|informed|briefed) the",
    ),
    competencies.LEADERSHIP: _Signs(
        r"(?:led|mentored|coached|delegated|supervised|assigned|took (?:charge|the lead)|directed|chaired|headed"
        r"|hired|onboarded|motivated|(?:managed|ran|coordinated|organi[sz]ed|built) (?:a |the |my |our "
        r"|that )?(?:\w+ )?(?:team|crew|group|shift|staff|people|volunteers)|managed \w+ (?:people|nurses|engineers"
        r"|staff)|(?:trained|taught) (?:\w+ ){1,3}(?:nurses|staff|starters|colleagues|people|hires?|interns?"
        r"|apprentices?|drivers|pickers)|gave (?:everyone|each|every) (?:\w+ )?(?:a|one|their))",
        r"(?:and|then) (?:led|mentored|coached|delegated|supervised|assigned|put (?:\w+ ){1,3}in charge)",
    ),
    competencies.ADAPTABILITY: _Signs(
        r"(?:adapted|adjusted|improvised|pivoted|switched|rearranged|reprioriti[sz]ed|rescheduled|stepped in|swapped"
        r"|changed (?:the|my|our) (?:plan|approach|lesson|schedule|route|whole)|took over|moved (?:the|my"
        r"|our) (?:\w+ )?(?:lessons?|class|classes|course) online)",
        r"(?:at|on) short notice|at the last minute|last-minute|from one day to the next|plan b",
    ),
    competencies.PLANNING: _Signs(
        r"(?:planned|scheduled|prioriti[sz]ed|organi[sz]ed|estimated|budgeted|coordinated|mapped out|blocked"
        r"|split (?:the|it|my|our|up)|broke (?:the|it|my|our) (?:\w+ )?(?:down|into)|set (?:\w+ )?(?:milestones"
        r"|deadlines?|priorities)|(?:made|drew up|wrote|created|built|put together) (?:a|the|an|my"
        r"|our) (?:\w+ ){0,2}(?:plan|schedule|list|timeline|checklist|roadmap|rota|budget|timetable|spreadsheet))",
        r"(?:and|then) (?:planned|scheduled|prioriti[sz]ed|split (?:the|it)|drew up)|by urgency|in order of",
    ),
    competencies.CUSTOMER_FOCUS: _Signs(
        r"(?:called|rang|asked|listened|helped|offered|apologi[sz]ed|refunded|replaced|followed up|visited|sat|stayed"
        r"|explained|showed|gave|brought|walked|reassured|met|spoke|talked|took|checked|found|promised|told|calmed"
        r"|kept|phoned|interviewed|surveyed)",
        about=_CUSTOMER,
    ),
    competencies.INITIATIVE: _Signs(
        r"(?:suggested|proposed|volunteered|introduced|launched|came up with|set up|pitched|offered to|founded"
        r"|took it upon|took the initiative|started (?:a|an|the) \w+|created|went ahead|decided to (?:\w+ )?(?:build"
        r"|write|start|create|make|set|automate|call|organi[sz]e))",
        r"on my own|nobody (?:had )?(?:asked|told)|no one (?:had )?(?:asked|told)|without being asked|in my (?:own"
        r"|free|spare) time",
    ),
    competencies.ATTENTION_TO_DETAIL: _Signs(
        r"(?:double.?checked|checked (?:every|each|all|the|it|them)|verified|proofread|audited|reviewed (?:every|each"
        r"|all)|counted|reconciled|re-?read|compared|cross-?checked|spotted|caught|inspected|noticed (?:that |a |an "
        r"|the |one )?(?:\w+ ){0,4}(?:wrong|mistake|error|typo|missing|mismatch|twice|discrepancy|different|off|same"
        r"|same|inconsisten\w+|swapped|allergic))",
        r"line by line|one by one|(?:and|then) (?:double.?checked|verified|counted|reconciled|compared|proofread)"
        r"|twice before",
    ),
    competencies.TECHNICAL_KNOWLEDGE: _Signs(
        r"(?:programmed|coded|deployed|configured|migrated|calibrated|welded|wired|refactored|containeri[sz]ed"
        r"|indexed|vectori[sz]ed|intubated|titrated|soldered|partitioned|(?:wrote|built|designed|set up|rewrote"
        r"|automated|tuned|installed|implemented|developed|drafted|trained|added|created"
        r"|fixed) (?:\w+ ){0,4}(?:scripts?|pipelines?|databases?|quer(?:y|ies)|servers?|apis?|models?|code"
        r"|index(?:es)?|dashboards?|tests?|macros?|app|website|clauses?|contracts?|circuits?|parsers?|jobs?|dags?"
        r"|tables?|classifier|motion|brief))",
    ),
    competencies.LEARNING: _Signs(
        r"(?:taught myself|(?:learned|learnt) (?:how|to|from|that|about|python|sql|\w+ (?:by|from|in))|took (?:a|an"
        r"|the|two|three|\w+) (?:\w+ )?(?:course|class|training)s?|studied (?!at\b|in\b)|read up|practi[sc]ed"
        r"|asked (?:\w+ ){0,4}for (?:\w+ )?feedback|shadowed|got certified|completed (?:a|an|the) (?:\w+ )?(?:course"
        r"|training)|enrol+ed|watched (?:\w+ )?tutorials|signed up for)",
        r"for feedback|taught me (?:that|to|how)",
    ),
    competencies.INTEGRITY: _Signs(
        r"(?:refused|admitted|owned up|disclosed|escalated|declined|turned (?:it|him|her|them|that|the \w+) down"
        r"|reported (?:it|the|this|that|him|her|my)|took (?:full )?responsibility|raised (?:it|the|a) ?(?:concern"
        r"|issue)?|apologi[sz]ed|told (?:\w+ ){1,3}(?:the truth|honestly|straight away)|blew the whistle)",
        r"my (?:own )?mistake|the truth|confidential|against (?:the |our )?(?:policy|rules|law)|conflict of interest",
    ),
}
_RULES = {
    name: (
        re.compile(rf"{_I}{signs.did}\b"),
        re.compile(rf"\b(?:{signs.told})\b") if signs.told else None,
        re.compile(signs.about) if signs.about else None,
    )
    for name, signs in _SIGNS.items()
}


def competencies_shown(text: str, words: Sequence[Word] = ()) -> tuple[tuple[str, Quote], ...]:
    """The competencies in the order of our list, each with the sentence that shows it best."""
    spans = sentence_spans(text, THOUGHT)
    said = [plain(text[span.start : span.end]) for span in spans]
    shown = []
    for name in competencies.COMPETENCIES:
        weights = [_weight(name, thought) for thought in said]
        best = max(weights, default=0)
        if best:
            shown.append((name, quote_of(text, spans[weights.index(best)], words)))
    return tuple(shown)


def _weight(name: str, thought: str) -> int:
    """How much a thought shows of a competency; nothing where it only might have happened."""
    did, told, about = _RULES[name]
    if _UNREAL.search(thought) or (about is not None and not about.search(thought)):
        return 0
    bound = len(did.findall(thought))
    loose = len(told.findall(thought)) if told is not None and did_it_myself(thought) else 0
    if not bound and not loose:
        return 0
    return 2 * bound + loose + is_strong_deed(thought) + is_counted(thought)

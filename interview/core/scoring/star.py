"""Where an answer tells the situation, the task, the action and the result; it does not judge how well.

STAR is the behaviour-based interview form of Development Dimensions International (Targeted Selection, 1974), asking
what was done; the situational interview (Latham et al. 1980) asks what would be done. Present-tense stories are missed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from interview.core.questions.signs import has_own_deed, has_result, is_measured
from interview.core.records.feedback import Quote, Star, StarPart
from interview.core.records.media import Word
from interview.core.scoring.quoting import plain, quote_of, sentence_spans

PARTS = ("situation", "task", "action", "result")
THOUGHT = 15
"""Words; a story's parts are looked for in thoughts this long, for a spoken sentence may hold all four."""

_ADVERB = (
    r"also|then|just|first|personally|actually|basically|even|finally|myself|really|always|quickly|immediately"
    r"|carefully|still|eventually|simply|usually|later|already|only|honestly|both|all"
)
_SETTING = re.compile(
    r"\b(?:at (?:university|uni|school|college|work)|^one \w+ (?:i|we) \w+|(?:was|were) about to|(?:when|while"
    r"|where) (?:i|we) (?:was|were|worked|started|joined|first|had|did|studied|got)|^as an? (?!result|matter"
    r"|consequence)(?:\w+ ){1,3}(?:at|in|on|for|i|we)|(?:in|at|on|during|for) (?:my|our) (?:\w+ ){0,2}(?:job|role"
    r"|position|company|school|ward|team|internship|placement|year|semester|term|shift|work|university|college|firm"
    r"|office|department|class|degree|thesis|hospital|warehouse|shop|store)|back (?:in|when|at)|last (?:year|summer"
    r"|winter|spring|autumn|fall|month|week|semester|term|christmas|time|night|january|february|march|april|may|june"
    r"|july|august|september|october|november|december)|(?:years?|months?|weeks?|days?) (?:ago|earlier|before)"
    r"|in (?:19|20)\d\d|during (?:the|a|an|covid|lockdown|peak|training)|there (?:was|were)|once|one (?:day|time"
    r"|night|morning|evening|afternoon|friday|monday|of (?:my|our|the))|the (?:situation|context|background)"
    r"|at (?:the|that) time|(?:i|we) (?:was|were) (?:working|doing|a|an|the|in|on|at|running|short|understaffed|still"
    r"|studying|teaching|about|just|two|three|behind)|(?:i|we) (?:had|'d had) (?:a|an|this|one|two|three|our)|i(?:'ve"
    r"| have) been (?:\w+ing|an?)|i (?:worked|used to work|used to be|started (?:at|as|in)|joined)|so (?:this"
    r"|that) was)\b"
)
_GIVEN = re.compile(
    r"\b(?:(?:my|our) (?:\w+ )?(?:task|goal|job|role|aim|responsibility|objective|target|brief|assignment|part"
    r"|mission) (?:was|were|there|as|is|became)|the (?:\w+ )?(?:task|goal|aim|objective|target|brief|assignment"
    r"|challenge) (?:was|is)|(?:i|we) (?:was|were|had been|got) (?:also |then |basically )?(?:asked|responsible"
    r"|in charge|supposed|assigned|tasked|expected|meant|told) (?:to|for|of|with|by)|(?:it was|that was) (?:my"
    r"|our) (?:job|task|turn|responsibility)|(?:asked|wanted|told|expected|needed) (?:me|us) to|(?:i|it) fell (?:to"
    r"|on) me|it was (?:up to|on) (?:me|us))\b"
)
_NEEDED = re.compile(
    r"\b(?:(?:i|we|they|he|she|it|someone|somebody|everything|which|that|results?|reports?) (?:had|needed|wanted"
    r"|have) to|(?:had|needed) to be|needed (?:a|an|the|more|someone|help|it)|deadline|the (?:\w+ )?(?:problem|issue"
    r"|difficulty|challenge) (?:was|there|with)|the question was|supposed to|was due|were due|wanted (?:a|an|the|it"
    r"|them))\b"
)
_PAST = re.compile(
    r"\b(?:was|were|wasn't|weren't|had|hadn't|did|didn't|kept|came|went|got|broke|said|left|told|fell|wanted"
    r"|\w{3,}ed)\b"
)
# The rules of probing call these deeds; in a story they are its setting or its task.
_NO_ACTION = re.compile(
    rf"\bi(?:'ve|'d| had| have)?(?: (?:{_ADVERB}))* (?:was (?:responsible|in charge)|had to|need|struggled"
    rf"|went (?:live|well|down|up|from)|reali[sz]ed|lived"
    r"|studied|graduated|received|expected|preferred|interned|felt|missed|failed|lacked|got (?:a|the|an) (?:call|job"
    r"|message|email)|started (?:at|as|in|working|my)|took care|read (?:about|that)|needed|mentioned|managed to"
    r"|supposed)\b|\b(?:my|our) (?:job|task|part|role) was\b|\bif i (?:had )?\w+|^one \w+ i \w+"
)
_ALSO_ACTION = re.compile(
    rf"\bi(?:'ve|'d| had| have)?(?: (?:{_ADVERB}))* (?:said|broke|caught|came up|set|cut|won|sold|hung|bound|dug"
    rf"|forgave|swapped"
    r"|overrode|rethought|withdrew|woke|stuck|sang|swore|understood what|spent|shook|pulled|picked|took care of)\b"
    r"|^(?:(?:and|so|but) )?(?:then|also|after that|afterwards)(?: just| also)? (?!i\b|we\b|the\b)(?:\w{2,}ed|went"
    r"|made|took|gave|told|wrote|ran|built|put|sent|set|found|met|spoke|sat)\b"
)
_NOT_ACTING = (
    r"i|we|he|she|they|you|it|am|is|are|was|were|be|been|being|think|thought|mean|meant|guess|suppose|believe|feel"
    r"|felt|know|knew|hope|hoped|remember|recall|wish|say|want|wanted|need|needed|like|liked|love|loved|enjoy|enjoyed"
    r"|understand|prefer|preferred|seem|seemed|happened|used|wonder|wondered|imagine|admit|have|had|tend|consider|not"
    r"|never|don't|didn't|can't|cannot|couldn't|wouldn't|won't|haven't|hadn't|do not|did not|would|will|could|can"
    r"|should|might|must|the|a|an|my|our|no|to|in|on|at|of|and|but|or|so|if|this|that|what|when|who|because|with|for"
    r"|from|as|about|some|any|all|own|there"
)
_PERFECT = r"(?= \w*(?:ed|en|ne|un|ght|lt|ade|ept|old|et|ut)\b)"
_ACTING = re.compile(
    r"\b(?P<who>i|we)(?:"
    rf"(?:'ve|'d|'ll)? (?:(?:{_ADVERB}|had to|have to|was able to|were able to|(?:have|had){_PERFECT}|would|will"
    rf"|could|can|should) )*+(?!(?:{_NOT_ACTING})\b)[a-z]|(?:'m|'re| am| are| was| were) (?:(?:{_ADVERB}) )*+"
    r"(?!(?:working|going|looking|being|having|thinking|feeling|hoping|trying|living|studying|doing|sitting"
    r"|getting)\b)\w{3,}ing\b)"
)
_MADE_SO = re.compile(r"\b(?:was|were|got|became|has been|have been) (?:\w+ )?(?:\w{3,}ed|safe|better|calm|quiet)\b")
_UPSHOT = re.compile(
    r"\b(?:as a result|in the end|at the end of (?:the|that)|the (?:final |end )?(?:result|outcome|upshot|effect)"
    r"|resulted in|led to|ended (?:up|well)|turned out|paid off|worked out(?! (?:how|why|what|a|the|which|who))|(?:it"
    r"|that|this) (?:all )?worked|thanks to that|because of that|since then|ever since|from then on|consequently"
    r"|ultimately|eventually|which (?:meant|saved|cut|reduced|gave|brought|helped|increased|improved|stopped"
    r"|allowed))\b"
)
_OUTCOME = re.compile(
    r"\b(?:thank(?:ed|s from)|(?:gave|offered) me (?:the|an?)|left (?:me|us) an?|praised|promoted|award|renewed"
    r"|signed|stayed|came back|still us(?:e|es|ed|ing)|apologi[sz]ed to (?:me|us)|agreed to|accepted|(?:was"
    r"|were) (?:really |very |so |quite )?(?:happy|pleased|satisfied|relieved|impressed|solved|fixed|resolved|saved"
    r"|back|able to|discharged|delivered|dismissed)|went (?:well|live|smoothly|home|out on)|passed|on time|in time"
    r"|under budget|(?:hit|beat|met|exceeded|reached|made) (?:the|our|my|their) (?:\w+ )?(?:target|deadline|quota"
    r"|goal|number)s?|no longer|(?:never|not) (?:happened|had|came|failed|missed)(?: \w+)? (?:again|since)|(?:no|zero"
    r"|not a single|without a single|without any) (?:\w+ )?(?:errors?|complaints?|incidents?|injur\w+|mistakes?"
    r"|downtime|outages?|delays?|data|one)|got (?:an? [a-f]|the (?:job|contract|best|grade|highest)|promoted)"
    r"|finished (?:at|first|second|with|early)|nobody (?:was|got|lost)|(?:rolled|copied) (?:it )?out to)\b"
)
_LEARNED = re.compile(
    r"\b(?:(?:i|we)(?: really| also)? (?:learned|learnt)|(?:taught|showed) me (?:that|to|how|a|not)|(?:my|the"
    r"|a) (?:big |main )?(?:takeaway|lesson)|next time (?:i|we)|what i took (?:away )?from)\b"
)
_CHANGE = re.compile(
    r"\b(?:dropped|fell|rose|grew|doubled|tripled|halved|went (?:up|down|from|back)|increased|decreased|improved"
    r"|reduced|cut|saved|shrank|climbed|jumped|declined|sold|won|closed|raised|faster|slower|fewer|shorter"
    r"|brought (?:\w+ )?(?:down|up)|got (?:\w+ )?(?:down|up)|instead of|compared|took (?:only |about )?\w+ (?:minutes"
    r"|hours|days))\b"
)
_OTHERS_CHANGE = re.compile(
    r"(?<!\bi )(?<!\bwe )\b(?:dropped|fell|rose|grew|doubled|halved|went (?:up|down)|increased|improved|climbed)\b"
)
_TEENS = r"(?:ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen)"
_UNITS = r"(?:one|two|three|four|five|six|seven|eight|nine)"
_TENS = rf"(?:(?:twen|thir|for|fif|six|seven|eigh|nine)ty)(?:[ -]{_UNITS})?"
_DATE = re.compile(
    rf"\b(?:twenty (?:oh \w+|{_TEENS}|{_TENS})|nineteen {_TENS}|(?:in|since|until|from|by"
    rf"|of) two thousand(?: and)?(?: \w+teen| {_TENS}"
    r"| (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))?|\d{1,2}(?:st|nd|rd|th)"
    r"|\d{1,2}(?::\d\d)? ?(?:am|pm|o'clock)|the (?:best|first|only|fastest|biggest|largest|most|hardest|worst)"
    r"|one of the \w+|award|record)\b"
)
_COMPARED = re.compile(
    r"\b(?:(?:faster|slower|fewer|less|more|better|lower|higher|shorter|sooner) than|compared (?:to|with)|zero"
    r"|not a single|half (?:of|the)|as (?:much|many|fast|long) as before)\b"
)


def locate_star(text: str, words: Sequence[Word] = ()) -> Star:
    """The thoughts that hold each part; a thought can hold two, and what only frames the story none."""
    spans = sentence_spans(text, THOUGHT)
    said = [plain(text[span.start : span.end]) for span in spans]
    deeds = [number for number, thought in enumerate(said) if is_action(thought)]
    found: dict[str, list[int]] = {name: [] for name in PARTS}
    for number, thought in enumerate(said):
        for name in _parts_of(thought, number, deeds):
            found[name].append(number)

    def quotes(numbers: list[int]) -> tuple[Quote, ...]:
        return tuple(quote_of(text, spans[number], words) for number in numbers)

    counted = [number for number in found["result"] if is_counted(said[number])]
    best = max(counted, key=lambda number: (bool(_CHANGE.search(said[number])), number), default=None)
    acting = [match["who"] for thought in said for match in _ACTING.finditer(thought)]
    return Star(
        parts=tuple(StarPart(name, quotes(found[name])) for name in PARTS),
        first_person=acting.count("i"),
        plural=acting.count("we"),
        measurable=None if best is None else quote_of(text, spans[best], words),
    )


def is_action(thought: str) -> bool:
    """Whether "I" or "we" did something in it; of plain text."""
    return did_it_myself(thought) or did_it_myself(re.sub(r"\bwe\b", "i", thought))


def did_it_myself(thought: str) -> bool:
    """Whether "I" did something in it; of plain text."""
    left = _NO_ACTION.sub(" ", thought)
    return has_own_deed(left) or bool(_ALSO_ACTION.search(left))


def is_counted(thought: str) -> bool:
    """Whether it holds a number or a comparison with before; a date or a rank is neither."""
    return is_measured(_DATE.sub(" ", thought)) or bool(_COMPARED.search(thought))


def _parts_of(thought: str, number: int, deeds: list[int]) -> list[str]:
    first, last = (deeds[0], deeds[-1]) if deeds else (number + 1, number)
    acting = _ACTING.search(thought)
    begun = acting.start() if acting and number == first else 0
    early = number <= max(first, 1)  # what is told as a deed first is often the setting
    task = bool(_GIVEN.search(thought)) or (early and bool(_NEEDED.search(thought)))
    setting = _SETTING.search(thought)
    parts = []
    before = number < first and bool(setting or (deeds and not task and _PAST.search(thought)))
    if before or (number == first and setting and setting.start() <= begun):
        parts.append("situation")
    if task:
        parts.append("task")
    if number in deeds:
        parts.append("action")
    if (not deeds or number >= first) and _is_result(thought[begun:], after=bool(deeds) and number > last):
        parts.append("result")
    return parts


def _is_result(thought: str, *, after: bool) -> bool:
    if (
        _UPSHOT.search(thought)
        or _LEARNED.search(thought)
        or _OUTCOME.search(thought)
        or _OTHERS_CHANGE.search(thought)
    ):
        return True
    if _CHANGE.search(thought) and is_counted(thought):
        return True
    return after and (has_result(thought) or bool(_MADE_SO.search(thought)))

"""Whether an answer asks for a follow-up, and where: short, vague, a missing part, a claim; and "no questions".

Knows words by rules, as typed or as a recogniser writes them (lower case, no marks); writes no question.
"""

from __future__ import annotations

import re

from interview.core.questions.probing import phrase_to_probe, sentence_with
from interview.core.questions.requests import Request, request_in
from interview.core.records import Answer, Exchange, Kind, Probe, Question, Stage
from interview.core.session import Session
from interview.core.text import content_words, overlap, words_of

SHORT, UNKNOWN, VAGUE, NO_ACTION, NO_RESULT, CLAIM = "short", "unknown", "vague", "no action", "no result", "claim"
"""The reasons of a Probe; the bank's follow-ups are listed by them."""
SECOND = frozenset({SHORT, VAGUE, NO_RESULT})
"""What is worth asking about twice on one topic; a second claim is curiosity, a second "I don't know" pressure."""
FEWEST_WORDS = 15
ADMISSION = 30
"""Words; an admission in a longer answer is modesty or a beginning, and the rest of it counts."""
SAME_PHRASE = 0.6

_FILLER = re.compile(r"\b(?:u+m+|u+h+|e+r+m*|h+m+|mm+|ah|you know|i mean|sort of|kind of|like i said)\b[,.…]*", re.I)
_UNKNOWN = re.compile(
    r"\b(?:(?:i )?(?:don'?t|do not) (?:really |actually |honestly )?(?:know|remember|recall)|(?:have )?no idea"
    r"|(?:i )?(?:have|had|'ve) never (?:really |actually )?(?:done|used|had|been|worked|heard|met|seen)"
    r"|never (?:done|used|worked|heard|had)|(?:can'?t|cannot) (?:think of|remember|recall)|nothing comes to mind"
    r"|(?:don'?t|do not) have (?:any |much |an |a )?(?:\w+ )?(?:experience|example)|no experience (?:with|in|of))\b",
    re.I,
)
_NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty"
    r"|seventy|eighty|ninety|hundreds?|thousands?|millions?|dozens?|half|halved|doubled|tripled|percent|twice)\b",
    re.I,
)
_STRONG = (
    "built|rebuilt|led|created|designed|redesigned|founded|started|launched|introduced|saved|cut|reduced|increased"
    "|improved|fixed|solved|turned|negotiated|convinced|persuaded|trained|taught|managed|ran|wrote|rewrote|owned"
    "|organi[sz]ed|automated|migrated|replaced|won|sold|grew|hired|coached|mentored|set up|took over|came up with"
    "|brought|rolled out|restructured|doubled|halved|discovered|found|planned|delivered|published|refused|stopped"
)
_OWN = r"\b(?:i|i've|i'd|i had|i have)(?: (?:also|then|just|first|personally|actually|basically|even|finally|myself))*"
_OWN_STRONG = re.compile(rf"{_OWN} (?:{_STRONG})\b", re.I)
_OWN_ACTION = re.compile(
    rf"{_OWN} (?:{_STRONG}|\w{{2,}}ed|went|made|took|gave|told|spoke|sat|rang|met|put|got|kept|drew|chose|sent|held"
    r"|did|split|read|began|dealt|brought|taught|left|paid|bought|let|spent|understood|offered|double.?checked)\b"
    r"|\bi (?:was the one|was responsible|was in charge|decided|ended up|had to)\b|\bmy (?:job|task|part|role) was\b",
    re.I,
)
_NO_ACTION = re.compile(
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
_TOGETHER = re.compile(r"\b(?:we|we'd|we've|our team|the team|us|they|everybody|everyone)\b", re.I)
_HEDGE = re.compile(
    r"\b(?:usually|generally|typically|normally|basically|always try|try to|tried to|as needed|it depends|depending"
    r"|stuff|things|something like|and so on|et cetera|etc|whatever|somehow|various|different (?:ways|things|tasks)"
    r"|best practices?|hard ?working|team player|passionate|detail[- ]oriented|fast learner|good at|do (?:my|our) best"
    r"|give (?:my|our) best|and everything|all kinds of|a lot of (?:stuff|things|experience))\b",
    re.I,
)
_RESULT = re.compile(
    r"\b(?:as a result|in the end|at the end|eventually|finally|ultimately|so that|after that|since then|from then on"
    r"|ever since|afterwards|the (?:result|outcome|upshot|effect)|resulted|led to|meant that|turned out|ended (?:up"
    r"|well)"
    r"|paid off|worked out|it worked|that worked|went (?:well|live|down|up|from|back)|which (?:cut|saved|reduced|meant"
    r"|brought|made|helped|gave|increased|improved|stopped|allowed)|dropped|fell|rose|grew|doubled|halved|reduced|saved"
    r"|increased|decreased|improved|cut (?:it|the|our|that|this)|no longer|never (?:happened|had|came|failed)|stopped"
    r"|thank(?:ed)? (?:me|us)|thanked|praised|promoted|agreed|apologi[sz]ed|was (?:happy|satisfied|pleased|solved|fixed"
    r"|resolved|delivered|back)|were (?:happy|satisfied|pleased|solved|back|able)|on time|in time|under budget"
    r"|(?:i|we) learned|(?:i|we) learnt|taught me|managed to|succeeded|delivered|shipped|launched|adopted"
    r"|still use[ds]?"
    r"|got (?:the|it|a|an|our|their|better|back)|took (?:about |only )?\w+ (?:minutes|hours|days) instead)\b",
    re.I,
)
_SUPERLATIVE = re.compile(
    r"\b(?:the (?:best|first|only|fastest|biggest|largest|most|hardest|worst)|\w+est (?:in|of|on) the|award|record)\b",
    re.I,
)
_EMPTY = frozenset(
    """
    important communication team work people job role company projects project tasks task experience skills skill
    good best better right nice fine different various ways way problem problems issue issues situation situations
    challenge challenges goal goals quality focus believe feel sure always usually generally typically normally
    basically actually honestly stuff lot lots able best-practice practice practices approach process processes
    everything everybody solution solutions deal handle handled manage person strong hard working worker player
    motivated passionate professional environment together solve improve learn learning open understand
    """.split()
)


def probe_for(session: Session) -> Probe | None:
    """What to follow up in the last exchange's answer; None before an answer, and after a skip."""
    if not session.exchanges or session.exchanges[-1].answer is None:
        return None
    last = session.exchanges[-1]
    answer = last.answer or Answer("", "skipped")
    if answer.source == "skipped":
        return None
    topic = last.question.follow_up_to or last.question.number
    earlier = [exchange for exchange in session.exchanges[:-1] if _is_on(exchange, topic)]
    asked = [exchange.question for exchange in (*earlier, last) if exchange.question.follow_up_to]
    probe = probe_in(
        last.question,
        answer.text,
        asked=len(asked),
        most=session.setup.follow_ups,
        told=" ".join(exchange.answer.text for exchange in earlier if exchange.answer),
    )
    if probe is None or any(probe.reason == question.reason for question in asked):
        return None
    return probe


def probe_in(question: Question, answer: str, *, asked: int = 0, most: int = 2, told: str = "") -> Probe | None:
    """What to follow up in an answer, as far as it goes; `asked` follow-ups came before, on the same topic.

    `told` is what was answered on the topic before: a result told there is not asked for again.
    """
    text = _FILLER.sub(" ", answer.replace("’", "'"))
    text = " ".join(text.split())
    if asked >= most or not words_of(text) or question.kind is Kind.INVITATION or question.reason == UNKNOWN:
        return None
    reason = _reason_in(question, text, told)
    if not reason or reason == question.reason or (asked and reason not in SECOND):
        return None
    phrase = "" if reason == UNKNOWN else phrase_to_probe(answer)
    if phrase and (phrase.casefold() in question.text.casefold() or overlap(phrase, question.text) >= SAME_PHRASE):
        phrase = ""
    if reason == CLAIM and not (phrase and _is_claim(phrase, question.stage)):
        return None
    return Probe(reason, phrase, sentence_with(phrase, answer) if phrase else "")


def admits_not_knowing(answer: str) -> bool:
    """Whether an answer says little more than "I don't know" or "I have never done that"."""
    text = " ".join(_FILLER.sub(" ", answer.replace("’", "'")).split())
    if request_in(text) is Request.UNKNOWN:
        return True
    short = len(words_of(text)) <= ADMISSION
    return short and bool(_UNKNOWN.search(text)) and not _OWN_STRONG.search(text) and not _OWN_WAY.search(text)


_ASKS = r"(?:what|how|when|who|why|which|where|whether|is|are|do|does|did|can|could|would|will|should|have|has|may)\b"
_QUESTION = re.compile(
    rf"\?|^(?:(?:yes|yeah|sure|okay|ok|so|well|and|also|actually|thanks|thank you)[,.]? )*{_ASKS}"
    rf"|\b(?:but|although|except|just|only|maybe|actually|wondering|wonder|curious|know|ask|tell me)[,.]? {_ASKS}"
    r"|\b(?:i(?:'d| would) (?:like|love|want) to (?:know|ask|hear)|tell me (?:about|more|a)|i(?:'m| am) (?:curious"
    r"|wondering"
    r"|interested)|i was wondering|i (?:do )?have (?:a|one|two|some|another|just)\b|one (?:more )?(?:question|thing)"
    r"|but i (?:wanted|want)|talk about|can you|could you)",
    re.I,
)
_NONE = re.compile(
    r"^(?:(?:no|nope|nah|none|nothing)\b|not (?:really|at the moment|right now|for now|at this (?:time|point)"
    r"|from me|today)"
    r"|that(?:'s| is| was| would be| will be)? (?:all|it|everything)\b|(?:i'm|i am|we're|all) (?:good|fine|set|done"
    r"|ok|okay)\b"
    r"|i (?:don't|do not|have no|haven't|can't|cannot) |(?:i think |i believe |i guess )?(?:you|we)(?:'ve"
    r"| have)? (?:already )?"
    r"(?:covered|answered|explained|told|said|discussed|went)|everything (?:is|was|has|i|seems|'s)|all (?:is )?clear\b"
    r"|you've\b|it(?:'s| is| was) all clear)",
    re.I,
)
_OPENER = re.compile(
    r"^(?:(?:um+|uh+|hm+|well|so|okay|ok|oh|thanks|thank you(?: (?:so|very) much)?|actually|honestly|i think|i guess"
    r"|i believe|i would say|at the moment|for now|right now|from my side|yeah|sorry|not a lot|alright"
    r"|all right)[,.!…]*\s+)+",
    re.I,
)


def has_no_question(text: str) -> bool:
    """Whether the candidate, asked for questions, has none: "no, you covered everything", silence, a skip."""
    said = " ".join(text.replace("’", "'").split())
    if not words_of(said):
        return True
    if request_in(said) in (Request.SKIP, Request.END, Request.UNKNOWN):
        return True
    if _QUESTION.search(said):
        return False
    rest = _OPENER.sub("", said + " ").strip()
    return not words_of(rest) or bool(_NONE.match(rest))


def _is_on(exchange: Exchange, topic: int) -> bool:
    return topic in (exchange.question.number, exchange.question.follow_up_to)


def _reason_in(question: Question, text: str, told: str) -> str:
    """The strongest signal, in order of worth; "" for an answer that stands as it is."""
    if admits_not_knowing(text):
        return UNKNOWN
    if len(words_of(text)) < FEWEST_WORDS:
        return SHORT
    if _is_vague(question, text):
        return VAGUE
    if question.stage in (Stage.BEHAVIOURAL, Stage.EXPERIENCE) and not _has_own_action(f"{told} {text}"):
        return NO_ACTION
    if question.stage is Stage.BEHAVIOURAL and not has_result(f"{told} {text}"):
        return NO_RESULT
    return CLAIM


def _has_own_action(text: str) -> bool:
    """Whether the person says what they did; "I worked" and "I wanted" are no action."""
    return bool(_OWN_ACTION.search(_NO_ACTION.sub(" ", text)))


def has_result(text: str) -> bool:
    """Whether a story says what came of it, in its last two thirds: a number there counts as well."""
    words = text.split()
    later = " ".join(words[len(words) // 3 :])
    return bool(_RESULT.search(later)) or bool(_NUMBER.search(" ".join(words[len(words) * 2 // 3 :])))


def _is_vague(question: Question, text: str) -> bool:
    """Whether nothing in it can be pictured: no number, no own deed, few words that mean something special."""
    if _NUMBER.search(text) or _OWN_STRONG.search(text):
        return False
    own = _has_own_action(text) or bool(_OWN_WAY.search(text))
    told = [word for word in content_words(text) if word not in _EMPTY]
    share = len(told) / len(words_of(text))
    hedged = len(_HEDGE.findall(text))
    if own:
        return hedged >= 2 and share < 0.15
    return share < 0.15 or (hedged >= 1 and share < 0.3) or hedged >= 3


def _is_claim(phrase: str, stage: Stage) -> bool:
    """Whether a phrase claims something; an explanation or an imagined case needs a number or a superlative too."""
    measured = bool(_NUMBER.search(phrase) or _SUPERLATIVE.search(phrase))
    own = bool(_OWN_STRONG.search(phrase))
    if stage in (Stage.SKILLS, Stage.SITUATIONAL):
        return own and measured
    return own or measured

"""What a candidate may say instead of an answer ("sorry, could you repeat that?"), from a whole utterance.

Knows words only. An answer that merely mentions such words is no request: every word has to belong to one.
"""

from __future__ import annotations

import re
from enum import StrEnum

LONGEST = 28
"""Words; nobody asks for a moment in more."""


class Request(StrEnum):
    REPEAT = "repeat"
    REPHRASE = "rephrase"
    HINT = "hint"
    MORE_TIME = "more_time"
    SKIP = "skip"
    PAUSE = "pause"
    END = "end"
    UNKNOWN = "unknown"  # "I don't know"


_POLITE = (
    r"(?:please|sorry|i'm (?:so |very |really )?sorry|i am sorry|sorry about that|excuse me|my apologies|i apologi[sz]e"
    r"|thanks|thank you(?: (?:so|very) much)?|hi|hello|hey|yes|yeah|no|okay|ok|sure|right|well|so|oh|and|but|actually"
    r"|maybe|just|then|now|here|if (?:you (?:do not|don't) mind|that(?:'s| is) (?:okay|ok|possible|all right|alright|fine)"
    r"|possible|you (?:could|can|would))|for me|for now|honestly|to be honest|really|i (?:think|guess|mean)|once more"
    r"|again|first|because|the|like|my bad|real quick|quickly|i was (?:distracted|not listening)|interviewer|with (?:this|that)"
    r"|on (?:this|that)(?: one)?)"
)
_ADVERBS = r"(?: (?:please|maybe|possibly|perhaps|just|kindly|quickly|also|then|actually))*"
_PLEASE = (
    r"(?:(?:(?:could|can|would|will|may|might|can't|couldn't|shall|should) (?:you|we|i|u|ya)|would you mind|do you mind"
    r"|would it be (?:possible|okay|ok|all right)(?: (?:for you )?to| if (?:we|you|i))?|is it (?:possible|okay|ok|fine)"
    r"(?: (?:for you )?to| if (?:we|you|i))?|(?:i'd|i would) (?:like|love|want|prefer)(?: you| us)?(?: to)?"
    r"|(?:i'd|i would) rather|i (?:want|need|have)(?: you| us)? to|i'd better|i(?:'ll| will)"
    rf"|let's|let us|let me|you can|you could|we can|we could){_ADVERBS} )?"
)
_THING = (
    r"(?:(?:what )?(?:you|you've)(?: just)? (?:said|asked)|what you were (?:saying|asking)|what you mean(?: by (?:that|this|it))?"
    r"|what you (?:are|'re) asking(?: me)?(?: for)?|what you're asking(?: me)?(?: for)?|your last (?:question|sentence)|yourself"
    r"|all of (?:that|it)|the (?:very )?(?:last|first|second|whole|entire|previous|end|beginning|middle)"
    r"(?: (?:question|part|bit|word|words|sentence|thing|one|piece))?(?: of (?:it|that|the question|your question))?"
    r"|(?:that|this|the|a|your|last|these|them)?(?: last| whole| previous| interview)? ?(?:questions?|part|bit|one|sentence)"
    r"|that|this|it|dad|them|you)"
)
_SOME = (
    r"(?:(?:a|an|another|one|some|any|one more|the|just a|two|three|a few|a couple of|a couple|couple of|half a|1|2) )?"
)
_SIZE = r"(?:(?:little|small|tiny|quick|short|bit of|little bit of|bit more|little more|more|extra|brief) )*"
_MOMENT = r"(?:seconds?|secs?|minutes?|moments?|mins?|time|bit|bit longer|little longer|while|pause to think)"
_TO_THINK = (
    r"(?: (?:more|longer|here|to think(?: (?:about|of|through|over) (?:\w+ ){0,2}\w+)?|to think|to (?:collect|gather|organi[sz]e)"
    r" my (?:thoughts|ideas)|to (?:remember|recall)(?: (?:that|it|this|one))?|to come up with (?:something|an example|one)))*"
)
_AGAIN = (
    r"(?: (?:again|once more|one more time|another time|a second time|slower|more slowly|slowly|louder|a bit louder))*"
)
_OTHERWISE = (
    r"(?:differently|(?:in )?(?:another|a different|some other|a simpler|a clearer) way|in other words|in (?:simpler|other|plain"
    r"|easier|different) (?:words|terms|english|language)|(?:a (?:bit|little) )?(?:more )?(?:simply|clearly|simpler|clearer|easier))"
)
_NOT = r"(?:(?:i )?(?:don't|do not|didn't|did not|can't|cannot|could not|couldn't|haven't|have not|dont|didnt|don't think i)(?: (?:quite|really|fully|actually|exactly|even|entirely|completely))*)"
_QUESTION_IS = rf"(?:{_THING}(?: is| was|'s)|i'm|i am|it's)"

_CORES: dict[Request, tuple[str, ...]] = {
    Request.END: (
        rf"{_PLEASE}(?:stop|end|finish|quit|conclude|wrap up|wrap|terminate|exit|leave)"
        r" (?:(?:this|the|our|my) (?:interview|session|conversation|call)|it here|it there|here|there|this here|things here)"
        r"(?: (?:here|now|there|up|early|for (?:today|now)|today|altogether))*",
        r"(?:let's|let us) (?:stop|end|finish|quit|call it a day|wrap (?:it )?up|leave it (?:here|there)|be done)(?: for (?:today|now))?",
        r"(?:i (?:want|would like|need)|i'd like) to (?:stop|quit|end it|finish)(?: (?:now|for today|here))*",
        r"i (?:have|need|got) to (?:go|leave|run|stop)(?: now)?(?: here)?|end (?:of )?(?:the )?interview|stop the interview",
        r"(?:that's|that is|it's|it is) enough for (?:today|now|me)|(?:can|could|may) (?:we|i) (?:stop|quit|finish)(?: now| for today)*",
        r"i (?:don't|do not) want to (?:continue|go on|do this)(?: any ?more| anymore)?",
    ),
    Request.PAUSE: (
        rf"{_PLEASE}pause(?: (?:this|it|the (?:interview|session)|for {_SOME}{_SIZE}{_MOMENT}))*",
        rf"{_PLEASE}(?:take|have|make|get|do with) {_SOME}{_SIZE}(?:break|pause|breather|rest)",
        rf"i (?:need|want) {_SOME}{_SIZE}(?:break|pause|breather|rest)|(?:a )?(?:short |quick |little )?break",
        rf"{_PLEASE}(?:stop|hold it) for {_SOME}{_SIZE}{_MOMENT}|stop",
        r"(?:i'll|i will) be (?:right )?back(?: in (?:a|one|two|five) (?:second|sec|minute|moment|minutes))?|be right back",
        r"(?:there's |there is )?(?:someone|somebody)(?:'s| is)? at (?:the|my) door|my phone (?:is|'s) ringing|the (?:door ?bell|phone) (?:is ringing|rang)",
        rf"{_PLEASE}(?:go to|use|need) the (?:bathroom|toilet|restroom|loo)|(?:give me|i need) (?:five|ten|fifteen|5|10) minutes",
        rf"{_PLEASE}(?:get|grab|have|drink) (?:some|a glass of|a sip of|a drink of) water",
    ),
    Request.SKIP: (
        rf"{_PLEASE}(?:skip|skipping|pass on|pass|leave|drop|scip)(?: {_THING})?(?: (?:out|for (?:now|later)|and (?:go|move) on))*",
        rf"{_PLEASE}(?:move|moving|go|continue|proceed|carry|jump) (?:on|ahead|along|forward|further)?(?: ?(?:to|with) (?:the|a|another)? ?(?:next|new|different|other)? ?(?:questions?|one|thing|topic))?"
        r"(?<!go)(?<!move)(?<!continue)(?<!proceed)(?<!carry)(?<!jump)(?<!moving)",
        r"(?:the |a )?(?:next|nest|another|a different|different) (?:questions?|one|please)|next",
        rf"{_PLEASE}(?:have|get|take|try|give me|ask me|do|hear)(?: me)? (?:the next|another|a different|a new|some other|something)(?: (?:question|one|else))?",
        r"(?:(?:i'd|i would) (?:rather|prefer)|i prefer|i want|i'd like|i would like)(?: to)? not(?: to)? (?:answer|say|talk about|discuss|go into|comment on|respond to)(?: (?:that|this|it))?(?: (?:question|one))?",
        rf"(?:i )?(?:don't|do not) (?:want|wish|feel comfortable|feel like)(?: to)? (?:answer|answering|talk about|talking about|discuss|discussing) {_THING}",
        rf"(?:i )?(?:can't|cannot|won't) answer {_THING}|no comment|no answer",
        rf"{_PLEASE}(?:come|get|go) back to {_THING}(?: (?:later|at the end|another time))?",
        r"i (?:pass|skip)",
    ),
    Request.HINT: (
        rf"{_PLEASE}(?:give|have|get|offer|use|want|need|do with|ask for|tell me|drop|provide)?(?: me)? ?{_SOME}{_SIZE}"
        r"(?:hints?|hynt|clues?|tips?|pointers?|nudge|example|examples|suggestions?|guidance)(?: (?:of what you mean|about (?:that|this|it|what to say)|how to (?:start|answer|begin)))?",
        rf"{_PLEASE}(?:help|assist)(?: me)?(?: (?:out|here|a (?:bit|little)|get started|with (?:this|that|it)(?: (?:one|question))?))*",
        rf"(?:i )?(?:need|could use|want) {_SOME}{_SIZE}help(?: (?:here|with (?:this|that)(?: (?:one|question))?))*",
        r"(?:where|how) (?:do|should|would|could|can) (?:i|one|you) (?:start|begin|answer|approach)(?: (?:with )?(?:this|that|it|here))?(?: (?:question|one))?",
        r"(?:i )?(?:don't|do not) know (?:where|how) to (?:start|begin|answer)(?: (?:this|that|it))?(?: (?:question|one))?",
        r"i'm not sure (?:where|how) to (?:start|begin|answer)(?: (?:this|that|it))?(?: (?:question|one))?",
        r"what (?:should|could|can) i (?:say|talk about|answer)(?: (?:here|to that))?|i(?:'m| am) stuck",
        rf"{_PLEASE}(?:point me in the right direction|get me started|give me {_SOME}(?:starting point|place to start|start))",
    ),
    Request.REPHRASE: (
        rf"{_PLEASE}(?:re ?-?phras(?:e|ed|ing)|refrase|ray phrase|reface|re ?-?word(?:ing)?|paraphrase|clarify|clarifying|explain|explaining|simplify|specify|elaborate(?: on)?)(?: {_THING})?(?: (?:a (?:bit|little)(?: more)?|{_OTHERWISE}|further|more|better|to me|for me|again|what you mean))*",
        rf"{_PLEASE}(?:put|putting|say|saying|ask|asking|word|phrase|frame|express|formulate|try)(?: {_THING})? {_OTHERWISE}",
        rf"{_OTHERWISE}|in other words",
        rf"{_NOT} (?:understand|understood|follow|see|grasp|comprehend)(?: {_THING})?(?: (?:means?|well|correctly|at all|by (?:that|this|it)))*",
        rf"(?:i )?(?:don't|do not|dont|can't)(?: (?:quite|really|fully|actually))* (?:get {_THING}|know what (?:you mean|you are asking|you're asking|(?:that|this|it) (?:means|is)))(?: by (?:that|this|it))?(?: (?:me|for|at all))*",
        rf"(?:i'm|i am|im)(?: (?:still|really|quite))* not (?:\w+ )?(?:sure|certain|clear)(?: (?:if|that|on|about))? (?:{_THING}|i (?:understand|understood|follow|get|got|see|know)(?: {_THING})?|what (?:that|this|it) means)(?: (?:by (?:that|this|it)|is asking|means))?",
        r"what (?:exactly )?(?:do|did) you (?:mean|mean exactly)(?: (?:exactly|here))?(?: (?:by|with|when you say)(?: (?!is\b)[\w'-]+){1,4})?",
        r"what(?:'s| is) (?:that|this|it) (?:supposed to )?mean(?:ing)?|what does (?:that|this|it)(?: \w+)? mean(?: exactly)?|what do you mean",
        r"what (?:exactly )?are you (?:asking|looking for|after|getting at)(?: (?:me|for|exactly|here|with (?:that|this)(?: question)?))*|in what (?:sense|way|context)",
        rf"{_QUESTION_IS} (?:a (?:bit|little) )?(?:not (?:very |really |quite )?clear|unclear|confus(?:ed|ing)|lost|vague)(?: (?:to me|by (?:that|this|the)(?: question)?))*",
        rf"{_PLEASE}(?:be )?(?:a (?:bit|little) )?more specific|do you mean(?: [\w'-]+){{1,4}}(?: or(?: [\w'-]+){{1,5}})?",
        r"what kind of (?:[\w'-]+ ){1,2}(?:do you mean|are you (?:looking for|after|thinking of))",
    ),
    Request.REPEAT: (
        rf"{_PLEASE}(?:repeat|repeating|repeated|re ?-?peat|restate|reread|re-read|read|replay|go over|run through|rerun)(?: {_THING})?(?: to me| for me)?{_AGAIN}(?<!read)(?<!run through)(?<!go over)",
        rf"{_PLEASE}(?:say|saying|ask|asking|tell me|read|play|hear|have|state|go over|run)(?: {_THING})?(?: to me| for me| by me)?(?: (?:again|once more|one more time|another time|a second time|more slowly|slower|louder))+",
        rf"{_PLEASE}(?:speak|talk)(?: up| (?:a (?:bit|little) )?(?:louder|slower|more slowly|up))+",
        r"come again|say again|say (?:that|it) again|once more|one more time|again|a repeat|repeat",
        rf"{_NOT} (?:get|got|catch|caught|hear|heard|make out)(?: {_THING})?(?: (?:clearly|properly|well|at all|there|correctly))*",
        rf"(?:i )?(?:just )?(?:missed|lost|forgot|have forgotten|misheard)(?: (?:track of|about))? {_THING}(?: (?:there|for a (?:second|moment)))*",
        r"pardon(?: me)?|beg (?:your )?pardon|i beg your pardon|what|huh|sorry what|how was (?:that|the question)",
        rf"(?:what|which) (?:was|is|were)(?: (?:that|it))?(?: {_THING})?(?: again)?|what's {_THING}(?: again)?",
        r"what (?:did|have) you (?:just )?(?:say|said|ask|asked)(?: again| just now)?|you (?:broke up|cut out|were breaking up|froze)(?: (?:there|for a (?:second|moment)))*",
        r"(?:the )?(?:sound|audio|connection|line) (?:cut out|broke up|dropped|was bad|is bad|was unclear)",
        r"(?:i )?was(?:n't| not) (?:listening|paying attention)",
    ),
    Request.MORE_TIME: (
        rf"{_PLEASE}(?:(?:just )?(?:give|need|have|take|get|want|allow|use|spare)(?: me| us| myself)?|i (?:just )?need|i'll (?:just )?need) (?:just )?{_SOME}{_SIZE}{_MOMENT}{_TO_THINK}",
        rf"(?:just )?(?:a|one|another|just a|half a) {_SIZE}(?:seconds?|secs?|minutes?|moments?|mins?){_TO_THINK}",
        rf"{_PLEASE}(?:hold on|hang on|wait|bear with me)(?: (?:for )?{_SOME}{_SIZE}{_MOMENT})?{_TO_THINK}",
        r"let me(?: just| quickly| first)* (?:think|see|reflect|consider|remember|recall|have a think|think back)(?: (?:about|of|on|over|through) (?:that|this|it|the question|an example|a good example|one|a good one|something)(?: one)?| for (?:a|one) (?:second|sec|moment|minute|bit)|(?: a)? (?:second|moment|bit|minute))*",
        r"let me(?: just)? (?:collect|gather|organi[sz]e|sort) my (?:thoughts|ideas|mind)(?: (?:for )?a (?:second|moment|minute))?",
        r"(?:i'm|i am)(?: just| still)* thinking(?: about (?:it|that|this))?|(?:i )?(?:need|have|want|would like|'d like) to (?:just )?think(?: (?:about|of|for) (?:(?:a|an|the|good|that|this|it|one|example|second|moment|minute|bit|question) ?)+)?",
        r"(?:that's|that is|it's|this is|what)?(?: a)?(?: (?:really|very))? ?(?:good|great|tough|hard|difficult|interesting|tricky) (?:one|question)",
        r"(?:i'm |i am )?not (?:ready|done|finished)(?: (?:yet|thinking))*",
    ),
    Request.UNKNOWN: (
        r"(?:i )?(?:really |honestly |just |actually )*(?:don't|do not|dont|wouldn't|would not)(?: (?:really|actually|honestly|even))* know(?: (?:that|it|this|the answer(?: to (?:that|this|it))?|about (?:that|this|it)|what to (?:say|answer)(?: to (?:that|this))?|how to (?:do (?:that|this)|explain (?:that|it|this))|anything about (?:that|this|it)|much about (?:that|this|it)|either|yet|at all|this one|that one))*",
        r"dunno|i dunno|don't know|no idea|no clue|(?:i )?(?:have|'ve got|got)(?: (?:absolutely|really))? no (?:idea|clue)(?: about (?:that|this|it))?|i haven't (?:a|the faintest|the slightest) (?:clue|idea)|i've no idea",
        r"(?:i'm|i am|im)(?: (?:really|honestly|actually))* not (?:(?:really|quite|so|too|entirely) )?sure(?: (?:about (?:that|this|it)(?: one)?|how to answer(?: (?:that|this|it))?|what to say|to be honest))*",
        r"(?:i(?:'ve| have| had)? )?never (?:really |actually )?(?:done|used|had|been in|worked (?:with|on)|heard of|met|seen|tried|experienced|faced|encountered)(?: (?:that|this|it|anything like (?:that|this|it)|such (?:a (?:situation|thing|case)|things)|something like (?:that|this)|(?:a|that|this) situation(?: like (?:that|this))?|one|before|yet|at work))*",
        r"(?:i )?(?:haven't|have not)(?: (?:really|actually|ever))? (?:done|used|had|been in|worked with|heard of|seen|tried|experienced|faced|encountered)(?: (?:that|this|it|anything like (?:that|this|it)|such (?:a (?:situation|thing|case)|things)|something like (?:that|this)|(?:a|that|this) situation(?: like (?:that|this))?|before|yet))*",
        r"(?:i )?(?:can't|cannot|can not|couldn't)(?: (?:really|actually|even))* (?:think of|come up with|remember|recall|say|tell(?: you)?)(?: (?:anything|any|one|an example|a good example|a situation|that|it|any examples?|a time|something|of any|right now|at the moment|like (?:that|this)))*",
        r"nothing comes to mind(?: right now| at the moment)*|nothing (?:really )?springs to mind|(?:my mind (?:is|went|has gone)|i(?:'m| am)? ?(?:drawing|draw|going|went)(?: a)?) (?:a )?blank",
        r"(?:i )?(?:don't|do not) (?:really )?have (?:an?|any|much|that|this)(?: (?:real|relevant|good|such|direct|kind of))?(?: (?:answer|experience|example|idea|knowledge|clue))(?: (?:of (?:that|this|it)|with (?:that|this|it)|for (?:that|this|you)|in (?:that|this)(?: area)?|like that|to that|right now|yet))*",
        r"(?:i have )?no (?:experience|answer|example|knowledge)(?: (?:with|in|of|for|to) (?:that|this|it))?",
        r"(?:i'm|i am) not familiar with (?:that|this|it)(?: one)?|that's (?:beyond|outside) me",
    ),
}
_FILLER = re.compile(r"\b(?:u+m+|u+h+|e+r+m*|a+h+|h+m+|m+h?m+|mm+|you know|gosh|wow|man|ooh|eh|geez)\b")
_ONE = {request: re.compile(rf"(?:^|(?<= ))(?:{'|'.join(cores)})(?= |$)") for request, cores in _CORES.items()}
_SORRY = re.compile(r"(?:sorry|excuse me|i'm sorry)(?: (?:sorry|excuse me|i'm sorry))*")
_GLUE = re.compile(rf"(?:^|(?<= )){_POLITE}(?= |$)")


def request_in(text: str) -> Request | None:
    """The request that an utterance consists of; None where a word of it is something else.

    Where several are made at once, the one that decides what happens next: "I don't know, next question" is a skip.
    """
    said = _plain(text)
    if not said or len(said.split()) > LONGEST:
        return None
    if _SORRY.fullmatch(said):
        return Request.REPEAT
    found = _requests_of(said)
    return next((request for request in _CORES if request in found), None)


def _plain(text: str) -> str:
    """Lower case, without fillers, marks and the false starts "I I" and "can can"."""
    said = text.casefold().replace("’", "'").replace("`", "'")
    said = " ".join(re.sub(r"[^\w' -]+", " ", said).replace("-", " ").split())
    said = " ".join(_FILLER.sub(" ", said).split())
    return re.sub(r"\b(\w+)(?: \1\b)+", r"\1", said)


def _requests_of(said: str) -> frozenset[Request]:
    """The requests that together use up every word; empty where that cannot be done.

    From each place that can be reached, every polite phrase and request leads on; the fewest polite words win.
    """
    best: dict[int, tuple[int, frozenset[Request]]] = {0: (0, frozenset())}
    for start in (0, *(match.end() for match in re.finditer(" ", said))):
        if start not in best:
            continue
        loose, found = best[start]
        for end, request in _steps(said, start):
            glue = loose + (len(said[start:end].split()) if request is None else 0)
            made = found if request is None else found | {request}
            if end not in best or glue < best[end][0]:
                best[end] = (glue, made)
    return best.get(len(said) + 1, (0, frozenset()))[1]


def _steps(said: str, start: int) -> list[tuple[int, Request | None]]:
    """Where one polite phrase or request may lead from a word's start; ends are the next word's start."""
    steps: list[tuple[int, Request | None]] = []
    spaces = [match.start() for match in re.finditer(" |$", said) if match.start() > start]
    for request, pattern in (*_ONE.items(), (None, _GLUE)):
        steps += [(end + 1, request) for end in spaces if pattern.fullmatch(said, start, end)]
    return steps

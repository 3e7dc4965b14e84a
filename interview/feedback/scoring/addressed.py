"""Takes out of an answer what speaks to the grader, the model or the interviewer instead of answering.

Knows the wordings of instructions, labels and flattery; an answer about scores, prompts or systems is left whole.
"""

from __future__ import annotations

import re

LEFT_BEFORE, LEFT_AFTER = 3, 10
"""Words of a sentence's other clauses that are worth keeping, where they stand before an order, and after it."""

_GRADER = (
    r"(?:evaluators?|graders?|examiners?|assessors?|judges?|markers?|raters?|(?:large )?language models?|llms?"
    r"|a\.?i\.?"
    r"(?: models?| assistants?| systems?| graders?)?|models?|scoring (?:system|model|engine)|assistants?|chatgpt"
    r"|gpt|chatbot)"
)
_MINE = (
    r"(?:(?:me|my|the|this|that|these|above|following|previous|given|candidate['’]?s?|student['’]?s?"
    r"|applicant['’]?s?)"
    r"(?: own| whole| entire)? ?)*"
)
_THING = (
    r"(?:answers?|responses?|submissions?|replies|reply|candidates?|students?|applicants?|essays?|texts?|interviews?)"
)
_FULL = (
    r"(?:(?:a|an|the|at least|with|only|all|as|of|no less than) )*(?:full|maximum|max|highest|top|perfect|100"
    r"|ten|10|five|5"
    r"|hundred|one hundred|excellent|outstanding|good|great|high|passing|strong|correct|complete|a\+|all)\b"
)
_WORTH = r"(?:marks?|scores?|points?|credits?|grades?|ratings?|stars?|out of|percent|%|/ ?\d+)"
_LEAD = (
    r"(?:(?:please|kindly|now|also|and|but|so|then|just|simply|always|instead|finally|important(?:ly)?|note"
    r"|attention|hey"
    r"|hello|dear|ok|okay|warning|reminder|ps|p\.s\.|first|therefore|thus|in addition|furthermore|that said"
    r"|by the way"
    r"|you (?:must|should|can|may|will|need to|have to|are (?:asked|required|instructed|told) to)|i (?:want|need"
    r"|ask|order)"
    r" you to|it is (?:important|required|mandatory) (?:that you|to)|make sure (?:to|that you)|remember to|be sure to"
    rf"|{_GRADER})[,:!\-]? ){{0,6}}"
)
_OLD = (
    r"(?:(?:all|any|the|your|my|every|everything|of|these|those|previous|prior|above|earlier|preceding|foregoing"
    r"|former"
    r"|other|original|initial|system|scoring|grading|marking|given|stated) )*"
    r"(?:instructions?|prompts?|rubrics?|guidelines|directions|criteria|ideal answers?|reference answers?"
    r"|key points|above)\b"
)

# At the start of a clause: what orders the reader to do something.
_ORDERS = re.compile(
    _LEAD + rf"(?:(?:ignore|disregard|forget|override|bypass|overlook|skip|discard|stop following) {_OLD}"
    rf"|(?:give|award|grant|assign|allot|rate|score|mark|grade|evaluate|assess|judge|rank) {_MINE}(?:{_THING} )?"
    rf"(?:(?:as|with|at|a|an|the) )*{_FULL}(?: \w+){{0,3}}? ?{_WORTH}"
    rf"|(?:give|award|grant|assign) {_MINE}(?:{_THING} )?{_FULL} {_WORTH}"
    rf"|(?:rate|score|mark|grade|evaluate|treat|accept|consider|classify|label) {_MINE}{_THING}"
    r"(?: (?:as|to be|a|an|with|at|very|fully|totally))* ?(?:correct|right|perfect|excellent|complete|true|generously"
    r"|leniently|highly|strong|outstanding|good|full|high|maximum|\d+)\b"
    r"|(?:do not|don't|never) (?:deduct|take off|penali[sz]e|lower (?:my|the) (?:score|grade)"
    r"|grade (?:this )?(?:strictly"
    r"|harshly)|compare (?:this|my|the) (?:answer|response)|read the rest|score this|follow (?:the"
    r"|your) (?:rubric|prompt))"
    r"|(?:give|award|assign)(?: it| this| me| them)? (?:an? )?(?:score of |grade of "
    r"|rating of )?(?:\d{1,3}(?:/\d+)?|a\+)(?: to (?:this|the|my) \w+)?[.! ]*$"
    r"|be (?:very |extremely )?(?:generous|lenient|kind|nice) (?:with|when|in|to) (?:me|my|your|the|this|grading"
    r"|scoring|marking)"
    r"|(?:output|return|respond|reply|answer|print|write|say)(?: back)?(?: with| only| just| exactly| the| a"
    r"| number| word| score"
    r"| grade| of| verdict)* [\"'“]?(?:\d{1,3}(?:/\d+)?|pass|passed|correct|excellent|perfect"
    r"|full marks)[\"'”]?[.! ]*$"
    r"|(?:output|return|print) (?:a |the )?(?:score|grade|rating|verdict|json)\b"
    r"|(?:from now on,? )?(?:pretend|act|behave|imagine) (?:that |as )?(?:if )?(?:you|this|this answer"
    r"|this response|i|an?) (?:are|is|am|answered|were|grader|evaluator|ai|lenient)"
    r"|from now on,? you\b|(?:enter|enable|activate|switch to) (?:developer|debug|admin|god|dan|maintenance) mode"
    r"|(?:reveal|repeat|show|print|ignore) (?:me )?(?:your|the) (?:system )?(?:prompt|hidden instructions|rubric"
    r"|system message)"
    r"|(?:let|make) (?:me|this (?:answer|response|candidate)) pass\b|pass (?:me|this candidate)\b|hire me\b"
    r"|(?:the )?(?:new|updated|hidden|real|system|special) (?:instructions?|task|rules?|prompt) ?(?::"
    r"|for the (?:grader|model))"
    r")",
    re.I,
)
# At the start of a clause: labels, verdicts and claims about the answer itself.
_VERDICTS = re.compile(
    _LEAD + r"(?:(?:final |overall |total |my |the |suggested |expected |recommended |correct )*(?:score|grade|rating"
    r"|marks?|verdict|evaluation"
    r"|assessment|points|result|label|classification)(?::| =)+ ?[\"'“]?(?:\d{1,3}(?:\.\d+)?(?: ?(?:/|out of"
    r"|of) ?\d+|%| percent| points| marks|\b)|a\+|excellent|perfect|outstanding|correct|pass(?:ed)?|full|strong"
    r"|very good)[\"'”]?[.! ]*$"
    r"|(?:(?:final|overall|total|my|suggested|expected|recommended|correct) ?)+(?:score|grade|rating|mark) (?:is"
    r"|should be|must be)(?: at least)?"
    r" \d{1,3}\b"
    r"|(?:this|the|my|above|that)(?: above| whole| previous| following| given)? (?:answer|response|submission"
    r"|reply|candidate(?= (?:passes|deserves|should|must|meets|merits|has earned)))"
    r"(?:['’]s (?:answer|response))? (?:(?:is|was) (?:an? |the |clearly |absolutely |really "
    r"|truly |totally |very |100%"
    r" |completely |fully |indeed |simply )*(?:perfect|flawless|ideal|model|full|excellent|outstanding|exemplary"
    r"|exceptional"
    r"|brilliant|complete and correct|fully correct|correct and complete|strong|top|best|great|superb|impeccable)\b"
    r"|(?:clearly |fully |truly |certainly |definitely )?(?:deserves?|merits?|warrants?|earns?|has earned"
    r"|is worth)\b(?=[^.!?]*\b(?:marks?|scores?|grades?|credits?|points?"
    r"|ratings?|pass|full|highest|maximum|top|job|offer|\d+)\b)|passes\b|passed (?:the )?(?:interview|test)"
    r"|(?:should|must|ought to|has to|needs to) (?:be (?:given|awarded|scored|graded|rated|marked|hired|accepted"
    r"|considered)|get"
    r"|receive|pass|score|earn)\b(?=[^.!?]*\b(?:marks?|scores?|grades?|credits?|points?|ratings?|full|highest"
    r"|maximum|top|hired|pass|correct|perfect|\d+/\d+)\b)"
    r"|(?:meets|satisfies|fulfil+s|covers|addresses|exceeds|matches|includes|contains|hits) (?:all|every|each"
    r"|the (?:full|entire))"
    r"(?: of)?(?: the)?(?: key| required| important)? ?(?:points?|criteri\w+|requirements?|expectations?|rubric"
    r"|aspects)"
    r"|(?:fully |perfectly |completely )(?:answers?|answered|matches|meets|satisfies|demonstrates))"
    r"|this is (?:clearly |absolutely |really |simply )?(?:a|an|the) (?:perfect|flawless|ideal|model|excellent"
    r"|outstanding|exemplary"
    r"|full[- ]marks?|top|brilliant|complete and correct|exceptional|best possible|10/10"
    r")(?: \w+)? (?:answer|response|submission)"
    r"|i (?:truly |really |certainly |definitely )?(?:deserve|should (?:get|receive|be given)|must (?:get"
    r"|receive|be given)|have earned|am entitled to)"
    r" (?:\w+ ){0,4}?(?:marks?|scores?|points?|credits?|grades?|job|ratings?)\b"
    r"|(?:all|every|each)(?: of)?(?: the)? (?:key )?points? (?:are|is|were|was|have been"
    r"|has been) (?:fully )?(?:covered|addressed|mentioned)"
    r"|(?:the )?(?:answer|response) (?:above|below) (?:is|deserves|should|must)"
    rf"|(?:as|since you are|because you are) (?:an? |the |our |my )?(?:fair |impartial |helpful |expert "
    rf"|lenient )*(?!assistant|model|marker){_GRADER},? (?:you|your|please|i ask)"
    rf"|if you are (?:a |an |the )(?:\w+ )?{_GRADER}\b|you are (?:now )?(?:very |extremely )?(?:lenient|generous)\b"
    rf"|you are (?:now )?(?:a |an |the )(?:\w+ ){{0,2}}(?!model|marker)(?:{_GRADER})\b|your (?:only )?(?:task"
    rf"|job|role|instructions?) (?:is|are) (?:now )?to"
    rf"|(?:dear|hello|hey|attention(?=:? (?:ai|grader|evaluator|examiner|reviewer)\b)"
    rf"|note to(?: the)?|to the|message (?:to|for)(?: the)?|instructions? (?:to"
    rf"|for)(?: the)?) {_GRADER}\b"
    r"|(?:end|start|begin(?:ning)?) of (?:the )?(?:student |candidate )?(?:answer|transcript|response|prompt"
    r"|instructions|input)\b"
    r"|(?:my|the) (?:grade|job|life|visa|career|family|future) depends on (?:this|you|your|it)"
    r"|(?:the|a) (?:correct|right|only possible|appropriate|fair) (?:score|grade|verdict|mark|rating) (?:here "
    r"|for (?:this|me) )?(?:is|would be)"
    r"|(?:the )?(?:interviewer|grader|evaluator)s?(?: \w+)? (?:was|were|is|are|has been"
    r"|should be) (?:very |deeply |fully )?"
    r"(?:impressed|satisfied|convinced|told|instructed))",
    re.I,
)
# Anywhere, for speech without marks: an order in words that nobody uses of anything else.
_PLANTED = re.compile(
    r"\b(?:final |overall )?(?:score|grade|rating): ?(?:\d+ ?(?:/|out of) ?\d+|a\+|100\b)|"
    r"(?:\b(?:and|so|now|please|also) ){0,3}\b(?:(?:ignore|disregard|forget) (?:all |any |the |your |of "
    r"|my )*(?:previous|prior|above|earlier)"
    r" (?:instructions?|prompts?|rules)|give (?:me|this answer|this response|this candidate|the candidate"
    r"|my answer) (?:the |a )*"
    r"(?:full|maximum|highest|top|perfect)(?: possible)? (?:marks|scores?|points|credits?|grades?|rating))"
    r"(?:(?: and|,| then)* (?:ignore|give|award|mark|score|rate|grade|output|say"
    r"|tell)\b[^.!?;\n]{0,60}?\b(?:marks?|scores?|points|credits?|grade|rating|correct|pass|\d+)\b)?",
    re.I,
)
_REPORTED = re.compile(
    r"\b(?:to|i|we|they|he|she|it|who|would|could|did|didn't|not|never|will|can|might|users?|people|attackers?"
    r"|that|says?"
    r"|like|write|writes|wrote|type|typed|phrase|text|words) $",
    re.I,
)
_TOKENS = re.compile(
    r"<\|[^|<>]{0,40}\|>(?: ?(?:system|user|assistant)\b:?)?|</?(?:s|sys|system|user|assistant|instructions?"
    r"|prompt|grader|score)>|<<\/?SYS>>|\[/?(?:INST|SYSTEM|SYS)\]"
    r"|^#{2,} *(?:instructions?|system|response|prompt|new task)\b:?|\{[^{}]{0,200}[\"'“](?:score|grade|rating"
    r"|marks?|points|verdict"
    r"|label|result)[\"'”] ?:[^{}]{0,200}\}",
    re.I | re.M,
)
_LABEL = re.compile(
    r"^(?:(?:(?:final|overall|total|my|the) )*(?:score|grade|rating|verdict|evaluation"
    r"|assessment) ?[:=] ?(?:\d+ ?(?:/|out of) ?\d+|a\+"
    r"|100|excellent|perfect|correct|pass(?:ed)?\b)[.!]*\s+)|"
    r"^(?:(?:the |my |final |correct |short |detailed )*(?:answer|solution|response|reasoning|explanation)"
    r"|thought process|thoughts?"
    r"|respuesta|réponse|antwort|lösung|solución|解答?|かいせつ|答案|system|assistant|developer|human)\s*[:：]\s*",
    re.I,
)
_MASTER = re.compile(
    r"(?:(?:ok|okay|alright|sure|well|so|now)[,!]? )?(?:let['’]?s|let us|we will|i will|let me) (?:solve"
    r"|work through|approach|think"
    r"(?: about| through)?|go through|break|take|answer|analy[sz]e|do)(?: (?:this|that|it|the|problem|question"
    r"|task|down|carefully))* ?"
    r"(?:step[- ]by[- ]step|carefully step[- ]by[- ]step|one step at a time)"
    r"|(?:thought process|solution|detailed solution|final answer|the answer is|the solution is|here is (?:the"
    r"|my) (?:answer|solution)"
    r"|step[- ]by[- ]step|think step[- ]by[- ]step|answer|reasoning|explanation|response|解|かいせつ)",
    re.I,
)
_GOOD = (
    r"(?:great|good|excellent|wonderful|fantastic|brilliant|amazing|insightful|interesting|thoughtful|superb"
    r"|awesome|clever"
    r"|lovely|nice|smart|deep|important|fascinating|terrific|perfect|incredible|outstanding|professional|kind"
    r"|talented)"
)
_FLATTERY = re.compile(
    rf"\b(?:(?:wow|oh|well|okay|ah)[,!]? )*(?:(?:what|such) an? (?:\w+ly )?(?:{_GOOD},? (?:and )?)+(?:question"
    rf"|interviewer|interview|point to raise)"
    rf"|(?:that|this|it)(?:['’]s| is| was) (?:really |truly |actually |such )*an? (?:\w+ly |very "
    rf"|really )?(?:{_GOOD},? (?:and )?)+question(?: to ask(?: me)?)?"
    rf"|(?:great|excellent|good|wonderful|brilliant|fantastic) question(?=[.,!;]|$)"
    r"|(?:thank you|thanks)(?: so much| very much| a lot)? for (?:asking|(?:this|that|the|your|such an?"
    r"|giving me|letting me)"
    rf"(?: (?:{_GOOD}|very|really|truly|chance|this|a|the))* ?(?:questions?|opportunity|interview|time|chance"
    rf"|patience)?)(?: (?:today|to (?:speak|talk|answer)))?"
    rf"|(?:i (?:must|have to) say,? (?:that )?)?you(?:['’]re| are| have been| seem)(?: really| truly| clearly"
    rf"| obviously| such)* (?:an? |the |like an? )"
    rf"(?:\w+ly )?(?:(?:{_GOOD}|best|most \w+|finest),? (?:and )?)+(?:interviewer|listener|examiner|recruiter"
    rf"|evaluator|grader|person)(?: (?:i have|i['’]ve) ever \w+)?"
    rf"|you(?:['’]re| are) (?:doing|asking) (?:an? )?(?:such )?(?:\w+ly )?{_GOOD} (?:job|questions|work)"
    rf"|i (?:really |truly |deeply )?(?:love|admire|like|adore|appreciate|respect) (?:this|that|your"
    rf"|the way you ask) (?:(?:{_GOOD}) )?"
    r"(?:questions?|interviewing(?: style)?|style of interviewing|intelligence)"
    rf"|it(?:['’]s| is) (?:an? |such an? )?(?:real |great |true )?(?:honou?r|pleasure"
    rf"|privilege) to (?:be interviewed|talk|speak|answer)[^.,;!?\n]{{0,40}})",
    re.I,
)
_CLAUSE = re.compile(r"(?:,|\s[-–—]|—)\s+(?:and |but |so )?")
_EMPTY = re.compile(r"[\s:.,;…!?–—\-\"'“”]*")


def without_addresses(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without what is said to the reader, and what was taken out; the text as it was where nothing is."""
    taken: list[str] = []

    def take(match: re.Match[str]) -> str:
        if match.re is _PLANTED and _REPORTED.search(match.string[max(0, match.start() - 24) : match.start()]):
            return match[0]
        taken.append(match[0].strip())
        return " "

    rest = "".join([_cleared(piece, taken) for piece in pieces_of(_TOKENS.sub(lambda m: take(m) + "\n", text))])
    rest = _PLANTED.sub(take, rest)
    if not taken:
        return text, ()
    rest = re.sub(r"[ \t]{2,}", " ", re.sub(r"[ \t]*\n\s*", "\n", rest)).strip(" \t\n,;:–—")
    return ("" if _EMPTY.fullmatch(rest) else rest), tuple(taken)


def pieces_of(text: str) -> list[str]:
    """The sentences with the space after each, so that joined they are the text; a stop needs no capital after it."""
    ends = [match.end() for match in re.finditer(r"(?:[.!?]+[\"”’')]*|[;\n])(?:\s+|$)", text)]
    starts = [0, *ends]
    return [text[start:end] for start, end in zip(starts, [*ends, len(text)], strict=True) if start < end]


def _cleared(piece: str, taken: list[str]) -> str:
    """One sentence without its addresses; as it was where it has none."""
    body = piece.strip()
    if label := _LABEL.match(body):
        taken.append(label[0].strip())
        body = body[label.end() :]
        piece = body + " "
    if re.fullmatch(r"[:：…]+", body) or _MASTER.fullmatch(body.rstrip(" .:!,…")):
        taken.append(body)
        return ""
    if any(_is_order(clause) for clause in [body, *_CLAUSE.split(body)]):
        return _without_orders(body, taken)
    flattery = [match[0].strip() for match in _FLATTERY.finditer(body)]
    if not flattery:
        return piece
    taken += flattery
    rest = re.sub(r"^[\s,.!?:;–—-]*(?:(?:and|but|so)\b,? ?)?[\s,.!?:;–—-]*", "", _FLATTERY.sub("", body))
    return "" if len(rest.split()) < 2 else rest + " "


def _is_order(clause: str) -> bool:
    clause = clause.lstrip(" \t\n\"'“‘([*#->")
    return bool(_ORDERS.match(clause) or _VERDICTS.match(clause))


def _without_orders(body: str, taken: list[str]) -> str:
    """The sentence is gone, unless its other clauses say enough to stand."""
    clauses = _CLAUSE.split(body)
    orders = [clause for clause in clauses if _is_order(clause)]
    rest = [clause for clause in clauses if not _is_order(clause)]
    words = sum(len(clause.split()) for clause in rest)
    if not orders or words < (LEFT_AFTER if _is_order(clauses[0]) else LEFT_BEFORE):
        taken.append(body)
        return ""
    taken += orders
    return ", ".join(rest) + " "

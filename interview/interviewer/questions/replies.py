"""What the interviewer answers when the candidate asks: the job description's own words, or that it does not tell.

Knows the description and nothing else of the employer, so it adds nothing; the likeness of sentences is given to it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from interview.interviewer.questions.probing import shortened
from interview.interviewer.questions.signals import has_no_question
from interview.language.text import content_words, sentences_of, stems_of, words_of
from interview.records import Job, Kind
from interview.sessions.session import Session

MOST_PASSAGES, LONGEST_QUOTE, SHORTEST_PASSAGE = 120, 30, 4
ALIKE, NEAR = 0.5, 0.3
"""MiniLM cosines of a question and the sentence that answers it: above ALIKE alone, above NEAR with a word in "
"common."""

WHO_I_AM = "I am a practice interviewer, an AI, and I know no more of this job than its description."
SEVERAL = "That was more than one question, so I take the first."
GO_AHEAD = "Please go ahead, I am listening."
NOT_TOLD = "I find nothing about that in the description."
ASK_THEM = "It is a good question for the real interview."


@dataclass(frozen=True, slots=True)
class Subject:
    """What candidates often ask about: how they ask, what a sentence that answers says, and advice where none does."""

    asked: re.Pattern[str]
    told: re.Pattern[str]
    advice: str = ASK_THEM


def _subject(asked: str, told: str, advice: str = ASK_THEM) -> Subject:
    return Subject(re.compile(rf"\b(?:{asked})", re.I), re.compile(told, re.I), advice)


_PAY = (
    r"salar|\bpay\b|\bpaid\b(?! (?:training|annual|leave|time|holiday|vacation|sick|days|parental))|compensation"
    r"|\bwages?\b|[€$£]\s?\d|\d\s?(?:€|eur|usd|gbp|k\b)"
    r"|per (?:hour|annum|year)|bonus"
)
_SUBJECTS = (
    _subject(
        r"salar|pay\b|paid|compensation|wage|money|bonus|how much (?:do|would|will|does|is)|earn",
        _PAY,
        "In a first interview you may want to hear about the work before you ask for the pay; have your own figure "
        "ready.",
    ),
    _subject(
        r"holiday|vacation|days? off|annual leave|time off",
        r"holiday|vacation|annual leave|days? off|time off|\bPTO\b",
        "Asked first, it can sound as if the work mattered less; ask once you know that they want you.",
    ),
    _subject(
        r"remote|home ?office|work(?:ing)? from home|from home|hybrid|on.?site|which office|in the office",
        r"remote|from home|home ?office|hybrid|on.?site|\boffice",
    ),
    _subject(
        r"working hours|hours|shifts?\b|overtime|weekends?|nights?\b|part.?time|full.?time|on.?call|flexible",
        r"\bhours\b|shifts?\b|overtime|weekend|nights?\b|part.?time|full.?time|on.?call|flexi|rota\b",
    ),
    _subject(
        r"train(?:ing)?\b|learn|courses?\b|develop (?:my|your)|professional development|career|grow|promot|onboard"
        r"|mentor",
        r"training|learning|course|professional development|career|\bgrow|promot|onboard|mentor(?:ed|ing you)"
        r"|budget for",
    ),
    _subject(
        r"(?:the |your |my )?team\b|colleagues|co-?workers|how many people|who (?:would|will) i (?:work|report)"
        r"|report to|my (?:manager|boss)",
        r"\bteam\b|colleagues|report(?:s|ing)? to|\bgroup of|department|people in",
        "It is a good one for the real interview: ask who you would work with every day.",
    ),
    _subject(
        r"where|locat|which city|address|commut",
        r"\b(?:based|together|live|meet) in\b|locat|\boffice|headquarter"
        r"|\bcity\b|\bsite\b",
    ),
    _subject(
        r"start(?:ing)? date|when (?:would|will|could|can|do) (?:i|you want me to) (?:start|begin)",
        r"start(?:ing)? (?:date|as soon|in|on|from)|immediate",
    ),
    _subject(
        r"next steps?|what happens (?:next|now|after)|when (?:will|would|do) i hear|hiring process"
        r"|(?:rest of the )?process|timeline",
        r"next step|hiring process|interview(?:s| process| rounds)|we will (?:contact|get back|call)|apply by"
        r"|deadline for appl",
        "Do ask it at the end of the real interview, so that you know when to expect an answer.",
    ),
    _subject(
        r"(?:what|which) (?:benefits|perks)|benefits|perks|insurance|pension",
        r"benefit|perks|insurance|pension|we offer|what we offer",
    ),
)
_OF_ME = re.compile(
    r"\b(?:are you (?:an? )?(?:ai|robot|human|real|person|machine|bot|computer)|who are you|your name"
    r"|(?:do|what do|why do) you (?:personally )?(?:like|enjoy|love)|how long have you|what (?:is|'s) it like to work"
    r"|your (?:own )?(?:experience|favou?rite|opinion)|what do you think)",
    re.I,
)
_OF_MY_CHANCES = re.compile(
    r"\b(?:how (?:did|was|were|am) (?:i|my)\b|did i (?:do|get|pass)|do i (?:have a chance|get the job)|my (?:chances"
    r"|performance"
    r"|answers)"
    r"|feedback|am i (?:hired|a good|the right)|will (?:you hire me|i (?:be hired|get (?:the job|hired|an offer)))"
    r"|would you hire|any (?:doubts"
    r"|concerns) about me)",
    re.I,
)
_NO_COLLEAGUE = (
    "I am a practice interviewer, an AI, so I have no working day of my own to tell of. "
    "Real interviewers are often glad to be asked that."
)
_NO_VERDICT = "I give no verdict here. What can be said about your answers is in the Results tab when we are done."
_LOOSE = stems_of(
    """job role position company work working day days team people question description place thing things know tell
    say says like looking expect typical usual you your employer firm business organisation organization""".split()
)
_AND_ANOTHER = re.compile(
    r"\?\s+(?=\S)|[,.;]?\s+(?:and|also|and also|plus)\s+(?=(?:what|how|is|are|do|does|when|where|who|which|why|will"
    r"|can|would)\b)",
    re.I,
)
_OPENER = re.compile(
    r"^(?:(?:yes|yeah|sure|okay|ok|well|so|um+|uh+|thank you|thanks|actually|please|first|i (?:do )?have (?:a|one"
    r"|two|some)"
    r" questions?|(?:just )?one question|(?:i (?:would|'d)|i'd) (?:like|love) to (?:know|ask(?: you)?)"
    r"|could you tell me"
    r"|can you tell me|tell me)\b[,.:!]*\s*)+",
    re.I,
)


def passages_for_reply(job: Job) -> tuple[str, ...]:
    """The sentences of the description that can be quoted, in order, each once; the caller compares them with the "
    "question."""
    cleaned = (_clean(sentence) for sentence in sentences_of(job.text))
    quotable = [sentence for sentence in cleaned if len(words_of(sentence)) >= SHORTEST_PASSAGE]
    return tuple(dict.fromkeys(quotable))[:MOST_PASSAGES]


def reply_to(asked: str, session: Session, similarities: Sequence[float]) -> str:
    """What to say to a question; `similarities` are its cosines with the passages of passages_for_reply, in order.

    "" to somebody who has nothing to ask. Who is speaking is said once, in the first reply.
    """
    if has_no_question(asked):
        return ""
    question, more = _first_question(asked)
    answer = _answer(question, session, similarities)
    introduced = answer in (GO_AHEAD, _NO_COLLEAGUE) or not _is_first(session)
    return " ".join(filter(None, ("" if introduced else WHO_I_AM, SEVERAL if more else "", answer)))


def _answer(question: str, session: Session, similarities: Sequence[float]) -> str:
    if _OF_MY_CHANCES.search(question):
        return _NO_VERDICT
    if _OF_ME.search(question):
        return _NO_COLLEAGUE
    subject = next((one for one in _SUBJECTS if one.asked.search(question)), None)
    if subject is None and not content_words(_OPENER.sub("", question)):
        return GO_AHEAD
    passage = _best_passage(question, subject, passages_for_reply(session.job), similarities)
    if passage:
        return f"The description says: “{shortened(passage, LONGEST_QUOTE).rstrip(' .,;:')}.”"
    return f"{NOT_TOLD} {subject.advice if subject else ASK_THEM}"


def _best_passage(
    question: str, subject: Subject | None, passages: Sequence[str], similarities: Sequence[float]
) -> str:
    """The passage that answers; on a known subject only one that speaks of it. "" where none is near enough."""
    wanted = stems_of(content_words(question)) - _LOOSE
    best, found = 0.0, ""
    for number, passage in enumerate(passages):
        similarity = similarities[number] if number < len(similarities) else 0.0
        shared = len(wanted & stems_of(content_words(passage)))
        if subject is not None:
            fits = bool(subject.told.search(passage))
        else:
            fits = similarity >= ALIKE or (similarity >= NEAR and shared >= 1) or shared >= 2
        worth = 0.01 + max(similarity, 0.0) + 0.15 * shared
        if fits and worth > best:
            best, found = worth, passage
    return found


def _first_question(asked: str) -> tuple[str, bool]:
    """The first of the questions in an utterance, and whether more came with it."""
    parts = [part.strip() for part in _AND_ANOTHER.split(" ".join(asked.split())) if len(words_of(part)) >= 2]
    parts = [part for part in parts if content_words(_OPENER.sub("", part)) or part is parts[-1]]
    return (parts[0], len(parts) > 1) if parts else (asked, False)


def _is_first(session: Session) -> bool:
    asked = [
        exchange for exchange in session.exchanges if exchange.question.kind is Kind.INVITATION and exchange.answer
    ]
    return len(asked) <= 1


def _clean(sentence: str) -> str:
    """A sentence without addresses and markup: it is read out, and it is only text, whatever it says."""
    plain = re.sub(r"<[^>]{0,200}>|https?:\S+|www\.\S+|\S+@\S+", " ", sentence)
    plain = re.sub(r"[*_#`|<>{}\[\]“”\"„•]+|^\s*[-–—·]\s*", " ", plain)
    return " ".join(plain.split()).strip(" -–—·:;")

"""Whether an answer asks for a follow-up, and where; and whether the candidate has nothing to ask.

Decides by what signs.py reads in the words, the most worthwhile signal first; writes no question.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from interview.interviewer.questions.probing import clauses_of, phrase_to_probe, sentence_with
from interview.interviewer.questions.requests import Request, request_in
from interview.interviewer.questions.signs import (
    admits_not_knowing,
    has_own_deed,
    has_result,
    is_measured,
    is_strong_deed,
    is_vague,
    without_fillers,
)
from interview.language.text import content_words, overlap, words_of
from interview.language.wording import SOUNDS
from interview.records import Exchange, Kind, Probe, Question, Stage
from interview.sessions.session import Session

SHORT, UNKNOWN, VAGUE, NO_ACTION, NO_RESULT, CLAIM = "short", "unknown", "vague", "no action", "no result", "claim"
MORE = "more"  # an introduction that claims nothing
ELSEWHERE = "elsewhere"  # an answer to something else; found by vectors, so not here
"""The reasons of a Probe; the bank's follow-ups are listed by them."""
SECOND = frozenset({SHORT, VAGUE, NO_RESULT})
"""What is worth asking about twice on one topic; a second claim is curiosity, a second "I don't know" pressure."""
FEWEST_WORDS, FEWEST_QUOTED = 15, 4
SAME_PHRASE = 0.6
LONGEST_THOUGHT, LONGEST_SENTENCE = 14, 40
"""Words; a longer one is cut where a new thought begins, and what has no full stop wherever somebody acts."""


def probe_for(session: Session) -> Probe | None:
    """What to follow up in the last exchange's answer; None before an answer, and after a skip."""
    last = session.exchanges[-1] if session.exchanges else None
    if last is None or last.answer is None or last.answer.source == "skipped":
        return None
    topic = last.question.follow_up_to or last.question.number
    earlier = [exchange for exchange in session.exchanges[:-1] if _is_on(exchange, topic)]
    asked = [exchange.question for exchange in (*earlier, last) if exchange.question.follow_up_to]
    probe = probe_in(
        last.question,
        last.answer.text,
        asked=len(asked),
        most=session.setup.follow_ups,
        told=" ".join(exchange.answer.text for exchange in earlier if exchange.answer),
    )
    if probe is None or any(probe.reason == question.reason for question in asked):
        return None
    return probe if _is_new(probe.phrase, [question.text for question in asked]) else Probe(probe.reason)


def probe_in(question: Question, answer: str, *, asked: int = 0, most: int = 2, told: str = "") -> Probe | None:
    """What to follow up in an answer, as far as it goes; `asked` follow-ups came before, on the same topic.

    `told` is what was answered on the topic before: what was told there is not asked for again.
    """
    text = without_fillers(answer)
    if asked >= most or not words_of(text) or question.kind is Kind.INVITATION:
        return None
    if question.reason in (UNKNOWN, ELSEWHERE):  # asked twice, it is pressure
        return None
    reason = _reason_in(question, text, told)
    if reason == question.reason or (asked and reason not in SECOND):
        return None
    if reason == UNKNOWN:
        return Probe(UNKNOWN)
    thoughts = thoughts_of(answer)
    claim = _claim_in(thoughts, question.stage)
    if reason == CLAIM and not claim and question.stage is Stage.INTRODUCTION:
        reason = MORE
    phrase = claim if reason == CLAIM else phrase_to_probe("\n".join(thoughts))
    phrase = phrase or (_first_clause(thoughts) if reason == VAGUE else "")
    phrase = _rounded(phrase, thoughts)
    if not _is_new(phrase, [question.text]):
        phrase = ""
    if reason in (CLAIM, MORE) and not phrase:
        return None
    return Probe(reason, phrase, sentence_with(phrase, "\n".join(_sentences_of(answer))) if phrase else "")


def thoughts_of(answer: str) -> list[str]:
    """The clauses of an answer that stand for themselves, without fillers; as written, but with a capital I."""
    thoughts: list[str] = []
    for sentence in _sentences_of(answer):
        parts = _NEW_THOUGHT.split(sentence) if len(sentence.split()) > LONGEST_THOUGHT else [sentence]
        thoughts += [part for part in parts if part]
    return thoughts


def _sentences_of(answer: str) -> list[str]:
    text = re.sub(r"\bi\b(?!\.)", "I", without_fillers(answer))
    sentences: list[str] = []
    for sentence in re.split(r"(?<=[.!?])\s+", text):
        endless = len(sentence.split()) > LONGEST_SENTENCE
        sentences += _NEW_DEED.split(sentence) if endless else [sentence]
    return [sentence.strip() for sentence in sentences if sentence.strip()]


_NEW_THOUGHT = re.compile(
    r"\s+(?=(?:and|so|then|but)\s+(?:then\s+)?(?:I|we|they|he|she|it|the|my|our|in the end|after)\b"
    r"|because\b|so that\b|after that\b|as a result\b|in the end\b|when (?:I|we)\b)"
)
_LINKS = "and that when where which what if so but then because as how say than since while before after until who"
_NEW_DEED = re.compile(
    _NEW_THOUGHT.pattern + "|" + "".join(rf"(?<!\b{word})" for word in _LINKS.split()) + r"\s+(?=I\s)"
)
_CUT_SHORT = re.compile(
    r"(?<=\w)(?:\s+(?:and|so|while|but|then|when|because)\s.*|(?:\s+(?:around|about|over|nearly|almost|some|more|less"
    r"|without|where|how|what|nobody|everything|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|fifty|hundred"
    r"|from|in|of|to|by|at|with|I))+)$"
)
"""What a quotation that was cut to its first words leaves out: a clause just begun, a number without its noun."""
_ASKS = r"(?:what|how|when|who|why|which|where|whether|is|are|do|does|did|can|could|would|will|should|have|has|may)\b"
_QUESTION = re.compile(
    rf"\?|^(?:(?:yes|yeah|sure|okay|ok|so|well|and|also|actually|thanks|thank you)[,.]? )*{_ASKS}"
    rf"|\b(?:but|although|except|just|only|maybe|actually|wondering|wonder|curious|know|ask|tell me)[,.]? {_ASKS}"
    r"|\b(?:i(?:'d| would) (?:like|love|want) to (?:know|ask|hear)|tell me (?:about|more|a)"
    r"|i(?:'m| am) (?:curious|wondering|interested)|i was wondering|i (?:do )?have (?:a|one|two|some|another|just)\b"
    r"|one (?:more )?(?:question|thing)|but i (?:wanted|want)|talk about|can you|could you)",
    re.I,
)
_NONE = re.compile(
    r"^(?:(?:no|nope|nah|none|nothing)\b"
    r"|not (?:really|at the moment|right now|for now|at this (?:time|point)|from me|today)"
    r"|that(?:'s| is| was| would be| will be)? (?:all|it|everything)\b"
    r"|(?:i'm|i am|we're|all) (?:good|fine|set|done|ok|okay)\b|i (?:don't|do not|have no|haven't|can't|cannot) "
    r"|(?:you|we)(?:'ve| have)? (?:already )?(?:covered|answered|explained|told|said|discussed|went)"
    r"|everything (?:is|was|has|i|seems|'s)|(?:it(?:'s| is| was) )?all (?:is )?clear\b|you've\b)",
    re.I,
)
_OPENER = re.compile(
    rf"^(?:(?:{SOUNDS}|well|so|okay|ok|oh|thanks|thank you(?: (?:so|very) much)?|actually|honestly|i think|i guess"
    r"|i believe|i would say|at the moment|for now|right now|from my side|yeah|sorry|not a lot|alright|all right)"
    r"[,.!…]*\s+)+",
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
    """The strongest signal, in order of worth; a claim is what is left, where there is one."""
    story = f"{told} {text}"
    if admits_not_knowing(text):
        return UNKNOWN
    if len(words_of(text)) < FEWEST_WORDS:
        return SHORT
    if is_vague(text):
        return VAGUE
    if question.stage in (Stage.BEHAVIOURAL, Stage.EXPERIENCE) and not has_own_deed(story):
        return NO_ACTION
    if question.stage is Stage.BEHAVIOURAL and not has_result(story):
        return NO_RESULT
    return CLAIM


def _claim_in(thoughts: Sequence[str], stage: Stage) -> str:
    clauses = (clause for thought in thoughts for clause in clauses_of(thought))
    phrases = [phrase for phrase in map(phrase_to_probe, clauses) if phrase]
    claims = [phrase for phrase in phrases if _is_claim(phrase, stage)]
    return max(claims, key=_strength, default="")


def _strength(phrase: str) -> float:
    return 2 * is_strong_deed(phrase) + is_measured(phrase) + 0.2 * min(len(content_words(phrase)), 6)


def _first_clause(thoughts: Sequence[str]) -> str:
    """What a vague answer begins with, to be asked for a case of it."""
    clauses = (clause for thought in thoughts for clause in clauses_of(thought))
    return next((clause for clause in clauses if len(clause.split()) >= FEWEST_QUOTED), "")


def _rounded(phrase: str, thoughts: Sequence[str]) -> str:
    """A quotation that was cut in the middle of a thought, back to where it could have ended."""
    cut = any(re.search(rf"{re.escape(phrase)}\s+\w", thought) for thought in thoughts) if phrase else False
    shorter = _CUT_SHORT.sub("", phrase) if cut else phrase
    return shorter if len(shorter.split()) >= FEWEST_QUOTED else phrase


def _is_claim(phrase: str, stage: Stage) -> bool:
    """Whether a phrase claims something; an explanation or an imagined case has to say how much, too."""
    if stage in (Stage.SKILLS, Stage.SITUATIONAL):
        return is_strong_deed(phrase) and is_measured(phrase)
    return is_strong_deed(phrase) or is_measured(phrase)


def _is_new(phrase: str, asked: Sequence[str]) -> bool:
    """Whether none of the questions quotes the phrase or says nearly the same."""
    return not any(phrase.casefold() in text.casefold() or overlap(phrase, text) >= SAME_PHRASE for text in asked)

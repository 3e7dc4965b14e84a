"""What is no answer at all, before anything is scored: too little, unreadable, an echo, a heap of words, an address.

Knows the words of an answer, its question and its ideal answer; knows no meaning, so an answer beside the point passes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from interview.documents.language import lead_over_english
from interview.feedback.scoring.addressed import pieces_of, without_addresses
from interview.interviewer.questions.requests import Request, requests_in
from interview.interviewer.questions.signs import ADMISSION, admits_not_knowing, without_fillers
from interview.language.lists import WordLists
from interview.language.text import content_words, stem, stems_of, words_of
from interview.records import Word

FEWEST = 15
"""Words of an answer in an interview; an answer to a technical test may be one word long."""
LEAST_CONFIDENCE = 0.4
"""Below this mean word probability the transcript itself is doubtful."""
ELSEWHERE = "This seems to answer something else. Say in the first sentence how it answers the question."
LONG, HEAP, SHUFFLED = 12, 8, 4
"""Words from which the share of function words says which language it is, and whether it is language."""
FOREIGN, SPEECH = 0.2, 0.15
"""Share of English function words: speech lies near 0.5, terse technical notes near 0.25."""
OTHER_LANGUAGE = 0.14
"""Lead over English a letter: lists of English nouns have up to 0.08, a sentence of another language 0.2 and more."""
BARE, TERSE = 0.15, 0.26
"""Share of function words at which an answer has no grammar at all, and hardly any."""
IN_ORDER = 0.35
"""Share of neighbouring words that the ideal answer has side by side too, above which they were said and not listed."""
REPEATED = 0.3
"""Share of different words among the content words of a longer answer below which it goes in circles."""

_LISTS = WordLists("gates")


@dataclass(frozen=True, slots=True)
class Gate:
    """Whether an answer is held: not scored at all ("abstain") or scored as weak; the reason says what to do."""

    held: Literal["", "abstain", "weak"] = ""
    reason: str = ""


def gate_for(
    answer_text: str,
    question: str,
    ideal: str,
    *,
    words: Sequence[Word] = (),
    source: str = "typed",
    language: str = "en",
    fewest: int = FEWEST,
) -> Gate:
    """The first gate that holds the answer; an open one where none does."""
    return (
        _too_little(answer_text, source, language, words)
        or _addressed(answer_text)
        or _unreadable(without_fillers(without_addresses(answer_text)[0]), fewest)
        or _no_answer(without_fillers(without_addresses(answer_text)[0]), question, ideal)
        or Gate()
    )


def _too_little(text: str, source: str, language: str, words: Sequence[Word]) -> Gate | None:
    if source == "skipped":
        return Gate("abstain", "You skipped this question, so there is nothing to score.")
    if not re.search(r"\w|[^\s.,:;!?…'\"–—-]", text):
        return Gate("abstain", "There is no answer to score. Say or type a few sentences.")
    if language and not language.casefold().startswith("en"):
        return Gate("abstain", "This does not seem to be English, and only English can be scored. Answer in English.")
    sure = [word.probability for word in words]
    if sure and sum(sure) / len(sure) < LEAST_CONFIDENCE:
        return Gate("abstain", "The words were not heard clearly enough to score. Speak closer to the microphone.")
    return None


def _addressed(text: str) -> Gate | None:
    rest, taken = without_addresses(text)
    if taken and not words_of(rest):
        return Gate(
            "weak", "This speaks to the interviewer or the grader and answers nothing. Answer the question itself."
        )
    return None


def _unreadable(text: str, fewest: int) -> Gate | None:
    said = [word.casefold().replace("’", "'") for word in re.findall(r"[^\W_]+(?:['’][^\W_]+)*", text)]
    if _is_unknown(text):
        return Gate("weak", 'This says "I don\'t know". Say what you do know of it, or how you would find out.')
    letters = [char for char in text if char.isalpha()]
    latin = sum(char < "ɐ" for char in letters)
    english = sum(word in _LISTS.words("common") for word in said)
    is_terse = len(said) >= HEAP and english / len(said) < FOREIGN
    is_foreign = is_terse and lead_over_english(" ".join(said)) > OTHER_LANGUAGE * len(letters)
    if (letters and latin < len(letters) / 2) or is_foreign:
        return Gate("abstain", "This does not seem to be English, and only English can be scored. Answer in English.")
    if _is_gibberish(said):
        return Gate("weak", "Most of these letters form no words. Answer in whole sentences.")
    if len(words_of(text)) < fewest:
        return Gate("abstain", f"Not enough to score: {len(words_of(text))} words. Say at least {fewest}.")
    return None


def _is_unknown(text: str) -> bool:
    said = " ".join(text.replace("’", "'").split()).strip(" .!,")
    if len(said.split()) > ADMISSION:
        return False
    asked = requests_in(said)
    if asked and asked <= {Request.UNKNOWN, Request.SKIP, Request.REPHRASE}:
        return True
    # "it does not know", "you can't remember": only who speaks of themselves admits something
    own = _LISTS.pattern("of_themselves").match(said)
    return bool(own) and admits_not_knowing(said)


def _is_gibberish(said: Sequence[str]) -> bool:
    """Whether most of the words that are long enough to tell have letters in an order of no English word."""
    told = [word for word in said if len(word) >= 4 and word.isascii() and word.isalpha()]
    odd = sum(bool(_LISTS.pattern("odd").search(word)) or not re.search("[aeiouy]", word) for word in told)
    return (odd >= 2 and odd > 0.5 * len(told) and odd > 0.4 * len(said)) or (
        odd == len(said) == 1 and len(said[0]) > 5
    )


def _no_answer(text: str, question: str, ideal: str) -> Gate | None:
    if _is_echo(text, question, ideal):
        return Gate("weak", "This repeats the question and adds nothing to it. Say what the answer is.")
    # where the ideal answer turns the same few words over too, that is the matter and not the manner
    turned = len(set(_told(ideal))) < 0.5 * len(_told(ideal))
    if _goes_in_circles(text) and not turned:
        return Gate("weak", "This says the same words over and over. Say each thing once, in sentences.")
    if _is_heap(text) or _is_shuffled(text, ideal):
        return Gate("weak", "These are words without sentences. Say how they belong together.")
    return None


def _is_echo(text: str, question: str, ideal: str) -> bool:
    """Whether the answer runs along the question's own words and brings none of the ideal answer's."""
    asked, own = stems_of(content_words(question)), stems_of(content_words(text)) - stems_of(_LISTS.words("asking"))
    new = own - asked
    if new & stems_of(content_words(ideal)) or len(new) > 0.15 * len(own):
        return False
    if len(words_of(question)) >= 3 and _joined(question) in _joined(text):
        return True
    if not own:
        return False
    theirs, runs = _runs_of(question), _runs_of(text)
    return len(runs) >= 2 and len(runs & theirs) >= 0.6 * len(runs)


def _joined(text: str) -> str:
    return " " + " ".join(re.findall(r"[^\W_]+", text.casefold())) + " "


def _runs_of(text: str) -> set[tuple[str, ...]]:
    """Its runs of three words, letters and numbers only."""
    said = re.findall(r"\w+", text.casefold())
    return set(zip(said, said[1:], said[2:], strict=False))


def _told(text: str) -> list[str]:
    return [word for word in re.findall(r"[^\W\d_]{3,}", text.casefold()) if word not in _LISTS.words("common")]


def _goes_in_circles(text: str) -> bool:
    sentences = [" ".join(re.findall(r"\w+", piece.casefold())) for piece in pieces_of(text)]
    counted = Counter(piece for piece in sentences if len(piece.split()) >= 3)
    said, most = len(re.findall(r"\w+", text)), max(counted.items(), key=lambda item: item[1], default=("", 0))
    if most[1] >= 3 and most[1] * len(most[0].split()) > said / 2:
        return True
    told = _told(text)
    if len(told) >= 10 and len(set(told)) / len(told) < REPEATED:
        return True
    runs = [tuple(told[at : at + 4]) for at in range(len(told) - 3)]
    return len(told) >= 24 and len(set(runs)) <= 0.55 * len(runs)


def _is_heap(text: str) -> bool:
    """Whether many words stand without the small ones that make sentences of them; a list has marks between them."""
    said = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", text.casefold().replace("’", "'"))
    if len(said) < HEAP or sum(word in _LISTS.words("common") for word in said) / len(said) >= SPEECH:
        return False
    marks = len(re.findall(r"[,;:.()\[\]{}=<>\n]", text))
    return marks < len(said) / 8


def _is_shuffled(text: str, ideal: str) -> bool:
    """Whether nearly all its words are the ideal answer's, without grammar and out of their order.

    None of 1,430 real answers of students with a grade for being right looks so.
    """
    said = [word.casefold() for word in words_of(text)]
    own = [stem(word) for word in said if word not in _LISTS.words("common")]
    function_words = 1 - len(own) / len(said) if said else 1.0
    if len(said) < SHUFFLED or function_words > TERSE:
        return False
    wanted = [stem(word) for word in words_of(ideal) if word.casefold() not in _LISTS.words("common")]
    if sum(word in wanted for word in own) < 0.8 * len(own):
        return False
    pairs, told = set(pairwise(wanted)), list(pairwise(own))
    in_order = sum(pair in pairs for pair in told) / max(len(told), 1)
    return in_order <= (2 * IN_ORDER if function_words <= BARE else IN_ORDER)

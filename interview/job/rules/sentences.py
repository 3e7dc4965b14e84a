"""A job description -> its sentences with the part they stand in; knows no topic.

The text is a stranger's: a sentence that gives orders to a machine is left out, so nothing can come from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from interview.errors import DocumentError
from interview.job.rules.headings import Part, need_of_heading, part_of
from interview.job.rules.markup import without_markup
from interview.language.text import sentences_of
from interview.language.untrusted import is_blank, plain_text
from interview.records import Need

LONGEST_JOB, MOST_LINES = 20_000, 1000
"""Characters and lines: four to five times the longest advertisement among those that the rules were tried on."""
_ONLY_THE_AD = "Paste only the advertisement, without the page around it."
LEAST_CHARACTERS = 30
LEAST_LETTERS = 20


@dataclass(frozen=True, slots=True)
class JobSentence:
    text: str  # as it stands in the description, on one line
    part: Part
    need: Need = Need.UNSAID  # as the heading above says
    heading: str = ""  # the nearest line above that heads others, whatever it says


_ASIDE = re.compile(
    r"\b(?:equal opportunit|regardless of|we offer|benefits?\b.*\b(?:include|package)|401\(?k|salary|to apply|"
    r"apply (?:now|online|today)|(?:your|the|online) application\b|please (?:send|attach|submit)|holidays?\b|pension|"
    r"paid time off|visa\b|send (?:us )?your|considered for|(?:health|dental|life) insurance|wellness|retirement|"
    r"tuition|perks?\b|vacation|days off|flexible hours|deadline|our (?:company|mission|clients) (?:is|are)|"
    r"was founded|headquarter|annual turnover|wir bieten|bewerbung|gehalt|nous (?:vous )?(?:offrons|proposons)|"
    r"rémunération|ofrecemos|salario|please contact|criminal record|immediate openings?|pay rate|drug (?:test|"
    r"screen)|background check|"
    r"per hour|/hr\b|an hour\b|eoe\b|citizenship|authori[sz]ed to work|e-verify|"
    r"(?:without|require|provide|offer) sponsorship|third parties|c2c|"
    r"w-?2\b|drug[- ]free|(?:diverse|diversity)\b.*\b(?:workforce|team|levels)|celebrates? diversity|discriminat\w+|"
    r"protected (?:class|status|veteran)|affirmative action|no phone calls|weekly pay|paid training|sign[- ]?on bonus|"
    r"competitive (?:pay|compensation|benefits?)|commensurate|years of age|years old|relocation|health insurance|"
    r"(?:paid|unlimited) (?:time|pto)|average (?:pay|earnings)|home every|shift is\b|hours are\b|fingerprint|"
    r"(?:members|employees|associates|talent|staff|you(?:['’]ll)?) enjoys?\b|employee discount|free (?:meals?|"
    r"lunch|snacks|shift)|"
    r"(?:car|vehicle|uniform|phone) allowance|incentives|on day one|advancement opportunities|"
    r"take control of|self[- ]starting|cold calling, we|phone, uniforms|dress code|references?\.?$|"
    r"start(?:s|ing)? (?:date|on|(?:january|february|march|april|may|june|july|august|september|october|november|"
    r"december))\b)"
    r"|^\W*(?:apply (?:in|at|by|with|via|for|here|directly|through|today|now)|call (?:us|me|now|today|\w+ at)|"
    r"(?:e-?mail|send|submit|fax) (?:us|your|a|an|resumes?|cvs?)|stop by|click|visit (?:us|our)|"
    r"(?:qualified|interested) (?:candidates?|applicants?|individuals?) (?:should|may|can|please)|all applicants|"
    r"interested\b.*\?|do you (?:love|like|want|enjoy)\b|are you (?:an?\b.*\?|looking|ready))"
    r"|\$\s?\d[\d.,]*k?\+?(?:\s*(?:[-–]|to)\s*\$?\d[\d.,]*k?)?\s*(?:/|per\b|an?\b|doe\b|weekly|annually|base)",
    re.IGNORECASE,
)
_BROKEN = re.compile(r"(?:(?<=[^\n.:;!?]{50})|(?<=,)|(?<= [a-z]{2})|(?<= and))\n(?=[a-z])|(?<=\S)\n[ \t]+(?=[a-z])")
"""Where a sentence was cut: at the margin, after a comma or a little word, or before an indented line."""

_GLUED = re.compile(
    r"((?:JOB |ESSENTIAL |KEY |MINIMUM |POSITION )?(?:RESPONSIBILITIES|DUTIES|REQUIREMENTS|QUALIFICATIONS|SUMMARY|"
    r"SKILLS|EDUCATION|EXPERIENCE|BENEFITS)|(?:(?:Job|Position) )?(?:Responsibilities|Duties|Requirements|"
    r"Qualifications|Summary))\s+(?=[A-Z][a-z]|\d|[A-Z][\w'’]* )(?!(?:And|Of|For|In|To)\b)"
)
"""A heading that lost its line and its colon: "QUALIFICATIONS Bachelor's degree"."""
_LONGEST_WORD = 80  # characters; a longer one is an address or noise
_LONGEST_SENTENCE = 120  # words
_HEADING_WORDS = 8
_BULLET = r"^\s*(?:[•·*▪◦‣●]|[-–—])\s+"


def job_text_from(given: object) -> str:
    """What a person pasted or a file held, as plain text. Raises InterviewError for what is no job description."""
    if isinstance(given, str):
        check_job_length(given)
    text = plain_text(without_markup(plain_text(given, LONGEST_JOB, "The job description")), LONGEST_JOB)
    check_job_text(text)
    return text


def check_job_length(text: str) -> None:
    """Refuse, before it is read, what is longer than any advertisement. Raises DocumentError."""
    if len(text) > LONGEST_JOB:
        raise DocumentError(f"The job description is longer than {LONGEST_JOB:,} characters. {_ONLY_THE_AD}")
    if text.count("\n") >= MOST_LINES:
        raise DocumentError(f"The job description has more than {MOST_LINES:,} lines. {_ONLY_THE_AD}")


def check_job_text(text: str) -> None:
    """Refuse what cannot be a job description. Raises DocumentError."""
    check_job_length(text)
    plain = " ".join(text.split())
    if is_blank(plain):
        raise DocumentError("There is no job description yet. Paste it, or upload it as PDF, DOCX or text.")
    if len(plain) < LEAST_CHARACTERS or sum(letter.isalpha() for letter in plain) < LEAST_LETTERS:
        raise DocumentError(
            "The job description is too short to ask about. Paste all of it, or a few sentences at least."
        )


_ASKING = re.compile(
    r"\b(?:you (?:must|should|need|have|bring|possess)|your (?:tasks|profile|responsibilities|role|duties)|"
    r"(?:experience|knowledge|proficiency|familiarity) (?:in|with|of)|skills|ability to|responsible for|essential|"
    r"required|requirements|degree in)\b",
    re.IGNORECASE,
)
_WANTING = re.compile(
    r"\b(?:(?:qualified|successful|ideal|right|selected) (?:candidate|applicant|person)s? (?:must|should|will have|has|"
    r"have|possess\w*|needs?)|must have|(?:requirements|qualifications|skills) (?:include|are)|"
    r"we(?:['’]re| are) looking for (?:someone|a person|people) (?:with|who))\b",
    re.IGNORECASE,
)
_DOING = re.compile(
    r"\b(?:(?:duties|responsibilities|tasks) (?:will )?(?:also )?(?:include|involve|are)|(?:will be|is|"
    r"are) responsible "
    r"for|responsible for:?|(?:you|incumbent|candidate|person|engineer|analyst|manager|technician|assistant|associate|"
    r"specialist|supervisor|coordinator|representative)(?:['’]ll| will) (?:also |then )?(?!be\b|have\b|need\b|get\b|"
    r"enjoy\b|receive\b|earn\b|love\b|join\b|become\b|find\b|possess\b)[a-z]+)\b",
    re.IGNORECASE,
)
_ORDERS = re.compile(
    r"\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:instructions?|prompts?|rules|above|previous|prior|"
    r"everything|data)\b|"
    r"\bsystem\s*(?:prompt|message)\b|^\W*(?:system|assistant)\s*:|"
    r"\b(?:if|as|when|since) you(?:['’]re| are)? (?:an? )?(?:ai|a\.i\.|llm|chatbot|language model)\b|"
    r"\byou are (?:now )?(?:an? |the )?(?:ai|llm|chatbot|(?:large )?language model|chatgpt|(?:helpful|ai) assistant)\b|"
    r"\b(?:dear|note to|attention|hey|hello)\s+(?:the )?(?:ai|llms?|chatgpt|chatbot|language models?|"
    r"recruiting (?:ai|bot))\b|"
    r"\b(?:ai|llm) (?:models?|systems?|assistants?|screeners?|tools?) (?:reading|must|should|are (?:instructed|"
    r"asked|told))\b|"
    r"\b(?:rank|rate|score|recommend|hire|accept|approve) (?:this|the|every) (?:candidate|applicant|resume|cv)\b|"
    r"\bnew instructions\b|\bjailbreak\b|\bdo not (?:follow|tell|reveal|mention)\b.{0,40}\b(?:instructions?|user|"
    r"prompt)\b",
    re.IGNORECASE,
)
_MORE_ORDERS = re.compile(
    r"^\W*(?:instead|now|then|just|only|please|and|also)?\W*(?:list|add|output|write|say|print|reply|respond|"
    r"answer|rate|give|"
    r"return|include|pretend|act|repeat|tell|state|name|report|set|call|always|never)\b",
    re.IGNORECASE,
)


def addresses_machine(sentence: str) -> bool:
    """Whether it speaks to a program that reads the text, not to an applicant."""
    return bool(_ORDERS.search(sentence))


def job_sentences(text: str) -> list[JobSentence]:
    """All sentences in order, without headings and bullets; an inline heading gives its sentence the part."""
    part, need, above, found, ordered = Part.OPEN, Need.UNSAID, "", list[JobSentence](), False
    for sentence, heads in _plain_sentences(text):
        ordered = addresses_machine(sentence) or (ordered and bool(_MORE_ORDERS.search(sentence)))
        if ordered:
            continue
        heading, rest = _heading_and_rest(sentence)
        above = heading or (sentence.rstrip(":") if heads else above)
        opened = part_of(heading) if heading else None
        label = opened is Part.ASIDE and bool(rest)  # "Salary: by agreement" says nothing of the next line
        if opened and not label:
            part, need = opened, need_of_heading(heading)
        if not label and re.search(r"[^\W\d_]{2}", rest):
            found.append(JobSentence(rest, _part_of_sentence(rest, part), need, above))
    return found


def _part_of_sentence(sentence: str, part: Part) -> Part:
    """What is about the employer stays aside wherever it stands; what asks does not, whatever heading is above it.

    A paragraph without headings says in its own words what it is about: "Duties include", "must have".
    """
    if _ASIDE.search(sentence):
        return Part.ASIDE
    if part is Part.OPEN and _WANTING.search(sentence):
        return Part.NEEDS
    if part in (Part.OPEN, Part.NEEDS) and _DOING.search(sentence):
        return Part.DUTIES
    return Part.OPEN if part is Part.ASIDE and _ASKING.search(sentence) else part


def _plain_sentences(text: str) -> Iterator[tuple[str, bool]]:
    """Each with whether it stands as a heading."""
    trimmed = "\n".join(line.rstrip() for line in text.splitlines())
    lines = [line for line in _BROKEN.sub(" ", trimmed).splitlines() if line.strip()]
    for line, after in zip(lines, [*lines[1:], ""], strict=False):
        heads = _heads(line, after)
        for sentence in sentences_of(re.sub(_BULLET, "", line)):
            for piece in re.split(r"\s[•·▪●*◦]\s", sentence):
                for span in _spans(piece.split()):
                    yield span, heads


def _heads(line: str, after: str) -> bool:
    """A short line without an end, and below it a bullet or a line that is longer."""
    if re.match(_BULLET, line) or line.rstrip()[-1] in ".!?;," or len(line.split()) > _HEADING_WORDS:
        return False
    return bool(re.match(_BULLET, after)) or len(after.split()) > len(line.split()) + 2


def _spans(words: list[str]) -> Iterator[str]:
    """Words as one text; without any sentence end in them, as several, parted also at what is no word."""
    span: list[str] = []
    for word in [*words, ""]:
        if word and len(word) <= _LONGEST_WORD:
            span.append(word)
        if span and (len(span) == _LONGEST_SENTENCE or not word or len(word) > _LONGEST_WORD):
            yield " ".join(span)
            span = []


def _heading_and_rest(sentence: str) -> tuple[str, str]:
    """ "Responsibilities: Test software" -> ("Responsibilities", "Test software"); a heading alone leaves nothing."""
    if glued := _GLUED.match(sentence):
        return glued[1], sentence[glued.end() :].strip()
    head, colon, rest = sentence.partition(":")
    alone = not rest.strip() and (bool(colon) or len(sentence.split()) <= 6)
    if (colon or alone) and part_of(head):
        return head, rest.strip()
    return "", "" if colon and alone else sentence  # some other heading

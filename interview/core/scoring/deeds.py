"""Whether a thought of an answer tells an own deed, and whether it holds a number or a comparison.

By rules on text that quoting.plain has made plain; present-tense stories are missed.
"""

from __future__ import annotations

import re

from interview.core.questions.signs import has_own_deed, is_measured

_ADVERB = (
    r"also|then|just|first|personally|actually|basically|even|finally|myself|really|always|quickly|immediately"
    r"|carefully|still|eventually|simply|usually|later|already|only|honestly|both|all"
)
# To the rules of probing these are deeds; in a story they are its setting or its task.
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


def did_it_myself(thought: str) -> bool:
    """Whether "I" did something in it; of plain text."""
    left = _NO_ACTION.sub(" ", thought)
    return has_own_deed(left) or bool(_ALSO_ACTION.search(left))


def is_counted(thought: str) -> bool:
    """Whether it holds a number or a comparison with before; a date or a rank is neither."""
    return is_measured(_DATE.sub(" ", thought)) or bool(_COMPARED.search(thought))

"""Subjects that no interviewer may ask about, with where each comes from; knows no other check.

EEOC: the U.S. Equal Employment Opportunity Commission, "Prohibited Employment Policies/Practices" and its pages on
pre-employment inquiries; GINA: genetic information (Title II); EqA: UK Equality Act 2010, sections 4 to 12, 18 and 60;
TULRCA: UK Trade Union and Labour Relations (Consolidation) Act 1992, section 137; Charter: Charter of Fundamental
Rights of the EU, article 21; pay history: California Labor Code 432.3, New York Labor Law 194-a.
"""

from __future__ import annotations

import re


def _rule(words: str) -> re.Pattern[str]:
    """Alternatives parted by a bar between spaces, so that a list can be read in lines."""
    return re.compile(r"\b(?:" + "|".join(part.strip() for part in re.split(r"\s+\|\s+", words.strip())) + r")\b", re.I)


# Refused wherever they stand: asked of a candidate they have no innocent reading.
_ALWAYS = {
    "age (EEOC; EqA 5)": _rule(r"""
        how old (?:are|were) you | your age | (?:your|date of) birth(?:day|date)? | what year were you born
        | when did you (?:graduate|finish (?:high )?school) | under-?aged? | over-?aged?
        | when (?:do|will) you (?:plan to )?retire | young(?:er)? (?:people|colleagues|bosses?)
        | older (?:people|workers|colleagues) | generation gap"""),
    "family (EEOC; EqA 8, 18)": _rule(r"""
        married | marital | spouse | divorced? | pregnan\w* | maternity | paternity | child ?care | babysit\w*
        | your (?:husband|wife|fianc[eé]e?|children|kids|family|parents|maiden name) | family plan\w*
        | (?:start|have|having|raise|raising) (?:a |your )?famil(?:y|ies)
        | (?:have|want|plan|expect)\w* (?:any |more |to have )?(?:children|kids|a baby)"""),
    "health and disability (EEOC; GINA; EqA 6, 60)": _rule(r"""
        your (?:\w+ )?(?:health|disabilit\w+|illness\w*|medications?|weight|height|body|genes|genetics?|therap\w+)
        | your medical \w+ | are you (?:healthy|disabled|handicapped|ill|sick|on (?:any )?medication)
        | do you (?:have|suffer)(?: from)? (?:an?|any) (?:\w+ )?(?:disabilit\w+|illness\w*|disease|condition|injur\w+)
        | sick (?:days|leave) | workers.? compensation | family (?:medical )?history | do you (?:smoke|drink)
        | drug (?:use|habit)"""),
    "religion and belief (EEOC; EqA 10)": _rule(r"""
        your (?:religi\w+|faith|beliefs?|church|god) | do you (?:pray|worship|attend church)
        | are you (?:\w+ )?(?:religious|christian|muslim|jewish|hindu|buddhist|catholic|atheist)
        | religious (?:holidays?|beliefs?|practices?|affiliation)"""),
    "origin, race and citizenship (EEOC; EqA 9)": _rule(r"""
        nationality | (?:native|first) language | mother tongue | skin colou?r | country of origin
        | your (?:accent|ethnic\w*|race|skin|ancest\w+|heritage|citizenship|homeland|hair)
        | where (?:are|were) (?:you|your \w+) (?:really |originally )?(?:born|from)
        | are you (?:an? )?(?:\w+ )?(?:citizen|immigrant|foreigner)"""),
    "sex, orientation and gender (EEOC; EqA 7, 11, 12)": _rule(r"""
        sexual orientation | gender identity | transgender | your (?:gender|sex|sexuality|pronouns)
        | are you (?:gay|lesbian|straight|bisexual|queer|trans|a (?:man|woman|feminist))
        | as an? (?:woman|man|mother|father|parent|girl|lady)"""),
    "politics and trade unions (Charter; TULRCA)": _rule(r"""
        your (?:politics|vote|political \w+) | (?:did|do|will|would) you vote | party membership
        | political (?:views?|part(?:y|ies)|opinions?|beliefs?|leanings?) | (?:trade|labou?r) union
        | union member\w*"""),
    "arrest and convictions (EEOC)": _rule(r"""
        been arrested | been convicted | (?:arrest|criminal|police) (?:record|history) | in (?:jail|prison)"""),
    "money at home and pay history (EEOC; pay history)": _rule(r"""
        credit (?:score|rating|history) | bankrupt\w* | your (?:debts?|mortgage|savings) | own (?:a|your) (?:home|house)
        | salary history | (?:current|last|previous|present) (?:salary|pay|wage)
        | how much (?:do|did) you (?:earn|make)"""),
    "military discharge (EEOC)": _rule(r"(?:dis)?honou?rabl[ey] discharge\w* | type of discharge"),
}
# Refused unless the job's topic or the person's own claim holds the word: a children's nurse is asked about children.
_UNLESS_NAMED = {
    "age": _rule(r"elderly | old people | teenagers? | retire\w*"),
    "family": _rule(
        r"child(?:ren)? | kids | bab(?:y|ies) | parent(?:s|hood|al)? | famil(?:y|ies) | husbands? | wi(?:fe|ves)"
    ),
    "health and disability": _rule(r"disab\w+ | mental health | illness\w* | diseases? | handicap\w* | disorders?"),
    "religion and belief": _rule(r"""
        religio\w* | church\w* | mosques? | synagogues? | pray\w* | christian\w* | muslims? | jew(?:s|ish) | hindus?
        | buddhis\w+ | god"""),
    "origin, race and citizenship": _rule(
        r"ethnic\w* | race(?! condition) | racial | immigra\w+ | foreigners? | refugees? | minorit\w+"
    ),
    "sex, orientation and gender": _rule(
        r"gender | sexual\w* | gay | lesbian | lgbt\w* | wom[ae]n | m[ae]n | female | male"
    ),
    "politics": _rule(r"politic\w* | elections? | democrats? | republicans? | vot(?:e|es|ed|ing)"),
    "arrest and convictions": _rule(r"arrest\w* | convict\w* | criminal\w*"),
}


def prohibited_in(text: str, grounds: str = "") -> str:
    """The prohibited subject that a question touches; "" for none."""
    for subject, rule in _ALWAYS.items():
        if rule.search(text):
            return subject
    named = grounds.casefold()
    for subject, rule in _UNLESS_NAMED.items():
        if any(found[0].casefold()[:5] not in named for found in rule.finditer(text)):
            return subject
    return ""

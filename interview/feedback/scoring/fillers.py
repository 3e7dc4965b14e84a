"""Sentences that say nothing out of an answer, and one plain form for all ways to write the same words.

Knows set phrases and English contractions; leaves whatever holds a word beyond them. Knows no score.
"""

from __future__ import annotations

import re
import unicodedata

from interview.feedback.scoring.addressed import pieces_of
from interview.interviewer.questions.signs import without_fillers

_SOFT = (
    r"(?:(?:so|well|yeah|yes|yep|no|okay|ok|alright|all right|right|now|and|but|oh|wow|hmm|like|basically|actually"
    r"|honestly|just|really|let me see|let us see|i mean|you know|i guess|i think|anyway|anyways|see|look|good|great"
    r"|sure|of course|again|first|first of all|to start|to begin with|also) )*"
)
_GOOD = (
    r"(?:really |very |quite |actually |such |truly |pretty |extremely )*(?:good|great|interesting|excellent"
    r"|tough|hard"
    r"|tricky|important|difficult|fair|nice|wonderful|big|broad|fun|fantastic|deep|common|relevant|loaded|thoughtful"
    r"|insightful)"
)
_IT = r"(?:that|this|it|the question|your question|this question|that question|this one|that one)"
_NOTHING = re.compile(
    _SOFT
    + r"(?:"
    + r"|".join(
        (
            rf"{_IT} (?:is|was) (?:an? |the |kind of |sort of |always )*{_GOOD}(?: (?:question|one|point|topic"
            rf"|thing))?(?: to (?:ask|answer|start with|think about))?(?: me)?",
            rf"(?:what )?an? {_GOOD} (?:question|one)",
            rf"{_GOOD} question",
            r"(?:let me|let us|i will|i need to|i have to|i am going to|i would like to|allow me to"
            r"|give me a (?:second|moment|minute) to)(?: just| quickly)? (?:think|see|start|begin|explain|answer"
            r"|try|reflect|try to (?:explain|answer))(?: (?:about|on|of|with|by|to|over|through|a|the|that|this"
            r"|it|one|your|question|for|bit|little|moment|second|minute|sec|here|quickly|now|my|answer"
            r"|explaining|answering|saying|thinking|best|thoughts))*",
            r"(?:(?:just )?give me (?:just )?(?:a|one) (?:second|moment|minute|sec)|one (?:second|moment"
            r"|minute)(?: please)?|hold on(?: a (?:second|moment))?)",
            r"(?:so|yeah|well|okay|ok|right|alright|and|but|anyway|sure|hmm|cool|exactly|absolutely"
            r"|definitely|of course)",
            r"(?:i (?:really )?(?:hope|think|believe) )(?:that |this |it )?(?:that |this |it )?(?:helps?"
            r"|(?:answers?|answered|covers?|covered|addresses) (?:your|the|that|this|everything|it"
            r"|all)(?: question)?(?: well)?|makes sense|is clear|was clear|was helpful|is helpful"
            r"|was what you (?:wanted|were looking for)|is what you (?:wanted|were looking for))",
            r"(?:does (?:that|this|it)|did (?:that|this|it)|do i|am i) (?:make|making|answer|help"
            r"|clear)(?: (?:any|sense|your|the|question|it|you|to))*",
            r"(?:that|this|it) (?:makes sense|is (?:about |pretty much |basically |really |more or less "
            r"|kind of )*(?:it|all|that)|would be (?:it|all|my answer)"
            r"|is (?:really |basically |pretty much )?(?:my answer|the gist|all (?:i have|i know|i can say"
            r"|there is)|what i (?:think|would say|wanted to say|have|know)|everything"
            r"|how i see it))(?: (?:about it|on that|for that question|for now|really|to it|to say|to add"
            r"|from me|to that))*",
            r"(?:thank you|thanks)(?: (?:so|very|much|a|lot|for|asking|that|this|the|question|your|time"
            r"|listening|again|me|opportunity|having|really|today|giving|to|answer|chance))*",
            r"(?:to be (?:honest|fair|frank)|honestly|frankly|in all honesty|to tell you the truth"
            r"|if i am (?:being )?honest)(?: with you)?",
            rf"(?:to be (?:honest|fair|frank)|honestly)?(?: with you)? ?(?:{_IT}|this topic|the topic) (?:is"
            rf"|has (?:always )?been) (?:really |truly |definitely |also |always |certainly )*(?:something"
            rf"|a topic|one thing|a thing|a subject|an area|an issue)(?: that)? (?:i|we)(?: have| really| truly"
            rf"| deeply| always| often| also| do)* (?:care|cared|think|thought|feel|felt|love|loved|enjoy"
            rf"|enjoyed|like|liked|am|know|been)(?: (?:about|of|a|lot|deeply|strongly|very|really|much"
            rf"|passionate|interested|in|it|often|thinking|for|some|time|long|years))*",
            r"i (?:have|had)(?: actually| really)? (?:thought|been thinking) (?:about )?(?:that|this"
            r"|it)(?: a lot| before| recently| often| quite a bit)*",
            r"i (?:really |truly |do |would )*(?:love|like|enjoy|appreciate|am glad(?: that)? you asked"
            r"|am happy (?:that )?you asked)(?: (?:that|this|the|your|question|topic|you|asked|asking|to|answer"
            r"|talk|about|it|questions|me|for))*",
            r"(?:i am|we are) (?:glad|happy|pleased|so glad)(?: that)? you (?:asked|brought)(?: (?:that|this|me"
            r"|it|up|about))*",
            r"(?:where|how) (?:do|should|shall|can|would) i (?:begin|start|put (?:it|this|that)|say (?:it|this"
            r"|that)|explain (?:it|this|that))(?: this| with this)?",
            r"(?:as (?:i|we) (?:said|mentioned|was saying|have said)|like i said)(?: (?:before|earlier|already))?",
            r"(?:there is|there are) (?:really |actually )?(?:a lot|so much|many things|much) (?:to (?:say"
            r"|talk about|unpack|cover)|i could say)(?: (?:about|on|here|there|that|this|it|topic))*",
            r"(?:it|that) (?:is )?(?:all )?(?:really |just )?depends|it is (?:hard|difficult|easy) to (?:say"
            r"|explain|put into words)|you know how it is|and so on(?: and so forth)?|things like that"
            r"|stuff like that|etcetera|et cetera|etc|you know(?: what i mean)?|if you know what i mean"
            r"|if that makes sense|at the end of the day|long story short|needless to say|what can i say"
            r"|how should i put it|what else|what was i saying|where was i|sorry|excuse me|sorry about that"
            r"|my apologies|let us move on|okay let us go|here we go|here goes",
            r"(?:please )?(?:let me know|feel free to (?:ask|tell me|stop me))(?: (?:if|you|have|want|need|would"
            r"|like|any|more|questions|details|detail|that|this|helps|makes|sense|to|me|know|go|into|further"
            r"|elaborate|follow|up|clarify|an|example|is|clear|at|time|should))*",
            r"(?:i )?(?:could|can) (?:go on|talk)(?: and on)?(?: (?:about|for|hours|this|that|it|all|day|forever"
            r"|days))*|i am (?:a bit |a little |quite |very |so )?(?:nervous|excited)(?: (?:today|right now"
            r"|to be here|about this))?",
            r"i (?:would|will) (?:try|do my best)(?: (?:to|answer|explain|my|best|that|this|it))*"
            r"|in my (?:humble )?opinion|from my (?:point of view|perspective)|i would say(?: that)?"
            r"|i think(?: so)?|i guess(?: so)?|i suppose(?: so)?",
        )
    )
    + r")(?: (?:so|yeah|yes|okay|right|really|you know|i guess|i think|then|actually|please|anyway|for sure|now"
    r"|here|there|too|well|sir|ma am|sorry|thank you|thanks))*"
)
_OPENING = re.compile(
    r"^(?:(?:so|yeah|well|okay|ok|right|alright|basically|actually|honestly|frankly|oh|anyway|look|now|sure"
    r"|hmm)(?: yeah| basically| actually)?,\s+"
    r"|(?:to be (?:honest|fair|frank)(?: with you)?|you know|i mean|i guess|i would say(?: that)?"
    r"|in my (?:humble )?opinion|as i said(?: before)?|like i said|first of all"
    r"|if i(?: am|'m) (?:being )?honest|at the end of the day|let me think|let me see),?\s+|so yeah\s+)+",
    re.I,
)
_NEGATED = "do does did is are was were have has had could would should must need ai might"
_SHORT = {
    "can't": "can not", "cannot": "can not", "won't": "will not", "shan't": "shall not", "let's": "let us",
    "i'm": "i am", "ain't": "is not", "gonna": "going to", "wanna": "want to", "gotta": "got to", "cant": "can not",
    "'cause": "because", "i'd": "i would", "ive": "i have", "im": "i am", "thats": "that is", "whats": "what is",
    **{f"{verb}n't": f"{verb} not" for verb in _NEGATED.split()},
    **{f"{verb}nt": f"{verb} not" for verb in "do does did is are was were have has could would should".split()},
    **{f"{word}'s": f"{word} is" for word in "it that he she they what there here who where how when this".split()},
}  # fmt: skip
_ENDINGS = {"'re": " are", "'ve": " have", "'ll": " will", "'d": " would", "'s": "s", "'m": " am"}
_QUOTES = str.maketrans("‘’‚‛`´ʼ“”„«»–−‐‑—…", "'''''''\"\"\"\"\"----  ")
_LETTERS = r"[^\W\d_]{2}"
_DASH = re.compile(
    rf"(?<!-) ?[-/] ?(?={_LETTERS})|(?<={_LETTERS}) ?[-/] ?(?=[^\W\d_])| --+ ?(?![\d>])|--+(?={_LETTERS})"
)
"""A hyphen, a dash or a slash between words, which is no minus and no division."""
_RULE = re.compile(r"-{3,}|/{2,}|\*{3,}|={3,}")
_BULLET = re.compile(rf"(?m)^[ \t]{{0,8}}(?:[-*•]|\d{{1,2}}[.)])[ \t]+(?={_LETTERS})")
_TOKEN = re.compile(
    r"(?P<call>[^\W\d]\w{0,40}(?:\[[^\[\]\n]{0,24}\]|\([^()\n]{0,24}\))+(?:\+\+|--)?)"
    r"|(?P<short>(?:\b[^\W\d]\.){2,})"
    r"|(?P<number>(?<![\w)\]])[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?%?|(?<![\w)\]])-?\d+(?:\.\d+)?(?:%|(?![\w.]))"
    r"|(?<!\w)\.\d+)"
    r"|(?P<word>(?:(?<!\w)\.(?=net\b))?[^\W_]\w*(?:'[^\W\d_]+)*(?:\.[^\W_]\w*)*(?:\+\+|#|--(?!\w))?|_\w+)"
    r"|(?P<sign>\+\+|--|==|!=|<=|>=|&&|\|\||->|::|<<|>>|(?<=[\w)\]])-(?=[\w(])|[-+*/=<>%&|^~])"
)


def without_padding(text: str) -> str:
    """The text without filler words, empty openings and sentences that say nothing."""
    kept = []
    for piece in pieces_of(without_fillers(text)):
        body = _OPENING.sub("", piece)
        if not _says_nothing(piece) and not _says_nothing(body):
            kept.append(body if body == piece else body[:1].upper() + body[1:])
    return " ".join(" ".join(kept).split())


def _says_nothing(sentence: str) -> bool:
    said = " ".join(re.sub(r"[^\w' ]+", " ", _written_out(sentence.casefold().translate(_QUOTES))).split())
    return (not said and not re.search(r"[^\s\w.,;:!?…'\"“”’‘\-]", sentence)) or bool(said and _NOTHING.fullmatch(said))


def plain(text: str) -> str:
    """Lower-case words, numbers and signs, a space between any two; "c++", "node.js", "o(n)", "a[i]" and "3.5" stay."""
    text = re.sub(r"(?<=[a-z]{2})([.!?])(?=[A-Z][a-z])", r"\1 ", unicodedata.normalize("NFKC", text).translate(_QUOTES))
    text = _DASH.sub(" ", " ".join(_RULE.sub(" ", _BULLET.sub("", text.casefold().replace('"', " "))).split()))
    words: list[str] = []
    for match in _TOKEN.finditer(text):
        for word in _as_plain(match):
            if not (words and word == words[-1] and word.isalpha()):
                words.append(word)
    return " ".join(words)


def _as_plain(match: re.Match[str]) -> list[str]:
    token = match[0]
    if match["call"]:
        name, inner = re.split(r"(?=[(\[])", token, maxsplit=1)
        if inner in ("(s)", "(es)"):
            return [name + inner.strip("()")]
        return [name + re.sub(r"\s*([^\w\s])\s*", r"\1", " ".join(inner.replace("'", "").split()))]
    if match["short"]:
        return [token.replace(".", "")]
    if match["number"]:
        return [token.replace(",", "").removeprefix("+")]
    return [token] if match["sign"] else _written_out(token).replace("'", "").split()


def _written_out(text: str) -> str:
    """Lower-case text with its contractions in full; a possessive "'s" joins its word."""
    return re.sub(r"'?[^\W\d_]+(?:'[^\W\d_]+)?", lambda match: _in_full(match[0]), text)


def _in_full(word: str) -> str:
    if word in _SHORT:
        return _SHORT[word]
    for ending, full in _ENDINGS.items():
        if word.endswith(ending):
            return word.removesuffix(ending) + full
    return word

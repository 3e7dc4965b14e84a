"""Names, pronouns, schools, companies and places out of an answer, a neutral word for each, so that none can count.

Knows word lists and the words around a name; knows no score. An unlisted name that no such word gives away stays.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from interview.core.text import STOP_WORDS, stem, words_of

PERSON, PLACE = "someone", "somewhere"
MOST_PASSES = 8
"""A replaced name can give its neighbour away; passes go on until nothing changes, nearly always after two."""


def _set(words: str) -> frozenset[str]:
    return frozenset(_folded(word) for word in words.split())


def _folded(word: str) -> str:
    """Lower case, without accents, as a recogniser may write it."""
    letters = unicodedata.normalize("NFKD", word.casefold().replace("’", "'"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


FIRST_NAMES = _set("""
    james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony steven
    andrew paul joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan jacob gary nicholas eric
    jonathan stephen larry justin scott brandon benjamin samuel gregory patrick alexander jack dennis jerry tyler aaron
    jose adam nathan henry zachary douglas peter kyle noah ethan jeremy christian keith roger terry sean austin arthur
    lawrence jesse dylan bryan joe jordan albert bruce gabriel logan alan juan elijah willie wayne vincent ralph
    randy eugene russell bobby philip louis liam oliver lucas mason leo oscar felix simon martin tom tim mike dave steve
    ben sam dan greg matt josh nick alex max jim rob phil ed ted ken ron fred stuart graham colin nigel
    mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra ashley
    kimberly emily donna michelle carol amanda dorothy melissa deborah stephanie rebecca sharon laura cynthia
    kathleen amy angela shirley anna brenda pamela emma nicole helen samantha katherine christine debra rachel carolyn
    janet catherine maria heather diane ruth julie olivia joyce virginia victoria kelly lauren christina joan evelyn
    judith megan andrea cheryl hannah jacqueline martha gloria teresa ann sara madison frances kathryn janice jean
    abigail alice julia judy sophia denise amber doris marilyn danielle beverly isabella theresa diana natalie
    brittany charlotte marie kayla alexis lori kate lucy jane claire zoe chloe ella mia ava sophie fiona
    mohammed muhammad mohamed ahmed ali omar hassan hussein ibrahim yusuf khalid abdullah tariq bilal karim rashid
    hamza mustafa mahmoud samir nadia fatima aisha aaliyah layla leila zainab maryam khadija yasmin amina noor huda
    salma rania samira priya ananya deepa anjali kavya lakshmi divya neha pooja shreya sunita meera sanjay raj rahul
    amit vikram arjun ravi suresh ramesh anil vijay rajesh krishna arun karthik nikhil rohan aditya manish deepak
    ashok gopal harish sandeep wei ming li xiao jing yan hui fang mei ying lei jun hao chen bo yong hiroshi kenji
    takashi yuki yuko haruto sakura akira satoshi naoko keiko kazuki jihoon minjun seojun jiwoo soojin hyun minh thuy
    linh hoa thanh tuan hung lan trang huong kwame kofi ama abena chidi chioma ngozi emeka oluwaseun adebayo tunde
    folake amara kwaku thabo sipho nomsa lerato zanele tendai wanjiru kamau achieng otieno jamal lakisha tyrone latoya
    darnell keisha deshawn ebony malik shaniqua tanisha carlos luis miguel javier alejandro diego jorge fernando
    pedro pablo rafael sergio ricardo eduardo manuel antonio francisco roberto lucia sofia camila valentina gabriela
    mariana carmen elena rosa guadalupe ximena ana isabel pierre jacques francois nicolas antoine camille amelie
    sebastien thierry brigitte hans klaus jürgen wolfgang heinz uwe stefan matthias ingrid heike sabine ursula
    giovanni marco luca giulia francesca matteo alessandro lars sven erik bjorn astrid ivan dmitri sergei vladimir
    alexei boris olga natasha svetlana tatiana irina katya pavel piotr andrzej krzysztof agnieszka katarzyna
    malgorzata jakub zofia marek magdalena mehmet emre ayse elif zeynep siobhan niamh aoife padraig ciaran eoin
    david moshe avi yael noa shira joão paulo rui beatriz ines aroha tane kiri nikolaos dimitris eleni
""") | {"o'connor", "seán"}  # fmt: skip
SURNAMES = _set("""
    smith johnson williams jones garcia miller davis rodriguez martinez hernandez lopez gonzalez wilson anderson thomas
    taylor moore jackson lee perez thompson harris sanchez clark ramirez lewis robinson walker allen
    wright torres nguyen flores adams nelson hall rivera campbell mitchell carter roberts gomez phillips evans turner
    diaz cruz edwards collins reyes stewart morris morales murphy rogers gutierrez ortiz morgan cooper peterson
    bailey kelly howard ramos cox ward richardson watson brooks chavez bennett mendoza ruiz hughes alvarez castillo
    sanders patel myers ross foster jimenez obrien o'brien o'neill mcdonald macleod sullivan kim park choi
    chen wang zhang liu huang zhao zhou lin yang tran pham singh sharma kumar gupta khan ahmed hussain
    ali iyer reddy rao desai mehta banerjee mukherjee chatterjee kapoor tanaka suzuki sato watanabe yamamoto nakamura
    okafor okonkwo adeyemi mensah owusu mbeki dlamini nkosi mwangi washington jefferson müller mueller schmidt
    schneider fischer weber meyer hoffmann dubois durand moreau leroy rossi russo ferrari bianchi silva santos
    oliveira kowalski nowak novak ivanov petrov smirnov popov andersson johansson nilsson hansen olsen jensen
    papadopoulos yilmaz demir kaya cohen levy friedman goldberg haddad nasser
""")
# Also words or subject terms: a capital inside a sentence or a person's verb has to make a name of them.
AMBIGUOUS = _set("""
    will mark may grace rose bill art frank hope joy dean drew chase rob jack sandy rich pat sue gene dale grant ray
    bob don guy miles penny faith hall ward cook wood bell park hill young king long price stone gray brooks cross
    christian jordan austin madison logan mason ruth amber virginia victoria max min ed ted ken ron jean sam dan tim
    ann ama lan li bo hoa chen lei jun ming ying hung scott ben amber ebony misty crystal ruby pearl
    dawn eve ivy lily iris olive daisy violet summer autumn april june august rusty wade skip chip buck clay cliff
    heath lance pierce reed sage walker carter cooper turner wright foster lee lin kim cruz ross cox jesse ravi raj
    wayne gloria terry jerry randy rosa noor malik elif ali noa marie kiri tane leo felix myers rao lewis nelson
    kelly morgan taylor jackson washington lopez diana alice bishop baker mason page hunter parker harper piper
    carol helen marco ana eric ines phil moore clark adams wilson thompson meyer weber bailey cohen yang kaya
""") | _set("earl major peg nick jay jo mo al lou norm stew rudy hank gus iv dot matt colin ama yan mei fang hui hao")
_MONTHS = _set("april may june august")
_ALONE_SURNAMES = SURNAMES - AMBIGUOUS
_SAFE_FIRST = FIRST_NAMES - AMBIGUOUS

SCHOOLS = _set("""
    mit stanford harvard oxford cambridge yale princeton caltech ucla nyu usc ucl lse eth epfl iit iim nus ntu cornell
    dartmouth columbia berkeley tsinghua peking fudan howard spelman morehouse duke mcgill purdue carnegie tufts emory
    sorbonne insead wharton cmu bits anu unsw kaist imperial georgetown vanderbilt rutgers
""")
COMPANIES = _set("""
    google amazon microsoft apple facebook meta netflix ibm deloitte accenture kpmg pwc mckinsey bain bcg goldman
    jpmorgan citibank barclays hsbc infosys wipro tcs cognizant capgemini siemens bosch bmw volkswagen toyota honda
    samsung sony intel nvidia cisco uber lyft airbnb tesla spotify shopify stripe paypal walmart tesco ikea nestle
    unilever pfizer novartis boeing airbus alibaba tencent huawei salesforce adobe linkedin twitter nhs ey
    vodafone telefonica
""")
PLACES = _set("""
    london paris berlin madrid rome vienna munich hamburg frankfurt amsterdam brussels zurich geneva stockholm oslo
    copenhagen helsinki dublin edinburgh glasgow manchester birmingham leeds lisbon barcelona milan athens warsaw prague
    budapest bucharest kyiv moscow istanbul ankara cairo lagos nairobi accra johannesburg casablanca tunis algiers
    addis dubai riyadh doha tehran baghdad karachi lahore islamabad delhi mumbai bangalore bengaluru chennai hyderabad
    kolkata pune dhaka colombo kathmandu beijing shanghai shenzhen guangzhou taipei seoul tokyo osaka kyoto bangkok
    hanoi manila jakarta singapore sydney melbourne brisbane perth auckland toronto vancouver montreal ottawa chicago
    boston seattle houston dallas austin denver atlanta miami phoenix philadelphia detroit minneapolis portland
    baltimore pittsburgh cleveland bogota lima santiago caracas quito havana brooklyn manhattan california texas
    florida ohio michigan illinois oregon colorado arizona massachusetts pennsylvania england scotland wales ireland
    france germany spain italy portugal belgium netherlands switzerland austria sweden norway denmark finland poland
    ukraine russia greece turkey israel egypt nigeria ghana kenya ethiopia uganda tanzania zimbabwe morocco algeria
    india pakistan bangladesh nepal china japan korea vietnam thailand malaysia indonesia philippines australia canada
    mexico brazil argentina chile peru colombia venezuela cuba usa uk america europe africa asia
""") - {"austin", "chile"} | {"austin", "chile"}  # fmt: skip
_LONG_PLACES = ("new york city", "new york", "new delhi", "new zealand", "new jersey", "san francisco", "san diego",
                "san jose", "los angeles", "las vegas", "hong kong", "tel aviv", "cape town", "south africa",
                "south korea", "north carolina", "south carolina", "saudi arabia", "united states of america",
                "united states", "united kingdom", "united arab emirates", "são paulo", "sao paulo", "buenos aires",
                "rio de janeiro", "mexico city", "kuala lumpur", "ho chi minh city", "costa rica", "sri lanka",
                "washington dc", "silicon valley", "addis ababa", "puerto rico", "st. louis", "st. petersburg",
                "goldman sachs", "morgan stanley", "jp morgan", "bank of america", "imperial college",
                "carnegie mellon", "georgia tech", "virginia tech", "ernst & young", "procter & gamble")  # fmt: skip
TERMS = _set("""
    java python javascript typescript kotlin swift scala ruby rust perl haskell erlang elixir clojure groovy julia dart
    fortran cobol pascal lisp prolog ada matlab basic bash powershell go kubernetes docker helm terraform ansible puppet
    chef jenkins travis git mercurial subversion jira confluence trello slack notion figma sketch photoshop illustrator
    blender unity unreal excel word powerpoint outlook access tableau looker power bi azure lambda redshift athena
    snowflake databricks spark hadoop hive kafka flink airflow storm beam cassandra redis mongo mongodb postgres
    postgresql mysql sqlite oracle elasticsearch kibana logstash splunk grafana prometheus datadog sentry nginx apache
    tomcat jetty spring hibernate maven gradle ant django flask fastapi rails laravel symfony express react angular vue
    svelte next nuxt ember jquery bootstrap tailwind webpack vite babel node deno android linux unix windows ubuntu
    debian fedora macos pandas numpy scipy keras pytorch tensorflow scikit jupyter anaconda cypress selenium playwright
    cucumber junit pytest mockito agile scrum kanban lean waterfall devops six sigma salesforce hubspot zendesk shopify
    wordpress drupal magento stripe twilio firebase supabase heroku netlify vercel chrome firefox safari edge bluetooth
    ethernet internet wifi web bayes bayesian gaussian markov fourier laplace euler newton turing dijkstra boolean
    poisson bernoulli monte carlo nash pareto gantt pert venn cartesian euclidean hamming huffman fibonacci english
    spanish french german italian portuguese russian chinese mandarin japanese korean arabic hindi latin monday tuesday
    wednesday thursday friday saturday sunday january february march july september october november december christmas
    easter ramadan thanksgiving covid earth mars moon sun topaz mineral bulb battery celsius fahrenheit kelvin ohm volt
    section chapter figure table step phase part question option case level stage release sprint god dad mom internet
    class object array string integer stack queue list tree node function pointer main public private protected static
    null true false void std first last top bottom line item column row day week month year quarter
""")
_GENERIC = _set("""
    data systems system software bank national health global solutions general electric state institute science computer
    services service group company technologies technology tech media digital market capital university college school
    academy high international american european united new north south east west central city street road team
    engineering engineer research lab labs center centre hospital care insurance energy power water oil gas motors air
    airlines food foods store stores retail online network networks security cloud mobile web design studio consulting
    partners holdings industries corporation incorporated limited analytics business management training education
    public private office department union trust foundation community one first best big red blue green black white
    open free smart fast bright star sun moon stack queue tree apple target gap shell square box block oracle the and
    of for inc ltd llc corp gmbh plc co
""")

_GENDERED = {
    "he": "they", "she": "they", "him": "their", "her": "their", "his": "their", "hers": "their",
    "himself": "themselves", "herself": "themselves", "woman": "person", "lady": "person", "gentleman": "person",
    "girl": "person", "boy": "person", "women": "people", "ladies": "people", "gentlemen": "people",
    "girls": "people", "boys": "people", "husband": "partner", "wife": "partner", "girlfriend": "partner",
    "boyfriend": "partner", "mother": "parent", "father": "parent", "mum": "parent", "mom": "parent", "dad": "parent",
    "sister": "sibling", "brother": "sibling", "daughter": "child", "son": "child", "salesman": "salesperson",
    "saleswoman": "salesperson", "businessman": "businessperson", "businesswoman": "businessperson",
    "chairman": "chair", "chairwoman": "chair",
}  # fmt: skip
_BOTH = re.compile(
    r"\b(?:s/he|(?:he|she)(?:/| or )(?:she|he)|(?:him|his|her|hers)(?:/| or )(?:her|hers|him|his))\b", re.I
)
_PRONOUN = re.compile(rf"\b({'|'.join(_GENDERED)})(['’]s)?\b", re.I)
_TITLE = re.compile(r"(?<![\w.])(?:mr|mrs|ms|miss|mx|dr|sir|madam|professor|prof|señor|señora|herr|frau)\.?$", re.I)

_CAP = r"[^\W\d_a-zß-öø-ÿ][\w'’]{0,30}(?:-[^\W\d_]\w{0,30}){0,3}"
_SCHOOL_NOUN = "University|College|Institute|School|Academy|Polytechnic|Université|Universidad|Universität"
_OPENS = r"(?!(?:At|In|From|To|My|For|With|During|After|Before|Our|And|But|When|On|By)\b)"
_SCHOOL = re.compile(
    rf"(?:\b[Tt]he )?(?:\b{_OPENS}{_CAP} (?:(?:of|and|for|&) )?){{1,6}}(?:{_SCHOOL_NOUN})\b"
    rf"(?: of (?:the )?{_CAP}(?:(?: and| &)? {_CAP}){{0,3}}| at {_CAP})?"
    rf"|(?:\b[Tt]he )?\b(?:{_SCHOOL_NOUN}) (?:of|de|di|du|della) (?:the |la |los )?{_CAP}"
    rf"(?:(?: and| &)? {_CAP}){{0,3}}(?: at {_CAP})?"
)
_COMPANY = re.compile(
    rf"(?:\b[Tt]he )?(?:\b{_CAP}(?:,| &)? ){{1,5}}(?:Inc|Incorporated|Ltd|Limited|LLC|LLP|Corp|Corporation|GmbH|PLC|Plc"
    r"|Pvt|AG|Technologies|Consulting|Industries|Holdings|Bank|Hospital)\b"
    r"(?:\.(?=\s+[a-z]|,)| (?:Inc|Ltd|Limited)\b\.?)?"
)
_SPOKEN_SCHOOL = re.compile(
    rf"(?:\bthe )?\b(?:university of (?:the )?(?:{'|'.join(sorted(PLACES | SCHOOLS))})"
    rf"|(?:{'|'.join(sorted(PLACES | SCHOOLS))}) (?:state )?(?:university|college|business school|law school))\b",
    re.I,
)
_INITIALS = re.compile(rf"\b(?:[A-Z]\. ?){{2,3}}(?![AI] ){_CAP}")
_LONG_PLACE = re.compile(rf"\b(?:the )?(?:{'|'.join(map(re.escape, _LONG_PLACES))})\b", re.I)
_TOKEN = re.compile(r"(?:[^\W\d_]\.){1,3}(?!\w)|[^\W_][\w+#]*(?:['’\-][^\W_]+)*(?:\.[a-z]\w*)*")
_STARTS = re.compile(r"(?:^|[.!?:;\n])[\s\"'“‘(\-*]*$")
_ACRONYM = re.compile(r"[A-Z0-9&]{2,}s?|.*\d.*|\w*[a-z][A-Z]\w*|.*[+#.]\w*|[A-Z]|(?:[A-Z]\.)+")
_PERSON_VERB = _set("""
    asked told said suggested explained helped joined insisted complained agreed disagreed thought felt wanted mentioned
    showed taught called emailed wrote thanked apologized apologised argued offered refused noticed reviewed pointed
""")
_SPEAKERS = _set("""
    management customers customer users user clients client people legal marketing support sales finance engineering
    security leadership everyone somebody nobody everybody students teachers stakeholders patients doctors nurses
    management's operations product design procurement engineers developers colleagues parents others neither both
    which yesterday today later eventually afterwards initially instead nurse teacher
""")
_RELATION = _set("""
    manager colleague coworker co-worker teammate boss mentor supervisor friend intern lead director professor doctor
    nurse teacher client customer engineer developer designer named assistant coach cofounder co-founder partner called
    sibling parent child classmate roommate
""")
_EPONYM = re.compile(r"(?:['’]s)?[ -](?:law|theorem|distribution|series|transform|inequality|chart|modulus|equation"
                     r"|code|constant|paradox|conjecture|lemma|diagram|machine|score|curve|algorithm|license)s?\b",
                     re.I)  # fmt: skip
_PRODUCT = re.compile(r" (?:cloud|docs|sheets|analytics|maps|excel|office|azure|web services|s3|drive|ads|pay|license|"
                      r"teams|search|store|suite|river|forest)\b", re.I)  # fmt: skip
_REPEATED = re.compile(
    r"\b(some(?:one|where))(?:(?:,? | and (?=\1,))(?=\1\b)\1\b)+(?!['’])|\b(somewhere)(?:,? (?:in )?somewhere)+\b", re.I
)
_ARTICLE = re.compile(r"\b(a)n(?= (?:someone|somewhere)\b)|\bthe (?=(?:someone|somewhere)\b)", re.I)


@dataclass(frozen=True, slots=True)
class _Known:
    """What this answer's own interview knows: names to mask, and terms of the question and the ideal answer to keep."""

    wholes: re.Pattern[str] | None
    parts: frozenset[str]
    kept: frozenset[str]


def mask(text: str, *, names: Sequence[str] = (), keep: str = "") -> str:
    """The text with "someone" or "somewhere" for each name; after "for", "with" and "by" always "someone".

    There a company and a person stand alike, so that one that is known and one that is not give the same text.
    """
    known = _known(tuple(names), keep)
    for _ in range(MOST_PASSES):
        masked = _pass(text, known)
        if masked == text:
            break
        text = masked
    return text


@lru_cache(maxsize=64)
def _known(names: tuple[str, ...], keep: str) -> _Known:
    kept = frozenset(stem(word) for word in words_of(keep) if word.casefold() not in STOP_WORDS)
    lower = {stem(word) for word in words_of(keep) if word.islower()}
    wholes = sorted({" ".join(name.split()) for name in names if len(name.strip()) > 1}, key=len, reverse=True)
    parts = {
        part.casefold()
        for name in wholes
        for part in re.findall(r"[^\W\d_][\w'’\-]*", name)
        if len(part) > 2 and part[0].isupper() and not _is_plain(part.casefold(), lower)
    }
    pattern = "|".join(r"\s+".join(map(re.escape, name.split())) for name in wholes)
    return _Known(re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.I) if pattern else None, frozenset(parts), kept)


def _is_plain(part: str, lower: Collection[str]) -> bool:
    return part in _GENERIC or part in TERMS or part in STOP_WORDS or stem(part) in lower


def _pass(text: str, known: _Known) -> str:
    text = _PRONOUN.sub(_neutral, _BOTH.sub("they", text))
    sure = set(_patterns(text, known))
    spans = [*_runs(text, known), *sure]
    pieces, at = [], 0
    for start, end, word in _merged(spans, sure):
        word = PERSON if _before(text, start) in ("for", "with", "by") else word
        begins = text[start : start + 1].isupper() and bool(_STARTS.search(text[max(0, start - 12) : start]))
        pieces += [text[at:start], word.capitalize() if begins else word]
        at = end
    joined = "".join([*pieces, text[at:]])
    return _ARTICLE.sub(lambda m: m[1] or "", _REPEATED.sub(lambda m: m[1] or m[2], joined))


def _neutral(match: re.Match[str]) -> str:
    word = _GENDERED[match[1].casefold()]
    word = word.capitalize() if match[1][0].isupper() else word
    if not match[2]:
        return word
    return f"{word} is" if word.casefold() == "they" else word + match[2]


def _merged(spans: list[tuple[int, int, str]], sure: Collection[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """In order, those that overlap made one; a whole "Howard University" knows better than its "Howard"."""
    merged: list[tuple[int, int, str]] = []
    certain = False
    for span in sorted(spans, key=lambda span: (span[0], -span[1])):
        start, end, word = span
        if merged and start < merged[-1][1]:
            first, last, kept = merged[-1]
            merged[-1] = (first, max(end, last), kept if certain or span not in sure else word)
            certain = certain or span in sure
        else:
            merged.append(span)
            certain = span in sure
    return merged


def _before(text: str, start: int) -> str:
    """The word before, past an article."""
    words = re.findall(r"[\w'’\-]+(?=[ \t]+$|[ \t]+the[ \t]+$)", text[max(0, start - 40) : start], re.I)
    return str(words[0]).casefold() if words else ""


def _patterns(text: str, known: _Known) -> list[tuple[int, int, str]]:
    """Schools, companies, long place names and the resume's own names."""
    found: list[tuple[int, int, str]] = []
    for pattern in (_SCHOOL, _COMPANY):
        for match in pattern.finditer(text):
            start, words = match.start(), match[0].split(" ")
            # "During College", "My University", "In Operating Systems Inc": the sentence's own words are no name
            while words and words[0].casefold() in STOP_WORDS - {"the"}:
                start += len(words.pop(0)) + 1
            if len(words) > 1 and not (len(words) == 2 and words[0].casefold() == "the"):
                found.append((start, match.end(), PLACE))
    found += [(m.start(), m.end(), PERSON) for m in _INITIALS.finditer(text)]
    found += [(m.start(), m.end(), PLACE) for m in _SPOKEN_SCHOOL.finditer(text)]
    found += [(m.start(), m.end(), PLACE) for m in _LONG_PLACE.finditer(text)
              if not all(stem(word) in known.kept for word in words_of(m[0]))]  # fmt: skip
    for match in known.wholes.finditer(text) if known.wholes else ():
        if match[0].casefold() not in AMBIGUOUS or match[0][0].isupper():
            found.append((match.start(), match.end(), _class_of(match[0], _before(text, match.start()))))
    return found


def _class_of(name: str, before: str) -> str:
    words = set(re.findall(r"\w+", name.casefold()))
    if words & _SAFE_FIRST:
        return PERSON
    return (
        PLACE if before in ("at", "in", "from", "near") or words & (_GENERIC | PLACES | SCHOOLS | COMPANIES) else PERSON
    )


def _runs(text: str, known: _Known) -> list[tuple[int, int, str]]:
    """Names token by token, grown over the capitalised words beside them."""
    tokens = list(_TOKEN.finditer(text))
    bare = [_bare(token[0]) for token in tokens]
    classes = [_token_class(text, tokens, bare, at, known) for at in range(len(tokens))]
    for order in (range(1, len(tokens)), range(len(tokens) - 2, -1, -1)):
        step = -1 if order.step > 0 else 1
        for at in order:
            beside = classes[at + step]
            if (
                beside
                and not classes[at]
                and _beside(text, tokens, at, step)
                and _grows(text, tokens[at], bare[at], known, step)
            ):
                classes[at] = beside
    found: list[tuple[int, int, str]] = []
    for at, word in enumerate(classes):
        if not word:
            continue
        start, end = tokens[at].start(), tokens[at].start() + len(bare[at])
        if found and at and classes[at - 1] and _beside(text, tokens, at, -1):
            found[-1] = (found[-1][0], end, PERSON if PERSON in (word, found[-1][2]) else PLACE)
        else:
            found.append((start, end, word))
    return found


def _bare(token: str) -> str:
    return re.sub(r"['’]s$", "", token)


def _beside(text: str, tokens: Sequence[re.Match[str]], at: int, step: int) -> bool:
    """Whether only a space (or the stop of an initial or a title) lies between a token and the next or last one."""
    left, right = (tokens[at - 1], tokens[at]) if step < 0 else (tokens[at], tokens[at + 1])
    return text[left.end() : right.start()] in (" ", ". " if len(left[0]) < 3 else " ") and "'s" not in left[0]


def _grows(text: str, token: re.Match[str], word: str, known: _Known, step: int) -> bool:
    """Whether a capitalised word beside a name belongs to it; a sentence's first word does not grow to the left."""
    small = _folded(word)
    if (
        small in SURNAMES | FIRST_NAMES | {"van", "de", "von", "bin", "al", "da", "del", "dos"}
        and small not in STOP_WORDS
    ):
        return word[0].isupper() or small in _ALONE_SURNAMES | _SAFE_FIRST
    if _TITLE.search(token[0]):
        return step > 0
    if step > 0 and _STARTS.search(text[max(0, token.start() - 12) : token.start()]):
        return False
    if re.fullmatch(r"[A-Z]\.?", word):
        return word != "I"
    return word[0].isupper() and not _stays(word, known)


def _stays(word: str, known: _Known) -> bool:
    small = word.casefold()
    if small in known.parts:
        return False
    return bool(_ACRONYM.fullmatch(word)) or small in STOP_WORDS or small in TERMS or stem(small) in known.kept


def _token_class(text: str, tokens: Sequence[re.Match[str]], bare: Sequence[str], at: int, known: _Known) -> str:
    """What a token alone and the word on each side of it say that it is: someone, somewhere or ""."""
    word, small, start = bare[at], _folded(bare[at]), tokens[at].start()
    if small in (PERSON, PLACE) or len(small) < 2:
        return ""
    pieces = re.split("-", small)
    last = bare[at - 1].casefold() if at and _beside(text, tokens, at, -1) else ""
    after = bare[at + 1].casefold() if at + 1 < len(tokens) and _beside(text, tokens, at, 1) else ""
    title = (word[0].isupper() and not _stays(word, known)) or small in SURNAMES | FIRST_NAMES
    if _TITLE.search(tokens[at][0]):
        # a title goes with its name; "Dr. Chen", and "sir" alone says a gender
        follows = at + 1 < len(tokens) and text[tokens[at].end() : tokens[at + 1].start()] in (" ", ". ")
        return PERSON if (follows and tokens[at + 1][0][0].isupper()) or small in ("sir", "madam") else ""
    if at and _TITLE.search(bare[at - 1]) and text[tokens[at - 1].end() : start] in (" ", ". ") and title:
        return PERSON
    if small in known.parts and (small not in AMBIGUOUS or word[0].isupper()):
        return _class_of(word, _before(text, start))
    if _EPONYM.match(text, start + len(word)) and small not in _SAFE_FIRST:
        return ""
    begins = bool(_STARTS.search(text[max(0, start - 12) : start]))
    acts = after in _PERSON_VERB or text[tokens[at].end() : tokens[at].end() + 6] == " and I"
    if any(piece in _SAFE_FIRST for piece in pieces) and (len(pieces) == 1 or word[0].isupper()):
        return PERSON
    if any(piece in _ALONE_SURNAMES for piece in pieces) and not (stem(small) in known.kept or small in TERMS):
        return PERSON
    if word[0].isupper() and small in AMBIGUOUS & (FIRST_NAMES | SURNAMES | AMBIGUOUS) and not word.isupper():
        if small in PLACES and last in ("in", "from", "near", "to"):
            return PLACE
        inside = not begins and small not in _MONTHS and small not in TERMS
        if stem(small) not in known.kept and (acts or last in _RELATION or inside):
            return PERSON
    beside = (last, bare[at + 1] if after else "")
    return _elsewhere(text, word, tokens[at].end(), beside, known, begins=begins, acts=acts)


def _elsewhere(
    text: str, word: str, end: int, beside: tuple[str, str], known: _Known, *, begins: bool, acts: bool
) -> str:
    """Places, companies and schools of the lists, and unknown capitalised words that their neighbours give away."""
    small, (lead, after) = word.casefold(), beside
    if stem(small) in known.kept:
        return ""
    if small in PLACES and (word[0].isupper() or small not in ("turkey", "reading", "chile", "phoenix", "lima")):
        return PLACE
    asked = lead in _set("at for with from by joined left near the called") or not lead
    if small in SCHOOLS | COMPANIES and not _PRODUCT.match(text, end) and not (small == "mit" and not word.isupper()):
        clear = small in SCHOOLS and small not in ("imperial", "bits", "duke", "columbia", "eth")
        if clear or (asked and (word[0].isupper() or lead in ("at", "for", "from", "joined", "left"))):
            return PLACE
    if (
        not word[0].isupper()
        or _stays(word, known)
        or (small in _GENERIC and (after == "I" or not after[:1].isupper()))
    ):
        return ""
    if lead in ("at", "in", "from", "for"):
        return PLACE
    if not begins and lead in ("joined", "left"):
        return PLACE
    if (
        lead in ("with", "by", "told", "asked", "thanked", "met", "taught", "emailed", "convinced")
        or lead in _RELATION
        or (lead and not begins and acts)
    ):
        return PERSON
    plain = small in _SPEAKERS or re.search(r"(?:s|ing|tion|ment|er|or|ly|ed|ity|ness)$", small)
    return PERSON if acts and begins and not plain and small not in _RELATION else ""

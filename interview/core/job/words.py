"""The little words of four languages by which phrases are cut, and the words that tell skills from filler.

Knows no sentence and no job; English is the fullest, German, French and Spanish have what headings and lists need.
"""

from __future__ import annotations

import re

from interview.core.text import stem


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


BREAKS = {
    "en": _set(
        """a about above across after against all along alongside also although am among an any anyone are
        around as at be because become been before behind being below beneath between both but by can cannot
        could did do does down during each either else etc even every everyone for from had has have he her
        here hers his how however i if in including into is it its itself just like may me might more most
        must my neither no nor not of off on once one only onto or other others our ours out over own per
        plus rather shall she should since so some someone such than that the their them then there
        therefore these they this those though through throughout thus to toward towards under unless until
        up upon us using various very via was we well were what when where whether which while who whom
        whose why will with within without would yet you you'll your yours yourself and and/or able least
        many much several successfully effectively ideally preferably currently perhaps you're you've we're
        we've they're it's don't based related e.g i.e eg ie seeking seeks looking looks relies rely relying
        come comes coming moving moved need needs needed requires require requiring offers offer offering
        want wants wanting join joining becoming becomes called get gets getting uses used give gives given
        giving find make makes making made take takes taking taken go goes going let lets tell think believe
        feel know known keep keeps grow grows growing enjoy enjoys love likes include includes included
        means mean depends depending existing according little ever often together always too see bring
        brings put provides provided gained obtained derived acquired must-have up-to-date non welcome helpful
        please designed following applying
        hiring ranked monday tuesday wednesday thursday friday saturday sunday saturdays sundays hire"""
    ),
    "de": _set(
        """aber alle allem allen aller als am an auch auf aus bei bis damit das dass dem den der des die dies
        diese diesem diesen dieser dir du durch ein eine einem einen einer eines er es etwa euer eure für
        gegen haben hast hat hinaus ich ihr ihre ihrem ihren ihrer im in ist ihnen je jede jedem jeden jeder
        kann können man mit möchten nach nicht noch nur ob oder ohne sein seine sich sie sind so sowie
        sowohl soll sollten über um und uns unser unsere unserem unseren unserer unter vom von vor wenn
        werden wie wir wird wo zu zum zur zwischen bzw idealerweise bereits gerne mindestens wünschenswert
        erforderlich vorteil verfügen bringen bringst suchen"""
    ),
    "fr": _set(
        """à afin ainsi alors au aux avec avez avoir ce ces cet cette chez comme dans de des donc dont du elle
        elles en entre est et être eux grâce il ils je la le les leur leurs lors ma mais mes mon ne nos
        notre nous on ont ou où par pas pendant plus pour qu que qui sa sans se sera serez ses si son sont
        sous sur ta tes ton tous tout toute toutes tu un une vers via vos votre vous idéalement minimum
        moins souhaité souhaitée exigé exigée requis requise êtes serait"""
    ),
    "es": _set(
        """a al algo ante antes aunque bajo cada como con contra cual cuando de del desde donde durante e el
        ella ellos en entre era eres es esa ese eso esta este esto están estar fue ha han hasta hay la las
        le les lo los más mi mis muy ni no nos nosotros nuestra nuestras nuestro nuestros o para pero por
        porque que quien se según ser será si sin sobre son su sus también tener tiene todo todos tu tus u
        un una unas uno unos usted y ya menos mínimo deseable imprescindible valorable requisito sería
        valorará"""
    ),
}
"""Words that end a phrase, by language."""

JOINS = _set("and or & and/or / und oder sowie et ou y o e u plus")
"""Between two phrases, they carry what is asked of the first over to the second."""

LEADS = _set(
    """strong excellent exceptional outstanding proven good solid great superior effective in-depth
        hands-on advanced basic relevant highly current valid previous prior recent professional
        demonstrated demonstrable extensive working practical deep thorough sound broad significant similar
        different numerous multiple related required minimum preferred desired successful successfully own
        same entire fast quick quickly clear positive comprehensive unique important necessary proficient
        familiar accredited essential accurately proactively actively closely directly regularly
        occasionally additional appropriate overall further first second possess possesses requires require
        gute guter gutes sehr fundierte fundierten umfassende erste mehrjährige abgeschlossene
        abgeschlossenes sichere sicherer ausgeprägte bonne bonnes bon excellente solide solides première
        buen buena buenos buenas sólida sólidos amplia experimentado extraordinary keen fluent adequate
        considerable least ability abilities capable passionate wide more years year another"""
)
"""Praise and measure before a skill; they say how much of it, not what."""

EMPTY = frozenset(
    map(
        stem,
        """general proficiency familiarity competency possession exposure weekend weekends night nights shift
        shifts hours overtime skills skill experience ability abilities years year work job role team teams
        candidate candidates position company environment people person field variety opportunity
        opportunities level areas area responsibilities duties tasks task business requirements
        qualifications knowledge department following success organization organisation applicants applicant
        day days time information individual individuals member members industry plus related ideal hands-on
        successful part world quality goals professional results projects project required preferred perform
        implement maintain use provide ensure support assist expertise understanding background concepts
        practices way ways others range number kind type types basis life place home office future
        understand degree needs need things thing everyone career journey passion mission vision value
        values growth colleagues colleague employees employee customers customer clients client stakeholders
        track record aspects matters issues solutions services service products product order lot etc
        approach manner additional equivalent employer employment applications application desire willing
        willingness bonus sense interest study studies setting settings various help offer join get make
        take kenntnisse erfahrung erfahrungen aufgaben expérience connaissances experiencia conocimientos
        jahre ans años graduate graduates comfortable principals literate month months""".split(),
    )
)
"""Stems that name no skill by themselves."""

ANYWHERE = frozenset(
    map(
        stem,
        """independent detail critical flexible motivated energetic outgoing personality multitask fast-paced
        attitude positive effectively enthusiastic dynamic ambitious proactive self-motivated reliable
        creative friendly passionate curious open-minded humble smart""".split(),
    )
)
"""Asked for in every other job, so it tells little about this one."""

VAGUE = _set(
    "communication presentation presentations analysis planning collaboration creativity design research writing"
)
"""Alone they say too little to ask about."""

HEADS = frozenset(
    map(
        stem,
        """management analysis analytics testing planning development design engineering programming
        administration research maintenance marketing sales accounting compliance documentation reporting
        editing writing training coaching mentoring negotiation communication presentation leadership
        support service software tools systems databases methodologies methods techniques processes
        frameworks languages architecture security control assurance care safety procedures policies
        standards regulations operations logistics scheduling budgeting forecasting recruitment procurement
        purchasing merchandising inventory strategy strategies assessment evaluation automation integration
        deployment modelling modeling visualisation visualization optimisation optimization improvement
        installation repair troubleshooting configuration monitoring auditing audits statistics mathematics
        finance law medicine nursing science teaching translation equipment machinery tests plans networks
        networking protocols applications platforms technologies infrastructure pipelines data reports
        records handling preparation selling judgment solving making thinking work teamwork relations
        relationships coordination supervision platform suite server license licence certification""".split(),
    )
)
"""Stems of nouns that a skill's name ends in."""

VERBS = _set(
    """achieve act adapt administer advise analyse analyze answer apply arrange assess assign assist assure
        attend audit automate balance build calculate capture carry challenge check clean close coach
        collaborate collect communicate compile complete comply conduct configure consult contribute control
        coordinate create cultivate debug define delegate deliver demonstrate deploy design detect determine
        develop diagnose direct discuss document draft drive edit educate enable encourage engage enhance
        ensure escalate establish estimate evaluate examine execute explain facilitate follow forecast
        foster gather generate guide handle help identify implement improve influence inform initiate
        innovate inspect install integrate interact interface interpret investigate keep launch lead learn
        liaise lift listen load maintain make manage map maximise maximize measure meet mentor migrate model
        monitor motivate negotiate operate optimise optimize order organise organize oversee own participate
        perform persuade plan prepare present prevent prioritise prioritize process produce program promote
        protect provide purchase pursue read recommend reconcile record recruit reduce refactor repair
        replace report represent research resolve respond review run schedule secure select sell serve set
        share ship solve spot stock strengthen supervise support teach test track train use transform
        translate travel troubleshoot understand update upsell validate verify visit work write administer
        assemble bill cook counsel cross-sell
        de-escalate diagnose dispense dispatch draft drill enforce enter evacuate examine file fix greet grill grind
        inspect interview issue label log machine mix mount observe order pack paint patrol pick pour prep program
        receive recharge recover refer refill reinforce remove resolve restock retouch sanitize scan sew sort
        sterilize summarize tend tutor unload unpack wash weigh weld wire"""
)
"""What people in jobs do, in the base form."""

SOFT = re.compile(
    r"\b(?:attention to details?|eye for details?|problem[- ]solving|critical thinking|analytical thinking|"
    r"strategic thinking|decision[- ]making|time management|team ?work|team player|team building|"
    r"self[- ]motivat(?:ed|ion)|work(?:ing)? independently|work ethics?|customer service(?: experience)?|"
    r"conflict resolution|"
    r"(?:multi[- ]?tasking)|public speaking|stakeholder management|project management|change management|"
    r"(?:(?:written|oral|verbal|spoken|interpersonal|organi[sz]ational|communication|presentation|leadership|"
    r"analytical|"
    r"negotiation|computer|people|listening|writing|management|technical|social|sales|typing|planning)"
    r"(?: and | & |/)?){1,3} skills)\b",
    re.IGNORECASE,
)
"""Names of soft skills, however the sentence puts them."""

PAPERS = re.compile(
    r"\b(?:licen[cs]es?|certifications?|certificates?|certified|diplomas?|degrees?|bachelor['’]?s?|master['’]s|ph\.?d|"
    r"mba|ged|b\.?sc|m\.?sc|hochschulabschluss|ausbildung|studium|führerschein|diplôme|licence|permis|título|grado|"
    r"titulación|carné|graduate (?:of|from)|school of \w+)\b",
    re.IGNORECASE,
)
"""Words for papers that one has or has not."""


def language_of(text: str) -> str:
    """ "en", "de", "fr" or "es", whichever has most little words in the text; English when in doubt."""
    words = re.findall(r"[^\W\d_]+", text.casefold())[:2000]
    counts = {language: sum(word in little for word in words) for language, little in BREAKS.items()}
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] > 1.3 * counts["en"] else "en"


def is_verb(word: str) -> bool:
    """Whether it is a form of a verb of the list: "manage", "manages", "managed", "managing"."""
    word = word.casefold()
    bases = {word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("d"), word.removesuffix("ed")}
    if word.endswith("ies"):
        bases.add(word[:-3] + "y")
    if word.endswith("ing"):
        cut = word[:-3]
        bases |= {cut, cut + "e", cut[:-1]}
    return bool(bases & VERBS)

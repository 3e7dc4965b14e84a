"""The little words of four languages, which no name begins or ends with, and the words for papers."""

from __future__ import annotations

import re


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
        preferred desired required preferable desirable mandatory essential
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
"""No name begins or ends with one of them, by language."""

WITHIN = _set(
    """and or of for in to with the a an on from by at as & und oder von der die das des im mit für zur zum et de du la
    le les l' aux y o del los las en con para"""
)
"""Little words that may stand in the middle of a name."""

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

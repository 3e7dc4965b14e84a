"""The words by which titles, employers, degrees, schools and places are told apart; knows no layout."""

from __future__ import annotations

import re


def _pattern(words: str, ending: str = r"s?") -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(words.split())}){ending}(?!\w)", re.IGNORECASE)


_TITLE = _pattern(
    """engineer developer manager director analyst consultant designer architect intern internship assistant
    associate officer lead leader head specialist coordinator co-ordinator administrator technician nurse teacher
    lecturer professor researcher scientist student volunteer coach member representative clerk accountant supervisor
    executive president founder co-founder owner co-owner contributor fellow programmer tester writer editor reporter
    journalist chef cook driver cashier freelance freelancer contractor trainee apprentice tutor mentor secretary
    receptionist advisor adviser agent broker captain principal chief ceo cto cfo coo cio vp operator operative producer
    photographer recruiter buyer planner strategist attorney lawyer paralegal pharmacist physician therapist
    physiotherapist counselor counsellor worker mechanic electrician estimator inspector instructor trainer controller
    auditor salesperson salesman bookkeeper librarian translator interpreter artist animator creator maintainer ninja
    evangelist expert qa sdet sre waiter waitress bartender barista server host hostess steward pilot surveyor economist
    statistician chemist biologist physicist machinist superintendent foreman postdoc doctorant carpenter plumber
    welder painter decorator roofer bricklayer gardener florist baker butcher tailor hairdresser barber beautician
    cleaner porter caretaker janitor guard firefighter soldier sergeant lieutenant detective paramedic midwife dentist
    surgeon doctor veterinarian psychologist psychiatrist sociologist historian curator archivist copywriter
    illustrator videographer musician actor actress dancer model stylist merchandiser retailer picker packer
    dispatcher courier rider loader fitter installer assembler draughtsman drafter modeller modeler publicist
    lobbyist diplomat judge notary magistrate priest pastor chaplain nanny babysitter carer caregiver aide attendant
    handyman labourer laborer farmer fisherman miner driller geologist meteorologist astronomer mathematician
    actuary underwriter trader banker teller cashier treasurer chairman chairwoman chairperson chair dean provost
    rector headteacher superintendent registrar proctor demonstrator invigilator scrum master partner webmaster devops
    sysadmin dba moderator facilitator organiser organizer ambassador promoter telemarketer liaison generalist hr
    research internship traineeship apprenticeship externship residency placement stagiaire alternant
    mate cadet bosun seaman collector medewerker assistent verpleegkundige mécanicien technicien technicienne infirmier
    infirmière vendeur vendeuse serveur serveuse comptable assistante ingénieure développeuse journalier conseiller
    conseillère architetto architetta collaboratore collaboratrice impiegato impiegata responsabile commesso commessa
    insegnante ingeniera dependiente dependienta técnico técnica enfermera enfermero profesor profesora camarero
        camarera
    jefe jefa auxiliar assistente gerente estagiário estagiária coordenador coordenadora бухгалтер инженер менеджер
    программист разработчик директор аналитик специалист учитель врач
    ingénieur développeur entwickler entwicklerin werkstudent werkstudentin mitarbeiter mitarbeiterin ingeniero
    desarrollador desarrolladora leiter leiterin gerente analista consultor directeur responsable chargé
    מפתח מפתחת מהנדס מהנדסת מנהל מנהלת
    مهندس مهندسة مدير مديرة محاسب محاسبة مطور مطورة محلل معلم معلمة مساعد مساعدة ممرض ممرضة مستشار متدرب""",
)
_RANK = re.compile(
    r"\b(?:senior|sr|junior|jr|lead|principal|staff|chief|deputy|assistant|associate|head of|vp|vice president|intern|"
    r"trainee|graduate|entry[- ]level|mid[- ]level|working student|full[- ]?stack|front[- ]?end|back[- ]?end|freelance|"
    r"acting|interim|adjunct|visiting)\b|\b(?:I{1,3}|IV|V)$",
    re.IGNORECASE,
)
_AGENT = re.compile(
    r"\b[a-z]{2,}(?:ers?|ors?|ists?|ians?|eers?|ants?|man|woman|wright|smith)(?:\s+(?:I{1,3}|IV))?$", re.IGNORECASE
)
_NO_AGENT = re.compile(
    r"\b(?:cent(?:er|re)|computer|order|other|over|under|summer|winter|power|paper|water|user|letter|number|customer|"
    r"color|error|sector|door|floor|tower|river|silver|corner|carter|cooper|turner|walker|miller|porter|taylor|"
    r"restaurant|plant|grant|consumer|career|peer|beer|december|september|october|november|uber|twitter|tinder|"
    r"newsletter|theater|theatre|chapter|charter|quarter|minor|major|motor|vector|indian|canadian|italian|russian|"
    r"human|german|roman|japan|chairman)s?$",
    re.IGNORECASE,
)
_ORGANISATION = _pattern(
    r"""inc llc ltd limited gmbh ag corp corporation company co plc group university college bank institute school
    hospital cent(?:er|re) organi[sz]ation lab laboratory laboratorie technologies technology systems solutions
    services agency foundation industries association partners motors airlines enterprises consulting media
    studio ministry department network holdings academy clinic restaurant hotel stores store bakery bank shop café
    pharmacy museum library church theatre theater council municipality embassy army navy force police court chamber
    union federation society club trust charity fund nations commission authority board bureau district county
    telecom pharma pharmaceuticals logistics airways airline railways insurance energy labs software media press
    publishing gazette ledger times daily retail markets supermarket airport estate properties construction works
    daycare kindergarten nursery startup חברת אוניברסיטת شركة مؤسسة بنك مستشفى مجموعة""",
)
_DEGREE = re.compile(
    r"(?<![\w.])(?:ph\.?\s?d|d\.?phil|[bm]\.?\s?(?:sc|eng|tech|ed|phil|com|arch|a|s|e)|mba|bba|bca|"
    r"mca|bscs|ll\.?\s?[bm]|"
    r"jd|j\.d|md|m\.d|mph|msw|bsn|bfa|mfa|hnd|hnc|nvq|gcses?|bachelor(?:['’]?s)?|"
    r"master(?:['’]?s)?(?!\s+card)|doctor(?:ate)? of|"
    r"doctorate|diploma|degree|associate(?:['’]s)?(?= degree| of| in| diploma)|minor in|major(?:ing)? in|"
    r"baccalaur[ée]at|high school(?= diploma| certificate|$)|certificate|certification|ged|"
    r"a-levels?|^licence|hsc|ssc|sslc|class (?:x|xii)|(?:10|12)th|matura|laurea|grado en|m[áa]ster|abitur|"
    r"magister|diplom|diplom-\w+|konzertexamen|staatsexamen|btec|licenciatura|ingeniería|"
    r"post[- ]?graduate|undergraduate|boot ?camp|תואר|بكالوريوس|ماجستير|دكتوراه|دبلوم)\.?(?!\w)",
    re.IGNORECASE,
)
_INSTITUTION = _pattern(
    r"""university universit(?:y|ies|é|à|ät|aet|eit|atea|et) universidad universidade università univerzita uniwersytet
    college institute institut instituto istituto institution academy akademie académie polytechnic politecnico
    polytechnique politechnika school schule hochschule école ecole escuela lycée liceo gymnasium lyceum conservatory
    conservatoire seminary uni mit uc ucl lse ucla nyu suny cuny caltech epfl kth kaist technion tu eth iit iim nit bits
    boys girls cent(?:er|re) faculty campus coursera udemy udacity edx codecademy
    טכניון הטכניון אוניברסיטת האוניברסיטה מכללת המכללה جامعة كلية معهد مدرسة أكاديمية""",
)
_LEGAL_FORM = re.compile(
    r"(?:^|[\s,(])(?:Inc|LLC|L\.L\.C|Ltd|Limited|Corp|Corporation|GmbH|AG|LLP|PLC|plc|S\.?A\.?S?|SE|"
    r"Pty|Pvt|B\.?V|N\.?V|Oy|AB|ApS|"
    r"SARL|S\.?r\.?l|KG|d\.o\.o|s\.r\.o|a\.s|sp\. z o\.o|A/S|e\.V|& Co|& Company|& Sons)\b\.?(?:$|[\s,.)(])"
)
_FIELD = re.compile(
    r"\b(?:science|sciences|engineering|economics|mathematics|physics|chemistry|biology|history|philosophy|literature|"
    r"marketing|finance|accounting|psychology|sociology|law|medicine|nursing|education|linguistics|statistics|design|"
    r"architecture|management|informatics|electronics|communications?|studies|arts|business administration|"
    r"information technology|computing|theology|journalism|geography|politics|music|software|"
    r"informatik|informatique)\b",
    re.IGNORECASE,
)


_UNSPACED = {
    "title": re.compile(
        r"(?:工程师|工程師|经理|經理|主管|助理|顾问|设计师|教师|老师|会计|总监|专员|分析师|开发者|实习生|主任|店员|護士|护士|"
        r"エンジニア|マネージャー|部長|課長|デザイナー|コンサルタント|開発者|担当|店長|社員)$"
    ),
    "organisation": re.compile(r"公司|集团|银行|医院|株式会社|有限会社|研究所|銀行|病院"),
    "institution": re.compile(r"大学|大學|学院|學院|中学|高中|高校|高等学校|専門学校"),
    "degree": re.compile(r"本科|硕士|碩士|博士|学士|學士|修士|专科|大专|学位"),
}
"""Scripts that put no spaces between words: the endings and the parts that tell."""


def is_title(text: str) -> bool:
    """Whether a word of it names what somebody does."""
    return bool(_TITLE.search(text) or _UNSPACED["title"].search(text))


_SPOKEN_LANGUAGES = (
    "english|spanish|french|german|hebrew|russian|italian|arabic|chinese|mandarin|cantonese|japanese|hindi|portuguese|"
    "dutch|polish|ukrainian|turkish|korean|swedish|danish|norwegian|finnish|greek|czech|slovak|hungarian|romanian|"
    "bulgarian|serbian|croatian|slovenian|lithuanian|latvian|estonian|persian|farsi|urdu|bengali|punjabi|gujarati|"
    "marathi|tamil|telugu|kannada|malayalam|thai|vietnamese|indonesian|malay|tagalog|swahili|yoruba|igbo|hausa|"
    "amharic|afrikaans|zulu|catalan|basque|galician|welsh|irish|latin|georgian|armenian|kazakh|yiddish|"
    "englisch|deutsch|französisch|spanisch|italienisch|russisch|türkisch|anglais|allemand|espagnol|italien|français|"
    "inglés|alemán|francés|español|inglês|francês|עברית|אנגלית|العربية|الإنجليزية|英语|日本語|中文"
)
_NATURAL = re.compile(rf"(?<!\w)(?:{_SPOKEN_LANGUAGES})(?!\w)", re.IGNORECASE)


def names_language(text: str) -> bool:
    """Whether it names a language that people speak: "French (C1)"."""
    return bool(_NATURAL.search(text))


def is_spoken_language(text: str) -> bool:
    """Whether it is nothing but such a name."""
    return bool(_NATURAL.fullmatch(text))


def head_of(text: str) -> str:
    """The word that a name is about: "Director" of "Deputy Director of Services (acting)", "Bank" of "Bank of X"."""
    first = re.split(r"\s+(?:of|for|in|at|to|and|with|de|für)\s+|\s*[(,/&+:–]|\s+-\s+", text.strip(), maxsplit=1)[0]
    words = re.sub(r"\s+(?:I{1,3}|IV|V|\d+|[A-Z])$", "", first).split()
    return words[-1] if words else ""


_COMPOUND = re.compile(
    r"\w{3,}(?:leiter|ingenieur|entwickler|berater|assistent|mechaniker|techniker|lehrer|pfleger|verkäufer|arbeiter|"
    r"kaufmann|kauffrau|meister)(?:in)?",
    re.IGNORECASE,
)
"""German writes a title as one word."""
_ROMANCE = re.compile(
    r"ingénieure?|développeu(?:r|se)|mécanicien(?:ne)?|technicien(?:ne)?|chef(?:fe)?|responsable|assistante?|analista|"
    r"ingenier[oa]|técnic[oa]|gerente|jef[ea]|director[a]?|coordenador[a]?|assistente|главный|старший|ведущий",
    re.IGNORECASE,
)
"""Romance and Slavic languages put the head of a title first."""


def is_title_by_head(text: str) -> bool:
    """Whether its head names what one person does; "Traders" and "Partners" are firms."""
    head = head_of(text)
    if _UNSPACED["title"].search(text):
        return True
    words = text.split()
    if words and (_COMPOUND.fullmatch(words[0]) or _ROMANCE.fullmatch(words[0])):
        return True
    return bool(_TITLE.fullmatch(head)) and (head[-1] not in "sS" or head.casefold() == "devops")


def is_organisation_by_head(text: str) -> bool:
    return bool(_ORGANISATION.fullmatch(head_of(text)))


def may_be_title(text: str) -> bool:
    """Whether its last word has the form of somebody who does something: "Glassblower", "Oboist"."""
    head = head_of(text)
    return bool(_AGENT.search(head)) and not _NO_AGENT.search(head) and head[-1] not in "sS"


def is_rank(text: str) -> bool:
    """Whether it says how senior: "Senior", "Intern", "III"."""
    return bool(_RANK.search(text))


def has_legal_form(text: str) -> bool:
    """Whether it ends as firms do: "Inc.", "GmbH", "& Sons"."""
    return bool(_LEGAL_FORM.search(text))


def is_field_of_study(text: str) -> bool:
    return bool(_FIELD.search(text))


def is_organisation(text: str) -> bool:
    return bool(_ORGANISATION.search(text) or _UNSPACED["organisation"].search(text))


def is_degree(text: str) -> bool:
    return bool(_DEGREE.search(text) or _UNSPACED["degree"].search(text))


def is_institution(text: str) -> bool:
    return bool(_INSTITUTION.search(text) or _UNSPACED["institution"].search(text))

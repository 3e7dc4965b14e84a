"""Resumes in the LaTeX classes that people use: moderncv, the Europass ones, komacv, simplecv and ecv."""

from __future__ import annotations

from training.resumes.layouts.latex import Document, Look, contact, items, joined, links, title_of, wrapped
from training.resumes.layouts.sheet import Entry, Section, Sheet, Wishes

_COLOURS = ("blue", "black", "green", "grey", "orange", "purple", "red", "burgundy")


def entries_of(sheet: Sheet, section: Section) -> tuple[Entry, ...]:
    return {"experience": sheet.jobs, "education": sheet.schools, "projects": sheet.projects}.get(section.kind, ())


def pairs_of(sheet: Sheet, section: Section) -> tuple[tuple[str, str], ...]:
    """Skills and languages as a label and what it says; other sections have none."""
    if section.kind == "skills":
        return tuple((label, ", ".join(skills)) for label, skills in sheet.skills)
    return sheet.languages if section.kind == "languages" else ()


def lines_of(sheet: Sheet, section: Section) -> tuple[str, ...]:
    return sheet.certifications if section.kind == "certifications" else section.lines


def moderncv(style: str, sheet: Sheet, look: Look) -> str:
    first, _, last = sheet.name.partition(" ")
    head = [f"\\name{{{first}}}{{{last}}}", wrapped("title", sheet.headline)]
    head += [f"\\address{{{place}}}{{}}{{}}" for place in [contact(sheet, "place")] if place]
    head += [f"\\phone[mobile]{{{phone}}}" for phone in [contact(sheet, "phone")] if phone]
    head += [wrapped("email", contact(sheet, "email")), wrapped("extrainfo", joined(look.sep, *links(sheet)))]
    body = [_moderncv_section(sheet, section, look) for section in sheet.sections]
    column = look.random.choice(
        ("", "\\setlength{\\hintscolumnwidth}{3.4cm}", "\\setlength{\\hintscolumnwidth}{4.2cm}")
    )
    icons = f"\\moderncvicons{{{look.random.choice(('marvosym', 'letters'))}}}" if style != "oldstyle" else ""
    face, colour, scale = map(look.random.choice, (("sans", "sans", "roman"), _COLOURS, ("0.75", "0.8", "0.85")))
    return "\n".join([
        f"\\documentclass[{look.size},{look.paper},{face}]{{moderncv}}\\usepackage[T1]{{fontenc}}\\usepackage{{lmodern}}",
        f"\\moderncvstyle{{{style}}}\\moderncvcolor{{{colour}}}{icons}\\usepackage[scale={scale}]{{geometry}}",
        "\\nopagenumbers{}" if look.flag else "", column, *head,
        "\\begin{document}", "\\makecvtitle", *body, "\\end{document}",
    ])  # fmt: skip


def column_for(sheet: Sheet, look: Look) -> float:
    """Centimetres for a column of dates: most people widen it until their dates stand in one line."""
    longest = max((len(entry.dates) for entry in (*sheet.jobs, *sheet.schools)), default=0)
    return 2.6 if longest < 12 or look.random.random() < 0.15 else 3.4 if longest < 18 else 4.6


def _moderncv_section(sheet: Sheet, section: Section, look: Look) -> str:
    parts = [wrapped("section", section.heading)]
    for entry in entries_of(sheet, section):
        done = items(entry.bullets, look).replace("\\par ", "\\newline{}").replace("\\par", "")
        parts.append(
            f"\\cventry{{{entry.dates}}}{{{title_of(entry)}}}{{{entry.employer}}}{{{entry.place}}}{{}}{{{done}}}"
        )
    parts += [f"\\cvitem{{{label}}}{{{text}}}" for label, text in pairs_of(sheet, section)]
    if section.kind == "about":
        parts.append(f"\\cvitem{{}}{{{sheet.about}}}")
    parts += [
        f"\\cvlistitem{{{line}}}" if look.bullets else f"\\cvitem{{}}{{{line}}}" for line in lines_of(sheet, section)
    ]
    return "\n".join(parts)


_WORDS = {
    "en": ("Dates", "Occupation or position held", "Main activities and responsibilities",
           "Name and address of employer", "Title of qualification awarded", "Name and type of organisation"),
    "de": ("Zeitraum", "Beruf oder Funktion", "Wichtigste Tätigkeiten", "Name und Adresse des Arbeitgebers",
           "Bezeichnung der Qualifikation", "Name und Art der Einrichtung"),
    "fr": ("Dates", "Fonction ou poste occupé", "Principales activités", "Nom et adresse de l'employeur",
           "Intitulé du diplôme délivré", "Nom et type de l'établissement"),
    "es": ("Fechas", "Profesión o cargo desempeñado", "Funciones principales", "Nombre y dirección de la empresa",
           "Cualificación obtenida", "Nombre y tipo de la organización"),
    "it": ("Date", "Lavoro o posizione ricoperti", "Principali attività", "Nome e indirizzo del datore di lavoro",
           "Titolo della qualifica rilasciata", "Nome e tipo d'organizzazione"),
    "pt": ("Datas", "Função ou cargo ocupado", "Principais atividades", "Nome e morada do empregador",
           "Designação da qualificação", "Nome e tipo da organização"),
    "nl": ("Data", "Beroep of functie", "Voornaamste werkzaamheden", "Naam en adres van de werkgever",
           "Naam van de kwalificatie", "Naam en type van de instelling"),
}  # fmt: skip


def europecv(sheet: Sheet, look: Look) -> str:
    """Labels in the left column, a fact beside each: the Europass of before 2013."""
    options = f"helvetica,{'narrow,' if look.flag else ''}nologo,{look.paper.removesuffix('paper')},english"
    body = []
    for section in sheet.sections:
        body.append(wrapped("ecvsection", section.heading))
        for entry in entries_of(sheet, section):
            body += [f"\\ecvitem{{{label}}}{{{text}}}" for label, text in _facts(section, entry, look)]
        body += [f"\\ecvitem{{{label}}}{{{text}}}" for label, text in pairs_of(sheet, section)]
        if section.kind == "about":
            body.append(f"\\ecvitem{{}}{{{sheet.about}}}")
        body += [f"\\ecvitem{{}}{{{line}}}" for line in lines_of(sheet, section)]
    return "\n".join([
        f"\\documentclass[{options}]{{europecv}}", "\\usepackage[T1]{fontenc}\\usepackage[utf8]{inputenc}",
        "\\usepackage{textcomp,hyperref}\\usepackage[a4paper,top=1.2cm,left=1.2cm,right=1.2cm,bottom=2.5cm]{geometry}",
        f"\\ecvname{{{sheet.name}}}", wrapped("ecvaddress", contact(sheet, "place")),
        wrapped("ecvtelephone", contact(sheet, "phone")), wrapped("ecvemail", contact(sheet, "email")),
        wrapped("ecvhomepage", joined(", ", *links(sheet))),
        "\\begin{document}\\begin{europecv}\\ecvpersonalinfo[10pt]", *body, "\\end{europecv}\\end{document}",
    ])  # fmt: skip


def _facts(section: Section, entry: Entry, look: Look) -> list[tuple[str, str]]:
    dates, title, done, employer, degree, school = _WORDS[look.language]
    where = joined(", ", entry.employer, entry.place)
    bullets = items(entry.bullets, look) if look.other_flag else "\\par ".join(entry.bullets)
    if look.flag:  # as many shorten the form: dates for a label, nothing else
        facts = [(entry.dates, title_of(entry)), ("", where), ("", bullets)]
    elif section.kind == "education":
        facts = [(dates, entry.dates), (degree, entry.title), (school, where), ("", bullets)]
    elif section.kind == "projects":
        facts = [(entry.dates, title_of(entry)), ("", bullets)]
    else:
        facts = [(dates, entry.dates), (title, entry.title), (done, bullets), (employer, where)]
    return [(label, text) for label, text in facts if text]


def europasscv(sheet: Sheet, look: Look) -> str:
    """Dates at the left, title in blue, employer below: the Europass of after 2013."""
    body = []
    for section in sheet.sections:
        body.append(wrapped("ecvsection", section.heading))
        for entry in entries_of(sheet, section):
            body.append(f"\\ecvtitle{{{entry.dates}}}{{{title_of(entry)}}}")
            where = joined(", ", entry.employer, entry.place)
            body += [
                f"\\ecvitem{{}}{{{text}}}" for text in (where, items(entry.bullets, look, "[leftmargin=*]")) if text
            ]
        body += [f"\\ecvitem{{{label}}}{{{text}}}" for label, text in pairs_of(sheet, section)]
        if section.kind == "about":
            body.append(f"\\ecvitem{{}}{{{sheet.about}}}")
        body += [f"\\ecvitem{{}}{{{line}}}" for line in lines_of(sheet, section)]
    return "\n".join([
        "\\documentclass[english,a4paper]{europasscv}", f"\\ecvname{{{sheet.name}}}",
        wrapped("ecvaddress", contact(sheet, "place")), wrapped("ecvmobile", contact(sheet, "phone")),
        wrapped("ecvemail", contact(sheet, "email")), wrapped("ecvhomepage", joined(", ", *links(sheet))),
        "\\begin{document}\\begin{europasscv}\\ecvpersonalinfo", *body, "\\end{europasscv}\\end{document}",
    ])  # fmt: skip


def simplecv(sheet: Sheet, look: Look) -> str:
    """Topics: dates or labels at the left, the rest hanging beside them."""
    body = []
    for section in sheet.sections:
        body.append(wrapped("section", section.heading))
        topics = []
        for entry in entries_of(sheet, section):
            head = joined(", ", wrapped("textbf", title_of(entry)), wrapped("emph", entry.employer), entry.place)
            topics.append((entry.dates, joined("\\par ", head, items(entry.bullets, look))))
        topics += list(pairs_of(sheet, section)) + [("", line) for line in lines_of(sheet, section)]
        if section.kind == "about":
            topics.append(("", sheet.about))
        inner = "\n".join(f"\\item[{{{label}}}] {text}" for label, text in topics)
        body.append(f"\\begin{{topic}}\n{inner}\n\\end{{topic}}")
    contacts = " \\\\ ".join(text for _, text in sheet.contacts)
    return "\n".join([
        f"\\documentclass[{look.size},{look.paper}]{{simplecv}}", _text_setup(),
        f"\\leftheader{{{contacts}}}\\title{{{sheet.name}}}", "\\begin{document}\\maketitle",
        wrapped("centerline", sheet.headline), *body, "\\end{document}",
    ])  # fmt: skip


def ecv(sheet: Sheet, look: Look) -> str:
    """A long table: tags at the left, values at the right."""
    body = []
    for section in sheet.sections:
        body.append(wrapped("ecvSec", section.heading))
        for entry in entries_of(sheet, section):
            where = joined(look.sep, entry.employer, entry.place)
            head = joined(" \\ecvNewLine ", wrapped("textbf", title_of(entry)), where)
            body.append(f"\\ecvEPR{{{entry.dates}}}{{{joined(' ', head, items(entry.bullets, look))}}}")
        body += [f"\\ecvEPR{{{label}}}{{{text}}}" for label, text in pairs_of(sheet, section)]
        if section.kind == "about":
            body.append(f"\\ecvOVR{{{sheet.about}}}")
        body += [f"\\ecvOVR{{{line}}}" for line in lines_of(sheet, section)]
    top = [
        f"\\ecvOVR{{{text}}}"
        for text in (wrapped("textbf", sheet.name), sheet.headline, *(text for _, text in sheet.contacts))
        if text
    ]
    return "\n".join([
        "\\documentclass[english]{ecv}\\inputencoding{utf8}\\usepackage{textcomp}", f"\\ecvName{{{sheet.name}}}",
        "\\begin{document}\\begin{ecv}", *top, *body, "\\end{ecv}\\end{document}",
    ])  # fmt: skip


def _text_setup() -> str:
    return "\\usepackage[T1]{fontenc}\\usepackage[utf8]{inputenc}\\usepackage{textcomp,lmodern}"


def _moderncv_document(style: str) -> Document:
    family = "moderncv-banking" if style == "banking" else "moderncv"
    return Document(f"moderncv-{style}", family, lambda sheet, look: moderncv(style, sheet, look))


_EUROPASS = Document(
    "europasscv",
    "europasscv",
    europasscv,
    Wishes(capitals=1.0),
    extra=(("top", "PERSONAL INFORMATION"),),
    left_out=("headline",),
)
CLASSES: tuple[tuple[str, Document], ...] = (
    *(("moderncv.cls", _moderncv_document(style)) for style in ("classic", "banking", "casual", "oldstyle", "fancy")),
    (
        "europecv.cls",
        Document("europecv", "europecv", europecv, extra=(("top", "Personal information"),), left_out=("headline",)),
    ),
    ("europasscv.cls", _EUROPASS),
    ("simplecv.cls", Document("simplecv", "simplecv", simplecv, Wishes(capitals=0.4))),
    ("ecv.cls", Document("ecv", "ecv", ecv, Wishes(capitals=1.0))),
)
"""The file that a document needs, and the document."""

"""Resumes in LaTeX without a class of their own, as people write them from the article class."""

from __future__ import annotations

from training.resumes.layouts.latex import Document, Look, items, joined, title_of, wrapped
from training.resumes.layouts.latex_classes import column_for, entries_of, lines_of, pairs_of
from training.resumes.layouts.sheet import Entry, Section, Sheet, Wishes

_FONTS = (
    "\\usepackage{lmodern}", "\\usepackage{lmodern}", "", "\\usepackage{mathptmx}", "\\usepackage{tgpagella}",
    "\\usepackage{tgheros}\\renewcommand{\\familydefault}{\\sfdefault}", "\\usepackage{charter}",
    "\\usepackage{tgtermes}", "\\usepackage{helvet}\\renewcommand{\\familydefault}{\\sfdefault}",
)  # fmt: skip
_TIGHT = "[leftmargin=*,nosep,label=\\textbullet]"


def document(sheet: Sheet, look: Look, body: list[str], setup: str = "", margin: str = "", fonts: bool = True) -> str:
    """A whole article; its page has no foot, a number, or the name with the number."""
    foot = look.random.choice(("", "", "\\thepage", f"{sheet.name}{look.sep}\\thepage"))
    encoding = "\\usepackage[T1]{fontenc}\\usepackage[utf8]{inputenc}\\usepackage{textcomp}" if fonts else ""
    hyphens = "" if look.random.random() < 0.25 else "\\hyphenpenalty=10000\\exhyphenpenalty=10000\\sloppy"
    margin = margin or f"margin={look.random.choice(('1.5cm', '1.9cm', '2.2cm', '2.5cm'))}"
    return "\n".join([
        f"\\documentclass[{look.size},{look.paper}]{{article}}", encoding,
        look.random.choice(_FONTS) if fonts else "",
        f"\\usepackage[{margin}]{{geometry}}\\usepackage{{enumitem,titlesec,xcolor,fancyhdr,array,tabularx,longtable}}",
        "\\usepackage[hidelinks]{hyperref}", f"\\definecolor{{accent}}{{HTML}}{{{look.accent}}}",
        f"\\pagestyle{{fancy}}\\fancyhf{{}}\\renewcommand{{\\headrulewidth}}{{0pt}}\\cfoot{{\\small {foot}}}",
        "\\setlength{\\parindent}{0pt}\\setlength{\\parskip}{2pt}\\raggedbottom", hyphens, setup,
        "\\begin{document}", *body, "\\end{document}",
    ])  # fmt: skip


def centred_name(sheet: Sheet, look: Look, size: str = "\\Huge") -> str:
    name = f"{{{size} {wrapped('textsc' if look.flag else 'textbf', sheet.name)}}}"
    contacts = joined(look.sep, *(f"\\mbox{{{text}}}" for _, text in sheet.contacts))
    return "\\begin{center}\n" + joined(" \\\\[2pt] ", name, sheet.headline, f"\\small {contacts}") + "\n\\end{center}"


def ends(left: str, right: str) -> str:
    """Left and right of one line, each to its margin."""
    columns = "@{}l@{\\extracolsep{\\fill}}r@{}"
    return f"\\begin{{tabular*}}{{\\linewidth}}{{{columns}}} {left} & {right} \\\\ \\end{{tabular*}}\\par\n"


def rest(sheet: Sheet, section: Section, look: Look, label: str = "textbf") -> str:
    """Everything but entries."""
    if section.kind == "about":
        return f"{sheet.about}\\par"
    pairs = pairs_of(sheet, section)
    if section.kind == "skills":
        pairs = tuple((group, look.skill_sep.join(skills)) for group, skills in sheet.skills)
    if section.kind == "languages" and look.flag:
        return joined(", ", *(joined(" ", name, f"({level})" if level else "") for name, level in pairs)) + "\\par"
    colon = ": "
    lines = [joined(" ", wrapped(label, name + colon if text else name) if name else "", text) for name, text in pairs]
    return "\\par ".join(lines) + "\\par" if lines else items(lines_of(sheet, section), look, _TIGHT)


def tabular(sheet: Sheet, look: Look) -> str:
    """Ruled headings; title and dates, then employer and place, each to its margin."""
    rule = "\\titleformat{\\section}{\\large\\scshape\\raggedright}{}{0em}{}[\\titlerule]"
    rule += "\\titlespacing*{\\section}{0pt}{8pt}{4pt}"
    body = [centred_name(sheet, look)]
    for section in sheet.sections:
        body.append(wrapped("section*", section.heading))
        for entry in entries_of(sheet, section):
            lines = [(title_of(entry), entry.dates), (entry.employer, entry.place)]
            if look.other_flag and entry.employer:  # the employer first, its place beside it
                lines.reverse()
            body.append(ends(wrapped("textbf", lines[0][0]), lines[0][1]))
            if any(lines[1]):
                body.append(ends(wrapped("emph", lines[1][0]), wrapped("emph", lines[1][1])))
            body.append(items(entry.bullets, look, _TIGHT))
        if not entries_of(sheet, section):
            body.append(rest(sheet, section, look))
    return document(sheet, look, body, rule)


def narrow_and_wide(sheet: Sheet, look: Look) -> str:
    """Two columns of unlike width, headings in capitals of the accent colour."""
    setup = "\\titleformat{\\section}{\\color{accent}\\large\\raggedright}{}{0em}{}"
    setup += "\\titlespacing*{\\section}{0pt}{6pt}{3pt}"
    contacts = joined(look.sep, sheet.headline, *(text for _, text in sheet.contacts))
    name = f"\\begin{{center}}{{\\Huge {sheet.name}}}\\\\[2pt] {contacts}\\end{{center}}"
    columns = {True: [""], False: [""]}
    for section in sheet.sections:
        column = columns[section.beside]
        column.append(wrapped("section*", section.heading))
        for entry in entries_of(sheet, section):
            head = f"\\textbf{{{title_of(entry)}}}"
            head = (
                joined(look.sep, head, entry.employer) if not section.beside else joined("\\par ", head, entry.employer)
            )
            below = joined(look.sep, entry.dates, entry.place)
            column.append(joined("\\par ", head, f"{{\\small\\color{{gray}} {below}}}" if below else "") + "\\par")
            column.append(items(entry.bullets, look, _TIGHT))
        if not entries_of(sheet, section):
            column.append(rest(sheet, section, look))
    sides = [
        f"\\begin{{minipage}}[t]{{{width}\\textwidth}}\\raggedright\n" + "\n".join(column) + "\n\\end{minipage}"
        for width, column in (("0.31", columns[True]), ("0.65", columns[False]))
    ]
    body = "\\hfill\n".join(sides if look.flag else reversed(sides))
    return document(sheet, look, [name, body], setup, margin="margin=1.3cm")


def accented(sheet: Sheet, look: Look) -> str:
    """Headings half in colour with a rule beside them; employer and place, then title in small capitals and dates."""
    setup = (
        "\\newcommand{\\first}[1]{{\\color{accent}#1}}"
        "\\titleformat{\\section}{\\Large\\bfseries\\raggedright}{}{0em}{}[\\color{gray}\\titlerule]"
    )
    first, _, last = sheet.name.partition(" ")
    contacts = look.sep.join(text for _, text in sheet.contacts)
    top = [f"{{\\fontsize{{26}}{{30}}\\selectfont {first} \\textbf{{{last}}}}}", wrapped("textsc", sheet.headline)]
    body = ["\\begin{center}" + joined("\\\\[3pt] ", *top, f"\\footnotesize {contacts}") + "\\end{center}"]
    for section in sheet.sections:
        body.append(wrapped("section*", _half_coloured(section.heading)))
        for entry in entries_of(sheet, section):
            place = f"\\color{{accent}}\\textsl{{{entry.place}}}"
            body.append(ends(wrapped("textbf", entry.employer or title_of(entry)), place))
            body.append(ends(wrapped("textsc", entry.title if entry.employer else ""), f"\\textsl{{{entry.dates}}}"))
            body.append(items(entry.bullets, look, _TIGHT))
        if not entries_of(sheet, section):
            body.append(rest(sheet, section, look))
    return document(sheet, look, body, setup)


def _half_coloured(heading: str) -> str:
    """Three letters in colour, or the first word where it holds more than letters."""
    count = 3 if heading[:3].isalpha() else len(heading.partition(" ")[0])
    return wrapped("first", heading[:count]) + heading[count:]


def rule_column(sheet: Sheet, look: Look) -> str:
    """Long tables: dates in a column at the left of a vertical rule."""
    width = column_for(sheet, look) / 17
    setup = (
        f"\\newcolumntype{{L}}{{>{{\\raggedleft\\arraybackslash}}p{{{width:.2f}\\textwidth}}}}"
        f"\\newcolumntype{{R}}{{p{{{0.94 - width:.2f}\\textwidth}}}}"
        "\\setlength{\\LTpre}{2pt}\\setlength{\\LTpost}{2pt}\\titlespacing*{\\section}{0pt}{8pt}{2pt}"
    )
    contacts = joined("\\par ", sheet.headline, *(text for _, text in sheet.contacts))
    body = [f"{{\\Huge\\bfseries {sheet.name}}}\\par {contacts}\\par"]
    for section in sheet.sections:
        body.append(wrapped("section*", section.heading))
        rows = [(entry.dates, _cell(entry, look)) for entry in entries_of(sheet, section)]
        rows += pairs_of(sheet, section)
        if rows:
            lines = "\n".join(f"{label} & {text} \\\\[3pt]" for label, text in rows)
            rule = "!{\\vrule}" if look.flag else ""
            body.append(f"\\begin{{longtable}}{{L{rule}R}}\n{lines}\n\\end{{longtable}}")
        else:
            body.append(rest(sheet, section, look))
    return document(sheet, look, body, setup)


def _cell(entry: Entry, look: Look) -> str:
    where = wrapped("textit", joined(", ", entry.employer, entry.place))
    head = joined(" \\newline ", wrapped("textbf", title_of(entry)), where)
    return joined(" \\newline ", head, *(f"\\textbullet\\ {line}" if look.bullets else line for line in entry.bullets))


def margin(sheet: Sheet, look: Look) -> str:
    """Headings hang in a wide left margin."""
    setup = (
        "\\newcommand{\\hang}[1]{\\par\\vspace{8pt}\\hspace*{-3.4cm}"
        "\\makebox[0pt][l]{\\parbox[t]{3.1cm}{\\raggedright\\textsc{#1}}}\\hspace*{3.4cm}}"
    )
    contacts = joined(" \\hfill ", *(text for _, text in sheet.contacts))
    body = [f"\\hspace*{{-3.4cm}}{{\\LARGE\\bfseries {sheet.name}}}\\par {contacts}\\par"]
    for section in sheet.sections:
        body.append(wrapped("hang", section.heading))
        for entry in entries_of(sheet, section):
            where = joined(", ", entry.employer, entry.place)
            body.append(joined("\\par ", f"\\textbf{{{title_of(entry)}}}\\hfill {entry.dates}", where) + "\\par")
            body.append(items(entry.bullets, look, _TIGHT) + "\\vspace{4pt}")
        if not entries_of(sheet, section):
            body.append(rest(sheet, section, look, "emph"))
    return document(sheet, look, body, setup, margin="left=5.2cm,right=2cm,top=2cm,bottom=2cm")


def plain(sheet: Sheet, look: Look) -> str:
    """The article class as it comes: large headings, roomy lists, title and employer in running text."""
    contacts = " \\\\ ".join(text for _, text in sheet.contacts)
    body = [f"\\begin{{center}}{{\\LARGE {sheet.name}}}\\\\ {contacts}\\end{{center}}", sheet.headline]
    for section in sheet.sections:
        body.append(wrapped("section*", section.heading))
        for entry in entries_of(sheet, section):
            dates = f"({entry.dates})" if entry.dates and look.flag else entry.dates
            head = joined(", ", wrapped("textbf", title_of(entry)), entry.employer, entry.place)
            body.append(
                joined(" " if look.flag else ", ", head, dates) + "\n" + (items(entry.bullets, look) or "\\par")
            )
        if not entries_of(sheet, section):
            body.append(rest(sheet, section, look))
    return document(sheet, look, body)


def described(sheet: Sheet, look: Look) -> str:
    """Description lists in LuaLaTeX, justified and hyphenated: its soft hyphens reach the text."""
    body = [
        f"{{\\LARGE {sheet.name}}}\\hfill {sheet.headline}\\par\\hrule",
        joined(look.sep, *(t for _, t in sheet.contacts)),
    ]
    for section in sheet.sections:
        body.append(wrapped("section*", section.heading))
        labelled = []
        for entry in entries_of(sheet, section):
            head = joined(", ", wrapped("textbf", title_of(entry)), entry.employer, entry.place)
            labelled.append((entry.dates, joined("\\par ", head, " ".join(entry.bullets))))
        labelled += pairs_of(sheet, section)
        if labelled:
            inner = "\n".join(f"\\item[{{{label}}}] {text}" for label, text in labelled)
            body.append(f"\\begin{{description}}[nosep,font=\\normalfont\\itshape]\n{inner}\n\\end{{description}}")
        else:
            body.append(rest(sheet, section, look))
    return document(sheet, look, body, fonts=False)


_BESIDE = Wishes(beside=("contact", "skills", "languages", "certifications", "education"), capitals=0.8)
ARTICLES: tuple[tuple[str, Document], ...] = (
    ("enumitem.sty", Document("latex-tabular", "latex-tabular", tabular)),
    ("enumitem.sty", Document("latex-narrow-wide", "latex-narrow-wide", narrow_and_wide, _BESIDE)),
    ("enumitem.sty", Document("latex-accented", "latex-accented", accented)),
    ("enumitem.sty", Document("latex-rule-column", "latex-rule-column", rule_column, Wishes(capitals=0.5))),
    ("enumitem.sty", Document("latex-margin", "latex-margin", margin, left_out=("headline",))),
    ("enumitem.sty", Document("latex-plain", "latex-plain", plain)),
    ("luatexbase.sty", Document("latex-described", "latex-described", described, engine="lualatex")),
)
"""The file that tells whether TeX has what the document needs, and the document."""

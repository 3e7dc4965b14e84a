"""The other sections of an untidy resume: top, summary, education, skills, projects, odd ones that look like jobs."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from training.resumes.untidy.heads import parts_of, phrases
from training.resumes.untidy.writing import Writing, years_marked

_TITLES = ("CURRICULUM VITAE", "Resume", "RESUME", "Curriculum Vitae", "CV", "Résumé")
_LEVELS = ("advanced", "basic", "intermediate", "expert", "good", "3 yrs", "daily use", "beginner", "****", "8/10")
_PROJECTS = (
    "{j}[\t{d}]", "{j}[ ({d})]", "{j}[, {d}]", "{j}|[{d}]", "[{d}  ]{j}", "Project: {j}|[Duration: {d}]",
    "Project Name\t: {j}|[Duration\t: {d}]", "Title of project: {j}[, {d}]",
)  # fmt: skip


def top(w: Writing) -> None:
    person, random = w.person, w.random
    if w.chance(0.12):
        w.add("top", "plain", random.choice(_TITLES))
    name = person.name.upper() if w.chance(0.25) else person.name
    contacts = [person.email, person.phone, *person.links]
    address = [f"{{p|{person.place}}}" if len(person.place) < 40 and person.place else person.place]
    if w.chance(0.3):
        labels = random.choice(
            (
                ("Email: ", "Tel: ", "Address: "),
                ("E-mail: ", "Mobile: ", ""),
                ("e: ", "t: ", ""),
                ("Email\t: ", "Phone\t: ", "Address\t: "),
            )
        )
        contacts[:2] = [label + text for label, text in zip(labels, contacts[:2], strict=False) if text]
        address = [labels[2] + address[0]] if address[0] else []
    contacts = [text for text in (*address, *contacts) if text]
    random.shuffle(contacts)
    headline = f"{{hl|{person.headline}}}" if person.headline and w.chance(0.7) else ""
    joint = random.choice((" | ", ", ", " / ", "\t", " • ", "   ", " - "))
    if w.chance(0.1):
        beside = headline or "".join(contacts[:1])
        w.add("top", "first", f"{{n|{name}}}" + (random.choice((", ", " - ", " | ")) + beside if beside else ""))
        headline, contacts = "", contacts if headline else contacts[1:]
    elif w.chance(0.07):
        w.add("top", "first", random.choice(("Name: ", "Name\t: ", "NAME ")) + f"{{n|{name}}}")
    else:
        w.add("top", "first", f"{{n|{name}}}")
    w.add("top", "head", headline)
    if w.chance(0.5):
        for text in contacts:
            w.add("top", "contact", text)
    else:
        cut = random.randint(0, len(contacts))
        w.add("top", "contact", joint.join(contacts[:cut]))
        w.add("top", "contact", joint.join(contacts[cut:]))
    if w.english and w.chance(0.1):
        for _ in range(random.randint(1, 5)):
            w.add("top", "contact", w.own("personal"))


def about(w: Writing) -> None:
    lines = [w.person.about] if w.person.about and (not w.english or w.chance(0.5)) else []
    lines += [text for _ in range(w.random.choice((0, 1, 1, 2, 4))) if (text := w.own("abouts"))]
    if not lines:
        return
    start = w.heading("about")
    if w.chance(0.6):
        w.add("about", "plain", start + " ".join(map(w.sloppy, lines)))
    else:
        for number, line in enumerate(lines):
            w.add("about", "plain", (start if number == 0 else "") + w.sign + w.sloppy(line))


def education(w: Writing) -> None:
    schools, random = w.person.schools, w.random
    if not schools:
        return
    start = w.heading("education")
    heads = phrases()["heads"]
    kinds = heads["schools"] + (heads["schools_en"] if w.english and w.chance(0.5) else [])
    forms, placed = [random.choice(kinds)] * 3 + [random.choice(kinds)], w.chance(0.4)
    degrees, dated = w.chance(0.93), w.chance(0.9)
    for number, school in enumerate(schools):
        values = {
            "g": school.degree if degrees else "", "i": school.institution, "p": school.place if placed else "",
            "d": w.dates.write(school.start, school.end) if dated else "",
        }  # fmt: skip
        lines = w.head(random.choice(forms), values) or [f"{{i|{school.institution}}}"]
        for at, line in enumerate(lines):
            w.add("education", "head" if at else "first", (start if number == at == 0 else "") + line)
        for note in school.notes:
            w.bullet("education", note)
        if w.english and w.chance(0.1):
            w.bullet(
                "education",
                random.choice(
                    ("GPA 3.4", "Major subjects: Statistics, Law", "Grade: B", "Aggregate: 71%", "with honors")
                ),
            )


def skills(w: Writing) -> None:
    if not w.person.skills and w.chance(0.7):
        return
    start, random = w.heading("skills"), w.random
    how = random.choice(("commas", "commas", "each", "each", "levels", "tabs", "signs", "semicolons", "pipes"))
    labelled = random.choice(("{}: ", "{}: ", "{} - ", "{}\t", "{}\t: ", "{}\n"))
    for number, (label, group) in enumerate(w.person.skills):
        first = start if number == 0 else ""
        known = [f"{{s|{skill}}}" for skill in group]
        if label and labelled.endswith("\n"):
            w.add("skills", "list", f"{first}{{l|{label}}}")
        elif label:
            first += labelled.format(f"{{l|{label}}}")
        _skill_lines(w, how, first, known)
    if w.english and w.chance(0.2):
        for _ in range(random.randint(1, 3)):
            w.add("skills", "plain", w.sign + w.own("skills_plain"))


def _skill_lines(w: Writing, how: str, first: str, known: list[str]) -> None:
    random = w.random
    if how in ("each", "levels") and not first:
        for skill in known:
            level = random.choice(_LEVELS)
            tail = random.choice((f" ({level})", f" - {level}", f"\t{level}", f": {level}")) if how == "levels" else ""
            w.add("skills", "list", w.sign + skill + tail)
    elif how == "tabs":
        for at in range(0, len(known), 3):
            w.add("skills", "list", (first if at == 0 else "") + "\t".join(known[at : at + 3]))
    elif how == "levels":
        w.add("skills", "list", first + ", ".join(f"{skill} ({random.choice(_LEVELS)})" for skill in known))
    else:
        joint = {"signs": random.choice((" • ", " · ", " / ", " – ")), "semicolons": "; ", "pipes": " | "}.get(
            how, ", "
        )
        last = known[-1:] if how == "commas" and w.english and len(known) > 2 and w.chance(0.3) else []
        text = joint.join(known[: len(known) - len(last)])
        w.add(
            "skills", "list", first + text + (f" and {last[0]}" if last else "") + random.choice(("", "", ".", " etc."))
        )


def projects(w: Writing) -> None:
    if not w.person.projects:
        return
    w.heading("projects")
    form = w.random.choice(_PROJECTS if w.english else _PROJECTS[:4])
    joined, clients = w.random.choice(("", "", "", "", " – ", ": ")), w.english and w.chance(0.2)
    for work in w.person.projects:
        if joined and work.bullets:
            w.add("projects", "first", f"{{j|{work.name}}}{joined}{work.bullets[0]}")
            continue
        when = w.dates.write(work.start, work.end)
        lines = w.head(form, {"j": work.name, "d": when})
        if clients:
            lines += [f"Client\t: {w.slots.company()}", f"Role\t: {w.other_title()}"]
        for at, line in enumerate(lines):
            w.add("projects", "head" if at else "first", line)
        for bullet in work.bullets:
            w.bullet("projects", bullet)


def certifications(w: Writing) -> None:
    if not w.person.certifications:
        return
    start = w.heading("certifications")
    joined = w.chance(0.15)
    marks = [f"{{c|{text}}}" for text in w.person.certifications]
    if joined:
        w.add("certifications", "first", start + ", ".join(marks))
        return
    for number, mark in enumerate(marks):
        year = f"{{d|{w.random.randint(2005, 2025)}}}"
        text = w.random.choice(
            (mark, mark, f"{mark}, {year}", f"{year}  {mark}", f"{mark} ({year})", f"{mark}, {w.slots.company()}")
        )
        w.add("certifications", "first", (start if number == 0 else w.sign) + text)


def languages(w: Writing) -> None:
    if not w.person.languages:
        return
    start = w.heading("languages")
    form = w.random.choice(("{0} ({1})", "{0} - {1}", "{0}: {1}", "{0} {1}", "{1} {0}", "{0}\t{1}"))
    told = [form.format(f"{{x|{name}}}", level) if level else f"{{x|{name}}}" for name, level in w.person.languages]
    if w.chance(0.55):
        w.add("languages", "list", start + w.random.choice((", ", "; ", " | ", " / ")).join(told))
        return
    for number, text in enumerate(told):
        w.add("languages", "list", (start if number == 0 else "") + text)


def others(w: Writing) -> None:
    if not w.english:
        for title, lines in w.person.others:
            start = w.heading("other", title)
            for number, line in enumerate(lines):
                w.add("other", "first", (start if number == 0 else "") + years_marked(line))
        return
    random = w.random
    for kind in random.sample(phrases()["other"], random.choice((0, 1, 2, 2, 3, 4, 6))):
        start = w.heading("other", random.choice(kind["headings"]))
        for number, entry in enumerate(
            random.sample(kind["lines"], min(len(kind["lines"]), random.choice((1, 2, 3, 3, 5))))
        ):
            for at, part in enumerate(parts_of(entry)):
                _other_line(w, (start if number == at == 0 else ""), w.fill(part), opens=at == 0)


def _other_line(w: Writing, start: str, text: str, *, opens: bool) -> None:
    found = re.match(r"([phc*]) (?=\S)", text)
    role = (
        {"p": "plain", "h": "head", "c": "contact", "*": "bullet"}[found[1]] if found else "first" if opens else "head"
    )
    text = text[found.end() :] if found else text
    if role == "bullet":
        w.bullet("other", text)
    else:
        w.add("other", role, start + (w.sign if role == "first" and w.chance(0.3) else "") + text)


def ending(w: Writing) -> None:
    if w.chance(0.2) and (said := w.own("declaration")):
        if w.chance(0.5):
            w.heading("other", w.random.choice(("Declaration", "References", "Additional Information", "Note")))
        w.add("other", "plain", said)
    if w.english and w.chance(0.08):
        w.heading(
            "other", w.random.choice(("Personal Details", "Personal Profile", "Personal Data", "Personal Information"))
        )
        for _ in range(w.random.randint(3, 7)):
            w.add("other", "contact", w.own("personal"))


PARTS: Mapping[str, Callable[[Writing], None]] = {
    "about": about, "education": education, "skills": skills, "projects": projects, "certifications": certifications,
    "languages": languages, "other": others,
}  # fmt: skip

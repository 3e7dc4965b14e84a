"""Layouts of resumes as text: pasted, aligned with spaces or tabs, underlined, wrapped, in a mail; and as Markdown."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from training.resumes.layouts.drafts import Draft, Entry, Section, draft_from
from training.resumes.layouts.entry_heads import EACH_LINE, ONE_LINE, TWO_LINES, HeadLine
from training.resumes.layouts.manners import Manner, manner_from
from training.resumes.records import Drawn, Layout, Person

_MAILS = {
    "en": ("Hello,", "as discussed, my CV is below.", "Kind regards"),
    "de": ("Guten Tag,", "wie besprochen folgt unten mein Lebenslauf.", "Mit freundlichen Grüßen"),
    "fr": ("Bonjour,", "comme convenu, voici mon CV.", "Cordialement"),
    "es": ("Buenos días:", "como acordamos, mi currículum sigue abajo.", "Un saludo"),
    "it": ("Buongiorno,", "come d'accordo, ecco il mio curriculum.", "Cordiali saluti"),
    "pt": ("Bom dia,", "conforme combinado, segue o meu currículo.", "Cumprimentos"),
    "nl": ("Goedendag,", "zoals besproken staat mijn cv hieronder.", "Met vriendelijke groet"),
}


@dataclass(frozen=True, slots=True)
class Text:
    """How lines of text stand for what a page shows; each option holds what may be drawn."""

    headings: tuple[str, ...] = ("{}",)  # "{}" with marks around; a second line of "=" is "{}\n="
    joints: tuple[str, ...] = ("\n", " | ", ", ")  # between head and dates; "right" pads with spaces
    bullets: tuple[str, ...] = ("• ", "- ", "* ", "")
    contacts: tuple[str, ...] = (" | ", ", ", "\n")
    blanks: tuple[str, ...] = ("sections", "entries")  # where an empty line stands; "lines" is after each one
    wraps: tuple[int, ...] = (0,)  # letters a line, 0 for any number
    name: str = "{}"
    main: str = "{}"  # the bold pieces of heads
    italic: str = "{}"
    first: str = ""  # before the first line of a head
    label: str = "{}"
    break_: str = ""  # at the end of a head's line that another follows
    mail: bool = False
    suffix: str = ".txt"


@dataclass(slots=True)
class _Writer:
    """One text in the making: the options drawn from a Text."""

    text: Text
    draft: Draft
    heading: str
    joint: str
    bullet: str
    contacts: str
    blanks: str
    wrap: int

    def lines(self) -> Iterator[str]:
        yield self.text.name.format(self.draft.name)
        if self.draft.headline:
            yield self.draft.headline
        yield from self.contacts.join(self.draft.contacts).split("\n")
        for section in self.draft.sections:
            yield from self.section(section)

    def section(self, section: Section) -> Iterator[str]:
        if self.blanks in ("sections", "entries"):
            yield ""
        if section.heading:
            title, _, line = self.heading.partition("\n")
            yield title.format(section.heading)
            if line:
                yield line * len(section.heading)
            if self.text.suffix == ".md" and self.blanks == "entries":
                yield ""
        if section.text:
            yield from self.wrapped(section.text)
        for number, entry in enumerate(section.entries):
            if number and self.blanks == "entries":
                yield ""
            yield from self.entry(entry)
        for label, words in section.lines:
            bulleted = section.listed or (self.text.suffix == ".md" and not label)
            marked = self.text.label.format(label.strip()) + " " if label else ""
            yield from self.wrapped(f"{marked}{words}".rstrip(), self.bullet if bulleted else "")

    def entry(self, entry: Entry) -> Iterator[str]:
        for number, line in enumerate(entry.head):
            last = number == len(entry.head) - 1
            for part in self.head(line, self.text.first if number == 0 else ""):
                yield part if last else f"{part}{self.text.break_}"
        for told in entry.bullets:
            yield from self.wrapped(told, self.bullet)

    def head(self, line: HeadLine, first: str) -> Iterator[str]:
        left = first + "".join(self.marked(piece.text, piece.bold, piece.italic) for piece in line.left)
        if not line.right:
            yield left
        elif self.joint == "right":
            width = self.wrap or 80
            yield left + " " * max(3, width - len(left) - len(line.right)) + line.right
        elif self.joint == "\n" or not line.left:
            yield from (left, self.text.italic.format(line.right)) if line.left else (line.right,)
        else:
            yield f"{left}{self.joint}{self.text.italic.format(line.right)}"

    def marked(self, text: str, bold: bool, italic: bool) -> str:
        if bold and not (self.text.first and self.text.first.startswith("#")):
            return self.text.main.format(text)
        return self.text.italic.format(text) if italic else text

    def wrapped(self, text: str, sign: str = "") -> Iterator[str]:
        if not self.wrap:
            yield sign + text
            return
        yield from textwrap.wrap(
            text,
            self.wrap,
            initial_indent=sign,
            subsequent_indent=" " * len(sign) if self.blanks != "none" else "",
            break_long_words=False,
            break_on_hyphens=False,
        )


def _in_mail(lines: Iterable[str], draft: Draft) -> Iterator[str]:
    """A greeting before, a name after, and sometimes all of it quoted as in a reply."""
    greeting, said, regards = _MAILS.get(draft.person.language, _MAILS["en"])
    quote = draft.random.choice(("", "", "", "", "> "))
    for line in (greeting, "", said, "", *lines, "", regards, draft.person.name):
        yield f"{quote}{line}".rstrip()


def _draw(
    name: str, text: Text, forms: tuple[str, ...], fixed: dict[str, Any], person: Person, random: Random, folder: Path
) -> Drawn:
    manner: Manner = replace(manner_from(random, forms), **fixed)
    draft = draft_from(person, random, manner)
    writer = _Writer(
        text,
        draft,
        random.choice(text.headings),
        random.choice(text.joints),
        random.choice(text.bullets),
        random.choice(text.contacts),
        random.choice(text.blanks),
        random.choice(text.wraps),
    )
    lines = _in_mail(writer.lines(), draft) if text.mail else writer.lines()
    path = folder / f"{name}{text.suffix}"
    between = "\n\n" if writer.blanks == "lines" else "\n"
    path.write_bytes((between.join(lines) + "\n").encode())
    return draft.drawn(path)


def _layout(name: str, text: Text, forms: tuple[str, ...], family: str = "", **fixed: Any) -> Layout:
    return Layout(name, family or name, partial(_draw, name, text, forms, fixed))


_BOTH = (*TWO_LINES, *ONE_LINE)
_ALL = (*_BOTH, *EACH_LINE)
_MARKDOWN = Text(
    headings=("## {}",),
    joints=(" | ", " — ", "\n", ", "),
    bullets=("- ", "* "),
    contacts=(" | ", " · ", "  \n"),
    name="# {}",
    main="**{}**",
    italic="*{}*",
    label="**{}**",
    break_="  ",
    suffix=".md",
)

LAYOUTS: tuple[Layout, ...] = (
    _layout("text-pasted", Text(), _ALL),
    _layout("text-dense", Text(bullets=("",), blanks=("none",)), _ALL, family="text-dense"),
    _layout(
        "text-dense-signs", Text(bullets=("• ", "-", "·  ", "o ", "– "), blanks=("none",)), _ALL, family="text-dense"
    ),
    _layout("text-airy", Text(bullets=("",), contacts=("\n",), blanks=("lines",), joints=("\n",)), (*EACH_LINE, "dot")),
    _layout("text-profile", Text(bullets=("", "• "), joints=("\n",)), ("profile",), family="text-airy"),
    _layout(
        "text-spaces", Text(joints=("right", "     "), wraps=(0, 80)), ("stacked", "comma", "employer first", "at")
    ),
    _layout(
        "text-tabs", Text(joints=("\t", "\t\t"), bullets=("•\t", "- ", "")), ("stacked", "comma", "employer dates")
    ),
    _layout("text-capitals", Text(bullets=("- ", "* ", "")), _ALL, case="upper"),
    _layout(
        "text-rules",
        Text(headings=("{}\n=", "{}\n-", "{}\n~", "=== {} ===", "--- {} ---", "[ {} ]", "** {} **")),
        _BOTH,
    ),
    _layout("text-labels", Text(blanks=("entries", "sections", "none")), ("labels",)),
    _layout("text-wrapped", Text(wraps=(58, 66, 84), bullets=("• ", "- ", "●"), blanks=("sections", "none")), _ALL),
    _layout("text-mail", Text(wraps=(66, 72), bullets=("* ", "- ", ""), mail=True), _BOTH),
    _layout("md-headings", replace(_MARKDOWN, first="### "), _BOTH, bold=""),
    _layout("md-bold", replace(_MARKDOWN, headings=("**{}**", "### {}"), name="**{}**"), _BOTH, bold="main"),
    _layout("md-rules", replace(_MARKDOWN, headings=("{}\n-", "{}\n="), name="# {}"), _BOTH, family="md-headings"),
    _layout("md-list", replace(_MARKDOWN, first="- ", bullets=("  - ",), break_=""), ONE_LINE, bold="both"),
)

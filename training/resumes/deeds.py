"""A task of O*NET ("Prepare or direct ...") -> a bullet as people write one ("Prepared and filed ...")."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

from training.resumes import sources

VOICES = ("past", "past", "past", "bare", "ing", "i")
"""Past tense, the bare verb, the -ing form, or with "I": chosen once for a job."""
_LONGEST = 170  # letters; longer ones lose their last clauses
_IRREGULAR = dict(
    pair.split(":")
    for pair in (
        "bend:bent bind:bound break:broke bring:brought build:built buy:bought choose:chose cut:cut deal:dealt dig:dug "
        "draw:drew drive:drove feed:fed feel:felt find:found fit:fitted get:got give:gave go:went grind:ground "
        "grow:grew hang:hung hear:heard hold:held input:input keep:kept know:knew lay:laid lead:led learn:learned "
        "leave:left lend:lent let:let make:made meet:met oversee:oversaw pay:paid put:put read:read rebuild:rebuilt "
        "reset:reset rewrite:rewrote ride:rode rise:rose run:ran say:said see:saw seek:sought sell:sold send:sent "
        "set:set sew:sewed shake:shook show:showed shut:shut sing:sang sit:sat sketch:sketched speak:spoke spend:spent "
        "split:split spread:spread stand:stood steer:steered stick:stuck sweep:swept take:took teach:taught tear:tore "
        "tell:told think:thought throw:threw undergo:underwent understand:understood uphold:upheld wear:wore "
        "wind:wound withdraw:withdrew write:wrote refer:referred submit:submitted admit:admitted transfer:transferred "
        "control:controlled patrol:patrolled permit:permitted program:programmed equip:equipped commit:committed "
        "travel:travelled format:formatted troubleshoot:troubleshot proofread:proofread overhaul:overhauled"
    ).split()
)


def past(verb: str) -> str:
    """Of a verb in small letters."""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb.endswith("e"):
        return verb + "d"
    if re.search(r"[^aeiou]y$", verb):
        return verb[:-1] + "ied"
    if re.fullmatch(r"[^aeiou]*[aeiou][^aeiouwxy]", verb):
        return verb + verb[-1] + "ed"
    return verb + "ed"


def continuous(verb: str) -> str:
    """The -ing form of a verb in small letters."""
    if re.search(r"[^eoy]e$", verb):
        return verb[:-1] + "ing"
    if re.fullmatch(r"[^aeiou]*[aeiou][^aeiouwxy]", verb) or verb in (
        "refer",
        "submit",
        "admit",
        "transfer",
        "control",
    ):
        return verb + verb[-1] + "ing"
    return verb + "ing"


def deed_from(task: str, voice: str, random: Random, data: Path = sources.DATA) -> str:
    """Without its full stop; verbs joined at the beginning ("Set up, test and ...") change together."""
    text = _shortened(task.rstrip("."), random)
    if voice == "bare":
        return text
    verbs = sources.task_verbs(data)
    change = past if voice in ("past", "i") else continuous
    pieces = re.split(r"((?:, |,? (?:and|or) |, (?:and|or) ))", text)
    for index in range(0, len(pieces), 2):
        word, _, rest = pieces[index].partition(" ")
        if word.lower() not in verbs or (index and word != word.lower()):
            break
        pieces[index] = (change(word.lower()) + (" " + rest if rest else "")).strip()
        if rest:
            break
    told = "".join(pieces)
    return "I " + told if voice == "i" else told[:1].upper() + told[1:]


def _shortened(text: str, random: Random) -> str:
    text = re.sub(r"\s*\([^)]*\)", "", text)
    text = re.split(r", such as |, including |, using |; ", text)[0] if random.random() < 0.5 else text
    while len(text) > _LONGEST and ", " in text:
        text = text.rpartition(", ")[0]
    return re.sub(r",? (?:and|or)$", "", text)

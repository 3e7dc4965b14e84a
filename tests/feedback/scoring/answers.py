"""Spoken-style answers of many jobs, and texts that are hard on a rule, for the tests of this folder."""

from __future__ import annotations

import re

ANSWERS = {
    "nurse": (
        "Last winter I was the charge nurse on a night shift with thirty two patients, and two colleagues called "
        "in sick. My job was to keep every patient safe until the morning. I sorted the patients by urgency, "
        "called the ward next door, and asked for one nurse for four hours. Then I checked every medication round "
        "twice myself. In the end nobody was harmed, all the rounds were done on time, and my manager still uses "
        "that list today."
    ),
    "engineer": (
        "so in my last job at a logistics company we had this nightly pipeline that kept failing um and the "
        "finance team got their numbers at noon instead of eight and i was asked to make it stable before the end "
        "of the quarter so i profiled the queries and found out that one join read the whole table and then i "
        "rewrote it and added an index on the order date and i i also wrote tests for the late files and as a "
        "result the run went from six hours down to forty minutes and it hasn't failed since then"
    ),
    "teacher": (
        "When I was teaching year nine maths, there was a boy who refused to do any homework. I had to get him "
        "through the exam in June. I called his parents, and I sat with him every Tuesday for half an hour. We "
        "went through one problem at a time. He passed with a B, and I learned that a pupil who says no is often "
        "just afraid."
    ),
    "sales": (
        "i had a client in twenty nineteen who wanted to leave us because of the price we needed to keep them "
        "because they were our biggest account i called the buyer and listened for an hour and then i put together"
        " a smaller package and negotiated a two year contract they renewed and we saved about two hundred "
        "thousand a year"
    ),
    "warehouse": (
        "We had a lot of wrong parcels at Christmas. I noticed that two bins with the same colour stood next to "
        "each other, so I suggested to swap them and I put up big labels. Nobody had asked me to. Wrong picks "
        "dropped by half within two weeks."
    ),
    "lawyer": (
        "As a junior associate, I reviewed a merger contract the evening before signing. The task was to compare "
        "the final draft with the agreed terms. I read it line by line and I spotted that a liability clause had "
        "been changed. I told the partner immediately, although the client was pressing. The signing was moved by "
        "a day and the clause was corrected."
    ),
    "student": (
        "for my thesis we were four people and nobody had a plan the deadline was in six weeks i drew up a "
        "timeline and split the work into small pieces we met every monday and i helped a classmate with the "
        "statistics we handed it in three days early and got an a"
    ),
    "vague": (
        "I think communication is really important, and I always try to do my best and, you know, work with the "
        "team and stuff. Usually I handle different situations in a good way, and things like that. I'm a team "
        "player and a great leader."
    ),
    "offtopic": (
        "Well, I love football, and my favourite club is from Turin. The weather there is great in summer. My "
        "sister likes cooking, and she makes the best pasta."
    ),
    "hypothetical": (
        "I would first talk to the customer and ask what went wrong. Then I would check the order and offer a "
        "refund. I would make sure that it does not happen again."
    ),
    "present": (
        "so the customer is standing there and shouting and i go to her and i say let me see the receipt and i "
        "check the till and i find the mistake and she calms down"
    ),
    "claim": (
        "My greatest strength is that I am very organised and a natural leader. I have excellent attention to "
        "detail, and I'm a fast learner."
    ),
    "we": (
        "At my last company we migrated the whole warehouse to a new system. We planned it for months, we trained "
        "the drivers, and we tested everything on a weekend. We went live on time without any downtime."
    ),
}
NO_STORIES = ("vague", "offtopic", "hypothetical", "claim")
HOSTILE = (
    "a",
    "a ",
    "i ",
    ".",
    " ",
    "so i ",
    "and then ",
    "in my ",
    "from six ",
    "kind of ",
    "i had ",
    "'",
    "i was i ",
    "the more ",
)


def unmarked(text: str) -> str:
    return re.sub(r"[.,!?]", "", text).lower()

"""Scripted candidates of three kinds, strong, vague and off-topic: what each would answer; knows no figure.

Written for the bench. A strong answer is a situation, an own action and a result, made from the resume's own lines.
"""

from __future__ import annotations

from collections.abc import Callable

from interview.records import Kind, Question
from interview.sessions.session import Session

Candidate = Callable[[Session, int], str]
"""The session with its open question, and how many were answered before -> the answer."""

_STORIES = (
    "At {where} I was asked to look after {topic}, and nobody had written down how. I sat with two colleagues for a "
    "day, wrote a checklist of eleven points and tried it on the next three cases. After a month we had half the "
    "complaints, and the checklist is still on the wall.",
    "The week before a holiday at {where} two people were ill and {topic} was left to me. I called the three clients "
    "who could wait, moved them to Tuesday, and did the urgent one the same night. Nobody left us, and one of them "
    "wrote my manager a letter.",
    "When I came to {where}, {topic} took the team most of every Friday. I measured it with a stopwatch for two weeks "
    "and found that forty minutes were spent looking for one form. I put the form where the work begins, and since "
    "then we have gone home at four.",
    "My supervisor at {where} and I disagreed about {topic}. She wanted to change everything at once, and I proposed "
    "to try it with one customer first. I kept a list of what went wrong, showed her the seven points after ten days, "
    "and we changed only those.",
    "I once made a mistake with {topic} at {where}: I sent out the old version. I noticed it an hour later, rang all "
    "nine people who had it, and told my manager before she could hear it from others. Since then I compare the date "
    "on page one with the register.",
    "There was a day at {where} when {topic} failed and nobody knew why. I went back to the last time it had worked "
    "and changed one thing after the other. The fourth one was it, a cable behind the shelf, and I wrote that down "
    "for the night shift.",
    "A trainee at {where} could not get used to {topic}. I let her watch me twice, then I watched her five times and "
    "said nothing until the end. By the third week she did it alone, and in spring she taught the next trainee.",
)
_CLAIMED = (
    "That was at {where}. {claim}. I had to convince the people who were used to the old way, so I showed them the "
    "figures of one week, and I did the first part myself. It took six weeks, and the result held for two years.",
    "Yes, {claim}. The hard part was the beginning, because we had no numbers. I counted by hand for ten days, drew it "
    "on a board, and we decided from that. In the end we saved about a fifth of the time.",
)
_METHODS = (
    "With {topic} I begin by asking what went wrong the last time. I look at the two or three cases that cost most, "
    "check each against the written rule, and only then change something. At {where} that took me a morning and "
    "saved us about four calls a day.",
    "I do {topic} in three steps. I write down what the result must look like, I test it on one small case, and I let "
    "somebody else read it before it goes out. At {where} my colleague found one error in every twenty that way.",
    "For {topic} I keep a short list of what is easily forgotten. I built it at {where} out of fourteen old "
    "complaints, and I read it aloud before I hand anything over. We went from five returns a month to one.",
    "First I look at whether {topic} has been done that way before. If it has, I read the notes and ring the person "
    "who wrote them. At {where} that call once saved me two days, because the part had been changed in May.",
)
_CASES = (
    "I would first find out who is waiting for {topic} and until when. Then I would tell my manager what can be ready "
    "and what cannot, do the part that others depend on, and write down what I left out. It worked at {where}.",
    "I would stop and look at {topic} myself for ten minutes before I say anything. Then I would call the person it "
    "hurts most, tell them what I know and when I will call again, and keep that hour even if I know no more.",
    "I would ask both sides to show me an example of {topic}, because people often mean different things. I would "
    "choose the way that can be undone, try it for one day, and decide with them that evening.",
)
_OPENINGS = (
    "I have worked at {where} as {title} for some years. What I am proud of is this: {claim}. I am looking for a place "
    "where I can do more of that, and your description made me curious because of {topic}.",
    "I come from {where}, where I was {title}. I like work that can be checked at the end of the day. {claim}. Now I "
    "would like to learn more about {topic}.",
)
_VAGUE = (
    "I usually just do my best with things like that, and it mostly works out somehow.",
    "It depends, really. I think communication and team work are very important in such situations.",
    "I did a lot of different tasks there, and I always try to be professional and so on.",
    "Well, you know, we generally had a process for that and everybody helped.",
    "I would say I am good at that kind of thing. I am a hard working person and a fast learner.",
    "I don't really know. I have never done that.",
    "We handled it as a team and in the end the customers were more or less happy.",
    "Basically I would look at the situation and then find the best solution for everybody.",
)
_OFF_TOPIC = (
    "My sister has a garden near the river, and last summer we grew eleven kinds of tomatoes there. The black ones "
    "were the sweetest, and the birds liked them too.",
    "I watched the football match yesterday. It went into extra time, and the goalkeeper stopped two penalties with "
    "his left foot.",
    "The best soup is made the day before. I roast the bones for an hour, then I leave the pot on the smallest flame "
    "all night.",
    "My train was late again this morning because of a tree on the line, so I read half a novel about a lighthouse "
    "keeper on the platform.",
    "I am painting my kitchen at the moment. I bought nine litres of yellow, and the first wall needed three coats.",
    "There is a new film about whales. The sound in the cinema was so loud that my friend spilled his whole drink.",
    "In winter I go skating on the lake. Last year the ice carried us for only five days, and I fell twice.",
)


def strong(session: Session, answered: int) -> str:
    """A story made of the resume's lines and the question's topic; another one at every question."""
    question = session.open_question
    if question is None:
        return ""
    position = (
        session.resume.experience[answered % len(session.resume.experience)] if session.resume.experience else None
    )
    stories = _stories_for(question)
    topic = question.topic if question.kind is not Kind.EXPERIENCE else session.job.title
    return stories[(answered + session.seed) % len(stories)].format(
        where=(position.company if position else "") or "my last company",
        title=(position.title if position else "") or "part of a small team",
        claim=_first_person(_claim(session, question, answered)),
        topic=topic[:1].lower() + topic[1:] if not topic[:2].isupper() else topic,
    )


def vague(session: Session, answered: int) -> str:
    return _VAGUE[(answered + session.seed) % len(_VAGUE)]


def off_topic(session: Session, answered: int) -> str:
    return _OFF_TOPIC[(answered + session.seed) % len(_OFF_TOPIC)]


CANDIDATES: dict[str, Candidate] = {"strong": strong, "vague": vague, "off-topic": off_topic}


def _stories_for(question: Question) -> tuple[str, ...]:
    if question.kind is Kind.OPENING:
        return _OPENINGS
    if question.kind is Kind.EXPERIENCE:
        return _CLAIMED
    if question.kind is Kind.TECHNICAL:
        return _METHODS
    return _CASES if question.kind is Kind.SITUATIONAL else _STORIES


def _claim(session: Session, question: Question, answered: int) -> str:
    if question.kind is Kind.EXPERIENCE and question.topic != session.job.title:
        return question.topic
    bullets = [bullet for job in session.resume.experience[:3] for bullet in job.bullets[:4] if len(bullet.split()) > 4]
    return bullets[answered % len(bullets)] if bullets else "helped a team of six to finish a year's backlog"


def _first_person(claim: str) -> str:
    claim = " ".join(claim.split()[:18]).strip(" .;,•-")
    return f"I {claim[0].lower()}{claim[1:]}" if claim.split()[0].endswith("ed") else claim

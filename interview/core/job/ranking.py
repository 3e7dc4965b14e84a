"""Candidates -> a ranking; the weights are sums of what speaks for and against a name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from math import fsum  # the same in whatever order a set gives its signs

from interview.core.job.candidates import Candidate
from interview.core.job.grounding import same_topic, stems_in
from interview.core.job.words import EMPTY
from interview.core.records import TopicKind
from interview.core.text import content_words, stem, stems_of

WEIGHTS = {
    "asked": 1.2,
    "praised": 0.9,
    "tailed": 0.7,
    "paper": 1.4,
    "years": 1.1,
    "soft": 0.9,
    "deed": 0.5,
    "item": 0.6,
    "tool": 0.5,
    "named": 0.4,
    "title_case": 0.1,
    "known": 1.0,
    "holds_known": 0.2,
    "head": 0.6,
    "wished": 0.2,
    "words_2": 0.1,
    "words_3": 0.2,
    "words_4": 0.1,
    "words_5": -0.1,
    "part_needs": 0.8,
    "part_duties": 0.3,
    "part_open": 0.3,
    "agreed": 0.3,
    "ends_empty": -0.1,
    "whose": -0.6,
    "anywhere": -1.0,
    "partly_empty": -0.1,
    "lone": -1.2,
    "lone_verb": -0.5,
    "ends_in_verb": -0.1,
    "person": -0.8,
    "told": -0.7,
    "ours": -1.0,
    "selling": -0.3,
    "measured": 1.2,
    "demanded": 0.5,
    "example": 0.3,
    "listed": 0.6,
    "bodily": -0.8,
    "times": -1.2,
    "trifle": -2.5,
    "place": -0.8,
    "other": -0.8,
}
"""Begun from a logistic regression on 35 advertisements whose skills linguists had marked, then moved in small steps,
while more topics matched these marks and the key skills of five other advertisements; rounded."""

FEWEST_TOPICS = 5
REPEATED = 0.25  # for each further use of a word, at most three
CROWDING, SOFT_CROWDING = 0.25, 0.3
TITLED = 0.4  # when a word of it stands in the title


LEAST, LEAST_OF_ALL = 0.0, -0.9
"""What has less speaking for it than against it is a topic only where there are fewer than five others."""
_WORTH_A_PLACE = 0.8
_FEWEST_SKILLS = 4


def ranked(candidates: Iterable[Candidate], uses: Counter[str], title: str) -> list[tuple[float, Candidate]]:
    of_title = stems_of(content_words(title)) - EMPTY
    scored = [(score_of(found, uses, of_title), found) for found in candidates]
    return sorted((pair for pair in scored if pair[0] > LEAST_OF_ALL), key=lambda pair: -pair[0])


def score_of(found: Candidate, uses: Counter[str], of_title: Set[str]) -> float:
    stems = [stem(word) for word in content_words(found.name)]
    telling = [word for word in stems if word not in EMPTY]
    repeated = sum(min(uses[word] - 1, 3) for word in telling) / max(len(stems), 1)
    titled = 0.0 if "measured" in found.signs else _title_bonus(set(telling), of_title)
    return fsum(WEIGHTS.get(sign, 0.0) for sign in found.signs) + REPEATED * repeated + titled


def _title_bonus(stems: Set[str], of_title: Set[str]) -> float:
    """Words of the title speak for a name, unless it has no others: then it is the job itself."""
    return 0.0 if not stems & of_title else -TITLED if stems <= of_title else TITLED


def chosen_from(ranking: Sequence[tuple[float, Candidate]], limit: int) -> list[Candidate]:
    """The best that say something new; each further one of a sentence, or on manners, has to be that much better."""
    left, chosen = list(ranking), list[Candidate]()
    while left and len(chosen) < limit:
        beside = Counter(id(other.source) for other in chosen)
        softs = sum("soft" in other.signs for other in chosen)

        def worth(pair: tuple[float, Candidate], beside: Counter[int] = beside, softs: int = softs) -> float:
            soft = softs if "soft" in pair[1].signs else 0
            return pair[0] - CROWDING * beside[id(pair[1].source)] - SOFT_CROWDING * soft

        best = max(left, key=worth)
        if best[0] <= LEAST and len(chosen) >= FEWEST_TOPICS:
            break
        chosen.append(best[1])
        left = [pair for pair in left if not _says_the_same(pair[1], best[1])]
    return chosen


def _says_the_same(one: Candidate, other: Candidate) -> bool:
    """Nearly equal names, or in one sentence a name within the other."""
    if same_topic(one.name, other.name):
        return True
    a, b = stems_in(one.name), stems_in(other.name)
    return one.source is other.source and (a <= b or b <= a)


def balanced(chosen: list[Candidate], ranking: Sequence[tuple[float, Candidate]]) -> list[Candidate]:
    """Let one of a kind that is missing take the last place of a skill: an interview asks about all three."""
    for kind in (TopicKind.RESPONSIBILITY, TopicKind.QUALIFICATION):
        skills = [found for found in chosen if found.kind is TopicKind.SKILL]
        if len(skills) < _FEWEST_SKILLS or any(found.kind is kind for found in chosen):
            continue
        fitting = (found for score, found in ranking if found.kind is kind and score >= _WORTH_A_PLACE)
        others = [found for found in chosen if found is not skills[-1]]
        new = next((found for found in fitting if not any(same_topic(found.name, one.name) for one in others)), None)
        if new:
            chosen = [*others, new]
    return chosen

"""What changed between two states of a resume, value by value; entries are matched by what they share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from interview.records import Resume
from interview.resume.rules.amendments import Change

_GONE = "-"
"""Before the path of a list whose entry is gone: another entry may have its number by now."""
_ENTRIES = ("skills", "experience", "education", "projects")


@dataclass(slots=True)
class Changes:
    """`moved`: where an unchanged value stands now; `corrected`: paths of new values, and of lists that lost some."""

    values: list[Change] = field(default_factory=list)
    moved: dict[str, str] = field(default_factory=dict)
    corrected: list[str] = field(default_factory=list)


def leaves_of(resume: Resume) -> dict[str, str]:
    """Every single value by its path: "name", "phones.1", "skills.1.3", "experience.2.bullets.1"."""
    return dict(_leaves(resume))


def changes_between(old: Resume, new: Resume) -> Changes:
    changes = Changes()
    numbers = {name: _matches(_entries(old, name), _entries(new, name)) for name in _ENTRIES}
    before, after = leaves_of(old), leaves_of(new)
    renamed = {path: _renamed(path, numbers) for path in before}
    for name, matches in numbers.items():
        kept = {f"{name}.{was}": f"{name}.{now}" for was, now in matches.items()}
        changes.moved |= kept | {name: name}
        changes.moved |= {f"{path}.bullets": f"{now}.bullets" for path, now in kept.items() if name == "experience"}
        if len(matches) < len(_entries(old, name)):
            changes.corrected.append(name)
    _compare_singles(before, after, renamed, changes)
    _compare_lists(before, after, renamed, changes)
    order = {path: n for n, path in enumerate(after)}
    changes.corrected.sort(key=lambda path: order.get(path, -1))
    return changes


def _compare_singles(
    before: Mapping[str, str], after: Mapping[str, str], renamed: Mapping[str, str], changes: Changes
) -> None:
    was = {renamed[path]: path for path in before if not _in_list(path) and renamed[path]}
    for path in [*after, *(path for path in was if path not in after)]:
        if _in_list(path):
            continue
        value, known = after.get(path, ""), before.get(was.get(path, ""), "")
        if value == known:
            _move(was.get(path, ""), path, changes)
        else:
            changes.values.append(Change(path, known, value, was.get(path, "")))
            changes.corrected.append(path)
    gone = [path for path in before if not renamed[path] and not _in_list(path)]
    changes.values += [Change(path, before[path], "", path) for path in gone if before[path]]


def _move(was: str, path: str, changes: Changes) -> None:
    if not was:
        return
    changes.moved[was] = path
    if was.endswith(".dates"):
        stem, now = was.removesuffix(".dates"), path.removesuffix(".dates")
        changes.moved |= {f"{stem}.{part}": f"{now}.{part}" for part in ("start", "end", "current")}


def _compare_lists(
    before: Mapping[str, str], after: Mapping[str, str], renamed: Mapping[str, str], changes: Changes
) -> None:
    olds: dict[str, list[str]] = {}
    news: dict[str, list[str]] = {}
    for path in filter(_in_list, before):
        olds.setdefault(_head(renamed[path]) or _GONE + _head(path), []).append(path)
    for path in filter(_in_list, after):
        news.setdefault(_head(path), []).append(path)
    for head in dict.fromkeys((*olds, *news)):
        removed, added = list(olds.get(head, ())), []
        changes.moved[head] = head
        for path in news.get(head, ()):
            same = next((known for known in removed if before[known] == after[path]), "")
            if same:
                changes.moved[same] = path
                removed.remove(same)
            else:
                added.append(path)
        for n, path in enumerate(added):
            was = removed[n] if n < len(removed) else ""
            changes.values.append(Change(path, before.get(was, ""), after[path], was))
        changes.values += [Change(path, before[path], "", path) for path in removed[len(added) :]]
        lost = len(removed) > len(added) and not head.startswith(_GONE)
        changes.corrected += [*added, *([head] if lost else [])]


def _in_list(path: str) -> bool:
    return path.rpartition(".")[2].isdigit()


def _head(path: str) -> str:
    return path.rpartition(".")[0]


def _renamed(path: str, numbers: Mapping[str, Mapping[int, int]]) -> str:
    """The path by the entry's new number; "" where the entry is gone."""
    name, _, rest = path.partition(".")
    if name not in numbers:
        return path
    number, _, part = rest.partition(".")
    now = numbers[name].get(int(number))
    return f"{name}.{now}.{part}" if now else ""


def _matches(old: Sequence[set[str]], new: Sequence[set[str]]) -> dict[int, int]:
    """Old entry -> new entry, counted from 1: those that share most, then those in the same place."""
    pairs = sorted(
        ((len(left & right), -abs(n - m), n, m) for n, left in enumerate(old, 1) for m, right in enumerate(new, 1)),
        key=lambda pair: (-pair[0], -pair[1], pair[2]),
    )
    found: dict[int, int] = {}
    for shared, distance, n, m in pairs:
        if n not in found and m not in found.values() and (shared or not distance):
            found[n] = m
    return found


def _entries(resume: Resume, name: str) -> list[set[str]]:
    """Each entry as the set of its values."""
    leaves = leaves_of(resume)
    count = len(resume.skill_groups if name == "skills" else getattr(resume, name))
    return [
        {value for path, value in leaves.items() if path.startswith(f"{name}.{n}.") and value}
        for n in range(1, count + 1)
    ]


def _leaves(resume: Resume) -> Iterator[tuple[str, str]]:
    yield from ((name, getattr(resume, name)) for name in ("name", "email", "location", "about"))
    for name in ("phones", "links", "certifications", "languages"):
        yield from ((f"{name}.{n}", value) for n, value in enumerate(getattr(resume, name), 1))
    for n, group in enumerate(resume.skill_groups, 1):
        yield f"skills.{n}.label", group.label
        yield from ((f"skills.{n}.{k}", skill) for k, skill in enumerate(group.skills, 1))
    for n, job in enumerate(resume.experience, 1):
        yield from ((f"experience.{n}.{part}", getattr(job, part)) for part in ("title", "company", "place", "dates"))
        yield from ((f"experience.{n}.bullets.{k}", bullet) for k, bullet in enumerate(job.bullets, 1))
    for n, course in enumerate(resume.education, 1):
        yield from ((f"education.{n}.{part}", getattr(course, part)) for part in ("degree", "institution", "dates"))
    for n, project in enumerate(resume.projects, 1):
        yield from ((f"projects.{n}.{part}", getattr(project, part)) for part in ("name", "description"))

"""The graded interview answers of training/answers as records, with their second reading; and as JSON lines.

`python -m training.corpus FILE` writes them in the common format: one answer a line with its question, level, style,
and its sentences with their parts.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

FOLDER = Path(__file__).parent / "answers"
LEFT_OUT = FOLDER / "left_out"
"""Answers of one more hand, of other trades: nothing is ever learned from them."""
PASSAGES = FOLDER / "passages"
"""Answers and parts of answers with labelled sentences, whose level nobody told: rare parts are common there."""
HEARD = "spoken/answers.txt"
KINDS = ("behavioural", "situational", "technical", "experience", "opening", "follow-up")
STYLES = ("native", "second-language", "rambling", "terse", "buzzword", "transcript-noise")
PARTS = {
    "S": "situation", "T": "task", "A": "action", "R": "result", "Y": "reason",
    "C": "check", "X": "example", "O": "opinion", "F": "filler", "Z": "off",
}  # fmt: skip
_ANSWER = re.compile(r"#A\s+([1-5])\s+([a-z-]+)\s*\|\s*(.+)")
_SENTENCE = re.compile(r"([STARYCXOFZ]+)(\+?)\s+(.+)")


@dataclass(frozen=True, slots=True)
class Sentence:
    text: str
    parts: tuple[str, ...]
    own: bool  # it tells what the speaker did
    again: tuple[tuple[str, ...], bool] | None = field(default=None, compare=False)  # what a second reader says


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reader says of an answer: its level, 1 to 5, and of each sentence its parts and whether it is own."""

    level: int
    sentences: tuple[tuple[tuple[str, ...], bool], ...]


@dataclass(frozen=True, slots=True)
class GradedAnswer:
    id: str
    group: str  # the file; its hand has one brief
    set: str  # answers to one question share it: no split may part them
    job: str
    kind: str
    competency: str
    question: str
    level: int
    style: str
    why: str
    sentences: tuple[Sentence, ...] = ()
    second: Reading | None = field(default=None, compare=False)

    @property
    def text(self) -> str:
        return " ".join(sentence.text for sentence in self.sentences)


def read_answers(folder: Path = FOLDER) -> list[GradedAnswer]:
    """All answers in the order of their files. Raises ValueError for a line that has not the form."""
    answers = []
    for path in sorted(folder.glob("*.txt")):
        second = _second_readings(folder / "second" / path.name)
        answers += [_read_again(answer, second.get(answer.id)) for answer in _answers_in(path)]
    return answers


def _read_again(answer: GradedAnswer, second: Reading | None) -> GradedAnswer:
    if second is None:
        return answer
    both = zip(answer.sentences, second.sentences, strict=True)
    return replace(answer, second=second, sentences=tuple(replace(one, again=other) for one, other in both))


def read_passages(folder: Path = PASSAGES) -> list[GradedAnswer]:
    """Of level 0: nobody told it."""
    return [replace(one, level=0) for path in sorted(folder.glob("*.txt")) for one in _answers_in(path)]


def read_rewordings(folder: Path = FOLDER) -> dict[str, list[str]]:
    """Of some answers, by their id: the same said by another person."""
    return _texts_in(sorted(folder.glob("reworded/*.txt")))


def read_heard(folder: Path = FOLDER) -> dict[str, str]:
    """Of some answers, by their id: what the embedded recogniser made of them when they were spoken."""
    return {name: texts[0] for name, texts in _texts_in(sorted(folder.glob(HEARD))).items()}


def _texts_in(paths: Sequence[Path]) -> dict[str, list[str]]:
    said: dict[str, list[str]] = {}
    name = ""
    lines = [line for path in paths for line in path.read_text("utf-8").splitlines()]
    for line in lines:
        if line.startswith("#P"):
            name = line[2:].strip()
        elif line.strip():
            said.setdefault(name, []).append(line.strip())
    return said


def as_row(answer: GradedAnswer) -> dict[str, object]:
    result = next((one.text for one in answer.sentences if "result" in one.parts), "")
    row: dict[str, object] = {name: getattr(answer, name) for name in ("id", "set", "job", "kind", "competency")}
    row |= {"question": answer.question, "answer": answer.text, "level": answer.level, "why": answer.why}
    row["sentences"] = [{"text": one.text, "parts": list(one.parts), "own": one.own} for one in answer.sentences]
    row |= {"own_action": any("action" in one.parts and one.own for one in answer.sentences)}
    row |= {"result_named": bool(result), "result_quote": result}
    off = [sentence for sentence in answer.sentences if "off" in sentence.parts]
    return row | {"off_topic": len(off) * 2 > len(answer.sentences), "style": answer.style}


def _answers_in(path: Path) -> Iterator[GradedAnswer]:
    answer = blank = GradedAnswer("", path.stem, "", "", "", "", "", 0, "", "")
    heading, question, numbers = "", "", Counter[str]()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        where = f"{path.name}, line {number}"
        if not line.strip():
            continue
        if line.startswith("#Q"):
            if answer.sentences:
                yield answer
            answer, heading, question = blank, line[2:], ""
        elif line.startswith("#A"):
            if answer.sentences:
                yield answer
            answer = _headed(blank, heading, question, line, where)
            numbers[answer.set] += 1
            answer = replace(answer, id=f"{answer.set}-{numbers[answer.set]}")
        elif not question:
            question = line.strip()
        elif found := _SENTENCE.fullmatch(line.strip()):
            said = Sentence(found[3], _parts(found[1]), bool(found[2]))
            answer = replace(answer, sentences=(*answer.sentences, said))
        else:
            raise ValueError(f"{where}: this is no labelled sentence")
    if answer.sentences:
        yield answer


def _headed(blank: GradedAnswer, heading: str, question: str, line: str, where: str) -> GradedAnswer:
    told, parts = _ANSWER.fullmatch(line.strip()), [part.strip() for part in heading.split("|")]
    if told is None or len(parts) != 4 or parts[2] not in KINDS or told[2] not in STYLES or not question:
        raise ValueError(f"{where}: this is no answer's heading, or its question has none")
    named = replace(blank, set=parts[0], job=parts[1], kind=parts[2], competency=parts[3], question=question)
    return replace(named, level=int(told[1]), style=told[2], why=told[3])


def _second_readings(path: Path) -> dict[str, Reading]:
    readings = {}
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        name, level, *labels = line.split()
        readings[name] = Reading(int(level), tuple((_parts(label.rstrip("+")), "+" in label) for label in labels))
    return readings


def _parts(letters: str) -> tuple[str, ...]:
    return tuple(PARTS[letter] for letter in dict.fromkeys(letters) if letter in PARTS)


def main() -> None:
    out = Path(sys.argv[1])
    if out.exists():
        raise SystemExit(f"{out} is there already. Name a file that is not.")
    rows = [json.dumps(as_row(answer), ensure_ascii=False) for answer in read_answers()]
    out.write_text("\n".join(rows) + "\n", encoding="utf-8")
    sys.stderr.write(f"{len(rows)} answers in {out}\n")


if __name__ == "__main__":
    main()

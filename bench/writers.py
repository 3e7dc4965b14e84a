"""Two processes that write one interview at the same time, and a reader that looks on."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace

from bench.aftermath import Fault, left_over, torn
from bench.lives import JOB, RESUME, Course, coach_in
from interview.errors import HeldError, StaleError, StorageError
from interview.records import Answer
from interview.sessions import Storage
from interview.sessions.session import Session, with_answer

LONG = 400
"""Words; two writers' answers differ in length, so that one over the other would be seen."""


def write_often(course: Course, session: Session, word: str, times: int) -> None:
    """In the child: the same interview, each time with another answer, from what the other one wrote."""
    coach = coach_in(course.root, course.storage)
    for number in range(times):
        answer = Answer(" ".join([word] * (1 + number * LONG // times)), "typed")
        _write(coach.storage, session, answer)
        _until_taken(lambda: coach.storage.append_sound(session, 1, word.encode()[:1] * 64))


def _write(storage: Storage, session: Session, answer: Answer) -> None:
    answered = with_answer(session, answer)
    _until_taken(lambda: storage.write(replace(answered, revision=storage.load(session.id).revision)))


def _until_taken(write: Callable[[], object]) -> None:
    """Where the other one was faster, or writes for long, it is tried again."""
    while True:
        with suppress(StaleError, HeldError):
            write()
            return


def faults_of_two(course: Course, times: int) -> Iterator[Fault]:
    """What is torn while they write, and after."""
    coach = coach_in(course.root, course.storage)
    session = coach.interview.ask(coach.preparation.prepare(RESUME, JOB, seed=7, key=course.key))
    coach.close()
    context = multiprocessing.get_context("forkserver")
    writers = [context.Process(target=write_often, args=(course, session, word, times)) for word in ("ann", "benedict")]
    for writer in writers:
        writer.start()
    looks = 0
    while any(writer.is_alive() for writer in writers) or not looks:
        looks += 1
        yield from _seen(course)
    for writer in writers:
        writer.join()
        if writer.exitcode:
            yield "writers_torn", f"a writer ended with {writer.exitcode}"
    yield from _seen(course)
    for _, what in left_over(course.root):
        yield "writers_torn", f"{what} is left over"
    sound = coach.storage.sound_so_far(session, 1)
    if len(sound) != 2 * 64 * times:
        yield "writers_torn", f"{len(sound)} bytes of sound"


def _seen(course: Course) -> Iterator[Fault]:
    try:
        answers = coach_in(course.root, course.storage).storage.load(course.key.session_id).answered
        for words in (set(x.answer.text.split()) for x in answers if x.answer):
            if len(words) != 1:
                yield "writers_torn", f"an answer of both: {words}"
    except StorageError as error:
        yield "writers_torn", str(error)
    for _, what in torn(course.root):
        yield "writers_torn", what

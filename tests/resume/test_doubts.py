"""What the reader is not sure of is marked, and nothing else."""

from __future__ import annotations

from interview.records import Position, Resume, Source
from interview.resume.doubts import with_likelihoods
from interview.resume.spans import Span, ToldLine
from interview.web.views.fields import DOUBTFUL, origin_of

HEAD = "Stage manager, Old Mill"
LINE = ToldLine(
    3,
    HEAD,
    "experience",
    "first",
    0.9,
    (Span("title", "Stage manager", 0, 13, 0.97), Span("employer", "Old Mill", 15, 23, 0.55)),
)


def resume() -> Resume:
    read = Resume(
        name="Ada Example",
        experience=(Position("Stage manager", "Old Mill", ""),),
        sources=(
            Source("name", "Ada Example"),
            Source("experience.1.title", HEAD),
            Source("experience.1.company", HEAD),
        ),
    )
    return Resume(
        **{name: getattr(read, name) for name in ("name", "experience")}, sources=with_likelihoods(read, [LINE])
    )


def test_a_value_is_as_sure_as_the_words_it_was_told_from() -> None:
    assert [source.likely for source in resume().sources] == [1.0, 0.97, 0.55]


def test_only_a_doubtful_value_asks_to_be_checked() -> None:
    read = resume()
    assert origin_of(read, "experience.1.company", "Old Mill") == f"{DOUBTFUL}: “{HEAD}”"
    assert DOUBTFUL not in origin_of(read, "experience.1.title", "Stage manager")
    assert DOUBTFUL not in origin_of(read, "name", "Ada Example")

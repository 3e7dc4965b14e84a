"""A first start on empty caches, with every model: nothing compiles, and nothing is left in the user's caches."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.starts import begin_start, caches_under, finish

pytestmark = [pytest.mark.model, pytest.mark.timeout(300)]


def test_a_first_start_imports_no_compiler_and_leaves_nothing_in_the_caches(tmp_path: Path) -> None:
    caches = caches_under(tmp_path)
    start = finish(begin_start("first", caches), 280.0)
    assert not start.crashed, start.said
    assert start.compilers == ()
    left = [path for name in ("HOME", "XDG_CACHE_HOME", "NUMBA_CACHE_DIR") for path in Path(caches[name]).rglob("*")]
    assert left == []

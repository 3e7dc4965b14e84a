"""Words stand in files, are read when first needed, and every pattern of every file is one."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from interview.language import lists
from interview.language.lists import WordLists

FILES = sorted((lists.FOLDER / lists.LANGUAGE).glob("*.toml"))


@pytest.fixture
def colours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> WordLists:
    (tmp_path / "en").mkdir()
    text = "warm = 'red orange'\nshade = 'light|dark'\nsaid = '''\n(?i)\\b(?:{shade})\n (?:red|blue)\\b\n'''\n"
    text += "poems = '''\nRoses are red.\nSo am I.\n'''\n[mixed]\nred = 'red and red'\n"
    (tmp_path / "en" / "colours.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(lists, "FOLDER", tmp_path)
    return WordLists("colours")


def test_a_list_is_words_or_phrases_or_a_pattern_or_a_table(colours: WordLists) -> None:
    assert colours.words("warm") == {"red", "orange"}
    assert colours.phrases("poems") == ("Roses are red.", "So am I.")
    assert colours.pattern("said").search("A Dark blue coat")
    assert colours.table("mixed") == {"red": "red and red"}
    assert colours.phrases("mixed.red") == ("red and red",)


def test_a_list_that_is_not_there_is_an_error(colours: WordLists) -> None:
    with pytest.raises(KeyError):
        colours.words("cold")


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_every_list_of_a_file_can_be_read(path: Path) -> None:
    found = WordLists(path.stem)
    for name, value in tomllib.loads(path.read_text(encoding="utf-8")).items():
        assert value
        if isinstance(value, str) and value.lstrip().startswith("(?"):
            assert not found.pattern(name).fullmatch("\0")


def test_no_list_is_read_before_it_is_needed() -> None:
    code = "import interview.feedback.judging, interview.language.lists as l; print(l._read.cache_info().currsize)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"

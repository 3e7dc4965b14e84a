"""Models that come from the hub alone: the table's are pinned, a named one stays what it was when it first came."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from interview.engines.catalogue import Catalogue, hub
from interview.engines.catalogue.named import wanted
from interview.errors import CatalogueError
from tests.engines.test_catalogue import COMMIT, StandInHub, sha256, use_hub

NAME = "someone/chat"
WEIGHTS = bytes(range(256)) * 20
CONFIG = b'{"layers": 2}\n'
CODE = b"print('never asked for')\n"
TABLE = f"""
[[model]]
name = "pinned"
role = "language"
licence = "MIT"
description = "one file that no package carries"
hub = "{NAME}"
revision = "{COMMIT}"
packages = []

[[model.file]]
name = "model.safetensors"
size = {len(WEIGHTS)}
sha256 = "{sha256(WEIGHTS)}"
"""


def git_sha1(data: bytes) -> str:
    return hashlib.sha1(b"blob %d\0" % len(data) + data).hexdigest()


@dataclass
class NamedHub:
    """A hub of one model that says, as the real one does, what files the newest revision has."""

    contents: dict[str, bytes]
    files: dict[str, bytes] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def publish(self, revision: str = COMMIT) -> None:
        """The weights as a large file, whose SHA-256 the hub knows; the others with git's SHA-1 alone."""
        rows = [
            {"rfilename": name, "size": len(data), "blobId": git_sha1(data)}
            | ({"lfs": {"size": len(data), "sha256": sha256(data), "pointerSize": 1}} if "model" in name else {})
            for name, data in self.contents.items()
        ]
        told = {"id": NAME, "sha": revision, "siblings": rows}
        self.files[f"/api/models/{NAME}?blobs=true"] = json.dumps(told).encode()
        self.files |= {f"/{NAME}/resolve/{revision}/{name}": data for name, data in self.contents.items()}

    def serve_wrong(self, name: str) -> None:
        """Another byte under a name, without a word about it."""
        address = f"/{NAME}/resolve/{COMMIT}/{name}"
        self.files[address] = self.files[address][:-1] + b"!"


@pytest.fixture
def named(monkeypatch: pytest.MonkeyPatch) -> Iterator[NamedHub]:
    hub.SILENT.clear()
    state = NamedHub({"model.safetensors": WEIGHTS, "config.json": CONFIG, "modeling.py": CODE})
    state.publish()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(StandInHub, state.files, state.asked))
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    use_hub(monkeypatch, server.server_address[1])
    yield state
    server.shutdown()
    server.server_close()
    hub.SILENT.clear()


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    return Catalogue(tmp_path / "models", hub_timeout=20.0)


@pytest.fixture
def pinned(tmp_path: Path) -> Catalogue:
    """A catalogue whose table has the model, under a name of its own."""
    table = tmp_path / "table.toml"
    table.write_text(TABLE)
    return Catalogue(tmp_path / "models", hub_timeout=20.0, table=table)


def visible(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))


# ---------------------------------------------------------------- a model that a person names


def test_a_named_model_comes_without_code_and_is_asked_for_once(named: NamedHub, catalogue: Catalogue) -> None:
    folder = catalogue.fetch(NAME)
    assert visible(folder) == ["config.json", "model.safetensors"]
    assert (folder / "model.safetensors").read_bytes() == WEIGHTS
    assert catalogue.entry(NAME).revision == COMMIT
    asked = len(named.asked)
    assert catalogue.fetch(NAME) == folder
    assert len(named.asked) == asked


@pytest.mark.parametrize("name", ["model.safetensors", "config.json"])
def test_a_byte_that_the_hub_did_not_announce_is_refused_at_first_use(
    named: NamedHub, catalogue: Catalogue, name: str
) -> None:
    named.serve_wrong(name)
    with pytest.raises(CatalogueError, match=rf"{name} was cut or is not the published one, so it was removed.*again"):
        catalogue.fetch(NAME)
    assert name not in visible(catalogue.folder(NAME))
    assert not catalogue.is_ready(NAME)


def test_what_came_first_holds_when_the_hub_has_something_newer(named: NamedHub, catalogue: Catalogue) -> None:
    weights = catalogue.fetch(NAME) / "model.safetensors"
    named.contents["model.safetensors"] = WEIGHTS[::-1]
    named.publish("f" * 40)
    weights.unlink()
    assert catalogue.fetch(NAME) == weights.parent
    assert weights.read_bytes() == WEIGHTS


def test_a_byte_changed_on_this_disk_is_refused_and_removed_then_fetched_anew(
    named: NamedHub, catalogue: Catalogue
) -> None:
    config = catalogue.fetch(NAME) / "config.json"
    config.write_bytes(CONFIG.replace(b"2", b"3"))
    with pytest.raises(CatalogueError, match=r"config.json was cut or is not the published one"):
        catalogue.fetch(NAME)
    assert not config.exists()
    catalogue.fetch(NAME)
    assert config.read_bytes() == CONFIG


def test_a_hub_that_does_not_answer_or_has_no_such_model_is_said(named: NamedHub, catalogue: Catalogue) -> None:
    with pytest.raises(CatalogueError, match=r"someone/else comes from the model hub.*Check the name"):
        catalogue.fetch("someone/else")
    with pytest.raises(CatalogueError, match=r"There is no model called “chat”"):
        catalogue.fetch("chat")


def test_without_a_hub_in_the_settings_nobody_is_asked(named: NamedHub, tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="choose another engine"):
        Catalogue(tmp_path, hub=False).fetch(NAME)
    assert named.asked == []


def test_of_two_forms_of_the_weights_the_one_without_code_is_taken() -> None:
    both = ["config.json", "pytorch_model.bin", "model.safetensors", "onnx/model.json", "../up.json", "run.py"]
    assert wanted(both) == {"config.json", "model.safetensors"}
    assert wanted(["model.bin", "vocabulary.txt"]) == {"model.bin", "vocabulary.txt"}


# ---------------------------------------------------------------- a model of the table that no package carries


def test_a_pinned_model_is_found_by_its_name_and_by_its_hub_id(named: NamedHub, pinned: Catalogue) -> None:
    assert pinned.fetch("pinned") == pinned.fetch(NAME)
    assert visible(pinned.folder("pinned")) == ["model.safetensors"]
    assert not any("/api/" in line for line in named.asked)  # the table knows its files


def test_a_changed_byte_of_a_pinned_model_is_refused_and_removed(named: NamedHub, pinned: Catalogue) -> None:
    named.serve_wrong("model.safetensors")
    with pytest.raises(CatalogueError, match=r"model.safetensors .* not the published one.*download` again"):
        pinned.fetch("pinned")
    assert not any(pinned.folder("pinned").parent.rglob("model.safetensors"))
    named.publish()
    assert (pinned.fetch("pinned") / "model.safetensors").read_bytes() == WEIGHTS


def test_a_pinned_model_that_the_hub_does_not_give_is_said(named: NamedHub, pinned: Catalogue) -> None:
    named.files.clear()
    with pytest.raises(CatalogueError, match=r"someone/chat comes from the model hub"):
        pinned.fetch("pinned")


def test_a_file_of_which_only_gits_sha1_is_known_is_checked_by_it(named: NamedHub, pinned: Catalogue) -> None:
    table = f'\n[[model.file]]\nname = "config.json"\nsize = 0\nblob = "{git_sha1(CONFIG)}"\n'
    path = pinned.folder("pinned").parents[1] / "table.toml"
    path.write_text(TABLE + table)
    catalogue = Catalogue(path.parent / "models", hub_timeout=20.0, table=path)
    named.serve_wrong("config.json")
    with pytest.raises(CatalogueError, match=r"config.json was cut or is not the published one"):
        catalogue.fetch("pinned")
    named.publish()
    assert (catalogue.fetch("pinned") / "config.json").read_bytes() == CONFIG

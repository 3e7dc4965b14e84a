"""What an engine is told when it is opened: which model, on what, where, by whose key, how long, how many at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import urlsplit

from pydantic import SecretStr

from interview.errors import SettingsError
from interview.settings import Settings

NO_KEY = SecretStr("")
OPENAI = "https://api.openai.com/v1"
AT_HOME = (".local", ".lan", ".internal", ".home.arpa", ".localhost")
"""Names that no public name server answers for."""


@dataclass(frozen=True, slots=True)
class Options:
    """An engine reads what it needs of them. A key is shown by nothing that prints, logs or copies this record."""

    model: str
    device: str = "cpu"
    url: str = ""  # of the server that an online engine asks; local engines have none
    key: SecretStr = field(default=NO_KEY, repr=False)
    connect_timeout: float = 5.0  # seconds until a server that cannot be reached is given up
    timeout: float = 60.0  # seconds that a server may be silent
    retries: int = 2
    concurrency: int = 4  # calls at once, where the engine bears more than one

    @property
    def host(self) -> str:
        """Whom an online engine sends to; "" where that is this machine, or nobody."""
        name = urlsplit(self.url).hostname or ""
        return "" if is_this_machine(name) else name


def options_for(role: str, model: str, settings: Settings, device: str, *, online: bool) -> Options:
    """The only place where settings become options. Raises SettingsError for an address that cannot be used.

    Only an online engine is told an address and a key. A role's own address and key go together: the key of one server
    is never sent to another.
    """
    if not online:
        return Options(model, device)
    url, key = getattr(settings, f"{role}_url", ""), getattr(settings, f"{role}_key", NO_KEY)
    if not url:
        url, key = settings.engine_url, key if key.get_secret_value() else settings.engine_key
    if not key.get_secret_value() and url.rstrip("/") == OPENAI:
        key = settings.openai_key
    return Options(
        model,
        device,
        checked(url, f"INTERVIEW_{role.upper()}_URL or INTERVIEW_ENGINE_URL"),
        checked_key(key, f"INTERVIEW_{role.upper()}_KEY or INTERVIEW_ENGINE_KEY"),
        settings.engine_connect_timeout,
        settings.engine_timeout,
        settings.engine_retries,
        settings.engine_concurrency,
    )


def checked(url: str, setting: str) -> str:
    """The address without a slash at its end. Raises SettingsError that does not repeat it: it may hold a password."""
    no_address = SettingsError(f"{setting} is no address of a server, such as {OPENAI}.")
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:  # brackets or a port that are none
        raise no_address from None
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise no_address
    if parts.username is not None or parts.password is not None:
        raise SettingsError(f"{setting} holds a name or a password. Give the key in a setting of its own.")
    if parts.scheme == "http" and not is_at_home(parts.hostname):
        raise SettingsError(f"{setting} would send what you say unencrypted to {parts.hostname}. Use https.")
    return url.rstrip("/")


def checked_key(key: SecretStr, setting: str) -> SecretStr:
    """Without white space around it. Raises SettingsError where it cannot be sent: a library's own would show it."""
    given = key.get_secret_value().strip()
    if not (given.isascii() and given.isprintable()) or " " in given:
        raise SettingsError(f"{setting} holds letters that no key has. Copy it again.")
    return SecretStr(given)


def is_this_machine(host: str) -> bool:
    try:
        return host in ("", "localhost") or host.endswith(".localhost") or ip_address(host).is_loopback
    except ValueError:  # a name
        return False


def is_at_home(host: str) -> bool:
    """Whether a host is of this machine or its own network, as far as its name or address tells."""
    try:
        address = ip_address(host)
        return address.is_private or address.is_loopback or address.is_link_local
    except ValueError:
        return "." not in host or host.endswith(AT_HOME)

"""What this computer has: cores, memory, a CUDA GPU. Knows no model."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Machine:
    cores: int
    memory_gib: float
    gpu: str  # its name, or ""

    @property
    def device(self) -> str:
        return "cuda" if self.gpu else "cpu"


@lru_cache(maxsize=1)
def read_machine() -> Machine:
    return Machine(_cores(), _memory_gib(), _gpu())


def _cores() -> int:
    """Cores this process may use: a container often has fewer than the machine."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # macOS and Windows
        return os.cpu_count() or 1


def _memory_gib() -> float:
    try:
        total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError):  # Windows
        return 0.0
    limit = Path("/sys/fs/cgroup/memory.max")
    if limit.exists() and (text := limit.read_text().strip()).isdigit():
        total = min(total, int(text))
    return round(total / 2**30, 1)


def _gpu() -> str:
    """The first CUDA GPU that torch can use; torch is imported only where a driver is installed."""
    if not shutil.which("nvidia-smi") and not Path("/proc/driver/nvidia/version").exists():
        return ""
    import torch

    return str(torch.cuda.get_device_name(0)) if torch.cuda.is_available() else ""


def reaches_hub_model(model: str, timeout: float) -> bool:
    """Whether the hub answers within `timeout` seconds and has the model."""
    from urllib.request import Request, urlopen

    from huggingface_hub import constants

    request = Request(f"{constants.ENDPOINT}/api/models/{model}", headers={"User-Agent": "rehearse"})  # noqa: S310
    try:
        with urlopen(request, timeout=timeout) as answer:  # noqa: S310  (the hub's own address)
            return bool(answer.status == 200)
    except OSError:  # refused, unknown host, time-out, or an HTTP error
        return False


def prepare_process(*, hub: bool) -> None:
    """Set what libraries read from the environment when they load; call it before any of them is imported.

    Without GOMP_SPINCOUNT two libraries that compute at once wait for each other by spinning: the language model
    fell from 8 to 0.4 tokens a second beside another one on two cores. Without ORT_DISABLE_TELEMETRY ONNX Runtime
    sends reports to its maker, and keeps an identifier of this computer and a database for them in the user's cache.
    """
    os.umask(0o077)  # what people write, and what they upload, is theirs alone
    os.environ.setdefault("GOMP_SPINCOUNT", "0")
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")
    if not hub:
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
    _keep_few_arenas()
    # Every thread uses numpy, and its transforms are imported only when first used: here, none waits for another.
    import numpy.fft  # noqa: F401


def _keep_few_arenas() -> None:
    """Let glibc's threads share two heaps: with one for each, what forty threads freed lay about in forty places.

    M_ARENA_MAX is -8 in malloc.h. `bench attack`, twice through in one process: see docs/measurements.md.
    """
    choose = getattr(ctypes.CDLL(None), "mallopt", None) if sys.platform == "linux" else None
    if choose is not None and "MALLOC_ARENA_MAX" not in os.environ:
        choose(-8, 2)

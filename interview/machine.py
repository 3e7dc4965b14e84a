"""What this computer has: cores, memory, a CUDA GPU. Knows no model."""

from __future__ import annotations

import os
import shutil
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
    """Whether a hub model is in the hub's cache on this disk, or the hub answers within `timeout` seconds."""
    from httpx import HTTPError
    from huggingface_hub import model_info, try_to_load_from_cache
    from huggingface_hub.errors import HfHubHTTPError, OfflineModeIsEnabled

    if isinstance(try_to_load_from_cache(model, "config.json"), str):
        return True
    try:
        return bool(model_info(model, timeout=timeout).id)
    except (HfHubHTTPError, HTTPError, OfflineModeIsEnabled, OSError):
        return False

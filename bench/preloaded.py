"""What the fork server of `bench durability` imports and warms once, for every process that it makes."""

from __future__ import annotations

import numpy as np

import bench.deaths
import bench.disks
import bench.updates
import bench.writers  # noqa: F401
from interview.audio.prosody import read_tracks

read_tracks(np.zeros(16_000, np.float32))

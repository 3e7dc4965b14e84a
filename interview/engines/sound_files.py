"""The sound of a file of any kind, as an online voice sends it. Knows no voice."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from interview.engines.loading import library

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def decoded(data: bytes, rate: int, kind: str | None = None) -> NDArray[np.float32]:
    """One channel at this rate; `kind` is PyAV's name of the file's form. Raises ValueError where it is no sound."""
    import numpy as np

    av = library("av")
    resampler = av.AudioResampler(format="flt", layout="mono", rate=rate)
    try:
        with av.open(io.BytesIO(data), mode="r", format=kind) as container:
            frames = [piece for frame in container.decode(audio=0) for piece in resampler.resample(frame)]
    except (av.FFmpegError, IndexError) as error:
        raise ValueError("no sound that can be read") from error
    parts = [frame.to_ndarray()[0] for frame in [*frames, *resampler.resample(None)]]
    return np.concatenate(parts) if parts else np.zeros(0, np.float32)

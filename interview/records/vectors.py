"""Words as vectors in their context; they know no model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class WordVectors:
    """The n words of a text (parted by white space), each with its vector and its rarity.

    `vectors` has shape (n, d), rows of unit length; `rarity` has shape (n,), above 0 and higher for rarer words.
    """

    words: tuple[str, ...]
    vectors: NDArray[np.float32]
    rarity: NDArray[np.float32]

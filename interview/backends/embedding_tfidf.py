"""Word counts weighed by rarity (TF-IDF) with scikit-learn; it knows no meaning: two synonyms share nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from interview.core.protocols import Locate


class TfidfEmbedder:
    """Fitted anew on the texts of each call, so only rows of one call can be compared."""

    def __init__(self, model: str, *, locate: Locate | None = None, device: str = "cpu") -> None: ...

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One column for each word and pair of words, English stop words left out."""
        import numpy as np
        from sklearn.feature_extraction.text import TfidfVectorizer

        if not texts:
            return np.zeros((0, 0), dtype=np.float32)
        vectorizer = TfidfVectorizer(stop_words="english", ngram_range=(1, 2), dtype=np.float32)
        try:
            return np.asarray(vectorizer.fit_transform(texts).toarray(), dtype=np.float32)
        except ValueError:  # scikit-learn's way to say that no text holds a word
            return np.zeros((len(texts), 1), dtype=np.float32)

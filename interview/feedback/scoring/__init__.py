"""An answer beside its ideal answer, from words alone; face, voice and name never enter."""

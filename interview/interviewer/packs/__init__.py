"""Knowledge packs: for a topic of a trade its questions, what a good answer may hold, follow-ups; a file a topic."""

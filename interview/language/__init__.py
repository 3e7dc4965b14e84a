"""Words: how English text is cut into words and sentences, and what a stranger's text may hold."""

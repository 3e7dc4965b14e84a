"""Sound: listening, speaking, the end of a turn, recordings, and how an answer was spoken."""

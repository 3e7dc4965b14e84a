"""The conversation as a state machine: (state, event) -> (state, effects), pure; table.py is the page to read."""

"""The services over all rooms: what happens before, in and after an interview, step by step."""

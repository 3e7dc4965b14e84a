"""Models and what they need: protocols, queues, backends, the catalogue of weights, prompts and their replies."""

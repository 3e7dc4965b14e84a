"""How an answer was spoken: pace, pauses, fillers, stumbles, and the score made of them. Knows no content."""

from interview.audio.delivery.delivery import Sounding, delivery_from, delivery_of, is_english

__all__ = ["Sounding", "delivery_from", "delivery_of", "is_english"]

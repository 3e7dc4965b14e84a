"""What stands between the network and the page: who may ask for what, how much of it, and what goes back."""

from interview.web.guard.guard import Guard
from interview.web.guard.origins import Hosts, is_own_origin
from interview.web.guard.refusals import Refusal
from interview.web.guard.uploads import Uploads

__all__ = ["Guard", "Hosts", "Refusal", "Uploads", "is_own_origin"]

"""What stands between the network and the page: who may ask for what, how much of it, and what goes back."""

from interview.ui.guard.guard import Guard
from interview.ui.guard.origins import Hosts, is_own_origin
from interview.ui.guard.refusals import Refusal
from interview.ui.guard.uploads import Uploads

__all__ = ["Guard", "Hosts", "Refusal", "Uploads", "is_own_origin"]

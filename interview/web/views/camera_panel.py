"""The card "Microphone and camera" as HTML: an empty form that live_camera.js fills.

Knows no device, no connection and no Gradio.
"""

from __future__ import annotations

from markupsafe import Markup

from interview.web.views.rendering import render

PRIVACY = "Pictures are looked at on this machine and dropped: nothing is kept, nothing is scored."
PREPARE = "Prepare first: then you can try your microphone and camera here."
OFFER = "Five dots tell it where your screen is. Without them it is measured roughly."
LOOK = "Look at each dot until it moves on. Keep your head where it will be."


def camera_html() -> Markup:
    return render("camera_panel", "camera", prepare=PREPARE, offer=OFFER, privacy=PRIVACY, look=LOOK)

"""The card "Microphone and camera" as HTML: an empty form that live_camera.js fills.

Knows no device, no connection and no Gradio.
"""

from __future__ import annotations

from interview.web.views.fragments import safe

PRIVACY = "Pictures are looked at on this machine and dropped: nothing is kept, nothing is scored."
PREPARE = "Prepare first: then you can try your microphone and camera here."
OFFER = "Five dots tell it where your screen is. Without them it is measured roughly."
LOOK = "Look at each dot until it moves on. Keep your head where it will be."


def camera_html() -> str:
    """Every part that the scripts use carries data-camera; only a sentence shows until there is a session.

    One button turns on and off: the focus of a keyboard stays where it is.
    """
    bars = "<i></i>" * 7
    return f"""<section class="camera card" aria-label="Microphone and camera" data-view="none">
<h2 data-camera="title">Microphone and camera</h2>
<p class="why" data-camera="prepare">{safe(PREPARE)}</p>
<div class="camera-row" data-camera="microphone" role="group" aria-label="Microphone" hidden>
<div class="camera-line"><span class="camera-name">Microphone</span>
<span class="live-level" data-camera="level" aria-hidden="true" hidden>{bars}</span>
{_button("test", "Test microphone")}</div>
<p class="camera-word" data-camera="heard" role="status"></p></div>
<div class="camera-row" data-camera="camera" role="group" aria-label="Camera" hidden>
<div class="camera-line"><span class="camera-name"><i class="camera-dot"></i>
<span data-camera="state" role="status">Camera off</span></span>
<span class="camera-buttons">{_button("show", "Preview", "quiet")}{_button("toggle", "Turn camera on")}</span></div>
<div class="camera-picture" data-camera="picture" hidden>
<video data-camera="video" muted playsinline aria-label="Your camera, mirrored"></video>
<i data-camera="face" aria-hidden="true" hidden></i></div>
<dl class="camera-seen" data-camera="seen" aria-live="polite" hidden>
<div><dt>Framing</dt><dd data-camera="framing"></dd></div>
<div><dt>Light</dt><dd data-camera="light"></dd></div></dl>
<div class="camera-exact" data-camera="exact" hidden><p class="why" data-camera="offer">{safe(OFFER)}</p>
<p class="camera-buttons">{_button("calibrate", "Calibrate (10 seconds)")}
{_button("rough", "Skip: measure roughly", "quiet")}{_button("forget", "Forget calibration", "quiet")}</p></div>
</div>
<p class="notice" data-camera="notice" role="status" hidden></p>
<p class="why" data-camera="privacy" hidden>{safe(PRIVACY)}</p>
<dialog class="calibration" data-camera="overlay" aria-label="Calibration" aria-describedby="calibration-how">
<p class="calibration-how" id="calibration-how" data-camera="how">{safe(LOOK)}</p>
<i class="calibration-dot" data-camera="dot" aria-hidden="true" hidden><i data-camera="ring"></i></i>
<p class="calibration-count" data-camera="count" role="status"></p>
{_button("leave", "Skip", key="Esc")}</dialog>
</section>"""


def _button(part: str, label: str, kind: str = "", key: str = "") -> str:
    shown = f" <kbd>{key}</kbd>" if key else ""
    return f'<button type="button" class="live-button {kind}" data-camera="{part}">{safe(label)}{shown}</button>'

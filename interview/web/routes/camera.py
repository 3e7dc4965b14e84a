"""The page's camera line: a WebSocket at /camera that takes one picture at a time (docs/live.md).

Knows how a picture arrives and what the page is told of it; what is made of it is the camera's affair. No picture is
written anywhere: it is decoded, looked at and dropped before the next one is asked for.
"""

from __future__ import annotations

import asyncio
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Protocol
from weakref import WeakKeyDictionary

from fastapi import FastAPI, WebSocket

from interview.camera import framing, seen_in
from interview.engines.loading import library
from interview.errors import BackendError, CatalogueError, InterviewError
from interview.live import Camera, Pace
from interview.records import Calibration, Glimpse
from interview.web.routes.lines import (
    POLICY,
    REFUSED,
    REPLACED,
    TEXTS_A_SECOND,
    TEXTS_AT_ONCE,
    TOO_MANY,
    Hangup,
    Lines,
    hold,
    receive,
    receive_begin,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LARGEST_PICTURE = 256 * 1024
LONGEST_SIDE = 1280
"""Pixels, twice what the page sends; a small file may hold a picture that fills the memory."""
PICTURES_A_SECOND, PICTURES_AT_ONCE = 8, 4
"""The page sends five; what comes faster waits its turn, and with it the page that sends it."""
MOST_BROKEN = 3
"""Pictures in a row that cannot be read, after which the page is told that its camera does not work."""
BROKEN = "This picture cannot be read. Choose another camera, or turn it off and on again."
CALIBRATED = "Calibrated: the screen is known by where you looked."
NOT_SO_WELL = "Calibrated, but only roughly: hold your head still and repeat it for a closer one."
UNCALIBRATED = "The calibration is forgotten. Where you look is judged roughly now."
WELL = 0.1


class Cameras(Protocol):
    def open(self, key: str) -> Camera:
        """The camera of a session that is not over. Raises InterviewError, the same for every wrong key."""
        ...

    def observe(self, frame: NDArray[np.uint8], at: float) -> Glimpse:
        """The faces of an RGB frame. Raises BackendError."""
        ...


def add_camera_route(app: FastAPI, cameras: Cameras, lines: Lines | None = None) -> None:
    """To be called before Gradio is mounted: its own routes take every address that is left."""
    lines = lines or Lines()
    watching: WeakKeyDictionary[Camera, asyncio.Future[None]] = WeakKeyDictionary()  # its one line

    async def talk(socket: WebSocket) -> None:
        begin = await receive_begin(socket)
        try:
            camera = await asyncio.to_thread(cameras.open, begin["key"])
        except InterviewError as error:
            raise Hangup(REFUSED, str(error)) from error
        if (before := watching.get(camera)) is not None and not before.done():
            before.set_result(None)
        replaced = watching[camera] = asyncio.get_running_loop().create_future()
        await socket.send_json({"type": "hello", "calibrated": camera.calibration is not None})
        serving = asyncio.create_task(_serve(socket, camera, cameras))
        try:
            done, _ = await asyncio.wait({serving, replaced}, return_when=asyncio.FIRST_COMPLETED)
            if replaced in done:
                raise Hangup(REPLACED)
            serving.result()
        finally:
            serving.cancel()
            if watching.get(camera) is replaced:
                replaced.cancel()
                camera.look_anywhere()

    @app.websocket("/camera")
    async def camera(socket: WebSocket) -> None:
        await hold(socket, talk, lines)


async def _serve(socket: WebSocket, camera: Camera, cameras: Cameras) -> None:
    broken = 0
    texts, pictures = Pace(TEXTS_A_SECOND, TEXTS_AT_ONCE), Pace(PICTURES_A_SECOND, PICTURES_AT_ONCE)
    while True:
        received = await receive(socket, LARGEST_PICTURE)
        if isinstance(received, dict):
            if not texts.allows():
                raise Hangup(POLICY, TOO_MANY)
            await _told(socket, camera, received)
            continue
        while wait := pictures.wait():
            await asyncio.sleep(wait)
        try:
            glimpse = await asyncio.to_thread(_glimpse_of, received, camera, cameras)
        except BackendError as error:
            broken += 1
            if broken >= MOST_BROKEN:
                raise Hangup(POLICY, str(error)) from error
            await socket.send_json(unread_message(str(error)))
            continue
        except CatalogueError as error:  # the face model cannot be had: asking again would not help
            raise Hangup(REFUSED, str(error)) from error
        broken = 0
        await socket.send_json(seen_message(glimpse, camera.calibration))


def _glimpse_of(jpeg: bytes, camera: Camera, cameras: Cameras) -> Glimpse:
    picture = picture_from(jpeg)
    return camera.watch(lambda at: cameras.observe(picture, at))


async def _told(socket: WebSocket, camera: Camera, message: dict[str, Any]) -> None:
    match message:
        case {"type": "look", "x": None}:
            camera.look_anywhere()
        case {"type": "look", "x": x, "y": y} if _is_share(x) and _is_share(y):
            camera.look_at(float(x), float(y))
        case {"type": "look"}:
            raise Hangup(POLICY)
        case {"type": "calibrate"}:
            await socket.send_json(await asyncio.to_thread(calibrated_message, camera))
        case {"type": "uncalibrate"}:
            camera.uncalibrate()
            await socket.send_json({"type": "calibrated", "ok": True, "text": UNCALIBRATED})
        case _:
            pass  # a page of another version


def _is_share(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1


def calibrated_message(camera: Camera) -> dict[str, Any]:
    try:
        calibration = camera.calibrate()
    except InterviewError as error:
        return {"type": "calibrated", "ok": False, "text": str(error)}
    return {"type": "calibrated", "ok": True, "text": CALIBRATED if calibration.error <= WELL else NOT_SO_WELL}


def seen_message(glimpse: Glimpse, calibration: Calibration | None) -> dict[str, Any]:
    """`state` is empty while a face is there and its eyes cannot be read: a blink, dark glasses, a face too small."""
    seen = seen_in(glimpse, calibration)
    return {
        "type": "seen",
        "state": seen.look.value if seen.look else "",
        "direction": seen.direction,
        "light": round(glimpse.light, 3),
        "face": asdict(glimpse.faces[0].box) if glimpse.faces else None,
        "framing": framing(glimpse),
    }


def unread_message(sentence: str) -> dict[str, Any]:
    return {"type": "seen", "state": "", "direction": "", "light": 0.0, "face": None, "framing": sentence}


def picture_from(jpeg: bytes) -> NDArray[np.uint8]:
    """The RGB picture of a JPEG. Raises BackendError for anything that is none, or is too large."""
    import numpy as np

    cv2 = library("cv2")  # heavy: comes with mediapipe
    if not _is_fit(jpeg):
        raise BackendError(BROKEN)
    try:
        picture = cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_COLOR)
    except cv2.error as error:
        raise BackendError(BROKEN) from error
    if picture is None:
        raise BackendError(BROKEN)
    return np.ascontiguousarray(picture[:, :, ::-1])


def _is_fit(jpeg: bytes) -> bool:
    """Whether its head says that it is a JPEG of a sensible size; read before anything is decoded."""
    from io import BytesIO

    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(BytesIO(jpeg), formats=["JPEG"]) as image:
            return min(image.size) >= 16 and max(image.size) <= LONGEST_SIDE
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError):
        return False

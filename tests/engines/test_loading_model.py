"""While models load side by side, one thread at a time imports libraries: else, now and then, one of them is broken."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.model, pytest.mark.timeout(300)]

# Every first use of a model but the language model, whose library shares nothing with others, each in a thread of its
# own; prints the modules that were imported unguarded on the way.
PROGRAM = """
import os, sys, threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from interview.engines import loading
from interview.wiring import build_coach

ALONE = "av.subtitles"  # imports nothing that another thread may be importing
unguarded = set()

class Watch:
    def find_spec(self, name, path=None, target=None):
        mine = threading.current_thread() is threading.main_thread() or loading._ONE_THREAD._is_owned()
        if not (mine or name.partition(".")[0] in sys.stdlib_module_names or name.startswith(ALONE)):
            unguarded.add(name)

sys.meta_path.insert(0, Watch())
models = build_coach().engines.models

import numpy as np
from interview.records import Audio
from interview.audio.prosody import read_tracks
from interview.audio.recordings import read_recording, write_wav

recording = Path(sys.argv[1])
noise = np.random.default_rng(0).normal(0, 0.1, 32_000).astype(np.float32)
calls = (
    lambda: read_tracks(noise),
    lambda: models.tfidf.embed(["one line", "another line"]),
    lambda: models.embedding.embed_words(["one line"]),
    lambda: models.grading.read_answer(["why"], ["because"]),
    lambda: models.face.observe(np.zeros((480, 640, 3), np.uint8), 0.0),
    lambda: models.voice.open().probability(noise[:512]),
    lambda: models.turn.probability(Audio(noise, 16_000)),
    lambda: models.transcription.transcribe(models.speech.speak("I tested every step.")),
    lambda: (write_wav(Audio(noise, 16_000), recording), read_recording(recording)),
)
with ThreadPoolExecutor(len(calls)) as threads:
    for done in [threads.submit(call) for call in calls]:
        done.result()
print(sorted(unguarded), flush=True)
os._exit(0)
"""


def test_every_model_imports_its_library_while_no_other_does(tmp_path: Path) -> None:
    settings = os.environ | {"INTERVIEW_OUTPUTS_DIR": str(tmp_path / "outputs")}
    command = [sys.executable, "-c", PROGRAM, str(tmp_path / "noise.wav")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=settings)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "[]"

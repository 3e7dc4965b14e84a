"""`auto` picks what the machine can run and says why; a wrong setting gets a sentence."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from interview.engines.backends.registry import BACKENDS, ROLES, BackendSpec, find_backend, open_backend
from interview.engines.options import Options
from interview.errors import BackendMissingError, SettingsError
from interview.machine import Machine
from interview.settings import Settings, load_settings
from interview.wiring import choose, describe_machine, identities, is_local, open_catalogue

SMALL = Machine(cores=2, memory_gib=8.0, gpu="")
GPU = Machine(cores=16, memory_gib=128.0, gpu="NVIDIA H200")


def test_without_a_gpu_everything_is_embedded_and_offline() -> None:
    choices = choose(Settings(), SMALL, lambda model: True)
    assert {role: choice.spec.provider for role, choice in choices.items()} == {
        "language": "llama_cpp",
        "transcription": "faster_whisper",
        "speech": "hibari",
        "embedding": "sentence_transformers",
        "face": "mediapipe",
        "turn": "smart_turn",
        "voice": "silero",
        "grading": "answer_reader",
    }
    assert not any(choice.spec.online for choice in choices.values())


def test_with_a_gpu_and_a_hub_phi_writes_and_large_whisper_listens() -> None:
    choices = choose(Settings(), GPU, lambda model: True)
    assert choices["language"].name == "transformers:microsoft/Phi-3.5-mini-instruct"
    assert choices["transcription"].name == "faster_whisper:large-v3-turbo"
    assert "H200" in choices["language"].reason


def test_with_a_gpu_and_no_hub_the_embedded_models_are_used_and_the_reason_is_told() -> None:
    choice = choose(Settings(), GPU, lambda model: False)["language"]
    assert choice.spec.provider == "llama_cpp"
    assert "no model hub answers" in choice.reason


def test_auto_never_picks_an_online_engine() -> None:
    for machine in (SMALL, GPU):
        for answers in (lambda model: True, lambda model: False):
            assert not any(choice.spec.online for choice in choose(Settings(), machine, answers).values())


def test_a_chosen_engine_keeps_its_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INTERVIEW_LANGUAGE", "transformers:/models/mine")
    load_settings.cache_clear()
    assert choose(load_settings(), SMALL, lambda model: False)["language"].model == "/models/mine"
    load_settings.cache_clear()


def test_an_unknown_engine_names_those_there_are() -> None:
    with pytest.raises(SettingsError, match="hibari"):
        find_backend("speech", "espeak")


def test_a_setting_that_cannot_be_used_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INTERVIEW_PORT", "many")
    load_settings.cache_clear()
    with pytest.raises(SettingsError, match="INTERVIEW_PORT"):
        load_settings()
    load_settings.cache_clear()


def test_a_missing_library_says_what_to_install() -> None:
    spec = BackendSpec(
        "speech",
        "x",
        "interview.engines.backends.scripted",
        "ScriptedSynthesizer",
        "m",
        ("not_there",),
        "pip install it",
    )
    with pytest.raises(BackendMissingError, match="pip install it"):
        open_backend(spec, Options("m"), locate=lambda name: Path())


def test_every_role_has_a_scripted_backend_and_every_name_is_unique() -> None:
    names = [(spec.role, spec.provider) for spec in BACKENDS]
    assert len(names) == len(set(names))
    assert {role for role, provider in names if provider == "scripted"} == set(ROLES)


def test_check_names_every_role_its_licence_and_whether_it_is_on_disk(tmp_path: Path) -> None:
    text = "\n".join(describe_machine(Settings(models_dir=tmp_path)))
    for word in ("Cores", "Memory", "GPU", "microphone", "Apache-2.0", "MIT", "not fetched", "1,117 MB"):
        assert word in text
    for role in ROLES:
        assert role.capitalize() in text


def test_importing_the_package_loads_no_model_library() -> None:
    heavy = "torch transformers gradio pandas mediapipe faster_whisper sentence_transformers pdfplumber".split()
    program = (
        "import sys, interview.engines.backends.registry, interview.sessions.session\n"
        "import interview.coach.coach, interview.wiring\n"
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_models_of_a_gpu_are_pinned_in_the_catalogue_and_named_in_what_is_kept() -> None:
    catalogue = open_catalogue(Settings(hub=False))
    kept = identities(choose(Settings(), GPU, lambda model: True), catalogue)
    assert kept["language"].endswith(" sha256:c5214cdb995ed3dd716add8d9efbfe016b76bb2f1c4c1e6c1c6a95497d7a8837")
    assert kept["transcription"].endswith(" sha256:e76620f83d5f5b69efd3d87e3dc180c1bd21df9fbebacfd4335e5e1efcc018da")


@pytest.mark.parametrize(
    ("host", "hosts", "local"),
    [
        ("127.0.0.1", "", True),
        ("localhost", "localhost, 127.0.0.1", True),
        ("127.0.0.1", "rehearse.example", False),
        ("0.0.0.0", "", False),
    ],
)
def test_a_page_that_others_reach_through_a_proxy_is_not_taken_for_this_computers_own(
    host: str, hosts: str, local: bool
) -> None:
    assert is_local(Settings(host=host, hosts=hosts)) is local

"""Text from a GGUF model with llama.cpp, in this process and without a GPU.

Knows nothing of what the text is for. Writes one reply at a time, so that a reply depends on its prompt
and seed alone and not on what else is being written.
"""

from __future__ import annotations

import logging
import os
import re
import secrets
import socket
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from queue import Full, Queue
from threading import Event, Lock, Thread, main_thread
from typing import Any

from interview.engines.capabilities import OWN_SAMPLER, Capability
from interview.engines.options import Options
from interview.engines.protocols import Locate, Schema
from interview.errors import BackendError, InterviewError
from interview.records import Prompt

CONTEXT = 4096  # tokens of prompt and reply together
PREFIXES = 4  # system parts that stay read: questions, follow-ups, ideal answers and one that is rarely needed
STEP = 24  # words of the user part read at a time: a closed stream stops, and a grown text goes on, at such a step
TEMPERATURE = 0.7
TIMES = ("cache_n", "prompt_n", "prompt_ms")  # llama.cpp's names
NEEDED_INSTRUCTIONS = ("avx2", "fma", "f16c", "bmi2")  # the published x86 build uses them without asking

log = logging.getLogger(__name__)

Part = dict[str, Any]
"""One JSON object of llama.cpp's chat endpoint."""


@dataclass(frozen=True, slots=True)
class Step:
    """A prompt as far as it is read; after the whole of it the reply begins."""

    system: str
    user: str
    whole: bool

    def request(self, slot: int) -> Part:
        messages = [{"role": "system", "content": self.system}, {"role": "user", "content": self.user}]
        return {"messages": messages, "add_generation_prompt": self.whole, "id_slot": slot}


@dataclass(slots=True)
class _Slot:
    """One of llama.cpp's caches, and the steps it has read."""

    id: int
    steps: tuple[Step, ...] = ()


class LlamaCppLanguageModel:
    """A chat model from the catalogue, or from a path that ends in .gguf; it loads with the first reply."""

    capabilities = OWN_SAMPLER | {Capability.READ_AHEAD}

    def __init__(self, options: Options, *, locate: Locate) -> None:
        self._model, self._locate = options.model, locate
        self._slots = [_Slot(number) for number in range(PREFIXES)]  # the one used last stands last
        self._turn = Lock()
        # OpenMP threads that spin while they wait starve each other when two libraries work at once: 0.5 tokens
        # a second, not 8, on two cores. The runtime reads this when the first library that has it is loaded.
        os.environ.setdefault("GOMP_SPINCOUNT", "0")

    def stream(
        self, prompt: Prompt, *, schema: Schema | None = None, max_tokens: int = 256, seed: int = 0
    ) -> Iterator[str]:
        """Yield the reply as it is written; a stream that is closed early ends it within a token."""
        request: Part = {"max_tokens": max_tokens, "seed": seed, "temperature": TEMPERATURE, "stream": True}
        if schema is not None:
            form = {"name": "reply", "schema": dict(schema)}
            request["response_format"] = {"type": "json_schema", "json_schema": form}
        parts: Queue[Part | InterviewError | None] = Queue(2)  # who does not read on stops the writing
        closed = Event()

        def hand_over(part: Part | InterviewError | None) -> None:
            handed = False
            while not handed and not closed.is_set() and main_thread().is_alive():
                with suppress(Full):
                    parts.put(part, timeout=0.2)
                    handed = True

        def receive(part: Part) -> bool:
            """Take one part; True tells llama.cpp to stop. An error raised here would be lost."""
            hand_over(part)
            return closed.is_set() or not main_thread().is_alive()

        def work() -> None:
            # Whatever happens in this thread ends in the reader's: as an error, or as the end of the reply.
            end: InterviewError | None = BackendError("The language model stopped in mid-reply. Please try again.")
            try:
                with self._turn:
                    if not closed.is_set():
                        self._write(prompt, request, receive, closed)
                end = None
            except InterviewError as error:
                end = error
            except (RuntimeError, ValueError) as error:
                end = BackendError(f"The language model (llama.cpp) could not write a reply: {error}")
                end.__cause__ = error
            finally:
                hand_over(end)

        Thread(target=work, name="llama.cpp").start()
        try:
            while (part := parts.get()) is not None:
                if isinstance(part, InterviewError):
                    raise part
                yield from _text_of(part)
        finally:
            closed.set()

    def read_ahead(self, prompt: Prompt) -> None:
        """Read the prompt up to its last whole step: what follows may still change."""
        try:
            with self._turn:
                self._go_through(steps_of(prompt)[:-1], prompt.id, Event())
        except (RuntimeError, ValueError) as error:
            raise BackendError(f"The language model (llama.cpp) could not read a text: {error}") from error

    def _write(self, prompt: Prompt, request: Part, receive: Callable[[Part], bool], closed: Event) -> None:
        steps = steps_of(prompt)
        slot = self._go_through(steps, prompt.id, closed)
        if not closed.is_set():
            self._server.handle_chat_completions({**steps[-1].request(slot.id), **request}, receive)

    def _go_through(self, steps: Sequence[Step], name: str, closed: Event) -> _Slot:
        """Read the steps that are new to the slot whose system part is theirs, or to the one used longest ago.

        llama.cpp computes a token in a large batch a little differently than in a small one, enough to change
        a sampled word. With fixed steps every token has its batch, whether it is read now or was read before.
        """
        slot = next((slot for slot in self._slots if slot.steps[:1] == tuple(steps[:1])), self._slots[0])
        self._slots.remove(slot)
        self._slots.append(slot)
        known = sum(old == new for old, new in zip(slot.steps, steps, strict=False))
        if known == len(steps):
            return slot
        first = known if known == len(slot.steps) and known and not slot.steps[-1].whole else max(known - 1, 0)
        for number, step in enumerate(steps[first:], first):  # the last known one again, to cut off what followed it
            if closed.is_set():
                break
            slot.steps = ()  # until it is read
            self._read(slot, name, step, reuse=known > 0 or number > 0)
            slot.steps = tuple(steps[: number + 1])
        return slot

    def _read(self, slot: _Slot, name: str, step: Step, *, reuse: bool) -> None:
        """Let a slot go on reading up to the end of a step."""
        request = {**step.request(slot.id), "cache_prompt": reuse, "max_tokens": 0}
        reply = self._server.handle_chat_completions(request)
        if "error" in reply:
            raise _error_from(reply["error"])
        times = reply["timings"]
        log.debug("%s: %d tokens known, %d read in %.0f ms", name, *(times[key] for key in TIMES))

    @cached_property
    def _server(self) -> Any:
        """The loaded model. Raises BackendError."""
        path = self._file()
        missing = missing_instructions(_read_text(Path("/proc/cpuinfo")))
        if missing:
            raise BackendError(
                f"This processor lacks {', '.join(missing)}, which the llama.cpp package needs. "
                "Choose the transformers engine (INTERVIEW_LANGUAGE) or a newer computer."
            )
        import xllamacpp  # heavy: first use only; it shares nothing with what other threads load, and waits for none

        params = xllamacpp.CommonParams()
        params.model.path = str(path)
        params.n_parallel, params.n_ctx = PREFIXES, CONTEXT * PREFIXES
        params.cpuparams.n_threads = params.cpuparams_batch.n_threads = threads_to_use()
        params.warmup, params.fit_params, params.ui = False, False, False
        params.cache_ram_mib = 0  # would keep up to 8 GiB of old prompts
        params.verbosity = -1  # nothing on stderr
        with ExitStack() as stack:
            listen_to_nobody(params, stack)
            try:
                return xllamacpp.Server(params)
            except RuntimeError as error:
                raise BackendError(
                    f"llama.cpp could not load {path.name}: the file is damaged or not a GGUF model, "
                    "or there is too little memory (about 2 GB). Delete the file to have it fetched again."
                ) from error

    def _file(self) -> Path:
        if self._model.endswith(".gguf"):
            path = Path(self._model).expanduser()
            if not path.is_file():
                raise BackendError(f"There is no model file {path}. Check the path in INTERVIEW_LANGUAGE.")
            return path
        files = sorted(self._locate(self._model).glob("*.gguf"))
        if not files:
            raise BackendError(f"The model “{self._model}” holds no .gguf file, so llama.cpp cannot load it.")
        return files[0]


def steps_of(prompt: Prompt) -> tuple[Step, ...]:
    """The system part, then STEP more words of the user part each time; what may not fit goes in one step."""
    words = re.finditer(r"\S+", prompt.user if len(prompt.user) < 2 * CONTEXT else "")
    ends = [word.end() for word in words][STEP - 1 :: STEP]
    parts = ("", *(prompt.user[:end] for end in ends if end < len(prompt.user)))
    return (*(Step(prompt.system, part, False) for part in parts), Step(prompt.system, prompt.user, True))


def missing_instructions(cpuinfo: str) -> list[str]:
    """Which of the needed x86 instructions the text of /proc/cpuinfo does not list; elsewhere, none."""
    flags = next((line.split() for line in cpuinfo.splitlines() if line.startswith("flags")), None)
    return [] if flags is None else [name for name in NEEDED_INSTRUCTIONS if name not in flags]


def threads_to_use() -> int:
    """Physical cores this process may use: a second thread a core only gets in the first one's way.

    -1 leaves it to llama.cpp, where Linux does not tell.
    """
    if not hasattr(os, "sched_getaffinity"):
        return -1
    topology = "/sys/devices/system/cpu/cpu{}/topology/thread_siblings_list"
    cores = {_read_text(Path(topology.format(cpu))) or str(cpu) for cpu in os.sched_getaffinity(0)}
    quota, _, period = _read_text(Path("/sys/fs/cgroup/cpu.max")).partition(" ")  # a container's share
    return max(1, min(len(cores), int(quota) // int(period))) if quota.isdigit() else len(cores)


def listen_to_nobody(params: Any, stack: ExitStack) -> None:
    """Keep other programs and web pages away from the HTTP endpoint that llama.cpp always opens.

    Its socket gets a name in a private folder that is gone when the stack closes; without Unix sockets it is
    a loopback port that asks for a random key. Calls within the process pass neither.
    """
    params.api_keys = [secrets.token_hex(32)]
    params.endpoint_slots = False
    if hasattr(socket, "AF_UNIX"):
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="rehearse-"))
        params.hostnames = [f"{folder}/llama.sock"]


def _text_of(part: Part) -> Iterator[str]:
    if "error" in part:
        raise _error_from(part["error"])
    for choice in part["choices"]:
        if text := choice["delta"].get("content"):
            yield text


def _error_from(error: Part) -> BackendError:
    if error.get("type") == "exceed_context_size_error":
        return BackendError(
            f"This is too much text for the language model: {error['n_prompt_tokens']} tokens, and it reads "
            f"{error['n_ctx']}. Shorten the job description or the answer."
        )
    return BackendError(f"The language model (llama.cpp) refused the request: {error.get('message', error)}")


def _read_text(path: Path) -> str:
    try:
        return path.read_text().strip()
    except OSError:
        return ""

"""`python -m interview`: download, check, rehearse, serve. Knows the command line; the work is elsewhere."""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from pathlib import Path

from interview.errors import DocumentError, InterviewError


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0 is success, 2 a sentence on stderr."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except InterviewError as error:
        print(f"rehearse: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def download(options: argparse.Namespace) -> int:
    """Fetch and verify the models that this machine will use, with a progress bar."""
    from interview.settings import load_settings
    from interview.wiring import fetch_models

    for folder in fetch_models(load_settings(), options.names):
        print(f"{folder.name}: ready in {folder}")
    return 0


def check(options: argparse.Namespace) -> int:
    """Say what this machine has and which model every role will use."""
    from interview.settings import load_settings
    from interview.wiring import describe_machine

    print("\n".join(describe_machine(load_settings())))
    return 0


def rehearse(options: argparse.Namespace) -> int:
    """Hold a whole interview with answers from files."""
    from interview import __version__, rehearsal
    from interview.sessions import Storage
    from interview.settings import load_settings
    from interview.wiring import build_coach, settings_to_record

    settings = load_settings()
    seed = settings.seed if options.seed is None else options.seed
    storage = Storage(options.out, version=__version__, settings=settings_to_record(settings), single=True)
    coach = build_coach(settings, storage=storage)
    given = rehearsal.answers_from(options.answers)
    job_text = coach.preparation.read_job(options.job)
    resume: Path = options.resume
    if not resume.is_file():
        raise DocumentError(f"There is no resume at {resume}.")
    identity = hashlib.sha256(resume.read_bytes() + job_text.encode() + str(seed).encode())
    done = rehearsal.rehearse(
        coach,
        resume,
        job_text,
        given,
        seed=seed,
        session_id=f"rehearsal-{identity.hexdigest()[:12]}",
        notice=lambda text: print(text, file=sys.stderr, flush=True),
    )
    files = storage.csv_files(done.session.id)
    print(rehearsal.as_json(done, options.out, files) if options.json else rehearsal.as_text(done))
    if not options.json:
        print(f"\n{len(files)} CSV files in {options.out}")
    coach.close()
    return 0


def licences(options: argparse.Namespace) -> int:
    """Print the licence of every package and model."""
    from interview.licences import as_record, as_table

    print(json.dumps(as_record(), indent=1) if options.json else as_table())
    return 0


def serve(options: argparse.Namespace) -> int:
    """Start the page."""
    from interview import wiring

    wiring.serve(wiring.build_demo())
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m interview", description="Rehearse, from the command line.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    command = commands.add_parser("serve", help="start the page")
    command.set_defaults(run=serve)
    command = commands.add_parser("download", help="fetch and verify the models")
    command.add_argument("names", nargs="*", help="catalogue names; without any, those this machine will use")
    command.set_defaults(run=download)
    command = commands.add_parser("check", help="what this machine has, and which models it will use")
    command.set_defaults(run=check)
    command = commands.add_parser("licences", help="the licence of every package and model")
    command.add_argument("--json", action="store_true", help="print them for another program")
    command.set_defaults(run=licences)
    command = commands.add_parser("rehearse", help="a whole interview with answers from files")
    command.add_argument("--resume", type=Path, required=True, help="PDF, DOCX, TXT or Markdown")
    command.add_argument("--job", type=Path, required=True, help="the job description, in the same formats")
    command.add_argument("--answers", type=Path, required=True, help="a folder or file: recordings or texts")
    command.add_argument("--out", type=Path, required=True, help="an empty or new folder for the CSV files")
    command.add_argument("--seed", type=int, help="the same seed gives the same interview")
    command.add_argument("--json", action="store_true", help="print the result for another program")
    command.set_defaults(run=rehearse)
    return parser


if __name__ == "__main__":
    sys.exit(main())

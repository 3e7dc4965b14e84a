"""Runs in RenderCV's own environment: a resume a line (JSON) in, its Typst source a line (JSON) out.

A list in place of a source says what is wrong with the resume.
"""

from __future__ import annotations

import importlib
import json
import sys


def main() -> None:
    functions = importlib.import_module("rendercv.api.functions")
    for line in sys.stdin.buffer:
        source = functions.create_contents_of_a_typst_file_from_a_python_dictionary(json.loads(line))
        sys.stdout.write(json.dumps(source, default=str) + "\n")  # ASCII, whatever the machine's encoding
        sys.stdout.flush()


if __name__ == "__main__":
    main()

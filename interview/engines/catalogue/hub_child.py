"""Run as a program: ask the model hub what files a model has, or download some of them into a folder.

It is a process of its own so that a hub that stops answering can be ended. It checks no hash: its caller does.
"""

import json
import sys

ASKING, ANSWERED, FILES = "hub: asking", "hub: answered", "hub: files "
REFUSED = 3  # exit status: the hub answers, but does not give this model


def main(hub: str, revision: str = "", folder: str = "", *names: str) -> int:
    """Download `names` of `hub` at `revision` under `folder`, or say what it has; returns the exit status."""
    return download(hub, revision, folder, *names) if names else describe(hub)


def describe(hub: str) -> int:
    """Say the newest revision of a model, and each file's size, its SHA-256 where the hub has one, and git's SHA-1."""
    from huggingface_hub import HfApi
    from huggingface_hub.errors import HfHubHTTPError, HFValidationError

    say(ASKING)
    try:
        model = HfApi().model_info(hub, files_metadata=True)
    except (HfHubHTTPError, HFValidationError) as error:
        say(str(error))
        return REFUSED
    files = [
        {"name": file.rfilename, "size": file.size, "sha256": file.lfs.sha256 if file.lfs else "", "blob": file.blob_id}
        for file in model.siblings or ()
    ]
    say(FILES + json.dumps({"revision": model.sha, "files": files}))
    say(ANSWERED)
    return 0


def download(hub: str, revision: str, folder: str, *names: str) -> int:
    from huggingface_hub import get_hf_file_metadata, hf_hub_download, hf_hub_url
    from huggingface_hub.errors import HfHubHTTPError

    say(ASKING)
    try:
        answer = get_hf_file_metadata(hf_hub_url(hub, names[0], revision=revision))
        if answer.commit_hash is None:
            return 1  # a log-in page of the network answers in the hub's place
        say(ANSWERED)
        for name in names:
            hf_hub_download(hub, name, revision=revision, local_dir=folder)
    except HfHubHTTPError as error:
        say(str(error))
        return REFUSED
    return 0


def say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

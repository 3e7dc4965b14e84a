"""Run as a program: ask the model hub for files of one model and download them into a folder.

It is a process of its own so that a hub that stops answering can be ended. It checks no hash: its caller does.
"""

import sys

ASKING, ANSWERED = "hub: asking", "hub: answered"
REFUSED = 3  # exit status: the hub answers, but does not give this model


def main(hub: str, revision: str, folder: str, *names: str) -> int:
    """Download `names` of `hub` at `revision` under `folder`; returns the exit status."""
    from huggingface_hub import get_hf_file_metadata, hf_hub_download, hf_hub_url
    from huggingface_hub.errors import HfHubHTTPError

    say(ASKING)
    try:
        answer = get_hf_file_metadata(hf_hub_url(hub, names[0], revision=revision), token=False)
        if answer.commit_hash is None:
            return 1  # a log-in page of the network answers in the hub's place
        say(ANSWERED)
        for name in names:
            hf_hub_download(hub, name, revision=revision, local_dir=folder, token=False)
    except HfHubHTTPError as error:
        say(str(error))
        return REFUSED
    return 0


def say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

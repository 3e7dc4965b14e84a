#!/bin/sh
# Installs Debian packages that are missing: as root by itself, otherwise it prints the line to type and goes on.
set -eu
missing=""
for package in "$@"; do
    dpkg -s "$package" >/dev/null 2>&1 || missing="$missing $package"
done
[ -n "$missing" ] || exit 0
if ! command -v apt-get >/dev/null 2>&1; then
    echo "This is no Debian system. Please install the equivalents of:$missing"
elif [ "$(id -u)" = 0 ]; then
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    # shellcheck disable=SC2086  (a list of names)
    apt-get install -y -qq --no-install-recommends $missing
else
    echo "Please type once:  sudo apt-get install -y$missing"
fi

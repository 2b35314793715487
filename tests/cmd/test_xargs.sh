#!/bin/sh
# The example of hemiface-batch(1) with xargs gives the run in one piece.
set -eu

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
SOURCE=$(pwd)
PATH=$HEMIFACE_BUILD/bin:$PATH
export SOURCE PATH
cd "$work"
"$SOURCE/tests/cmd/in_parts" xargs

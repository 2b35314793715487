#!/bin/sh
# The example of hemiface-batch(1) with parallel gives the run in one piece.
set -eu

parallel --version 2>/dev/null | grep -q GNU ||
    { echo "no GNU parallel here (Debian: parallel)"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
SOURCE=$(pwd)
# Where it keeps its own things; it asks for a citation once otherwise.
PARALLEL_HOME=$work/parallel.home
PATH=$HEMIFACE_BUILD/bin:$PATH
export SOURCE PARALLEL_HOME PATH
mkdir "$PARALLEL_HOME" "$work/run"
cd "$work/run"
"$SOURCE/tests/cmd/in_parts" parallel </dev/null

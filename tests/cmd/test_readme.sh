#!/bin/sh
# The README's tutorial is the script that a test runs: the same commands in
# the same order, comments aside.
set -eu

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Commands without comments: whole lines, and what follows two spaces and #.
commands() { sed -e 's/  *# .*//' -e '/^#/d' -e '/^ *$/d'; }

sed 1d tests/cmd/tutorial.sh | commands | grep -v '^set -eu$' >"$work/script"
sed -n '/^<!-- tutorial -->$/,/^```$/p' README.md |
    sed -e '/^<!--/d' -e '/^```/d' | commands >"$work/readme"
[ -s "$work/readme" ] || { echo "README.md has no tutorial"; exit 1; }
diff -u "$work/script" "$work/readme"

#!/bin/sh
# The committed manual pages are what `make man` assembles, lint clean, and
# every tool has one.
set -eu

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tests/man "$HEMIFACE_BUILD" "$work"
for page in "$work"/*; do
    diff -u "man/$(basename "$page")" "$page"
done
for tool in "$HEMIFACE_BUILD"/bin/hemiface*; do
    test -e "man/$(basename "$tool").1"
done
command -v mandoc >/dev/null 2>&1 || exit 0
for page in man/*.[1-9]; do
    mandoc -Tlint -Wwarning "$page" >"$work/lint" || true
    if grep -v 'referenced manual not found' "$work/lint"; then
        echo "$page has lint"
        exit 1
    fi
done

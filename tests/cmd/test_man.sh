#!/bin/sh
# The committed manual pages are what `make man` assembles, with this version in
# the footer, lint clean, and every tool has one.
set -eu

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tests/man "$HEMIFACE_BUILD" "$work"
for page in "$work"/*; do
    diff -u "man/$(basename "$page")" "$page"
done
version=$(sed -n 's/^.define HF_VERSION_STRING "\(.*\)"/\1/p' \
    lib/hemiface/version.h)
for page in man/*.[1-9]; do
    grep -qx "\.Os hemiface $version" "$page"
done
for tool in "$HEMIFACE_BUILD"/bin/hemiface*; do
    test -e "man/$(basename "$tool").1"
done
command -v mandoc >/dev/null 2>&1 || exit 0
mandoc -Tascii man/hemiface.1 | tail -n 1 | grep -q "^hemiface $version "
for page in man/*.[1-9]; do
    mandoc -Tlint -Wwarning "$page" >"$work/lint" || true
    if grep -v 'referenced manual not found' "$work/lint"; then
        echo "$page has lint"
        exit 1
    fi
done

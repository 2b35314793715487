#!/bin/sh
# The shared library exports what the public headers declare: no more, no
# less.
set -eu

library=$HEMIFACE_BUILD/lib/libhemiface.so
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

nm -D --defined-only "$library" | awk '$2 ~ /[TDRB]/ {print $3}' |
    sed 's/@.*//' | sort -u >"$work/exported"
# A declaration may span lines: join them up to the semicolon.
cat lib/hemiface/*.h | tr '\n' ' ' | tr ';' '\n' | grep 'HF_API' |
    sed -e 's/.*HF_API//' -e 's/HF_CHECKED//' -e 's/HF_PRINTF([^)]*)//' |
    grep -o 'hf_[a-z0-9_]* *\((\|$\)' | sed 's/[ (]//g' |
    sort -u >"$work/declared"
diff "$work/declared" "$work/exported"

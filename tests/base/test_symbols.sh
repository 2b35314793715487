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

# Each has a version of lib/hemiface.map, and the file's name is the soname's.
if nm -D --defined-only "$library" |
    awk '$2 ~ /[TDRB]/ && $3 !~ /@@HEMIFACE_[0-9.]+$/' | grep .; then
    echo "these have no version"
    exit 1
fi
major=$(sed -n 's/^.define HF_VERSION_STRING "\([0-9]*\).*/\1/p' \
    lib/hemiface/version.h)
readelf -d "$library" | grep -q "SONAME.*\[libhemiface.so.$major\]"
[ "$(readlink "${library%/*}/libhemiface.so")" = "libhemiface.so.$major" ]

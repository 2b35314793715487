#!/bin/sh
# Makes the reference values anew and compares: make test-r. Needs Rscript.
set -eu

if ! command -v Rscript >/dev/null 2>&1; then
    echo "test-r: skipped, no Rscript here (Debian: r-base-core)"
    exit 0
fi
here=$(dirname "$0")
fresh=$(mktemp)
trap 'rm -f "$fresh"' EXIT
Rscript "$here/reference.R" "$here/samples.txt" | sed 's/ *$//' >"$fresh"
# Other versions of R may differ in the last digits, and draw otherwise.
awk 'NR == FNR {key[FNR] = $1 " " $2 " " $3; value[FNR] = $4; n = FNR; next}
    {
        near = ($1 == "bca" ? 1e-2 : 1e-8) * (value[FNR]^2 > 1 ? \
            (value[FNR] > 0 ? value[FNR] : -value[FNR]) : 1)
        if (key[FNR] != $1 " " $2 " " $3 || ($4 - value[FNR])^2 > near^2) {
            print "expected " key[FNR] " " value[FNR] ", R has: " $0
            bad = 1
        }
    }
    END {
        if (FNR != n) { print FNR " lines instead of " n; bad = 1 }
        if (!bad) print "test-r: R agrees with all " n " reference values"
        exit bad
    }' "$here/reference.txt" "$fresh"

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

# Other versions of R may differ in the last digits, and draw otherwise.
compare() { # script samples expected
    Rscript "$here/$1" "$here/$2" | sed 's/ *$//' >"$fresh"
    awk -v script="$1" '
    NR == FNR {key[FNR] = $1 " " $2 " " $3; value[FNR] = $4; n = FNR; next}
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
        if (!bad)
            print "test-r: R agrees with all " n " values of " script
        exit bad
    }' "$here/$3" "$fresh"
}
compare reference.R samples.txt reference.txt
compare agreement.R agreement_samples.txt agreement_reference.txt

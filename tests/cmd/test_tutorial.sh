#!/bin/sh
# Sixty drawn patients whose gain is known go through the README's tutorial:
# the gain is found. About a minute: 957 photos are drawn and measured.
# What it tests is the way from photos to statistics. It says little of how
# accurate the detector is on people: that one has learned from drawings too,
# of other faces by the same hand.
set -eu

[ -x "${HEMIFACE_BIN:-build/bin}/draw-patient" ] ||
    { echo "no draw-patient in this build"; exit 77; }
# Under sanitizers sixty patients take a quarter of an hour, and run no code
# that other tests do not.
[ -z "${HEMIFACE_QUICK:-}" ] || { echo "left out, it takes long"; exit 77; }
source=$(pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
PATH=$HEMIFACE_BUILD/bin:$PATH

fail() { echo "test_tutorial: $*"; exit 1; }

sh tests/cmd/cohort "$work/cohort"
cd "$work/cohort"
[ "$(wc -l <cohort.csv)" -eq $((60 * 2 * 8 - 3 + 1)) ] ||
    fail "the manifest is not of sixty patients less three photos"
sh "$source/tests/cmd/tutorial.sh" >out 2>err || { cat out err; exit 1; }

# One photo failed, and only the broken one; it is told on one line.
[ "$(grep -c '^P' results/failures.csv)" -eq 1 ] &&
    grep -q '^P42,post,rest,photos/P42/post/rest.jpg,' results/failures.csv ||
    fail "failures.csv is not the one broken photo"
[ "$(wc -l <err)" -eq 1 ] || { cat err; fail "not one line on stderr"; }
# Whose smile cannot be judged: the one without the photo, the broken one.
grep -q '^P11,post,excursion,smile-full,L,missing-view$' out &&
    grep -q '^P42,post,excursion,smile-full,L,no-rest$' out ||
    fail "the gaps are not told"
grep -q 'Of 60 patients, values at' out || fail "no paragraph"

# ------------------------------------------------------------- the truth
# The contours as drawn, measured, are the smile that was asked for. Off by up
# to 0.02 mm: the rest photo's scale is carried over by points of which the
# nose's move in a smile (without those it is 7.3960 for 7.396).
hemiface batch --quiet --out=truth/results truth.csv
# Held against what is known: mean and largest error of the gain of the
# affected side, and in how many the known gain is within the 95 % interval.
errors() { # changes.csv
    LC_ALL=C awk -F, '
        FNR == NR { gain[$1] = $6 - $5; side[$1] = $2 == "left" ? "L" : "R"
            next }
        $8 != "excursion" || $9 != "smile-full" || $7 != "mouth" { next }
        $10 != side[$1] || $19 != "ok" { next }
        {
            e = $13 - gain[$1]
            n++; sum += e
            if (e > most) most = e
            if (-e > most) most = -e
            if (e * e <= 1.96 * 1.96 * $15 * $15) within++
        }
        END { print n, sum / n, most, within / n }' truth/known.csv "$1"
}
errors truth/results/changes.csv | awk '{ exit !($1 == 60 && $3 < 0.03) }' ||
    fail "drawn and asked for differ:" "$(errors truth/results/changes.csv)"

# Detected: patient by patient without a bias of more than 0.15 mm, none off
# by a millimetre, and at least 90 of 100 within their own 95 % interval.
found=$(errors results/changes.csv)
echo "gain, n, mean error, largest, share within the interval: $found"
echo "$found" | awk '{ exit !($1 == 58 && $2 < 0.15 && $2 > -0.15 &&
    $3 < 1 && $4 >= 0.9) }' || fail "the gains are not those drawn"

# ------------------------------------------------- the statistics' verdict
hemiface stats --csv --no-provenance --output=all.csv \
    --primary=excursion:smile-full:affected \
    --primary=excursion:smile-full:healthy \
    --measure=commissure_height:rest:diff results
# Known mean gains of the patients that have both photos: of all, and by
# operation. The sums are worked out here, from what was drawn.
LC_ALL=C awk -F, '
    FILENAME ~ /known/ {
        if ($1 == "patient" || $1 == "P11" || $1 == "P42") next
        for (k = 1; k <= 2; k++) {
            key = k == 1 ? "all" : $3
            n[key]++
            gain[key] += $6 - $5
        }
        next
    }
    FNR == 1 { for (c = 1; c <= NF; c++) at[$c] = c; next }
    $at["measure"] != "excursion" || $at["side"] != "affected" { next }
    {
        key = $at["group"] == "" ? "all" : $at["group"]
        mean = gain[key] / n[key]
        low = $at["mean_low"]; high = $at["mean_high"]
        printf "%s: known %.2f, found %.2f (%.2f to %.2f), n %d\n", key, \
            mean, $at["change_mean"], low, high, $at["n"]
        if ($at["n"] != n[key]) bad = 1
        if (!(low < mean && mean < high)) bad = 1
        if (!($at["boot_low"] < mean && mean < $at["boot_high"])) bad = 1
        # Intervals that hold everything would prove nothing.
        if (key == "gracilis" && !(low > 4.5 && high < 7.5)) bad = 1
        if (key == "sling" && !(low > -0.6 && high < 0.6)) bad = 1
        rows++
    }
    END { exit bad || rows != 3 }' truth/known.csv all.csv stats.csv ||
    fail "the known gain is not in the interval"
# The healthy side did not change, a sling lifts what hangs at rest.
LC_ALL=C awk -F, '
    FNR == 1 { for (c = 1; c <= NF; c++) at[$c] = c; next }
    $at["side"] == "healthy" && $at["mean_low"] < 0 && $at["mean_high"] > 0 {
        healthy++ }
    $at["measure"] == "commissure_height" && $at["mean_low"] > 1 { rest++ }
    END { exit healthy != 1 || rest != 3 }' all.csv stats.csv ||
    fail "healthy side or height at rest are not as drawn"

# ---------------------------------------------------------------- again
# A patient drawn anew has the same photos, and the same rows when measured
# alone; the statistics are the same bytes.
sh "$source/tests/cmd/cohort" "$work/again" P07
for visit in pre post; do
    for photo in photos/P07/$visit/*; do
        cmp "$photo" "$work/again/$photo" || fail "$photo was drawn otherwise"
    done
done
grep -E '^(patient|P07)' cohort.csv >one.csv
hemiface batch --quiet --out=one -j1 one.csv
for kind in measures grades changes; do
    grep '^P07,' results/$kind.csv >"$work/all"
    grep '^P07,' one/$kind.csv | cmp - "$work/all" ||
        fail "P07 alone has other $kind"
done
hemiface stats --csv --by=procedure --output=again.csv \
    --primary=excursion:smile-full:affected \
    --measure=commissure_height:rest:diff results
cmp stats.csv again.csv || fail "the statistics are not the same again"

#!/bin/sh
# The drawn patient: the same numbers twice, the committed truth, one clear
# line for a parameter out of range. Skips where the tool is not built.
set -u
tool=${HEMIFACE_BIN:-build/bin}/draw-patient
[ -x "$tool" ] || { echo "no draw-patient in this build"; exit 77; }
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT

fail() { echo "test_patient: $*"; exit 1; }

# The same view twice: equal photo, truth and points.
for run in a b; do
    "$tool" --out "$tmp/$run" --visit pre --view smile-full ||
        fail "drawing failed"
done
for f in truth.csv points.csv pre/smile-full.jpg; do
    cmp -s "$tmp/a/$f" "$tmp/b/$f" || fail "$f differs between two runs"
done

# The committed truth is that of the tool: equal to the last digit but one,
# as another C library may round a cosine otherwise.
same() {
    awk -F, 'NR == FNR { a[FNR] = $0; n = FNR; next }
        { split(a[FNR], b, ","); d = $5 - b[5]
          if ($1$2$3$4$6 != b[1] b[2] b[3] b[4] b[6] || d > .001 || d < -.001)
              bad = 1 }
        END { exit bad || FNR != n }' "$1" "$2"
}
if [ -f data/sample/truth.csv ]; then
    "$tool" --out "$tmp/all" --truth-only || fail "--truth-only failed"
    same data/sample/truth.csv "$tmp/all/truth.csv" ||
        fail "data/sample/truth.csv is not what the tool computes"
fi

# By hand: iris 11.77 mm at 0.2 mm per px, no jitter, is a radius of
# 11.77 / 2 / 0.2 = 29.425 px; the pupils are 63 / 0.2 = 315 px apart and
# lie, without roll, at 540 -+ 157.5.
"$tool" --out "$tmp/c" --visit healthy --view rest --truth-only \
    --set mm_per_px=0.2 --set jitter=0 || fail "--set failed"
grep -q '^healthy,rest,iris,R,0,382.5000,580.5000,29.4250$' \
    "$tmp/c/points.csv" || fail "iris is not where it should be"

# Rise and run of a smile of 10 mm at 30 degrees: 8.6603 and 5.
"$tool" --out "$tmp/c" --visit healthy --view smile-full --truth-only \
    --set smile_right=10 --set smile_rise=30 || fail "--set failed"
grep -q 'excursion_lateral,R,8.6603,mm' "$tmp/c/truth.csv" &&
    grep -q 'excursion_vertical,R,5.0000,mm' "$tmp/c/truth.csv" ||
    fail "smile is not the asked one"

# Two views, no more, and coarser: other bytes, the same truth.
for cell in 0.25 0.5; do
    "$tool" --out "$tmp/cell$cell" --visit pre --view rest --view pucker \
        --set cell=$cell || fail "drawing two views failed"
done
[ "$(ls "$tmp/cell0.5/pre" | tr '\n' ' ')" = "pucker.jpg rest.jpg " ] ||
    fail "the views are not the two asked for"
cmp -s "$tmp/cell0.25/truth.csv" "$tmp/cell0.5/truth.csv" ||
    fail "a coarser drawing has another truth"
cmp -s "$tmp/cell0.25/pre/rest.jpg" "$tmp/cell0.5/pre/rest.jpg" &&
    fail "cell=0.5 draws as cell=0.25 does"

# Out of range, not a number, unknown: one line and status 2.
for bad in smile_left=40 ipd=abc ipd= no_such=1 ipd_left=60 iris=nan; do
    "$tool" --out "$tmp/d" --set "$bad" >"$tmp/out" 2>"$tmp/err"
    [ $? -eq 2 ] || fail "--set $bad: status is not 2"
    [ "$(wc -l <"$tmp/err")" -eq 1 ] || fail "--set $bad: not one line"
    [ ! -s "$tmp/out" ] || fail "--set $bad: wrote to stdout"
done
"$tool" --out "$tmp/d" --view smirk >"$tmp/out" 2>"$tmp/err"
[ $? -eq 2 ] && [ "$(wc -l <"$tmp/err")" -eq 1 ] ||
    fail "--view smirk: not one line and status 2"
exit 0

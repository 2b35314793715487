#!/bin/sh
# Time: a photo whose decoding takes too long, or hangs, costs batch that photo.
set -eu

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
data=$(pwd)/data/sample
cd "$work"
mkdir -p cohort/p1/pre cohort/p2/pre
cp "$data/pre/rest.jpg" cohort/p1/pre/
cp "$data/pre/rest.jpg" cohort/p2/pre/
cp "$data/pre/smile-full.jpg" cohort/p2/pre/
hemiface-batch -j1 --out=good --tree cohort

fail() { echo "$*" >&2 && cat err >&2 && exit 1; }

# The decoders' own limit, in every tool.
! hemiface-measure --csv --max-seconds=0.001 cohort/p1/pre/rest.jpg \
    >out 2>err || fail "measured in no time"
grep -q "rest.jpg' takes longer to decode than the 0.001 seconds allowed" err ||
    fail "no word"
rc=0
hemiface-batch -j2 --max-seconds=0.001 --out=none --tree cohort 2>err || rc=$?
[ $rc = 3 ] || fail "exit status $rc"
[ "$(grep -c 'takes longer to decode' none/failures.csv)" = 3 ] ||
    fail "$(cat none/failures.csv)"

# One that hangs where no limit is looked at.
hook=$HEMIFACE_BUILD/tests/cage/hostile.so
if [ ! -e "$hook" ] || ! command -v cjpeg >/dev/null; then
    echo "no $hook, or no cjpeg: nothing that hangs"
    exit 0
fi
{ printf 'P5\n77 77\n255\n' && head -c 5929 /dev/zero; } | cjpeg >grey.jpg
mkdir -p cohort/p0/pre
cp grey.jpg cohort/p0/pre/rest.jpg
cp "$data/pre/rest.jpg" cohort/p0/pre/smile-full.jpg
for jobs in 1 2; do
    rc=0
    HOSTILE_HANG=1 env LD_PRELOAD="$hook" hemiface-batch -j$jobs \
        --max-seconds=1 --out=hung$jobs --tree cohort 2>err || rc=$?
    [ $rc = 3 ] || fail "exit status $rc"
    grep -q "p0/pre/rest.jpg.*was given up after 10 seconds" \
        hung$jobs/failures.csv || fail "$(cat hung$jobs/failures.csv)"
    [ "$(grep -c '^p[0-9]' hung$jobs/failures.csv)" = 1 ] ||
        fail "$(cat hung$jobs/failures.csv)"
    # All others as they were.
    grep -v '^p0,' hung$jobs/measures.csv | grep -v '^# settings' >rest
    grep -v '^# settings' good/measures.csv | cmp - rest
    grep -q '^p0,.*smile-full' hung$jobs/measures.csv ||
        fail "its patient's other photo is gone"
done

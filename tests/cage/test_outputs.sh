#!/bin/sh
# Where results may go stays as it was inside the sandbox: relative names,
# links, devices, pipes, folders that come later, files that are replaced.
set -eu

work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
data=$(pwd)/data/sample
cd "$work"
mkdir in out other
# A face file: no photo is needed for any of this.
hemiface detect --no-sandbox --out=in "$data/pre/rest.jpg" >out/detected
face=in/rest.face.json
hemiface-measure --no-sandbox --csv "$face" >want

fail() { echo "$*" >&2 && ls -laR . >&2 && exit 1; }
same() { cmp want "$1" || fail "$1 is not what was to be written"; }
measure() { hemiface-measure --csv "$face" "$@"; }

measure >plain && same plain
measure -o here.csv && same here.csv
measure -o ./out/../out/there.csv && same out/there.csv
measure -o "$work/out/whole.csv" && same out/whole.csv
(cd out && hemiface-measure --csv -o ../up.csv "../$face") && same up.csv
measure -o - && same ./- # a name like any other

# Links: the file behind one is replaced, and the link stays.
echo old >other/real.csv
chmod 640 other/real.csv
ln -s ../other/real.csv out/link.csv
measure -o out/link.csv && same other/real.csv
[ -L out/link.csv ] || fail "the link is gone"
[ "$(stat -c %a other/real.csv)" = 640 ] || fail "the permissions are gone"
ln -s other linked
measure -o linked/in.csv && same other/in.csv

# Devices and pipes are written directly.
measure -o /dev/stdout >stdout && same stdout
measure -o /dev/stdout | cat >piped && same piped
measure -o /dev/null
! measure -o /dev/full 2>err || fail "/dev/full took it"
grep -q 'No space left on device' err || fail "$(cat err)"
mkfifo pipe
cat pipe >through &
measure -o pipe
wait
same through
! measure >/dev/full 2>err || fail "/dev/full took it"

# What cannot be written is said by the name it was given.
for bad in nowhere/at/all.csv out; do
    ! measure -o "$bad" 2>err || fail "$bad was written"
    grep -q "cannot write '$bad'" err || fail "$(cat err)"
done
! hemiface-draw -o nowhere/d.png "$data/pre/rest.jpg" 2>err ||
    fail "a picture in no folder"
grep -q "cannot write 'nowhere/d.png'" err || fail "$(cat err)"

# Two files of one folder, one of another.
hemiface-simulate --move=mouth-corner:right:up=3 --face-out=out/a.face.json \
    -o other/a.txt "$data/pre/rest.jpg" out/a.jpg
[ -s out/a.face.json ] && [ -s out/a.jpg ] && [ -s other/a.txt ] ||
    fail "a file is missing"

# A tool that ends before it is done, however, leaves nothing.
mkfifo photos
hemiface-measure --csv -o out/cut.csv - <photos &
tool=$!
exec 3>photos
i=0
while ! ls -d out/.hemiface-* >/dev/null 2>&1 && [ $i -lt 100 ]; do
    i=$((i + 1)) && sleep 0.1
done
# While it waits for its first photo it is locked up: a filter, and 1 GiB and 4
# GiB of memory. (In a build with sanitizers there is neither.)
case $(hemiface --version) in
*seccomp*)
    i=0
    while ! grep -q '^Seccomp:.*2' /proc/$tool/status && [ $i -lt 100 ]; do
        i=$((i + 1)) && sleep 0.1
    done
    grep -q '^Seccomp:.*2' /proc/$tool/status || fail "no filter"
    grep -q '^NoNewPrivs:.*1' /proc/$tool/status || fail "new privileges"
    grep -q '^Max data size *5368709120 *5368709120' /proc/$tool/limits ||
        fail "$(cat /proc/$tool/limits)"
    grep -q '^Max core file size *0 *0' /proc/$tool/limits || fail "cores"
    ;;
esac
kill -9 $tool
wait $tool 2>/dev/null || true
exec 3>&-
i=0
while ls -d out/.hemiface-* >/dev/null 2>&1; do
    [ $i -lt 100 ] || fail "a folder is left"
    i=$((i + 1)) && sleep 0.1
done
[ ! -e out/cut.csv ] || fail "half a file"

# Nothing is left over anywhere.
[ -z "$(find . -name '.hemiface*' -o -name '*.tmp' -o -name '*.part')" ] ||
    fail "left over"

# Nothing of the sandbox is seen by a cohort either: results of a folder that
# is made first, run twice.
mkdir -p cohort/p1
ln -s "$data/pre" cohort/p1/pre
hemiface-batch -j2 --no-sandbox --out=free/b --tree cohort 2>err && fail "made"
mkdir free
hemiface-batch -j2 --no-sandbox --out=free/b --tree cohort
hemiface-batch -j2 --out=caged --tree cohort
hemiface-batch -j2 --resume --out=caged --tree cohort
for kind in photos measures grades changes failures; do
    cmp "free/b/$kind.csv" "caged/$kind.csv"
done

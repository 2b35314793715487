#!/bin/sh
# Every tool that reads photos, with a photo that takes the decoder over
# (hostile.c): nothing that it tries is done, the results are the same, and
# without the sandbox the same attacks do succeed.
set -eu

hook=$HEMIFACE_BUILD/tests/cage/hostile.so
[ -e "$hook" ] || { echo "no $hook (a build with sanitizers has none)"; exit 77; }
case $(hemiface --version) in
*"Landlock "[3-9]*", seccomp"*) ;;
*) echo "$(hemiface --version | tail -n 1) Landlock 3 and seccomp are needed" &&
    exit 77 ;;
esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
data=$(pwd)/data/sample
cd "$work"
mkdir out out/elsewhere cohort cohort/p1
ln -s "$data/pre" cohort/p1/pre
cp "$data/pre/rest.jpg" photo.jpg
# Beside what the tools write, where it would be easiest.
HOSTILE_DIR=$work/out/elsewhere
export HOSTILE_DIR

fail() { echo "$*" >&2 && cat err >&2 && exit 1; }

attacks=30 # in hostile.c

# A tool's command, its photo taken over.
attack() {
    echo dear >out/elsewhere/victim
    # Not of the shell: its own calls would be counted too.
    env LD_PRELOAD="$hook" "$@" >taken 2>err ||
        fail "$*: exit status $?"
}

refused() { # command ...
    attack "$@"
    ! grep 'hostile: .* done' err || fail "$*: done"
    [ "$(grep -c 'hostile: .* refused' err)" = $attacks ] ||
        fail "$*: not every attack was tried"
    [ "$(ls out/elsewhere)" = victim ] && [ "$(cat out/elsewhere/victim)" = dear ] ||
        fail "$*: something was changed"
}

# Without it the attacks work: what stops them is the sandbox.
attack hemiface-measure --no-sandbox --csv photo.jpg
for name in socket udp unix pair connect send exec fork create overwrite append \
    truncate rename mkdir mkfifo signal; do
    grep -q "hostile: $name done" err || fail "--no-sandbox: $name not done"
done
rm -rf out/elsewhere && mkdir out/elsewhere

refused hemiface-measure --csv photo.jpg
hemiface-measure --no-sandbox --csv photo.jpg >free
cmp taken free
refused hemiface-measure --csv -o out/m.csv photo.jpg
cmp out/m.csv free
refused hemiface detect --csv --save photo.jpg
rm photo.face.json
refused hemiface-detect --csv --out=out/faces photo.jpg
[ -s out/faces/photo.face.json ]
refused hemiface-grade --csv --side=left -o out/g.csv "$data/pre"
refused hemiface-compare --csv --side=left "$data/pre" "$data/post"
refused hemiface-draw -o out/d.png photo.jpg
refused hemiface-draw --strip -o out/s.jpg photo.jpg
refused hemiface-report -o out/r.pdf -o out/r.html "$data/pre"
refused hemiface-simulate --move=mouth-corner:right:up=3 photo.jpg out/sim.png
refused hemiface-batch --out=out/b --tree cohort -j2
[ -s out/b/measures.csv ] && [ -s out/d.png ] && [ -s out/s.jpg ] &&
    [ -s out/r.pdf ] && [ -s out/r.html ] && [ -s out/sim.png ]
# review looks at its photos while it serves: the attack comes from a thread.
# It may send, but has no socket to send by.
mkdir visit && cp "$data/pre/rest.jpg" visit && echo dear >out/elsewhere/victim
env LD_PRELOAD="$hook" hemiface-review --no-open --out=out/rv visit \
    </dev/null >taken 2>err &
i=0
until [ "$(grep -c 'hostile: .* refused' err)" -ge $((attacks - 1)) ]; do
    i=$((i + 1))
    [ $i -lt 300 ] || { kill $!; fail "review: not every attack was tried"; }
    sleep 0.2
done
kill -TERM $!
wait $! || fail "review: exit status $?"
grep -q 'hostile: send done (Bad file descriptor)' err || fail "review: sent"
! grep 'hostile: .* done' err | grep -v ': send ' || fail "review: done"
[ "$(ls out/elsewhere)" = victim ] && [ "$(cat out/elsewhere/victim)" = dear ] ||
    fail "review: something was changed"

# Nothing but what was asked for.
[ "$(ls -A out | tr '\n' ' ')" = "b d.png elsewhere faces g.csv m.csv r.html r.pdf rv \
s.jpg sim.png " ] || fail "left over: $(ls -A out)"

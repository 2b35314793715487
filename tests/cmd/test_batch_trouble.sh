#!/bin/sh
# A cohort in trouble: disk full, nowhere to write, photos that cannot be read,
# Ctrl-C, closed pipes. Each is one clear line and the right status, leaves
# nothing half-written, and --resume then gives the bytes of a quiet run.
set -eu

source=$(pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
faces=$source/tests/cases/faces
views="rest brow close-gentle close-full smile-gentle smile-full pucker lower-lip"

# cohort NAME PATIENTS FOLDER END: the same photos for every patient
cohort() {
    echo 'patient,visit,view,photo,side,procedure'
    n=0
    while [ $n -lt "$2" ]; do
        n=$((n + 1))
        for visit in pre post; do
            mkdir -p "$1/P$n/$visit"
            for view in $views; do
                [ -e "$3/$visit/$view$4" ] || continue
                cp "$3/$visit/$view$4" "$1/P$n/$visit/$view$4"
                echo "P$n,$visit,$view,$1/P$n/$visit/$view$4,left,gracilis"
            done
        done
    done
}
cohort made 6 "$faces" .face.json >made.csv
hemiface batch --out=want made.csv

same() { # FOLDER [WANT]
    for kind in photos measures grades changes failures; do
        cmp "${2:-want}/$kind.csv" "$1/$kind.csv"
    done
    cmp "${2:-want}/batch.json" "$1/batch.json"
    test ! -e "$1/.resume"
}
# run STATUS COMMAND...: that status, and one line in err
run() {
    expected=$1 status=0
    shift
    "$@" 2>err || status=$?
    cat err >&2
    test $status -eq "$expected"
    test "$(wc -l <err)" -eq 1
}
nothing_half() { # FOLDER: only what --resume goes on from
    test "$(ls -A "$1")" = .resume
    test -z "$(find "$1" -name '*.new')"
}

# Files that may not grow further, in the place of a full disk: the journal's,
# then, with a larger limit, those of the results.
limited() { (ulimit -f "$1" && shift && "$@"); }
for limit in 20 2000; do
    run 2 limited $limit hemiface batch --out=full --resume made.csv
    grep -q "^hemiface batch: cannot write 'full/[^ ]*': File too large; \
--resume goes on from there$" err
    nothing_half full
done
test "$(ls full/.resume | wc -l)" -ge 1
hemiface batch --out=full --resume made.csv
same full
# What holds patients' rows and cannot be taken away is told of.
mkdir -p stays/.resume/other
run 0 hemiface batch --out=stays made.csv
grep -q "^hemiface batch: warning: 'stays/.resume' is left behind: .*; it holds \
patients' rows and may be deleted$" err
rm -r stays/.resume
same stays
# Parts that do not fit when they are put together.
hemiface batch --out=part1 --shard=1/2 made.csv
hemiface batch --out=part2 --shard=2/2 made.csv
mkdir merged
run 2 limited 2000 hemiface batch --out=merged --merge part1 part2
grep -q "cannot write 'merged/measures.csv': File too large$" err
test -z "$(ls -A merged)"
hemiface batch --out=merged --merge part1 part2
same merged

# A disk that is full, then has room; one that is read-only. Needs a mount.
mkdir disk
export work source
cat >on_disk <<'END'
set -eu
mount -t tmpfs -o size=2m none disk
status=0
hemiface batch --out=disk/out made.csv 2>err || status=$?
mount -o remount,size=64m none disk
ls -A disk/out >left
echo $status >status
hemiface batch --out=disk/out --resume made.csv
cp -r disk/out from_disk
mount -o remount,ro none disk
for out in out new; do
    status=0
    hemiface batch --out=disk/$out made.csv 2>err_$out || status=$?
    echo $status >status_$out
done
END
if unshare -m sh -c 'mount -t tmpfs none disk && umount disk' 2>/dev/null; then
    unshare -m sh on_disk
    test "$(cat status) $(cat status_out) $(cat status_new)" = '2 2 2'
    test "$(wc -l <err) $(wc -l <err_out) $(wc -l <err_new)" = '1 1 1'
    grep -q "^hemiface batch: cannot write 'disk/out[^ ]*': No space left on \
device; --resume goes on from there$" err
    test "$(cat left)" = .resume
    same from_disk
    grep -q "cannot write in 'disk/out': Read-only file system$" err_out
    grep -q "cannot make the folder 'disk/new': Read-only file system$" err_new
else
    echo "not tried without the right to mount: a full and a read-only disk"
fi

# Nowhere to write.
echo >file
run 2 hemiface batch --out=file/out made.csv
run 2 hemiface batch --out=file made.csv

# Photos that cannot be read: not there, a folder, not allowed.
cp -r made lost
sed 's/made/lost/' made.csv >lost.csv
hemiface batch --out=lost_want lost.csv
rm lost/P1/pre/rest.face.json lost/P2/post/brow.face.json
mkdir lost/P2/post/brow.face.json
chmod 000 lost/P3/pre/pucker.face.json
[ "$(id -u)" = 0 ] && broken=2 || broken=3
run 3 hemiface batch --out=lost_out lost.csv
test "$(cat err)" = "hemiface batch: $broken of 96 photos failed: see \
'lost_out/failures.csv'; --resume does those again that have changed"
test "$(grep -c '^P' lost_out/failures.csv)" -eq $broken
grep -q '^P1,pre,rest,.*No such file' lost_out/failures.csv
grep -q '^P2,post,brow,.*folder' lost_out/failures.csv
# Who has no photo left is not gone: there are rows that say why there is none.
sed 's/made/gone/' made.csv >gone.csv
cp -r made gone
rm gone/P1/pre/* gone/P2/post/* gone/P3/*/*
run 3 hemiface batch --out=gone_out gone.csv
test "$(grep -c '^P[1-3],post,pre,.*,yes,mouth,excursion,smile-full,L,.*,na,na,missing-view,' \
    gone_out/changes.csv)" -eq 3
test "$(grep -c '^P3,.*,hb_rel,not gradable,' gone_out/grades.csv)" -eq 2
hemiface stats --csv --measure=hb_rel gone_out | grep -q ',hb_rel,.*,3,3,not gradable,'
rmdir lost/P2/post/brow.face.json
chmod 644 lost/P3/pre/pucker.face.json
cp made/P1/pre/rest.face.json lost/P1/pre/rest.face.json
cp made/P2/post/brow.face.json lost/P2/post/brow.face.json
hemiface batch --out=lost_out --resume lost.csv
same lost_out lost_want

# Ctrl-C and a queue's SIGTERM after the first patient: photos, since these
# take a while. A run that ends sooner than the signal comes is tried again.
cohort real 3 "$source/data/sample" .jpg >real.csv
hemiface batch --out=real_want real.csv
interrupt() { # SIGNAL STATUS
    tries=0 status=0
    while [ $status -eq 0 ] && [ $tries -lt 5 ]; do
        tries=$((tries + 1))
        rm -rf stopped
        hemiface batch --out=stopped -j1 real.csv 2>err &
        pid=$!
        until [ -n "$(ls stopped/.resume 2>/dev/null)" ] ||
            ! kill -0 $pid 2>/dev/null; do
            sleep 0.02
        done
        kill -"$1" $pid 2>/dev/null || true
        wait $pid || status=$?
    done
    test $status -eq "$2"
    test "$(wc -l <err)" -eq 1
    nothing_half stopped
}
interrupt INT 130
grep -q "^hemiface batch: stopped by Ctrl-C after [1-9][0-9]* of 48 photos; \
--resume goes on from there$" err
hemiface batch --out=stopped --resume real.csv
same stopped real_want
interrupt TERM 143
grep -q 'stopped by SIGTERM after' err
hemiface batch --out=stopped --resume real.csv
same stopped real_want

# Nobody reads what is said: the run ends as it would, its files are whole.
rm lost/P1/pre/rest.face.json
for reader in true 'head -n 1'; do
    rm -rf pipe status
    { sleep 0.1; s=0; hemiface batch --out=pipe lost.csv 2>&1 || s=$?
        echo $s >status; } | $reader >/dev/null
    test "$(cat status)" -eq 3
    test "$(grep -c '^P' pipe/failures.csv)" -eq 1
done

# Nobody reads the rows: quiet, ended by SIGPIPE, as other programs are.
quiet() {
    rm -f status
    { sleep 0.1; s=0; "$@" 2>err || s=$?; echo $s >status; } | true
    test "$(cat status)" -eq 141
    test ! -s err
}
quiet hemiface measure --csv made/P1/pre/rest.face.json
quiet hemiface compare --csv --quiet --side=left made/P1/pre made/P1/post
quiet hemiface stats --csv want
# With a file as output it does not matter.
{ sleep 0.1; hemiface measure --csv -o rows.csv made/P1/pre/rest.face.json
    hemiface measure --csv made/P1/pre/rest.face.json >plain.csv; } | true
cmp rows.csv plain.csv
# A full device: one line.
run 2 sh -c 'hemiface measure --csv made/P1/pre/rest.face.json >/dev/full'

#!/bin/sh
# The same cohort in every way a run can go gives the same bytes: threads,
# the manifest's order, parts put together, killed and gone on, as a tree.
set -eu

source=$(pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
faces=$source/tests/cases/faces
patients=${HEMIFACE_PATIENTS:-24}
views="rest brow close-gentle close-full smile-gentle smile-full pucker lower-lip"

# 24 patients, or HEMIFACE_PATIENTS (8 at least): the made faces, some views
# missing, every fourth rest a photo.
echo 'patient,visit,view,photo,side,procedure,day,surgeon' >m.csv
n=0
while [ $n -lt "$patients" ]; do
    n=$((n + 1))
    id=$(printf 'P%02d' $n)
    for visit in pre post; do
        mkdir -p "tree/$id/$visit"
        [ $visit = pre ] && day=-10 || day=$((300 + n))
        for view in $views; do
            [ $view = pucker ] && [ $((n % 3)) -eq 0 ] && continue
            file=tree/$id/$visit/$view.face.json
            cp "$faces/$visit/$view.face.json" "$file"
            if [ $view = rest ] && [ $((n % 4)) -eq 0 ]; then
                file=tree/$id/$visit/rest.jpg
                rm "tree/$id/$visit/rest.face.json"
                cp "$source/data/sample/$visit/rest.jpg" "$file"
            fi
            echo "$id,$visit,$view,$file,left,gracilis,$day,\"Dr \"\"A\"\", $((n % 2))"
        done
    done
done | sed 's/$/"/' >>m.csv
sed -i '1s/"$//' m.csv

same() {
    for kind in photos measures grades changes failures; do
        cmp "one/$kind.csv" "$1/$kind.csv"
    done
}

hemiface batch --out=one -j1 m.csv
test "$(sort -u one/grades.csv | grep -c '^P..,pre,hb_rel,graded')" -eq "$patients"
grep -q '^P01,post,pre,gracilis,left,yes,mouth,excursion,smile-full,L,' one/changes.csv
grep -q ',"Dr ""A"", 1"$' one/measures.csv
grep -q ',sha256,verdict,causes,refused,advice,' one/photos.csv
test "$(grep -c '\.jpg,ok,.*,pass,,,,' one/photos.csv)" -eq $((patients / 4 * 2))
test ! -e one/.resume

# A column of the results is none of a manifest: the name would be there twice.
for name in $(grep -h '^patient,' one/*.csv | tr , '\n' | sort -u); do
    case ,$(head -n 1 m.csv), in *,"$name",*) continue ;; esac
    echo "patient,visit,view,photo,$name" >column.csv
    status=0
    hemiface batch --check column.csv 2>err || status=$?
    test $status -eq 2
    grep -q "column '$name' is one of the results': rename it" err
done

# Visits with a day and without have one order, however the manifest has them.
for order in zam zma azm amz mza maz; do
    { echo 'patient,visit,view,photo,day'
        echo $order | sed 's/./&\n/g' |
            sed -n 's/[a-z]/P,&,rest,nothere\/&.jpg,/p' |
            sed '/,z,/s/$/1/; /,a,/s/$/5/'; } >visits.csv
    status=0
    hemiface batch --out=visits --quiet visits.csv 2>err || status=$?
    test $status -eq 3
    test "$(grep '^P,' visits/photos.csv | cut -d, -f2 | tr -d '\n')" = zam
done

# Results of one run only: none in the other format are left of an earlier one.
hemiface batch --out=turn visits.csv 2>err || test $? -eq 3
hemiface batch --json --out=turn visits.csv 2>err || test $? -eq 3
test "$(cd turn && echo *.csv *.jsonl)" = "*.csv changes.jsonl failures.jsonl \
grades.jsonl measures.jsonl photos.jsonl"

# The checksum is that of the photo.
test "$(grep '^P04,pre,rest,.*\.jpg,ok' one/photos.csv |
    grep -c ",$(sha256sum <tree/P04/pre/rest.jpg | cut -d' ' -f1),")" -eq 1

# A patient's changes, drawn grades too, are those that compare gives.
head -n 17 m.csv >P01.csv
hemiface batch --draws=20 --out=P01 P01.csv
hemiface compare --csv --all --draws=20 --side=left --procedure=gracilis \
    tree/P01/pre tree/P01/post | grep -v '^#' | sed 1d | cut -d, -f1-16 >want
grep '^P01,' P01/changes.csv | cut -d, -f4-19 | cmp - want
test "$(grep -c ',grade,' want)" -ge 6
# Without draws a grade's direction is na, and it is said why.
for scale in hb_rel sunnybrook; do
    grep -q "^P01,.*,grade,$scale,.*,na,.*direction needs --draws," one/changes.csv
done
test "$(grep -c 'needs --draws' want)" -eq 0

hemiface batch --out=two -j2 m.csv
same two
{ head -n 1 m.csv && tail -n +2 m.csv | sort -t, -k4,4r; } >shuffled.csv
hemiface batch --out=shuffled -j2 shuffled.csv
same shuffled
for k in 3 1 2; do
    hemiface batch --out=part$k --shard=$k/3 m.csv
done
# A part too few: told, and nothing left behind.
status=0
hemiface batch --out=merged --merge part1 part3 2>err || status=$?
test $status -eq 2 && test "$(wc -l <err)" -eq 1 && test ! -e merged
hemiface batch --out=merged --merge part2 part3 part1
same merged
cmp one/batch.json merged/batch.json
cat part1/measures.csv part2/measures.csv part3/measures.csv |
    grep '^P' | cmp - - <<END
$(grep '^P' one/measures.csv)
END

# Killed again and again until it is through; nothing half-written appears.
tries=0
while [ $tries -lt 200 ]; do
    tries=$((tries + 1))
    hemiface batch --out=killed -j2 --resume m.csv &
    pid=$!
    sleep 0.0$((tries % 10 + 2))
    kill -9 $pid 2>/dev/null || true
    wait $pid 2>/dev/null && break
    test ! -e killed/measures.csv
    [ $tries -lt 12 ] || { hemiface batch --out=killed --resume m.csv; break; }
done
same killed

# Another photo in place of the old one counts, the time stamp does not.
cp "$source/data/sample/pre/brow.jpg" new.jpg
hemiface batch --out=again m.csv
touch tree/P04/pre/rest.jpg
hemiface batch --out=again --resume m.csv
same again
mv new.jpg tree/P04/pre/rest.jpg
hemiface batch --out=again --resume m.csv
if cmp -s one/measures.csv again/measures.csv; then exit 1; fi

# A broken photo costs a row, and is done again when it is whole.
cp tree/P08/pre/rest.jpg whole.jpg
head -c 900 whole.jpg >tree/P08/pre/rest.jpg
status=0
hemiface batch --out=broken m.csv 2>err || status=$?
test $status -eq 3
test "$(wc -l <err)" -eq 1
grep -q '^P08,pre,rest,tree/P08/pre/rest.jpg,' broken/failures.csv
test "$(grep -c '^P' broken/failures.csv)" -eq 1
cp whole.jpg tree/P08/pre/rest.jpg

# JSON and wide are as many rows as they should be.
hemiface batch --out=json --json m.csv
test "$(grep -c '"patient"' json/measures.jsonl)" -eq \
    "$(grep -c '^P' one/measures.csv)"
hemiface batch --out=wide --wide m.csv
test "$(grep -c "^P" wide/measures.csv)" -eq $((patients * 2 * 8)) # a row a view

# As a tree: the same photos, without what only the manifest says.
hemiface batch --out=tree-out --tree --side=left tree
test "$(grep -c ',excursion,L,' tree-out/measures.csv)" -eq \
    "$(grep -c ',excursion,L,' one/measures.csv)"

# Nowhere to write: one line, nothing left behind.
mkdir closed
if [ "$(id -u)" != 0 ]; then
    chmod 500 closed
    status=0
    hemiface batch --out=closed m.csv 2>err || status=$?
    test $status -eq 2 && test "$(wc -l <err)" -eq 1
fi

# The check of a long manifest is quick and small.
{
    echo patient,visit,view,photo
    awk 'BEGIN { for (i = 0; i < 100000; i++)
        printf "Q%05d,pre,rest,photos/%d.jpg\n", i, i }'
} >long.csv
hemiface batch --check long.csv
# One photo that is there twice is found among them, with both lines.
sed '77777s/photos.*/photos\/41.jpg/' long.csv >twice.csv
status=0
hemiface batch --check twice.csv 2>err || status=$?
test $status -eq 2
test "$(cat err)" = "hemiface batch: manifest line 77777: photo \
'photos/41.jpg' is on line 43 already"

# A researcher's own measure goes through the cohort.
echo 'smile_gain@smile-full, mm higher, distance(commissure.R, commissure.L) - rest(distance(commissure.R, commissure.L))' >own.measures
hemiface batch --out=own --measures=own.measures m.csv
test "$(grep -c '^P..,post,smile-full,.*,smile_gain,' own/measures.csv)" -eq "$patients"
grep -q '^P01,post,pre,.*,smile_gain,' own/changes.csv

#!/bin/sh
# Photos that are mirror images, as PNG and as HEIC: declared `mirrored`, each
# tool says of them what it says of the photo as it is in life. The mirror
# image is made by draw --strip, and a HEIC of it by heif-enc where it is.
set -eu

source=$(pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
sample=$source/data/sample
mkdir life mirror batch
for view in rest smile-full; do
    # The sample's left side is weak: its values differ from right to left.
    hemiface draw --strip -o life/$view.png "$sample/pre/$view.jpg"
    hemiface draw --strip --mirrored -o mirror/$view.png "$sample/pre/$view.jpg"
done
cmp -s life/rest.png mirror/rest.png && exit 1

# alike FILE FILE MM: the same rows, and no value farther apart than MM. The
# networks see other pixels, but average over photo and mirror image.
alike() {
    paste -d, "$1" "$2" | awk -F, -v most="$3" '
        NR == 1 {n = NF / 2; for (i = 1; i <= n; i++) at[$i] = i; next}
        {v = at["value"] ? at["value"] : at["change"]
         if (at["unit"] && $at["unit"] != "mm") next
         a = $v; b = $(v + n); k = v + n
         if (a == "NA" && b == "NA") next
         rows++; d = a - b; if (d < 0) d = -d
         if (d > most) {print "row " NR ": " a ", " b; bad = 1}}
        END {if (rows < 20) {print rows " rows only"; bad = 1} exit bad}'
}
# differ FILE FILE MM: some value does. So the test can fail.
differ() { if alike "$1" "$2" "$3" >/dev/null; then return 1; fi; }

tool() { # VERB ARGUMENTS...
    hemiface "$@" --csv --no-provenance --side=left 2>/dev/null
}
try() { # END MM: mirror/*.END against life/*.png
    tool measure life/rest.png >a.csv
    tool measure --mirrored "mirror/rest.$1" >b.csv
    alike a.csv b.csv "$2"
    tool measure "mirror/rest.$1" >c.csv
    differ a.csv c.csv "$2"
    tool compare rest=life/rest.png,smile-full=life/smile-full.png \
        rest=life/smile-full.png >a.csv
    tool compare --mirrored \
        "rest=mirror/rest.$1,smile-full=mirror/smile-full.$1" \
        "rest=mirror/smile-full.$1" >b.csv
    alike a.csv b.csv "$2"
    # grades: the mouth of the weak side moves as little
    tool grade --scale=hb rest=life/rest.png,smile-full=life/smile-full.png |
        cut -d, -f2-4 >a.csv
    tool grade --scale=hb --mirrored \
        "rest=mirror/rest.$1,smile-full=mirror/smile-full.$1" |
        cut -d, -f2-4 >b.csv
    cmp a.csv b.csv
    # the manifest's column
    {
        echo 'patient,visit,view,photo,side,mirrored'
        for view in rest smile-full; do
            echo "life,pre,$view,life/$view.png,left,"
            echo "mirror,pre,$view,mirror/$view.$1,left,yes"
        done
    } >manifest.csv
    rm -rf out
    hemiface batch --no-provenance --out=out manifest.csv 2>/dev/null
    sed -n '1p; /^life,/p' out/measures.csv >a.csv
    sed -n '1p; /^mirror,/p' out/measures.csv >b.csv
    alike a.csv b.csv "$2"
}
sim() { # END: the corner of the patient's left mouth moves, in life
    hemiface simulate --csv --no-provenance --move=mouth-corner:left:up=4 \
        life/rest.png a.png 2>/dev/null >a.csv
    hemiface simulate --csv --no-provenance --mirrored \
        --move=mouth-corner:left:up=4 "mirror/rest.$1" b.png 2>/dev/null >b.csv
    # contour, side, point, x, y: within 2 px, and sides and movements alike
    paste -d, a.csv b.csv | awk -F, 'NR > 1 {
        d = $4 - $13; e = $5 - $14
        if ($1 != $10 || $2 != $11 || d * d + e * e > 4) bad = 1; n++
    } END {exit bad || n < 20}'
    test -s b.png
}
# Pictures: the same size, and of a picture turned back by --strip every byte.
hemiface draw --strip --mirrored -o back.png mirror/rest.png
cmp back.png life/rest.png
for style in landmarks measures; do
    hemiface draw --mirrored --style=$style --side=left -o m.png \
        mirror/rest.png 2>/dev/null
    test -s m.png
done
hemiface report --mirrored --side=left -o m.html mirror 2>/dev/null
test -s m.html

try png 0.3
sim png
if ! command -v heif-enc >/dev/null 2>&1; then
    echo "no heif-enc: HEIC left out"
    exit 0
fi
for view in rest smile-full; do
    heif-enc -q 95 -p chroma=444 -o mirror/$view.heic mirror/$view.png \
        >/dev/null || {
        echo "heif-enc has no encoder here: HEIC left out"
        exit 0
    }
done
status=0
hemiface draw --strip -o x.png mirror/rest.heic 2>err || status=$?
if [ $status -ne 0 ]; then
    grep -q 'HEIC' err
    echo "no HEIC in this build: left out"
    exit 0
fi
rm mirror/*.png
try heic 0.5
sim heic
# A folder of HEIC is a visit.
hemiface grade --side=left --mirrored mirror >grade.out 2>/dev/null
grep -q '^mirror  affected side left' grade.out

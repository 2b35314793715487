#!/bin/sh
# A photo whose colour profile is damaged is measured as sRGB, and every tool
# that looks at it says so in one line; batch in its advice.
set -eu

source=$(pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
photo=$source/data/sample/pre/rest.jpg
# A segment APP2 of 20 bytes behind the first marker: four that are no profile.
{
    printf '\377\330\377\342\000\024ICC_PROFILE\000\001\001oops'
    tail -c +3 "$photo"
} >rest.jpg
words="its colour profile is damaged or not known and was not used: \
colours are taken as sRGB"

hemiface measure --csv --no-provenance "$photo" 2>plain.err >plain.csv
hemiface measure --csv --no-provenance rest.jpg 2>err >out.csv
cmp plain.csv out.csv
grep -v 'colour profile' err | sed "s|$photo|rest.jpg|g" >rest.err
sed "s|$photo|rest.jpg|g" plain.err | cmp - rest.err
test "$(grep -cF "hemiface measure: warning: 'rest.jpg': $words" err)" -eq 1
hemiface measure --quiet --csv rest.jpg 2>err >out.csv
test ! -s err
hemiface draw -o out.png rest.jpg 2>err
test "$(grep -cF "$words" err)" -eq 1

printf 'patient,visit,view,photo\n1,pre,rest,rest.jpg\n' >list.csv
hemiface batch --out=out list.csv 2>err
grep -qF "$words" out/photos.csv
cp "$photo" rest.jpg
hemiface batch --out=fine list.csv 2>err
grep -qF "colour profile" fine/photos.csv && exit 1
exit 0

#!/bin/sh
# --map: folders named in a clinic's own words give, in every tool that reads
# visits, what the same folders in our names give; what is wrong with the words,
# or not known by them, is told in one line. The file is hemiface-map(5)'s.
set -eu

source=$(pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
faces=$source/tests/cases/faces

# The page's own example: the first literal block.
awk '/^\.Bd -literal/ {on = 1; next} /^\.Ed/ {exit} on' \
    "$source/man/hemiface-map.5" >clinic.map
grep -q '^Ruhe' clinic.map

# names OURS THEIRS: a line each
names='rest	01 Ruhe.JPG
brow	02 Stirn runzeln.JPG
close-gentle	IMG_1234 eyes closed.jpg
close-full	Augen fest zu.jpg
smile-gentle	smile lips closed.jpg
smile-full	Frontal smile.jpg
pucker	Pfeifen.jpg
lower-lip	Zähne unten.jpg'
tab=$(printf '\t')
lay() { # VISIT OURS-FOLDER THEIR-FOLDER
    mkdir -p "$2" "$3"
    echo "$names" | while IFS=$tab read -r ours theirs; do
        cp "$faces/$1/$ours.face.json" "$2/$ours.face.json"
        cp "$faces/$1/$ours.face.json" "$3/${theirs%.*}.face.json"
    done
}
lay pre "ours/4711/pre" "theirs/4711 links/vor OP"
lay post "ours/4711/post" "theirs/4711 links/6 Monate nach OP"
before="theirs/4711 links/vor OP" after="theirs/4711 links/6 Monate nach OP"
cp "$faces/pre/rest.face.json" "$before/Halbprofil.face.json"
cp "$faces/pre/rest.face.json" "$before/Röntgen Schädel.face.json"
cp "$faces/pre/rest.face.json" "$after/Halbprofil.face.json"

# The same numbers, but for names of folders and files, which are in columns 2
# and 4 of measure and in the first of grade; what nothing knows in one line.
for verb in measure grade; do
    columns=2-
    [ $verb = grade ] || columns=1,3,5-
    hemiface $verb --side=left --csv --no-provenance ours/4711/pre \
        2>ours.err | cut -d, -f$columns >ours.out
    hemiface $verb --side=left --csv --no-provenance --map=clinic.map \
        "$before" 2>err | cut -d, -f$columns >theirs.out
    cmp ours.out theirs.out
    test "$(wc -l <ours.out)" -gt 5
    test "$(grep -c 'photos left out' err)" -eq 1
    grep -q "^hemiface $verb: warning: photos left out, since neither \
'clinic.map' nor our own names know them: 'Halbprofil.face.json'$" err
done
hemiface compare --side=left --csv --no-provenance ours/4711/pre \
    ours/4711/post 2>/dev/null >ours.out
hemiface compare --side=left --csv --no-provenance --map clinic.map \
    "$before" "$after" 2>err >theirs.out
cmp ours.out theirs.out
# one name, in two folders: told once
test "$(grep -c Halbprofil err)" -eq 1

# Provenance says which words.
hemiface compare --side=left --json --map clinic.map "$before" "$after" \
    2>/dev/null >out.json
grep -q 'map=clinic.map:sha256:' out.json

# VIEW=FILE in the words too.
hemiface grade --side=left --map=clinic.map \
    "Ruhe=$faces/pre/rest.face.json,Frontal smile=$faces/pre/smile-full.face.json" \
    >/dev/null 2>&1
hemiface grade --side=left \
    "Ruhe=$faces/pre/rest.face.json" >out 2>err && exit 1
grep -q "unknown view 'Ruhe'" err

# report and draw read visits of the photos themselves.
sample=$source/data/sample
mkdir -p photos
cp "$sample/pre/rest.jpg" 'photos/01 Ruhe.JPG'
cp "$sample/pre/smile-full.jpg" 'photos/Frontal smile.jpg'
hemiface draw --map=clinic.map --style=views --side=left photos -o views.png
test -s views.png
hemiface report --map=clinic.map --side=left photos -o report.html 2>/dev/null
test -s report.html

# batch: folders' words for visits and the patient's side. The paths of photos
# are in a column, and the patient's folder is the patient's name.
{
    echo "$names" | while IFS=$tab read -r ours theirs; do
        echo "s|${theirs%.*}.face|$ours.face|g"
    done
    echo 's|4711 links|4711|g; s|/vor OP/|/pre/|g; s|/6 Monate nach OP/|/post/|g'
} >back.sed
hemiface batch --no-provenance --out=a --tree ours --side=left 2>/dev/null
hemiface batch --no-provenance --out=b --tree --map=clinic.map theirs 2>err
test "$(grep -c 'Halbprofil.face' err)" -eq 2 # the first path, and the name
grep -q 'photos left out.*: 2, first' err
for kind in measures grades changes; do
    sed -f back.sed "b/$kind.csv" >b.csv
    cmp "a/$kind.csv" b.csv
done
# a manifest's cells too
{
    echo 'patient,visit,view,photo,side'
    echo "$names" | while IFS=$tab read -r ours theirs; do
        word=${theirs%.*}
        echo "4711,vor OP,$word,$before/$word.face.json,links"
        echo "4711,nach OP,$word,$after/$word.face.json,links"
    done
} >manifest.csv
hemiface batch --no-provenance --out=c --map=clinic.map manifest.csv 2>/dev/null
sed -f back.sed c/measures.csv | sed 's|theirs/4711|4711|g' >c.csv
cmp a/measures.csv c.csv
hemiface batch --out=d manifest.csv 2>err && exit 1
grep -q "manifest line 2: view '01 Ruhe': must be rest" err

# Two folders of one visit's name are no visit.
cp -r "$before" "theirs/4711 links/präop"
hemiface batch --no-provenance --out=e --tree --map=clinic.map theirs 2>err && exit 1
grep -q "is visit 'pre' by --map, and so is the folder of" err
rm -r "theirs/4711 links/präop"

# What is wrong: one line each, and nothing is done.
said() { # WORDS TEXT
    printf '%s\n' "$1" >bad.map
    status=0
    hemiface grade --side=left --map=bad.map "$before" >out 2>err || status=$?
    test $status -eq 2
    grep -qF -e "$2" err
}
said 'Ruhe = resting' "--map: 'bad.map' line 1: 'resting' is no view: write"
said 'nothing' "--map: 'bad.map' line 1: 'nothing' is no line of words"
said '# none' "'bad.map' has no words: write word = view"
said 'ruhe = rest
{n} ruhe = brow' "fits line 1 ('ruhe' = rest) and line 2"
said 'grimace = snarl' "neither 'bad.map' nor our own names know its photos"
hemiface grade --side=left --map=/none "$before" 2>err && exit 1
grep -q "^hemiface grade: --map: cannot open '/none'" err
hemiface grade --side=left "$before" 2>err && exit 1
grep -q 'hemiface-map(5)' err

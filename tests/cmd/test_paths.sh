#!/bin/sh
# Names as people give them: spaces, umlauts, other scripts, a leading dash, a
# line end. Every tool reads and writes such files and folders, tables stay
# tables, messages one line, and JSON valid.
set -eu

source=$(pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
faces=$source/tests/cases/faces sample=$source/data/sample
odd='Größe 1 ÷ 表情 & "x" <b>'
line='-new
line'
mkdir -p "$odd/pre" "$odd/post"
cp "$faces"/pre/*.face.json "$odd/pre"
cp "$faces"/post/*.face.json "$odd/post"
cp "$sample/pre/rest.jpg" "$odd/rest photo.jpg"
cp "$sample/pre/rest.jpg" ./-rest.jpg
cp "$sample/pre/rest.jpg" "./$line rest.jpg"
cp "$faces/pre/rest.face.json" "./$line.face.json"

# What a tool prints of a file under an odd name is what it prints of the same
# under a plain one, names apart.
cp "$odd/rest photo.jpg" plain.jpg
hemiface measure --csv --no-provenance plain.jpg | cut -d, -f5- >plain.csv
rows=$(wc -l <plain.csv)
test "$rows" -gt 50
for name in "$odd/rest photo.jpg" ./-rest.jpg; do
    hemiface measure --csv --no-provenance "$name" | sed 's/.*\.jpg"*,//' |
        tail -n +2 >odd.csv
    tail -n +2 plain.csv | cmp - odd.csv
done
# A dash begins an option, unless -- is before it or ./.
hemiface measure --csv --no-provenance -- -rest.jpg >odd.csv
test "$(wc -l <odd.csv)" -eq "$rows"
status=0
hemiface measure -rest.jpg >/dev/null 2>err || status=$?
test $status -eq 2
test "$(wc -l <err)" -eq 1
# A line end is kept within quotes by CSV, escaped by JSON, and shown as ? in
# messages.
hemiface measure --csv --no-provenance -- "$line rest.jpg" >odd.csv
test "$(wc -l <odd.csv)" -eq $((2 * rows - 1))
grep -q '^line rest.jpg"' odd.csv
hemiface measure --json -- "$line rest.jpg" >odd.json
test "$(wc -l <odd.json)" -eq "$rows"
grep -q '"photo": *"-new\\u000aline rest.jpg"' odd.json
status=0
hemiface measure -- "none
such.jpg" 2>err || status=$?
test $status -eq 2
grep -q "cannot open 'none?such.jpg'" err
test "$(wc -l <err)" -eq 1

# detect: the photo's name in the face file, which lies beside it; a second run
# uses it.
hemiface detect --save "$odd/rest photo.jpg" ./-rest.jpg >/dev/null
grep -q '"photo": *"rest photo.jpg"' "$odd/rest photo.face.json"
test -s ./-rest.face.json
hemiface detect --save --out="$odd/Ort ÷" -- "$line rest.jpg" >/dev/null
grep -q '"photo": *"-new\\nline rest.jpg"' "$odd/Ort ÷/$line rest.face.json"
hemiface measure --csv "$odd/rest photo.face.json" >/dev/null

# Visits and a change, folders named alike.
for verb in measure grade; do
    hemiface $verb --side=left --json "$odd/pre" >odd.out 2>err
    test -s odd.out
done
hemiface compare --side=left --csv "$odd/pre" "$odd/post" >odd.out 2>err
test "$(wc -l <odd.out)" -gt 50
hemiface grade --side=left "rest=$odd/pre/rest.face.json,smile-full=$odd/pre/\
smile-full.face.json" >odd.out 2>err
test -s odd.out

# Pictures and reports; names only where they are asked for, and then as text.
for end in png svg pdf; do
    hemiface draw --side=left -o "$odd/Bild ÷.$end" "$odd/rest photo.jpg"
    test -s "$odd/Bild ÷.$end"
done
hemiface draw --with-names --side=left -o "$odd/n.svg" "$odd/rest photo.jpg"
xmllint --noout "$odd/n.svg"
hemiface report --side=left -o "$odd/Bericht 1.html" "$odd/pre" "$odd/post" \
    2>err
hemiface report --side=left --with-names -o "$odd/named.html" "$odd/pre" \
    "$odd/post" 2>err
for file in "$odd/Bericht 1.html" "$odd/named.html"; do
    # nothing to follow but places of the page itself, nothing to load
    # nothing else can be followed or loaded
    test -z "$(grep -o '\(href\|src\)="[^#d"][^"]*"' "$file")"
    test -z "$(grep -F '<b>"' "$file")"
done

# convert and simulate
hemiface convert --to=coco --out="$odd/aus ÷" "$odd/rest photo.face.json" \
    >odd.out 2>err
test -s "$odd/aus ÷/rest photo.json"
hemiface simulate --move=mouth-corner:left:up=3 "$odd/rest photo.jpg" \
    "$odd/bewegt ÷.png" >odd.out
test -s "$odd/bewegt ÷.png"

# A cohort: paths with commas and quotes, a folder tree, results read again.
mkdir -p "tree/Müller, \"Ü\"" "tree/$line"
cp -r "$odd/pre" "$odd/post" "tree/Müller, \"Ü\""
cp -r "$odd/pre" "$odd/post" "tree/$line"
hemiface batch --tree --out="$odd/Ergebnis 1" --side=left tree 2>err
hemiface stats "$odd/Ergebnis 1" >odd.out 2>err
test -s odd.out
{
    echo 'patient,visit,view,photo'
    echo "表情,pre,rest,\"tree/Müller, \"\"Ü\"\"/pre/rest.face.json\""
    echo "表情,post,rest,\"tree/$line/post/rest.face.json\""
} >"$odd/Liste 1.csv"
cp "$odd/Liste 1.csv" liste.csv
hemiface batch --out=zwei liste.csv 2>err
test "$(sed '/^#/d' zwei/photos.csv | wc -l)" -eq 4 # one in two lines
grep -q '^表情,pre,rest,"tree/Müller, ""Ü""/pre/rest.face.json",ok' \
    zwei/photos.csv
hemiface report -o "$odd/Kohorte.html" "$odd/Ergebnis 1" 2>err
test -s "$odd/Kohorte.html"
hemiface agree "$odd/pre" "$odd/post" >odd.out 2>err
test -s odd.out

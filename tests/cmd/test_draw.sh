#!/bin/sh
# Every style in every format: the same bytes twice, well formed, the numbers
# in the PDF's text.
set -eu

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Points that lie beside the photos: detection is not what is looked at here.
data=$work/sample
for visit in pre post; do
    mkdir -p "$data/$visit"
    for view in rest smile-full; do
        cp "data/sample/$visit/$view.jpg" \
            "tests/cases/faces/$visit/$view.face.json" "$data/$visit"
    done
done
cp -r "$data/post" "$data/6w"
export SOURCE_DATE_EPOCH=1700000000

# style|inputs|a text of the picture
styles="landmarks|$data/pre/rest.jpg|10 mm
measures|$data/pre/rest.jpg|fissure
mirror|$data/pre/smile-full.jpg|right half twice
heat|$data/pre/smile-full.jpg|mm from the mirror image
change|$data/pre $data/post|excursion L
views|$data/pre|close-gentle
trend|$data/pre $data/6w $data/post|excursion, left, smile-full"

# A style that is here has a line above, and the other way round.
listed=$(printf '%s\n' "$styles" | cut -d'|' -f1 | sort | tr '\n' ' ')
known=$(hemiface draw --style=none -o x.png x 2>&1 |
    sed -e "s/.*is not one of //" -e 's/; see.*//' | tr ',' '\n' | tr -d ' ' |
    sort | tr '\n' ' ')
[ "$listed" = "$known" ] || { echo "styles: $listed; known: $known"; exit 1; }

check() { # style, file, text
    case $2 in
    *.svg) ! command -v xmllint >/dev/null 2>&1 || xmllint --noout "$2" ;;
    *.pdf)
        command -v pdftotext >/dev/null 2>&1 || return 0
        pdftotext -layout "$2" "$work/text"
        grep -q -e "$3" "$work/text" || { echo "$1: no '$3' in $2"; exit 1; }
        ;;
    esac
}

printf '%s\n' "$styles" | while IFS='|' read -r style inputs text; do
    for format in png svg pdf; do
        a=$work/$style-a.$format b=$work/$style-b.$format
        # shellcheck disable=SC2086
        hemiface draw --style="$style" --side=left -o "$a" $inputs
        # shellcheck disable=SC2086
        hemiface draw --style="$style" --side=left -o "$b" $inputs
        cmp "$a" "$b"
        check "$style" "$a" "$text"
        rm "$a" "$b"
    done
done

# A folder that says a time names its visit; another one only if it is asked to.
if command -v pdftotext >/dev/null 2>&1; then
    mv "$data/post" "$data/smith"
    for names in "" --with-names; do
        # shellcheck disable=SC2086
        hemiface draw --style=trend --side=left $names -o "$work/a.pdf" \
            "$data/pre" "$data/6w" "$data/smith"
        pdftotext "$work/a.pdf" "$work/text$names"
        grep -q '6w' "$work/text$names"
    done
    grep -q 'visit 3' "$work/text"
    grep -q 'smith' "$work/text--with-names"
    if grep 'smith' "$work/text"; then
        echo "a folder is named that was not to be"
        exit 1
    fi
    mv "$data/smith" "$data/post"
fi

# Irises of 7 pixels are no ruler: no bar and no ticks of 10 mm either, on any
# picture. What is no number in SOURCE_DATE_EPOCH is no date, not 1970.
if command -v pdftotext >/dev/null 2>&1; then
    mkdir "$work/small"
    djpeg -scale 1/8 "$data/pre/rest.jpg" | cjpeg >"$work/small/rest.jpg"
    for picture in landmarks:/rest.jpg measures:/rest.jpg mirror:/rest.jpg \
        views:; do
        hemiface draw --style="${picture%%:*}" -o "$work/a.pdf" \
            "$work/small${picture#*:}" 2>/dev/null
        pdftotext -layout "$work/a.pdf" "$work/text"
        grep -q 'no mm: irises too small' "$work/text" ||
            { echo "$picture: not a word of the scale"; exit 1; }
        ! grep -q '10 mm' "$work/text" ||
            { echo "$picture: a scale of nothing"; exit 1; }
    done
    SOURCE_DATE_EPOCH=soon hemiface draw -o "$work/a.pdf" "$data/pre/rest.jpg"
    ! pdfinfo "$work/a.pdf" | grep CreationDate || exit 1
    SOURCE_DATE_EPOCH=86400 hemiface draw -o "$work/a.pdf" "$data/pre/rest.jpg"
    TZ=UTC pdfinfo "$work/a.pdf" | grep 'CreationDate.*Jan.*2.*1970' >/dev/null
    # A long name is cut and leaves the scale bar alone; one that is no UTF-8
    # is drawn all the same.
    long=$(printf 'name-%.0s' 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19)
    cp "$data/pre/rest.jpg" "$work/$long.jpg"
    hemiface draw --with-names -o "$work/a.pdf" "$work/$long.jpg"
    pdftotext -layout "$work/a.pdf" "$work/text"
    grep -q 'name-name-.*…' "$work/text"
    latin=$(printf '%s/M\374ller.jpg' "$work")
    cp "$data/pre/rest.jpg" "$latin"
    hemiface draw --with-names -o "$work/b.pdf" "$latin"
    if grep -q "$long" "$work/text"; then
        echo "the name is not cut"
        exit 1
    fi
fi

# What the picture says is what measure says.
if command -v pdftotext >/dev/null 2>&1; then
    hemiface draw -o "$work/a.pdf" "$data/pre/rest.jpg"
    pdftotext -layout "$work/a.pdf" "$work/text"
    hemiface measure --csv --no-provenance "$data/pre/rest.jpg" >"$work/csv"
    for side in R L; do
        mm=$(awk -F, -v s="$side" '
            NR == 1 {for (i = 1; i <= NF; i++) c[$i] = i}
            $c["measure"] == "brow_height" && $c["side"] == s {
                printf "%.1f", $c["value"]}' "$work/csv")
        grep -q "brow $mm mm" "$work/text" ||
            { echo "no 'brow $mm mm' in the picture"; exit 1; }
    done
else
    echo "no pdftotext: texts of PDF files are not looked at"
fi

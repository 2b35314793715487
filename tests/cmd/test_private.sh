#!/bin/sh
# Nothing that a file says about its photo reaches an output: a JPEG with EXIF
# (description, artist, date, GPS, thumbnail), XMP, IPTC, a comment, a colour
# profile and an unknown segment, and a PNG with text chunks, go through every
# tool that writes files or text. Each part holds a word to look for.
set -eu

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
data=$(pwd)/data/sample
cd "$work"

# ---------------------------------------------------------- dirty photos

be16() { printf "\\$(printf %o $(($1 / 256 % 256)))\\$(printf %o $(($1 % 256)))"; }
be32() { be16 $(($1 / 65536)); be16 $(($1 % 65536)); }

segment() { # marker's second byte in octal, file
    printf "\\377\\$1"
    be16 $(($(wc -c <"$2") + 2))
    cat "$2"
}

# A big-endian EXIF block: an entry is tag, type, count, value or place.
entry() { be16 "$1" && be16 "$2" && be32 "$3" && be32 "$4"; }
ascii=2 long=4
exif() {
    printf 'Exif\000\000MM\000\052'
    be32 8
    # offsets from "MM": 8 + 2 + 5 * 12 + 4 = 74 for the texts
    be16 5
    entry 270 $ascii 20 74            # description
    entry 306 $ascii 20 94            # date
    entry 315 $ascii 20 114           # artist
    entry 34665 $long 1 134           # EXIF block
    entry 34853 $long 1 152           # GPS block
    be32 170                          # directory of the thumbnail
    printf 'MARK-description\000\000\000\000'
    printf '1971:02:03 04:05:06\000'
    printf 'MARK-artist\000\000\000\000\000\000\000\000\000'
    be16 1 && entry 37510 $ascii 20 200 && be32 0 # user comment
    be16 1 && entry 29 $ascii 20 220 && be32 0    # GPS date
    be16 2 && entry 513 $long 1 240 && entry 514 $long 1 "$1" && be32 0
    printf 'MARK-comment\000\000\000\000\000\000\000\000'
    printf 'MARK-gps\000\000\000\000\000\000\000\000\000\000\000\000'
}

dirty_jpeg() { # clean, dirty
    printf 'MARK-thumbnail' >thumb
    exif 14 >app1 && cat thumb >>app1
    printf 'http://ns.adobe.com/xap/1.0/\000<x:xmpmeta>MARK-xmp</x:xmpmeta>' \
        >xmp
    { printf 'Photoshop 3.0\0008BIM\004\004\000\000' && be32 16 &&
        printf '\034\002\120' && be16 9 && printf 'MARK-iptc\000\000'; } >iptc
    printf 'ICC_PROFILE\000\001\001MARK-profile' >icc
    printf 'MARK-app9' >app9
    printf 'MARK-com' >com
    { head -c 2 "$1" && segment 341 app1 && segment 341 xmp &&
        segment 355 iptc && segment 342 icc && segment 351 app9 &&
        segment 376 com && tail -c +3 "$1" && printf 'MARK-trailer'; } >"$2"
}

# A chunk's checksum is gzip's of the same bytes, turned round.
chunk() { # type, file
    be32 "$(wc -c <"$2")"
    { printf %s "$1" && cat "$2"; } >body
    cat body
    gzip -c <body | tail -c 8 | head -c 4 | od -An -tu1 |
        { read -r a b c d && for n in "$d" "$c" "$b" "$a"; do
            printf "\\$(printf %o "$n")"; done; }
}

dirty_png() { # clean, dirty: after the header's 33 bytes
    printf 'Author\000MARK-author' >text
    printf 'Comment\000\000\000\000\000MARK-itxt' >itxt
    exif 14 | tail -c +7 >eXIf && cat thumb >>eXIf
    printf '\007\263\002\003\004\005\006' >stamp
    { head -c 33 "$1" && chunk tEXt text && chunk iTXt itxt &&
        chunk eXIf eXIf && chunk tIME stamp && tail -c +34 "$1"; } >"$2"
}

mkdir -p MARK-folder/MARK-pre MARK-folder/MARK-post out
for view in rest smile-full; do
    dirty_jpeg "$data/pre/$view.jpg" "MARK-folder/MARK-pre/$view.jpg"
    hemiface draw --strip -o clean.png "$data/post/$view.jpg"
    dirty_png clean.png "MARK-folder/MARK-post/$view.png"
done
pre=MARK-folder/MARK-pre post=MARK-folder/MARK-post

# The words are there to be found.
for word in description artist comment gps thumbnail xmp iptc profile app9 \
    com trailer; do
    grep -aq "MARK-$word" $pre/rest.jpg || { echo "no $word"; exit 1; }
done
for word in author itxt description gps; do
    grep -aq "MARK-$word" $post/rest.png || { echo "no $word"; exit 1; }
done
grep -aq '1971:02:03' $pre/rest.jpg

# -------------------------------------------------------------- each tool

# Words and dates of the input, folders, and whole blocks in any output.
clean() {
    for file in "$@"; do
        [ -s "$file" ] || { echo "$file is empty"; exit 1; }
        if grep -aE 'MARK-|1971:02:03|ns\.adobe|8BIM|Exif|ICC_PROFILE' "$file" |
            head -c 300 | grep -a .; then
            echo "$file says what its input said"
            exit 1
        fi
    done
}
# No segment but JFIF's in a JPEG, no chunk but those of the picture in a PNG.
bare() {
    case $1 in
    *.jpg) od -An -v -tx1 -N 22 "$1" | tr -d ' \n' |
        grep -q '^ffd8ffe00010.*ffdb' ;;
    *.png) ! grep -aqE 'tEXt|zTXt|iTXt|eXIf|tIME|iCCP' "$1" ;;
    esac || { echo "$1 is not bare"; exit 1; }
}

for style in landmarks measures mirror heat; do
    for format in png svg pdf; do
        hemiface draw --style=$style -o out/$style.$format $pre/rest.jpg
        hemiface draw --style=$style -o out/$style-2.$format $post/rest.png
    done
done
for format in png svg pdf; do
    hemiface draw --style=change --side=left -o out/change.$format $pre $post
    hemiface draw --style=trend -o out/trend.$format $pre $post
    hemiface draw --style=views -o out/views.$format $pre
    hemiface draw --style=views -o out/views-2.$format $post
done
hemiface draw --whole -o out/whole.png $pre/rest.jpg
for format in jpg png; do
    hemiface draw --strip -o out/strip.$format $pre/rest.jpg
    hemiface draw --strip -o out/strip-2.$format $post/rest.png
    bare out/strip.$format
    bare out/strip-2.$format
    hemiface simulate --move=mouth-corner:left:up=3 $pre/rest.jpg \
        out/simulated.$format >out/simulate-$format.csv
    bare out/simulated.$format
done

# An orientation that only the metadata knows is in the clean copy's pixels: 6,
# a quarter turn, makes 1350 x 1080 of 1080 x 1350 (0546 and 0438, big-endian).
{ printf 'Exif\000\000MM\000\052' && be32 8 && be16 1 && be16 274 &&
    be16 3 && be32 1 && be16 6 && be16 0 && be32 0; } >app1
{ head -c 2 "$data/pre/rest.jpg" && segment 341 app1 &&
    tail -c +3 "$data/pre/rest.jpg"; } >turned.jpg
hemiface draw --strip -o turned.png turned.jpg
od -An -tx1 -j 16 -N 8 turned.png | tr -d ' \n' | grep -q '^0000054600000438$'

(cd $pre && hemiface detect --csv --out="$work/out" rest.jpg \
    >"$work/out/detect.csv")
# A report's pictures are letters in HTML, which may spell anything, and the
# bytes of JPEG in PDF.
hemiface report --side=left -o report.html -o out/report.pdf $pre $post
hemiface report -o visit.html -o out/visit.pdf $post
for name in report visit; do
    sed 's|base64,[A-Za-z0-9+/=]*||' $name.html >out/$name.html
done

# A visit's own name is a key of the rows; the folders above it are not.
for tool in measure grade; do
    hemiface $tool --csv $pre | sed 's/MARK-pre//' >out/$tool.csv
    hemiface $tool --json $post | sed 's/MARK-post//' >out/$tool.json
done
hemiface measure --csv $pre/rest.jpg >out/photo.csv
hemiface compare --csv --side=left $pre $post |
    sed -e 's/MARK-pre//' -e 's/MARK-post//' >out/compare.csv
# A manifest's own words are keys too.
cp -r $pre one && cp -r $post two
printf 'patient,visit,view,photo\nA,pre,rest,one/rest.jpg\n%s\n' \
    'A,post,rest,two/rest.png' >manifest.csv
hemiface batch --out=batch manifest.csv
for file in batch/*.csv batch/*.json; do
    [ ! -e "$file" ] || cp "$file" out/
done

# What reads the others' files has nothing to pass on; it is looked at too.
mkdir first && cp out/rest.face.json first && cp -r first second
hemiface agree --csv first second >out/agree.csv
hemiface stats --csv batch >out/stats.csv

clean out/*

# --with-names is asked for, and says the folders' own names alone.
hemiface draw --style=views --with-names -o named.svg $pre
hemiface draw --style=views -o unnamed.svg $pre
if cmp -s named.svg unnamed.svg; then
    echo "--with-names changes nothing"
    exit 1
fi
if command -v pdftotext >/dev/null 2>&1; then
    hemiface draw --style=views --with-names -o named.pdf $pre
    pdftotext named.pdf named.txt
    grep -q MARK-pre named.txt
    if grep MARK-folder named.txt; then
        echo "a folder above the visit is named"
        exit 1
    fi
fi

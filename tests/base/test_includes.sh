#!/bin/sh
# Includes point down only: the table of CONTRIBUTING.md, checked.
# A source in lib/X may include X itself, the folders named here, public
# headers of those folders, and system headers.
set -eu

status=0

# folder: folders it may include
rules='
base:
image: base
net: base
face: base
detect: base image net face
measure: base face
parity: base face measure
custom: base face measure
grade: base face measure
outcome: base face measure custom grade
simulate: base face image measure
stats: base
'
# Which folder a public header stands for; version and error are for all.
folder_of_header() {
    case $1 in
    version.h | error.h) echo base ;;
    quality.h | landmarks.h | review.h) echo face ;;
    gate.h) echo measure ;;
    shape.h) echo detect ;;
    words.h) echo outcome ;;
    agreement.h) echo stats ;;
    hemiface.h) echo all ;;
    *) echo "${1%.h}" ;;
    esac
}

complain() {
    echo "$1 includes $2, which lies above it"
    status=1
}

check() { # folder, allowed folders
    for file in lib/"$1"/*.[ch]; do
        [ -e "$file" ] || continue
        for inc in $(sed -n \
            's/^#include ["<]\([a-z_]*\/[a-zA-Z0-9_\/]*\.h\)[">].*/\1/p' \
            "$file"); do
            case $inc in
            hemiface/*) to=$(folder_of_header "${inc#hemiface/}") ;;
            sys/* | gsl/* | libexif/* | libheif/*) continue ;;
            *) to=${inc%%/*} ;;
            esac
            case " $1 $2 " in
            *" $to "*) ;;
            *) complain "$file" "$inc" ;;
            esac
        done
    done
}

while IFS=: read -r folder allowed; do
    [ -z "$folder" ] || check "$folder" "$allowed"
done <<EOF
$rules
EOF

# Every folder has a rule here and a row in the table of CONTRIBUTING.md.
known() { # folder, rules
    printf '%s\n' "$2" | grep -q "^${1##*/}:" || complain_of "$1" "$0"
    grep -q "^| .*\`$1/\`" CONTRIBUTING.md ||
        complain_of "$1" "the table of CONTRIBUTING.md"
}
complain_of() { # folder, where
    echo "$1 is missing in $2"
    status=1
}
for folder in lib/*/; do
    case $folder in
    lib/hemiface/ | lib/render/) ;; # public headers; checked below
    *) known "${folder%/}" "$rules" ;;
    esac
done

# Tools and pictures see the library through its public headers only.
for file in cmd/*.c cmd/*/*.[ch] lib/render/*.[ch]; do
    if grep -n '^#include "\(base\|image\|net\|detect\|face\|measure\|parity\|custom\|grade\|outcome\|simulate\|stats\)/' "$file"; then
        echo "$file includes a private header"
        status=1
    fi
done

# Rooms of cmd/: those below them.
rooms='
cage:
cli: cage
photo: cli
show: cli photo
figure: cli photo show
cohort: cli show
stats: cli show cohort
agree: cli photo show cohort stats
report: cli photo show figure cohort stats
manifest: cli photo
batch: cage cli photo manifest show
review: cage cli photo manifest
'
for room in cmd/*/; do
    known "${room%/}" "$rooms"
done
while IFS=: read -r room allowed; do
    [ -n "$room" ] || continue
    [ -d "cmd/$room" ] || { echo "no room cmd/$room" && status=1; }
    for file in cmd/"$room"/*.[ch]; do
        for to in $(sed -n 's/^#include "cmd\/\([a-z]*\)\/.*/\1/p' "$file" |
            sort -u); do
            case " $room $allowed " in
            *" $to "*) ;;
            *) complain "$file" "cmd/$to" ;;
            esac
        done
    done
done <<EOF
$rooms
EOF
exit $status

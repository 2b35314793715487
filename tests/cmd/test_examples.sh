#!/bin/sh
# The examples of every manual page do as they stand, in order, in a folder
# that has the sample as data/. What else a page takes for granted is made by
# prepare() of tests/cmd/pages/PAGE; there too what an example is that is no
# command: example() gets its file, and how to run it if it is none of these.
# Each has to end with status 0.
set -eu

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
top=$(pwd)
PATH=$HEMIFACE_BUILD/bin:$PATH
# Programs of hemiface(3): headers and library as they were built.
LD_LIBRARY_PATH=$HEMIFACE_BUILD/lib${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
export PATH LD_LIBRARY_PATH

# A visit with its faces beside the photos, as a first run leaves them.
visit() { # pre or post, folder
    mkdir -p "$2"
    cp "$top/data/sample/$1/"*.jpg "$top/tests/cases/faces/$1/"*.face.json "$2"
}
# Results of a cohort of made faces, visits pre and 1y.
results() {
    (mkdir cohort && cd cohort && SOURCE=$top "$top/tests/cmd/made_cohort" 6
        sed -i 's/,post,/,1y,/' cohort.csv
        hemiface batch --quiet --out=../results cohort.csv)
}

for page in man/*.[1-9]; do
    name=${page##*/}
    here=$work/$name
    mkdir -p "$here/data" "$work/examples"
    rm -f "$work/examples/"*
    tests/cmd/page_examples "$page" "$work/examples"
    [ -e "$work/examples/01" ] || [ "$name" = hemiface-measures.7 ] ||
        { echo "$page has no examples" && exit 1; }
    cp -R data/sample data/example.measures "$here/data"
    # Not in front of ||, where -e would not hold.
    set +e
    (
        set -e
        prepare() { :; }
        example() { sh -eu "$1"; }
        # shellcheck disable=SC1090
        [ ! -e "tests/cmd/pages/$name" ] || . "tests/cmd/pages/$name"
        cd "$here"
        prepare >"$work/out" 2>"$work/err"
        for file in "$work/examples/"*; do
            [ ! -e "$file" ] ||
                example "$file" >"$work/out" 2>"$work/err" </dev/null
        done
    )
    status=$?
    set -e
    if [ "$status" -ne 0 ]; then
        echo "$page: status $status of one of:"
        tail -n +1 "$work/examples/"*
        cat "$work/out" "$work/err"
        exit 1
    fi
done

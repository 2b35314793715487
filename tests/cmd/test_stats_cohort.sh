#!/bin/sh
# From faces to statistics: twelve patients whose mouth corner is raised by a
# known amount between two visits go through batch, and stats finds that gain.
# Patient i gains i / 2 mm: mean 3.25, median 3.25, sd sqrt(13) / 2. Odd ones
# are affected on the left, even ones on the right.
set -eu

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
face=$(pwd)/tests/cases/faces/pre/rest.face.json
PATH=$HEMIFACE_BUILD/bin:$PATH

# The face with the mouth corner of one side moved up along the frame's axis.
raise() { # side mm
    awk -v side="$1" -v mm="$2" '
        pass == 1 && /"iris"/ { in_iris = 1 }
        pass == 1 && in_iris && /"(right|left)": \{/ { s = /right/ ? 0 : 1 }
        pass == 1 && in_iris && /"[xyr]":/ {
            value = $2; sub(",", "", value)
            at[s, substr($1, 2, 1)] = value + 0
            if (s == 1 && $1 ~ /r/) in_iris = 0
        }
        pass == 1 { next }
        /"commissure"/ { inside = 1 }
        inside && index($1, side) {
            split($0, part, /\[\[|, |\]\]/)
            dx = at[1, "x"] - at[0, "x"]; dy = at[1, "y"] - at[0, "y"]
            length_px = sqrt(dx * dx + dy * dy)
            px = mm * (at[0, "r"] + at[1, "r"]) / 11.77
            printf "%s[[%.9f, %.9f, %s]]%s\n", part[1], \
                part[2] + px * dy / length_px, \
                part[3] - px * dx / length_px, part[4], part[5]
            inside = 0
            next
        }
        { print }' pass=1 "$face" pass=2 "$face"
}

echo patient,visit,view,photo,side,surgeon >"$work/manifest.csv"
i=1
while [ $i -le 12 ]; do
    side=$([ $((i % 2)) = 1 ] && echo left || echo right)
    cp "$face" "$work/$i-pre.face.json"
    raise $side "$(echo $i | awk '{print $1 / 2}')" >"$work/$i-post.face.json"
    for visit in pre post; do
        echo "P$i,$visit,rest,$i-$visit.face.json,$side,$((i % 3))"
    done >>"$work/manifest.csv"
    i=$((i + 1))
done
hemiface batch --out="$work/results" "$work/manifest.csv"
hemiface stats --csv --no-provenance --primary=commissure_height:rest:diff \
    --primary=commissure_height:rest:healthy "$work/results" >"$work/stats.csv"

# t of 11 degrees of freedom: 2.200985; 12 signs: p = 2 / 4096.
awk -F, '
    function near(name, want, tolerance) {
        got = $column[name]
        if (got - want > tolerance || want - got > tolerance || got == "NA") {
            print name " is " got ", not " want
            bad = 1
        }
    }
    NR == 1 { for (c = 1; c <= NF; c++) column[$c] = c; next }
    $column["measure"] != "commissure_height" { next }
    $column["side"] == "diff" {
        half = 2.200985 * sqrt(13) / 2 / sqrt(12)
        near("n", 12, 0)
        near("change_mean", 3.25, 1e-4)
        near("change_sd", sqrt(13) / 2, 1e-4)
        near("hl", 3.25, 1e-4)
        near("mean_low", 3.25 - half, 1e-4)
        near("mean_high", 3.25 + half, 1e-4)
        near("rank_p", 2 / 4096, 1e-9)
        near("up", 12, 0)
        # mdc95 is 1.1 mm: all but the gains of 0.5 and 1 mm are beyond it. The
        # left corner hangs by 4.2 mm: raising it helps, raising the right one
        # does not.
        near("improved", 5, 0)
        near("worse", 5, 0)
        found++
    }
    # The corner of the other side did not move.
    $column["side"] == "healthy" {
        near("n", 12, 0)
        near("change_mean", 0, 1e-4)
        found++
    }
    END {
        if (found != 2) print found + 0 " rows instead of 2"
        exit bad || found != 2
    }' "$work/stats.csv"

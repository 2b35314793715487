#!/bin/sh
# Every hemiface command of the README runs as it stands, in order, in a folder
# that has what a checkout has. Files of one's own are made here. (The steps of
# the tutorial have a test of their own.)
set -eu

# Under sanitizers it takes minutes, and runs no code that other tests do not.
[ -z "${HEMIFACE_QUICK:-}" ] || { echo "left out, it takes long"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
top=$(pwd)
cd "$work"
mkdir -p build bin
cp -R "$top/data" .
ln -s "$work/bin" build/bin
# With its face beside it a photo is not searched anew by each command.
for visit in pre post; do
    cp "$top/tests/cases/faces/$visit/"*.face.json "data/sample/$visit"
done
mkdir -p "Patienten/Meier links"
cp -R data/sample/pre "vor OP"
cp -R data/sample/post "6 Monate"
cp -R "vor OP" "6 Monate" "Patienten/Meier links"
for folder in "vor OP" "6 Monate" Patienten/*/*; do
    mv "$folder/rest.jpg" "$folder/01 Ruhe.JPG"
    mv "$folder/rest.face.json" "$folder/01 Ruhe.face.json"
done
cat >clinic.map <<END
Ruhe = rest
[visits]
vor OP = pre
6 Monate = post
[sides]
links = left
END
"$top/tests/detect/mean_shape" >68.dat
# Whoever runs review ends it when the page is closed: here when the link is
# printed.
cat >bin/hemiface <<END
#!/bin/sh
[ "\$1" = review ] || exec "$HEMIFACE_BUILD/bin/hemiface" "\$@"
rm -f link
"$HEMIFACE_BUILD/bin/hemiface" "\$@" --no-open >link &
while kill -0 \$! && [ ! -s link ]; do sleep 0.1; done
grep -q '^http://127.0.0.1:' link
kill -TERM \$!
wait \$!
END
chmod +x bin/hemiface

grep '^build/bin/hemiface ' "$top/README.md" >steps
[ "$(wc -l <steps)" -ge 20 ] ||
    { echo "README.md has too few commands" && exit 1; }
while IFS= read -r line; do
    printf '%s\n' "$line" >step
    sh -eu step >out 2>err </dev/null ||
        { echo "status $? of: $line" && cat err && exit 1; }
done <steps
# What they say they write.
for file in pre-smile.png report.html report.pdf heat.svg values.csv \
    one-row-a-photo.csv results/changes.csv cohort.html faces/rest.face.json \
    points/rest.json drooped.png own/changes.csv dlib; do
    [ -s "$file" ] || { echo "README.md: no $file" && exit 1; }
done

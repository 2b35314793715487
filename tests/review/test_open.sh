#!/bin/sh
# The browser is opened on a desktop, with the link that is printed, and not
# with --no-open or without a desktop.
set -eu

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin" "$work/visit"
cp data/sample/pre/rest.jpg tests/cases/faces/pre/rest.face.json "$work/visit"
cat >"$work/bin/xdg-open" <<END
#!/bin/sh
echo "\$*" >"$work/opened.part"
mv "$work/opened.part" "$work/opened"
END
chmod +x "$work/bin/xdg-open"
PATH=$work/bin:$PATH
unset DISPLAY WAYLAND_DISPLAY

# review VARIABLE=VALUE... [options]: runs it until it is told to end
review() {
    rm -f "$work/opened" "$work/link"
    env "$@" "$work/visit" </dev/null >"$work/link" 2>"$work/said" &
    pid=$!
    i=0
    while [ ! -s "$work/link" ] || { [ -n "$wanted" ] && [ ! -e "$work/opened" ]; }; do
        i=$((i + 1))
        kill -0 $pid 2>/dev/null && [ $i -lt 600 ] ||
            { cat "$work/said" && exit 1; }
        sleep 0.1
    done
    kill -TERM $pid
    wait $pid
    grep -q '^hemiface review: ended: saved 0 times' "$work/said"
    grep -qx 'http://127\.0\.0\.1:[0-9]*/?token=[A-Za-z0-9_-]\{43\}' "$work/link"
}

wanted=yes
review DISPLAY=:0 hemiface review
cmp "$work/link" "$work/opened"
review WAYLAND_DISPLAY=wayland-0 hemiface review
cmp "$work/link" "$work/opened"
wanted=
review DISPLAY=:0 hemiface review --no-open
review DISPLAY= hemiface review
sleep 0.3
test ! -e "$work/opened"

# Photos that a clinic names by its own words.
mv "$work/visit/rest.jpg" "$work/visit/01 Ruhe.JPG"
rm "$work/visit/rest.face.json"
echo "Ruhe = rest" >"$work/words.map"
review DISPLAY= hemiface review --map="$work/words.map"
! grep -q 'no photo' "$work/said"

# Whoever ends it as soon as the link is there, ends it as at any other time.
mkfifo "$work/links"
for try in 1 2 3 4 5 6 7 8 9 10; do
    hemiface review --no-open --map="$work/words.map" "$work/visit" \
        >"$work/links" 2>"$work/said" </dev/null &
    pid=$!
    { read -r link && kill -TERM $pid; } <"$work/links"
    wait $pid || { echo "try $try, $link: status $?" && exit 1; }
    grep -q 'ended: saved 0 times' "$work/said"
done

#!/bin/sh
# The page of `hemiface review`: its modules that need no browser, by node's
# own test runner, and rules that hold for all of its files.
set -eu

page=cmd/review/page
fail() { echo "$*" >&2 && exit 1; }

# Text never becomes markup, and the page asks nobody but its own server.
if grep -nE 'innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(' \
    "$page"/*.js; then
    fail "text must not be parsed as markup or code"
fi
if grep -nE '(https?:)?//[a-z]|<script>|[ "]on[a-z]+=|style=' \
    "$page"/*.html "$page"/*.css; then
    fail "the page refers to itself only, and holds no inline code or style"
fi
if grep -nE "https?://" "$page"/*.js; then
    fail "the page asks its own server only"
fi

# Every module that is imported is there.
for name in $(sed -n 's/.*from "\.\/\([a-z]*\.js\)".*/\1/p' "$page"/*.js |
    sort -u); do
    [ -f "$page/$name" ] || fail "$name is imported and missing"
done

# Every script is in the program.
in_program=$(sed -n '/^#define SCRIPTS/,/format on/p' cmd/review/page.c |
    grep -o 'X([a-z]*)' | sed 's/X(\(.*\))/\1.js/' | sort)
on_disk=$(cd "$page" && ls ./*.js | sed 's/^..//' | sort)
[ "$in_program" = "$on_disk" ] || fail "page.c has other scripts"

# Contours by the library's names, each once.
names=$(sed -n 's/^ *\[HF_[A-Z_]*\] = {"\([a-z_]*\)".*/\1/p' \
    lib/face/contour.c | sort)
page_names=$(sed -n 's/^    {name: "\([a-z_]*\)".*/\1/p' "$page/anatomy.js" |
    grep -v '^iris$' | sort)
[ "$names" = "$page_names" ] || fail "anatomy.js has other contours"

if ! command -v node >/dev/null ||
    ! node -e 'process.exit(parseInt(process.versions.node) < 18 ? 1 : 0)'; then
    echo "needs node 18 or later"
    exit 77
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$page"/*.js tests/review/page/*.mjs "$work"
echo '{"type": "module"}' >"$work/package.json"
cd "$work"
node --test .

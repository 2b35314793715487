#!/bin/sh
# Every public header compiles alone, as C and as C++, with warnings as
# errors; and every public function has a comment in front.
set -eu

status=0
for header in lib/hemiface/*.h; do
    name=hemiface/$(basename "$header")
    echo "#include <$name>" | ${CC:-cc} -std=c11 -Wall -Wextra -Wpedantic \
        -Werror -Ilib -fsyntax-only -x c - || status=1
    if command -v c++ >/dev/null 2>&1; then
        echo "#include <$name>" | c++ -Wall -Wextra -Werror -Ilib \
            -fsyntax-only -x c++ - || status=1
    fi
    # A declaration follows a comment, or another declaration under the same
    # comment.
    awk -v file="$header" '
        /^ *\*\/|\*\/ *$/ { documented = 1; next }
        /^$/ { documented = 0; next }
        /^HF_API/ && !documented {
            print file ": no comment: " $0; bad = 1
        }
        END { exit bad }' "$header" || status=1
done
exit $status

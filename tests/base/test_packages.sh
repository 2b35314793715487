#!/bin/sh
# Lists that say the same: packages of the Makefile (`make deps`) and those of
# debian/control, what the library links and what its -dev package asks for,
# versions of header, symbols, changelog. Every tool has its page, completion
# and verb, and every public header its line in hemiface(3).
set -eu

status=0
complain() { echo "$*" && status=1; }
# A variable of the Makefile, lines joined.
list() {
    awk -v name="$1" '
        $1 == name && $2 == ":=" { on = 1; $1 = ""; $2 = "" }
        on { more = sub(/\\$/, ""); print; if (!more) exit }' Makefile
}
field() { # package or Source, field
    awk -v of="$1" -v want="$2:" '
        /^(Source|Package): / { here = $2 == of || $1 == of ":" }
        here && $1 == want { in_field = 1; $1 = ""; print; next }
        /^[^ ]/ { in_field = 0 }
        here && in_field' debian/control | sed 's/[(<].*//; s/,//g'
}

build=" $(field Source Build-Depends | tr '\n' ' ') "
for name in $(list DEB_BUILD); do
    case $name in gcc) continue ;; esac # build-essential
    case $build in *" $name "*) ;; *)
        complain "debian/control: no Build-Depends on $name, which the" \
            "Makefile's DEB_BUILD has" ;;
    esac
done
# The -dev package brings the -dev packages of Requires.private.
needs=" $(field libhemiface-dev Depends | tr '\n' ' ') "
for name in $(list CORE_PKGS); do
    case $needs in
    *" $name-dev "* | *" lib$name-dev "*) ;;
    *) complain "debian/control: libhemiface-dev needs $name's -dev package" ;;
    esac
done

for tool in cmd/hemiface-*.c; do
    verb=${tool#cmd/hemiface-} verb=${verb%.c}
    [ -e "man/hemiface-$verb.1" ] || complain "no man/hemiface-$verb.1"
    grep -q "^\.Xr hemiface-$verb 1" man/hemiface.1 ||
        complain "hemiface(1) does not name hemiface-$verb(1)"
    grep -q "^\.It Cm $verb\$" man/hemiface.1 ||
        complain "hemiface(1) does not explain $verb"
    grep -q "{\"$verb\", " cmd/hemiface.c || complain "hemiface has no $verb"
done
for header in lib/hemiface/*.h; do
    grep -q "^\.I[tn].* hemiface/${header##*/}" man/hemiface.3 ||
        complain "hemiface(3) does not list hemiface/${header##*/}"
done

# From 1.0.0 on: soname, packages and symbols are of one major version.
version=$(sed -n 's/^.define HF_VERSION_STRING "\(.*\)"/\1/p' \
    lib/hemiface/version.h)
major=${version%%.*}
if [ "$major" -gt 0 ]; then
    [ -e "debian/libhemiface$major.symbols" ] &&
        grep -q "^Package: libhemiface$major\$" debian/control &&
        grep -q "^libhemiface.so.$major libhemiface$major " \
            "debian/libhemiface$major.symbols" ||
        complain "debian/: no libhemiface$major"
    grep -q "^HEMIFACE_$major\.0 {" lib/hemiface.map ||
        complain "lib/hemiface.map: no HEMIFACE_$major.0"
    [ "$(sed -n '1s/.*(\(.*\)-[^-]*).*/\1/p' debian/changelog)" = "$version" ] ||
        complain "debian/changelog is not of $version"
    for node in $(sed -n 's/^\(HEMIFACE_[0-9.]*\) {.*/\1/p' lib/hemiface.map); do
        grep -q "(symver)$node " "debian/libhemiface$major.symbols" ||
            complain "debian/libhemiface$major.symbols: no $node"
    done
fi

# One maintainer; the README says that it is a placeholder as long as it is.
maintainer=$(sed -n 's/^Maintainer: //p' debian/control)
grep '^ -- ' debian/changelog | head -n 1 | grep -qF " -- $maintainer  " ||
    complain "debian/changelog: the last entry is not of $maintainer"
case $maintainer in
*@example.org\>) grep -qF 'hemiface@example.org' README.md ;;
*) ! grep -qF 'hemiface@example.org' README.md CONTRIBUTING.md ;;
esac || complain "README and CONTRIBUTING: is the maintainer a placeholder?"
exit $status

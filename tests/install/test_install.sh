#!/bin/sh
# make install and uninstall: in place under a PREFIX, and through a DESTDIR
# with the layout of a distribution (libraries elsewhere, no rpath). What is
# installed works, comes whole, and is gone after uninstall.
set -eu

# The library of a build for sanitizers wants their run time first.
case ${SAN:+libasan}$(readelf -d "$HEMIFACE_BUILD/lib/libhemiface.so") in
*libasan* | *libubsan* | *libtsan*)
    echo "a build for sanitizers is not installed" && exit 77 ;;
esac

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
photo=$PWD/data/sample/pre/rest.jpg
# A build folder of its own, whose objects are those of the one under test:
# tools are linked anew when RPATH changes, and the tests use them.
mkdir "$work/build"
ln -s "$HEMIFACE_BUILD/obj" "$work/build/obj"
cp -a "$HEMIFACE_BUILD/bin" "$HEMIFACE_BUILD/lib" "$HEMIFACE_BUILD/rpath" \
    "$work/build"
# Nothing of how that one was made, but for compiler and flags.
unset LD_LIBRARY_PATH MAKEFLAGS MAKELEVEL RPATH PREFIX DESTDIR BINDIR LIBDIR \
    INCLUDEDIR MANDIR DOCDIR EXAMPLEDIR BASHDIR ZSHDIR FISHDIR
make_() {
    make -s BUILD="$work/build" "$@" >"$work/log" 2>&1 ||
        { cat "$work/log" && exit 1; }
}
nothing() { # folder: no file, link or folder of ours is left
    if find "$1" ! -type d | grep .; then
        echo "uninstall leaves these"
        exit 1
    fi
    [ ! -e "$2" ] || { find "$2" && echo "uninstall leaves it" && exit 1; }
}

# ------------------------------------------------ under a prefix, in place
prefix="$work/a place"
make_ install PREFIX="$prefix"
find "$prefix" -type f -perm /022 | grep . && exit 1
"$prefix/bin/hemiface" measure --csv --no-provenance "$photo" >"$work/out"
grep -q '^,,,rest.jpg,mouth,mouth_width,' "$work/out"
# Moved as a whole it still works.
mv "$prefix" "$work/moved"
"$work/moved/bin/hemiface" measure --csv --no-provenance "$photo" |
    cmp - "$work/out"
mv "$work/moved" "$prefix"
# The programs of others: a prefix without spaces, as pkg-config wants it.
ln -s "$prefix" "$work/prefix"
make_ install PREFIX="$work/prefix"
PKG_CONFIG_PATH=$work/prefix/lib/pkgconfig \
    LD_LIBRARY_PATH=$work/prefix/lib tests/install/use "$photo"
for page in man/*.[1-9]; do
    section=${page##*.}
    cmp "$page" "$prefix/share/man/man$section/${page#man/}"
done
for file in README.md NEWS.md LICENSE LICENSE-APACHE-2.0 models.md \
    examples/data/sample/pre/rest.jpg examples/data/example.measures; do
    [ -s "$prefix/share/doc/hemiface/$file" ] || { echo "no $file"; exit 1; }
done
(cd "$prefix/share/doc/hemiface/examples" &&
    "$prefix/bin/hemiface" compare --csv --side=left --procedure=gracilis \
        data/sample/pre data/sample/post) |
    grep -q ',yes,mouth,excursion,smile-full,L,.*,improved,ok,'
# Someone else's files stay.
echo mine >"$prefix/lib/libother.so"
make_ uninstall PREFIX="$prefix"
[ "$(find "$prefix" ! -type d)" = "$prefix/lib/libother.so" ]
rm "$prefix/lib/libother.so"
make_ install PREFIX="$prefix"
make_ uninstall PREFIX="$prefix"
[ ! -e "$prefix" ] || { find "$prefix"; exit 1; }

# ------------------------------------------- as a distribution does it
stage=$work/stage
layout="PREFIX=/usr LIBDIR=/usr/lib/some-abi DESTDIR=$stage RPATH="
# shellcheck disable=SC2086
(umask 077 && make_ install $layout)
for tool in "$stage"/usr/bin/*; do
    if readelf -d "$tool" | grep -qi 'rpath\|runpath'; then
        echo "$tool has an rpath"
        exit 1
    fi
done
find "$stage" -mindepth 1 ! -type l ! -perm -044 | grep . && exit 1
LD_LIBRARY_PATH=$stage/usr/lib/some-abi "$stage/usr/bin/hemiface" measure \
    --csv --no-provenance "$photo" | cmp - "$work/out"
PKG_CONFIG_SYSROOT_DIR=$stage PKG_CONFIG_PATH=$stage/usr/lib/some-abi/pkgconfig \
    pkg-config --cflags --libs hemiface >"$work/flags"
grep -q -- "-L$stage/usr/lib/some-abi -lhemiface" "$work/flags"
# shellcheck disable=SC2086
make_ uninstall $layout
nothing "$stage" "$stage/usr/bin"

# With libraries in another place the tools still find theirs.
layout="PREFIX=$work/far LIBDIR=$work/far/lib/some-abi"
# shellcheck disable=SC2086
make_ install $layout
"$work/far/bin/hemiface" measure --csv --no-provenance "$photo" |
    cmp - "$work/out"
# shellcheck disable=SC2086
make_ uninstall $layout
[ ! -e "$work/far" ] || { find "$work/far"; exit 1; }

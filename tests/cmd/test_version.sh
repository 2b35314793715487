#!/bin/sh
# --version says what runs: the header's version, the processor's kernels, the
# libraries built against, the models by their real checksums. The places that
# name the version agree.
set -eu

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
version=$(sed -n 's/^.define HF_VERSION_STRING "\(.*\)"/\1/p' \
    lib/hemiface/version.h)
hemiface --version >"$work/out"
[ "$(head -n 1 "$work/out")" = "hemiface $version" ]
# Every tool says the same under its own name.
for tool in "$HEMIFACE_BUILD"/bin/hemiface-*; do
    "$tool" --version | sed "1s/.*/hemiface $version/" | diff "$work/out" -
done

shown() { sed -n "s/^$1  *//p" "$work/out"; }
kernels=$(shown kernels)
case $(uname -m) in
x86_64)
    case $kernels in
    AVX-512) grep -q '\<avx512f\>' /proc/cpuinfo ;;
    AVX2) grep -q '\<avx2\>' /proc/cpuinfo ;;
    SSE2) ! grep -q '\<avx2\>' /proc/cpuinfo ;;
    *) exit 1 ;;
    esac
    ;;
aarch64) [ "$kernels" = NEON ] ;;
esac
if [ "$(pkg-config --modversion libjpeg)" != "" ]; then
    [ "$(shown JPEG)" = "libjpeg-turbo $(pkg-config --modversion libjpeg)" ]
fi
[ "$(shown PNG)" = "libpng $(pkg-config --modversion libpng)" ]
if pkg-config --exists libheif; then
    [ "$(shown HEIC)" = "libheif $(pkg-config --modversion libheif)" ]
else
    [ "$(shown HEIC)" = none ]
fi
[ -n "$(shown sandbox)" ]
models=0
for model in data/models/*.tflite data/models/*.bin; do
    sum=$(sha256sum "$model" | cut -c1-16)
    grep -qx "model  *${model##*/} sha256 $sum" "$work/out"
    models=$((models + 1))
done
[ "$(grep -c '^model ' "$work/out")" -eq "$models" ]

# Citation and news of this version, and Debian's changelog, when it is out.
grep -qx "version: $version" CITATION.cff
grep -q "^## \(hemiface \)\?$version\( \|,\|$\)" NEWS.md

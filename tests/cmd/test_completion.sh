#!/bin/bash
# The committed completions are what `make man` makes from the option tables,
# and the shells that are here complete by them.
# shellcheck disable=SC3030,SC3043,SC3044
# Not -e: a shell that completes has it not, and compgen fails when nothing
# fits.
set -u

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tests/completions "$HEMIFACE_BUILD" "$work/made" || exit 1
diff -ru completions "$work/made" || exit 1

mkdir -p "$work/here/visit"
touch "$work/here/photo.jpg"

# ---------------------------------------------------------------- bash
# shellcheck disable=SC1091
. completions/hemiface
cd "$work/here" || exit 1

# complete_ "expected words" word... : the last word is being completed; as
# readline parts words, = stands for itself.
failed=0
complete_() {
    local want=$1 got
    shift
    COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMPREPLY=()
    _hemiface
    got=${COMPREPLY[*]-}
    [ "$got" = "$want" ] || {
        echo "bash: '$*' gives '$got', not '$want'"
        failed=1
    }
}
complete -p hemiface hemiface-measure hemiface-batch >/dev/null || failed=1
complete_ 'measure' hemiface mea
complete_ 'stats simulate' hemiface s
complete_ '--help' hemiface --h
complete_ '--midline= --midline-at= --midline-turn=' hemiface measure --mid
complete_ '--midline= --midline-at= --midline-turn=' hemiface-measure --mid
complete_ 'pupils canthi nose fit' hemiface measure --midline ''
complete_ 'canthi' hemiface measure --midline = c
complete_ 'pupils canthi nose fit' hemiface measure --midline =
complete_ '--midline=canthi' hemiface measure --midline=c
complete_ 'gracilis' hemiface compare -p gra
complete_ 'smile-gentle smile-full' hemiface draw --view smile
complete_ 'visit' hemiface detect --out ''
complete_ 'photo.jpg' hemiface draw -o ph
complete_ '' hemiface measure --mm-per-px ''
complete_ 'photo.jpg' hemiface measure --csv ph
complete_ '' hemiface nonsense --x
# Through the shell's own machinery, names with spaces kept whole.
touch "$work/here/two words.jpg"
complete_ 'two words.jpg' hemiface measure tw
[ "${#COMPREPLY[@]}" -eq 1 ] || failed=1
cd - >/dev/null || exit 1

# ----------------------------------------------------------- fish, zsh
if command -v fish >/dev/null 2>&1; then
    fish_() {
        got=$(HOME=$work XDG_CONFIG_HOME=$work fish --no-config \
            -c "source completions/hemiface.fish; complete -C '$2'" |
            cut -f1 | tr '\n' ' ')
        [ "$got" = "$1 " ] || {
            echo "fish: '$2' gives '$got', not '$1'"
            failed=1
        }
    }
    fish_ measure 'hemiface mea'
    fish_ '--midline-at --midline-turn' 'hemiface measure --midline-'
    fish_ canthi 'hemiface measure --midline c'
fi
# What zsh's _arguments is told, and its own parser takes.
if command -v zsh >/dev/null 2>&1; then
    zsh_() {
        got=$(HOME=$work zsh -fc '_arguments() { print -rl -- "$@" }
            words=(hemiface '"$2"' "") CURRENT=3 service=hemiface
            f() { . completions/_hemiface }; f' | grep -cxF -e "$1") || true
        [ "$got" = 1 ] || {
            echo "zsh: no '$1' for $2"
            failed=1
        }
    }
    zsh_ '--as=[print what another system would]:SYSTEM:(emotrics dynaface)' measure
    zsh_ '*:file:_files' stats
    grep -q '^#compdef hemiface .*hemiface-measure' completions/_hemiface
fi
exit $failed

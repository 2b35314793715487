# The completion for bash; see completions.awk.

function shell_begin(    k) {
    print "# bash completion of hemiface(1), " made
    print ""
    print "# Sets options, and for the option in $2 what its value is: kind and"
    print "# words; kind stays empty for an option without value."
    print "_hemiface_table()"
    print "{"
    print "    case $1 in"
}

function shell_verb(v) {
    list = ""
    body = ""
}

function shell_option(v, i,    keys) {
    list = list (list == "" ? "" : " ") "--" name[v, i] \
        (kind[v, i] == "flag" ? "" : "=")
    if (kind[v, i] == "flag")
        return
    keys = "--" name[v, i] (letter[v, i] == "" ? "" : " | -" letter[v, i])
    body = body "        " keys ") kind=" kind[v, i] \
        (kind[v, i] == "words" ? " words='" words[v, i] "'" : "") " ;;\n"
}

function shell_verb_end(v) {
    print "    " v ")"
    print "        options='" list "'"
    print "        case $2 in"
    printf "%s", body
    print "        esac"
    print "        ;;"
}

function shell_end(    k, all, tools) {
    for (k = 1; k <= verbs; k++) {
        all = all (k > 1 ? " " : "") verb[k]
        tools = tools " hemiface-" verb[k]
    }
    print "    esac"
    print "}"
    print ""
    print "# The verb into verb: the tool's own, or the first word."
    print "_hemiface_verb()"
    print "{"
    print "    verb=${COMP_WORDS[0]##*/}"
    print "    case $verb in"
    print "    hemiface-*) verb=${verb#hemiface-} ;;"
    print "    *) verb=; [ \"$COMP_CWORD\" -le 1 ] || verb=${COMP_WORDS[1]} ;;"
    print "    esac"
    print "}"
    print ""
    print "_hemiface()"
    print "{"
    print "    local cur=${COMP_WORDS[COMP_CWORD]} before= option= verb"
    print "    local options= kind= words="
    print ""
    print "    _hemiface_verb"
    print "    COMPREPLY=()"
    print "    if [ -z \"$verb\" ]; then"
    print "        COMPREPLY=($(compgen -W '" all " --help --version' \\"
    print "            -- \"$cur\"))"
    print "        return"
    print "    fi"
    print "    # --name=value is three words where = parts words, else one."
    print "    [ \"$COMP_CWORD\" -eq 0 ] || option=${COMP_WORDS[COMP_CWORD-1]}"
    print "    if [ \"$cur\" = = ]; then"
    print "        cur="
    print "    elif [ \"$option\" = = ]; then"
    print "        option=${COMP_WORDS[COMP_CWORD-2]}"
    print "    elif [[ $cur == --*=* ]]; then"
    print "        option=${cur%%=*} before=${cur%%=*}= cur=${cur#*=}"
    print "    fi"
    print "    _hemiface_table \"$verb\" \"$option\""
    print "    case $kind in"
    print "    words) COMPREPLY=($(compgen -P \"$before\" -W \"$words\" -- \"$cur\")) ;;"
    print "    free) ;;"
    print "    folder)"
    print "        compopt -o filenames 2>/dev/null"
    print "        mapfile -t COMPREPLY < <(compgen -P \"$before\" -d -- \"$cur\")"
    print "        ;;"
    print "    file)"
    print "        compopt -o filenames 2>/dev/null"
    print "        mapfile -t COMPREPLY < <(compgen -P \"$before\" -f -- \"$cur\")"
    print "        ;;"
    print "    *)"
    print "        if [[ $cur == -* ]]; then"
    print "            COMPREPLY=($(compgen -W \"$options\" -- \"$cur\"))"
    print "            [[ ${COMPREPLY[0]-} != *= ]] || compopt -o nospace 2>/dev/null"
    print "        else"
    print "            compopt -o filenames 2>/dev/null"
    print "            mapfile -t COMPREPLY < <(compgen -f -- \"$cur\")"
    print "        fi"
    print "        ;;"
    print "    esac"
    print "    return 0"
    print "}"
    print "complete -F _hemiface hemiface" tools
}

# The completion for zsh; see completions.awk.

# Text inside the brackets of an argument of _arguments.
function plain(s) {
    gsub(/'/, "'\\''", s)
    gsub(/\[/, "\\[", s)
    gsub(/\]/, "\\]", s)
    return s
}

function shell_begin(    k, tools) {
    for (k = 1; k <= verbs; k++)
        tools = tools " hemiface-" verb[k]
    print "#compdef hemiface" tools
    print "# zsh completion of hemiface(1), " made
    print ""
    print "local verb=${service#hemiface-}"
    print "if [[ $service == hemiface ]]; then"
    print "    if (( CURRENT == 2 )); then"
    print "        local -a verbs=("
    for (k = 1; k <= verbs; k++)
        print "            '" verb[k] ":" plain(text[verb[k]]) "'"
    print "        )"
    print "        _describe verb verbs"
    print "        _arguments '--help[print help]' '--version[print version]'"
    print "        return"
    print "    fi"
    print "    verb=$words[2]"
    print "    words=(\"hemiface-$verb\" \"${(@)words[3,-1]}\")"
    print "    (( CURRENT-- ))"
    print "fi"
    print "case $verb in"
}

function shell_verb(v) {
    print v ")"
    print "    _arguments -s -S \\"
}

function shell_option(v, i,    what, long, short, message) {
    what = kind[v, i]
    long = "--" name[v, i]
    short = letter[v, i] == "" ? "" : "-" letter[v, i]
    # A colon would end the message that names the value.
    message = value[v, i]
    gsub(/:/, "\\:", message)
    message = plain(message)
    what = what == "flag" ? "" : ":" message ":" \
        (what == "words" ? "(" words[v, i] ")" : what == "file" ? "_files" : \
        what == "folder" ? "_files -/" : "")
    if (short != "")
        print "        '(" short " " long ")'" short \
            (kind[v, i] == "flag" ? "" : "+") "'[" plain(help[v, i]) "]" \
            what "' \\"
    print "        '" (short == "" ? "" : "(" short " " long ")") long \
        (kind[v, i] == "flag" ? "" : "=") "[" plain(help[v, i]) "]" what \
        "' \\"
}

function shell_verb_end(v) {
    print "        '*:file:_files'"
    print "    ;;"
}

function shell_end() {
    print "esac"
}

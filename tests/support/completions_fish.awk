# The completion for fish; see completions.awk.

function quoted(s) {
    gsub(/\\/, "\\\\", s)
    gsub(/'/, "\\'", s)
    return "'" s "'"
}

function shell_begin(    k, all) {
    print "# fish completion of hemiface(1), " made
    print ""
    for (k = 1; k <= verbs; k++)
        all = all " " verb[k]
    print "set -l verbs" all
    print "complete -c hemiface -f -n \"not __fish_seen_subcommand_from $verbs\" \\"
    print "    -l help -s h -d 'print help'"
    print "complete -c hemiface -f -n \"not __fish_seen_subcommand_from $verbs\" \\"
    print "    -l version -s V -d 'print version'"
}

function shell_verb(v) {
    print ""
    print "complete -c hemiface -f -n \"not __fish_seen_subcommand_from $verbs\" \\"
    print "    -a " v " -d " quoted(text[v])
}

function shell_option(v, i,    what) {
    what = kind[v, i]
    print "complete -c hemiface -n '__fish_seen_subcommand_from " v "' -l " \
        name[v, i] (letter[v, i] == "" ? "" : " -s " letter[v, i]) " \\"
    if (what == "words")
        print "    -x -a '" words[v, i] "' \\"
    else if (what == "file")
        print "    -r -F \\"
    else if (what == "folder")
        print "    -x -a '(__fish_complete_directories)' \\"
    else if (what == "free")
        print "    -x \\"
    print "    -d " quoted(help[v, i])
}

function shell_verb_end(v) {
}

function shell_end() {
}

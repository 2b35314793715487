# What the three shells' completions have in common: reads the table that
# tests/completions makes, then calls shell_begin(), shell_verb(v),
# shell_option(v, i), shell_verb_end(v) and shell_end().
#   verb[1..verbs], text[v]
#   count[v], name[v,i], letter[v,i], value[v,i], help[v,i]
#   kind[v,i]: flag, file, folder, free (anything) or words; words[v,i]

BEGIN {
    made = "made by `make man` from the option tables; not to be edited"
    listed["VIEW"] = views
    listed["NAME"] = operations
    listed["MEASURE[:VIEW[:SIDE]]"] = measures
}
$1 == "verb" { verb[++verbs] = $2; text[$2] = $3 }
$1 == "option" {
    v = $2
    i = ++count[v]
    name[v, i] = $3; letter[v, i] = $4; value[v, i] = $5
    help[v, i] = $7
    sub(/[:;] .*/, "", help[v, i]) # a line of a menu, not the whole sentence
    words[v, i] = $6 != "" ? $6 : (($5 in listed) ? listed[$5] : "")
    # draw's --measure=NAME is a measure, --procedure=NAME an operation.
    if ($3 == "measure")
        words[v, i] = measures
    kind[v, i] = kind_of($5, words[v, i])
}
function kind_of(value, words) {
    if (value == "")
        return "flag"
    if (words != "")
        return "words"
    if (value == "FILE")
        return "file"
    return value ~ /^(DIR|FOLDER)$/ ? "folder" : "free"
}
END {
    shell_begin()
    for (k = 1; k <= verbs; k++) {
        v = verb[k]
        shell_verb(v)
        for (i = 1; i <= count[v]; i++)
            shell_option(v, i)
        shell_verb_end(v)
    }
    shell_end()
}

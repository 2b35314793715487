#!/bin/sh
# From files to coefficients: every sample that R was given goes through the
# tool as files of raters, with missing ratings once as NA and once as rows that
# are not there, and the tool's CSV has R's numbers. What R does not have of a
# sample (no limits of equal differences) is NA.
set -eu

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
PATH=$HEMIFACE_BUILD/bin:$PATH
samples=tests/stats/agreement_samples.txt
reference=tests/stats/agreement_reference.txt

# One file a rater, A.csv to H.csv. Every other missing rating is left out.
write_raters() { # line of samples
    rm -f "$work"/?.csv
    echo "$1" | awk -v dir="$work" '{
        k = $3
        for (j = 1; j <= k; j++) {
            file[j] = dir "/" substr("ABCDEFGH", j, 1) ".csv"
            print ($1 == "grades" ? "patient,visit,scale,grade" \
                : "patient,visit,view,measure,side,value,unit,reason") >file[j]
        }
        for (i = 4; i <= NF; i++) {
            j = (i - 4) % k + 1
            p = "p" int((i - 4) / k)
            if ($i == "NA" && gaps++ % 2)
                continue
            if ($1 == "grades")
                print p ",pre,hb_desc," $i >file[j]
            else
                print p ",pre,rest,pfh,R," $i ",mm," \
                    ($i == "NA" ? "iris-hidden" : "") >file[j]
        }
    }'
}

# Lines "test field value" of the row of all raters.
read_tool() { # raters
    hemiface agree --no-provenance --csv "$work"/?.csv | awk -F, -v k="$1" '
        BEGIN {
            n = split("limits n n,limits bias bias,limits bias_low bias_low," \
                "limits bias_high bias_high,limits sd sd,limits low limit_low," \
                "limits high limit_high,limits low_low limit_low_low," \
                "limits low_high limit_low_high,limits high_low limit_high_low," \
                "limits high_high limit_high_high,limits limit_se limit_se," \
                "limits slope slope,limits slope_se slope_se," \
                "limits slope_p slope_p,concordance ccc ccc," \
                "concordance r pearson,concordance bias_factor bias_factor," \
                "concordance low ccc_low,concordance high ccc_high," \
                "reliability ms_subjects ms_subjects," \
                "reliability ms_raters ms_raters,reliability ms_error ms_error," \
                "reliability ms_within ms_within,reliability sem sem," \
                "reliability mdc95 mdc95,reliability icc21 icc_2_1," \
                "reliability icc21_low icc_2_1_low," \
                "reliability icc21_high icc_2_1_high,reliability icc31 icc_3_1," \
                "reliability icc31_low icc_3_1_low," \
                "reliability icc31_high icc_3_1_high,reliability icc2k icc_2_k," \
                "reliability icc2k_low icc_2_k_low," \
                "reliability icc2k_high icc_2_k_high,kappa_plain kappa kappa," \
                "kappa_plain se kappa_se,kappa_plain low kappa_low," \
                "kappa_plain high kappa_high,kappa_linear kappa linear," \
                "kappa_linear se linear_se,kappa_linear low linear_low," \
                "kappa_linear high linear_high,kappa_quadratic kappa quadratic," \
                "kappa_quadratic se quadratic_se," \
                "kappa_quadratic low quadratic_low," \
                "kappa_quadratic high quadratic_high,fleiss kappa fleiss," \
                "fleiss se fleiss_se,fleiss low fleiss_low," \
                "fleiss high fleiss_high,fleiss se_zero fleiss_se_zero," \
                "fleiss z fleiss_z,fleiss p fleiss_p", pairs, ",")
        }
        /^#/ { next }
        !header { for (i = 1; i <= NF; i++) at[$i] = i; header = 1; next }
        split($1, letters, " ") == k {
            for (i = 1; i <= n; i++) {
                split(pairs[i], part, " ")
                if (!(part[3] in at))
                    print "no column " part[3]
                print part[1], part[2], $(at[part[3]])
            }
        }'
}

grep -v '^#' $samples | while read -r line; do
    # shellcheck disable=SC2086
    set -- $line
    # More raters than the tool takes: the library's test has it.
    [ "$3" -le 8 ] || continue
    write_raters "$line"
    read_tool "$3" 2>/dev/null >"$work/tool"
    awk -v sample="$2" -v kind="$1" -v k="$3" '
        NR == FNR { if ($2 == sample) r[$1 " " $3] = $4; next }
        /^no column/ { print; bad = 1; next }
        {
            key = $1 " " $2
            known = key in r
            # R has no n of more than two raters, nor of grades.
            if (key == "limits n" && !known)
                next
            seen += known
            if (known != ($3 != "NA")) {
                print sample, key ": " $3 ", R has " (known ? r[key] : "none")
                bad = 1
            } else if (known) {
                off = $3 - r[key]
                size = r[key] < 0 ? -r[key] : r[key]
                if ((off < 0 ? -off : off) > 1e-6 * (size > 1 ? size : 1)) {
                    print sample, key ": " $3 ", R has " r[key]
                    bad = 1
                }
            }
        }
        END {
            if (seen < (kind == "grades" ? 3 : 7)) {
                print sample ": only " seen + 0 " values"
                bad = 1
            }
            exit bad
        }' $reference "$work/tool"
    echo "$2" >>"$work/done"
done
test "$(wc -l <"$work/done")" -eq 23

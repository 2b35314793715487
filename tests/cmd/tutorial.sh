#!/bin/sh
# A study from photographs to the paragraph of the paper: the tour for
# scripters of README.md, which quotes these commands (a test compares them).
# Run it in a folder with a manifest, cohort.csv. `tests/cmd/cohort FOLDER`
# makes one to try: sixty drawn patients before and after two operations.
set -eu

# The manifest is a table with a row for each photo: patient, visit, view and
# photo; then what you know of the patient (side: the affected one), and any
# columns of your own (surgeon), which go through to every result.
head -n 3 cohort.csv

# All that is wrong with it is told before any work, with line numbers.
hemiface batch --check cohort.csv

# Every photo is detected and measured, every visit graded and held against
# the one called pre. The exit status is 3 when photos failed: the others are
# done, and a script decides whether that will do.
hemiface batch --out=results cohort.csv || [ $? -eq 3 ]

# Which photos failed, and why. Put good ones in their place and run the same
# command with --resume: only what has changed is done again.
grep -v '^#' results/failures.csv

# Values that could not be computed are na and say why; nobody is dropped
# without a word. Here: the patients whose smile cannot be judged.
grep ',yes,mouth,excursion,smile-full,[LR],.*,na,' results/changes.csv |
    cut -d, -f1,2,8-10,20

# The outcome is named before looking: how far the mouth corner of the affected
# side moves at full smile. One more is asked for, its height at rest.
set -- --primary=excursion:smile-full:affected \
    --measure=commissure_height:rest:diff
hemiface stats "$@" results

# The same by operation: two groups are described, tested and compared.
hemiface stats "$@" --by=procedure results

# By a column of one's own, the comparison alone.
hemiface stats "$@" --by=surgeon --table=groups results

# For R or a spreadsheet: the same numbers, unrounded.
hemiface stats "$@" --by=procedure --csv --output=stats.csv results

# What the methods section has to say.
hemiface stats "$@" --by=procedure --methods results

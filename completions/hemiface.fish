# fish completion of hemiface(1), made by `make man` from the option tables; not to be edited

set -l verbs detect measure grade compare batch stats agree report review draw convert simulate
complete -c hemiface -f -n "not __fish_seen_subcommand_from $verbs" \
    -l help -s h -d 'print help'
complete -c hemiface -f -n "not __fish_seen_subcommand_from $verbs" \
    -l version -s V -d 'print version'

complete -c hemiface -f -n "not __fish_seen_subcommand_from $verbs" \
    -a detect -d 'find faces and their contours on photos'
complete -c hemiface -n '__fish_seen_subcommand_from detect' -l save -s s \
    -d 'write PHOTO\'s face beside it as .face.json, to be corrected by hand and used by every other tool'
complete -c hemiface -n '__fish_seen_subcommand_from detect' -l out \
    -x -a '(__fish_complete_directories)' \
    -d 'write the .face.json files there instead (made if missing)'
complete -c hemiface -n '__fish_seen_subcommand_from detect' -l mm-per-px \
    -x \
    -d 'scale of every photo, mm per pixel, 0.001 to 10'
complete -c hemiface -n '__fish_seen_subcommand_from detect' -l pupil-mm \
    -x \
    -d 'this patient\'s measured interpupillary distance, 30 to 90 mm'
complete -c hemiface -n '__fish_seen_subcommand_from detect' -l iris-mm \
    -x \
    -d 'iris diameter that sets the scale, 8 to 16 mm'
complete -c hemiface -n '__fish_seen_subcommand_from detect' -l pose-correct \
    -d 'turn contours found on photos back by the head\'s yaw, up to 10 deg'
complete -c hemiface -n '__fish_seen_subcommand_from detect' -l face \
    -x \
    -d 'measure the N-th face of a photo with several, in the order detect lists them'
complete -c hemiface -n '__fish_seen_subcommand_from detect' -l finder \
    -x -a 'auto short full' \
    -d 'network that looks for faces'
complete -c hemiface -n '__fish_seen_subcommand_from detect' -l passes \
    -x \
    -d 'further passes of the mesh from its own result, 0 to 5'
complete -c hemiface -n '__fish_seen_subcommand_from detect' -l no-refine \
    -d 'leave contours where the mesh puts them, instead of moving them to where the picture shows them'
complete -c hemiface -n '__fish_seen_subcommand_from detect' -l no-mirror \
    -d 'do not average with the mirrored photo'
complete -c hemiface -n '__fish_seen_subcommand_from detect' -l ignore-face-files \
    -d 'detect even where a .face.json, or a landmark file of another program, lies beside the photo'
complete -c hemiface -n '__fish_seen_subcommand_from detect' -l max-megapixels \
    -x \
    -d 'refuse larger photos, 0.01 to 2000'
complete -c hemiface -n '__fish_seen_subcommand_from detect' -l max-seconds \
    -x \
    -d 'give up on a photo that takes longer to decode, 0.001 to 86400 seconds of processor time'
complete -c hemiface -n '__fish_seen_subcommand_from detect' -l model \
    -r -F \
    -d 'take the points from this 68-point shape predictor of dlib (.dat) instead of our own, to compare with'
complete -c hemiface -n '__fish_seen_subcommand_from detect' -l model-box \
    -x \
    -d 'the box it starts from, as dlib\'s rectangle'
complete -c hemiface -n '__fish_seen_subcommand_from detect' -l model-irises \
    -d 'add our own irises to its points, so that they can be measured'
complete -c hemiface -n '__fish_seen_subcommand_from detect' -l csv \
    -d 'comma-separated values, one row a value, names in the first row'
complete -c hemiface -n '__fish_seen_subcommand_from detect' -l json \
    -d 'one JSON object a line, with the CSV\'s column names as keys'
complete -c hemiface -n '__fish_seen_subcommand_from detect' -l output -s o \
    -r -F \
    -d 'write there instead of to standard output'
complete -c hemiface -n '__fish_seen_subcommand_from detect' -l no-provenance \
    -d 'leave out the lines on version, models and settings'
complete -c hemiface -n '__fish_seen_subcommand_from detect' -l quiet -s q \
    -d 'print no warnings'
complete -c hemiface -n '__fish_seen_subcommand_from detect' -l no-sandbox \
    -d 'keep the rights to use the network, to start programs and to write anywhere, which a tool gives up before it reads a photo'
complete -c hemiface -n '__fish_seen_subcommand_from detect' -l help -s h \
    -d 'print this help'
complete -c hemiface -n '__fish_seen_subcommand_from detect' -l version -s V \
    -d 'print version, licence, libraries, models and what there is of the sandbox'

complete -c hemiface -f -n "not __fish_seen_subcommand_from $verbs" \
    -a measure -d 'measure photos, face files or visits in millimetres'
complete -c hemiface -n '__fish_seen_subcommand_from measure' -l wide \
    -d 'one row a photo, a column for every measure and side'
complete -c hemiface -n '__fish_seen_subcommand_from measure' -l list \
    -d 'print the catalogue of measures and stop'
complete -c hemiface -n '__fish_seen_subcommand_from measure' -l list-mdoc \
    -d 'the same as a manual page, hemiface-measures(7)'
complete -c hemiface -n '__fish_seen_subcommand_from measure' -l side \
    -x -a 'right left both none unknown' \
    -d 'the patient\'s affected side'
complete -c hemiface -n '__fish_seen_subcommand_from measure' -l mirrored \
    -d 'the photos are mirror images, as many cameras facing their user store them'
complete -c hemiface -n '__fish_seen_subcommand_from measure' -l map \
    -r -F \
    -d 'know photos and folders by this file\'s words as well, one line for a view'
complete -c hemiface -n '__fish_seen_subcommand_from measure' -l measures -s m \
    -r -F \
    -d 'measure what this file defines too, one measure a line'
complete -c hemiface -n '__fish_seen_subcommand_from measure' -l mm-per-px \
    -x \
    -d 'scale of every photo, mm per pixel, 0.001 to 10'
complete -c hemiface -n '__fish_seen_subcommand_from measure' -l pupil-mm \
    -x \
    -d 'this patient\'s measured interpupillary distance, 30 to 90 mm'
complete -c hemiface -n '__fish_seen_subcommand_from measure' -l iris-mm \
    -x \
    -d 'iris diameter that sets the scale, 8 to 16 mm'
complete -c hemiface -n '__fish_seen_subcommand_from measure' -l midline \
    -x -a 'pupils canthi nose fit' \
    -d 'what deviations and distances from the midline are measured from'
complete -c hemiface -n '__fish_seen_subcommand_from measure' -l midline-at \
    -x \
    -d 'a midline by hand'
complete -c hemiface -n '__fish_seen_subcommand_from measure' -l midline-turn \
    -x \
    -d 'turns a midline by hand about its place between the pupils'
complete -c hemiface -n '__fish_seen_subcommand_from measure' -l as \
    -x -a 'emotrics dynaface' \
    -d 'print what another system would'
complete -c hemiface -n '__fish_seen_subcommand_from measure' -l with-defects \
    -d 'with --as'
complete -c hemiface -n '__fish_seen_subcommand_from measure' -l no-gate \
    -d 'measure even what the quality of a photo spoils (a head turned too far, blur, light)'
complete -c hemiface -n '__fish_seen_subcommand_from measure' -l pose-correct \
    -d 'turn contours found on photos back by the head\'s yaw, up to 10 deg'
complete -c hemiface -n '__fish_seen_subcommand_from measure' -l face \
    -x \
    -d 'measure the N-th face of a photo with several, in the order detect lists them'
complete -c hemiface -n '__fish_seen_subcommand_from measure' -l finder \
    -x -a 'auto short full' \
    -d 'network that looks for faces'
complete -c hemiface -n '__fish_seen_subcommand_from measure' -l passes \
    -x \
    -d 'further passes of the mesh from its own result, 0 to 5'
complete -c hemiface -n '__fish_seen_subcommand_from measure' -l no-refine \
    -d 'leave contours where the mesh puts them, instead of moving them to where the picture shows them'
complete -c hemiface -n '__fish_seen_subcommand_from measure' -l no-mirror \
    -d 'do not average with the mirrored photo'
complete -c hemiface -n '__fish_seen_subcommand_from measure' -l ignore-face-files \
    -d 'detect even where a .face.json, or a landmark file of another program, lies beside the photo'
complete -c hemiface -n '__fish_seen_subcommand_from measure' -l max-megapixels \
    -x \
    -d 'refuse larger photos, 0.01 to 2000'
complete -c hemiface -n '__fish_seen_subcommand_from measure' -l max-seconds \
    -x \
    -d 'give up on a photo that takes longer to decode, 0.001 to 86400 seconds of processor time'
complete -c hemiface -n '__fish_seen_subcommand_from measure' -l csv \
    -d 'comma-separated values, one row a value, names in the first row'
complete -c hemiface -n '__fish_seen_subcommand_from measure' -l json \
    -d 'one JSON object a line, with the CSV\'s column names as keys'
complete -c hemiface -n '__fish_seen_subcommand_from measure' -l output -s o \
    -r -F \
    -d 'write there instead of to standard output'
complete -c hemiface -n '__fish_seen_subcommand_from measure' -l no-provenance \
    -d 'leave out the lines on version, models and settings'
complete -c hemiface -n '__fish_seen_subcommand_from measure' -l quiet -s q \
    -d 'print no warnings'
complete -c hemiface -n '__fish_seen_subcommand_from measure' -l no-sandbox \
    -d 'keep the rights to use the network, to start programs and to write anywhere, which a tool gives up before it reads a photo'
complete -c hemiface -n '__fish_seen_subcommand_from measure' -l help -s h \
    -d 'print this help'
complete -c hemiface -n '__fish_seen_subcommand_from measure' -l version -s V \
    -d 'print version, licence, libraries, models and what there is of the sandbox'

complete -c hemiface -f -n "not __fish_seen_subcommand_from $verbs" \
    -a grade -d 'grade a visit by every scale, with reasons'
complete -c hemiface -n '__fish_seen_subcommand_from grade' -l scale \
    -x -a 'hb_rel hb_abs hb_desc fngs sunnybrook eface symmetry hb all' \
    -d 'hb_rel (House-Brackmann by points relative to the healthy side), hb_abs (points in steps of 2.5 mm), hb_desc (rules over regions), hb (these three), fngs (FNGS 2.0), sunnybrook, eface (automatic form), symmetry (one number for the visit), or all (default)'
complete -c hemiface -n '__fish_seen_subcommand_from grade' -l explain \
    -d 'print every step'
complete -c hemiface -n '__fish_seen_subcommand_from grade' -l items \
    -d 'with --csv or --json'
complete -c hemiface -n '__fish_seen_subcommand_from grade' -l list-cutoffs \
    -d 'list the limits the literature leaves open, in the form --cutoffs reads, and exit'
complete -c hemiface -n '__fish_seen_subcommand_from grade' -l side \
    -x -a 'right left both none unknown' \
    -d 'the patient\'s affected side'
complete -c hemiface -n '__fish_seen_subcommand_from grade' -l mirrored \
    -d 'the photos are mirror images, as many cameras facing their user store them'
complete -c hemiface -n '__fish_seen_subcommand_from grade' -l map \
    -r -F \
    -d 'know photos and folders by this file\'s words as well, one line for a view'
complete -c hemiface -n '__fish_seen_subcommand_from grade' -l noise-mm \
    -x \
    -d 'movement under this counts as none, 0 to 5 mm'
complete -c hemiface -n '__fish_seen_subcommand_from grade' -l healthy-mm \
    -x \
    -d 'a ratio to a healthy movement under this is undefined, 0.1 to 10 mm'
complete -c hemiface -n '__fish_seen_subcommand_from grade' -l closed-mm \
    -x \
    -d 'lids further apart than this after full effort are not closed, 0 to 5 mm'
complete -c hemiface -n '__fish_seen_subcommand_from grade' -l normal-ratio \
    -x \
    -d 'ratio from which a region counts as normal, 0.75 to 1'
complete -c hemiface -n '__fish_seen_subcommand_from grade' -l lateral-only \
    -d 'read the mouth\'s movement laterally only, as in 1985, instead of as the length of the displacement'
complete -c hemiface -n '__fish_seen_subcommand_from grade' -l no-lid-movement \
    -d 'do not count a lid that sinks as movement'
complete -c hemiface -n '__fish_seen_subcommand_from grade' -l cutoffs \
    -r -F \
    -d 'read cut-offs from a file, one \'name number\' a line'
complete -c hemiface -n '__fish_seen_subcommand_from grade' -l given \
    -x \
    -d 'an item as an examiner scored it, as in sunnybrook.rest.cheek=1, in place of what is measured'
complete -c hemiface -n '__fish_seen_subcommand_from grade' -l draws \
    -x \
    -d 'draw the points that often by their sd, to say how sure a grade is'
complete -c hemiface -n '__fish_seen_subcommand_from grade' -l seed \
    -x \
    -d 'seed of the draws, 0 to 2000000000'
complete -c hemiface -n '__fish_seen_subcommand_from grade' -l mm-per-px \
    -x \
    -d 'scale of every photo, mm per pixel, 0.001 to 10'
complete -c hemiface -n '__fish_seen_subcommand_from grade' -l pupil-mm \
    -x \
    -d 'this patient\'s measured interpupillary distance, 30 to 90 mm'
complete -c hemiface -n '__fish_seen_subcommand_from grade' -l iris-mm \
    -x \
    -d 'iris diameter that sets the scale, 8 to 16 mm'
complete -c hemiface -n '__fish_seen_subcommand_from grade' -l midline \
    -x -a 'pupils canthi nose fit' \
    -d 'what deviations and distances from the midline are measured from'
complete -c hemiface -n '__fish_seen_subcommand_from grade' -l midline-at \
    -x \
    -d 'a midline by hand'
complete -c hemiface -n '__fish_seen_subcommand_from grade' -l midline-turn \
    -x \
    -d 'turns a midline by hand about its place between the pupils'
complete -c hemiface -n '__fish_seen_subcommand_from grade' -l no-gate \
    -d 'measure even what the quality of a photo spoils (a head turned too far, blur, light)'
complete -c hemiface -n '__fish_seen_subcommand_from grade' -l pose-correct \
    -d 'turn contours found on photos back by the head\'s yaw, up to 10 deg'
complete -c hemiface -n '__fish_seen_subcommand_from grade' -l face \
    -x \
    -d 'measure the N-th face of a photo with several, in the order detect lists them'
complete -c hemiface -n '__fish_seen_subcommand_from grade' -l finder \
    -x -a 'auto short full' \
    -d 'network that looks for faces'
complete -c hemiface -n '__fish_seen_subcommand_from grade' -l passes \
    -x \
    -d 'further passes of the mesh from its own result, 0 to 5'
complete -c hemiface -n '__fish_seen_subcommand_from grade' -l no-refine \
    -d 'leave contours where the mesh puts them, instead of moving them to where the picture shows them'
complete -c hemiface -n '__fish_seen_subcommand_from grade' -l no-mirror \
    -d 'do not average with the mirrored photo'
complete -c hemiface -n '__fish_seen_subcommand_from grade' -l ignore-face-files \
    -d 'detect even where a .face.json, or a landmark file of another program, lies beside the photo'
complete -c hemiface -n '__fish_seen_subcommand_from grade' -l max-megapixels \
    -x \
    -d 'refuse larger photos, 0.01 to 2000'
complete -c hemiface -n '__fish_seen_subcommand_from grade' -l max-seconds \
    -x \
    -d 'give up on a photo that takes longer to decode, 0.001 to 86400 seconds of processor time'
complete -c hemiface -n '__fish_seen_subcommand_from grade' -l csv \
    -d 'comma-separated values, one row a value, names in the first row'
complete -c hemiface -n '__fish_seen_subcommand_from grade' -l json \
    -d 'one JSON object a line, with the CSV\'s column names as keys'
complete -c hemiface -n '__fish_seen_subcommand_from grade' -l output -s o \
    -r -F \
    -d 'write there instead of to standard output'
complete -c hemiface -n '__fish_seen_subcommand_from grade' -l no-provenance \
    -d 'leave out the lines on version, models and settings'
complete -c hemiface -n '__fish_seen_subcommand_from grade' -l quiet -s q \
    -d 'print no warnings'
complete -c hemiface -n '__fish_seen_subcommand_from grade' -l no-sandbox \
    -d 'keep the rights to use the network, to start programs and to write anywhere, which a tool gives up before it reads a photo'
complete -c hemiface -n '__fish_seen_subcommand_from grade' -l help -s h \
    -d 'print this help'
complete -c hemiface -n '__fish_seen_subcommand_from grade' -l version -s V \
    -d 'print version, licence, libraries, models and what there is of the sandbox'

complete -c hemiface -f -n "not __fish_seen_subcommand_from $verbs" \
    -a compare -d 'compare a visit before with a visit after surgery'
complete -c hemiface -n '__fish_seen_subcommand_from compare' -l procedure -s p \
    -x -a 'gracilis masseteric cross-face dual temporalis neurectomy botulinum sling facelift brow-lift lid-weight lower-lid retraining static dynamic' \
    -d 'the operation'
complete -c hemiface -n '__fish_seen_subcommand_from compare' -l static \
    -d 'static surgery, none of the named closer'
complete -c hemiface -n '__fish_seen_subcommand_from compare' -l dynamic \
    -d 'dynamic surgery, none of the named closer'
complete -c hemiface -n '__fish_seen_subcommand_from compare' -l own-ruler \
    -d 'scale each visit by its own irises, instead of both by the mean of their interpupillary distances'
complete -c hemiface -n '__fish_seen_subcommand_from compare' -l procedures \
    -d 'print the table of procedures and stop'
complete -c hemiface -n '__fish_seen_subcommand_from compare' -l all -s a \
    -d 'in text, list every measure, also the unchanged ones'
complete -c hemiface -n '__fish_seen_subcommand_from compare' -l side \
    -x -a 'right left both none unknown' \
    -d 'the patient\'s affected side'
complete -c hemiface -n '__fish_seen_subcommand_from compare' -l mirrored \
    -d 'the photos are mirror images, as many cameras facing their user store them'
complete -c hemiface -n '__fish_seen_subcommand_from compare' -l map \
    -r -F \
    -d 'know photos and folders by this file\'s words as well, one line for a view'
complete -c hemiface -n '__fish_seen_subcommand_from compare' -l noise-mm \
    -x \
    -d 'movement under this counts as none, 0 to 5 mm'
complete -c hemiface -n '__fish_seen_subcommand_from compare' -l healthy-mm \
    -x \
    -d 'a ratio to a healthy movement under this is undefined, 0.1 to 10 mm'
complete -c hemiface -n '__fish_seen_subcommand_from compare' -l closed-mm \
    -x \
    -d 'lids further apart than this after full effort are not closed, 0 to 5 mm'
complete -c hemiface -n '__fish_seen_subcommand_from compare' -l normal-ratio \
    -x \
    -d 'ratio from which a region counts as normal, 0.75 to 1'
complete -c hemiface -n '__fish_seen_subcommand_from compare' -l lateral-only \
    -d 'read the mouth\'s movement laterally only, as in 1985, instead of as the length of the displacement'
complete -c hemiface -n '__fish_seen_subcommand_from compare' -l no-lid-movement \
    -d 'do not count a lid that sinks as movement'
complete -c hemiface -n '__fish_seen_subcommand_from compare' -l cutoffs \
    -r -F \
    -d 'read cut-offs from a file, one \'name number\' a line'
complete -c hemiface -n '__fish_seen_subcommand_from compare' -l given \
    -x \
    -d 'an item as an examiner scored it, as in sunnybrook.rest.cheek=1, in place of what is measured'
complete -c hemiface -n '__fish_seen_subcommand_from compare' -l draws \
    -x \
    -d 'draw the points that often by their sd, to say how sure a grade is'
complete -c hemiface -n '__fish_seen_subcommand_from compare' -l seed \
    -x \
    -d 'seed of the draws, 0 to 2000000000'
complete -c hemiface -n '__fish_seen_subcommand_from compare' -l mm-per-px \
    -x \
    -d 'scale of every photo, mm per pixel, 0.001 to 10'
complete -c hemiface -n '__fish_seen_subcommand_from compare' -l pupil-mm \
    -x \
    -d 'this patient\'s measured interpupillary distance, 30 to 90 mm'
complete -c hemiface -n '__fish_seen_subcommand_from compare' -l iris-mm \
    -x \
    -d 'iris diameter that sets the scale, 8 to 16 mm'
complete -c hemiface -n '__fish_seen_subcommand_from compare' -l measures -s m \
    -r -F \
    -d 'measure what this file defines too, one measure a line'
complete -c hemiface -n '__fish_seen_subcommand_from compare' -l midline \
    -x -a 'pupils canthi nose fit' \
    -d 'what deviations and distances from the midline are measured from'
complete -c hemiface -n '__fish_seen_subcommand_from compare' -l midline-at \
    -x \
    -d 'a midline by hand'
complete -c hemiface -n '__fish_seen_subcommand_from compare' -l midline-turn \
    -x \
    -d 'turns a midline by hand about its place between the pupils'
complete -c hemiface -n '__fish_seen_subcommand_from compare' -l no-gate \
    -d 'measure even what the quality of a photo spoils (a head turned too far, blur, light)'
complete -c hemiface -n '__fish_seen_subcommand_from compare' -l pose-correct \
    -d 'turn contours found on photos back by the head\'s yaw, up to 10 deg'
complete -c hemiface -n '__fish_seen_subcommand_from compare' -l face \
    -x \
    -d 'measure the N-th face of a photo with several, in the order detect lists them'
complete -c hemiface -n '__fish_seen_subcommand_from compare' -l finder \
    -x -a 'auto short full' \
    -d 'network that looks for faces'
complete -c hemiface -n '__fish_seen_subcommand_from compare' -l passes \
    -x \
    -d 'further passes of the mesh from its own result, 0 to 5'
complete -c hemiface -n '__fish_seen_subcommand_from compare' -l no-refine \
    -d 'leave contours where the mesh puts them, instead of moving them to where the picture shows them'
complete -c hemiface -n '__fish_seen_subcommand_from compare' -l no-mirror \
    -d 'do not average with the mirrored photo'
complete -c hemiface -n '__fish_seen_subcommand_from compare' -l ignore-face-files \
    -d 'detect even where a .face.json, or a landmark file of another program, lies beside the photo'
complete -c hemiface -n '__fish_seen_subcommand_from compare' -l max-megapixels \
    -x \
    -d 'refuse larger photos, 0.01 to 2000'
complete -c hemiface -n '__fish_seen_subcommand_from compare' -l max-seconds \
    -x \
    -d 'give up on a photo that takes longer to decode, 0.001 to 86400 seconds of processor time'
complete -c hemiface -n '__fish_seen_subcommand_from compare' -l csv \
    -d 'comma-separated values, one row a value, names in the first row'
complete -c hemiface -n '__fish_seen_subcommand_from compare' -l json \
    -d 'one JSON object a line, with the CSV\'s column names as keys'
complete -c hemiface -n '__fish_seen_subcommand_from compare' -l output -s o \
    -r -F \
    -d 'write there instead of to standard output'
complete -c hemiface -n '__fish_seen_subcommand_from compare' -l no-provenance \
    -d 'leave out the lines on version, models and settings'
complete -c hemiface -n '__fish_seen_subcommand_from compare' -l quiet -s q \
    -d 'print no warnings'
complete -c hemiface -n '__fish_seen_subcommand_from compare' -l no-sandbox \
    -d 'keep the rights to use the network, to start programs and to write anywhere, which a tool gives up before it reads a photo'
complete -c hemiface -n '__fish_seen_subcommand_from compare' -l help -s h \
    -d 'print this help'
complete -c hemiface -n '__fish_seen_subcommand_from compare' -l version -s V \
    -d 'print version, licence, libraries, models and what there is of the sandbox'

complete -c hemiface -f -n "not __fish_seen_subcommand_from $verbs" \
    -a batch -d 'measure, grade and compare a cohort, one file a kind'
complete -c hemiface -n '__fish_seen_subcommand_from batch' -l out -s o \
    -x -a '(__fish_complete_directories)' \
    -d 'folder for photos.csv, measures.csv, grades.csv, changes.csv and failures.csv'
complete -c hemiface -n '__fish_seen_subcommand_from batch' -l tree \
    -d 'the argument is a folder with patient/visit/photos below it'
complete -c hemiface -n '__fish_seen_subcommand_from batch' -l baseline \
    -x \
    -d 'visit that the others are held against'
complete -c hemiface -n '__fish_seen_subcommand_from batch' -l jobs -s j \
    -x \
    -d 'threads, 1 to 1024'
complete -c hemiface -n '__fish_seen_subcommand_from batch' -l resume \
    -d 'go on where a run ended'
complete -c hemiface -n '__fish_seen_subcommand_from batch' -l shard \
    -x \
    -d 'do only the K-th of N parts of the cohort'
complete -c hemiface -n '__fish_seen_subcommand_from batch' -l merge \
    -d 'the arguments are the folders of all parts'
complete -c hemiface -n '__fish_seen_subcommand_from batch' -l check \
    -d 'check the manifest and stop'
complete -c hemiface -n '__fish_seen_subcommand_from batch' -l wide \
    -d 'measures'
complete -c hemiface -n '__fish_seen_subcommand_from batch' -l json \
    -d 'files of JSON lines (.jsonl) instead of CSV'
complete -c hemiface -n '__fish_seen_subcommand_from batch' -l no-provenance \
    -d 'leave out the lines on version, models and settings'
complete -c hemiface -n '__fish_seen_subcommand_from batch' -l side \
    -x -a 'right left both none unknown' \
    -d 'the patient\'s affected side'
complete -c hemiface -n '__fish_seen_subcommand_from batch' -l mirrored \
    -d 'the photos are mirror images, as many cameras facing their user store them'
complete -c hemiface -n '__fish_seen_subcommand_from batch' -l map \
    -r -F \
    -d 'know photos and folders by this file\'s words as well, one line for a view'
complete -c hemiface -n '__fish_seen_subcommand_from batch' -l noise-mm \
    -x \
    -d 'movement under this counts as none, 0 to 5 mm'
complete -c hemiface -n '__fish_seen_subcommand_from batch' -l healthy-mm \
    -x \
    -d 'a ratio to a healthy movement under this is undefined, 0.1 to 10 mm'
complete -c hemiface -n '__fish_seen_subcommand_from batch' -l closed-mm \
    -x \
    -d 'lids further apart than this after full effort are not closed, 0 to 5 mm'
complete -c hemiface -n '__fish_seen_subcommand_from batch' -l normal-ratio \
    -x \
    -d 'ratio from which a region counts as normal, 0.75 to 1'
complete -c hemiface -n '__fish_seen_subcommand_from batch' -l lateral-only \
    -d 'read the mouth\'s movement laterally only, as in 1985, instead of as the length of the displacement'
complete -c hemiface -n '__fish_seen_subcommand_from batch' -l no-lid-movement \
    -d 'do not count a lid that sinks as movement'
complete -c hemiface -n '__fish_seen_subcommand_from batch' -l cutoffs \
    -r -F \
    -d 'read cut-offs from a file, one \'name number\' a line'
complete -c hemiface -n '__fish_seen_subcommand_from batch' -l given \
    -x \
    -d 'an item as an examiner scored it, as in sunnybrook.rest.cheek=1, in place of what is measured'
complete -c hemiface -n '__fish_seen_subcommand_from batch' -l draws \
    -x \
    -d 'draw the points that often by their sd, to say how sure a grade is'
complete -c hemiface -n '__fish_seen_subcommand_from batch' -l seed \
    -x \
    -d 'seed of the draws, 0 to 2000000000'
complete -c hemiface -n '__fish_seen_subcommand_from batch' -l mm-per-px \
    -x \
    -d 'scale of every photo, mm per pixel, 0.001 to 10'
complete -c hemiface -n '__fish_seen_subcommand_from batch' -l pupil-mm \
    -x \
    -d 'this patient\'s measured interpupillary distance, 30 to 90 mm'
complete -c hemiface -n '__fish_seen_subcommand_from batch' -l iris-mm \
    -x \
    -d 'iris diameter that sets the scale, 8 to 16 mm'
complete -c hemiface -n '__fish_seen_subcommand_from batch' -l midline \
    -x -a 'pupils canthi nose fit' \
    -d 'what deviations and distances from the midline are measured from'
complete -c hemiface -n '__fish_seen_subcommand_from batch' -l midline-at \
    -x \
    -d 'a midline by hand'
complete -c hemiface -n '__fish_seen_subcommand_from batch' -l midline-turn \
    -x \
    -d 'turns a midline by hand about its place between the pupils'
complete -c hemiface -n '__fish_seen_subcommand_from batch' -l measures -s m \
    -r -F \
    -d 'measure what this file defines too, one measure a line'
complete -c hemiface -n '__fish_seen_subcommand_from batch' -l no-gate \
    -d 'measure even what the quality of a photo spoils (a head turned too far, blur, light)'
complete -c hemiface -n '__fish_seen_subcommand_from batch' -l face \
    -x \
    -d 'measure the N-th face of a photo with several, in the order detect lists them'
complete -c hemiface -n '__fish_seen_subcommand_from batch' -l finder \
    -x -a 'auto short full' \
    -d 'network that looks for faces'
complete -c hemiface -n '__fish_seen_subcommand_from batch' -l passes \
    -x \
    -d 'further passes of the mesh from its own result, 0 to 5'
complete -c hemiface -n '__fish_seen_subcommand_from batch' -l no-refine \
    -d 'leave contours where the mesh puts them, instead of moving them to where the picture shows them'
complete -c hemiface -n '__fish_seen_subcommand_from batch' -l no-mirror \
    -d 'do not average with the mirrored photo'
complete -c hemiface -n '__fish_seen_subcommand_from batch' -l ignore-face-files \
    -d 'detect even where a .face.json, or a landmark file of another program, lies beside the photo'
complete -c hemiface -n '__fish_seen_subcommand_from batch' -l max-megapixels \
    -x \
    -d 'refuse larger photos, 0.01 to 2000'
complete -c hemiface -n '__fish_seen_subcommand_from batch' -l max-seconds \
    -x \
    -d 'give up on a photo that takes longer to decode, 0.001 to 86400 seconds of processor time'
complete -c hemiface -n '__fish_seen_subcommand_from batch' -l quiet -s q \
    -d 'print no warnings'
complete -c hemiface -n '__fish_seen_subcommand_from batch' -l no-sandbox \
    -d 'keep the rights to use the network, to start programs and to write anywhere, which a tool gives up before it reads a photo'
complete -c hemiface -n '__fish_seen_subcommand_from batch' -l help -s h \
    -d 'print this help'
complete -c hemiface -n '__fish_seen_subcommand_from batch' -l version -s V \
    -d 'print version, licence, libraries, models and what there is of the sandbox'

complete -c hemiface -f -n "not __fish_seen_subcommand_from $verbs" \
    -a stats -d 'paired statistics of many patients\' results'
complete -c hemiface -n '__fish_seen_subcommand_from stats' -l primary \
    -x -a 'brow_height brow_cant mrd1 mrd2 pfh eye_area scleral_show limbus_gap canthal_tilt eye_cant nose_tip_deviation nose_base_deviation commissure_height commissure_lateral commissure_position oral_commissure_distance smile_angle canthus_commissure fai mouth_width mouth_cant nasolabial_angle nasolabial_length philtrum_deviation lower_lip_deviation upper_lip_slope upper_lip_height lower_lip_height dental_show dental_area chin_deviation interpupillary intercanthal outercanthal asymmetry_brow asymmetry_eye asymmetry_nose asymmetry_mouth asymmetry_face brow_elevation excursion excursion_lateral excursion_vertical excursion_angle position_change closure lagophthalmos lip_depression dental_show_change pucker_narrowing snarl_elevation synkinesis_eye synkinesis_mouth' \
    -d 'a primary outcome'
complete -c hemiface -n '__fish_seen_subcommand_from stats' -l procedure -s p \
    -x -a 'gracilis masseteric cross-face dual temporalis neurectomy botulinum sling facelift brow-lift lid-weight lower-lid retraining static dynamic' \
    -d 'take the primary measures of that operation'
complete -c hemiface -n '__fish_seen_subcommand_from stats' -l measure -s m \
    -x -a 'brow_height brow_cant mrd1 mrd2 pfh eye_area scleral_show limbus_gap canthal_tilt eye_cant nose_tip_deviation nose_base_deviation commissure_height commissure_lateral commissure_position oral_commissure_distance smile_angle canthus_commissure fai mouth_width mouth_cant nasolabial_angle nasolabial_length philtrum_deviation lower_lip_deviation upper_lip_slope upper_lip_height lower_lip_height dental_show dental_area chin_deviation interpupillary intercanthal outercanthal asymmetry_brow asymmetry_eye asymmetry_nose asymmetry_mouth asymmetry_face brow_elevation excursion excursion_lateral excursion_vertical excursion_angle position_change closure lagophthalmos lip_depression dental_show_change pucker_narrowing snarl_elevation synkinesis_eye synkinesis_mouth' \
    -d 'besides primary outcomes, test only this'
complete -c hemiface -n '__fish_seen_subcommand_from stats' -l by \
    -x \
    -d 'a row for each value of that column (procedure, surgeon, ...)'
complete -c hemiface -n '__fish_seen_subcommand_from stats' -l baseline \
    -x \
    -d 'the visit before surgery (default pre)'
complete -c hemiface -n '__fish_seen_subcommand_from stats' -l visit \
    -x \
    -d 'the visit after it (default'
complete -c hemiface -n '__fish_seen_subcommand_from stats' -l test \
    -x -a 'ranks t' \
    -d 'which p counts, to be chosen before looking'
complete -c hemiface -n '__fish_seen_subcommand_from stats' -l magnitude \
    -d 'take side differences without their sign'
complete -c hemiface -n '__fish_seen_subcommand_from stats' -l level \
    -x \
    -d 'level of the confidence intervals, 50 to 99.9 (default 95)'
complete -c hemiface -n '__fish_seen_subcommand_from stats' -l draws \
    -x \
    -d 'resamples of the bootstrap, 100 to 1000000 (default 10000)'
complete -c hemiface -n '__fish_seen_subcommand_from stats' -l seed \
    -x \
    -d 'seed of the bootstrap, 0 to 2147483647 (default 1)'
complete -c hemiface -n '__fish_seen_subcommand_from stats' -l table \
    -x -a 'all paired groups visits' \
    -d 'print one table'
complete -c hemiface -n '__fish_seen_subcommand_from stats' -l methods \
    -d 'print a paragraph for a paper\'s methods section instead'
complete -c hemiface -n '__fish_seen_subcommand_from stats' -l csv \
    -d 'comma-separated values, one row a value, names in the first row'
complete -c hemiface -n '__fish_seen_subcommand_from stats' -l json \
    -d 'one JSON object a line, with the CSV\'s column names as keys'
complete -c hemiface -n '__fish_seen_subcommand_from stats' -l output -s o \
    -r -F \
    -d 'write there instead of to standard output'
complete -c hemiface -n '__fish_seen_subcommand_from stats' -l no-provenance \
    -d 'leave out the lines on version, models and settings'
complete -c hemiface -n '__fish_seen_subcommand_from stats' -l quiet -s q \
    -d 'print no warnings'
complete -c hemiface -n '__fish_seen_subcommand_from stats' -l no-sandbox \
    -d 'keep the rights to use the network, to start programs and to write anywhere, which a tool gives up before it reads a photo'
complete -c hemiface -n '__fish_seen_subcommand_from stats' -l help -s h \
    -d 'print this help'
complete -c hemiface -n '__fish_seen_subcommand_from stats' -l version -s V \
    -d 'print version, licence, libraries, models and what there is of the sandbox'

complete -c hemiface -f -n "not __fish_seen_subcommand_from $verbs" \
    -a agree -d 'agreement of raters or methods on the same photos'
complete -c hemiface -n '__fish_seen_subcommand_from agree' -l measure -s m \
    -x -a 'brow_height brow_cant mrd1 mrd2 pfh eye_area scleral_show limbus_gap canthal_tilt eye_cant nose_tip_deviation nose_base_deviation commissure_height commissure_lateral commissure_position oral_commissure_distance smile_angle canthus_commissure fai mouth_width mouth_cant nasolabial_angle nasolabial_length philtrum_deviation lower_lip_deviation upper_lip_slope upper_lip_height lower_lip_height dental_show dental_area chin_deviation interpupillary intercanthal outercanthal asymmetry_brow asymmetry_eye asymmetry_nose asymmetry_mouth asymmetry_face brow_elevation excursion excursion_lateral excursion_vertical excursion_angle position_change closure lagophthalmos lip_depression dental_show_change pucker_narrowing snarl_elevation synkinesis_eye synkinesis_mouth' \
    -d 'only this measure, scale or contour'
complete -c hemiface -n '__fish_seen_subcommand_from agree' -l level \
    -x \
    -d 'level of the confidence intervals, 50 to 99.9 (default 95)'
complete -c hemiface -n '__fish_seen_subcommand_from agree' -l points \
    -d 'of faces, single points too and not only each contour\'s mean'
complete -c hemiface -n '__fish_seen_subcommand_from agree' -l by-view \
    -d 'of faces, landmarks of each view by themselves'
complete -c hemiface -n '__fish_seen_subcommand_from agree' -l mm-per-px \
    -x \
    -d 'scale of every photo, mm per pixel, 0.001 to 10'
complete -c hemiface -n '__fish_seen_subcommand_from agree' -l pupil-mm \
    -x \
    -d 'this patient\'s measured interpupillary distance, 30 to 90 mm'
complete -c hemiface -n '__fish_seen_subcommand_from agree' -l iris-mm \
    -x \
    -d 'iris diameter that sets the scale, 8 to 16 mm'
complete -c hemiface -n '__fish_seen_subcommand_from agree' -l map \
    -r -F \
    -d 'know photos and folders by this file\'s words as well, one line for a view'
complete -c hemiface -n '__fish_seen_subcommand_from agree' -l csv \
    -d 'comma-separated values, one row a value, names in the first row'
complete -c hemiface -n '__fish_seen_subcommand_from agree' -l json \
    -d 'one JSON object a line, with the CSV\'s column names as keys'
complete -c hemiface -n '__fish_seen_subcommand_from agree' -l output -s o \
    -r -F \
    -d 'write there instead of to standard output'
complete -c hemiface -n '__fish_seen_subcommand_from agree' -l no-provenance \
    -d 'leave out the lines on version, models and settings'
complete -c hemiface -n '__fish_seen_subcommand_from agree' -l quiet -s q \
    -d 'print no warnings'
complete -c hemiface -n '__fish_seen_subcommand_from agree' -l no-sandbox \
    -d 'keep the rights to use the network, to start programs and to write anywhere, which a tool gives up before it reads a photo'
complete -c hemiface -n '__fish_seen_subcommand_from agree' -l help -s h \
    -d 'print this help'
complete -c hemiface -n '__fish_seen_subcommand_from agree' -l version -s V \
    -d 'print version, licence, libraries, models and what there is of the sandbox'

complete -c hemiface -f -n "not __fish_seen_subcommand_from $verbs" \
    -a report -d 'a visit, two visits or a cohort as an HTML or PDF document'
complete -c hemiface -n '__fish_seen_subcommand_from report' -l output -s o \
    -r -F \
    -d 'the report'
complete -c hemiface -n '__fish_seen_subcommand_from report' -l id \
    -x \
    -d 'the patient\'s or the study\'s id, printed on the report'
complete -c hemiface -n '__fish_seen_subcommand_from report' -l with-names \
    -d 'print the names of folders and photos, which may tell who it is'
complete -c hemiface -n '__fish_seen_subcommand_from report' -l no-pictures \
    -d 'leave out the photos'
complete -c hemiface -n '__fish_seen_subcommand_from report' -l procedure -s p \
    -x -a 'gracilis masseteric cross-face dual temporalis neurectomy botulinum sling facelift brow-lift lid-weight lower-lid retraining static dynamic' \
    -d 'the operation'
complete -c hemiface -n '__fish_seen_subcommand_from report' -l view \
    -x -a 'rest brow close-gentle close-full smile-gentle smile-full pucker lower-lip snarl' \
    -d 'of two visits'
complete -c hemiface -n '__fish_seen_subcommand_from report' -l side \
    -x -a 'right left both none unknown' \
    -d 'the patient\'s affected side'
complete -c hemiface -n '__fish_seen_subcommand_from report' -l mirrored \
    -d 'the photos are mirror images, as many cameras facing their user store them'
complete -c hemiface -n '__fish_seen_subcommand_from report' -l map \
    -r -F \
    -d 'know photos and folders by this file\'s words as well, one line for a view'
complete -c hemiface -n '__fish_seen_subcommand_from report' -l primary \
    -x -a 'brow_height brow_cant mrd1 mrd2 pfh eye_area scleral_show limbus_gap canthal_tilt eye_cant nose_tip_deviation nose_base_deviation commissure_height commissure_lateral commissure_position oral_commissure_distance smile_angle canthus_commissure fai mouth_width mouth_cant nasolabial_angle nasolabial_length philtrum_deviation lower_lip_deviation upper_lip_slope upper_lip_height lower_lip_height dental_show dental_area chin_deviation interpupillary intercanthal outercanthal asymmetry_brow asymmetry_eye asymmetry_nose asymmetry_mouth asymmetry_face brow_elevation excursion excursion_lateral excursion_vertical excursion_angle position_change closure lagophthalmos lip_depression dental_show_change pucker_narrowing snarl_elevation synkinesis_eye synkinesis_mouth' \
    -d 'a primary outcome, as in hemiface stats'
complete -c hemiface -n '__fish_seen_subcommand_from report' -l baseline \
    -x \
    -d 'the visit before surgery (default pre)'
complete -c hemiface -n '__fish_seen_subcommand_from report' -l visit \
    -x \
    -d 'the visit after it (default'
complete -c hemiface -n '__fish_seen_subcommand_from report' -l test \
    -x -a 'ranks t' \
    -d 'which p counts'
complete -c hemiface -n '__fish_seen_subcommand_from report' -l magnitude \
    -d 'take side differences without their sign'
complete -c hemiface -n '__fish_seen_subcommand_from report' -l noise-mm \
    -x \
    -d 'movement under this counts as none, 0 to 5 mm'
complete -c hemiface -n '__fish_seen_subcommand_from report' -l healthy-mm \
    -x \
    -d 'a ratio to a healthy movement under this is undefined, 0.1 to 10 mm'
complete -c hemiface -n '__fish_seen_subcommand_from report' -l closed-mm \
    -x \
    -d 'lids further apart than this after full effort are not closed, 0 to 5 mm'
complete -c hemiface -n '__fish_seen_subcommand_from report' -l normal-ratio \
    -x \
    -d 'ratio from which a region counts as normal, 0.75 to 1'
complete -c hemiface -n '__fish_seen_subcommand_from report' -l lateral-only \
    -d 'read the mouth\'s movement laterally only, as in 1985, instead of as the length of the displacement'
complete -c hemiface -n '__fish_seen_subcommand_from report' -l no-lid-movement \
    -d 'do not count a lid that sinks as movement'
complete -c hemiface -n '__fish_seen_subcommand_from report' -l cutoffs \
    -r -F \
    -d 'read cut-offs from a file, one \'name number\' a line'
complete -c hemiface -n '__fish_seen_subcommand_from report' -l given \
    -x \
    -d 'an item as an examiner scored it, as in sunnybrook.rest.cheek=1, in place of what is measured'
complete -c hemiface -n '__fish_seen_subcommand_from report' -l draws \
    -x \
    -d 'draw the points that often by their sd, to say how sure a grade is'
complete -c hemiface -n '__fish_seen_subcommand_from report' -l seed \
    -x \
    -d 'seed of the draws, 0 to 2000000000'
complete -c hemiface -n '__fish_seen_subcommand_from report' -l mm-per-px \
    -x \
    -d 'scale of every photo, mm per pixel, 0.001 to 10'
complete -c hemiface -n '__fish_seen_subcommand_from report' -l pupil-mm \
    -x \
    -d 'this patient\'s measured interpupillary distance, 30 to 90 mm'
complete -c hemiface -n '__fish_seen_subcommand_from report' -l iris-mm \
    -x \
    -d 'iris diameter that sets the scale, 8 to 16 mm'
complete -c hemiface -n '__fish_seen_subcommand_from report' -l measures -s m \
    -r -F \
    -d 'measure what this file defines too, one measure a line'
complete -c hemiface -n '__fish_seen_subcommand_from report' -l midline \
    -x -a 'pupils canthi nose fit' \
    -d 'what deviations and distances from the midline are measured from'
complete -c hemiface -n '__fish_seen_subcommand_from report' -l midline-at \
    -x \
    -d 'a midline by hand'
complete -c hemiface -n '__fish_seen_subcommand_from report' -l midline-turn \
    -x \
    -d 'turns a midline by hand about its place between the pupils'
complete -c hemiface -n '__fish_seen_subcommand_from report' -l no-gate \
    -d 'measure even what the quality of a photo spoils (a head turned too far, blur, light)'
complete -c hemiface -n '__fish_seen_subcommand_from report' -l pose-correct \
    -d 'turn contours found on photos back by the head\'s yaw, up to 10 deg'
complete -c hemiface -n '__fish_seen_subcommand_from report' -l face \
    -x \
    -d 'measure the N-th face of a photo with several, in the order detect lists them'
complete -c hemiface -n '__fish_seen_subcommand_from report' -l finder \
    -x -a 'auto short full' \
    -d 'network that looks for faces'
complete -c hemiface -n '__fish_seen_subcommand_from report' -l passes \
    -x \
    -d 'further passes of the mesh from its own result, 0 to 5'
complete -c hemiface -n '__fish_seen_subcommand_from report' -l no-refine \
    -d 'leave contours where the mesh puts them, instead of moving them to where the picture shows them'
complete -c hemiface -n '__fish_seen_subcommand_from report' -l no-mirror \
    -d 'do not average with the mirrored photo'
complete -c hemiface -n '__fish_seen_subcommand_from report' -l ignore-face-files \
    -d 'detect even where a .face.json, or a landmark file of another program, lies beside the photo'
complete -c hemiface -n '__fish_seen_subcommand_from report' -l max-megapixels \
    -x \
    -d 'refuse larger photos, 0.01 to 2000'
complete -c hemiface -n '__fish_seen_subcommand_from report' -l max-seconds \
    -x \
    -d 'give up on a photo that takes longer to decode, 0.001 to 86400 seconds of processor time'
complete -c hemiface -n '__fish_seen_subcommand_from report' -l quiet -s q \
    -d 'print no warnings'
complete -c hemiface -n '__fish_seen_subcommand_from report' -l no-sandbox \
    -d 'keep the rights to use the network, to start programs and to write anywhere, which a tool gives up before it reads a photo'
complete -c hemiface -n '__fish_seen_subcommand_from report' -l help -s h \
    -d 'print this help'
complete -c hemiface -n '__fish_seen_subcommand_from report' -l version -s V \
    -d 'print version, licence, libraries, models and what there is of the sandbox'

complete -c hemiface -f -n "not __fish_seen_subcommand_from $verbs" \
    -a review -d 'correct points by hand on a page in the browser'
complete -c hemiface -n '__fish_seen_subcommand_from review' -l rater \
    -x -a 'gracilis masseteric cross-face dual temporalis neurectomy botulinum sling facelift brow-lift lid-weight lower-lid retraining static dynamic' \
    -d 'who corrects, up to 80 bytes'
complete -c hemiface -n '__fish_seen_subcommand_from review' -l out -s o \
    -x -a '(__fish_complete_directories)' \
    -d 'folder for the face files, under the names of patient and visit'
complete -c hemiface -n '__fish_seen_subcommand_from review' -l blind \
    -d 'for studies of agreement'
complete -c hemiface -n '__fish_seen_subcommand_from review' -l seed \
    -x \
    -d 'of that order, a whole number from 0 to 4294967295'
complete -c hemiface -n '__fish_seen_subcommand_from review' -l port \
    -x \
    -d 'port of 127.0.0.1 to listen on, 1024 to 65535'
complete -c hemiface -n '__fish_seen_subcommand_from review' -l no-open \
    -d 'only print the link, do not open the browser'
complete -c hemiface -n '__fish_seen_subcommand_from review' -l side \
    -x -a 'right left both none unknown' \
    -d 'the patient\'s affected side'
complete -c hemiface -n '__fish_seen_subcommand_from review' -l mirrored \
    -d 'the photos are mirror images, as many cameras facing their user store them'
complete -c hemiface -n '__fish_seen_subcommand_from review' -l map \
    -r -F \
    -d 'know photos and folders by this file\'s words as well, one line for a view'
complete -c hemiface -n '__fish_seen_subcommand_from review' -l mm-per-px \
    -x \
    -d 'scale of every photo, mm per pixel, 0.001 to 10'
complete -c hemiface -n '__fish_seen_subcommand_from review' -l pupil-mm \
    -x \
    -d 'this patient\'s measured interpupillary distance, 30 to 90 mm'
complete -c hemiface -n '__fish_seen_subcommand_from review' -l iris-mm \
    -x \
    -d 'iris diameter that sets the scale, 8 to 16 mm'
complete -c hemiface -n '__fish_seen_subcommand_from review' -l midline \
    -x -a 'pupils canthi nose fit' \
    -d 'what deviations and distances from the midline are measured from'
complete -c hemiface -n '__fish_seen_subcommand_from review' -l midline-at \
    -x \
    -d 'a midline by hand'
complete -c hemiface -n '__fish_seen_subcommand_from review' -l midline-turn \
    -x \
    -d 'turns a midline by hand about its place between the pupils'
complete -c hemiface -n '__fish_seen_subcommand_from review' -l no-gate \
    -d 'measure even what the quality of a photo spoils (a head turned too far, blur, light)'
complete -c hemiface -n '__fish_seen_subcommand_from review' -l face \
    -x \
    -d 'measure the N-th face of a photo with several, in the order detect lists them'
complete -c hemiface -n '__fish_seen_subcommand_from review' -l finder \
    -x -a 'auto short full' \
    -d 'network that looks for faces'
complete -c hemiface -n '__fish_seen_subcommand_from review' -l passes \
    -x \
    -d 'further passes of the mesh from its own result, 0 to 5'
complete -c hemiface -n '__fish_seen_subcommand_from review' -l no-refine \
    -d 'leave contours where the mesh puts them, instead of moving them to where the picture shows them'
complete -c hemiface -n '__fish_seen_subcommand_from review' -l no-mirror \
    -d 'do not average with the mirrored photo'
complete -c hemiface -n '__fish_seen_subcommand_from review' -l ignore-face-files \
    -d 'detect even where a .face.json, or a landmark file of another program, lies beside the photo'
complete -c hemiface -n '__fish_seen_subcommand_from review' -l max-megapixels \
    -x \
    -d 'refuse larger photos, 0.01 to 2000'
complete -c hemiface -n '__fish_seen_subcommand_from review' -l max-seconds \
    -x \
    -d 'give up on a photo that takes longer to decode, 0.001 to 86400 seconds of processor time'
complete -c hemiface -n '__fish_seen_subcommand_from review' -l quiet -s q \
    -d 'print no warnings'
complete -c hemiface -n '__fish_seen_subcommand_from review' -l no-sandbox \
    -d 'keep the rights to use the network, to start programs and to write anywhere, which a tool gives up before it reads a photo'
complete -c hemiface -n '__fish_seen_subcommand_from review' -l help -s h \
    -d 'print this help'
complete -c hemiface -n '__fish_seen_subcommand_from review' -l version -s V \
    -d 'print version, licence, libraries, models and what there is of the sandbox'

complete -c hemiface -f -n "not __fish_seen_subcommand_from $verbs" \
    -a draw -d 'pictures of a face, of a visit, of two visits'
complete -c hemiface -n '__fish_seen_subcommand_from draw' -l output -s o \
    -r -F \
    -d 'the picture'
complete -c hemiface -n '__fish_seen_subcommand_from draw' -l style \
    -x -a 'landmarks measures mirror heat change views trend' \
    -d 'landmarks, measures (default for one photo), mirror, heat, change (default for two visits), views or trend'
complete -c hemiface -n '__fish_seen_subcommand_from draw' -l strip \
    -d 'no picture'
complete -c hemiface -n '__fish_seen_subcommand_from draw' -l with-names \
    -d 'names of the photo or of the visits\' folders on the picture'
complete -c hemiface -n '__fish_seen_subcommand_from draw' -l view \
    -x -a 'rest brow close-gentle close-full smile-gentle smile-full pucker lower-lip snarl' \
    -d 'of two visits'
complete -c hemiface -n '__fish_seen_subcommand_from draw' -l measure \
    -x -a 'brow_height brow_cant mrd1 mrd2 pfh eye_area scleral_show limbus_gap canthal_tilt eye_cant nose_tip_deviation nose_base_deviation commissure_height commissure_lateral commissure_position oral_commissure_distance smile_angle canthus_commissure fai mouth_width mouth_cant nasolabial_angle nasolabial_length philtrum_deviation lower_lip_deviation upper_lip_slope upper_lip_height lower_lip_height dental_show dental_area chin_deviation interpupillary intercanthal outercanthal asymmetry_brow asymmetry_eye asymmetry_nose asymmetry_mouth asymmetry_face brow_elevation excursion excursion_lateral excursion_vertical excursion_angle position_change closure lagophthalmos lip_depression dental_show_change pucker_narrowing snarl_elevation synkinesis_eye synkinesis_mouth' \
    -d 'of a trend'
complete -c hemiface -n '__fish_seen_subcommand_from draw' -l of \
    -x -a 'side diff ratio' \
    -d 'of a trend of a paired measure'
complete -c hemiface -n '__fish_seen_subcommand_from draw' -l heat-mm \
    -x \
    -d 'distance with the darkest colour, 1 to 50'
complete -c hemiface -n '__fish_seen_subcommand_from draw' -l whole \
    -d 'the whole photo as it is, instead of the face upright'
complete -c hemiface -n '__fish_seen_subcommand_from draw' -l no-contours \
    -d 'leave out contours and irises'
complete -c hemiface -n '__fish_seen_subcommand_from draw' -l no-axes \
    -d 'leave out pupil line and midline'
complete -c hemiface -n '__fish_seen_subcommand_from draw' -l no-distances \
    -d 'leave out distances and their values'
complete -c hemiface -n '__fish_seen_subcommand_from draw' -l side \
    -x -a 'right left both none unknown' \
    -d 'the patient\'s affected side'
complete -c hemiface -n '__fish_seen_subcommand_from draw' -l mirrored \
    -d 'the photos are mirror images, as many cameras facing their user store them'
complete -c hemiface -n '__fish_seen_subcommand_from draw' -l map \
    -r -F \
    -d 'know photos and folders by this file\'s words as well, one line for a view'
complete -c hemiface -n '__fish_seen_subcommand_from draw' -l mm-per-px \
    -x \
    -d 'scale of every photo, mm per pixel, 0.001 to 10'
complete -c hemiface -n '__fish_seen_subcommand_from draw' -l pupil-mm \
    -x \
    -d 'this patient\'s measured interpupillary distance, 30 to 90 mm'
complete -c hemiface -n '__fish_seen_subcommand_from draw' -l iris-mm \
    -x \
    -d 'iris diameter that sets the scale, 8 to 16 mm'
complete -c hemiface -n '__fish_seen_subcommand_from draw' -l midline \
    -x -a 'pupils canthi nose fit' \
    -d 'what deviations and distances from the midline are measured from'
complete -c hemiface -n '__fish_seen_subcommand_from draw' -l midline-at \
    -x \
    -d 'a midline by hand'
complete -c hemiface -n '__fish_seen_subcommand_from draw' -l midline-turn \
    -x \
    -d 'turns a midline by hand about its place between the pupils'
complete -c hemiface -n '__fish_seen_subcommand_from draw' -l no-gate \
    -d 'measure even what the quality of a photo spoils (a head turned too far, blur, light)'
complete -c hemiface -n '__fish_seen_subcommand_from draw' -l face \
    -x \
    -d 'measure the N-th face of a photo with several, in the order detect lists them'
complete -c hemiface -n '__fish_seen_subcommand_from draw' -l finder \
    -x -a 'auto short full' \
    -d 'network that looks for faces'
complete -c hemiface -n '__fish_seen_subcommand_from draw' -l passes \
    -x \
    -d 'further passes of the mesh from its own result, 0 to 5'
complete -c hemiface -n '__fish_seen_subcommand_from draw' -l no-refine \
    -d 'leave contours where the mesh puts them, instead of moving them to where the picture shows them'
complete -c hemiface -n '__fish_seen_subcommand_from draw' -l no-mirror \
    -d 'do not average with the mirrored photo'
complete -c hemiface -n '__fish_seen_subcommand_from draw' -l ignore-face-files \
    -d 'detect even where a .face.json, or a landmark file of another program, lies beside the photo'
complete -c hemiface -n '__fish_seen_subcommand_from draw' -l max-megapixels \
    -x \
    -d 'refuse larger photos, 0.01 to 2000'
complete -c hemiface -n '__fish_seen_subcommand_from draw' -l max-seconds \
    -x \
    -d 'give up on a photo that takes longer to decode, 0.001 to 86400 seconds of processor time'
complete -c hemiface -n '__fish_seen_subcommand_from draw' -l quiet -s q \
    -d 'print no warnings'
complete -c hemiface -n '__fish_seen_subcommand_from draw' -l no-sandbox \
    -d 'keep the rights to use the network, to start programs and to write anywhere, which a tool gives up before it reads a photo'
complete -c hemiface -n '__fish_seen_subcommand_from draw' -l help -s h \
    -d 'print this help'
complete -c hemiface -n '__fish_seen_subcommand_from draw' -l version -s V \
    -d 'print version, licence, libraries, models and what there is of the sandbox'

complete -c hemiface -f -n "not __fish_seen_subcommand_from $verbs" \
    -a convert -d 'landmark files of other programs, read and written'
complete -c hemiface -n '__fish_seen_subcommand_from convert' -l to -s t \
    -x -a 'face pts emotrics emotrics-plus emotrics-csv tem openface dlib wflw auto-eface dynaface mediapipe coco' \
    -d 'the format to write'
complete -c hemiface -n '__fish_seen_subcommand_from convert' -l out \
    -x -a '(__fish_complete_directories)' \
    -d 'write there (made if missing) instead of beside each input'
complete -c hemiface -n '__fish_seen_subcommand_from convert' -l force -s f \
    -d 'write over files that exist'
complete -c hemiface -n '__fish_seen_subcommand_from convert' -l formats \
    -d 'list the formats and stop'
complete -c hemiface -n '__fish_seen_subcommand_from convert' -l csv \
    -d 'comma-separated values, one row a value, names in the first row'
complete -c hemiface -n '__fish_seen_subcommand_from convert' -l json \
    -d 'one JSON object a line, with the CSV\'s column names as keys'
complete -c hemiface -n '__fish_seen_subcommand_from convert' -l output -s o \
    -r -F \
    -d 'write there instead of to standard output'
complete -c hemiface -n '__fish_seen_subcommand_from convert' -l no-provenance \
    -d 'leave out the lines on version, models and settings'
complete -c hemiface -n '__fish_seen_subcommand_from convert' -l quiet -s q \
    -d 'print no warnings'
complete -c hemiface -n '__fish_seen_subcommand_from convert' -l no-sandbox \
    -d 'keep the rights to use the network, to start programs and to write anywhere, which a tool gives up before it reads a photo'
complete -c hemiface -n '__fish_seen_subcommand_from convert' -l help -s h \
    -d 'print this help'
complete -c hemiface -n '__fish_seen_subcommand_from convert' -l version -s V \
    -d 'print version, licence, libraries, models and what there is of the sandbox'

complete -c hemiface -f -n "not __fish_seen_subcommand_from $verbs" \
    -a simulate -d 'put a known movement into a photo'
complete -c hemiface -n '__fish_seen_subcommand_from simulate' -l move -s m \
    -x \
    -d 'the movement'
complete -c hemiface -n '__fish_seen_subcommand_from simulate' -l face-out \
    -r -F \
    -d 'also write the moved contours, the truth, as a face file'
complete -c hemiface -n '__fish_seen_subcommand_from simulate' -l kinds \
    -d 'print what can be moved and stop'
complete -c hemiface -n '__fish_seen_subcommand_from simulate' -l mirrored \
    -d 'the photos are mirror images, as many cameras facing their user store them'
complete -c hemiface -n '__fish_seen_subcommand_from simulate' -l mm-per-px \
    -x \
    -d 'scale of every photo, mm per pixel, 0.001 to 10'
complete -c hemiface -n '__fish_seen_subcommand_from simulate' -l pupil-mm \
    -x \
    -d 'this patient\'s measured interpupillary distance, 30 to 90 mm'
complete -c hemiface -n '__fish_seen_subcommand_from simulate' -l iris-mm \
    -x \
    -d 'iris diameter that sets the scale, 8 to 16 mm'
complete -c hemiface -n '__fish_seen_subcommand_from simulate' -l face \
    -x \
    -d 'measure the N-th face of a photo with several, in the order detect lists them'
complete -c hemiface -n '__fish_seen_subcommand_from simulate' -l finder \
    -x -a 'auto short full' \
    -d 'network that looks for faces'
complete -c hemiface -n '__fish_seen_subcommand_from simulate' -l passes \
    -x \
    -d 'further passes of the mesh from its own result, 0 to 5'
complete -c hemiface -n '__fish_seen_subcommand_from simulate' -l no-refine \
    -d 'leave contours where the mesh puts them, instead of moving them to where the picture shows them'
complete -c hemiface -n '__fish_seen_subcommand_from simulate' -l no-mirror \
    -d 'do not average with the mirrored photo'
complete -c hemiface -n '__fish_seen_subcommand_from simulate' -l ignore-face-files \
    -d 'detect even where a .face.json, or a landmark file of another program, lies beside the photo'
complete -c hemiface -n '__fish_seen_subcommand_from simulate' -l max-megapixels \
    -x \
    -d 'refuse larger photos, 0.01 to 2000'
complete -c hemiface -n '__fish_seen_subcommand_from simulate' -l max-seconds \
    -x \
    -d 'give up on a photo that takes longer to decode, 0.001 to 86400 seconds of processor time'
complete -c hemiface -n '__fish_seen_subcommand_from simulate' -l csv \
    -d 'comma-separated values, one row a value, names in the first row'
complete -c hemiface -n '__fish_seen_subcommand_from simulate' -l json \
    -d 'one JSON object a line, with the CSV\'s column names as keys'
complete -c hemiface -n '__fish_seen_subcommand_from simulate' -l output -s o \
    -r -F \
    -d 'write there instead of to standard output'
complete -c hemiface -n '__fish_seen_subcommand_from simulate' -l no-provenance \
    -d 'leave out the lines on version, models and settings'
complete -c hemiface -n '__fish_seen_subcommand_from simulate' -l quiet -s q \
    -d 'print no warnings'
complete -c hemiface -n '__fish_seen_subcommand_from simulate' -l no-sandbox \
    -d 'keep the rights to use the network, to start programs and to write anywhere, which a tool gives up before it reads a photo'
complete -c hemiface -n '__fish_seen_subcommand_from simulate' -l help -s h \
    -d 'print this help'
complete -c hemiface -n '__fish_seen_subcommand_from simulate' -l version -s V \
    -d 'print version, licence, libraries, models and what there is of the sandbox'

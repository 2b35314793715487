// A small face for the tests: 1000 x 1000 px, the midline at x = 500, eyes
// level. The left is the mirror image of the right but for the mouth corner.
export function makeFace() {
    const lid = (dir, x, dy) => [[x, 400, 1], [x + dir * 50, 400 + dy, 1],
                                 [x + dir * 100, 400, 1]];
    const both = (make) => ({right: make(-1, 450), left: make(1, 550)});
    const lip = (dy) => [[400, 700, 2], [500, 700 + dy, 2], [610, 710, 2]];

    return {
        format: "hemiface-face", version: 1, photo: "rest.jpg", width: 1000,
        height: 1000, source: "mediapipe-478+refined", repeat: 0.4,
        iris: {right: {x: 400, y: 395, r: 20, sd: 1, r_sd: 1},
               left: {x: 600, y: 395, r: 20, sd: 1, r_sd: 1}},
        contours: {
            lid_upper: both((d, x) => lid(d, x, -20)),
            lid_lower: both((d, x) => lid(d, x, 15)),
            canthus_inner: {right: [[450, 400, 1]], left: [[550, 400, 1]]},
            canthus_outer: {right: [[350, 400, 1]], left: [[650, 400, 1]]},
            lip_upper_outer: lip(-30), lip_upper_inner: lip(-5),
            lip_lower_inner: lip(5), lip_lower_outer: lip(30),
            commissure: {right: [[400, 700, 2]], left: [[610, 710, 2]]},
            chin: [[500, 900, 5]],
        },
    };
}

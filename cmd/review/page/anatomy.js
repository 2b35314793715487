/* anatomy.js - the contours of a face: names, words, order, how to place them
 *
 * A PART is what is chosen, moved, hidden or placed as one: a contour of one
 * side, an unpaired contour, or an iris. Its key is "lid_upper/right", "chin"
 * or "iris/left". Right and left are the patient's, as in hemiface-face(5).
 */

/* least: fewest points a hand places (0 in the table = one point, done at the
   first click); join: names of the points that the first and last point of a
   line coincide with, so that lines end where the corners are. optional: not
   asked for by the list of what is still to be placed. */
export const CONTOURS = [
    {name: "brow_upper", label: "Brow, upper border", group: "Brow",
     paired: true, least: 3, usual: 5,
     hint: "from the nose outwards along the upper border"},
    {name: "brow_lower", label: "Brow, lower border", group: "Brow",
     paired: true, least: 3, usual: 4,
     hint: "from the nose outwards along the lower border"},
    {name: "iris", label: "Iris", group: "Eye", paired: true, iris: true,
     hint: "its centre, then its edge at the side"},
    {name: "lid_upper", label: "Upper lid", group: "Eye", paired: true,
     least: 3, usual: 5, join: ["canthus_inner", "canthus_outer"],
     hint: "from the inner to the outer corner along the lid's margin"},
    {name: "lid_lower", label: "Lower lid", group: "Eye", paired: true,
     least: 3, usual: 5, join: ["canthus_inner", "canthus_outer"],
     hint: "from the inner to the outer corner along the lid's margin"},
    {name: "canthus_inner", label: "Inner corner of the eye", group: "Eye",
     paired: true, single: true, hint: "where the lids meet at the nose"},
    {name: "canthus_outer", label: "Outer corner of the eye", group: "Eye",
     paired: true, single: true, hint: "where the lids meet at the temple"},
    {name: "nasion", label: "Root of the nose", group: "Nose", single: true,
     hint: "deepest place between the eyes, in the middle"},
    {name: "nose_tip", label: "Tip of the nose", group: "Nose", single: true,
     hint: "foremost place of the nose"},
    {name: "ala", label: "Wing of the nose", group: "Nose", paired: true,
     single: true, hint: "outermost place of the nostril's wing"},
    {name: "subnasale", label: "Base of the nose", group: "Nose",
     single: true, hint: "where the columella meets the upper lip"},
    {name: "philtrum", label: "Philtrum", group: "Mouth", least: 2, usual: 2,
     hint: "middle of its groove, from top to bottom"},
    {name: "lip_upper_outer", label: "Upper lip, outer border",
     group: "Mouth", least: 3, usual: 7, across: true,
     join: ["commissure/right", "commissure/left"],
     hint: "border of the red from the patient's right to left corner"},
    {name: "lip_upper_inner", label: "Upper lip, inner border",
     group: "Mouth", least: 3, usual: 7, across: true,
     join: ["commissure/right", "commissure/left"],
     hint: "edge of the opening from the patient's right to left corner"},
    {name: "lip_lower_inner", label: "Lower lip, inner border",
     group: "Mouth", least: 3, usual: 7, across: true,
     join: ["commissure/right", "commissure/left"],
     hint: "edge of the opening from the patient's right to left corner"},
    {name: "lip_lower_outer", label: "Lower lip, outer border",
     group: "Mouth", least: 3, usual: 7, across: true,
     join: ["commissure/right", "commissure/left"],
     hint: "border of the red from the patient's right to left corner"},
    {name: "commissure", label: "Mouth corner", group: "Mouth", paired: true,
     single: true, hint: "where the lips meet"},
    {name: "cupid_bow", label: "Peak of Cupid's bow", group: "Mouth",
     paired: true, single: true, on: "lip_upper_outer",
     hint: "highest place of the upper lip's red on that side"},
    {name: "nasolabial_fold", label: "Nasolabial fold", group: "Cheek",
     paired: true, least: 3, usual: 3, fold: true,
     hint: "from the nose down: top, middle, bottom"},
    {name: "chin", label: "Chin", group: "Chin", single: true,
     hint: "lowest place of the chin, in the middle"},
    {name: "jaw", label: "Jaw", group: "Chin", least: 3, usual: 9,
     across: true, optional: true,
     hint: "outline from the patient's right to left ear; for drawing only"},
];

const byName = new Map(CONTOURS.map((c) => [c.name, c]));

export const SIDES = ["right", "left"];

export function keyOf(name, side) {
    return byName.get(name)?.paired ? `${name}/${side}` : name;
}

/** {contour, name, side} of a key; side is "" for what is unpaired. */
export function partOf(key) {
    const [name, side = ""] = key.split("/");
    return {contour: byName.get(name), name, side};
}

/** Every part in the order of the lists, right before left. */
export const PARTS = CONTOURS.flatMap((c) =>
    c.paired ? SIDES.map((s) => keyOf(c.name, s)) : [c.name]);

/** "Right upper lid", "Chin". */
export function labelOf(key) {
    const {contour, side} = partOf(key);

    if (!side)
        return contour.label;
    const label = contour.label;
    return (side === "left" ? "Left " : "Right ") +
        label[0].toLowerCase() + label.slice(1);
}

export function otherSide(side) {
    return side === "right" ? "left" : "right";
}

/** The same part of the other side, or null for what is unpaired. */
export function otherKey(key) {
    const {name, side} = partOf(key);

    return side ? keyOf(name, otherSide(side)) : null;
}

/** Keys that the first and last point of a line coincide with, or null. */
export function joinsOf(key) {
    const {contour, side} = partOf(key);

    if (!contour.join)
        return null;
    return contour.join.map((j) => j.includes("/") ? j : keyOf(j, side));
}

/* Order in which a hand places a face from nothing: lids before their
   corners and lips before theirs, because the corners come with them. */
const GUIDE = [
    "iris", "lid_upper", "lid_lower", "canthus_inner", "canthus_outer",
    "brow_upper", "brow_lower", "nasion", "nose_tip", "ala", "subnasale",
    "philtrum", "lip_upper_outer", "lip_lower_outer", "lip_upper_inner",
    "lip_lower_inner", "commissure", "cupid_bow", "nasolabial_fold", "chin",
];

/** Keys to place, in order. */
export const GUIDED = GUIDE.flatMap((name) =>
    byName.get(name).paired ? SIDES.map((s) => keyOf(name, s)) : [name]);

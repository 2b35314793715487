/* What is wrong with a line: where, what, and what to do. */
#include "tests/custom/told.h"

/* A line, then column and text. */
static const char *const wrong[][2] = {
    /* fields */
    {"Lip, mm, y(chin)", "1: a name begins with a small letter, a to z"},
    {", mm, y(chin)", "1: a name begins with a small letter, a to z"},
    {"lip-gap, mm, y(chin)",
     "4: a name is of small letters, digits and '_', with views as in "
     "name@smile-full"},
    {"a23456789_123456789_123456789_123456789_1, mm, y(chin)",
     "1: a name has at most 40 letters"},
    {"pfh, mm, y(chin)",
     "1: 'pfh' is a measure of the catalogue: choose another name"},
    {"gap_ratio, mm, y(chin)",
     "1: 'gap_ratio' would pass for a side of another measure: choose a name "
     "without that end"},
    {"gap", "4: expected ',' after the name: a line is name, unit, expression"},
    {"gap mm, y(chin)",
     "5: expected ',' after the name: a line is name, unit, expression"},
    {"gap@grin, mm, y(chin)",
     "5: no such view: brow, close-gentle, close-full, smile-gentle, "
     "smile-full, pucker, lower-lip or snarl"},
    {"gap@rest, mm, y(chin)",
     "5: views are held against rest: name another, or none for a measure of "
     "every photo"},
    {"gap@brow@brow, mm, y(chin)", "10: this view is named twice"},
    {"gap, cm, y(chin)", "6: a unit is mm, mm2, deg or %"},
    {"gap, , y(chin)", "6: a unit is mm, mm2, deg or %"},
    {"gap, mm best, y(chin)",
     "9: after the unit comes ',' or one of higher, lower, zero, paired"},
    {"gap, mm zero, y(ala)",
     "9: a paired measure's diff is better near zero anyway: say higher, lower "
     "or nothing"},
    {"gap, mm y(chin)",
     "9: after the unit comes ',' or one of higher, lower, zero, paired"},
    {"gap, mm",
     "8: expected ',' after the unit: a line is name, unit, expression"},
    {"gap, mm, ",
     "9: expected a number, a name, '-' or '(', found the end of the line"},
    /* names */
    {"gap, mm, y(comissure)",
     "12: unknown name 'comissure': did you mean 'commissure'?"},
    {"gap, mm, y(forehead)",
     "12: unknown name 'forehead': hemiface-custom(5) lists what there is"},
    {"chin, mm, y(chin)",
     "1: 'chin' is a contour or point of the face: choose another name"},
    {"gap, mm, gap",
     "10: unknown name 'gap': hemiface-custom(5) lists what there is"},
    {"gap, mm, brow_hight",
     "10: unknown name 'brow_hight': did you mean 'brow_height'?"},
    {"gap, deg, pfh", "11: this is mm, not deg"},
    {"gap, mm, distance(pfh, chin)",
     "19: 'distance' needs a point here, this is a number"},
    {"gap, mm, pfh.right", "13: 'pfh' has sides .R, .L and .other"},
    {"gap, mm, fai.R", "13: 'fai' exists once: it has no sides"},
    {"gap, mm, excursion",
     "10: 'excursion' needs views that it is read from: write them behind the "
     "name, name@view"},
    {"gap@brow@smile-full, mm, excursion",
     "26: 'excursion' needs views that it is read from: write them behind the "
     "name, name@view"},
    {"gap@smile-full, mm, rest(excursion)",
     "26: 'excursion' is held against rest already"},
    {"gap, mm, fai + pfh",
     "10: 'fai' is about both sides: a measure that exists once a side cannot "
     "use it"},
    {"gap, mm, pfh * 1 - chin_deviation",
     "20: 'chin_deviation' is about both sides: a measure that exists once a "
     "side cannot use it"},
    {"gap, mm, distanc(chin, nasion)",
     "10: unknown function 'distanc': did you mean 'distance'?"},
    {"gap, mm, chin(chin)",
     "10: unknown function 'chin': hemiface-custom(5) lists what there is"},
    {"gap, mm, distance", "10: 'distance' is a function: write distance(...)"},
    {"gap, mm, y(chin.R)", "16: 'chin' exists once: it has no sides"},
    {"gap, mm, y(ala.left)", "15: 'ala' has sides .R, .L and .other"},
    {"gap, mm, y(ala.)", "15: 'ala' has sides .R, .L and .other"},
    {"gap, mm, a23456789_123456789_123456789_123456789_12345678",
     "10: no name is as long as this"},
    /* types */
    {"gap, mm, chin", "10: a measure is a number, this is a point"},
    {"gap, mm, lid_upper", "10: a measure is a number, this is a contour"},
    {"gap, mm, distance(lid_upper, chin)",
     "19: 'distance' needs a point here, this is a contour; take one of its "
     "points by first(), middle(), at() ..."},
    {"gap, mm, first(chin)", "16: 'first' needs a contour here, this is a "
                             "point; a contour has several"},
    {"gap, mm, chin - nasion", "10: '-' needs a number here, this is a point; "
                               "take its x(), y() or lateral()"},
    {"gap, mm, 2 * jaw", "14: '*' needs a number here, this is a contour; take "
                         "its height(), length() or area()"},
    {"gap, mm, y(3)", "12: 'y' needs a point here, this is a number"},
    {"gap, mm, y()", "12: expected a number, a name, '-' or '(', found ')'"},
    {"gap, mm, y(chin, nasion)", "10: 'y' takes 1 arguments, not 2"},
    {"gap, mm, min(1, 2, 3, 4, 5)", "10: too many arguments for 'min'"},
    /* units */
    {"gap, mm2, y(chin)", "11: this is mm, not mm2"},
    {"gap, %, y(chin) / y(nasion)",
     "9: this is a plain number, not %: write percent(part, whole)"},
    {"gap, mm, y(chin) * y(chin) * y(nasion)", "10: this is mm3, not mm"},
    {"gap, mm, y(chin) + 3", "18: '+' of different units: mm and a plain "
                             "number"},
    {"gap, mm, y(chin) - 3 deg", "18: '-' of different units: mm and deg"},
    {"gap, mm, 0 * y(chin)", "10: this is 0, not mm"},
    {"gap, mm, sqrt(y(chin))", "10: a root needs an even power, as mm2"},
    {"gap, mm, y(chin) / 0", "18: division by 0"},
    {"gap, mm lower higher, y(chin)", "15: only one of higher, lower and zero"},
    {"gap, mm paired, y(ala.R)",
     "19: a measure that exists once a side cannot name one: write .other for "
     "the other side, or a side everywhere"},
    {"gap, mm2, y(chin) * y(chin) / 0 mm", "29: division by 0"},
    {"gap, mm, y(chin) * 3 inch",
     "22: expected an operator or a unit (mm, mm2, deg, %) after a number"},
    {"gap, mm, y(chin)*y(chin)*y(chin)*y(chin)*y(chin)*y(chin)*y(chin)",
     "57: the powers of its unit grow too high"},
    {"gap, mm, height(jaw, 3)",
     "22: 'height' needs mm here, this is a plain number"},
    {"gap, mm, y(nth(jaw, 0))",
     "21: 'nth' needs the number of a point here: 1, 2, ..."},
    {"gap, mm, y(nth(jaw, 1.5))",
     "21: 'nth' needs the number of a point here: 1, 2, ..."},
    {"gap, mm, y(nth(jaw, 2 mm))",
     "21: 'nth' needs the number of a point here: 1, 2, ..."},
    {"gap, mm, y(nth(jaw, y(chin) / y(nasion)))",
     "29: 'nth' needs the number of a point here: 1, 2, ..."},
    {"gap, mm, y(along(jaw, 1.1))",
     "23: 'along' needs a share here: a plain number from 0 to 1"},
    {"gap, mm, y(along(jaw, y(chin)))",
     "23: 'along' needs a share here: a plain number from 0 to 1"},
    {"gap, mm, 1e999 mm", "10: this number is wrong or too large"},
    {"gap, mm, y(chin) + 1 mm / (1 - 1)", "25: division by 0"},
    {"gap, mm, y(chin) + 1e300 mm * 1e300",
     "29: '*' of these constants is no number"},
    {"gap, mm, 3 mm", "10: this reads nothing of a face: name a contour or a "
                      "point"},
    /* sides and rest */
    {"gap, mm, distance(ala, ala.R)",
     "24: a measure that exists once a side cannot name one: write .other for "
     "the other side, or a side everywhere"},
    {"gap, mm, lateral(chin)",
     "10: lateral() needs a point of one side here: use x()"},
    {"gap, mm, lateral(midpoint(ala.R, ala.L))",
     "10: lateral() needs a point of one side here: use x()"},
    {"gap, mm, y(rest(chin))",
     "12: rest() needs a view to hold against rest: name it, as in "
     "name@smile-full"},
    {"gap@brow, mm, y(rest(rest(chin)))", "22: rest() within rest()"},
    /* signs */
    {"gap, mm, y(chin", "16: expected an operator, ',' or ')', found the end "
                        "of the line"},
    {"gap, mm, (y(chin)", "18: expected an operator or ')', found the end of "
                          "the line"},
    {"gap, mm, y(chin))",
     "17: expected an operator or the end of the line, found ')'"},
    {"gap, mm, y(chin) y(nasion)",
     "18: expected an operator or the end of the line, found 'y'"},
    {"gap, mm, y(chin) ** 2",
     "19: expected a number, a name, '-' or '(', found '*'"},
    {"gap, mm, y(chin) ^ 2",
     "18: expected an operator or the end of the line, found '^'"},
    {"gap, mm, \xC3\xA9",
     "10: expected a number, a name, '-' or '(', found byte 0xC3"},
};

static void mistakes_of_a_line(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_told(wrong[i][0], wrong[i][1]);
}

/* Every wrong line is told, in order; the right ones take their names. */
static void all_lines_at_once(void **state)
{
    static const char file[] = "one, mm, y(chin)\n"
                               "two, mm, y(cin)\r\n"
                               "\n"
                               "one, deg, tilt(chin, nasion)\n"
                               "three, mm2, y(chin) # no\n";
    log_of log = {"", 0};
    hf_custom *custom = NULL;
    hf_error e;

    (void)state;
    assert_int_equal(
        hf_custom_parse(&custom, file, strlen(file), "f", keep, &log, &e),
        HF_E_CORRUPT);
    assert_string_equal(
        log.text,
        "'f' line 2, column 12: unknown name 'cin': did you mean 'chin'?\n"
        "'f' line 4, column 1: 'one' is the name of line 1 too: choose "
        "another\n"
        "'f' line 5, column 13: this is mm, not mm2\n");
    assert_string_equal(
        e.text, "'f' line 2, column 12: unknown name 'cin': did you mean "
                "'chin'? (3 lines are wrong)");
    /* without anyone to tell */
    assert_int_equal(
        hf_custom_parse(&custom, file, strlen(file), "f", NULL, NULL, NULL),
        HF_E_CORRUPT);
    assert_null(custom);
}

static void files(void **state)
{
    static const char *const empty[] = {"", "\n\n", "# nothing but this"};
    hf_custom *custom = NULL;
    hf_error e;

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        log_of log = {"", 0};

        assert_int_equal(hf_custom_parse(&custom, empty[i], strlen(empty[i]),
                                         "f", keep, &log, &e),
                         HF_E_CORRUPT);
        assert_string_equal(e.text, "'f' has no measures: write name, unit, "
                                    "expression, one a line");
        assert_int_equal(log.count, 1);
    }
    assert_int_equal(
        hf_custom_read(&custom, "no/such.measures", told, NULL, &e), HF_E_OPEN);
    assert_string_equal(
        e.text, "cannot open 'no/such.measures': No such file or directory");
    assert_int_equal(
        hf_custom_read(&custom, test_path("tests"), told, NULL, &e), HF_E_OPEN);
    assert_null(custom);
    hf_custom_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mistakes_of_a_line),
        cmocka_unit_test(all_lines_at_once),
        cmocka_unit_test(files),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

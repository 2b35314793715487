/* How far the next grade is, in words. Limits worked out beside each case. */
#include "tests/grade/patient.h"

#include <hemiface/grade.h>

#define NORMAL_EYE .open = {10, 10}

static const struct {
    hf_scale scale;
    patient p;
    int number;
    const char *better, *worse;
} cases[] = {
    /* hb_abs 2 + 2 = 4: V needs 2 or less, cheapest one point from each (1.0
       and 2.0 mm); III needs 5: the mouth is closer to 7.5 */
    {HF_HB_ABS,
     {.brow = {6, 10}, .mouth = {7, 12}, NORMAL_EYE},
     4,
     "0.5 mm more excursion L smile-full (7.0 -> 7.5) gives III",
     "1.0 mm less brow_elevation L brow (6.0 -> 5.0) and 2.0 mm less "
     "excursion L smile-full (7.0 -> 5.0) gives V"},
    /* two ways of the same length: the mouth is named */
    {HF_HB_ABS,
     {.brow = {6, 10}, .mouth = {6, 12}, NORMAL_EYE},
     4,
     "1.5 mm more excursion L smile-full (6.0 -> 7.5) gives III",
     "1.0 mm less brow_elevation L brow (6.0 -> 5.0) and 1.0 mm less "
     "excursion L smile-full (6.0 -> 5.0) gives V"},
    /* hb_abs 8: 7 at the next step down, the brow is 2 mm above 10, the mouth
       only 1 */
    {HF_HB_ABS,
     {.brow = {12, 12}, .mouth = {11, 12}, NORMAL_EYE},
     1,
     "",
     "1.0 mm less excursion L smile-full (11.0 -> 10.0) gives II"},
    /* hb_abs 0: the mouth, pulled over, needs 2.5 + 3 mm; the brow 1.5 */
    {HF_HB_ABS,
     {.brow = {1, 10}, .mouth = {-3, 12}, NORMAL_EYE},
     6,
     "1.5 mm more brow_elevation L brow (1.0 -> 2.5) gives V",
     ""},
    /* hb_rel, healthy 8 mm: points change at 3, 5, 7. 3 + 4 = 7 */
    {HF_HB_REL,
     {.brow = {6.9, 8}, .mouth = {8, 8}, NORMAL_EYE},
     2,
     "0.1 mm more brow_elevation L brow (6.9 -> 7.0) gives I",
     "1.0 mm less excursion L smile-full (8.0 -> 7.0) gives III"},
    /* a hair under the limit is said to be under 0.1 mm */
    {HF_HB_REL,
     {.brow = {6.99, 8}, .mouth = {8, 8}, NORMAL_EYE},
     2,
     "under 0.1 mm more brow_elevation L brow (7.0 -> 7.0) gives I",
     "1.0 mm less excursion L smile-full (8.0 -> 7.0) gives III"},
    /* hb_rel 0 + 1: to lose the mouth's only point is to fall under the noise
       of 1.5 mm (an eighth of 8 mm would be 1.0); to reach 3 in all takes the
       mouth to 3 points at 5 mm (+2.9) or the brow from 1.4 to 2 points at 3
       (+1.6) or one each (0.1 + 0.9) */
    {HF_HB_REL,
     {.brow = {1.4, 8}, .mouth = {2.1, 8}, NORMAL_EYE},
     5,
     "0.1 mm more brow_elevation L brow (1.4 -> 1.5) and 0.9 mm more "
     "excursion L smile-full (2.1 -> 3.0) gives IV",
     "0.6 mm less excursion L smile-full (2.1 -> 1.5) gives VI"},
    /* healthy mouth 2.5 mm: 1.5 of it is 2 points at once */
    {HF_HB_REL,
     {.brow = {0, 8}, .mouth = {1.4, 2.5}, NORMAL_EYE},
     6,
     "0.1 mm more excursion L smile-full (1.4 -> 1.5) gives V",
     ""},
    /* hb_desc II by the mouth, 0.8: I from 10.8, III under 9 mm of 12 */
    {HF_HB_DESC,
     {.brow = {10, 10}, .mouth = {9.6, 12}, NORMAL_EYE},
     2,
     "1.2 mm more excursion L smile-full (9.6 -> 10.8) gives I",
     "0.6 mm less excursion L smile-full (9.6 -> 9.0) gives III"},
    /* I: the brow at 0.95 is nearer to 0.9 than the mouth at 1 */
    {HF_HB_DESC,
     {.brow = {9.5, 10}, .mouth = {12, 12}, NORMAL_EYE},
     1,
     "",
     "0.5 mm less brow_elevation L brow (9.5 -> 9.0) gives II"},
    /* IV by 0.4 mm of gap; the gentle gap keeps it at III */
    {HF_HB_DESC,
     {.brow = {10, 10},
      .mouth = {12, 12},
      NORMAL_EYE,
      .gentle = 3,
      .full = 1.4},
     4,
     "0.4 mm less pfh L close-full (1.4 -> 1.0) gives III",
     ""},
    /* two rules say IV: both have to give way */
    {HF_HB_DESC,
     {.brow = {1, 10}, .mouth = {12, 12}, NORMAL_EYE, .full = 1.4},
     4,
     "0.4 mm less pfh L close-full (1.4 -> 1.0) and 0.5 mm more "
     "brow_elevation L brow (1.0 -> 1.5) gives III",
     ""},
    /* V: the mouth has 2 of 12 mm, the largest ratio; a quarter is 3 mm. The
       brow does not move and the eye does not close: IV. VI: the eye moves
       too, so that no single number leads there */
    {HF_HB_DESC,
     {.brow = {0, 10},
      .mouth = {2, 12},
      NORMAL_EYE,
      .gentle = 9,
      .full = 8.4,
      .corner = -8},
     5,
     "1.0 mm more excursion L smile-full (2.0 -> 3.0) gives IV",
     ""},
    /* the same with an eye that does not move: VI under 1.5 mm */
    {HF_HB_DESC,
     {.brow = {0, 10},
      .mouth = {2, 12},
      NORMAL_EYE,
      .gentle = 9,
      .full = 9,
      .corner = -8},
     5,
     "1.0 mm more excursion L smile-full (2.0 -> 3.0) gives IV",
     "0.5 mm less excursion L smile-full (2.0 -> 1.5) gives VI"},
    /* IV, weak enough for V, but only 2.4 mm uneven at rest */
    {HF_HB_DESC,
     {.brow = {0, 10},
      .mouth = {2, 12},
      NORMAL_EYE,
      .gentle = 9,
      .full = 8.4,
      .corner = -2.4},
     4,
     "7.4 mm less pfh L close-full (8.4 -> 1.0) and 1.5 mm more "
     "brow_elevation L brow (0.0 -> 1.5) gives III",
     "0.6 mm more commissure_height |diff| rest (2.4 -> 3.0) gives V"},
    /* uneven and weak, but brow (0.3) and mouth (0.3) would both have to fall
       under a quarter for V, and all three under the noise for VI */
    {HF_HB_DESC,
     {.brow = {3, 10},
      .mouth = {3.6, 12},
      NORMAL_EYE,
      .gentle = 9,
      .full = 8.4,
      .corner = -8},
     4,
     "7.4 mm less pfh L close-full (8.4 -> 1.0) gives III",
     ""},
    /* VI: the mouth is nearest to moving */
    {HF_HB_DESC,
     {.brow = {0, 10},
      .mouth = {1.1, 12},
      NORMAL_EYE,
      .gentle = 9,
      .full = 9,
      .corner = -8},
     6,
     "0.4 mm more excursion L smile-full (1.1 -> 1.5) gives V or better",
     ""},
};

static void margins(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        hf_values *values = patient_values(&cases[i].p, HF_LEFT);
        hf_grade *g = NULL;

        assert_ok(hf_grade_visit(&g, cases[i].scale, values, HF_AFFECTED_LEFT,
                                 NULL, error));
        assert_int_equal(hf_grade_number(g), cases[i].number);
        assert_string_equal(hf_grade_margin(g, true), cases[i].better);
        assert_string_equal(hf_grade_margin(g, false), cases[i].worse);
        hf_grade_free(g);
        hf_values_free(values);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(margins)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* photo/review.c - what a rater said of a photo */
#include "cmd/photo/review.h"

#include <stdio.h>

#include "cmd/cli/message.h"
#include "cmd/photo/source.h"

hf_status cli_review_check(const char *path, const hf_face *face,
                           hf_error *error)
{
    char why[HF_REVIEW_NAME + HF_REVIEW_REASON + 32];

    if (!hf_review_refuses(why, sizeof why, face))
        return HF_OK;
    error->status = HF_E_NO_FACE;
    /* Cut, so that the reason has its room whatever the path. */
    snprintf(error->text, sizeof error->text, "'%.180s': %.320s", path, why);
    return HF_E_NO_FACE;
}

bool cli_review_is_open(const hf_face *face)
{
    const hf_review *r = hf_face_review(face);

    return r && r->verdict == HF_REVIEW_OPEN;
}

void cli_review_tell(const char *path, const hf_face *face)
{
    const hf_review *r = hf_face_review(face);
    const hf_affected said = cli_affected();

    if (!r)
        return;
    if (cli_review_is_open(face))
        cli_warn("'%s': the review by %s is not finished", path,
                 *r->rater ? r->rater : "a rater");
    if (r->side != HF_AFFECTED_UNKNOWN && said != r->side)
        cli_warn("'%s': %s declared the affected side %s, and --side is %s",
                 path, r->rater, hf_affected_name(r->side),
                 hf_affected_name(said));
}

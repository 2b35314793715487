/* hemiface/hemiface.h - everything at once
 *
 * image.h   photographs        detect.h   photo to face
 * face.h    contours, files    measure.h  frame, catalogue, values
 * grade.h   clinical scales    outcome.h  visits, procedures, change
 * parity.h  other systems     custom.h   measures of one's own
 * quality.h photo's figures   gate.h     what they let be measured
 * simulate.h known movement   stats.h    cohort statistics
 * agreement.h of raters     shape.h   dlib's predictors
 * landmarks.h other programs' files
 * review.h  what a person corrected
 * error.h   how calls fail
 */
#ifndef HEMIFACE_HEMIFACE_H
#define HEMIFACE_HEMIFACE_H

#include <hemiface/agreement.h>
#include <hemiface/custom.h>
#include <hemiface/detect.h>
#include <hemiface/error.h>
#include <hemiface/face.h>
#include <hemiface/gate.h>
#include <hemiface/grade.h>
#include <hemiface/image.h>
#include <hemiface/landmarks.h>
#include <hemiface/measure.h>
#include <hemiface/outcome.h>
#include <hemiface/parity.h>
#include <hemiface/quality.h>
#include <hemiface/review.h>
#include <hemiface/shape.h>
#include <hemiface/simulate.h>
#include <hemiface/stats.h>
#include <hemiface/version.h>
#include <hemiface/words.h>

#endif

/* review/patience.h - connections that take too long are hung up on
 *
 * The library hangs up on who is silent. Who sends a byte now and then is
 * never silent, and a few of them would hold every connection there is. So a
 * request must be whole within a time, and its answer be taken within another;
 * the work between the two has all the time it needs.
 */
#ifndef HF_REVIEW_PATIENCE_H
#define HF_REVIEW_PATIENCE_H

#include <microhttpd.h>

/** All connections there are. */
typedef struct patience patience;

/** For so many connections at most. NULL: no memory. */
patience *patience_new(size_t connections);
void patience_free(patience *p);

/** An MHD_NotifyConnectionCallback; data is the patience. */
void patience_notify(void *data, struct MHD_Connection *c, void **place,
                     enum MHD_ConnectionNotificationCode what);
/** The request is whole and work begins: no limit. */
void patience_work(patience *p, struct MHD_Connection *c);
/** The answer is to be taken now. */
void patience_send(patience *p, struct MHD_Connection *c);
/** The answer was taken, another request may come. */
void patience_next(patience *p, struct MHD_Connection *c);
/** Hangs up on whom it is time to; to be called now and then. */
void patience_tick(patience *p);

#endif

/* net/net.h - running a .tflite network
 *
 * A net (weights, prepared once) is read-only after loading and may be shared
 * by threads; each thread brings its own space (working memory).
 */
#ifndef HF_NET_NET_H
#define HF_NET_NET_H

#include <stddef.h>
#include <hemiface/error.h>
#include "net/kernel.h"

struct hf_net;
struct hf_net_space;

/** Prepares the net of a .tflite file in memory. The bytes are not needed
 *  afterwards and need not be trusted: a damaged file gives an error, never
 *  an access outside it. name stands for the file in errors.
 *  HF_E_FORMAT, HF_E_CORRUPT, HF_E_UNSUPPORTED, HF_E_MEMORY. */
HF_CHECKED hf_status hf_net_load(struct hf_net **out, const void *bytes,
                                 size_t count, const char *name,
                                 hf_error *error);
/** Frees a net; its spaces first. NULL is fine. */
void hf_net_free(struct hf_net *net);

/** Numbers the net's one input takes. */
size_t hf_net_input_size(const struct hf_net *net);
/** Outputs, in the file's order, and numbers in one of them. */
size_t hf_net_output_count(const struct hf_net *net);
size_t hf_net_output_size(const struct hf_net *net, size_t output);

/** Runs the net on other kernels than the best ones (tests, benches). Call
 *  before sharing it. */
void hf_net_use(struct hf_net *net, const struct hf_kernels *kernels);

/** Working memory for a net, which must outlive it. HF_E_MEMORY. */
HF_CHECKED hf_status hf_net_space_new(struct hf_net_space **out,
                                      const struct hf_net *net,
                                      hf_error *error);
/** Frees it. NULL is fine. */
void hf_net_space_free(struct hf_net_space *space);

/** Where the input goes: picture rows, channels innermost. Fill all of it
 *  before every run: running overwrites it. Borrowed. */
float *hf_net_input(struct hf_net_space *space);
/** Computes the outputs. */
void hf_net_run(struct hf_net_space *space);
/** An output of the last run, borrowed until the next one. */
const float *hf_net_output(const struct hf_net_space *space, size_t output);

#endif

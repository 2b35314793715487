# hemiface: build, test, install. Works bare: no configure step.
# `make help` lists the targets. Variables a caller may set: CC, CFLAGS,
# LDFLAGS, PREFIX (and BINDIR, LIBDIR ... below), DESTDIR, RPATH, BUILD, SAN=1
# (address and undefined sanitizers) or SAN=thread, WERROR=1 (warnings are
# errors).

.DEFAULT_GOAL := all
SHELL := /bin/sh

VERSION := $(shell sed -n 's/^.define HF_VERSION_STRING "\(.*\)"/\1/p' \
             lib/hemiface/version.h)
SOVERSION := $(word 1,$(subst ., ,$(VERSION)))

PREFIX ?= /usr/local
BINDIR ?= $(PREFIX)/bin
LIBDIR ?= $(PREFIX)/lib
INCLUDEDIR ?= $(PREFIX)/include
MANDIR ?= $(PREFIX)/share/man
DOCDIR ?= $(PREFIX)/share/doc/hemiface
EXAMPLEDIR ?= $(DOCDIR)/examples
BASHDIR ?= $(PREFIX)/share/bash-completion/completions
ZSHDIR ?= $(PREFIX)/share/zsh/site-functions
FISHDIR ?= $(PREFIX)/share/fish/vendor_completions.d
BUILD ?= build

# Where tools look for the library: beside them, in the build folder as after
# installation, wherever both are put. `RPATH=` leaves it to the loader's own
# folders, as distributions want it.
LIB_FROM_BIN := $(or $(shell realpath -m --relative-to='$(BINDIR)' \
                  '$(LIBDIR)' 2>/dev/null),../lib)
RPATH ?= $$ORIGIN/../lib$(if $(filter-out \
           ../lib,$(LIB_FROM_BIN)),:$$ORIGIN/$(LIB_FROM_BIN))

# ---------------------------------------------------------------- packages
# Debian and Ubuntu names; other systems: install their equivalents.
DEB_BUILD := gcc pkg-config libjpeg-dev libpng-dev libgsl-dev \
             libjansson-dev libexif-dev liblcms2-dev libunistring-dev \
             libheif-dev libde265-dev libcairo2-dev libcsv-dev \
             libssl-dev libmicrohttpd-dev libseccomp-dev
DEB_TEST := libcmocka-dev libjpeg-turbo-progs mandoc parallel libxml2-utils \
            poppler-utils libheif-examples
# make test-slurm runs with slurm-wlm and munge, and skips without.

# pkg-config is asked when a recipe first needs it, not when make starts, so
# that `make deps demo` can install it first; the answer is then kept.
# The third argument is what goes with it.
ask = $(eval $(1) := $(shell pkg-config $(2)) $(3))$($(1))
CORE_PKGS := libjpeg libpng gsl jansson libexif lcms2
# HEIC is read if libheif and libde265 are here; `make HEIF=` builds without.
HEIF = $(eval HEIF := $(shell pkg-config --exists 'libheif >= 1.13' libde265 && \
         echo libheif libde265))$(HEIF)
CORE_CFLAGS = $(call ask,CORE_CFLAGS,--cflags $(CORE_PKGS))
HEIF_CFLAGS = $(if $(HEIF),$(call ask,HEIF_CFLAGS,--cflags $(HEIF),-DHF_HAVE_HEIF))
# libunistring has no pkg-config file.
CORE_LIBS = $(call ask,CORE_LIBS,--libs $(CORE_PKGS) $(HEIF),-lunistring \
              -lpthread -lm)
DRAW_CFLAGS = $(call ask,DRAW_CFLAGS,--cflags cairo)
DRAW_LIBS = $(call ask,DRAW_LIBS,--libs cairo)
CRYPTO_LIBS = $(call ask,CRYPTO_LIBS,--libs libcrypto)
HTTP_LIBS = $(call ask,HTTP_LIBS,--libs libmicrohttpd)
# libcsv has no pkg-config file; only tools that read tables are linked to it.
CSV_LIBS := -lcsv
# Without libseccomp the tools are built all the same, less contained.
SECCOMP_CFLAGS = $(call ask,SECCOMP_CFLAGS,--cflags libseccomp 2>/dev/null \
  && echo -DHF_HAVE_SECCOMP)
SECCOMP_LIBS = $(call ask,SECCOMP_LIBS,--libs libseccomp 2>/dev/null)
TEST_CFLAGS = $(call ask,TEST_CFLAGS,--cflags cmocka)
TEST_LIBS = $(call ask,TEST_LIBS,--libs cmocka)

# ------------------------------------------------------------------- flags
CFLAGS ?= -O2 -g
WARN := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes \
        -Wmissing-prototypes -Wpointer-arith -Wwrite-strings
ifdef WERROR
WARN += -Werror
endif
ifeq ($(SAN),fuzzer)
# clang only: instrumented for libFuzzer, which is linked to fuzz-readers.
SANFLAGS := -fsanitize=fuzzer-no-link,address,undefined \
            -fno-sanitize-recover=undefined -fno-omit-frame-pointer
else ifeq ($(SAN),thread)
SANFLAGS := -fsanitize=thread -fno-omit-frame-pointer
else ifdef SAN
SANFLAGS := -fsanitize=address,undefined -fno-sanitize-recover=undefined \
            -fno-omit-frame-pointer
endif
# No contraction of a*b+c: a number must not depend on the compiler.
BASE := -std=c11 -D_POSIX_C_SOURCE=200809L -Ilib -I. -ffp-contract=off \
        -fvisibility=hidden $(WARN) $(SANFLAGS)
# The same sources give the same bytes, whatever folder they lie in.
SAME := -ffile-prefix-map=$(CURDIR)=.
# FILE_CFLAGS are a file's own: CFLAGS of the command line would hide theirs.
COMPILE = $(CC) $(BASE) $(CPPFLAGS) $(CFLAGS) $(FILE_CFLAGS) $(SAME) -MMD -MP
LINK = $(CC) $(SANFLAGS) $(CFLAGS) $(SAME) $(LDFLAGS) -Wl,--as-needed

# ----------------------------------------------------------------- sources
LIB_DIRS := base image net detect face measure parity custom grade outcome \
            simulate stats
LIB_SRC := $(sort $(foreach d,$(LIB_DIRS),$(wildcard lib/$(d)/*.c)))
RENDER_SRC := $(sort $(wildcard lib/render/*.c))
# What tools share; rooms that are one tool's own follow.
CLI_ROOMS := cage cli photo manifest show figure cohort stats agree
CLI_SRC := $(sort $(foreach r,$(CLI_ROOMS),$(wildcard cmd/$(r)/*.c)))
BATCH_SRC := $(sort $(wildcard cmd/batch/*.c))
REVIEW_SRC := $(sort $(wildcard cmd/review/*.c))
REPORT_SRC := $(sort $(wildcard cmd/report/*.c))
TOOL_SRC := $(sort $(wildcard cmd/hemiface*.c))
PATIENT_SRC := $(sort $(wildcard tools/patient/*.c))
TRAIN_SRC := $(sort $(wildcard tools/train/*.c))
TEST_SRC := $(sort $(wildcard tests/*/test_*.c))
TEST_HELP_SRC := $(sort $(wildcard tests/support/*.c))
BENCH_SRC := $(sort $(wildcard tests/bench/*.c))
# Readers to be fuzzed; the rest of the folder are programs around them.
FUZZ_SRC := $(sort $(filter-out %/entry.c %/seeds.c %/seed_net.c %/test_replay.c, \
              $(wildcard tests/fuzz/*.c)))
INJECT_SRC := $(addprefix tests/inject/,driver.c judge.c run.c tree.c watch.c)
ACCURACY_SRC := $(sort $(wildcard tests/bench/accuracy/*.c))

S := $(BUILD)/obj
LIB_OBJ := $(LIB_SRC:%.c=$(S)/%.o)
LIB_PIC := $(LIB_SRC:%.c=$(S)/pic/%.o)
RENDER_OBJ := $(RENDER_SRC:%.c=$(S)/%.o)
CLI_OBJ := $(CLI_SRC:%.c=$(S)/%.o)
BATCH_OBJ := $(BATCH_SRC:%.c=$(S)/%.o)
REVIEW_OBJ := $(REVIEW_SRC:%.c=$(S)/%.o)
REPORT_OBJ := $(REPORT_SRC:%.c=$(S)/%.o)
PATIENT_OBJ := $(PATIENT_SRC:%.c=$(S)/%.o)
TRAIN_OBJ := $(TRAIN_SRC:%.c=$(S)/%.o)
ACCURACY_OBJ := $(ACCURACY_SRC:%.c=$(S)/%.o)
INJECT := $(BUILD)/tests/inject
INJECT_OBJ := $(INJECT_SRC:%.c=$(S)/%.o)
FUZZ_OBJ := $(FUZZ_SRC:%.c=$(S)/%.o)
TEST_HELP_OBJ := $(TEST_HELP_SRC:%.c=$(S)/%.o)

STATIC := $(BUILD)/lib/libhemiface.a
SHARED := $(BUILD)/lib/libhemiface.so
SONAME := libhemiface.so.$(SOVERSION)
RENDER := $(BUILD)/lib/libhemiface-render.a
CLI := $(BUILD)/lib/libhemiface-cli.a
TOOLS := $(TOOL_SRC:cmd/%.c=$(BUILD)/bin/%)
PATIENT := $(if $(PATIENT_SRC),$(BUILD)/bin/draw-patient)
TESTS := $(TEST_SRC:tests/%.c=$(BUILD)/tests/%)
ACCURACY := $(BUILD)/tests/bench/bench_accuracy
# Takes tools over when they decode a photo; a sanitizer would have to be first.
HOSTILE := $(if $(SAN),,$(BUILD)/tests/cage/hostile.so)
BENCHES := $(BENCH_SRC:tests/%.c=$(BUILD)/tests/%) $(ACCURACY)

# With `make deps X` nothing is compiled before deps has finished, -j or not.
FIRST := $(if $(filter deps,$(MAKECMDGOALS)),deps)

# ----------------------------------------------------------------- targets
.PHONY: help deps all demo gallery test test-quick test-r test-slurm check-san \
        check-tsan check-inject check-valgrind check-deb check-repro bench \
        bench-accuracy bench-ablation bench-dlib bench-peers fuzz golden dist \
        install uninstall format lint analysed clean sample man train always

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1\t\2/p' $(MAKEFILE_LIST) | \
	  awk -F'\t' '{printf "%-14s %s\n", $$1, $$2}'

all: $(SHARED) $(STATIC) $(TOOLS) $(PATIENT) ## build the library and the tools

deps: ## install what is missing (Debian, Ubuntu; others: a list)
	@tests/deps $(DEB_BUILD) $(DEB_TEST)

demo: all ## compare the sample patient before and after surgery
	@tests/demo $(BUILD)

# FACES="folder" adds every picture that its photos can have; without it those
# in ../shared/faces/composite, if they are here.
gallery: all ## an example of every picture in build/gallery: FACES=folder
	@tests/gallery $(BUILD) "$(FACES)"

test: all $(TESTS) $(BENCHES) $(HOSTILE) $(INJECT)/driver $(INJECT)/preload.so ## build and run every test
	@tests/run $(BUILD)

test-quick: all ## the golden cases and what needs no compiler: a minute
	@tests/run $(BUILD) quick

test-r: ## the reference values of lib/stats, made anew by R if it is here
	@tests/stats/reference.sh

test-slurm: all ## hemiface-batch(1)'s job array under a real Slurm, if it is here
	@tests/cmd/slurm.sh $(BUILD)

check-san: ## the tests under address and undefined-behaviour sanitizers
	HEMIFACE_QUICK=1 $(MAKE) BUILD=$(BUILD)/san SAN=1 CFLAGS="-O1 -g" test

check-tsan: ## the threads of batch under the thread sanitizer
	$(MAKE) BUILD=$(BUILD)/tsan SAN=thread all
	PATH="$(abspath $(BUILD)/tsan/bin):$$PATH" HEMIFACE_PATIENTS=8 \
	  TSAN_OPTIONS="halt_on_error=1 exitcode=66" tests/cmd/test_batch.sh

# Those that take minutes together on a quiet core: every reader's, the small
# ones of networks, measures and grades. Photographs and statistics take hours.
VALGRIND := $(addprefix $(BUILD)/tests/, \
  base/test_fail base/test_file base/test_number base/test_sha256 \
  face/test_face face/test_json face/test_landmarks \
  face/test_landmarks_damage face/test_pts face/test_quality \
  face/test_scheme image/test_image image/test_png image/test_jpeg \
  image/test_write net/test_flat net/test_layers detect/test_shape \
  detect/test_shape_files custom/test_errors custom/test_values \
  custom/test_set measure/test_frame measure/test_static \
  measure/test_lacking grade/test_items grade/test_missing \
  outcome/test_visit simulate/test_parse stats/test_ranks \
  fuzz/test_replay)
check-valgrind: $(VALGRIND) ## the library's tests under valgrind: a subset
	@tests/valgrind $(VALGRIND)

# ONLY names one run of tests/inject/run's table, KINDS what fails in it, MEMORY
# which allocations (every, N, paths, paths/N), JOBS how many runs go at a time.
# Leaks count, in the tools and what they call, with
# make check-inject BUILD=build/san SAN=1 CFLAGS="-O1 -g" MEMORY=paths
# where a run takes some ten times as long; but for draw and report: leaks that
# are fontconfig's own are told by calls which are not seen there. The whole
# table takes the better part of an hour of two cores.
check-inject: all $(INJECT)/driver $(INJECT)/preload.so ## every failing allocation and write
	@ONLY="$(ONLY)" KINDS="$(KINDS)" MEMORY="$(MEMORY)" JOBS="$(JOBS)" \
	  tests/inject/run $(BUILD) all

check-deb: ## Debian packages built, linted, tried in a chroot, removed
	@tests/deb $(BUILD) || [ $$? -eq 77 ]

check-repro: ## two builds in other folders, other times: the same bytes
	@tests/repro $(BUILD)

bench: all $(BENCHES) ## speed and accuracy, as ratios and millimetres
	@tests/bench/run $(BUILD)

# FOLDS: models of `make train` made without the people they are tried on;
# empty for people that data/models/refinement.bin was not made from. EVERY=1
# moves every person's face, not every fourth one's.
FOLDS ?= $(BUILD)/train
bench-accuracy: $(ACCURACY) ## tell the truth about the measures: FACES=folder
	@$< $(if $(EVERY),--every=$(EVERY)) --csv=$(BUILD)/accuracy.csv "$(FACES)" $(FOLDS)

# ROWS="people=0.5 ..." picks rows; see tests/bench/README.md.
bench-ablation: $(ACCURACY) $(BUILD)/bin/train ## what limits accuracy: FACES=folder
	@tests/bench/ablation $(BUILD) "$(FACES)"

bench-dlib: $(BUILD)/tests/bench/bench_shape ## our points by dlib's models against dlib's: FACES=folder
	@tests/bench/dlib $(BUILD) "$(FACES)"

# Rounds: PEER_ROUNDS; photos of one's own: PHOTOS="a.jpg b.jpg".
bench-peers: all $(BENCHES) ## speed beside dlib and MediaPipe, on the same photos
	@tests/bench/peers $(BUILD) $(PHOTOS)

fuzz: ## fuzz readers, all or one: make fuzz TARGET=... SECONDS=60
	@MAKE="$(MAKE)" nice -n 10 tests/fuzz/run $(BUILD) "$(TARGET)" "$(SECONDS)"

golden: all $(TESTS) ## rewrite the expected outputs of the tools for review
	@HEMIFACE_GOLDEN=write tests/run $(BUILD) golden
	@git --no-pager diff --stat -- tests

man: all ## assemble manual pages and completions from the option tables
	@tests/man $(BUILD) man
	@tests/completions $(BUILD) completions

sample: all ## draw the sample patient anew into data/sample
	@tests/sample $(BUILD)

train: $(BUILD)/bin/train $(PATIENT) ## make data/models/refinement.bin: FACES=folder
	@rm -rf $(BUILD)/train/drawn
	@mkdir -p $(BUILD)/train/drawn
	tools/train/cohort $(BUILD)/bin/draw-patient $(BUILD)/train/drawn
	$< "$(FACES)" data/models/refinement.bin $(BUILD)/train

format: ## lay out every C file by .clang-format
	clang-format -i $$(git ls-files '*.c' '*.h')

# What is analysed: every C file there is, the tests' too. The commands are
# asked for with make -n.
analysed: $(patsubst %.c,$(S)/%.o,$(sort $(wildcard lib/*/*.c cmd/*.c cmd/*/*.c \
  tools/*/*.c tests/*/*.c tests/*/*/*.c)))

lint: ## layout, include rules, man pages, static analysis
	@MAKE="$(MAKE)" tests/lint/run $(BUILD)

# The same archive for everyone: no times but the commit's, no names. Two steps,
# so that without git there is no empty archive.
DIST := $(BUILD)/hemiface-$(VERSION).tar
dist: ## the source as build/hemiface-VERSION.tar.gz, from the last commit
	@mkdir -p $(BUILD)
	git archive --prefix=hemiface-$(VERSION)/ -o $(DIST) HEAD || \
	  { rm -f $(DIST); exit 1; }
	gzip -fn9 $(DIST)

clean: ## remove what was built
	rm -rf $(BUILD)

# ------------------------------------------------------------------- build
# V=1 shows the commands instead of their names.
Q := $(if $(V),,@)
say = $(if $(V),@:,@echo "  $(1)")
.SECONDARY:

$(S)/pic/%.o: %.c | $(FIRST)
	@mkdir -p $(@D)
	$(call say,CC pic $<)
	$(Q)$(COMPILE) $(CORE_CFLAGS) -fPIC -c $< -o $@

$(S)/lib/render/%.o $(S)/cmd/%.o $(S)/tools/%.o: XCFLAGS = $(DRAW_CFLAGS)
$(S)/cmd/cage/seccomp.o: XCFLAGS = $(SECCOMP_CFLAGS)
$(S)/tools/train/%.o: XCFLAGS = -Itools/train -O3
$(S)/tests/%.o: XCFLAGS = $(TEST_CFLAGS) $(DRAW_CFLAGS) $(HEIF_CFLAGS) -I. \
  -DHF_TEST_SOURCE=\"$(CURDIR)\"
$(S)/%.o: %.c | $(FIRST)
	@mkdir -p $(@D)
	$(call say,CC $<)
	$(Q)$(COMPILE) $(CORE_CFLAGS) $(XCFLAGS) -c $< -o $@

# What heif.c was compiled with: it is made anew when that changes.
$(S)/heif: always | $(FIRST)
	@mkdir -p $(@D)
	@echo '$(HEIF_CFLAGS)' | cmp -s - $@ || echo '$(HEIF_CFLAGS)' > $@
HEIF_OBJ := $(foreach o,lib/image/heif.o lib/image/hevc.o lib/detect/features.o,$(S)/$(o) $(S)/pic/$(o))
$(HEIF_OBJ) $(S)/tests/support/heic.o: $(S)/heif
$(HEIF_OBJ): FILE_CFLAGS = $(HEIF_CFLAGS)

# Kernels for processors that have AVX2 and FMA; chosen when the program runs.
ifneq ($(filter x86_64% amd64%,$(shell $(CC) -dumpmachine 2>/dev/null || \
  uname -m)),)
$(S)/lib/net/kernel_avx2.o $(S)/pic/lib/net/kernel_avx2.o \
$(S)/lib/detect/walk_avx2.o $(S)/pic/lib/detect/walk_avx2.o \
$(S)/lib/detect/fold_avx2.o $(S)/pic/lib/detect/fold_avx2.o \
$(S)/lib/detect/maps_avx2.o $(S)/pic/lib/detect/maps_avx2.o: \
  CFLAGS += -mavx2 -mfma
endif
ifneq ($(filter x86_64% amd64%,$(shell $(CC) -dumpmachine 2>/dev/null || \
  uname -m)),)
$(S)/lib/net/kernel_avx512.o $(S)/pic/lib/net/kernel_avx512.o \
$(S)/lib/detect/walk_avx512.o $(S)/pic/lib/detect/walk_avx512.o \
$(S)/lib/detect/fold_avx512.o $(S)/pic/lib/detect/fold_avx512.o \
$(S)/lib/detect/maps_avx512.o $(S)/pic/lib/detect/maps_avx512.o: \
  CFLAGS += -mavx512f -mavx512vl -mavx512bw -mavx512dq -mavx2 -mfma
endif
# The embedded files are inputs the compiler's dependency list does not see.
$(S)/lib/detect/models.o $(S)/pic/lib/detect/models.o: \
  $(wildcard data/models/*.tflite data/models/*.bin)
$(S)/cmd/review/page.o: $(wildcard cmd/review/page/*)

$(STATIC): $(LIB_OBJ)
$(RENDER): $(RENDER_OBJ)
$(CLI): $(CLI_OBJ)
$(BUILD)/lib/%.a:
	@mkdir -p $(@D)
	@rm -f $@
	$(call say,AR $@)
	$(Q)$(AR) rcsD $@ $^

$(SHARED): $(LIB_PIC) lib/hemiface.map
	@mkdir -p $(@D)
	$(call say,LINK $@)
	$(Q)$(LINK) -shared -Wl,-soname,$(SONAME) \
	  -Wl,--version-script=lib/hemiface.map -Wl,-z,defs -o $@.$(VERSION) \
	  $(LIB_PIC) $(CORE_LIBS)
	$(Q)ln -sf $(@F).$(VERSION) $(@D)/$(SONAME)
	$(Q)ln -sf $(SONAME) $@

$(BUILD)/bin/hemiface-agree $(BUILD)/bin/hemiface-stats: XLIBS = $(CSV_LIBS)
# Tools see the library through its public headers only, so they link to the
# shared one. Another RPATH than that of the last build links them anew.
LOOK = $(RPATH:%='-Wl,-rpath,%')
$(BUILD)/rpath: FORCE
	@mkdir -p $(@D)
	@echo '$(RPATH)' | cmp -s - $@ || echo '$(RPATH)' >$@
.PHONY: FORCE
$(TOOLS): $(BUILD)/rpath
$(BUILD)/bin/%: $(S)/cmd/%.o $(CLI) $(RENDER) $(SHARED)
	@mkdir -p $(@D)
	$(call say,LINK $@)
	$(Q)$(LINK) -o $@ $< $(CLI) $(RENDER) -L$(BUILD)/lib -lhemiface \
	  $(LOOK) $(XLIBS) $(SECCOMP_LIBS) $(DRAW_LIBS) $(CORE_LIBS)

# libcsv has no pkg-config file.
$(BUILD)/bin/hemiface-batch: $(S)/cmd/hemiface-batch.o $(BATCH_OBJ) $(CLI) \
  $(RENDER) $(SHARED)
	@mkdir -p $(@D)
	$(call say,LINK $@)
	$(Q)$(LINK) -o $@ $< $(BATCH_OBJ) $(CLI) $(RENDER) -L$(BUILD)/lib \
	  -lhemiface $(LOOK) -lcsv $(CRYPTO_LIBS) $(SECCOMP_LIBS) \
	  $(DRAW_LIBS) $(CORE_LIBS)

$(BUILD)/bin/hemiface-report: $(S)/cmd/hemiface-report.o $(REPORT_OBJ) $(CLI) \
  $(RENDER) $(SHARED)
	@mkdir -p $(@D)
	$(call say,LINK $@)
	$(Q)$(LINK) -o $@ $< $(REPORT_OBJ) $(CLI) $(RENDER) -L$(BUILD)/lib \
	  -lhemiface $(LOOK) $(CSV_LIBS) $(SECCOMP_LIBS) $(DRAW_LIBS) \
	  $(CORE_LIBS)

$(BUILD)/bin/hemiface-review: $(S)/cmd/hemiface-review.o $(REVIEW_OBJ) $(CLI) \
  $(RENDER) $(SHARED)
	@mkdir -p $(@D)
	$(call say,LINK $@)
	$(Q)$(LINK) -o $@ $< $(REVIEW_OBJ) $(CLI) $(RENDER) -L$(BUILD)/lib \
	  -lhemiface $(LOOK) $(CSV_LIBS) \
	  $(HTTP_LIBS) $(SECCOMP_LIBS) $(DRAW_LIBS) $(CORE_LIBS)

$(BUILD)/bin/draw-patient: $(PATIENT_OBJ)
	@mkdir -p $(@D)
	$(call say,LINK $@)
	$(Q)$(LINK) -o $@ $(PATIENT_OBJ) $(DRAW_LIBS) $(CORE_LIBS)

$(BUILD)/bin/train: $(TRAIN_OBJ) $(STATIC)
	@mkdir -p $(@D)
	$(LINK) -o $@ $(TRAIN_OBJ) $(STATIC) $(CORE_LIBS)

$(ACCURACY): $(ACCURACY_OBJ)
$(filter $(BUILD)/tests/train/%,$(TESTS)): \
  $(filter-out %/main.o,$(TRAIN_OBJ))
$(filter $(BUILD)/tests/report/%,$(TESTS)): $(REPORT_OBJ)
$(BUILD)/tests/review/test_save_memory: \
  $(addprefix $(S)/cmd/review/,save_read.o merge.o)
$(filter $(BUILD)/tests/fuzz/%,$(TESTS)): $(FUZZ_OBJ) $(BATCH_OBJ) \
  $(REVIEW_OBJ)
$(filter $(BUILD)/tests/fuzz/%,$(TESTS)): XLIBS = $(CRYPTO_LIBS) -lz \
  $(HTTP_LIBS)
# Only calls from objects that are linked in are wrapped: ours.
WRAPPED := malloc calloc realloc strdup realpath free
$(INJECT)/test_memory: $(S)/tests/fuzz/seed_net.o \
  $(addprefix $(S)/tests/inject/,wrap.o paths.o)
$(INJECT)/test_memory: XLIBS = $(WRAPPED:%=-Wl,--wrap=%)
$(TESTS) $(filter-out $(ACCURACY),$(BENCHES)): $(BUILD)/tests/%: \
  $(S)/tests/%.o
$(TESTS) $(BENCHES): $(TEST_HELP_OBJ) $(CLI) $(RENDER) $(STATIC)
	@mkdir -p $(@D)
	$(call say,LINK $@)
	$(Q)$(LINK) -o $@ $(filter %.o,$^) $(CLI) $(RENDER) $(STATIC) \
	  $(TEST_LIBS) $(CSV_LIBS) $(XLIBS) $(SECCOMP_LIBS) $(DRAW_LIBS) \
	  $(CORE_LIBS)

$(BUILD)/tests/cage/hostile.so: tests/cage/hostile.c
	@mkdir -p $(@D)
	$(call say,CC $<)
	$(Q)$(CC) $(BASE) $(CPPFLAGS) $(CFLAGS) -fvisibility=default -fPIC -shared \
	  -o $@ $<

# What lets allocations and system calls fail; the driver is no program of ours
# and the library stands before those that are.
$(INJECT)/preload.so: $(addprefix tests/inject/,serve.c preload.c paths.c ask.c \
  inject.h)
	@mkdir -p $(@D)
	$(call say,LINK $@)
	$(Q)$(CC) $(filter-out $(SANFLAGS),$(BASE)) $(CFLAGS) -fPIC -shared \
	  -o $@ $(filter %.c,$^) -ldl
$(INJECT)/driver: $(INJECT_OBJ) $(STATIC)
	@mkdir -p $(@D)
	$(call say,LINK $@)
	$(Q)$(LINK) -o $@ $(INJECT_OBJ) $(STATIC) $(CORE_LIBS)

# Inputs to begin with, and every reader behind libFuzzer's main (CC=clang
# SAN=fuzzer); see tests/fuzz/run.
$(BUILD)/bin/fuzz-seeds: $(S)/tests/fuzz/seeds.o $(S)/tests/fuzz/seed_net.o \
  $(TEST_HELP_OBJ) $(STATIC)
	@mkdir -p $(@D)
	$(call say,LINK $@)
	$(Q)$(LINK) -o $@ $^ $(TEST_LIBS) $(CORE_LIBS)

$(BUILD)/bin/fuzz-readers: $(S)/tests/fuzz/entry.o $(FUZZ_OBJ) $(BATCH_OBJ) \
  $(REVIEW_OBJ) $(S)/tests/support/http.o $(CLI) $(RENDER) $(STATIC)
	@mkdir -p $(@D)
	$(call say,LINK $@)
	$(Q)$(LINK) -fsanitize=fuzzer -o $@ $^ $(CSV_LIBS) $(CRYPTO_LIBS) \
	  -lz $(HTTP_LIBS) $(SECCOMP_LIBS) $(DRAW_LIBS) $(CORE_LIBS)

# ----------------------------------------------------------------- install
MAN_PAGES := $(sort $(wildcard man/*.[1-9]))
VERBS := $(filter hemiface-%,$(TOOL_SRC:cmd/%.c=%))
DOCS := README.md NEWS.md LICENSE data/models/LICENSE-APACHE-2.0
SAMPLE_FILES := $(sort $(wildcard data/sample/*.* data/sample/*/*.jpg) \
                  data/example.measures)
# $(call put,MODE,FILES,FOLDER)
put = install -d -m 755 '$(DESTDIR)$(3)' && \
      install -m $(1) $(2) '$(DESTDIR)$(3)'

install: all ## install under PREFIX (default /usr/local), honouring DESTDIR
	$(call put,755,$(TOOLS),$(BINDIR))
	$(call put,644,lib/hemiface/*.h,$(INCLUDEDIR)/hemiface)
	$(call put,644,$(STATIC),$(LIBDIR))
	$(call put,755,$(SHARED).$(VERSION),$(LIBDIR))
	ln -sf libhemiface.so.$(VERSION) '$(DESTDIR)$(LIBDIR)/$(SONAME)'
	ln -sf $(SONAME) '$(DESTDIR)$(LIBDIR)/libhemiface.so'
	sed -e 's|@PREFIX@|$(PREFIX)|' -e 's|@VERSION@|$(VERSION)|' \
	  -e 's|@LIBDIR@|$(LIBDIR:$(PREFIX)/%=$${prefix}/%)|' \
	  -e 's|@INCLUDEDIR@|$(INCLUDEDIR:$(PREFIX)/%=$${prefix}/%)|' \
	  -e 's|@PACKAGES@|$(CORE_PKGS)|' -e 's|@HEIF@|$(HEIF:lib%=-l% )|' lib/hemiface.pc.in >$(BUILD)/hemiface.pc
	$(call put,644,$(BUILD)/hemiface.pc,$(LIBDIR)/pkgconfig)
	$(call put,644,$(DOCS),$(DOCDIR))
	install -m 644 data/models/README.md '$(DESTDIR)$(DOCDIR)/models.md'
	set -e; for file in $(SAMPLE_FILES); do \
	  install -D -m 644 $$file '$(DESTDIR)$(EXAMPLEDIR)'/$$file; done
	set -e; for page in $(MAN_PAGES); do \
	  install -D -m 644 $$page \
	    '$(DESTDIR)$(MANDIR)'/man$${page##*.}/$${page#man/}; done
	$(call put,644,completions/hemiface,$(BASHDIR))
	set -e; for tool in $(VERBS); do \
	  ln -sf hemiface '$(DESTDIR)$(BASHDIR)'/$$tool; done
	$(call put,644,completions/_hemiface,$(ZSHDIR))
	$(call put,644,completions/hemiface.fish,$(FISHDIR))
	$(FOUND)

uninstall: ## remove what install put there
	rm -f $(TOOL_SRC:cmd/%.c='$(DESTDIR)$(BINDIR)'/%)
	rm -f '$(DESTDIR)$(LIBDIR)'/libhemiface.a \
	  '$(DESTDIR)$(LIBDIR)'/libhemiface.so \
	  '$(DESTDIR)$(LIBDIR)'/$(SONAME) \
	  '$(DESTDIR)$(LIBDIR)'/libhemiface.so.$(VERSION) \
	  '$(DESTDIR)$(LIBDIR)'/pkgconfig/hemiface.pc
	rm -rf '$(DESTDIR)$(INCLUDEDIR)'/hemiface '$(DESTDIR)$(EXAMPLEDIR)'/data
	rm -f $(patsubst %,'$(DESTDIR)$(DOCDIR)'/%,$(notdir $(DOCS)) models.md)
	set -e; for page in $(MAN_PAGES); do \
	  rm -f '$(DESTDIR)$(MANDIR)'/man$${page##*.}/$${page#man/}; done
	rm -f $(patsubst %,'$(DESTDIR)$(BASHDIR)'/%,hemiface $(VERBS)) '$(DESTDIR)$(ZSHDIR)'/_hemiface \
	  '$(DESTDIR)$(FISHDIR)'/hemiface.fish
	$(EMPTIED)
	$(FOUND)

# Programs that are linked to the library find it at once; into a DESTDIR
# whoever unpacks it does that.
FOUND = @[ -n '$(DESTDIR)' ] || [ "$$(id -u)" != 0 ] || ldconfig || true
# Folders that are empty now, upwards to PREFIX; those the system came with
# stay.
EMPTIED = @for folder in '$(BINDIR)' '$(LIBDIR)/pkgconfig' '$(INCLUDEDIR)' \
  '$(EXAMPLEDIR)' '$(BASHDIR)' '$(ZSHDIR)' '$(FISHDIR)' \
  $(patsubst %,'$(MANDIR)'/man%,$(sort $(subst .,,$(suffix $(MAN_PAGES))))); \
  do case '$(DESTDIR)$(PREFIX)' in /usr | /usr/local) break ;; esac; \
    while case $$folder in '$(PREFIX)'*) ;; *) false ;; esac && \
      rmdir "$(DESTDIR)$$folder" 2>/dev/null; do \
      folder=$${folder%/*}; done; done; true

-include $(shell find $(BUILD)/obj -name '*.d' 2>/dev/null)

#!/bin/sh
# A sample of failures put into two tools: see tests/inject/run, and
# `make check-inject` for all of them.
set -eu

case $(uname -m) in
x86_64 | aarch64) ;;
*) echo "seccomp's notifications are used on x86_64 and aarch64 only" && exit 77 ;;
esac
grep -qs user_notif /proc/sys/kernel/seccomp/actions_avail || {
    echo "this kernel has no seccomp notifications"
    exit 77
}
tests/inject/run "$HEMIFACE_BUILD" quick

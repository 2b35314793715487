#!/bin/sh
# The job array of hemiface-batch(1) under a real Slurm: tests/cmd/slurm.sh BUILD
# (make test-slurm). One node on loopback, with its own munge key, sockets and
# ports in a temporary folder; whatever happens, the daemons are stopped.
# The merged files must be those of the run in one piece, byte by byte.
set -eu

skip() { echo "test-slurm: skipped, $*"; exit 0; }
fail() {
    echo "test-slurm: $*"
    tail -n 20 "$work"/*.log 2>/dev/null || true
    exit 1
}

PATH=$PATH:/usr/sbin:/sbin
for program in munged slurmctld slurmd sbatch squeue scancel scontrol; do
    command -v $program >/dev/null 2>&1 ||
        skip "no $program here (Debian: slurm-wlm, munge)"
done
case ${1:-build} in /*) build=$1 ;; *) build=$(pwd)/${1:-build} ;; esac
SOURCE=$(pwd)
PATH=$build/bin:$PATH
work=$(mktemp -d)
SLURM_CONF=$work/slurm.conf
export SOURCE PATH SLURM_CONF LC_ALL=C

# ---------------------------------------------------------------- daemons
daemons= # their process ids, first started first
start() { # name command...
    name=$1
    shift
    "$@" >"$work/$name.log" 2>&1 &
    daemons="$daemons $!"
}

stop() {
    status=$?
    trap '' INT TERM
    [ -z "$daemons" ] || scancel --quiet --user="$(id -un)" || true
    # Jobs end within KillWait (1 s): their keepers are slurmd's, not ours.
    for _ in 1 2 3 4 5 6 7 8 9 10; do
        [ -n "$(squeue --noheader 2>/dev/null)" ] || break
        sleep 0.5
    done
    for pid in $daemons; do kill "$pid" 2>/dev/null || true; done
    for pid in $daemons; do
        for _ in 1 2 3 4 5 6 7 8 9 10; do
            kill -0 "$pid" 2>/dev/null || break
            sleep 0.5
        done
        kill -9 "$pid" 2>/dev/null || true
        wait "$pid" 2>/dev/null || true
    done
    rm -rf "$work"
    exit $status
}
trap stop EXIT
trap 'exit 1' INT TERM HUP

# Waits for a command to succeed, up to half a minute.
await() { # what command...
    what=$1
    shift
    for _ in $(seq 60); do
        "$@" >/dev/null 2>&1 && return
        sleep 0.5
    done
    fail "$what did not come up"
}

# A port nobody listens on, from an offset of this process on.
free_port() { # offset
    port=$((20000 + ($$ * 7 + $1) % 20000))
    while grep -qi ":$(printf %04X $port) " /proc/net/tcp /proc/net/tcp6 \
        2>/dev/null; do
        port=$((port + 1))
    done
    echo $port
}

mkdir "$work/munge" "$work/state" "$work/spool" "$work/run"
chmod 755 "$work" "$work/munge"
(umask 077 && head -c 128 /dev/urandom >"$work/munge/key")
start munged munged --foreground --key-file="$work/munge/key" \
    --socket="$work/munge/socket" --pid-file="$work/munge/pid" \
    --log-file="$work/munge/log" --seed-file="$work/munge/seed"
await munged munge --socket="$work/munge/socket" --no-input

host=$(hostname)
host=${host%%.*}
# Eight processors are claimed, whatever the machine has, so that parts run
# beside each other. Jobs start as soon as they can, and die within a second.
cat >"$SLURM_CONF" <<END
ClusterName=hemiface
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$(free_port 1)
SlurmdPort=$(free_port 2)
SlurmUser=$(id -un)
SlurmdUser=$(id -un)
AuthType=auth/munge
AuthInfo=socket=$work/munge/socket
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd.pid
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
AccountingStorageType=accounting_storage/none
JobAcctGatherType=jobacct_gather/none
SlurmdParameters=config_overrides
SchedulerParameters=batch_sched_delay=0,sched_interval=2
KillWait=1
MessageTimeout=30
ReturnToService=2
NodeName=$host NodeAddr=127.0.0.1 CPUs=8 State=UNKNOWN
PartitionName=test Nodes=$host Default=YES MaxTime=10 State=UP
END
start slurmctld slurmctld -D
await slurmctld scontrol ping
start slurmd slurmd -D
node_idle() { scontrol show node "$host" | grep -q 'State=IDLE'; }
await "the node" node_idle

# ------------------------------------------------------------------- jobs
# The page's commands, then until the last job has left the queue.
cd "$work/run"
cat >send <<'END'
. "$1"
for _ in $(seq 240); do
    [ -n "$(squeue --noheader)" ] || exit 0
    sleep 0.5
done
squeue
exit 1
END
parts=$("$SOURCE/tests/cmd/in_parts" sbatch sh ./send) || {
    echo "$parts"
    tail -n 5 slurm-*.out
    fail "the job array did not give the run in one piece"
}
# Twenty tasks ran, and the merge after them in a job of its own.
[ "$(echo "$parts" | tail -n 1)" -eq 20 ] || fail "not twenty parts: $parts"
[ "$(ls slurm-*_*.out | wc -l)" -eq 20 ] || fail "not twenty array tasks"
[ "$(ls slurm-*.out | wc -l)" -eq 21 ] || fail "no job that merges"
echo "test-slurm: 20 parts by Slurm $(slurmd -V | cut -d' ' -f2) are the run" \
    "in one piece"

#!/usr/bin/env bash
# Faults at random for hours, under load. See: soak.sh --help
set -euo pipefail

project=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
readonly project

help() {
  cat <<'END'
usage: soak.sh --hours N [--seed S] [--rate R] [--database h2|postgresql] [MAVEN-ARGUMENT...]

Starts a Domain of three app servers with clients who write at all hosts, and does something to it every 20 to 60 seconds, at
random: hosts killed or frozen, links cut, cut one way or slow, the broker ended. Every few minutes the load rests, and what
clients were told is compared with every host, and the hosts with each other. Ends at the first difference; the hosts are
then ended, and their folder stays for a look at it. Prints a line for each fault, and at the end a summary: faults by kind
with median and longest recovery, operations, memory of each host and size of its database at the beginning and at the end.
What cannot be done here is named as skipped.

  --hours N      how long; fractions too: 0.05
  --seed S       seed of faults, pauses and operations; without it a new one, which is printed
  --rate R       operations a second of all clients together (20)
  --database D   where the hosts keep their data: h2 (default) or postgresql

Arguments after these go on to Maven, such as: -o (offline). Exit code: 0 when nothing was lost and all hosts were identical
whenever it was checked, else 1.
END
}

fail() {
  printf 'soak.sh: %s\n' "$*" >&2
  exit 1
}

hours=
declare -a settings=() further=()
while (($# > 0)); do
  case $1 in
    --help | -h) help; exit ;;
    --hours) hours=${2:?--hours needs a number}; shift 2 ;;
    --seed) settings+=("-Difolder.fault.seed=${2:?--seed needs a number}"); shift 2 ;;
    --rate) settings+=("-Difolder.soak.rate=${2:?--rate needs a number}"); shift 2 ;;
    --database)
      case ${2:-} in
        h2 | postgresql) settings+=("-Difolder.grid.database=$2") ;;
        *) fail "--database is h2 or postgresql" ;;
      esac
      shift 2 ;;
    --*) fail "there is no option $1, see: soak.sh --help" ;;
    *) further+=("$1"); shift ;;
  esac
done
[[ $hours =~ ^[0-9]+(\.[0-9]+)?$ ]] || fail "say how long: --hours N, see: soak.sh --help"

cd -- "$project"
rm -rf -- src-test/target/failsafe-reports
result=0
src-test/run-tests.sh -Dtest=NoUnitTest -Dsurefire.failIfNoSpecifiedTests=false \
  -Dit.test=org.ifolder.test.soak.SoakIT -Dfailsafe.failIfNoSpecifiedTests=false \
  -Dsystem.groups=soak -Dsystem.excluded=in-container -Difolder.soak.hours="$hours" "${settings[@]}" "${further[@]}" 2>&1 \
  | grep --line-buffered -E '^soak: |^\[ERROR\]|BUILD' || result=${PIPESTATUS[0]}
exit "$((result == 0 ? 0 : 1))"

#!/usr/bin/env bash
# Does to running hosts what may go wrong, and checks that nothing is lost. See: faults.sh --help
set -euo pipefail

project=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
readonly project
readonly all_results=src-test/target/faults some_results=src-test/target/faults-only

help() {
  cat <<'END'
usage: faults.sh [--only NAMES] [--database h2|postgresql] [--seed N] [MAVEN-ARGUMENT...]
       faults.sh --table

Builds what is missing, starts a Domain of three app servers, and runs one fault after the other under the load of clients
who write at all hosts. After each fault everything that was acknowledged must be on every host, all hosts identical, and
nothing doubled or back that was removed. Prints a line for each fault, and all of them as a Markdown table at the end. What
cannot be done on this machine is named as skipped, with the reason. Expect an hour on two cores, which nothing else should
use meanwhile: clients that cannot send at the planned rate make a fault fail.

  --only NAMES   only these classes, such as FrozenSlaveIT,DamagedLogIT; patterns too: 'Killed*'. Their results go into
                 src-test/target/faults-only; those of the last full run stay
  --database D   where the hosts keep their data: h2 (default) or postgresql
  --seed N       seed of what is done at random; without it a new one, which is printed
  --table        runs nothing: prints the table of the last full run

Arguments after these go on to Maven, such as: -o (offline). The hosts' logs stay in src-test/target/grid-logs, the results
in src-test/target/faults. Exit code: 0 when all faults that ran were survived, else 1.
END
}

fail() {
  printf 'faults.sh: %s\n' "$*" >&2
  exit 1
}

print_table() {
  [[ -f $project/$1/results.md ]] || fail "there are no results yet"
  cat -- "$project/$1/results.md"
}

only='*IT'
results=$all_results
declare -a settings=() further=()
while (($# > 0)); do
  case $1 in
    --help | -h) help; exit ;;
    --table) print_table "$all_results"; exit ;;
    --only) only=${2:?--only needs a name}; results=$some_results; shift 2 ;;
    --database)
      case ${2:-} in
        h2 | postgresql) settings+=("-Difolder.grid.database=$2") ;;
        *) fail "--database is h2 or postgresql" ;;
      esac
      shift 2 ;;
    --seed) settings+=("-Difolder.fault.seed=${2:?--seed needs a number}"); shift 2 ;;
    --*) fail "there is no option $1, see: faults.sh --help" ;;
    *) further+=("$1"); shift ;;
  esac
done

cd -- "$project"
rm -rf -- "$results" src-test/target/failsafe-reports
result=0
# No unit tests here; of the rest only the faults.
src-test/run-tests.sh -Dtest=NoUnitTest -Dsurefire.failIfNoSpecifiedTests=false \
  -Dit.test="org.ifolder.test.fault.${only//,/,org.ifolder.test.fault.}" -Dfailsafe.failIfNoSpecifiedTests=false \
  -Dsystem.groups=fault -Dsystem.excluded=in-container -Difolder.fault.results="$project/$results" "${settings[@]}" "${further[@]}" 2>&1 \
  | grep --line-buffered -E '^(fault|soak): |^\[ERROR\]|BUILD|Tests run:.*-- in ' || result=${PIPESTATUS[0]}
print_table "$results"
exit "$((result == 0 ? 0 : 1))"

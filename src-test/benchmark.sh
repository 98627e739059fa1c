#!/usr/bin/env bash
# What replication costs, beside its peers. See: benchmark.sh --help
set -euo pipefail

project=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
readonly project
readonly results=src-test/target/benchmark
readonly -A classes=([a]=MembersChangedIT [b]=CatalogChangedIT [k]=KeepingUpIT [c]=LatencyIT [d]=NewSlaveIT [e]=CaughtUpIT [f]=FurtherSlavesIT
  [n]=CountsIT [r]=ReadsIT [s]=ScaleIT)
readonly -a order=(a n b k c d e f r s)

help() {
  cat <<'END'
usage: benchmark.sh [--case LETTERS] [--rounds N] [--members N] [MAVEN-ARGUMENT...]
       benchmark.sh --table

Builds what is missing, starts a Domain of three app servers, each with a PostgreSQL of its own, and its peers with a master
and two slaves each: OpenLDAP (syncrepl), PostgreSQL (logical replication), and the floor: the product's design written by
hand over JDBC. Does the same to all of them, one after the other, in rounds; compares what every slave has with what was
written; prints each figure, and at the end medians and ratios as a Markdown table.

  --case LETTERS  these cases alone, such as a,c; without it all
        a   members changed at the master by 1, 4 and 8 writers, one commit each, until visible on both slaves; and the floor
        n   what a change costs in flushes, transactions, sealed batches and bytes
        b   catalog records changed at a slave, until visible at the master and the other slave; beside a
        k   slaves keep up: applied / committed over 60 s of full writing
        c   latency from commit until visible on both slaves, at 50 changes a second
        d   a new slave gets 100,000 members and 100,000 records of the catalog; its peers' get 10,000 members
        e   a slave catches up with 10,000 changes that it missed
        f   the master's time on the processor for a change, with 0 to 4 slaves
        r   lists of a member's iFolders over HTTPS, with 100,000 members and an iFolder of each
        s   scale: a and c with 1,000, 100,000 and 1,000,000 members; memory of each host
  --rounds N      how often each is measured (3)
  --members N     members in the Domain and its peers (10000)
  --table         runs nothing: prints the table, of the last run of each case

What is not installed is named as skipped. Only ratios within one run mean anything on a machine that is shared. Arguments
after these go on to Maven, such as: -o (offline). Results: src-test/target/benchmark, a table and a file of JSON lines for each case.
END
}

fail() {
  printf 'benchmark.sh: %s\n' "$*" >&2
  exit 1
}

# Cases may be run one by one: the table is of the last run of each.
print_table() {
  local letter
  printf '| case | what | system | median | iFolder divided by it |\n|---|---|---|---|---|\n'
  for letter in "${order[@]}"; do
    [[ ! -f $project/$results/$letter.md ]] || cat -- "$project/$results/$letter.md"
  done
}

cases=a,n,b,k,c,d,e,f,r,s
declare -a settings=() further=()
while (($# > 0)); do
  case $1 in
    --help | -h) help; exit ;;
    --table) print_table; exit ;;
    --case) cases=${2:?--case needs letters}; shift 2 ;;
    --rounds) settings+=("-Difolder.benchmark.rounds=${2:?--rounds needs a number}"); shift 2 ;;
    --members) settings+=("-Difolder.benchmark.members=${2:?--members needs a number}"); shift 2 ;;
    --*) fail "there is no option $1, see: benchmark.sh --help" ;;
    *) further+=("$1"); shift ;;
  esac
done
tests=
for letter in ${cases//,/ }; do
  [[ -n ${classes[$letter]:-} ]] || fail "there is no case $letter, see: benchmark.sh --help"
  tests+=${tests:+,}org.ifolder.benchmark.${classes[$letter]}
done

cd -- "$project"
rm -rf -- src-test/target/failsafe-reports
for letter in ${cases//,/ }; do
  rm -f -- "$results/$letter.md" "$results/$letter.jsonl"
done
result=0
# The servers and this run's own clients are compiled as in production, unlike in the tests.
src-test/run-tests.sh -Dtest=NoUnitTest -Dsurefire.failIfNoSpecifiedTests=false \
  -Dit.test="$tests" -Dfailsafe.failIfNoSpecifiedTests=false -Dsystem.groups=benchmark -Dsystem.excluded=in-container \
  -Dserver.jvm.options='-Xms256m -Xmx768m -XX:+UseSerialGC' -Dtests.jvm.options='-Xmx1g -XX:+UseSerialGC' \
  "${settings[@]}" "${further[@]}" 2>&1 \
  | grep --line-buffered -E '^benchmark: |^\[ERROR\]|^\[INFO\] Tests run:.* -- in|BUILD' || result=${PIPESTATUS[0]}
print_table
exit "$((result == 0 ? 0 : 1))"

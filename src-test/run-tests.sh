#!/usr/bin/env bash
# Runs all tests of the project. See: run-tests.sh --help
set -euo pipefail

project=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
readonly project
readonly java_version=17
readonly jdk_package=openjdk-17-jdk-headless
readonly maven_package=maven
readonly database_package=postgresql

help() {
  cat <<'END'
usage: run-tests.sh [MAVEN-ARGUMENT...]

Installs what the tests need and is missing, then runs: mvn verify. That builds the application and the server, and runs

  unit tests             beside their code; among them the borders between packages, and the protocol in simulation
  in-container tests     the built EAR in WildFly
  system tests           a Domain of three WildFly processes, driven through its API; a shorter round of them with the
                         hosts' data in PostgreSQL

Needed are a JDK (17 or newer), Maven and PostgreSQL; where one is missing, its Debian package is installed, as root or by
sudo: openjdk-17-jdk-headless, maven, postgresql (of which the programs alone are used: no cluster is made or started, but
those of the tests, in their own folders). All else comes through Maven. Servers listen on 127.0.0.1 only, on ports that are free;
they are ended and removed afterwards. Their logs stay in src-test/target/grid-logs.

Arguments go on to Maven, such as: -o (offline), -Dit.test=ImportIT (one class of in-container or system tests),
-DskipITs (neither in-container nor system tests).
END
}

say() {
  printf '%s\n' "$*" >&2
}

fail() {
  printf 'run-tests.sh: %s\n' "$*" >&2
  exit 1
}

# The version of the JDK that Maven will use; nothing when there is none.
jdk_version() {
  local compiler=${JAVA_HOME:+$JAVA_HOME/bin/}javac version
  version=$("$compiler" -version 2>&1) || return 0
  [[ $version =~ ([0-9]+) ]] && printf '%s\n' "${BASH_REMATCH[1]}"
}

declare -a as_root=() # what stands before a command that only root may do

install_packages() {
  say "Installing the Debian packages: $*"
  command -v apt-get >/dev/null || fail "there is no apt-get here: install $* or the like yourself"
  as_root=()
  if ((EUID != 0)); then
    command -v sudo >/dev/null || fail "neither root nor sudo: install the packages $* yourself"
    as_root=(sudo)
  fi
  "${as_root[@]}" apt-get update -q >&2
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@" >&2
}

# Whether PostgreSQL's programs are there, where domain.sh looks for them.
has_postgresql() {
  [[ -n ${IFOLDER_POSTGRESQL_BIN:-} ]] || command -v initdb >/dev/null || compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null
}

# Debian's package makes and starts a cluster unless its configuration, which has to be there first, says otherwise.
install_postgresql() {
  local configuration=/etc/postgresql-common/createcluster.conf
  install_packages postgresql-common
  "${as_root[@]}" sed -i.before-ifolder 's/^#\?create_main_cluster *=.*/create_main_cluster = false/' "$configuration"
  install_packages "$database_package"
  "${as_root[@]}" mv -- "$configuration.before-ifolder" "$configuration"
}

install_missing() {
  local -a missing=()
  local version
  version=$(jdk_version)
  if [[ -n ${JAVA_HOME:-} ]] && ((${version:-0} < java_version)); then
    fail "JAVA_HOME=$JAVA_HOME is no JDK of version $java_version or newer: set another, or none"
  fi
  if ((${version:-0} < java_version)); then missing+=("$jdk_package"); fi
  if ! command -v mvn >/dev/null; then missing+=("$maven_package"); fi
  if ((${#missing[@]} > 0)); then install_packages "${missing[@]}"; fi
  if ! has_postgresql; then install_postgresql; fi
}

for argument in "$@"; do
  if [[ $argument == --help || $argument == -h ]]; then
    help
    exit
  fi
done
install_missing
cd -- "$project"
# On a CI machine, sources that the build would format otherwise are a fault.
exec mvn verify ${CI:+-Dspotless.goal=check} "$@"

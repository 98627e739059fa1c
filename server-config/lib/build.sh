# shellcheck shell=bash disable=SC2154 # variables of the files that are sourced with this one
# The JDK, and what Maven builds: EAR, configured server, domain tool.

readonly project=${server_config%/*}
readonly built_ear=$project/ear/target/ifolder.ear
readonly built_server=$server_config/target/server
readonly built_tool=$server_config/target/domain-tool.jar
readonly java=${JAVA_HOME:+$JAVA_HOME/bin/}java
readonly keytool=${JAVA_HOME:+$JAVA_HOME/bin/}keytool

tool_jar='' # of the domain tool that this run uses

check_java() {
  command -v "$java" >/dev/null || fail "java is missing: install a JDK 17, or set JAVA_HOME"
  command -v "$keytool" >/dev/null || fail "keytool is missing: install a JDK 17, or set JAVA_HOME"
  local version
  version=$("$java" -version 2>&1) || fail "$java does not run"
  if [[ ! $version =~ version\ \"([0-9]+) ]] || ((BASH_REMATCH[1] < 17)); then
    fail "$java is older than 17: install a JDK 17, or set JAVA_HOME"
  fi
}

# tool SUBCOMMAND...: runs the domain tool (Java).
tool() {
  "$java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx256m -jar "$tool_jar" "$@"
}

check_built() {
  [[ -f $built_ear ]] || fail "$built_ear is missing: build it with mvn package"
  [[ -f $built_server/made-from ]] || fail "$built_server is missing: build it with mvn package"
  [[ -f $built_tool ]] || fail "$built_tool is missing: build it with mvn package"
}

build_if_needed() {
  local output
  for output in "$built_ear" "$built_server/made-from" "$built_tool"; do
    if [[ ! -f $output ]] || is_older_than_sources "$output"; then
      build
      return
    fi
  done
}

# is_older_than_sources FILE: whether a source changed after FILE was built.
is_older_than_sources() {
  local source
  shopt -s globstar nullglob
  for source in "$project"/pom.xml "$project"/{ejb,web,ear,server-config}/{pom.xml,src/main/**} \
    "$server_config"/{make-server.xml,configure.cli,jvm.options,logging.properties,modules/**}; do
    [[ ! -f $source || ! $source -nt $1 ]] || return 0
  done
  return 1
}

build() {
  command -v mvn >/dev/null || fail "mvn is missing: install Maven"
  say "Building EAR and server with Maven (the first time it fetches about 400 MB) …"
  local started=$project/ear/target/build-started
  mkdir -p "$project/ear/target"
  touch "$started"
  (umask 022 && cd "$project" && mvn -q -pl ear,server-config -am package -Dmaven.test.skip=true >&2) \
    || fail "the build failed: its messages are above"
  check_built
  # Maven leaves an output that would not change untouched: it is as new as its sources all the same.
  touch -r "$started" "$built_ear" "$built_server/made-from" "$built_tool"
}

# shellcheck shell=bash disable=SC2154 # variables of the files that are sourced with this one
# The PostgreSQL of each host: a cluster of its own in the host's folder, on the loopback address, with one database and one
# role. A process is a cluster's only if it works in the cluster's folder.

readonly database_port=5432 # plus the host's offset
readonly database_role=ifolder
readonly database_start_seconds=120
postgresql_bin='' # where PostgreSQL's programs are

# cluster_of NAME
cluster_of() {
  printf '%s\n' "$folder/hosts/$1/postgresql"
}

has_own_database() {
  [[ -f $folder/hosts/$1/postgresql/PG_VERSION ]]
}

check_has_own_database() {
  check_host_exists "$1"
  has_own_database "$1" || fail "$1 has no PostgreSQL of its own in $folder"
}

# find_postgresql [VERSION]: sets postgresql_bin to PostgreSQL's programs: those of the setting, of the search path, or the
# newest where Debian has them; with VERSION, those of the cluster that is there.
find_postgresql() {
  local version=${1:-} candidate
  local -a candidates=()
  shopt -s nullglob
  if [[ -n ${IFOLDER_POSTGRESQL_BIN:-} ]]; then
    candidates=("$IFOLDER_POSTGRESQL_BIN")
  else
    if candidate=$(command -v initdb); then candidates=("$(dirname -- "$(readlink -f -- "$candidate")")"); fi
    mapfile -t -O "${#candidates[@]}" candidates < <(printf '%s\n' /usr/lib/postgresql/*/bin | sort -rV)
  fi
  for candidate in "${candidates[@]}"; do
    if has_programs "$candidate" && is_version "$candidate" "$version"; then
      postgresql_bin=$candidate
      return
    fi
  done
  fail "PostgreSQL${version:+ $version} is missing: install it, or name the folder of its programs in IFOLDER_POSTGRESQL_BIN"
}

has_programs() {
  [[ -x $1/initdb && -x $1/postgres && -x $1/pg_isready ]]
}

# is_version FOLDER VERSION: whether the programs are of this major version; any will do for none.
is_version() {
  [[ -z $2 || $("$1/postgres" --version) =~ \)\ $2[^0-9] ]]
}

# as_owner COMMAND...: PostgreSQL refuses to run as root; in a user namespace of its own, root's files are nobody's, and it runs.
as_owner() {
  if ((EUID != 0)); then
    "$@"
  else
    unshare --user "$@"
  fi
}

# Before anything is laid out or started.
check_postgresql() {
  find_postgresql
  as_owner true 2>/dev/null \
    || fail "PostgreSQL does not run as root, and this machine allows no user namespaces: run domain.sh as another user"
}

# make_cluster FOLDER PASSWORD: an empty database whose order is that of code points. Only the role can log in, and only by
# its password, which goes through a pipe: a command line could be read by others.
make_cluster() {
  local cluster=$1/postgresql log=$1/log/postgresql-initdb.log
  as_owner "$postgresql_bin/initdb" --pgdata="$cluster" --username=postgres --auth=reject --encoding=UTF8 --locale=C \
    >"$log" 2>&1 || fail "PostgreSQL's initdb failed: $(tail -n 1 -- "$log")"
  cat >>"$cluster/postgresql.conf" <<'END'

# Written by domain.sh. The port is given at the start.
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
password_encryption = scram-sha-256
max_connections = 50
shared_buffers = 64MB
# One file for each day of the week; without statements and values.
logging_collector = on
log_directory = '../log'
log_filename = 'postgresql-%a.log'
log_truncate_on_rotation = on
log_rotation_size = 0
log_min_error_statement = panic
log_error_verbosity = terse
END
  printf 'host %s %s 127.0.0.1/32 scram-sha-256\n' "$database_role" "$database_role" >"$cluster/pg_hba.conf"
  printf '%s\n' "create role $database_role login password '$2';" "create database $database_role owner $database_role;" \
    | as_owner "$postgresql_bin/postgres" --single -c exit_on_error=on -c logging_collector=off -D "$cluster" postgres \
      >>"$log" 2>&1 || fail "PostgreSQL made no database: $(tail -n 1 -- "$log")"
}

# database_port_of NAME
database_port_of() {
  printf '%s\n' $((database_port + $(property_of "$1" jboss.socket.binding.port-offset)))
}

# database_pid_of NAME: prints the first process of a cluster that runs; fails if it does not.
database_pid_of() {
  local cluster pid=''
  cluster=$(cluster_of "$1")
  { read -r pid <"$cluster/postmaster.pid"; } 2>/dev/null || return 1
  [[ $pid =~ ^[0-9]+$ && $(readlink -- "/proc/$pid/cwd") == "$cluster" && $(readlink -- "/proc/$pid/exe") == */postgres ]] \
    || return 1
  printf '%s\n' "$pid"
}

is_database_running() {
  database_pid_of "$1" >/dev/null
}

# Prints all processes of a cluster, one a line.
database_processes_of() {
  local cluster process
  cluster=$(cluster_of "$1")
  for process in /proc/[0-9]*; do
    if [[ $(readlink -- "$process/cwd" 2>/dev/null) == "$cluster" && $(readlink -- "$process/exe" 2>/dev/null) == */postgres ]]; then
      printf '%s\n' "${process#/proc/}"
    fi
  done
}

# start_databases NAME...: starts the clusters that are down, at once, then waits for each.
start_databases() {
  local name
  local -A started=()
  for name in "$@"; do
    if has_own_database "$name" && ! is_database_running "$name"; then
      launch_database "$name"
      started[$name]=$launched
    fi
  done
  for name in "${!started[@]}"; do
    await_database "$name" "${started[$name]}"
  done
}

# launch_database NAME: a process of its own, which a Ctrl-C or the end of the terminal does not reach. Sets launched.
launch_database() {
  local cluster
  cluster=$(cluster_of "$1")
  find_postgresql "$(<"$cluster/PG_VERSION")"
  # A process id that the system gave to another program would keep PostgreSQL from starting.
  [[ -n $(database_processes_of "$1") ]] || rm -f -- "$cluster/postmaster.pid"
  local -a program=("$postgresql_bin/postgres")
  if ((EUID == 0)); then program=(unshare --user "${program[@]}"); fi
  say "$1's database starts."
  launched=$(
    set -m
    nohup "${program[@]}" -D "$cluster" -p "$(database_port_of "$1")" </dev/null \
      >"$folder/hosts/$1/log/postgresql-console.log" 2>&1 &
    printf '%s\n' "$!"
  )
}

# await_database NAME PROCESS
await_database() {
  local begun=$SECONDS port
  port=$(database_port_of "$1")
  until "$postgresql_bin/pg_isready" -q -h 127.0.0.1 -p "$port" -U "$database_role" -d "$database_role"; do
    kill -0 "$2" 2>/dev/null && ((SECONDS - begun < database_start_seconds)) \
      || fail "the database of $1 did not start: see $folder/hosts/$1/log/postgresql-*.log"
    progress "waiting for the database of $1: $((SECONDS - begun)) s"
    sleep 0.2
  done
  progress_done
}

# stop_databases NAME...: asks all to end (PostgreSQL's fast mode), waits, and kills those that did not.
stop_databases() {
  local name pid begun=$SECONDS
  for name in "$@"; do
    if pid=$(database_pid_of "$name"); then kill -INT "$pid" 2>/dev/null || true; fi
  done
  for name in "$@"; do
    while is_database_running "$name" && ((SECONDS - begun < stop_seconds)); do
      progress "waiting for the database of $name to end: $((SECONDS - begun)) s"
      sleep 0.2
    done
    progress_done
    if is_database_running "$name"; then
      say "The database of $name did not end within $stop_seconds seconds."
      kill_database "$name"
    fi
  done
}

# kill_database NAME: SIGKILL to all its processes, as a crash of its machine would; waits until they are gone.
kill_database() {
  local -a processes
  if ! is_database_running "$1"; then
    say "The database of $1 is not running."
    return
  fi
  while mapfile -t processes < <(database_processes_of "$1") && ((${#processes[@]} > 0)); do
    kill -KILL "${processes[@]}" 2>/dev/null || true
    sleep 0.1
  done
  say "The database of $1 was killed."
}

# shellcheck shell=bash
# What --help prints.

show_help() {
  local command=${1:-}
  case $command in
    '') help_all ;;
    up | status | down | add-host | kill | start | kill-database | start-database | logs | sample | destroy) "help_${command//-/_}" ;;
    *) fail "there is no command '$command', see: domain.sh --help" ;;
  esac
}

help_all() {
  cat <<'END'
Lays out, starts and ends the hosts of a Domain on this machine.

usage: domain.sh COMMAND [OPTION...]        domain.sh COMMAND --help

  up             builds what is missing, starts master and slaves, forms the Domain, loads the sample organisation
  status         one line a host: role, addresses, state, position; then whether all hosts have the same records
  down           ends all hosts; their data stays
  add-host NAME  adds a slave to the running Domain
  kill NAME      ends a host at once (SIGKILL), as a crash would
  start NAME     starts a host that is down
  kill-database NAME, start-database NAME
                 ends a host's own PostgreSQL at once, starts it again; the host runs on
  logs NAME      prints the end of a host's log
  sample         writes invented people as LDIF
  destroy        ends all hosts and removes everything

Everything lies in one folder, server-config/.domain, or another given by --dir. Host number i (host0 is the master)
listens on 127.0.0.1 only: API 8443, plain HTTP 8080, private API 7443, broker 5445, management 9990, PostgreSQL 5432; to each
is added 100 times i and the port base.

Environment:
  IFOLDER_JVM_OPTIONS  options of each host's JVM, by default: -Xms128m -Xmx512m -XX:+UseSerialGC
  JAVA_HOME            the JDK to use, by default that of the search path
  IFOLDER_POSTGRESQL_BIN
                       folder of PostgreSQL's programs, by default that of the search path, else the newest of
                       /usr/lib/postgresql/*/bin

Exit codes: 0 done; 1 failed, with one line on standard error; 3 (status) a host did not answer, or not all hosts are
known to have the same records.
END
}

help_up() {
  cat <<'END'
usage: domain.sh up [--slaves N] [--dir D] [--port-base P] [--name NAME] [--database postgresql|h2] [--no-sample]
                    [--no-build] [--no-start] [--timeout S]

Builds EAR and server when they are missing or older than the sources, lays out and starts host0 (the master), host1,
host2, …, creates the Domain, joins the slaves and loads the sample organisation. Run again it keeps all data, starts
what is down, and restarts hosts whose EAR is older than the one built. An interrupted run is completed by the next.

  --slaves N     number of slaves besides the master, up to 9 (2)
  --dir D        folder of the Domain (server-config/.domain)
  --port-base P  added to every port (0)
  --name NAME    name of the Domain (Example)
  --database D   where each host keeps its data: h2, in a file, for trying (default); or postgresql: an installed
                 PostgreSQL, for each host a cluster of its own in its folder
  --no-sample    load no sample organisation
  --no-build     take EAR and server as they were built
  --no-start     lay out folders, settings and keys only
  --timeout S    seconds to wait for each host (300)

The folder holds, readable by its owner alone: administrator, operator (login:password), members (those of the sample),
trust.pem (the hosts' HTTPS certificates, for curl --cacert), hosts/NAME (settings, keys, data and log of a host).
PostgreSQL does not run as root: as root it is started in a user namespace of its own, where the machine allows them.
END
}

help_status() {
  cat <<'END'
usage: domain.sh status [--dir D]

Asks every host and prints one line for each: host, role, public and private address, state, position; then whether all
hosts have the same records, and if not, one line for each host that has not, with the first record that differs.
Exits with 3 when a host did not answer, or when not all hosts are known to have the same records (behind, too).
END
}

help_down() {
  cat <<'END'
usage: domain.sh down [--dir D]

Ends all hosts of the folder, then their databases (SIGTERM, PostgreSQL SIGINT; after 60 seconds SIGKILL, which it says).
Their data stays.
END
}

help_add_host() {
  cat <<'END'
usage: domain.sh add-host NAME [--dir D] [--timeout S]

Lays out one more slave, starts it and joins it to the running Domain. Changes no file of the other hosts and restarts
none of them. NAME: up to 23 of a-z, 0-9 and "-", beginning with a letter. Does only what is missing when NAME is there.
END
}

help_kill() {
  cat <<'END'
usage: domain.sh kill NAME [--dir D]

Ends the host's process with SIGKILL, as a crash would. Its PostgreSQL runs on. Does nothing when it is not running.
END
}

help_start() {
  cat <<'END'
usage: domain.sh start NAME [--dir D] [--timeout S]

Starts a host that is down, its PostgreSQL first, and waits up to S (300) seconds until it answers.
END
}

help_kill_database() {
  cat <<'END'
usage: domain.sh kill-database NAME [--dir D]

Ends all processes of the host's own PostgreSQL with SIGKILL, as a crash would. The host runs on, and refuses what needs
its data.
END
}

help_start_database() {
  cat <<'END'
usage: domain.sh start-database NAME [--dir D]

Starts the host's own PostgreSQL when it is down. A host that runs goes on by itself.
END
}

help_logs() {
  cat <<'END'
usage: domain.sh logs NAME [--follow] [--lines N] [--dir D]

Prints the last N (50) lines of the host's log; with --follow also those to come, until interrupted.
END
}

help_sample() {
  cat <<'END'
usage: domain.sh sample --people N [--seed S] [--from K] [--no-build]

Writes N invented people, and groups of them, as LDIF to standard output. The same seed (1) gives the same people;
--from K begins with person K (1), so that two files have nobody in common.
END
}

help_destroy() {
  cat <<'END'
usage: domain.sh destroy [--yes] [--dir D]

Ends all hosts and removes the folder with all data. Asks first, unless --yes is given.
END
}

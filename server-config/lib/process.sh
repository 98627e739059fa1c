# shellcheck shell=bash disable=SC2154 # variables of the files that are sourced with this one
# The hosts' processes. A process is a host's only if its command line names the host's base folder: a process id that
# the system gave to another program is never touched.

readonly stop_seconds=60
waiting_tool='' # process that waits for a host, while there is one

# pid_of NAME: prints the process of a host that runs; fails if it does not.
pid_of() {
  local home=$folder/hosts/$1 pid='' word
  [[ -f $home/server.pid ]] && read -r pid <"$home/server.pid"
  [[ $pid =~ ^[0-9]+$ && -r /proc/$pid/cmdline ]] || return 1
  local -a words=()
  mapfile -d '' -t words 2>/dev/null <"/proc/$pid/cmdline" || return 1
  for word in "${words[@]}"; do
    if [[ $word == "-Djboss.server.base.dir=$home" ]]; then
      printf '%s\n' "$pid"
      return
    fi
  done
  return 1
}

is_running() {
  pid_of "$1" >/dev/null
}

any_running() {
  local name
  while read -r name; do
    is_running "$name" && return
  done < <(list_hosts)
  return 1
}

# start_all NAME...: starts those that are down, at once, then waits for each.
start_all() {
  check_number timeout "${options[timeout]:=300}" 1 86400
  local name
  start_databases "$@"
  for name in "$@"; do
    if is_running "$name"; then
      say "$name is running."
    else
      prepare_start "$name"
      launch "$name"
    fi
  done
  for name in "$@"; do
    await_ready "$name" "${options[timeout]}"
  done
}

# prepare_start NAME: the configuration is the server's, the same for every host; marks of an earlier run go away.
prepare_start() {
  local home=$folder/hosts/$1
  mkdir -p -- "$home/configuration" "$home/log"
  cp -R -- "$folder/wildfly/standalone/configuration/." "$home/configuration/"
  rm -rf -- "$home/tmp" "$home/data/content" "$home/deployments/ifolder.ear".*
  mkdir -- "$home/tmp"
}

# launch NAME: a process of its own, which a Ctrl-C or the end of the terminal does not reach. It writes its process id
# before it becomes the JVM, so that even an interrupted run leaves no host that nobody knows.
launch() {
  local home=$folder/hosts/$1 wildfly=$folder/wildfly
  local -a jvm_options
  read -r -a jvm_options <<<"${IFOLDER_JVM_OPTIONS:--Xms128m -Xmx512m -XX:+UseSerialGC}"
  say "$1 starts."
  (
    set -m
    # shellcheck disable=SC2016 # expanded by the inner shell
    nohup bash -c 'echo "$$" >"$1.new" && mv -f -- "$1.new" "$1" && shift && exec "$@"' launch "$home/server.pid" \
      "$java" "@$wildfly/bin/jvm.options" "${jvm_options[@]}" \
      "-Djava.io.tmpdir=$home/tmp" \
      "-Djboss.home.dir=$wildfly" \
      "-Djboss.server.base.dir=$home" \
      "-Dorg.jboss.boot.log.file=$home/log/server.log" \
      "-Dlogging.configuration=file:$home/configuration/logging.properties" \
      -jar "$wildfly/jboss-modules.jar" -mp "$wildfly/modules" org.jboss.as.standalone \
      --read-only-server-config=standalone.xml -P "$home/host.properties" \
      </dev/null >"$home/log/console.log" 2>&1 &
  )
}

# await_ready NAME SECONDS: until the host's API answers; fails early when its process ended or refused the EAR.
await_ready() {
  local begun=$SECONDS
  await_pid "$1"
  tool wait --dir "$folder" --host "$1" --timeout "$2" &
  waiting_tool=$!
  while kill -0 "$waiting_tool" 2>/dev/null; do
    progress "waiting for $1: $((SECONDS - begun)) s"
    [[ ! -e $folder/hosts/$1/deployments/ifolder.ear.failed ]] \
      || fail "$1 could not deploy the EAR: see domain.sh logs $1"
    sleep 1
  done
  progress_done
  local result=0
  wait "$waiting_tool" || result=$?
  waiting_tool=''
  ((result == 0)) || fail "$1 is not ready: see domain.sh logs $1, or $folder/hosts/$1/log/console.log"
  say "$1 is ready."
}

# The id is written by the process itself, a moment after it was launched.
await_pid() {
  local attempt
  for ((attempt = 0; attempt < 50; attempt++)); do
    is_running "$1" && return
    sleep 0.1
  done
}

# progress TEXT: one line that is written over on a terminal; elsewhere a line every ten seconds.
progress() {
  if [[ -t 2 ]]; then
    printf '\r%s \033[K' "$1" >&2
  elif ((SECONDS - ${last_progress:-0} >= 10)); then
    last_progress=$SECONDS
    say "$1"
  fi
}

progress_done() {
  [[ ! -t 2 ]] || printf '\r\033[K' >&2
}

# form_domain NAME...: creates the Domain on the master, joins the others, loads the sample organisation.
form_domain() {
  local name
  tool create --dir "$folder" --host "$master" --name "$domain_name" >&2
  for name in "$@"; do
    [[ $name == "$master" ]] || tool join --dir "$folder" --host "$name"
  done
  [[ -n ${options[no-sample]:-} ]] || tool load-sample --dir "$folder"
}

stop_all() {
  local -a running=()
  local name
  while read -r name; do
    is_running "$name" && running+=("$name")
  done < <(list_hosts)
  if ((${#running[@]} == 0)); then
    say "No host is running."
  else
    stop_hosts "${running[@]}"
  fi
  mapfile -t running < <(list_hosts)
  stop_databases "${running[@]}"
}

# stop_hosts NAME...: asks all to end, waits, and ends at once those that did not.
stop_hosts() {
  local name pid begun=$SECONDS
  for name in "$@"; do
    if pid=$(pid_of "$name"); then
      kill -TERM "$pid" 2>/dev/null || true
    fi
  done
  for name in "$@"; do
    while is_running "$name" && ((SECONDS - begun < stop_seconds)); do
      progress "waiting for $name to end: $((SECONDS - begun)) s"
      sleep 0.2
    done
    progress_done
    if is_running "$name"; then
      say "$name did not end within $stop_seconds seconds."
      kill_host "$name"
    else
      rm -f -- "$folder/hosts/$name/server.pid"
      say "$name has ended."
    fi
  done
}

# has_ended PID: whether a process that was killed has closed all that it had open. It forgets its command line before that; and a zombie's last
# thread may still be at it.
has_ended() {
  local tasks state
  tasks=(/proc/"$1"/task/*)
  [[ -e ${tasks[0]} ]] || return 0
  state=$(sed -n 's/^State:\s*\(.\).*/\1/p' "/proc/$1/status" 2>/dev/null) || return 0
  [[ $state == Z && ${#tasks[@]} -eq 1 ]]
}

# kill_host NAME: SIGKILL, and waits until the process is gone.
kill_host() {
  local pid
  if ! pid=$(pid_of "$1"); then
    say "$1 is not running."
    return
  fi
  kill -KILL "$pid" 2>/dev/null || true
  until has_ended "$pid"; do
    sleep 0.1
  done
  rm -f -- "$folder/hosts/$1/server.pid"
  say "$1 was killed."
}

#!/usr/bin/env bash
# Lays out, starts and ends the hosts of a Domain on this machine. Needs bash, coreutils, a JDK (17 or newer) and, to
# build, Maven. See: domain.sh --help
set -euo pipefail
umask 077

server_config=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
readonly server_config

# shellcheck source=server-config/lib/console.sh
source "$server_config/lib/console.sh"
# shellcheck source=server-config/lib/help.sh
source "$server_config/lib/help.sh"
# shellcheck source=server-config/lib/build.sh
source "$server_config/lib/build.sh"
# shellcheck source=server-config/lib/folder.sh
source "$server_config/lib/folder.sh"
# shellcheck source=server-config/lib/host.sh
source "$server_config/lib/host.sh"
# shellcheck source=server-config/lib/process.sh
source "$server_config/lib/process.sh"
# shellcheck source=server-config/lib/database.sh
source "$server_config/lib/database.sh"

command_up() {
  parse_options 'name= slaves= port-base= database= timeout= dir= no-build no-sample no-start' 0 "$@"
  check_java
  open_folder_for_up
  [[ $database != postgresql ]] || check_postgresql
  local -a names
  list_wanted_hosts
  check_ports_of "${names[@]}"
  if [[ -z ${options[no-build]:-} ]]; then build_if_needed; else check_built; fi
  install_build
  lay_out_credentials
  local name
  for name in "${names[@]}"; do
    lay_out_host "$name"
    give_built_ear "$name"
    make_keys "$name"
  done
  write_trust
  if [[ -n ${options[no-start]:-} ]]; then
    for name in "${names[@]}"; do
      is_running "$name" || prepare_start "$name"
    done
    say "The hosts are laid out in $folder and not started."
    return
  fi
  start_all "${names[@]}"
  form_domain "${names[@]}"
  show_status
  printf 'Administrator (login:password): %s\n' "$(<"$folder/administrator")"
}

command_status() {
  parse_options 'dir=' 0 "$@"
  check_java
  open_folder
  tool status --dir "$folder"
}

command_down() {
  parse_options 'dir=' 0 "$@"
  if [[ ! -e $folder/settings ]]; then
    say "There is no Domain in $folder."
    return
  fi
  lock_folder
  stop_all
}

command_add_host() {
  parse_options 'timeout= dir=' 1 "$@"
  check_java
  open_folder
  lock_folder
  local name=${arguments[0]}
  check_host_name "$name"
  read_offsets
  plan_offset "$name"
  [[ $database != postgresql ]] || check_postgresql
  is_running "$master" || fail "the master $master is not running: start it first"
  check_ports_of "$name"
  lay_out_host "$name"
  take_ear_of_master "$name"
  make_keys "$name"
  write_trust
  start_all "$name"
  tool join --dir "$folder" --host "$name"
  show_status
}

# All hosts have just been waited for; that one of them is a change behind is no failure of the command.
show_status() {
  tool status --dir "$folder" || (($? == 3))
}

command_kill() {
  parse_options 'dir=' 1 "$@"
  open_folder
  check_host_exists "${arguments[0]}"
  kill_host "${arguments[0]}"
}

command_start() {
  parse_options 'timeout= dir=' 1 "$@"
  check_java
  open_folder
  lock_folder
  local name=${arguments[0]}
  check_host_exists "$name"
  read_offsets
  check_ports_of "$name"
  make_keys "$name"
  write_trust
  start_all "$name"
}

command_kill_database() {
  parse_options 'dir=' 1 "$@"
  open_folder
  check_has_own_database "${arguments[0]}"
  kill_database "${arguments[0]}"
}

command_start_database() {
  parse_options 'dir=' 1 "$@"
  open_folder
  lock_folder
  local name=${arguments[0]}
  check_has_own_database "$name"
  if is_database_running "$name"; then
    say "The database of $name is running."
  else
    start_databases "$name"
    say "The database of $name is ready."
  fi
}

command_logs() {
  parse_options 'follow lines= dir=' 1 "$@"
  open_folder
  check_host_exists "${arguments[0]}"
  local log=$folder/hosts/${arguments[0]}/log/server.log
  [[ -f $log ]] || fail "${arguments[0]} has no log yet: it was never started"
  check_number lines "${options[lines]:=50}" 0 1000000000
  tail ${options[follow]:+-F} -n "${options[lines]}" -- "$log"
}

command_sample() {
  parse_options 'people= seed= from= no-build' 0 "$@"
  [[ -n ${options[people]:-} ]] || fail "--people N is missing, see: domain.sh sample --help"
  check_number people "${options[people]}" 0 100000000
  check_number seed "${options[seed]:=1}" 0 999999999999
  check_number from "${options[from]:=1}" 1 100000000
  check_java
  if [[ -z ${options[no-build]:-} ]]; then build_if_needed; else check_built; fi
  tool_jar=$built_tool
  tool ldif --people "${options[people]}" --seed "${options[seed]}" --from "${options[from]}"
}

command_destroy() {
  parse_options 'yes dir=' 0 "$@"
  if [[ ! -e $folder ]]; then
    say "There is no Domain in $folder."
    return
  fi
  open_folder
  confirm_destroy
  lock_folder
  stop_all
  remove_folder
}

main() {
  local command=${1:-}
  case $command in
    up | status | down | add-host | kill | start | kill-database | start-database | logs | sample | destroy) shift ;;
    -h | --help | help)
      show_help "${2:-}"
      return
      ;;
    '') fail "name a command, see: domain.sh --help" ;;
    *) fail "there is no command '$command', see: domain.sh --help" ;;
  esac
  local argument
  for argument in "$@"; do
    if [[ $argument == --help || $argument == -h ]]; then
      show_help "$command"
      return
    fi
  done
  current_command=$command
  "command_${command//-/_}" "$@"
}

main "$@"

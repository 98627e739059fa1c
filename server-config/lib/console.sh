# shellcheck shell=bash
# Messages and the command line. Progress and errors go to standard error, results to standard output.

declare -A options=()  # the options given, by name; a switch has the value "yes"
declare -a arguments=() # what is no option
current_command=''

say() {
  printf '%s\n' "$*" >&2
}

fail() {
  printf 'domain.sh: %s\n' "$*" >&2
  exit 1
}

# parse_options ALLOWED COUNT ARGUMENT...
# ALLOWED: names of options, with "=" after those that take a value. COUNT: of arguments that are no options.
# Fills options and arguments, and sets the folder.
parse_options() {
  local allowed=" $1 " count=$2
  shift 2
  while (($# > 0)); do
    if [[ $1 != --* ]]; then
      arguments+=("$1")
      shift
      continue
    fi
    local name=${1#--} value=''
    name=${name%%=*}
    if [[ $allowed == *" $name= "* ]]; then
      if [[ $1 == *=* ]]; then
        value=${1#*=}
      else
        (($# > 1)) || misused "--$name needs a value"
        value=$2
        shift
      fi
      [[ -n $value ]] || misused "--$name needs a value"
    elif [[ $allowed == *" $name "* && $1 != *=* ]]; then
      value=yes
    else
      misused "there is no option '$1'"
    fi
    options[$name]=$value
    shift
  done
  ((${#arguments[@]} == count)) || misused "$count argument(s) expected, ${#arguments[@]} given"
  set_folder "${options[dir]:-$server_config/.domain}"
}

misused() {
  fail "$1, see: domain.sh $current_command --help"
}

# check_number OPTION VALUE LEAST MOST
check_number() {
  if [[ ! $2 =~ ^[0-9]{1,12}$ ]] || ((10#$2 < $3 || 10#$2 > $4)); then
    misused "--$1 must be a number from $3 to $4, not '$2'"
  fi
}

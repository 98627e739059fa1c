# shellcheck shell=bash disable=SC2154,SC2034 # variables of the files that are sourced with this one
# The folder of a Domain: settings, lock, secrets, server and tool. Everything is written beside its place and then
# moved there, so that an interrupted run leaves nothing half written.

readonly folder_mark='# The folder of an iFolder Domain, made by domain.sh.'
readonly master=host0

folder=''    # absolute path
port_base=0
domain_name=''
slaves=0
database=h2   # of the hosts: h2 or postgresql

# set_folder PATH: its characters must be safe in a database URL, a properties file and a server expression.
set_folder() {
  local parent
  parent=$(cd -- "$(dirname -- "$1")" 2>/dev/null && pwd -P) || fail "there is no folder $(dirname -- "$1")"
  folder=${parent%/}/$(basename -- "$1")
  if [[ $folder =~ [^A-Za-z0-9\ ./_+,@-] || $folder == */ || $folder == */.. || $folder == */. ]]; then
    fail "'$folder' cannot be the folder of a Domain: use letters, digits, spaces and . / _ + , @ - only"
  fi
  tool_jar=$folder/tool/domain-tool.jar
}

# Opens the folder of a Domain that exists.
open_folder() {
  [[ -d $folder ]] || fail "there is no Domain in $folder: run domain.sh up"
  is_ours || fail "$folder is no folder of a Domain"
  local key value
  while IFS='=' read -r key value; do
    case $key in
      name) domain_name=$value ;;
      port-base) port_base=$value ;;
      slaves) slaves=$value ;;
      database) database=$value ;;
    esac
  done <"$folder/settings"
}

is_ours() {
  local line=''
  [[ -f $folder/settings ]] && read -r line <"$folder/settings"
  [[ $line == "$folder_mark" ]]
}

# Opens the folder, or makes it; takes over the options of up.
open_folder_for_up() {
  check_number slaves "${options[slaves]:-0}" 0 9
  check_number port-base "${options[port-base]:-0}" 0 55000
  [[ ${options[database]:=} =~ ^(h2|postgresql)?$ ]] || misused "--database must be h2 or postgresql, not '${options[database]}'"
  if is_ours; then
    open_folder
    [[ -z ${options[database]} || ${options[database]} == "$database" ]] \
      || fail "the hosts in $folder have their data in $database, and it cannot be changed"
    [[ -z ${options[port-base]:-} || ${options[port-base]} == "$port_base" ]] \
      || fail "the Domain in $folder has port base $port_base, and it cannot be changed"
    [[ -z ${options[name]:-} || ${options[name]} == "$domain_name" ]] \
      || fail "the Domain in $folder has the name '$domain_name': change it through the API"
    if ((${options[slaves]:-0} > slaves)); then slaves=${options[slaves]}; fi
  else
    [[ ! -e $folder || -z $(ls -A -- "$folder") ]] || fail "$folder is there already and is no folder of a Domain"
    port_base=${options[port-base]:-0} domain_name=${options[name]:-Example} slaves=${options[slaves]:-2}
    database=${options[database]:-h2}
    [[ $domain_name != *$'\n'* ]] || fail "the name of the Domain must be one line"
  fi
  mkdir -p "$folder/hosts"
  chmod 700 "$folder"
  lock_folder
  put "$folder/settings" "$folder_mark" "name=$domain_name" "port-base=$port_base" "slaves=$slaves" "database=$database"
}

# put FILE LINE...: writes a whole file or nothing.
put() {
  local file=$1
  shift
  printf '%s\n' "$@" >"$file.new"
  mv -f -- "$file.new" "$file"
}

# One run at a time changes a folder; the lock of a run that is gone is taken over.
lock_folder() {
  local lock=$folder/lock holder
  if ! (set -o noclobber && echo "$$" >"$lock") 2>/dev/null; then
    holder=$(cat -- "$lock" 2>/dev/null || true)
    if [[ $holder =~ ^[0-9]+$ ]] && runs_domain_sh "$holder"; then
      fail "another domain.sh (process $holder) is working on $folder"
    fi
    echo "$$" >"$lock"
  fi
  trap leave EXIT
}

runs_domain_sh() {
  local -a words=()
  mapfile -d '' -t words 2>/dev/null <"/proc/$1/cmdline" || true
  [[ " ${words[*]} " == *domain.sh* ]]
}

# At the end of a run, also of an interrupted one.
leave() {
  [[ -z ${waiting_tool:-} ]] || kill "$waiting_tool" 2>/dev/null || true
  [[ $(cat -- "$folder/lock" 2>/dev/null) != "$$" ]] || rm -f -- "$folder/lock"
}

# Copies server and tool from the build, unless the same are there. The server is not exchanged under running hosts.
install_build() {
  if ! is_same_file "$built_tool" "$tool_jar"; then
    replace_folder "$folder/tool" "$built_tool" "$server_config/target/lib"
  fi
  ! is_same_file "$built_server/made-from" "$folder/wildfly/made-from" || return 0
  if any_running; then
    say "The server was built anew; running hosts keep the old one. Take it with: domain.sh down, domain.sh up"
    return
  fi
  say "Copying the server to $folder/wildfly …"
  replace_folder "$folder/wildfly" "$built_server/."
}

is_same_file() {
  [[ -f $1 && -f $2 && $(sha256sum <"$1") == "$(sha256sum <"$2")" ]]
}

# replace_folder TARGET SOURCE...: the sources' contents become the target's.
replace_folder() {
  local target=$1
  shift
  rm -rf -- "$target.new"
  mkdir -- "$target.new"
  cp -R -- "$@" "$target.new/"
  rm -rf -- "$target"
  mv -- "$target.new" "$target"
}

lay_out_credentials() {
  [[ -s $folder/administrator ]] || put "$folder/administrator" "administrator:$(random_secret 18)"
  [[ -s $folder/operator ]] || put "$folder/operator" "operator:$(random_secret 18)"
}

# random_secret BYTES: in base64url.
random_secret() {
  head -c "$1" /dev/urandom | base64 -w 0 | tr '+/' '-_' | tr -d '='
}

write_trust() {
  cat -- "$folder"/hosts/*/public-tls.pem >"$folder/trust.pem.new"
  mv -f -- "$folder/trust.pem.new" "$folder/trust.pem"
}

confirm_destroy() {
  [[ -z ${options[yes]:-} ]] || return 0
  [[ -t 0 ]] || fail "add --yes to remove $folder and all data of the Domain '$domain_name'"
  local answer
  read -r -p "Remove $folder and all data of the Domain '$domain_name'? [y/N] " answer
  [[ $answer == [yY] || $answer == [yY][eE][sS] ]] || fail "nothing was removed"
}

# The settings go last: until then the folder is known to be ours, and an interrupted destroy can be run again.
remove_folder() {
  local entry
  shopt -s dotglob nullglob
  for entry in "$folder"/*; do
    [[ $entry == "$folder/settings" ]] || rm -rf -- "$entry"
  done
  rm -f -- "$folder/settings"
  rmdir -- "$folder"
  say "Removed $folder."
}

# shellcheck shell=bash disable=SC2154 # variables of the files that are sourced with this one
# One host's base folder: settings, EAR, keys, ports.

readonly ports_of_a_host='8443:public-HTTPS 8080:HTTP 7443:private-HTTPS 5445:broker 9990:management'
operator_hash='' # made once a run, because making it is meant to be slow
declare -A offsets=() # what is added to the ports of a host, by name: hosts laid out and hosts to come

# Sets names (of the caller) to the hosts that up has to have: the master with its slaves, then those that were added.
list_wanted_hosts() {
  local index name
  read_offsets
  for ((index = 0; index <= slaves; index++)); do
    names+=("host$index")
    plan_offset "host$index" $((port_base + 100 * index))
  done
  while read -r name; do
    [[ " ${names[*]} " == *" $name "* ]] || names+=("$name")
  done < <(list_hosts)
}

# The names of the hosts that are laid out, one a line.
list_hosts() {
  local directory
  for directory in "$folder"/hosts/*/; do
    [[ ! -f $directory/host.properties ]] || basename -- "$directory"
  done
}

check_host_name() {
  [[ $1 =~ ^[a-z][a-z0-9-]{0,22}$ ]] \
    || fail "'$1' cannot be a host's name: up to 23 of a-z, 0-9 and '-', beginning with a letter"
}

check_host_exists() {
  check_host_name "$1"
  [[ -f $folder/hosts/$1/host.properties ]] || fail "there is no host $1 in $folder"
}

# property_of NAME KEY
property_of() {
  local key value
  while IFS='=' read -r key value; do
    if [[ $key == "$2" ]]; then
      printf '%s\n' "$value"
      return
    fi
  done <"$folder/hosts/$1/host.properties"
}

read_offsets() {
  local name
  while read -r name; do
    offsets[$name]=$(property_of "$name" jboss.socket.binding.port-offset)
  done < <(list_hosts)
}

# plan_offset NAME [WANTED]: gives a new host the offset wanted, or the one after the highest when another host has it.
# The private port of an eleventh host would be the public one of the first.
plan_offset() {
  [[ -z ${offsets[$1]:-} ]] || return 0
  local wanted=${2:-} offset highest=$port_base
  for offset in "${offsets[@]}"; do
    ((offset <= highest)) || highest=$offset
    [[ $offset != "$wanted" ]] || wanted=''
  done
  offsets[$1]=${wanted:-$((highest + 100))}
  ((offsets[$1] <= port_base + 900)) || fail "no ports are left for $1: a Domain on one machine has at most 10 hosts"
}

# check_ports_of NAME...: fails before anything is started when a port of a host that is down is taken.
check_ports_of() {
  local name offset port purpose
  for name in "$@"; do
    is_running "$name" && continue
    offset=${offsets[$name]}
    for purpose in $ports_of_a_host; do
      port=$((${purpose%%:*} + offset))
      purpose=${purpose#*:}
      ((port <= 65535)) || fail "$name cannot have port $port (${purpose/-/ }): choose a smaller --port-base"
      check_port_free "$name" "$port" "$purpose"
    done
    if [[ $database == postgresql ]] && ! is_database_running "$name"; then
      check_port_free "$name" $((database_port + offset)) database
    fi
  done
}

# check_port_free NAME PORT PURPOSE
check_port_free() {
  if (exec 3<>"/dev/tcp/127.0.0.1/$2") 2>/dev/null; then
    fail "port $2 (${3/-/ } of $1) is taken already: end what uses it, or choose another --port-base"
  fi
}

# lay_out_host NAME: makes the host's folder with its settings, once.
lay_out_host() {
  local name=$1 home=$folder/hosts/$1 offset=${offsets[$1]} database_password
  [[ ! -d $home ]] || return 0
  [[ -n $operator_hash ]] || hash_operator
  database_password=$(random_secret 32)
  local draft=$folder/hosts/.$name.new
  rm -rf -- "$draft"
  mkdir -p -- "$draft/configuration" "$draft/data" "$draft/deployments" "$draft/log"
  printf '%s\n' \
    "ifolder.host.name=$name" \
    "ifolder.host.public-address=https://127.0.0.1:$((8443 + offset))" \
    "ifolder.host.private-address=https://127.0.0.1:$((7443 + offset))" \
    "ifolder.public.port=$((8443 + offset))" \
    "ifolder.http.port=$((8080 + offset))" \
    "ifolder.private.port=$((7443 + offset))" \
    "ifolder.broker.port=$((5445 + offset))" \
    "ifolder.key-store.file=$home/host-key.p12" \
    "ifolder.key-store.password=$(random_secret 32)" \
    "ifolder.public-tls.file=$home/public-tls.p12" \
    "ifolder.public-tls.password=$(random_secret 32)" \
    "ifolder.database.password=$database_password" \
    "ifolder.operator.login=$(operator_login)" \
    "ifolder.operator.password-hash=$operator_hash" \
    "jboss.node.name=$name" \
    "jboss.socket.binding.port-offset=$offset" >"$draft/host.properties"
  if [[ $database == postgresql ]]; then
    say "$name's database is made."
    make_cluster "$draft" "$database_password"
    list_database_settings "$offset" >>"$draft/host.properties"
  fi
  mv -- "$draft" "$home"
}

# list_database_settings OFFSET
list_database_settings() {
  local address=127.0.0.1:$((database_port + $1))
  printf '%s\n' \
    "ifolder.database.driver=postgresql" \
    "ifolder.database.validate-each-use=false" \
    "ifolder.database.validate-in-background=true" \
    "ifolder.database.url=jdbc:postgresql://$address/$database_role?connectTimeout=5&socketTimeout=60&tcpKeepAlive=true&reWriteBatchedInserts=true" \
    "ifolder.database.user=$database_role"
}

operator_login() {
  local line
  line=$(<"$folder/operator")
  printf '%s\n' "${line%%:*}"
}

hash_operator() {
  local line
  line=$(<"$folder/operator")
  operator_hash=$(printf '%s\n' "${line#*:}" | tool password-hash)
}

# give_built_ear NAME: the EAR that was built. A host that runs an older one is ended, to be started with the new one.
give_built_ear() {
  local deployed=$folder/hosts/$1/deployments/ifolder.ear
  ! is_same_file "$built_ear" "$deployed" || return 0
  if is_running "$1"; then
    say "$1 runs an older EAR and is restarted."
    stop_hosts "$1"
  fi
  put_ear "$built_ear" "$1"
}

# take_ear_of_master NAME: a host that is added runs the same EAR as the others.
take_ear_of_master() {
  [[ -f $folder/hosts/$1/deployments/ifolder.ear ]] || put_ear "$folder/hosts/$master/deployments/ifolder.ear" "$1"
}

put_ear() {
  local deployments=$folder/hosts/$2/deployments
  cp -- "$1" "$deployments/.ifolder.new"
  mv -f -- "$deployments/.ifolder.new" "$deployments/ifolder.ear"
}

# make_keys NAME: the host's key pair and that of its public HTTPS, before its first start. No private key leaves them.
make_keys() {
  local home=$folder/hosts/$1
  make_key "$home" host "$home/host-key.p12" "$(property_of "$1" ifolder.key-store.password)" "$1"
  make_key "$home" public "$home/public-tls.p12" "$(property_of "$1" ifolder.public-tls.password)" "$1"
  [[ -s $home/public-tls.pem ]] || export_certificate "$home" "$(property_of "$1" ifolder.public-tls.password)"
}

# make_key HOME ALIAS FILE PASSWORD HOST
make_key() {
  [[ ! -s $3 ]] || return 0
  rm -f -- "$3.new"
  # The password goes through a pipe: a command line could be read by others.
  "$keytool" -genkeypair -alias "$2" -keyalg EC -groupname secp256r1 -sigalg SHA256withECDSA -validity 7300 \
    -dname "CN=$5, O=iFolder" -ext SAN=IP:127.0.0.1,DNS:localhost -storetype PKCS12 -keystore "$3.new" \
    -storepass:file <(printf '%s' "$4") >/dev/null 2>"$1/keytool.log" \
    || fail "keytool made no key for $5: see $1/keytool.log"
  mv -- "$3.new" "$3"
  rm -f -- "$1/keytool.log"
}

# export_certificate HOME PASSWORD
export_certificate() {
  "$keytool" -exportcert -rfc -alias public -keystore "$1/public-tls.p12" -storepass:file <(printf '%s' "$2") \
    >"$1/public-tls.pem.new" 2>"$1/keytool.log" || fail "keytool exported no certificate: see $1/keytool.log"
  mv -- "$1/public-tls.pem.new" "$1/public-tls.pem"
  rm -f -- "$1/keytool.log"
}

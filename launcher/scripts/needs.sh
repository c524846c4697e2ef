# Functions for launcher/try and launcher/verify; sourced, not run.

say() { printf '\n\033[1m== %s\033[0m\n' "$*"; }
fail() { printf '\n%s\n' "$*" >&2; exit 1; }

# need COMMAND PACKAGE... : installs the packages when the command is missing (Debian and Ubuntu).
need() {
  local command=$1
  shift
  command -v "$command" >/dev/null 2>&1 && return
  command -v apt-get >/dev/null 2>&1 || fail "'$command' is missing. Install it (Debian calls the package: $*), then start again."
  local as_root=()
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null 2>&1 || fail "'$command' is missing. As root: apt-get install $*"
    as_root=(sudo)
  fi
  say "Installing $*"
  if [ -z "${APT_FRESH:-}" ]; then
    "${as_root[@]}" apt-get -o DPkg::Lock::Timeout=300 update -qq
    APT_FRESH=1
  fi
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends "$@" >/dev/null
  command -v "$command" >/dev/null 2>&1 || fail "'$command' is still missing after installing $*."
}

# have COMMAND WHAT : what has to be there already.
have() {
  command -v "$1" >/dev/null 2>&1 || fail "'$1' is missing: this needs $2."
}

# wait_up URL SECONDS PID : until the server is up, or its process has gone.
wait_up() {
  local end=$((SECONDS + $2))
  until node -e 'fetch(process.argv[1]).then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))' "$1/healthz"; do
    kill -0 "$3" 2>/dev/null || return 1
    [ "$SECONDS" -lt "$end" ] || return 1
    sleep 0.2
  done
}

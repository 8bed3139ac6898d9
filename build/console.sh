# console.sh: telling a person what happens. Everything goes to stderr, so that a command's own output stays clean.

STEP=0
STEPS=0

# steps N: how many steps will come.
steps() {
  STEPS=$1
}

# step CHINESE ENGLISH
step() {
  STEP=$((STEP + 1))
  say "[$STEP/$STEPS] $1 · $2"
}

say() {
  printf '%s\n' "$*" >&2
}

warn() {
  say "      注意：$1 · Note: $2"
}

# fail CHINESE ENGLISH: says why and ends.
fail() {
  say ""
  say "错误：$1"
  say "Error: $2"
  exit 1
}

# watched CHINESE ENGLISH COMMAND...: runs a command that takes time. Its output goes to a log; the elapsed seconds are shown; when it fails the end of the log is shown.
watched() {
  local chinese=$1 english=$2 log=artifacts/logs/$3-$$.log started=$SECONDS job status=0
  shift 2
  mkdir -p artifacts/logs
  say "      $chinese · $english"
  "$@" >"$log" 2>&1 &
  job=$!
  trap 'kill "$job" 2>/dev/null || true; exit 130' INT TERM
  while kill -0 "$job" 2>/dev/null; do
    sleep 0.5
    if [ -t 2 ]; then
      printf '\r      … %ds ' "$((SECONDS - started))" >&2
    elif [ $(((SECONDS - started) % 30)) -eq 29 ]; then
      say "      … $((SECONDS - started))s"
      sleep 1
    fi
  done
  wait "$job" || status=$?
  trap - INT TERM
  if [ -t 2 ]; then printf '\r' >&2; fi
  if [ "$status" -ne 0 ]; then
    tail -n 40 "$log" >&2
    say "      失败，完整日志 · Failed, the whole log: $log"
    return "$status"
  fi
  say "      完成 · done ($((SECONDS - started))s)"
  rm -f "$log"
}

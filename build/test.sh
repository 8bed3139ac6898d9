#!/usr/bin/env bash
# test.sh [unit|server|web|e2e|all]: runs tests, sums them up. The last line is "N passed, N failed"; the exit code tells whether none failed.
set -uo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
. build/console.sh
. build/prepare.sh

RESULTS=$PWD/artifacts/test-results
RELAY=$PWD/artifacts/relay/Classroom.Relay.dll
PASSED=0
FAILED=0
# Names of the tests that failed, told once more at the end: what happened minutes before has scrolled away.
BROKEN=()
# What `dotnet test` need not do, once everything is built.
BUILT=()

count() {
  PASSED=$((PASSED + $1))
  FAILED=$((FAILED + $2))
}

# fail NAME: one failure that no test stands for.
fail() {
  BROKEN+=("$1")
  count 0 1
}

# dotnet_tests PROJECT: all but what only measures; a run that ends without a result file (it did not build, crashed or hung) counts as one failure.
dotnet_tests() {
  local name=$1 project=tests/$1 file=$RESULTS/$1.trx line passed failed status=0
  [ -n "$(find "$project" -name '*.cs' -not -path '*/obj/*' -print -quit)" ] || return 0
  say ""
  say "== $name"
  rm -f "$file"
  timeout --kill-after=10s 40m dotnet test "$project" "${BUILT[@]}" -c Release -v quiet --nologo --filter "Category!=Figures" --logger "trx;LogFileName=$file" --logger "console;verbosity=minimal" || status=$?
  line=$(grep -o '<Counters [^>]*>' "$file" 2>/dev/null | head -n 1)
  passed=$(sed -n 's/.* passed="\([0-9]*\)".*/\1/p' <<<"$line")
  failed=$(sed -n 's/.* failed="\([0-9]*\)".*/\1/p' <<<"$line")
  if [ -z "$line" ] || { [ "$status" -ne 0 ] && [ "${failed:-0}" -eq 0 ]; }; then
    say "$name 没有正常结束（$status） · did not end well"
    count "${passed:-0}" 0
    fail "$name"
  else
    mapfile -t -O "${#BROKEN[@]}" BROKEN < <(sed -n 's/.*testName="\([^"]*\)".*outcome="Failed".*/\1/p' "$file")
    count "$passed" "$failed"
  fi
}

web_tests() {
  local file=$RESULTS/vitest.json verdict
  say ""
  say "== web"
  if ! install_web; then
    fail "npm ci"
    return
  fi
  for verdict in check lint; do
    if npm run --silent "$verdict"; then count 1 0; else fail "npm run $verdict"; fi
  done
  rm -f "$file"
  npx vitest run --reporter=default --reporter=json --outputFile="$file"
  # A file that could not be loaded has no tests to count.
  verdict=$(node -e '
    const report = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"))
    const broken = report.testResults.flatMap(({ name, status, assertionResults: told }) =>
      status === "failed" && told.length === 0 ? [name] : told.filter((test) => test.status === "failed").map((test) => test.fullName))
    console.log([`${report.numPassedTests} ${broken.length}`, ...broken].join("\n"))' "$file" 2>/dev/null) || verdict=$'0 1\nvitest'
  read -r passed failed <<<"$verdict"
  [ "$failed" -eq 0 ] || mapfile -t -O "${#BROKEN[@]}" BROKEN < <(tail -n +2 <<<"$verdict")
  count "$passed" "$failed"
}

need_for_unit() {
  install_missing libsrtp2-1 openssl || warn "没有 libsrtp2 或 openssl，互通测试会跳过" "without libsrtp2 and openssl interop tests are skipped"
}

unit() {
  dotnet_tests Classroom.Relay.Media.Tests
  dotnet_tests Classroom.Relay.Lessons.Tests
  dotnet_tests Classroom.Shared.Tests
}

need_for_server() {
  without_service postgresql postgresql || warn "没有 PostgreSQL，相关测试会失败" "without PostgreSQL its tests will fail"
  install_missing ffmpeg poppler-utils poppler-data fonts-noto-cjk libreoffice-impress libreoffice-writer ||
    warn "缺少转换课件的程序，课件测试会失败" "without the programs that convert courseware its tests will fail"
}

server() {
  dotnet_tests Classroom.Relay.Tests
}

need_for_e2e() {
  install_missing ffmpeg chromium fonts-noto-cjk poppler-utils || warn "缺少浏览器、FFmpeg 或 poppler，端到端测试会失败" "without browser, FFmpeg or poppler the end-to-end tests will fail"
}

e2e() {
  dotnet_tests Classroom.EndToEnd.Tests
}

build_all() {
  watched "构建测试" "building the tests" dotnet build Classroom.sln -c Release -v quiet --nologo && build_relay
}

# Everything, each thing built once and before the tests: many of them wait for a clock, and have the machine to themselves.
all() {
  need_for_unit
  need_for_server
  need_for_e2e
  build_web || fail "build of the pages"
  if build_all; then
    BUILT=(--no-build)
    # What users start is what is tested.
    export CLASSROOM_RELAY=$RELAY
  else
    fail "build"
  fi
  unit
  server
  web_tests
  e2e
}

mkdir -p "$RESULTS"
need_dotnet
case "${1:-all}" in
  unit)
    need_for_unit
    unit
    ;;
  server)
    need_for_server
    server
    ;;
  web)
    need_node
    web_tests
    ;;
  e2e)
    need_node
    need_for_e2e
    if build_web && build_relay; then CLASSROOM_RELAY=$RELAY e2e; else fail "build"; fi
    ;;
  all)
    need_node
    all
    ;;
  *)
    say "用法 Usage: ./classroom test [unit|server|web|e2e|all]"
    exit 2
    ;;
esac

say ""
[ "${#BROKEN[@]}" -eq 0 ] || printf '失败 failed: %s\n' "${BROKEN[@]}"
echo "$PASSED passed, $FAILED failed"
[ "$FAILED" -eq 0 ] && [ "$PASSED" -gt 0 ]

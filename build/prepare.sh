# prepare.sh: what must be there before the relay or a test can run. Nothing is done twice: artifacts/stamps remembers the sources of each build.

APT_FRESH=

need_dotnet() {
  if ! command -v dotnet >/dev/null && [ -x "$HOME/.dotnet/dotnet" ]; then
    PATH=$HOME/.dotnet:$PATH
  fi
  if ! command -v dotnet >/dev/null || ! dotnet --list-sdks | grep -q '^10\.'; then
    fail "没有找到 .NET SDK 10。安装方法：https://dotnet.microsoft.com/download/dotnet/10.0 （Ubuntu：sudo apt-get install -y dotnet-sdk-10.0）" \
      ".NET SDK 10 was not found. Install it from https://dotnet.microsoft.com/download/dotnet/10.0 (Ubuntu: sudo apt-get install -y dotnet-sdk-10.0)."
  fi
  export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
}

need_node() {
  local major=0
  if command -v node >/dev/null; then major=$(node -p 'process.versions.node.split(".")[0]'); fi
  if [ "$major" -lt 20 ] || ! command -v npm >/dev/null; then
    fail "没有找到 Node 20 或更新的版本（含 npm）。安装方法：https://nodejs.org/zh-cn/download" "Node 20 or newer with npm was not found. Install it from https://nodejs.org/en/download."
  fi
}

# has NAME: whether what a Debian package brings is there, however it was installed.
has() {
  case $1 in
    chromium) command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null ;;
    fonts-noto-cjk) command -v fc-list >/dev/null && [ -n "$(fc-list :lang=zh-cn family)" ] ;;
    poppler-utils) command -v pdfinfo >/dev/null && command -v pdftocairo >/dev/null ;;
    poppler-data) [ -d /usr/share/poppler/cMap ] ;;
    libreoffice-impress | libreoffice-writer) command -v soffice >/dev/null ;;
    libsrtp2-1) ldconfig -p | grep -q 'libsrtp2\.so\.1' ;;
    postgresql) compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null ;;
    gstreamer1.0-*) dpkg -s "$1" >/dev/null 2>&1 ;;
    *) command -v "$1" >/dev/null ;;
  esac
}

# install_missing PACKAGE...: installs by apt-get those that are not there; tries once more when the network fails.
install_missing() {
  local package missing=() root=()
  for package in "$@"; do
    has "$package" || missing+=("$package")
  done
  if [ ${#missing[@]} -eq 0 ]; then return 0; fi
  if ! command -v apt-get >/dev/null; then
    warn "请自己安装：${missing[*]}" "please install yourself: ${missing[*]}"
    return 1
  fi
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      warn "没有 sudo，请以 root 安装：${missing[*]}" "there is no sudo; install as root: ${missing[*]}"
      return 1
    fi
    say "      安装 ${missing[*]} 需要管理员权限，可能会询问密码 · installing ${missing[*]} needs sudo, which may ask for your password"
    sudo -v || return 1
    root=(sudo)
  fi
  apt_install "${missing[@]}" || { sleep 3; APT_FRESH=; apt_install "${missing[@]}"; }
}

apt_install() {
  local environment=(env DEBIAN_FRONTEND=noninteractive)
  if [ -z "$APT_FRESH" ]; then
    watched "更新软件列表" "updating package lists" "${root[@]}" apt-get update -q || return 1
    APT_FRESH=1
  fi
  watched "安装 $*" "installing $*" "${root[@]}" "${environment[@]}" apt-get install -y -q --no-install-recommends "$@"
}

# without_service SERVICE PACKAGE: installs a server whose programs are wanted, not the service that Debian starts with it.
without_service() {
  has "$2" && return 0
  install_missing "$2" || return 1
  if [ -d /run/systemd/system ]; then
    $([ "$(id -u)" -eq 0 ] || echo sudo) systemctl disable --now "$1" >/dev/null 2>&1 || true
  fi
}

# fingerprint PATH...: changes with any source file below the paths: name, size or time.
fingerprint() {
  find "$@" \( -name bin -o -name obj -o -name node_modules -o -name .git \) -prune -o -type f -printf '%p %s %T@\n' | LC_ALL=C sort | sha256sum | cut -d' ' -f1
}

# unchanged NAME PATH...: whether the sources are those of the last good build.
unchanged() {
  local stamp=artifacts/stamps/$1
  shift
  [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$(fingerprint "$@")" ]
}

remember() {
  local stamp=artifacts/stamps/$1
  shift
  mkdir -p artifacts/stamps
  fingerprint "$@" >"$stamp"
}

# The packages of the web apps, exactly as locked.
install_web() {
  local sources=(package.json package-lock.json)
  if [ -d node_modules ] && unchanged npm "${sources[@]}"; then return 0; fi
  watched "下载网页依赖" "downloading web packages" npm ci --no-audit --no-fund
  remember npm "${sources[@]}"
}

build_web() {
  local sources=(package.json package-lock.json tsconfig.json Classroom.Shared/web Classroom.Endpoint/web Classroom.Director/web)
  if [ -d Classroom.Endpoint/wwwroot ] && [ -d Classroom.Director/wwwroot ] && unchanged web "${sources[@]}"; then
    say "      没有变化 · unchanged"
    return 0
  fi
  install_web
  watched "构建网页" "building the web apps" npm run build
  remember web "${sources[@]}"
}

# The code's style is judged where the tests are built.
publish_relay() {
  dotnet publish Classroom.Relay/Server -c Release --use-current-runtime --self-contained false -o artifacts/relay -v quiet -p:RunAnalyzers=false "$@"
}

build_relay() {
  local sources=(Directory.Build.props Directory.Packages.props global.json Classroom.Relay Classroom.Shared/Classroom.Shared.csproj) folder
  for folder in Classroom.Shared/*/; do
    case $folder in Classroom.Shared/web/ | Classroom.Shared/bin/ | Classroom.Shared/obj/) ;; *) sources+=("$folder") ;; esac
  done
  for folder in Classroom.Endpoint/wwwroot Classroom.Director/wwwroot; do
    if [ -d "$folder" ]; then sources+=("$folder"); fi
  done
  if [ -f "$RELAY" ] && unchanged relay "${sources[@]}"; then
    say "      没有变化 · unchanged"
    return 0
  fi
  rm -rf artifacts/relay
  # Compiled ahead of time where the SDK can, so that the first lesson of the day starts as fast as the second.
  watched "构建中继" "building the relay" publish_relay -p:PublishReadyToRun=true ||
    watched "构建中继" "building the relay without precompiling" publish_relay
  remember relay "${sources[@]}"
}

#!/usr/bin/env bash
# Makes .venv in the checkout from deploy/constraints.txt, hashes checked. Safe to run again: it does nothing when done.
#   deploy/install.sh [--tests]   --tests: what only the tests need, too
set -euo pipefail
cd "$(dirname "$0")/.."
part=${1:-product}

python=${PYTHON:-python3}
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "需要 Python 3.11 或更新的版本。" >&2; exit 2; }

# what a virtual environment without ensurepip lacks is a Debian package of its own
if ! "$python" -c 'import ensurepip' 2>/dev/null; then
  [ "$(id -u)" = 0 ] || { echo "缺少 python3-venv，请先运行：sudo apt-get install python3-venv" >&2; exit 2; }
  echo "正在安装 python3-venv……"
  export DEBIAN_FRONTEND=noninteractive
  apt-get install -y -qq --no-install-recommends python3-venv >/dev/null 2>&1 ||
    { apt-get update -qq && apt-get install -y -qq --no-install-recommends python3-venv >/dev/null; }
fi

want="$(cat deploy/constraints.txt pyproject.toml deploy/install.sh | sha256sum)"
have=$(cat .venv/installed 2>/dev/null || true)
[ "$have" != "$want $part" ] && [ "$have" != "$want --tests" ] || exit 0

started=$SECONDS
# rar archives and circulars in .doc, .wps and .pdf are read by Debian's own small tools: a convenience, never a condition
tools=()
command -v antiword >/dev/null || tools+=(antiword)
command -v catdoc >/dev/null || tools+=(catdoc)
command -v pdftotext >/dev/null || tools+=(poppler-utils)
command -v unar >/dev/null || tools+=(unar)
install_tools() {
  local quick=(-o Acquire::Retries=0 -o Acquire::http::Timeout=20)
  export DEBIAN_FRONTEND=noninteractive
  timeout 120 apt-get install -y -qq --no-install-recommends "${quick[@]}" "${tools[@]}" >/dev/null 2>&1 ||
    { apt-get update -qq "${quick[@]}" && timeout 120 apt-get install -y -qq --no-install-recommends "${quick[@]}" "${tools[@]}"; } >/dev/null 2>&1 ||
    echo "没有装上 ${tools[*]}：rar 压缩包将交人工查看，旧版 .doc/.wps 和 PDF 的通知可能读不了，其余照常。" >&2
}
beside=
if [ ${#tools[@]} -gt 0 ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "正在安装小工具：${tools[*]}"
  install_tools & beside=$!
fi

section() { sed -n "/^# What $1/,/^# What /p" deploy/constraints.txt | grep -v '^#'; }
listed() { section "the product runs on"; [ "$part" != --tests ] || section "only the tests need"; }
echo "正在建立 .venv，安装 $(listed | grep -c ==) 个固定版本的软件包（约半分钟到两分钟）……"
.venv/bin/python -m pip --version >/dev/null 2>&1 || "$python" -m venv --clear .venv
# --no-compile: most of what lies in the packages is never imported; Python compiles the rest when it is
pip=(.venv/bin/python -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --no-deps --no-compile)
# pip and the build back end come first: Debian's pip takes twice as long for the rest, and a package without a wheel
# is built with the back end whose hash was checked. The list is complete, so nothing is resolved: asked to, the
# resolver wanders off to other versions
"${pip[@]}" --require-hashes -r <(section "installs and builds")
# nothing in the list depends on its order, and pip keeps one processor busy: two of them share it
half() { awk -v want="$1" '/^[^ \t]/ { which = (++number) % 2 } which == want' <(listed); }
"${pip[@]}" --no-build-isolation --require-hashes -r <(half 0) & other=$!
"${pip[@]}" --no-build-isolation --require-hashes -r <(half 1) || { wait "$other" || true; exit 1; }
wait "$other"
PYTHONWARNINGS=ignore "${pip[@]}" --no-build-isolation -e .
[ -z "$beside" ] || wait "$beside"
echo "$want $part" >.venv/installed
echo "安装完成，用时 $((SECONDS - started)) 秒。"

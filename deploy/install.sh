#!/usr/bin/env bash
# Makes .venv in the checkout from deploy/constraints.txt, hashes checked. Safe to run again: it does nothing when done.
set -euo pipefail
cd "$(dirname "$0")/.."

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

# circulars in .doc, .wps and .pdf are read by Debian's own small tools: a convenience, never a condition
tools=()
command -v antiword >/dev/null || tools+=(antiword)
command -v catdoc >/dev/null || tools+=(catdoc)
command -v pdftotext >/dev/null || tools+=(poppler-utils)
if [ ${#tools[@]} -gt 0 ] && [ "$(id -u)" = 0 ]; then
  DEBIAN_FRONTEND=noninteractive timeout 120 apt-get install -y -qq --no-install-recommends "${tools[@]}" >/dev/null 2>&1 ||
    echo "没有装上 ${tools[*]}：旧版 .doc/.wps 和 PDF 的通知可能读不了，其余照常。" >&2
fi

want=$(cat deploy/constraints.txt pyproject.toml | sha256sum)
[ "$(cat .venv/installed 2>/dev/null)" != "$want" ] || exit 0

started=$SECONDS
echo "正在建立 .venv，安装 $(grep -c == deploy/constraints.txt) 个固定版本的软件包（约半分钟到两分钟）……"
.venv/bin/python -m pip --version >/dev/null 2>&1 || "$python" -m venv --clear .venv
# --no-compile: most of what lies in the packages is never imported; Python compiles the rest when it is
pip=(.venv/bin/python -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --no-deps --no-compile)
# the list is complete, so nothing is resolved: asked to, the resolver wanders off to other versions
# the build back end, last in the list, comes first: a package without a wheel is built with it, not with one unchecked
"${pip[@]}" --require-hashes -r <(sed -n '/^setuptools==/,$p' deploy/constraints.txt)
"${pip[@]}" --no-build-isolation --require-hashes -r deploy/constraints.txt
"${pip[@]}" --no-build-isolation -e .
# rar archives are unpacked by Debian's unar; without it they wait for a person, and doctor says so
if [ "$(id -u)" = 0 ] && ! command -v unar >/dev/null && command -v apt-get >/dev/null; then
  echo "正在安装 unar（拆 rar 压缩包用）……"
  export DEBIAN_FRONTEND=noninteractive
  quick=(-o Acquire::Retries=0 -o Acquire::http::Timeout=20)
  apt-get install -y -qq --no-install-recommends "${quick[@]}" unar >/dev/null 2>&1 ||
    { apt-get update -qq "${quick[@]}" && apt-get install -y -qq --no-install-recommends "${quick[@]}" unar; } >/dev/null 2>&1 ||
    echo "没有装上 unar：rar 压缩包将交人工查看，不影响其他功能。"
fi
echo "$want" >.venv/installed
echo "安装完成，用时 $((SECONDS - started)) 秒。"

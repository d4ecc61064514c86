#!/usr/bin/env bash
# Makes .venv in the checkout from deploy/constraints.txt, hashes checked. Safe to run again: it does nothing when done.
set -euo pipefail
cd "$(dirname "$0")/.."

python=${PYTHON:-python3}
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "需要 Python 3.11 或更新的版本。" >&2; exit 2; }
if ! "$python" -c 'import ensurepip' 2>/dev/null; then
  echo "安装 python3-venv……"
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends python3-venv >/dev/null
fi

want=$(cat deploy/constraints.txt pyproject.toml | sha256sum)
if [ "$(cat .venv/installed 2>/dev/null)" != "$want" ]; then
  started=$SECONDS
  echo "正在建立 .venv，安装 $(grep -c == deploy/constraints.txt) 个固定版本的软件包（约半分钟到两分钟）……"
  rm -rf .venv
  "$python" -m venv .venv
  # the list is complete, so nothing is resolved: with extras the resolver would wander off to other versions
  .venv/bin/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r deploy/constraints.txt
  .venv/bin/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
  echo "$want" >.venv/installed
  echo "安装完成，用时 $((SECONDS - started)) 秒。"
fi

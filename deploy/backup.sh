#!/usr/bin/env bash
# One backup of each county that is named, for a cron where `rollcall serve` does not run the nightly ones:
#   deploy/backup.sh COUNTY… [-- what `rollcall backup` takes, such as --to /mnt/other-disk]
# Ends with the highest exit code; one county's trouble keeps no other from being backed up.
set -uo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
counties=()
while [ $# -gt 0 ] && [ "$1" != -- ]; do counties+=("$1"); shift; done
[ $# -gt 0 ] && shift
[ ${#counties[@]} -gt 0 ] || { echo "用法：deploy/backup.sh 县文件夹… [-- --to 另一个盘]" >&2; exit 2; }
worst=0
for county in "${counties[@]}"; do
  "$here/.venv/bin/rollcall" --home "$county" backup "$@" || { code=$?; [ "$code" -le "$worst" ] || worst=$code; }
done
exit "$worst"

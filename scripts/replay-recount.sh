#!/usr/bin/env bash
# Replays an export of appointments through the library, counts the same file again with awk alone by the rules that the
# replay states, and compares every figure.
# Arguments: the file (the sample that is shipped, if none is named), then arguments for Maven, such as "-o".
# Needs GNU date with time zones, for 09:00 in São Paulo.
set -euo pipefail

sample=examples/replay/src/main/resources/io/sessioncredits/examples/replay/sample-appointments.csv
header=scheduled_at,client,appointment,day,location,outcome
zone=America/Sao_Paulo

file=${1:+$(realpath -- "$1")}
shift $(($# > 0 ? 1 : 0))
cd "$(dirname "$0")/.."
file=${file:-$PWD/$sample}
case $file in
  *"'"* | *$'\n'*) echo "recount: no quote or line break in the name of the file, please" >&2; exit 2 ;;
esac

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export LC_ALL=C

if [ "$(TZ=$zone date -d '2016-04-29 12:00 UTC' +%H)" != 09 ]; then
  echo "recount: this machine does not know the time zone $zone" >&2
  exit 1
fi

in_steps() { awk -F '\t' -f scripts/replay-recount.awk -v header="$header" "$@"; }

recount() {
  in_steps -v step=read -v rest="$scratch/malformed-1" "$file" >"$scratch/rows"
  cut -f 1 "$scratch/rows" | sed 's/^/@/' | TZ=$zone date -f - +%F >"$scratch/scheduled-days"
  cut -f 4 "$scratch/rows" | sed 's/$/ 09:00/' | TZ=$zone date -f - +%s >"$scratch/openings"
  paste "$scratch/rows" "$scratch/scheduled-days" "$scratch/openings" |
    in_steps -v step=events -v rest="$scratch/malformed-2" |
    sort -t "$(printf '\t')" -k 1,1n -k 2,2n -k 3,3 >"$scratch/events"
  in_steps -v step=simulate "$scratch/events"
  echo "malformed $(($(cat "$scratch/malformed-1") + $(cat "$scratch/malformed-2")))"
}

replay() {
  # Without -q Maven would print between the lines; what the replay reports goes to the log.
  mvn -B -q "$@" -pl examples/replay -am compile exec:java -Dexec.args="--json '$file'" 2>"$scratch/replay.log" >"$scratch/json" || {
    cat "$scratch/replay.log" "$scratch/json" >&2
    echo "recount: the replay failed" >&2
    return 1
  }
  sed $'s/\x1b\\[[0-9;]*m//g' "$scratch/json" | grep -E '^\{.*\}$' | tr -d '{}"' | tr ',:' '\n '
}

recount >"$scratch/recounted"
replay "$@" >"$scratch/replayed"

printf '%s\n%-14s %12s %12s\n' "$(basename "$file")" figure recount replay
paste -d ' ' "$scratch/recounted" "$scratch/replayed" | awk '{ printf "%-14s %12s %12s%s\n", $1, $2, $4, $1 == $3 && $2 == $4 ? "" : "  <- differs" }'
if ! cmp -s "$scratch/recounted" "$scratch/replayed"; then
  echo "recount: the replay and the recount differ" >&2
  exit 1
fi
echo "recount: replay and recount agree in $(wc -l <"$scratch/recounted") figures"

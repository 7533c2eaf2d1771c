# Counts an export of appointments again, by the rules that the replay states. Three steps, chosen with -v step=...:
#   read      the lines of the export in; good ones out as: epoch, client, appointment, day, outcome, epoch of the
#             cancellation or 0. Bad ones are counted at the end as: malformed, number.
#   events    those, and between them the local day of scheduling and the epoch of 09:00 on the day; events out as: epoch,
#             kind (1 booking, 2 cancellation, 3 ending), appointment, client, outcome, epoch of the start.
#   simulate  the events in order; figures out as: name, number.
# Needs whole seconds and one line for each record. Knows nothing of the Java code, and uses nothing beyond POSIX awk.

function fields(text,    n, at, c, inside) {
  n = 1
  split("", field)
  field[1] = ""
  inside = 0
  for (at = 1; at <= length(text); at++) {
    c = substr(text, at, 1)
    if (inside && c == "\"") {
      if (substr(text, at + 1, 1) == "\"") { field[n] = field[n] c; at++ }
      else {
        inside = 0
        if (at < length(text) && substr(text, at + 1, 1) != ",") return 0
      }
    }
    else if (!inside && c == "\"" && field[n] == "" && (at == 1 || substr(text, at - 1, 1) == ",")) inside = 1
    else if (!inside && c == ",") field[++n] = ""
    else field[n] = field[n] c
  }
  return inside ? 0 : n
}

function is_id(text) { return length(text) >= 1 && length(text) <= 64 && text !~ /[^A-Za-z0-9._:\/@+#-]/ }

function days_of_month(year, month) {
  if (month == 2) return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31
}

# Days since 1970-01-01, or -1 if there is no such day from 1970-01-02 to 2999-12-31.
function day_number(text,    year, month, day, y, m) {
  if (text !~ /^[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]$/) return -1
  year = substr(text, 1, 4) + 0
  month = substr(text, 6, 2) + 0
  day = substr(text, 9, 2) + 0
  if (year < 1970 || year > 2999 || month < 1 || month > 12 || day < 1 || day > days_of_month(year, month)) return -1
  y = month <= 2 ? year - 1 : year
  m = month <= 2 ? month + 9 : month - 3
  y = 365 * y + int(y / 4) - int(y / 100) + int(y / 400) + int((153 * m + 2) / 5) + day - 1 - 719468
  return y < 1 ? -1 : y
}

# Seconds since 1970, or -1 if the text is no instant of whole seconds.
function epoch(text,    days, hour, minute, second) {
  if (text !~ /^..........T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z$/) return -1
  days = day_number(substr(text, 1, 10))
  hour = substr(text, 12, 2) + 0
  minute = substr(text, 15, 2) + 0
  second = substr(text, 18, 2) + 0
  if (days < 0 || hour > 23 || minute > 59 || second > 59) return -1
  return ((days * 24 + hour) * 60 + minute) * 60 + second
}

# "%.0f" because some awks print whole numbers beyond 31 bits with an exponent.
function say(a, b, c, d, e, f) { printf "%.0f\t%s\t%s\t%s\t%s\t%.0f\n", a, b, c, d, e, f }

function event(at, kind, start) { printf "%.0f\t%d\t%s\t%s\t%s\t%.0f\n", at, kind, $3, $2, $5, start }

step == "read" {
  sub(/\r$/, "")
  if (NR == 1) sub(/^\357\273\277/, "")
  if ($0 == "") next
  columns = fields($0)
  if (!seen_header) {
    seen_header = 1
    if (columns != 6 || field[1] "," field[2] "," field[3] "," field[4] "," field[5] "," field[6] != header) {
      print "recount: the first line is not the header " header > "/dev/stderr"
      failed = 1
      exit 1
    }
    next
  }
  if (columns != 6 || length($0) > 10000) { malformed++; next }
  scheduled = epoch(field[1])
  if (scheduled < 0 || !is_id(field[2]) || !is_id(field[3]) || day_number(field[4]) < 0) { malformed++; next }
  if (field[6] == "attended" || field[6] == "no-show") say(scheduled, field[2], field[3], field[4], field[6], 0)
  else if (substr(field[6], 1, 10) == "cancelled@" && epoch(substr(field[6], 11)) >= scheduled)
    say(scheduled, field[2], field[3], field[4], "cancelled", epoch(substr(field[6], 11)))
  else malformed++
}

step == "events" {
  if ($4 < $7 || ($3 in seen)) { malformed++; next }
  seen[$3] = 1
  start = $1 < $8 ? $8 : $1 + 3600
  event($1, 1, start)
  if ($5 == "cancelled") event($6, 2, start)
  else event(start + 3600, 3, start)
}

step == "simulate" && $2 == 1 {
  appointments++
  if (!($4 in number)) {
    number[$4] = ++clients
    client[clients] = $4
    credit[$4] = clients % 5 == 0 ? 0 : clients % 5 == 1 ? 1 : 5
    granted += credit[$4]
  }
  if (credit[$4] > 0) { credit[$4]--; booked++; is_booked[$3] = 1 }
  else refused++
}

step == "simulate" && $2 != 1 && ($3 in is_booked) {
  if ($5 == "attended") attended++
  if ($5 == "no-show") missed++
  if ($5 == "cancelled") cancelled++
  if ($5 == "cancelled" && $1 <= $6 - 86400) { restored++; credit[$4]++ }
}

END {
  if (failed) exit 1
  if (step == "read" && !seen_header) { print "recount: there is no header" > "/dev/stderr"; exit 1 }
  if (step == "read" || step == "events") print malformed + 0 > rest
  if (step != "simulate") exit
  for (i = 1; i <= clients; i++) {
    left = credit[client[i]]
    outstanding += left
    if (i % 5 != 0 && (int(i / 5) + 1) * 5 <= clients) transferred += left
  }
  print "clients", clients + 0
  print "appointments", appointments + 0
  print "granted", granted + 0
  print "booked", booked + 0
  print "refused", refused + 0
  print "attended", attended + 0
  print "noShow", missed + 0
  print "cancelled", cancelled + 0
  print "restored", restored + 0
  print "transferred", transferred + 0
  print "outstanding", outstanding + 0
  print "owed", 0
}

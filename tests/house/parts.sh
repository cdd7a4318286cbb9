# noneq: non-equilibrium statistical mechanics for GNU Octave
# Copyright (C) 2026 The noneq developers
# SPDX-License-Identifier: GPL-3.0-or-later

# For the test scripts: parts that are run, timed and counted.  Set before:
# $work, a folder for scratch files.

passed=0
failed=0
failures=

# part NAME COMMAND [ARGUMENT...]
#
# One line of result; all that COMMAND printed only if something failed, or
# if $loud is set.  The counts come from the file $NONEQ_TALLY, from TAP lines
# ("ok", "not ok"), or from a last line "N passed, N failed".  A command that
# ends in error is a failure; one that does not count is one check.
part ()
{
  local name=$1 log=$work/part.log good=0 bad=0 rc=0 a b start=$SECONDS
  shift
  export NONEQ_TALLY=$work/tally
  : > "$NONEQ_TALLY"
  ( "$@" ) > "$log" 2>&1 < /dev/null || rc=$?
  while read -r a b; do
    good=$((good + a)) bad=$((bad + b))
  done < "$NONEQ_TALLY"
  good=$((good + $(grep -c '^ok [0-9]' "$log")))
  bad=$((bad + $(grep -c '^not ok [0-9]' "$log")))
  read -r a b <<EOF
$(tail -n 1 "$log" | sed -n 's/^\([0-9]*\) passed, \([0-9]*\) failed$/\1 \2/p')
EOF
  good=$((good + ${a:-0})) bad=$((bad + ${b:-0}))
  if [ $rc -ne 0 ] && [ $bad -eq 0 ]; then
    bad=1
    echo "exit status $rc" >> "$log"
  elif [ $((good + bad)) -eq 0 ] && ! grep -q '^skipped' "$log"; then
    # A command that counts must have counted something.
    if [ -s "$NONEQ_TALLY" ]; then
      bad=1
      echo "no test ran" >> "$log"
    else
      good=1
    fi
  fi
  passed=$((passed + good)) failed=$((failed + bad))
  printf '%-32s %6d passed, %d failed  (%d s)\n' "$name" $good $bad \
    $((SECONDS - start))
  if [ $bad -gt 0 ]; then
    failures="$failures$(grep -A 1 -E '^(FAILED|not ok|!!!!! test|exit st)' \
      "$log" | grep -v '^--$' | head -n 12 | cut -c 1-200 |
      sed "s|^|FAILED in $name: |")
"
  fi
  if [ $bad -gt 0 ] || [ -n "${loud-}" ]; then
    sed 's/^/  | /' "$log"
  else
    sed -n 's/^skipped/  | skipped/p' "$log"
  fi
}

# nested COMMAND [ARGUMENT...]
#
# A test script that prints its own parts and a sum: shown as it goes, and the
# sum added.
nested ()
{
  local log=$work/nested.log a b
  "$@" 2>&1 < /dev/null | tee "$log" | sed '/^FAILED in /d; $d'
  read -r a b <<EOF
$(tail -n 1 "$log" | sed -n 's/^\([0-9]*\) passed, \([0-9]*\) failed$/\1 \2/p')
EOF
  failures="$failures$(grep '^FAILED in ' "$log")
"
  if [ -n "${b-}" ]; then
    passed=$((passed + a)) failed=$((failed + b))
  else
    tail -n 1 "$log"
    echo "FAILED: ended early"
    failed=$((failed + 1))
  fi
}

# Print what failed once more, in short, and the sum, and end.
finish ()
{
  printf '%s' "$failures" | sed '/^$/d'
  echo "$passed passed, $failed failed"
  [ $failed -eq 0 ]
  exit
}

/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* interrupt OCTAVE: a real Ctrl-C in a real terminal.

   Octave runs on a pseudo-terminal.  A long gateway call is started, and
   after a while SIGINT is sent, in turn by the terminal (the character ^C)
   and by kill.  Required each time: the prompt is back within 200 ms, the
   next command is obeyed, and a call gives the same bits as before.  Over
   all rounds the resident memory must not grow.  At last a signal that is
   not an interrupt, the end of a child process, must not end a computation.

   Every check is a line "ok" or "FAILED"; the last line is "N passed,
   N failed".  */

#define _GNU_SOURCE
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define PROMPT "noneq-ready> "
#define LIMIT_MS 200.0
#define ROUNDS 24
#define SETTLED 8 /* rounds before memory is first looked at */

static int terminal;
static pid_t octave;
static int passed, failed;

static char seen[1 << 16];
static size_t length;

static double
milliseconds (void)
{
  struct timespec t;
  clock_gettime (CLOCK_MONOTONIC, &t);
  return 1e3 * (double) t.tv_sec + 1e-6 * (double) t.tv_nsec;
}

static void
check (int good, const char *format, ...)
{
  va_list list;
  va_start (list, format);
  fputs (good ? "ok: " : "FAILED: ", stdout);
  vprintf (format, list);
  putchar ('\n');
  fflush (stdout);
  va_end (list);
  if (good)
    passed++;
  else
    failed++;
}

static int
finish (void)
{
  if (octave > 0)
    {
      kill (octave, SIGKILL);
      waitpid (octave, NULL, 0);
    }
  printf ("%d passed, %d failed\n", passed, failed);
  return failed != 0;
}

/* Read until TEXT appears or LIMIT ms have gone.  Returned: whether it did;
   *MS receives the time it took.  */
static int
wait_for (const char *text, double limit, double *ms)
{
  double start = milliseconds ();
  for (;;)
    {
      seen[length] = '\0';
      if (strstr (seen, text))
        {
          *ms = milliseconds () - start;
          return 1;
        }
      double left = limit - (milliseconds () - start);
      struct pollfd p = { terminal, POLLIN, 0 };
      if (left <= 0 || poll (&p, 1, (int) left + 1) <= 0)
        {
          *ms = milliseconds () - start;
          return 0;
        }
      if (length > sizeof seen / 2)
        {
          memmove (seen, seen + length / 2, length - length / 2);
          length -= length / 2;
        }
      ssize_t n = read (terminal, seen + length, sizeof seen - 1 - length);
      if (n <= 0)
        {
          *ms = milliseconds () - start;
          return 0;
        }
      length += (size_t) n;
    }
}

static void
send_text (const char *text)
{
  size_t done = 0, n = strlen (text);
  while (done < n)
    {
      ssize_t k = write (terminal, text + done, n - done);
      if (k <= 0)
        return;
      done += (size_t) k;
    }
}

/* Send a line; what is on the screen so far is forgotten.  */
static void
command (const char *line)
{
  length = 0;
  send_text (line);
  send_text ("\n");
}

static double
resident_mb (void)
{
  char name[64], line[256];
  long kb = 0;
  snprintf (name, sizeof name, "/proc/%d/status", (int) octave);
  FILE *f = fopen (name, "r");
  if (! f)
    return 0.0;
  while (fgets (line, sizeof line, f))
    sscanf (line, "VmRSS: %ld", &kb);
  fclose (f);
  return (double) kb / 1024.0;
}

/* Words are cut in the commands, so that their echo is not taken for the
   answer.  */
static const char *const calls[] = {
  "__noneq_exp_bootstrap__ (w, 1, 1, 1, 2, 1000000, 2)",
  "__noneq_bar_bootstrap__ (w, w, [1, 1], 5, 1, 0, 1, 1000000, 2)",
  "__noneq_exp_bootstrap__ (w, 1, 1, 1, 2, 1000000, 1)",
  "for i = 1:1e9, __noneq_bar__ (w, w, [1, 1], 2); endfor",
};

int
main (int argc, char **argv)
{
  double ms, worst = 0.0, memory = 0.0;
  if (argc != 2)
    {
      fprintf (stderr, "usage: interrupt OCTAVE\n");
      return 2;
    }
  octave = forkpty (&terminal, NULL, NULL, NULL);
  if (octave < 0)
    {
      perror ("forkpty");
      return 2;
    }
  if (octave == 0)
    {
      setenv ("TERM", "dumb", 1);
      /* Line editing would blink at each parenthesis for half a second.  */
      execlp (argv[1], argv[1], "--no-history", "--quiet",
              "--no-line-editing", (char *) NULL);
      _exit (127);
    }

  command ("PS1 ([\"noneq-\" \"ready> \"]); pkg load noneq; "
           "rand ('twister', 1); w = 6 + 3 * randn (1e6, 1); "
           "known = __noneq_exp_bootstrap__ (w, 1, 1, 1, 2, 5, 2); "
           "disp (['STA' 'RTED'])");
  int started = wait_for ("STARTED", 60e3, &ms);
  check (started, "Octave starts and loads the package");
  if (! started)
    {
      printf ("%s\n", seen);
      return finish ();
    }
  wait_for (PROMPT, 5e3, &ms);

  for (int round = 0; round < ROUNDS; round++)
    {
      char line[512];
      const char *call = calls[round % (sizeof calls / sizeof *calls)];
      snprintf (line, sizeof line,
                "try, disp (['RUN' 'NING']); %s; disp (['FINI' 'SHED']); "
                "catch err, disp (['CAU' 'GHT ' err.message]); end_try_catch",
                call);
      command (line);
      if (! wait_for ("RUNNING", 10e3, &ms))
        {
          check (0, "%s does not start\n%s", call, seen);
          return finish ();
        }
      /* Where in the computation it hits differs from round to round.  */
      usleep ((useconds_t) (100000 + 37000 * (round % 11)));
      length = 0;
      double start = milliseconds ();
      if (round % 2)
        kill (octave, SIGINT);
      else
        send_text ("\003");
      int back = wait_for (PROMPT, 20e3, &ms);
      ms = milliseconds () - start;
      if (ms > worst)
        worst = ms;
      check (back && ms <= LIMIT_MS && ! strstr (seen, "FINISHED")
                 && ! strstr (seen, "CAUGHT"),
             "prompt after %.0f ms, round %d%s%s", ms, round + 1,
             back ? "" : "\n", back ? "" : seen);
      if (! back)
        return finish ();

      command ("y = __noneq_exp_bootstrap__ (w, 1, 1, 1, 2, 5, 2); "
               "if (isequal (y, known)), disp (['SA' 'ME']), end");
      int same = wait_for ("SAME", 10e3, &ms);
      if (! same)
        {
          check (0, "the next call, round %d\n%s", round + 1, seen);
          return finish ();
        }
      wait_for (PROMPT, 5e3, &ms);
      if (round + 1 == SETTLED)
        memory = resident_mb ();
    }
  check (1, "the next call gives the same bits each time");
  double grown = resident_mb () - memory;
  /* One buffer left behind in each round would be 8 MB a time.  */
  check (grown < 40.0, "memory after %d rounds %+.1f MB", ROUNDS - SETTLED,
         grown);

  command ("p = popen ('sleep 0.3', 'r'); disp (['RUN' 'NING']); "
           "y = __noneq_exp_bootstrap__ (w, 1, 1, 1, 2, 300, 2); "
           "disp (['FINI' 'SHED'])");
  check (wait_for ("FINISHED", 30e3, &ms),
         "the end of a child process does not end a computation");

  command ("exit");
  int status = 0;
  for (int i = 0; i < 100 && waitpid (octave, &status, WNOHANG) == 0; i++)
    usleep (50000);
  octave = -1;
  check (WIFEXITED (status) && WEXITSTATUS (status) == 0,
         "Octave ends in order");
  printf ("slowest return to the prompt: %.0f ms\n", worst);
  return finish ();
}

## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## results (topic, text)
##
## Print TEXT and put it into RESULTS.md as the part of TOPIC, with the machine
## and the date.

function results (topic, text)

  printf ("%s", text);
  [~, cpu] = system ("sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1");
  info = __noneq_info__ ();
  head = sprintf (["## %s\n\n%s, %s, %d processors (%s), Octave %s, kernels" ...
                   " %s.\n\n"], topic, datestr (now, "yyyy-mm-dd"), ...
                  computer (), nproc (), strtrim (cpu), version (), info.isa);
  part = [head text];
  file = "RESULTS.md";
  all_text = ["# Benchmark results\n\nWritten by `./run bench`; ratios are" ...
              " rival / noneq, best of several runs each, both timed in the" ...
              " same run.\n\n"];
  if (exist (file, "file"))
    all_text = fileread (file);
  endif
  start = strfind (all_text, sprintf ("## %s\n", topic));
  if (isempty (start))
    all_text = [all_text part "\n"];
  else
    rest = strfind (all_text(start+3:end), "\n## ");
    tail = "";
    if (! isempty (rest))
      tail = all_text(start+3+rest(1):end);
    endif
    all_text = [all_text(1:start-1) part "\n" tail];
  endif
  fid = fopen (file, "w");
  fputs (fid, all_text);
  fclose (fid);

endfunction

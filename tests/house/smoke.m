## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## smoke (wanted)
##
## Of the installed package: every gateway that was built is there (WANTED,
## the names in src/mex of the tarball), answers a valid call, refuses a call
## with too few or too many arguments or results, and on each instruction set
## gives the same bits on 1, 2 and 3 threads.

function smoke (wanted)

  installed = installed_gateways ();
  missing = setdiff (wanted, installed);
  tally (isempty (missing), ["not installed: " strjoin(missing, ", ")]);

  table = gateway_table ();
  missing = setdiff (installed, {table.name});
  tally (isempty (missing), ...
         ["no row in gateway_table.m for " strjoin(missing, ", ")]);

  for row = table
    if (! any (strcmp (row.name, installed)))
      tally (false, [row.name " has a row but is not installed"]);
      continue;
    endif
    rand ("twister", 1);
    randn ("twister", 1);
    out = cell (1, row.outputs);
    args = row.make (50000);
    try
      [out{:}] = feval (row.name, args{:});
      tally (! all (cellfun (@isempty, out)), [row.name " gives nothing"]);
    catch err
      tally (false, [row.name ": " err.message]);
      continue;
    end_try_catch

    tally (refuses (row.name, row.outputs, [args, {1}]), ...
           [row.name " takes one argument more"]);
    if (! isempty (args))
      tally (refuses (row.name, row.outputs, args(1:end-1)), ...
             [row.name " takes one argument less"]);
    endif
    tally (refuses (row.name, row.outputs + 1, args), ...
           [row.name " gives one result more"]);

    if (row.threads)
      for isa = {"base", "avx2", "avx512"}
        setenv ("NONEQ_ISA", isa{1});
        for threads = 1:3
          args{row.threads} = threads;
          [out{:}] = feval (row.name, args{:});
          now = cellfun (@bits, out, "uniformoutput", false);
          if (threads == 1)
            one = now;
          else
            tally (isequal (now, one), ...
                   sprintf ("%s: other bits on %d threads, %s", row.name, ...
                            threads, isa{1}));
          endif
        endfor
      endfor
      unsetenv ("NONEQ_ISA");
    endif
  endfor

endfunction

function yes = refuses (name, outputs, args)

  yes = false;
  out = cell (1, outputs);
  try
    [out{:}] = feval (name, args{:});
  catch err
    yes = strcmp (err.identifier, "noneq:gateway");
  end_try_catch

endfunction

function b = bits (x)

  b = x;
  if (isa (x, "double"))
    b = [size(x)(:); double(typecast (x(:), "uint32"))];
  endif

endfunction

## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## show (model)
## text = show (model)
##
## Prints the potential and its derivatives as formulas.  An expression that
## is used more than once gets a name; the program computes it once.

function text = show (model)

  if (! model.recorded)
    lines = {["not recorded: " model.reason]
             ["U = " func2str(model.U.handle)]};
  else
    lines = formulas (model);
    size_of = @(image) image(8);
    counts = sprintf ("instructions: %d for U, %d for the force", ...
                      size_of (model.energy), size_of (model.force));
    if (model.p)
      counts = sprintf ("%s, %d for dU/dlambda", counts, ...
                        size_of (model.dlambda));
    endif
    lines{end+1} = counts;
  endif
  if (nargout)
    text = strjoin (lines(:).', "\n");
  else
    printf ("%s\n", lines{:});
  endif

endfunction

function lines = formulas (model)

  most = 12;
  d = model.d;
  p = model.p;
  part = @(n) [1:min(n, most), max(most + 1, n):n];
  xs = part (d);
  ls = part (p);
  names = [arrayfun(@(k) sprintf ("x%d", k), 1:d, "uniformoutput", false), ...
           arrayfun(@(k) sprintf ("lambda%d", k), 1:p, ...
                    "uniformoutput", false), {"t"}];
  roots = [model.roots.energy; model.roots.force(xs)(:)
           model.roots.dlambda(ls)(:)];
  labels = {"U"};
  force = "-dU/dx%d";
  if (! model.conservative)
    force = "-dU/dx%d + f%d";
  endif
  for k = xs
    labels{end+1} = sprintf (force, [k, k](1:1 + ! model.conservative));
  endfor
  for k = ls
    labels{end+1} = sprintf ("dU/dlambda%d", k);
  endfor
  if (columns (model.nodes) > 3000)
    lines = {sprintf("U = %s", func2str (model.U.handle)), ...
             sprintf("%d operations: too long to print as formulas", ...
                     columns (model.nodes))};
    return;
  endif
  lines = listing (model.nodes, model.values, roots, labels, names);
  if (d > most + 1)
    lines{end+1} = sprintf ("(%d more components of the force)", d - most - 1);
  endif

endfunction

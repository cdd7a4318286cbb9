## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## [v, e] = graph_values (nodes, values, roots, x)
##
## The graph of a recorded function (see @__noneq_recorder__/graph) in plain
## Octave.  X is M x inputs; V is M x numel (roots), and E bounds what rounding
## may have done to V, to first order: a comparison or a step within reach of
## rounding counts with its whole jump.

function [v, e] = graph_values (nodes, values, roots, x)

  persistent names
  if (isempty (names))
    names = __noneq_operations__ ();
  endif
  m = rows (x);
  n = columns (nodes);
  w = r = cell (1, n);
  needed = false (1, n);
  needed(roots) = true;
  op = names(nodes(1,:));
  leaf = strcmp (op, "input") | strcmp (op, "constant");
  for k = n:-1:1
    if (needed(k) && ! leaf(k))
      needed(nonzeros (nodes(2:4,k))) = true;
    endif
  endfor

  for k = find (needed)
    if (leaf(k))
      if (op{k}(1) == "i")
        w{k} = x(:,nodes(2,k));
      else
        w{k} = values(k) * ones (m, 1);
      endif
      r{k} = zeros (m, 1);
      continue;
    endif
    a = w{nodes(2,k)};
    ea = r{nodes(2,k)};
    if (nodes(3,k))
      b = w{nodes(3,k)};
      eb = r{nodes(3,k)};
    endif
    switch (op{k})
      case "add"
        y = a + b;
        f = ea + eb;
      case "subtract"
        y = a - b;
        f = ea + eb;
      case "multiply"
        y = a .* b;
        f = abs (a) .* eb + abs (b) .* ea;
      case "divide"
        y = a ./ b;
        f = (ea + abs (y) .* eb) ./ abs (b);
      case "negate"
        y = -a;
        f = ea;
      case "power"
        y = real_only (a .^ b);
        f = abs (y .* b ./ a) .* ea ...
            + abs (y .* log (abs (a))) .* (eb + eps * abs (b));
        f(ea == 0 & eb == 0) = 0;
      case "exp"
        y = exp (a);
        f = y .* ea;
      case "log"
        y = real_only (log (a));
        f = ea ./ abs (a);
      case "sqrt"
        y = real_only (sqrt (a));
        f = min (ea ./ y, sqrt (ea));
      case {"sin", "cos", "atan", "erf", "tanh"}
        y = feval (op{k}, a);
        f = 1.2 * ea;
      case {"asin", "acos"}
        y = real_only (feval (op{k}, a));
        f = ea ./ sqrt (max (1 - a .^ 2, ea));
      case "tan"
        y = tan (a);
        f = (1 + y .^ 2) .* ea;
      case {"sinh", "cosh"}
        y = feval (op{k}, a);
        f = cosh (a) .* ea;
      case "atan2"
        y = atan2 (a, b);
        f = (abs (b) .* ea + abs (a) .* eb) ./ (a .^ 2 + b .^ 2);
      case "abs"
        y = abs (a);
        f = ea;
      case {"sign", "floor", "round"}
        y = feval (op{k}, a);
        f = abs (feval (op{k}, a + ea) - y) + abs (feval (op{k}, a - ea) - y);
      case {"min", "max"}
        y = feval (op{k}, a, b);
        f = max (ea, eb);
      case "mod"
        y = mod (a, b);
        f = ea + abs (a ./ b) .* eb;
        f += abs (b) .* (min (y, abs (b) - abs (y)) <= f);
      case {"lt", "le", "gt", "ge", "eq", "ne"}
        y = double (feval (op{k}, a, b));
        f = (abs (a - b) < ea + eb);
      case {"and", "or"}
        y = double (feval (op{k}, logical_value (a), logical_value (b)));
        f = max (ea, eb);
      case "select"
        c = w{nodes(4,k)};
        yes = logical_value (a);
        y = c;
        y(yes) = b(yes);
        f = max (eb, r{nodes(4,k)}) + abs (b - c) .* (ea > abs (a));
      case "not"
        y = double (! logical_value (a));
        f = ea;
      otherwise
        error ("noneq:internal", "graph_values: operation \"%s\"", op{k});
    endswitch
    w{k} = y;
    r{k} = f + 2 * eps * abs (y);
  endfor
  v = [w{roots}];
  e = [r{roots}];

endfunction

## NaN counts as true here and nowhere as an error.
function y = logical_value (a)

  y = (a != 0);

endfunction

function y = real_only (y)

  if (! isreal (y))
    y(imag (y) != 0) = NaN;
    y = real (y);
  endif

endfunction

## Copyright (C) 2026 The noneq developers
##
## This file is part of noneq.
##
## noneq is free software: you can redistribute it and/or modify it under
## the terms of the GNU General Public License as published by the Free
## Software Foundation, either version 3 of the License, or (at your option)
## any later version.
##
## noneq is distributed in the hope that it will be useful, but WITHOUT ANY
## WARRANTY; without even the implied warranty of MERCHANTABILITY or FITNESS
## FOR A PARTICULAR PURPOSE.  See the GNU General Public License for more
## details.
##
## You should have received a copy of the GNU General Public License along
## with noneq; see the file COPYING.  If not, see
## <https://www.gnu.org/licenses/>.

## model = sde_model (fname, f, g, x, t, noise, trace)
##
## Drift and noise of dx = f dt + g dW, recorded, with what the schemes ask of
## them.  F: handle @(x) or @(x, t) of one state; G: the same, or numbers; X,
## T: a state for which they can be called.
##
## Fields: d, m (Wiener processes), kind ("diagonal", "scalar", "matrix"),
## additive (g does not depend on the state), constant (nor on time), own (g_i
## depends on x_i alone, if diagonal), recorded, reason, graph (nodes, values;
## inputs x, t), f, g, c (nodes: drift, noise, and sum over j, k of
## g_jk dg_ik/dx_j), call (what, x, t) of the functions themselves.

function model = sde_model (fname, f, g, x, t, noise, trace)

  d = numel (x);
  model.d = d;
  f = user_function (fname, "the drift f", f);
  numbers = ! is_function_handle (g);
  if (numbers)
    if (! (isnumeric (g) && isreal (g) && ndims (g) == 2
           && all (isfinite (g(:)))))
      error ("noneq:type", ["%s: the noise g must be a function handle such as" ...
             " @(x) 0.2 * x, or finite real numbers, got a %s"], fname, ...
             ifelse (isnumeric (g) && isreal (g), ...
                     "matrix with NaN or Inf", class (g)));
    endif
    g = full (double (g));
    first = g;
    g = @(x, t) first;
  else
    g = user_function (fname, "the noise g", g);
    first = tried (fname, "the noise g", g, x, t);
  endif
  drift = tried (fname, "the drift f", f, x, t);
  if (! isequal (size (drift), [d, 1]))
    error ("noneq:size", ["%s: the drift f must be %d x 1 for one state of" ...
           " %d x 1, got %d x %d"], fname, d, d, size (drift));
  endif

  ## ---- What kind of noise.
  [r, m] = size (first);
  if (isempty (noise))
    noise = ifelse (m == 1, "diagonal", "matrix");
  endif
  wide = r == 1 && d > 1 && m == 1 && ! strcmp (noise, "matrix");
  if (! (wide || r == d) || m < 1 || (m > 1 && ! strcmp (noise, "matrix")))
    error ("noneq:size", ["%s: the noise g must be %d x 1 (\"diagonal\", or" ...
           " \"scalar\": one Wiener process for all coordinates) or %d x m" ...
           " (\"matrix\": m Wiener processes) for one state, got %d x %d"], ...
           fname, d, d, r, m);
  endif
  if (wide)
    spread = g;
    g = @(x, t) spread (x, t) .* ones (d, 1);
  endif
  if (strcmp (noise, "matrix") && d == 1 && m == 1)
    noise = "diagonal";
  endif
  if (strcmp (noise, "scalar") && d == 1)
    noise = "diagonal";
  endif
  model.kind = noise;
  model.m = ifelse (strcmp (noise, "diagonal"), d, m);
  model.columns = m;
  model.handles = {f, g};
  model.additive = model.constant = numbers;
  model.own = numbers;

  ## ---- Recording.
  model.recorded = false;
  model.reason = "option \"trace\" is \"off\"";
  if (strcmp (trace, "off"))
    return;
  endif
  parts = {f};
  for k = 1:m
    parts{end+1} = @(x, t) column (g, x, t, k);
  endfor
  codes = __noneq_operations__ ();
  code = @(name) find (strcmp (name, codes));
  gr.nodes = [code("input") * ones(1, d + 1); 1:d+1; zeros(2, d + 1)];
  gr.values = zeros (1, d + 1);
  nodes = zeros (d, 1 + m);
  for k = 1:1+m
    if (k > 1 && numbers)
      gr.nodes = [gr.nodes, [code("constant"); 0; 0; 0] * ones(1, d)];
      gr.values = [gr.values, first(:,k-1)' .* ones(1, d)];
      nodes(:,k) = columns (gr.nodes) - d + (1:d)';
      continue;
    endif
    part = recorded (parts{k}, d, x);
    model.reason = part.reason;
    if (! part.recorded)
      return;
    endif
    [gr, map] = sde_append (gr, part, 1:d+1);
    nodes(:,k) = map(part.roots.f);
  endfor
  model.recorded = true;
  model.f = nodes(:,1);
  model.g = nodes(:,2:end);

  ## ---- Derivatives of the noise.
  zero = columns (gr.nodes) + 1;
  gr.nodes(:,zero) = [code("constant"); 0; 0; 0];
  gr.values(zero) = 0;
  model.c = zero * ones (d, 1);
  if (numbers)
    model.graph = gr;
    return;
  endif
  model.additive = model.constant = model.own = true;
  diagonal = strcmp (noise, "diagonal");
  for i = 1:d
    for k = 1:m
      [gr.nodes, gr.values, roots] ...
        = __noneq_derivative__ (gr.nodes, gr.values, model.g(i,k), 1:d+1);
      none = gr.nodes(1,roots) == code ("constant") & gr.values(roots) == 0;
      model.constant &= none(d+1);
      j = find (! none(1:d));
      model.additive &= isempty (j);
      if (diagonal)
        model.own &= all (j == i);
        j = j(j == i);
      endif
      for j = j(:)'
        n = columns (gr.nodes);
        gr.nodes(:,n+1) = [code("multiply"); model.g(j,k); roots(j); 0];
        gr.nodes(:,n+2) = [code("add"); model.c(i); n + 1; 0];
        gr.values(n+2) = 0;
        model.c(i) = n + 2;
      endfor
    endfor
  endfor
  model.constant &= model.additive;
  model.graph = gr;

endfunction

function y = column (g, x, t, k)

  y = g (x, t)(:,k);

endfunction

## A function of (x, t), whatever of these F takes.
function f = user_function (fname, name, f)

  if (! is_function_handle (f))
    error ("noneq:type", ["%s: %s must be a function handle such as" ...
           " @(x, t) -x^3, got a %s"], fname, name, class (f));
  endif
  n = nargin (f);
  if (n < 0)
    n = max (-n - 1, 1);
  endif
  switch (n)
    case 1
      f = @(x, t) f (x);
    case 2
      f = @(x, t) f (x, t);
    otherwise
      error ("noneq:option", "%s: %s must take (x) or (x, t), not %d inputs", ...
             fname, name, n);
  endswitch

endfunction

function y = tried (fname, name, f, x, t)

  try
    y = f (x, t);
  catch err
    error ("noneq:option", "%s: %s fails at x = %s: %s", fname, name, ...
           mat2str (x(1:min (end, 6))', 6), err.message);
  end_try_catch
  if (! ((isnumeric (y) || islogical (y)) && isreal (y) && ndims (y) == 2))
    error ("noneq:type", "%s: %s must give real numbers, got a %s", fname, ...
           name, [ifelse(isreal (y), "", "complex ") class(y)]);
  endif

endfunction

## The function as what langevin_potential calls a force without potential,
## which records it and compares the two.
function part = recorded (f, d, x)

  try
    part = langevin_potential (@(x) 0, d, "force", @(x, unused, t) f (x, t), ...
                               "parameters", 0, ...
                               "gradient", @(x) zeros (d, 1), ...
                               "trace", "require");
  catch err
    part = struct ("recorded", false, "reason", ...
                   regexprep (err.message, ...
                              '^langevin_potential: (this cannot be recorded: )?', ...
                              ""));
  end_try_catch

endfunction

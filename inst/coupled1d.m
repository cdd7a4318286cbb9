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

## -*- texinfo -*-
## @deftypefn  {} {@var{s} =} coupled1d (@var{L}, @var{chi}, @var{a0}, @var{t})
## @deftypefnx {} {@var{s} =} coupled1d (@var{L}, @var{gas}, @var{a0}, @var{t}, "name", @var{value}, @dots{})
## Coupled flow of heat and particles, or of any n densities, in one dimension.
##
## The densities a (particles, energy, @dots{}) have the entropy density s(a).
## Its derivatives are the entropic variables, (-mu/T, 1/T, @dots{}), whose
## gradients are the forces:
##
## @example
## @group
## da/dt = -dJ/dx,   J = L d(potential)/dx,   potential = ds/da
## @end group
## @end example
##
## @noindent
## in finite volumes, L taken half way between the cells, and in time by the
## implicit midpoint rule (for a general entropy by the discrete gradient that
## averages the potential over the step).  What leaves one cell enters the
## next, and in every step the entropy changes by
##
## @example
## dt sum X' L X h  (at least 0)  +  what the reservoirs give
## @end example
##
## @strong{Arguments}
##
## @table @var
## @item L
## Onsager matrix, n x n; or a handle, L = f (a), that takes n x K densities
## and returns n x n x K.
## @item chi
## n x n susceptibility: s = -a' inv (chi) a / 2, potential = -inv (chi) a, for
## small deviations a from equilibrium.  Then a diffuses with L inv (chi).
## @item gas
## A struct of handles instead: entropy, from n x K densities to 1 x K, and
## potential, from n x K to n x K, its derivatives.
## @item a0
## Densities at the start, cells x n or 1 x n; or a handle of the column x.
## @item t
## Times, ascending, from 0 on; or Inf for the steady state alone.
## @end table
##
## @strong{Options}
##
## @table @asis
## @item "cells" (64; or the rows of a0), "length" (1)
## @item "left", "right"
## A reservoir at that end: n potentials; NaN closes the end for that density,
## and so does no option at all for all of them.
## @item "step"
## Longest step of time; default the last of @var{t} over 200.
## @item "method" ("midpoint")
## "midpoint", of second order; "euler", implicit, of first order, which damps
## what is too fast for the step.
## @end table
##
## @strong{Results}
##
## @var{s}: a struct with
##
## @table @code
## @item x, face, t
## Centres of the cells and faces between them (columns); times (row).
## @item a, potential
## cells x times x n.
## @item J
## Fluxes at the faces, (cells + 1) x times x n.
## @item total
## times x n: what is in the system.
## @item S, sigma
## Entropy and its production rate, rows.
## @item produced, received
## Entropy produced, and brought by the reservoirs, since t = 0 (rows).
## @item least_production
## The least entropy production of any step; Inf without steps.
## @item balance
## Largest |S - S(0) - produced - received| of any step, over the largest
## |S - S(0)|, |S| eps added.
## @item steps, iterations
## Steps of time, and of Newton's method.
## @item notes
## Warnings in words.
## @end table
##
## @strong{Accuracy}
##
## Second order in the size of the cells and in the step.  Conservation to
## rounding.  With @var{chi} the entropy balance holds to rounding; with
## handles to the error of a Gauss rule of 5 to 80 nodes, as many as needed, in
## the change of a cell in one step: to 1e-10 where a temperature changes by
## less than a factor of 50.  Equations are solved to 1e-13.
##
## @strong{Errors}
##
## @code{noneq:second_law}: L makes entropy disappear, with the place.
## @code{noneq:convergence}: Newton's method does not end; the step is too
## long.  @code{noneq:memory}, @code{noneq:type}, @code{noneq:size},
## @code{noneq:nan},
## @code{noneq:range}, @code{noneq:option}.
##
## @strong{References}
##
## S. R. de Groot and P. Mazur, Non-Equilibrium Thermodynamics, chapter XI.
## O. Gonzalez, J. Nonlinear Sci. 6, 449 (1996).  R. I. McLachlan, G. R. W.
## Quispel and N. Robidoux, Phil. Trans. R. Soc. A 357, 1021 (1999).
##
## @strong{Example}
##
## @example
## @group
## s = coupled1d ([2 1; 1 3], [1 .5; .5 2], @@(x) cos (pi * x) * [1 -.5], ...
##                [0, 0.05]);
## mode = 2 * cos (pi * s.x)' * squeeze (s.a(:,2,:)) / 64;
## printf ("%.4f %.4f, exact 0.3727 -0.3078\n", mode)
## @print{} 0.3728 -0.3078, exact 0.3727 -0.3078
## @end group
## @end example
##
## @seealso{thermo_force, onsager_fit, air_column, entropy_production}
## @end deftypefn

function s = coupled1d (L, gas, a0, t, varargin)

  if (nargin < 4)
    print_usage ();
  endif
  fname = "coupled1d";
  opt = parse_options (fname, varargin, ...
                       {"cells", [], "count"
                        "length", 1, "positive"
                        "left", [], @reservoir_message
                        "right", [], @reservoir_message
                        "step", [], "positive"
                        "method", "midpoint", {"midpoint", "euler"}});
  [g, opt, a] = set_up (fname, L, gas, a0, opt);
  if (! isequal (t, Inf))
    t = check_quantity (fname, "the times t", t, "not negative", [])(:)';
    if (any (diff (t) < 0))
      error ("noneq:range", ...
             "%s: the times t must ascend, but t(%d) < t(%d)", fname, ...
             find (diff (t) < 0, 1) + [1, 0]);
    endif
  endif
  g.method = opt.method;
  g.scale = typical_size (fname, g, a);

  bytes = 8 * g.n * g.M * (3 * numel (t) + 40 * g.n);
  if (bytes > 2e9)
    error ("noneq:memory", ...
           ["%s: %d cells at %d times need %.2g bytes; at most 2e9 are" ...
            " allowed"], fname, g.M, numel (t), bytes);
  endif

  log_ = struct ("produced", 0, "received", 0, "least", Inf, "balance", 0, ...
                 "steps", 0, "iterations", 0, "last", 0, "dt", 0, ...
                 "vain", 0, "S", g.h * sum (g.entropy (a)));
  log_.S0 = log_.S;
  log_.moved = 0;
  s.x = g.h * ((1:g.M)' - 0.5);
  s.face = g.h * (0:g.M)';
  s.t = t;
  s.notes = {};
  K = numel (t);
  s.a = s.potential = zeros (g.M, K, g.n);
  s.J = zeros (g.M + 1, K, g.n);
  s.total = zeros (K, g.n);
  s.S = s.sigma = s.produced = s.received = zeros (1, K);

  if (isinf (t(end)))
    [a, log_, fixed] = steady (g, a, log_);
    if (fixed)
      s.notes{end+1} = ["a combination of the densities does not flow: it" ...
                        " keeps the values of the start"];
    endif
  endif
  step = opt.step;
  if (isempty (step))
    step = t(end) / 200;
  endif
  if (isfinite (t(end)) && t(end) / step > 1e8)
    error ("noneq:option", "%s: option \"step\": %.2g steps are too many", ...
           fname, t(end) / step);
  endif
  if (isfinite (t(end)))
    refuse_endless (fname, g, a, min (step, t(end)));
  endif
  now = 0;
  rings = false;
  for k = 1:K
    if (isfinite (t(k)) && t(k) > now)
      count = max (1, ceil ((t(k) - now) / step * (1 - 1e-12)));
      if (g.linear)
        g.P = jacobian (g, a, a, [], (t(k) - now) / count);
      endif
      for i = 1:count
        [a, log_] = advance (g, a, (t(k) - now) / count, log_);
      endfor
      now = t(k);
    endif
    y = g.potential (a);
    [F, X] = fluxes (g, y, face_matrices (g, a));
    s.a(:,k,:) = a';
    s.potential(:,k,:) = y';
    s.J(:,k,:) = F';
    s.total(k,:) = g.h * sum (a, 2)';
    s.S(k) = log_.S;
    s.sigma(k) = sum ((F .* X)(:));
    s.produced(k) = log_.produced;
    s.received(k) = log_.received;
    ## A mode that rings has nearly no potential in the middle of a step and
    ## a large one at its end.
    made = s.sigma(k) * log_.dt;
    rings = rings || (made > 3 * log_.last && made > 1e-3 * log_.produced);
  endfor
  if (rings && strcmp (opt.method, "midpoint") && isfinite (t(end)))
    s.notes{end+1} = ["the step is too long for the fastest changes, which" ...
                      " ring instead of dying out: take a shorter \"step\"," ...
                      " or method \"euler\""];
  endif
  s.least_production = log_.least;
  s.balance = log_.balance / max (log_.moved + eps * abs (log_.S), realmin);
  if (! all (isfinite ([s.S, s.sigma, s.produced, s.received, s.total(:)'])))
    error ("noneq:range", ...
           ["%s: the entropy is beyond the range of a double; change the" ...
            " units"], fname);
  endif
  s.steps = log_.steps;
  s.iterations = log_.iterations;
  if (s.balance > 1e-6)
    s.notes{end+1} = sprintf (["the entropy of a step is balanced to %.1g" ...
                               " only: take a shorter step, or check that" ...
                               " potential is the derivative of entropy"], ...
                              s.balance);
  endif

endfunction

## One step of time.
function [a, log_] = advance (g, a0, dt, log_)

  last = Inf;
  do
    [a, F, X, passes] = solve (g, a0, dt);
    log_.iterations += passes;
    produced = dt * sum ((F .* X)(:));
    received = -dt * sum ((F .* g.offset)(:));
    s = g.entropy (a);
    S = g.h * sum (s);
    change = S - log_.S;
    ## Where a cell changes much the average of its potential needs more nodes.
    wrong = abs (change - produced - received);
    exact = ! strcmp (g.method, "midpoint") || ! isempty (g.curvature) ...
            || wrong <= 1e-10 * (abs (produced) + abs (received)) ...
                        + 8 * eps * g.h * sum (abs (s));
    ## In vain where the potential is not the derivative of the entropy.
    log_.vain += wrong > last / 2;
    if (exact || numel (g.node) >= 80 || log_.vain > 2)
      break;
    endif
    last = wrong;
    [g.node, g.weight] = gauss_legendre (4 * numel (g.node));
  until (false)
  if (strcmp (g.method, "midpoint"))
    log_.balance = max (log_.balance, wrong);
  else
    ## Implicit Euler makes more entropy than the forces account for.
    produced = change - received;
  endif
  log_.moved = max ([log_.moved, abs(S - log_.S0), abs(produced), ...
                     abs(received)]);
  log_.S = S;
  log_.produced += produced;
  log_.last = produced;
  log_.dt = dt;
  log_.received += received;
  log_.least = min (log_.least, produced);
  log_.steps++;

endfunction

## Steps of about the relaxation time, until nothing changes.
function [a, log_, fixed] = steady (g, a, log_)

  g.method = "euler";
  g.P = [];
  last = Inf;
  for k = 1:300
    [D, fixed] = relaxation (g, a);
    before = a;
    [a, log_] = advance (g, a, (g.h * g.M)^2 / D, log_);
    change = max ((abs (a - before) ./ g.scale)(:));
    if (change < 1e-13 || (change < 1e-9 && change > last / 2))
      return;
    endif
    last = change;
  endfor
  error ("noneq:convergence", ...
         ["coupled1d: no steady state was reached in %d relaxation times:" ...
          " the last changed the densities by %.2g, relative"], k, change);

endfunction

## In a step of very many times of the fastest change the slow ones drown in
## rounding.
function refuse_endless (fname, g, a, step)

  fastest = max (abs (diffusion (g, a))) * 4 / g.h^2;
  if (step * fastest > 1e13)
    error ("noneq:range", ...
           ["%s: a step of %g is %.2g times that of the fastest change, and" ...
            " what is slow drowns in rounding; take a shorter step, or t =" ...
            " Inf for the steady state"], fname, step, step * fastest);
  endif

endfunction

## Diffusion coefficients at the mean densities.
function D = diffusion (g, a)

  mid = mean (a, 2);
  H = hessian (g, mid);
  ## In units in which the densities are of one size.
  unit = 1 ./ sqrt (abs (diag (H)));
  unit(! isfinite (unit)) = 1;
  if (! all (isfinite (H(:))))
    error ("noneq:range", ...
           ["coupled1d: the potential has no finite derivative at the mean" ...
            " of a0"]);
  endif
  D = (matrices (g, mid) ./ unit) * (H .* unit');
  if (! all (isfinite (D(:))))
    error ("noneq:range", ...
           ["coupled1d: L and the potential are beyond the range of a double" ...
            " at the mean of a0"]);
  endif
  D = -real (eig (D));

endfunction

## The slowest diffusion coefficient that is not zero.
function [D, fixed] = relaxation (g, a)

  D = diffusion (g, a);
  fixed = any (D <= 1e-12 * max (D));
  D = min (D(D > 1e-12 * max (D)));
  if (isempty (D) || ! (D > 0))
    error ("noneq:range", "coupled1d: nothing flows: L or the entropy is flat");
  endif

endfunction

## Newton's method for a = a0 + dt/h B' F.
function [a, F, X, pass] = solve (g, a0, dt)

  a = a0;
  [r, F, X, y] = residual (g, a0, a, dt);
  last = Inf;
  n = g.n;
  for pass = 1:60
    P = g.P;
    if (isempty (P))
      P = jacobian (g, a0, a, X, dt);
    endif
    move = -reshape (P \ r(:), n, []);
    size_ = max ((abs (move) ./ g.scale)(:));
    for halving = 0:40
      try_ = a + move * 2^-halving;
      [r, F, X, ok] = residual (g, a0, try_, dt);
      if (ok)
        break;
      endif
    endfor
    if (! ok || ! isfinite (size_))
      break;
    endif
    a = try_;
    if (size_ < 2e-15 || (size_ < 1e-11 && size_ > 0.3 * last))
      ## What rounding has left to the sums over the cells, which the fluxes
      ## cannot change: spread over all of them.
      a -= mean (r, 2);
      refuse_loss (g, F, X);
      return;
    endif
    last = size_;
  endfor
  error ("noneq:convergence", ...
         ["coupled1d: a step of %.3g does not converge; set option \"step\"" ...
          " to less"], dt);

endfunction

function refuse_loss (g, F, X)

  made = sum (F .* X, 1);
  [worst, at] = min (made);
  if (worst < -1e-10 * sum (abs (made)) && worst < 0)
    error ("noneq:second_law", ...
           ["coupled1d: L makes entropy disappear at x = %.4g: its" ...
            " symmetric part must not have a negative eigenvalue"], ...
           (at - 1) * g.h);
  endif

endfunction

## What is missing, fluxes at the faces and potential differences there.
function [r, F, X, ok] = residual (g, a0, a, dt)

  y = step_potential (g, a0, a);
  ok = isreal (y) && all (isfinite (y(:)));
  if (! ok)
    r = F = X = [];
    return;
  endif
  [F, X] = fluxes (g, y, face_matrices (g, between (g, a0, a)));
  ok = isreal (F) && all (isfinite (F(:)));
  r = a - a0 - dt / g.h * reshape (g.B' * F(:), g.n, []);

endfunction

function m = between (g, a0, a)

  m = a;
  if (strcmp (g.method, "midpoint"))
    m = (a0 + a) / 2;
  endif

endfunction

## Potential of the step, by which the entropy changes.
function y = step_potential (g, a0, a)

  if (strcmp (g.method, "euler"))
    y = g.potential (a);
  elseif (! isempty (g.curvature))
    y = g.potential ((a0 + a) / 2);
  else
    y = 0;
    for q = 1:numel (g.node)
      y += g.weight(q) * g.potential (a0 + g.node(q) * (a - a0));
    endfor
  endif

endfunction

function [F, X] = fluxes (g, y, L)

  n = g.n;
  X = reshape (g.B * y(:), n, []) + g.offset;
  F = zeros (n, g.M + 1);
  for j = 1:n
    F += reshape (L(:,j,:), n, []) .* X(j,:);
  endfor
  F ./= g.distance;

endfunction

## L at every face, n x n x (M+1); an end that is closed for some densities has
## the matrix of the others at zero flux of those.
function L = face_matrices (g, a)

  if (! isempty (g.faces))
    L = g.faces;
    return;
  endif
  f = [a(:,1), (a(:,1:end-1) + a(:,2:end)) / 2, a(:,end)];
  L = matrices (g, f);
  for side = 1:2
    at = [1, g.M + 1](side);
    open = g.open(:,side);
    M = L(:,:,at);
    if (! all (open))
      E = zeros (g.n);
      if (any (open))
        E(open,open) = M(open,open) ...
                       - M(open,! open) * pinv (M(! open,! open)) ...
                         * M(! open,open);
      endif
      L(:,:,at) = E;
    endif
  endfor

endfunction

function L = matrices (g, a)

  n = g.n;
  K = columns (a);
  if (isnumeric (g.L))
    L = repmat (g.L, [1, 1, K]);
    return;
  endif
  L = g.L (a);
  if (isequal (size (L), [n, n]))
    L = repmat (L, [1, 1, K]);
  elseif (! (isnumeric (L) && numel (L) == n^2 * K && rows (L) == n ...
             && columns (L) == n))
    error ("noneq:size", ...
           ["coupled1d: L gave %s values for %d x %d densities, must be" ...
            " %d x %d x %d"], ...
           strjoin (strsplit (num2str (size (L))), " x "), n, K, n, n, K);
  endif

endfunction

## d potential / d a of each column, n x n x K.
function H = hessian (g, a)

  K = columns (a);
  if (! isempty (g.curvature))
    H = repmat (g.curvature, [1, 1, K]);
    return;
  endif
  H = zeros (g.n, g.n, K);
  for j = 1:g.n
    d = 1e-5 * abs (a(j,:)) + 1e-12 * g.scale(j);
    up = down = a;
    up(j,:) += d;
    down(j,:) -= d;
    slope = (g.potential (up) - g.potential (down)) ./ (up(j,:) - down(j,:));
    H(:,j,:) = reshape (slope, [g.n, 1, K]);
  endfor

endfunction

function P = jacobian (g, a0, a, X, dt)

  n = g.n;
  if (strcmp (g.method, "euler"))
    H = hessian (g, a);
    share = 1;
  else
    share = 1/2;
    if (! isempty (g.curvature))
      H = hessian (g, a) / 2;
    else
      H = 0;
      for q = 1:numel (g.node)
        H += g.weight(q) * g.node(q) ...
             * hessian (g, a0 + g.node(q) * (a - a0));
      endfor
    endif
  endif
  mid = between (g, a0, a);
  L = face_matrices (g, mid);
  flow = blocks (L ./ reshape (g.distance, 1, 1, [])) * (g.B * blocks (H));
  if (! isnumeric (g.L))
    ## The flux depends on the densities through L as well.
    for j = 1:n
      d = 1e-6 * (abs (mid(j,:)) + 1e-6 * g.scale(j));
      for parity = 0:1
        ## Every second cell at once: a face touches one of each kind.
        cell = 1:g.M;
        moved = mid;
        use = mod (cell, 2) == parity;
        moved(j,use) += d(use);
        dL = face_matrices (g, moved) - L;
        dF = zeros (n, g.M + 1);
        for k = 1:n
          dF += reshape (dL(:,k,:), n, []) .* X(k,:);
        endfor
        dF ./= g.distance;
        for side = 0:1
          ## The cell on the left (0) or right (1) of each face.
          owner = (0:g.M) + side;
          hit = find (owner >= 1 & owner <= g.M);
          hit = hit(use(owner(hit)));
          column = repmat ((owner(hit) - 1) * n + j, n, 1);
          row = (hit - 1) * n + (1:n)';
          value = share * dF(:,hit) ./ d(owner(hit));
          flow += sparse (row(:), column(:), value(:), rows (flow), ...
                          columns (flow));
        endfor
      endfor
    endfor
  endif
  P = speye (n * g.M) - dt / g.h * (g.B' * flow);

endfunction

## Block diagonal sparse matrix of n x n x K.
function S = blocks (A)

  n = rows (A);
  K = size (A, 3);
  first = reshape ((0:K-1) * n, 1, 1, K);
  row = repmat ((1:n)', [1, n, K]) + first;
  column = repmat (1:n, [n, 1, K]) + first;
  S = sparse (row(:), column(:), A(:), n * K, n * K);

endfunction

function [g, opt, a] = set_up (fname, L, gas, a0, opt)

  ## Number of densities from whatever has it.
  if (isnumeric (L))
    L = check_square (fname, "L", L);
    n = rows (L);
    least = min (eig (L / 2 + L' / 2));
    if (least < -1e-12 * norm (L))
      error ("noneq:second_law", ...
             ["%s: L makes entropy disappear: its symmetric part has the" ...
              " eigenvalue %.4g"], fname, least);
    endif
  elseif (! is_function_handle (L))
    error ("noneq:type", ...
           "%s: L must be a matrix or a function handle, got a %s", fname, ...
           class (L));
  else
    n = [];
  endif
  g.curvature = [];
  if (isstruct (gas))
    if (! (isscalar (gas) && all (isfield (gas, {"entropy", "potential"}))
           && is_function_handle (gas.entropy)
           && is_function_handle (gas.potential)))
      error ("noneq:type", ...
             "%s: gas must be a struct with handles entropy and potential", ...
             fname);
    endif
    g.entropy = gas.entropy;
    g.potential = gas.potential;
  else
    chi = check_square (fname, "chi", gas);
    [R, bad] = chol ((chi + chi') / 2);
    if (bad || norm (chi - chi') > 1e-12 * norm (chi))
      error ("noneq:range", ...
             ["%s: chi must be symmetric and positive definite; it is the" ...
              " covariance of the fluctuations"], fname);
    endif
    g.curvature = -inv (chi);
    g.curvature = (g.curvature + g.curvature') / 2;
    g.potential = @(a) g.curvature * a;
    g.entropy = @(a) sum (a .* (g.curvature * a), 1) / 2;
    n = agree (fname, n, rows (chi), "chi is %d x %d");
  endif

  M = opt.cells;
  if (M > 1e6)
    error ("noneq:option", ...
           "%s: option \"cells\" must be at most 1e6, got %g", fname, M);
  endif
  if (is_function_handle (a0))
    if (isempty (M))
      M = 64;
    endif
    a = a0 (opt.length * ((1:M)' - 0.5) / M);
  else
    a = a0;
  endif
  if (ndims (a) != 2)
    error ("noneq:size", "%s: a0 must be cells x n or 1 x n, got %d dimensions", ...
           fname, ndims (a));
  endif
  a = reshape (check_quantity (fname, "a0", a, "finite", []), size (a));
  n = agree (fname, n, columns (a), "a0 has %d columns");
  if (isempty (M))
    M = ifelse (rows (a) == 1, 64, rows (a));
  endif
  if (rows (a) == 1)
    a = repmat (a, M, 1);
  elseif (rows (a) != M)
    error ("noneq:size", "%s: a0 has %d rows, there are %d cells", fname, ...
           rows (a), M);
  endif
  a = a';

  g.L = L;
  g.n = n;
  g.M = M;
  g.h = opt.length / M;
  [g.node, g.weight] = gauss_legendre (5);
  g.open = false (n, 2);
  g.offset = zeros (n, M + 1);
  g.distance = g.h * [0.5, ones(1, M - 1), 0.5];
  side = {opt.left, opt.right};
  for k = 1:2
    if (! isempty (side{k}))
      y = double (side{k}(:));
      if (numel (y) != n)
        error ("noneq:size", ...
               "%s: option \"%s\" needs %d potentials, got %d", fname, ...
               {"left", "right"}{k}, n, numel (y));
      endif
      g.open(:,k) = ! isnan (y);
      y(isnan (y)) = 0;
      g.offset(:,[1, M + 1](k)) = [-1, 1](k) * y;
    endif
  endfor
  difference = spdiags ([-ones(M + 1, 1), ones(M + 1, 1)], [-1, 0], M + 1, M);
  g.B = kron (difference, speye (n));
  g.faces = g.P = [];
  if (isnumeric (L))
    g.faces = face_matrices (g, a);
  endif
  g.linear = isnumeric (L) && ! isempty (g.curvature);
  y = g.potential (a);
  if (! (isequal (size (y), size (a)) && isreal (y) && all (isfinite (y(:)))))
    error ("noneq:range", ...
           ["%s: the potential of a0 must be %d x %d finite real numbers," ...
            " got %d x %d"], fname, n, M, rows (y), columns (y));
  endif
  Lf = matrices (g, a);
  if (! (isreal (Lf) && all (isfinite (Lf(:)))))
    error ("noneq:range", "%s: L of a0 must be finite real numbers", fname);
  endif
  s = g.entropy (a);
  if (! (isequal (size (s), [1, M]) && isreal (s) && all (isfinite (s))))
    error ("noneq:range", ...
           ["%s: the entropy of a0 must be 1 x %d finite real numbers, got" ...
            " %d x %d"], fname, M, rows (s), columns (s));
  endif

endfunction

## What the densities are about as large as, for the ends of iterations: by
## the entropy of the deviations, that of the reservoirs included, so that one
## which starts at 0 has the size that the others will give it.
function scale = typical_size (fname, g, a)

  if (isempty (g.curvature))
    scale = max (abs (a), [], 2);
    empty = find (scale == 0, 1);
    if (! isempty (empty))
      error ("noneq:range", ...
             ["%s: density %d of a0 is 0 everywhere: its size is not known;" ...
              " start it from a small value"], fname, empty);
    endif
    return;
  endif
  chi = -inv (g.curvature);
  unit = sqrt (diag (chi));
  y = [g.curvature * a, g.offset(:,[1, end])] .* unit;
  scale = unit * norm (y(:), Inf);
  scale(scale == 0) = 1;

endfunction

function A = check_square (fname, name, A)

  A = reshape (check_quantity (fname, name, A, "finite", []), size (A));
  if (! issquare (A))
    error ("noneq:size", "%s: %s must be square, got %d x %d", fname, name, ...
           rows (A), columns (A));
  endif

endfunction

function n = agree (fname, n, m, words)

  if (! isempty (n) && n != m)
    error ("noneq:size", ...
           ["%s: " words " but there are %d densities"], fname, ...
           repmat (m, 1, 1 + (numel (strfind (words, "%d")) == 2)), n);
  endif
  n = m;

endfunction

function must = reservoir_message (value)

  must = "";
  if (! (isnumeric (value) && isreal (value) && isvector (value)
         && ! any (isinf (value))))
    must = "a vector of potentials, NaN where the end is closed";
  endif

endfunction

## Dilute solute in a solvent of heat capacity C: s = C log u - c (log c - 1)
## with k = 1, D and the Soret coefficient ST constant, conductivity kappa.
%!function [L, gas] = soret (D, ST, kappa, C, saturates)
%!  gas.entropy = @(a) C * log (a(2,:)) - a(1,:) .* (log (a(1,:)) - 1);
%!  gas.potential = @(a) [-log(a(1,:)); C ./ a(2,:)];
%!  if (saturates)
%!    gas.entropy = @(a) C * log (a(2,:)) - a(1,:) .* log (a(1,:)) ...
%!                       - (1 - a(1,:)) .* log (1 - a(1,:));
%!    gas.potential = @(a) [log(1./a(1,:)-1); C ./ a(2,:)];
%!  endif
%!  L = @(a) soret_matrix (a, D, ST, kappa, C, saturates);
%!endfunction
%!function L = soret_matrix (a, D, ST, kappa, C, saturates)
%!  T = reshape (a(2,:) / C, 1, 1, []);
%!  c = reshape (a(1,:), 1, 1, []);
%!  m = D * c .* (1 - saturates * c);
%!  L = [m, ST*m.*T.^2; ST*m.*T.^2, kappa*T.^2+ST^2*m.*T.^4];
%!endfunction

%!test <*6> # order of convergence, with the numbers of an exact solution
%! D = [2 1; 1 3] / [1 .5; .5 2];
%! assert (D, [2 0; 2/7 10/7], 1e-15);
%! exact = expm (-pi^2 * 0.05 * D) * [1; -.5];
%! assert (exact', [.37270784 -.30776862], 1e-8);
%! cells = [16, 32, 64];
%! for k = 1:3
%!   s = coupled1d ([2 1; 1 3], [1 .5; .5 2], ...
%!                  @(x) cos (pi * x) * [1 -.5], 0.05, "cells", cells(k), ...
%!                  "step", 1e-4);
%!   wrong = squeeze (s.a) - cos (pi * s.x) * exact';
%!   err(k) = max (abs (wrong(:)));
%! endfor
%! assert (err(2:3), [2.95e-4, 7.39e-5], -5e-3);
%! assert (log2 (err(1:2) ./ err(2:3)), [2, 2], 0.02);
%!test # order in time
%! D = [2 1; 1 3] / [1 .5; .5 2];
%! lambda = (2 * 64 * sin (pi / 128))^2;
%! exact = expm (-lambda * 0.05 * D) * [1; -.5];
%! steps = [5, 10, 20];
%! for method = {"midpoint", 2; "euler", 1}'
%!   for k = 1:3
%!     s = coupled1d ([2 1; 1 3], [1 .5; .5 2], ...
%!                    @(x) cos (pi * x) * [1 -.5], 0.05, ...
%!                    "step", 0.05 / steps(k), "method", method{1});
%!     assert (s.steps, steps(k));
%!     mode = 2 * cos (pi * s.x)' * squeeze (s.a) / 64;
%!     err(k) = norm (mode' - exact);
%!   endfor
%!   assert (log2 (err(2) / err(3)), method{2}, 0.1);
%! endfor
%!test # conservation, and the law of entropy in every step
%! rand ("twister", 4);
%! a0 = 1 + rand (40, 3);
%! A = rand (3);
%! s = coupled1d (A' * A, eye (3) + 0.2, a0, [0, logspace(-5, 1, 30)]);
%! assert (s.total, repmat (mean (a0), 31, 1), -1e-14);
%! assert (s.S - s.S(1), s.produced, 1e-12);
%! assert (all (diff (s.S) > -1e-15));
%! assert (s.least_production >= 0);
%! assert (s.balance < 1e-13);
%! assert (s.J([1, end],:,:), zeros (2, 31, 3));
%!test # the same for a nonlinear entropy
%! [L, gas] = soret (1, 0.4, 2, 3, false);
%! a0 = @(x) [1 + 0.9*cos(pi*x), 3 * (2 - x)];
%! s = coupled1d (L, gas, a0, [0, 0.05, 0.2, 2], "cells", 20, "step", 0.01);
%! assert (s.total, repmat (s.total(1,:), 4, 1), -1e-14);
%! assert (all (diff (s.S) > 0));
%! assert (s.least_production > 0);
%! assert (s.balance < 1e-9);
%! assert (s.a(:,end,2), 4.5 * ones (20, 1), 1e-5);
%!test # temperatures that jump in one step: the entropy rises all the same
%! gas.entropy = @(a) log (a);
%! gas.potential = @(a) 1 ./ a;
%! for p = [10, 40; 1, 0.01]
%!   s = coupled1d (@(a) reshape (a.^2, 1, 1, []), gas, ...
%!                  [ones(3, 1); p(1) * ones(3, 1)], p(2) * (0:3), ...
%!                  "step", p(2));
%!   assert (diff (s.S) > 0);
%!   assert (s.S - s.S(1), s.produced, 1e-10);
%!   assert (s.balance < 1e-10);
%! endfor
%!test # Soret, dilute: c ~ exp (-ST T) between walls that hold the heat only
%! [L, gas] = soret (1, 0.4, 2, 3, false);
%! s = coupled1d (L, gas, [0.7, 6], Inf, "cells", 80, ...
%!                "left", [NaN, 1/3], "right", [NaN, 1/1]);
%! c = s.a(:,1,1);
%! T = s.a(:,1,2) / 3;
%! assert (T, 3 - 2 * s.x, 3e-4);
%! assert (log (c / c(1)), -0.4 * (T - T(1)), 2e-4);
%! assert (mean (c), 0.7, 1e-13);
%! assert (s.J(:,1,1), zeros (81, 1), 1e-10);
%! assert (s.J(:,1,2), 4 * ones (81, 1), 2e-3);
%! assert (s.sigma, s.J(1,1,2) * (1 - 1/3), -1e-9);
%!test # and not dilute: c / (1 - c) ~ exp (-ST T); second order
%! [L, gas] = soret (1, 0.4, 2, 3, true);
%! for k = 1:2
%!   s = coupled1d (L, gas, [0.7, 6], Inf, "cells", 20 * k, ...
%!                  "left", [NaN, 1/3], "right", [NaN, 1/1]);
%!   c = s.a(:,1,1);
%!   T = s.a(:,1,2) / 3;
%!   y = log (c ./ (1 - c));
%!   err(k) = max (abs (y - y(1) + 0.4 * (T - T(1))));
%! endfor
%! assert (err(2) < 1e-3);
%! assert (err(1) / err(2), 4, 0.4);
%!test # reservoirs of everything: a straight line, and what they bring
%! s = coupled1d ([2 1; 1 3], eye (2), [0 0], [0, 0.5, 3], "cells", 16, ...
%!                "left", [-1, -2], "right", [0, 1], "step", 0.005);
%! assert (squeeze (s.a(:,3,:)), (1 - s.x) * [1, 2] + s.x * [0, -1], 1e-9);
%! assert (squeeze (s.J(:,3,:)), repmat ([2 1; 1 3] * [1; 3], 1, 17)', 1e-9);
%! assert (s.sigma(3), [1 3] * [2 1; 1 3] * [1; 3], 1e-9);
%! assert (s.S - s.S(1), s.produced + s.received, 1e-12);
%! assert (s.balance < 1e-13);
%! z = coupled1d ([2 1; 1 3], eye (2), [0 0], Inf, "cells", 16, ...
%!                "left", [-1, -2], "right", [0, 1]);
%! assert (squeeze (z.a), squeeze (s.a(:,3,:)), 1e-9);
%!test # a step too long rings, and says so
%! jump = @(x) double (x > 0.5);
%! s = coupled1d (1, 1, jump, [0, 50], "step", 5);
%! assert (! isempty (strfind (s.notes{1}, "ring instead of dying out")));
%! s = coupled1d (1, 1, jump, [0, 50], "step", 5, "method", "euler");
%! assert (isempty (s.notes));
%! assert (s.a(:,2), 0.5 * ones (64, 1), 1e-9);
%! s = coupled1d (1, 1, @(x) cos (pi * x), [0, 0.05, 0.1]);
%! assert (isempty (s.notes));
%!test # small numbers, a density that starts at 0, one that does not flow
%! z = coupled1d ([2 1; 1 3], eye (2), [0 0], Inf, "cells", 16, ...
%!                "left", 1e-20 * [-1, -2], "right", 1e-20 * [0, 1]);
%! assert (squeeze (z.a), 1e-20 * ((1 - z.x) * [1, 2] + z.x * [0, -1]), 1e-32);
%! z = coupled1d (diag ([1, 0]), eye (2), @(x) [x, x], Inf, "cells", 4);
%! assert (squeeze (z.a), [0.5 * ones(4, 1), z.x], 1e-13);
%! assert (! isempty (strfind (z.notes{1}, "does not flow")));
%!test # one density: heat, and the shapes
%! s = coupled1d (1, 1, @(x) cos (pi * x), [0, 0.1]);
%! assert (size (s.a), [64, 2]);
%! assert (s.a(:,2), exp (-0.1 * pi^2) * cos (pi * s.x), 2e-4);
%! s = coupled1d (1, 1, [0; 1; 5], 0);
%! assert (s.a, [0; 1; 5]);
%! assert (s.steps, 0);
%!test # odd variables: an antisymmetric part makes no entropy
%! s = coupled1d ([1 2; -2 1], eye (2), @(x) cos (pi * x) * [1 0], [0, 0.05]);
%! assert (s.sigma(1), (2 * 64 * sin (pi / 128))^2 / 2, -1e-12);
%! exact = expm (-pi^2 * 0.05 * [1 2; -2 1]) * [1; 0];
%! assert (2 * cos (pi * s.x)' * squeeze (s.a(:,2,:)) / 64, exact', 1e-3);

%!error <Invalid call> coupled1d (1, 1, 1)
%!error <coupled1d: L makes entropy disappear: its symmetric part has the eigenvalue -1> coupled1d ([1 2; 2 1], eye (2), [0 0], 1)
%!error <coupled1d: L makes entropy disappear at x = > coupled1d (@(a) -1, 1, @(x) x, 1)
%!error <coupled1d: chi must be symmetric and positive definite> coupled1d (eye (2), [1 2; 2 1], [0 0], 1)
%!error <coupled1d: chi must be square, got 1 x 2> coupled1d (eye (2), [1 2], [0 0], 1)
%!error <coupled1d: L must be a matrix or a function handle, got a cell> coupled1d ({1}, 1, 1, 1)
%!error <coupled1d: chi is 1 x 1 but there are 2 densities> coupled1d (eye (2), 1, [0 0], 1)
%!error <coupled1d: a0 has 3 columns but there are 2 densities> coupled1d (eye (2), eye (2), [0 0 0], 1)
%!error <coupled1d: a0 has 5 rows, there are 4 cells> coupled1d (1, 1, zeros (5, 1), 1, "cells", 4)
%!error <coupled1d: a0\(2\) is NaN> coupled1d (1, 1, [0; NaN], 1)
%!error <coupled1d: a0 must be cells x n or 1 x n, got 3 dimensions> coupled1d (1, 1, ones (2, 2, 2), 1)
%!error <L and the potential are beyond the range of a double> coupled1d (realmax, 1e-10, [1; 2], 1)
%!error <coupled1d: L of a0 must be finite real numbers> coupled1d (@(a) NaN, 1, [1; 2], 1)
%!error <coupled1d: the entropy of a0 must be 1 x 2 finite real numbers, got 1 x 2> coupled1d (1, struct ("entropy", @(a) log (a), "potential", @(a) 1 ./ a), [-1; 2], 1)
%!error <coupled1d: gas must be a struct with handles entropy and potential> coupled1d (1, struct ("entropy", 1), 0, 1)
%!error <coupled1d: the times t must ascend, but t\(2\) < t\(1\)> coupled1d (1, 1, 0, [2 1])
%!error <option "left" must be a vector of potentials, NaN where the end is closed, got "a"> coupled1d (1, 1, 0, 1, "left", "a")
%!error <coupled1d: option "right" needs 1 potentials, got 2> coupled1d (1, 1, 0, 1, "right", [1 2])
%!error <coupled1d: L gave 2 x 1 values for 1 x 64 densities, must be 1 x 1 x 64> coupled1d (@(a) [1; 2], 1, 0, 1)
%!error <option "cells" must be at most 1e6, got 1e\+09> coupled1d (1, 1, 0, 1, "cells", 1e9)
%!error <500000 cells at 1000 times need 1.2e\+10 bytes> coupled1d (1, 1, 0, 1:1000, "cells", 5e5)
%!error <option "step": 1e\+12 steps are too many> coupled1d (1, 1, 0, 1, "step", 1e-12)
%!error <a step of 5e\+297 is .* take a shorter step, or t = Inf for the steady state> coupled1d (1, 1, [1; 2], 1e300)
%!error <density 1 of a0 is 0 everywhere> coupled1d (1, struct ("entropy", @(a) -a.^2 / 2, "potential", @(a) -a), 0, 1)
%!error <the potential of a0 must be 1 x 2 finite real numbers> coupled1d (1, struct ("entropy", @log, "potential", @(a) 1 ./ a), [0; 1], 1)
%!error <a step of 1e\+03 does not converge; set option "step" to less> coupled1d (@(a) reshape (a, 1, 1, []), struct ("entropy", @(a) -a .* (log (a) - 1), "potential", @(a) -log (a)), [1e-12; 1], 1e3, "step", 1e3)

%!demo
%! ## A hot drop of salt water spreads: heat first, then salt, and salt is
%! ## pushed by the heat in between.
%! s = coupled1d ([1 0.6; 0.6 4], eye (2), ...
%!                @(x) [0 * x, exp(-50 * (x - 0.5).^2)], [0, 0.003, 0.02, 0.1]);
%! plot (s.x, s.a(:,:,1), "linewidth", 1.5, s.x, s.a(:,:,2), "--", ...
%!       "linewidth", 1.5);
%! xlabel ("x");
%! ylabel ("salt (solid) and heat (dashed)");

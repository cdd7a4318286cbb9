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
## @deftypefn  {} {@var{lambda} =} network_scgf (@var{W}, @var{d}, @var{q})
## @deftypefnx {} {[@var{lambda}, @var{info}] =} network_scgf (@var{W}, @var{d}, @var{q})
## @deftypefnx {} {[@var{lambda}, @var{info}] =} network_scgf (@var{W}, @var{d}, "current", @var{j})
## Scaled cumulant generating function of currents of a jump network, and their
## large deviation function.
##
## A jump from state i to j adds d(i,j) to the current N(t).  Then
##
## @example
## @group
## lambda (q) = lim log <exp (q N(t))> / t
## I (j) = max_q (q j - lambda (q)),    Prob (N(t)/t = j) ~ exp (-t I (j))
## @end group
## @end example
##
## @noindent
## and lambda is the largest eigenvalue of the tilted generator, with the
## elements W(i,j) exp (q d(i,j)) and the escape rates on its diagonal.
##
## @strong{Arguments}
##
## @var{W} and @var{d}: as for @code{network_cumulants}.
##
## @var{q}: for one current an array of any shape; for m currents N x m, one
## point a row.
##
## @var{j}: with "current", values of one current whose I is wanted; the q that
## belong to them are found.
##
## @strong{Results}
##
## @var{lambda}: as @var{q} (N x 1 for m currents).  @code{Inf} where it
## overflows, @code{NaN} where there is no q or no convergence.  @var{info}
## has, with one row for each of the N points,
##
## @table @code
## @item q
## The points, N x m.
## @item current
## lambda'(q), N x m: the current of which this q is the typical one.
## @item variance
## lambda''(q), N x m x m.
## @item rate
## I = q lambda'(q) - lambda(q) at @code{current}, N x 1: exact points of the
## large deviation function, as the relative entropy rate of the driven
## process, a sum of positive terms.
## @item p
## N x n, the steady distribution of the driven process, which has as its
## typical behaviour what is a rare one of the network.
## @item affinity
## 1 x m, the A of the Gallavotti-Cohen symmetry lambda(q) = lambda(-A - q).
## NaN if there is none: a jump without a reverse, a count that is not
## antisymmetric, or cycles whose affinities are not A times what is counted
## along them.
## @item symmetry
## lambda(q) - lambda(-A - q), N x 1.
## @item symmetric
## True if that is within rounding at all points.
## @item bracket
## N x 2, bounds of lambda by Collatz and Wielandt.  The class of states is
## irreducible, so the eigenvalue between them that has a positive eigenvector
## is the largest one, real and simple.
## @item rounding
## N x 1, estimate of the rounding error of @var{lambda}.
## @item passes
## N x 1, linear systems solved.
## @item reliable, notes
## False if an eigenvalue overflowed or did not converge; what could not be
## had, in words.
## @end table
##
## @strong{Accuracy}
##
## Usually 1e-14 relative, at small q as well, where lambda itself is small: it
## is never formed as a difference, and for rates from 1e-12 to 1e12 in one
## network.  The eigenvalue is found by Noda's and Newton's iterations in a
## gauge that keeps its elements within range; derivatives by linear solves for
## the driven process.
##
## @strong{Errors}
##
## As for @code{network_cumulants}; @code{noneq:size}, @code{noneq:nan}:
## @var{q} cannot be read.
##
## @strong{References}
##
## J. L. Lebowitz and H. Spohn, J. Stat. Phys. 95, 333 (1999).  T. Noda, Numer.
## Math. 17, 382 (1971).  R. Chetrite and H. Touchette, Ann. Henri Poincare 16,
## 2005 (2015).
##
## @strong{Example}
##
## Turns of a ring of three states with rates 2 and 1; the symmetry has
## A = 3 log 2.
##
## @example
## @group
## P = circshift (eye (3), 1, 2);
## [lambda, info] = network_scgf (2 * P + P', (P - P') / 3, 1);
## printf ("%.13f, A = %.7f\n", lambda, info.affinity)
## @print{} 0.5077561607460, A = 2.0794415
## @end group
## @end example
##
## @seealso{network_cumulants, network_uncertainty, fluctuation_test}
## @end deftypefn

function [lambda, info] = network_scgf (W, d, q, j)

  if (nargin < 3 || nargin > 4 || (nargin == 4 && ! ischar (q)))
    print_usage ();
  endif
  fname = "network_scgf";
  by_current = ischar (q);
  if (by_current)
    if (! strcmpi (q, "current"))
      error ("noneq:option", ...
             "%s: unknown option \"%s\"; valid options are: current", fname, q);
    elseif (nargin < 4)
      error ("noneq:option", ...
             ["%s: options come in pairs \"name\", value; the last has no" ...
              " value"], fname);
    endif
  endif
  net = tilted_problem (fname, W, d);
  m = columns (net.D);
  net.gauged = gauged (net);
  info.notes = {};
  if (by_current)
    j = check_points (fname, "j", j, 1);
    if (m > 1)
      error ("noneq:size", ...
             ["%s: \"current\" takes one current, d has %d; give q for" ...
              " several"], fname, m);
    endif
    shape = size (j);
    [q, info.notes] = points_of (net, j(:));
  else
    q = check_points (fname, "q", q, m);
    shape = size (q);
    if (m > 1)
      shape = [rows(q), 1];
    else
      q = q(:);
    endif
  endif

  N = rows (q);
  n = numel (net.state);
  lambda = NaN (N, 1);
  info.q = q;
  info.current = NaN (N, m);
  info.variance = NaN (N, m, m);
  info.p = zeros (N, net.n);
  info.bracket = NaN (N, 2);
  info.rate = info.rounding = info.passes = NaN (N, 1);
  for k = 1:N
    if (any (isnan (q(k,:))))
      info.p(k,:) = NaN;
      continue;
    endif
    [lambda(k), ~, root] = tilted_root (n, net.i, net.j, net.w, ...
                                        net.gauged * q(k,:)');
    info.bracket(k,:) = root.bracket;
    info.rounding(k) = root.rounding;
    info.passes(k) = root.passes;
    if (! isfinite (lambda(k)))
      info.p(k,:) = NaN;
      continue;
    endif
    c = tilted_cumulants (n, net.i, net.j, root.w, net.D);
    flux = c.p(net.i)(:) .* net.w;
    info.rate(k) = sum (flux .* rare (root.y));
    info.current(k,:) = c.mean;
    info.variance(k,:,:) = c.covariance;
    info.p(k,net.state) = c.p;
  endfor

  [info.affinity, why] = symmetry_of (net);
  info.symmetry = NaN (N, 1);
  if (isempty (why))
    allowed = zeros (N, 1);
    for k = find (isfinite (lambda))'
      [other, ~, root] = tilted_root (n, net.i, net.j, net.w, ...
                                      -net.gauged ...
                                      * (info.affinity + q(k,:))');
      info.symmetry(k) = lambda(k) - other;
      ## A is known to rounding only, and so is the point -A - q.
      slip = 1e-14 * abs (info.current(k,:)) * abs (info.affinity + q(k,:))';
      allowed(k) = 10 * (root.rounding + info.rounding(k) + slip);
    endfor
    info.symmetric = all (abs (info.symmetry) <= allowed ...
                          | isnan (info.symmetry));
  else
    info.symmetric = false;
    info.notes{end+1} = ["no symmetry lambda(q) = lambda(-A - q): " why];
  endif
  over = nnz (isinf (lambda));
  if (over)
    info.notes{end+1} = sprintf ("lambda overflows at %d of the points", over);
  endif
  lost = isnan (lambda) & ! any (isnan (q), 2);
  if (any (lost))
    info.notes{end+1} = sprintf (["the eigenvalue did not converge at %d of" ...
                                  " the points; info.bracket still bounds" ...
                                  " it"], nnz (lost));
  endif
  info.reliable = ! over && ! any (lost);
  lambda = reshape (lambda, shape);

endfunction

## The counts that do the same in the long run and are none where the network
## is fastest.
function D = gauged (net)

  n = numel (net.state);
  p = tilted_steady (tilted_factor (sparse (net.i, net.j, net.w, n, n)));
  D = tilted_gauge (n, net.i, net.j, p(net.i)(:) .* net.w, net.D);

endfunction

## y exp (y) - expm1 (y), which is >= 0: what a jump of a rate exp (y) times
## the usual one adds to the rate function.
function x = rare (y)

  persistent series = [fliplr((1:18)./factorial(2:19)), 0, 0];
  x = y .* exp (y) - expm1 (y);
  small = abs (y) < 0.5;
  x(small) = polyval (series, y(small));

endfunction

function q = check_points (fname, name, q, m)

  if (! isnumeric (q) || iscomplex (q))
    error ("noneq:type", "%s: %s must be real numbers, got a %s", fname, ...
           name, class (q));
  endif
  if (m > 1 && (ndims (q) > 2 || columns (q) != m))
    error ("noneq:size", ...
           "%s: %s must be N x %d, one point a row, got %s", fname, name, m, ...
           sprintf ("%d x ", size (q))(1:end-3));
  endif
  bad = find (! isfinite (q), 1);
  if (! isempty (bad))
    error ("noneq:nan", "%s: %s(%d) is %g; it must be finite", fname, name, ...
           bad, q(bad));
  endif
  q = double (q);

endfunction

## The q with lambda'(q) = j.  lambda' rises; Newton's steps are kept within
## the bracket, and doubled until there is one.
function [q, notes] = points_of (net, j)

  q = NaN (size (j));
  notes = {};
  widest = max ([abs(net.D); 0]);
  for k = 1:numel (j)
    low = -Inf;
    high = Inf;
    x = 0;
    reach = 1 / widest;
    for pass = 1:200
      [slope, curve] = derivatives (net, x);
      if (isnan (slope))
        break;
      endif
      if (slope <= j(k))
        low = x;
      endif
      if (slope >= j(k))
        high = x;
      endif
      step = (j(k) - slope) / curve;
      if (low == high || abs (step) <= 4 * eps * abs (x))
        q(k) = x;
        break;
      endif
      if (isinf (low) || isinf (high))
        ## Far out the slope is flat, and Newton's step beyond all bounds.
        step = sign (step) * min (abs (step), reach);
        reach *= 2;
      elseif (! (x + step > low && x + step < high))
        step = (low + high) / 2 - x;
        if (abs (step) <= 4 * eps * abs (x))
          q(k) = x;
          break;
        endif
      endif
      x += step;
      if (abs (x) * widest > 600)
        break;
      endif
    endfor
  endfor
  missing = find (isnan (q))';
  if (! isempty (missing))
    notes = {sprintf(["no q belongs to the current %g: it lies on or beyond" ...
                      " the limits of what the network can carry"], ...
                     j(missing(1)))};
  endif

endfunction

function [slope, curve] = derivatives (net, q)

  n = numel (net.state);
  slope = curve = NaN;
  [lambda, ~, root] = tilted_root (n, net.i, net.j, net.w, q * net.gauged);
  if (isfinite (lambda))
    c = tilted_cumulants (n, net.i, net.j, root.w, net.D);
    slope = c.mean;
    curve = c.covariance;
  endif

endfunction

## A with log (w / w_back) = D A + phi(j) - phi(i) for all jumps, or why not.
function [A, why] = symmetry_of (net)

  m = columns (net.D);
  A = NaN (1, m);
  why = "";
  bad = find (net.back == 0, 1);
  if (! isempty (bad))
    name = net.labels(net.state([net.i(bad), net.j(bad)]));
    why = sprintf ("the jump %s -> %s has no reverse", name{:});
    return;
  endif
  if (any ((net.D + net.D(net.back,:))(:) != 0))
    if (any (abs (net.D + net.D(net.back,:))(:) > 1e-12 * max (abs (net.D(:)))))
      why = "a count is not antisymmetric";
      return;
    endif
  endif
  entropy = log (net.w) - log (net.w(net.back));
  N = numel (net.w);
  if (N == 0)
    A = zeros (1, m);
    return;
  endif
  ## What a jump adds beyond a potential: its cycle in a spanning tree.
  parent = spanning_tree (net);
  cycle = [entropy, net.D] - difference (net, parent, [entropy, net.D]);
  scale = max (abs ([entropy, net.D]), [], 1);
  cycle(abs (cycle) <= 1e-13 * numel (net.state) * scale) = 0;
  A = (pinv (cycle(:,2:end)) * cycle(:,1))';
  rest = max (abs (cycle(:,1) - cycle(:,2:end) * A'));
  if (rest > 1e-10 * max (scale(1), 1))
    A(:) = NaN;
    why = "the affinities of the cycles are not A times what is counted";
  endif

endfunction

## For every state but the root, the jump that reaches it in a tree of the
## shortest paths from state 1, and the states in the order they are reached.
function tree = spanning_tree (net)

  n = numel (net.state);
  tree.jump = zeros (1, n);
  reached = false (1, n);
  reached(1) = true;
  tree.order = 1;
  while (! all (reached))
    new = find (reached(net.i) & ! reached(net.j));
    [state, first] = unique (net.j(new));
    tree.jump(state) = new(first);
    reached(state) = true;
    tree.order = [tree.order, state(:)'];
  endwhile

endfunction

## phi(j) - phi(i), where phi sums X along the tree.
function y = difference (net, tree, X)

  phi = zeros (numel (net.state), columns (X));
  for s = tree.order(2:end)
    e = tree.jump(s);
    phi(s,:) = phi(net.i(e),:) + X(e,:);
  endfor
  y = phi(net.j,:) - phi(net.i,:);

endfunction

%!shared W, P
%! W = [0 3 1 2; 1 0 5 0; 4 1 0 2; 1 0 3 0];
%! P = circshift (eye (3), 1, 2);

## exact: the uniform ring, to the last digits even where lambda is small
%!test
%! q = [-30 -1 -1e-9 0; 1e-12 .3 1 30];
%! [lambda, info] = network_scgf (2 * P + P', (P - P') / 3, q);
%! exact = 2 * expm1 (q / 3) + expm1 (-q / 3);
%! assert (lambda, exact, -2e-14);
%! assert (lambda(2,3), 0.5077561607459682, -1e-15);
%! assert (info.current, (2 * exp (q(:) / 3) - exp (-q(:) / 3)) / 3, -1e-14);
%! assert (info.variance, (2 * exp (q(:) / 3) + exp (-q(:) / 3)) / 9, -1e-14);
%! assert (info.affinity, 3 * log (2), 1e-15);
%! assert (info.symmetric, true);
%! ## I = 2 r (q/3) + r (-q/3), r (y) = y exp (y) - expm1 (y)
%! y = q(:) / 3;
%! large = abs (y) > 1e-3;
%! I = y.^2 / 2 * 3 + y.^3 / 3;
%! I(large) = (y .* (2 * exp (y) - exp (-y)) - exact(:))(large);
%! assert (info.rate, I, -1e-13);
%! assert (info.p, ones (8, 3) / 3, 1e-15);
%! assert (info.notes, {});

## the entropy current of four states: reference values, symmetry about -1/2,
## and the eigenvalue by eig
%!test
%! q = [-.25; -.75; -.5; .4];
%! [lambda, info] = network_scgf (W, "entropy", q);
%! assert (lambda(1:3), -[.5529661543599; .5529661543599; .7207403079168], ...
%!         1e-13);
%! assert (info.affinity, 1, 1e-15);
%! assert (info.symmetry, zeros (4, 1), 1e-13);
%! assert (info.symmetric, true);
%! d = log (W) - log (W');
%! d(W == 0) = 0;
%! e = max (real (eig (W .* exp (.4 * d) - diag (sum (W, 2)))));
%! assert (lambda(4), e, 1e-13);
%! assert (info.bracket(:,1) <= lambda + 1e-14 ...
%!         & info.bracket(:,2) >= lambda - 1e-14);
%! assert (info.rounding < 1e-13);
%! [~, ~, c] = network_cumulants (W, "entropy");
%! [~, info] = network_scgf (W, "entropy", 0);
%! assert (info.current, 65/106 * log (60) + 27/106 * log (12), -1e-14);
%! assert (info.variance, c.variance, 1e-14);
%! assert (info.rate, 0);

## derivatives at q against differences of lambda and of its derivative
%!test
%! d = [0 1 0 0; -1 0 0 0; 0 0 0 2; 0 0 -2 0];
%! h = 1e-4;
%! [lambda, info] = network_scgf (W, d, .7 + h * [-1 0 1]);
%! assert (diff (lambda([1 3])) / 2 / h, info.current(2), 1e-7);
%! assert (diff (info.current([1 3])) / 2 / h, info.variance(2), 1e-7);
%! assert (info.rate, info.q .* info.current - lambda(:), 1e-13);
%! assert (isnan (info.affinity) && ! info.symmetric);
%! assert (strfind (info.notes{1}, "not A times what is counted") > 0);

## two currents that span the cycles: symmetry in the plane
%!test
%! edge = @(i, j) accumarray ([i j; j i], [1; -1], [4, 4]);
%! d = {edge(1, 2), edge(3, 4)};
%! q = [0 0; .3 -.2; -1 2];
%! [lambda, info] = network_scgf (W, d, q);
%! assert (info.affinity, [log(60), -log(12)], 1e-14);
%! assert (info.symmetry, zeros (3, 1), 1e-13);
%! assert (size (info.variance), [3 2 2]);
%! [~, C] = network_cumulants (W, d);
%! assert (squeeze (info.variance(1,:,:)), C, 1e-14);
%! assert (lambda(3), network_scgf (W, -d{1} + 2 * d{2}, 1), 1e-14);

## a Poisson process: I (j) = j log (j / r) - j + r; and its bound 0
%!test
%! j = [.5 2 7];
%! [lambda, info] = network_scgf (2 * P, P, "current", j);
%! assert (info.q, log (j' / 2), 1e-14);
%! assert (lambda, j - 2, 1e-14);
%! assert (info.rate, (j .* log (j / 2) - j + 2)', 1e-14);
%! assert (info.current, j', -1e-14);
%! assert (strfind (info.notes{1}, "has no reverse") > 0);
%! [lambda, info] = network_scgf (2 * P, P, "current", [-1 1]);
%! assert (isnan (lambda), [true, false]);
%! assert (info.notes{1}, ["no q belongs to the current -1: it lies on or" ...
%!         " beyond the limits of what the network can carry"]);
## fluctuation relation of the rate function: I(-j) - I(j) = A j
%!test
%! [~, info] = network_scgf (W, "entropy", "current", [-2 2 -5 5]);
%! assert (info.rate([1 3]) - info.rate([2 4]), [2; 5], 1e-12);

## a count that is a difference of a function of state has lambda = 0
%!test
%! f = [0 20 -35 60];
%! assert (network_scgf (W, f - f', [-10 -1 2 10]), zeros (1, 4), 1e-12);

## elements that overflow where the eigenvalue does not; and one that does
%!test
%! f = [0 20 -35 60];
%! lambda = network_scgf (W, (f - f') + (W > 0), 20);
%! assert (lambda, network_scgf (W, W > 0, 20), -1e-12);
%! [lambda, info] = network_scgf (W, W > 0, [1e3 0]);
%! assert (lambda, [Inf 0]);
%! assert (info.notes{end}, "lambda overflows at 1 of the points");

## channels: the closed form of two states with two ways each
%!test
%! k = cat (3, [0 3; 1 0], [0 2; 4 0]);
%! d = cat (3, [0 1; -1 0], [0 -1; 1 0]);
%! q = [-1 .5];
%! up = 3 * exp (q) + 2 * exp (-q);
%! down = exp (-q) + 4 * exp (q);
%! [lambda, info] = network_scgf (k, d, q);
%! assert (lambda, -5 + sqrt (up .* down), 1e-14);
%! assert (info.affinity, log (3 * 4 / (2 * 1)) / 2, 1e-15);
%! assert (info.symmetric, true);

## one current that is nothing but a transient one
%!assert (network_scgf ([0 1; 0 0], [0 1; 0 0], [0 1]), [0 0])
%!assert (size (network_scgf (W, "entropy", zeros (0, 1))), [0 1])

%!test # rates over twelve decades: the slow rows are solved too
%! W = 10 .^ [-6 6 -5; -6 1 -6; -4 -3 -6];
%! W -= diag (diag (W));
%! [lambda, info] = network_scgf (W, "entropy", 0);
%! assert (lambda, 0);
%! assert (info.current, network_cumulants (W, "entropy"), -1e-10);
%!test # a fast row must not hide a slow one: activity of two states
%! a = 1e-3 * [1, 1e-6];
%! b = 1e3 * [1, 1e6];
%! q = [-20, -3, -1e-9, 1e-9, 0.3, 30];
%! for k = 1:2
%!   z = a(k) * b(k) * expm1 (2 * q);
%!   lambda = network_scgf ([0, a(k); b(k), 0], ones (2), q);
%!   assert (lambda, z ./ ((a(k) + b(k)) / 2 ...
%!                         + sqrt ((a(k) + b(k))^2 / 4 + z)), -1e-14);
%! endfor
%!test # the same current, counted at a fast edge of a ring and at a slow one
%! W = [0 1e9 1; 1e9 0 2; 3 1 0];
%! fast = [0 1 0; -1 0 0; 0 0 0];
%! slow = [0 0 -1; 0 0 0; 1 0 0];
%! q = [-3, -.5, 1e-6, .4, 2];
%! lambda = network_scgf (W, fast, q);
%! assert (lambda, network_scgf (W, slow, q), -1e-13);
%!test # random rates over 24 decades converge
%! rand ("twister", 2);
%! for r = 1:10
%!   W = 10 .^ (24 * rand (6) - 12);
%!   d = triu (ones (6));
%!   q = [-3, -1e-6, .3, 2];
%!   [lambda, info] = network_scgf (W, d - d', q);
%!   assert (all (isfinite (lambda)));
%!   assert (info.rounding([1 3 4])' <= 1e-13 * abs (lambda([1 3 4])));
%! endfor
%!test # kinesin pushed at low ATP, where an unfinished iteration showed
%! m = motor_model ("kinesin", "load", -5, "ATP", 1);
%! q = [-1, 0.5];
%! [~, info] = network_scgf (m, m.d, q);
%! lambda = network_scgf (m, m.d, [q; -info.affinity - q]);
%! ## -1.407123961 by eig on the tilted generator
%! assert (lambda(:), -1.407123961 * [1; 1], 1e-9);
%!test # fast jumps that keep max (e) above the root, by rounding; by mpmath
%! m = motor_model ("kinesin", "load", -6, "ATP", 0.2);
%! q = [0, -6; 1, -6; -1, -3; 0, -3; 3, 0; 2, 0; 4, -1.5];
%! [lambda, info] = network_scgf (m, m.d, q);
%! assert (lambda, [-.756888871452209991; -.753628346588607854
%!                  -.744766557156943766; -.720687166780472006
%!                  12.4735626879735459; 4.55949377799858414
%!                  7.70278865709177549], -1e-12);
%! assert (info.symmetric && info.reliable);
%!test # random networks, rates over many decades, against eig
%! rand ("twister", 5);
%! randn ("twister", 5);
%! for r = 1:20
%!   W = exp (5 * randn (5));
%!   W -= diag (diag (W));
%!   d = randn (5);
%!   d -= d';
%!   q = randn ();
%!   K = W .* exp (q * d) - diag (sum (W, 2));
%!   assert (network_scgf (W, d, q), max (real (eig (K))), ...
%!           1e-13 * max (abs (K(:))));
%! endfor
%!error <Invalid call> network_scgf (1, 1)
%!error <network_scgf: unknown option "rate"; valid options are: current>
%! network_scgf (W, "entropy", "rate", 1)
%!error <network_scgf: options come in pairs "name", value; the last has no value>
%! network_scgf (W, "entropy", "current")
%!error <network_scgf: "current" takes one current, d has 2; give q for several>
%! network_scgf (W, {"entropy", "entropy"}, "current", 1)
%!error <network_scgf: q must be N x 2, one point a row, got 1 x 3>
%! network_scgf (W, {"entropy", "entropy"}, 1:3)
%!error <network_scgf: q\(2\) is NaN; it must be finite>
%! network_scgf (W, "entropy", [1 NaN])
%!error <network_scgf: j must be real numbers, got a cell>
%! network_scgf (W, "entropy", "current", {1})
%!error id=noneq:connected
%! network_scgf (kron (eye (2), ones (2)), ones (4), 1)
%!error id=noneq:one-way network_scgf (P, "entropy", 1)

%!demo
%! ## Large deviations of the entropy production in four states, and the same
%! ## curve from its mirror image by the fluctuation theorem, I(-s) = I(s) + s.
%! W = [0 3 1 2; 1 0 5 0; 4 1 0 2; 1 0 3 0];
%! [lambda, info] = network_scgf (W, "entropy", linspace (-1.4, 0.4, 100));
%! subplot (1, 2, 1);
%! plot (info.q, lambda);
%! xlabel ("q");
%! ylabel ("\\lambda (q)");
%! title ("symmetric about q = -1/2");
%! subplot (1, 2, 2);
%! s = info.current;
%! plot (s, info.rate, -s(1:4:end), info.rate(1:4:end) + s(1:4:end), "o");
%! axis ([s(1), s(end), 0, max(info.rate)]);
%! legend ("I (s)", "from -s", "location", "north");
%! xlabel ("entropy production rate s (k_B per time)");
%! ylabel ("I (s)");

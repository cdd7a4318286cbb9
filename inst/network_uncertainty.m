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
## @deftypefn  {} {@var{Q} =} network_uncertainty (@var{W}, @var{d})
## @deftypefnx {} {[@var{Q}, @var{bounds}, @var{info}] =} network_uncertainty (@var{W}, @var{d})
## Thermodynamic uncertainty of currents, and what their observation tells of
## the entropy production of a jump network.
##
## With the mean rate J, the variance rate C of a current and the entropy
## production rate sigma, in k_B per time,
##
## @example
## Q = C sigma / J^2 >= 2
## @end example
##
## @noindent
## Turned round, one observed current bounds sigma from below by 2 J^2 / C.
## All of it is exact for the network given; @code{entropy_infer} does the same
## from data.
##
## @strong{Arguments}
##
## @var{W} and @var{d}: as for @code{network_cumulants}.  The counts must be
## antisymmetric, d(j,i) = -d(i,j).
##
## @strong{Results}
##
## @var{Q}: 1 x m; @code{NaN} for a current without mean, @code{Inf} with a
## jump that has no reverse.  @var{bounds} has lower bounds of sigma, k_B per
## time:
##
## @table @code
## @item current
## 1 x m: 2 J^2 / C of each current.
## @item currents
## 2 J C^-1 J' of all m currents together.
## @item entropy_current
## 2 sigma^2 / C of the fluctuating entropy production itself; @code{NaN} with
## a jump that has no reverse.
## @item transitions
## 1 x m: from the order of the jumps that a current counts (those with
## d(i,j) != 0), all others unseen,
## sum n_a P(b|a) log (P(b|a) / P(-a|-b)), with the number n_a of jumps a per
## time, the probability P(b|a) that b is the next one seen after a, and the
## reverse jumps -a and -b.  For a single edge it is J log (P(+|+) / P(-|-)); if
## all jumps are seen it is sigma.
## @end table
##
## @var{info} has
##
## @table @code
## @item entropy_production
## sigma = sum_(i<j) J_ij log (p_i W_ij / p_j W_ji).
## @item J, C, p
## As @code{network_cumulants} gives them.
## @item repeat
## 2 x m: P(+|+) and P(-|-) for a current along one edge, else @code{NaN}.
## @item reliable, notes
## False, and the reason in words, if a jump has no reverse, a current is lost
## in rounding or nothing flows.
## @end table
##
## @strong{Accuracy}
##
## As @code{network_cumulants}; sigma is a sum of positive terms.
##
## @strong{Errors}
##
## @code{noneq:antisymmetric}: the bounds do not hold for such counts.  Others
## as for @code{network_cumulants}.
##
## @strong{References}
##
## A. C. Barato and U. Seifert, Phys. Rev. Lett. 114, 158101 (2015).  T. R.
## Gingrich, J. M. Horowitz, N. Perunov and J. L. England, Phys. Rev. Lett. 116,
## 120601 (2016).  A. Dechant, J. Phys. A 52, 035001 (2019).  J. van der Meer,
## B. Ertel and U. Seifert, Phys. Rev. X 12, 031025 (2022).  P. E. Harunari,
## A. Dutta, M. Polettini and E. Roldan, Phys. Rev. X 12, 041026 (2022).
##
## @strong{Example}
##
## @example
## @group
## W = [0 3 1 2; 1 0 5 0; 4 1 0 2; 1 0 3 0];
## d = zeros (4);
## d(1,2) = 1;
## d(2,1) = -1;
## [Q, bounds, info] = network_uncertainty (W, d);
## printf ("Q = %.4f; %.4f and %.4f of %.4f\n", Q, bounds.current,
##         bounds.transitions, info.entropy_production)
## @print{} Q = 4.3378; 1.4494 and 2.0210 of 3.1436
## @end group
## @end example
##
## @seealso{network_cumulants, network_entropy, entropy_infer}
## @end deftypefn

function [Q, bounds, info] = network_uncertainty (W, d)

  if (nargin != 2)
    print_usage ();
  endif
  fname = "network_uncertainty";
  net = tilted_problem (fname, W, d);
  m = columns (net.D);
  if (! isempty (net.i))
    refuse_symmetric (fname, net);
  endif

  n = numel (net.state);
  info.notes = {};
  if (n == 1)
    ## One state that nothing leaves: no current, and no entropy.
    Q = NaN (1, m);
    bounds = struct ("current", zeros (1, m), "currents", 0, ...
                     "entropy_current", 0, "transitions", zeros (1, m));
    info.entropy_production = 0;
    info.J = zeros (1, m);
    info.C = zeros (m);
    info.repeat = NaN (2, m);
    info.p = zeros (1, net.n);
    info.p(net.state) = 1;
    info.notes{1} = sprintf ("state %s is absorbing: nothing flows", ...
                             net.labels{net.state});
    info.reliable = false;
    return;
  endif
  one_way = find (net.back == 0, 1);
  if (isempty (one_way))
    entropy = log (net.w) - log (net.w(net.back));
    c = tilted_cumulants (n, net.i, net.j, net.w, [net.D, entropy]);
    flux = c.p(net.i)(:) .* net.w;
    back = flux(net.back);
    sigma = sum ((flux - back) .* (log (flux) - log (back))) / 2;
    bounds.entropy_current = 2 * sigma^2 / c.covariance(end,end);
    if (sigma == 0)
      bounds.entropy_current = 0;
    endif
  else
    c = tilted_cumulants (n, net.i, net.j, net.w, net.D);
    flux = c.p(net.i)(:) .* net.w;
    sigma = Inf;
    bounds.entropy_current = NaN;
    name = net.labels(net.state([net.i(one_way), net.j(one_way)]));
    info.notes{1} = sprintf (["the jump %s -> %s has no reverse: the" ...
                              " entropy production is infinite"], name{:});
  endif
  J = c.mean(1:m);
  C = c.covariance(1:m,1:m);

  ## A current below its rounding error is none.
  J(abs (J) <= c.rounding(1:m)) = 0;
  variance = diag (C)';
  Q = variance * sigma ./ J.^2;
  Q(J == 0) = NaN;
  bounds.current = 2 * J.^2 ./ variance;
  bounds.current(J == 0) = 0;
  ## Currents that depend on one another make C singular: their common part
  ## counts once.
  scale = sqrt (max (variance, realmin));
  bounds.currents = 2 * (J ./ scale) * pinv (C ./ (scale' * scale)) ...
                    * (J ./ scale)';
  bounds.transitions = zeros (1, m);
  info.repeat = NaN (2, m);
  for k = 1:m
    [bounds.transitions(k), info.repeat(:,k)] ...
      = network_seen_jumps (net, flux, net.D(:,k));
  endfor
  bounds = orderfields (bounds, {"current", "currents", "entropy_current", ...
                                 "transitions"});

  info.entropy_production = sigma;
  info.J = J;
  info.C = C;
  info.p = zeros (1, net.n);
  info.p(net.state) = c.p;
  lost = find (c.mean(1:m) != 0 & J == 0);
  if (! isempty (lost))
    info.notes{end+1} = sprintf (["current %d is within its rounding error:" ...
                                  " taken as 0"], lost(1));
  endif
  info.reliable = isempty (info.notes);

endfunction

function refuse_symmetric (fname, net)

  both = find (net.back);
  uneven = net.D(both,:) + net.D(net.back(both),:);
  bad = find (any (abs (uneven) > 1e-12 * max ([abs(net.D(:)); 0]), 2), 1);
  if (isempty (bad))
    return;
  endif
  e = both(bad);
  name = net.labels(net.state([net.i(e), net.j(e)]));
  k = find (uneven(bad,:), 1);
  error ("noneq:antisymmetric", ...
         ["%s: current %d counts %g for the jump %s -> %s and %g for its" ...
          " reverse; the bounds need d(j,i) = -d(i,j)"], fname, k, ...
         net.D(e,k), name{:}, net.D(net.back(e),k));

endfunction

%!shared W, edge
%! W = [0 3 1 2; 1 0 5 0; 4 1 0 2; 1 0 3 0];
%! edge = @(i, j) accumarray ([i j; j i], [1; -1], [4, 4]);

## four states: all reference numbers
%!test
%! [Q, b, info] = network_uncertainty (W, {edge(1, 2), edge(3, 4)});
%! assert (Q(1), 4.337803526722477, -1e-14);
%! assert (b.current(1), 2 * (65/106)^2 / 0.5188637264318866, -1e-14);
%! assert (b.currents, 2.40820743, 5e-9);
%! assert (b.entropy_current, ...
%!         2 * info.entropy_production^2 / 8.327211919878627, -1e-14);
%! assert (b.transitions(1), 2.02103204, 5e-9);
%! assert (info.repeat(:,1), [.7803468208; .0289017341], 5e-11);
%! assert (info.entropy_production, 3.1436309064972883, -1e-15);
%! assert (info.C, [.51886373 .14731498; .14731498 .42539983], 5e-9);
%! assert (info.J, [65, -27] / 106, 1e-15);
%! assert (info.p, [28 19 30 29] / 106, 1e-15);
%! assert (b.current(1), 2 * info.entropy_production / Q(1), 1e-14);
%! assert (b.transitions(1), 65/106 * log (info.repeat(1) / info.repeat(2)), ...
%!         1e-14);

## currents that depend on one another tell no more than one of them
%!test
%! [~, b] = network_uncertainty (W, {edge(1, 2), 3 * edge(2, 3), -edge(1, 2)});
%! assert (b.currents, b.current(1), 1e-13);

## all jumps seen: the order of the jumps holds the whole entropy production
%!test
%! [~, b, info] = network_uncertainty (W, "entropy");
%! assert (b.transitions, info.entropy_production, -1e-14);
%! assert (b.current, b.entropy_current, -1e-14);

## uniform ring: Q = A/N coth (A/2N); one edge tells all
%!test
%! P = circshift (eye (3), 1, 2);
%! [Q, b, info] = network_uncertainty (2 * P + P', P - P');
%! assert (Q, 3 * log (2), -1e-15);
%! [Q, b, info] = network_uncertainty (2 * P + P', [0 1 0; -1 0 0; 0 0 0]);
%! assert (Q, 3 * log (2), -1e-14);
%! assert (info.repeat(1) / info.repeat(2), 8, 1e-14);
%! assert (b.transitions, log (2), 1e-15);

## equilibrium, and a jump without a reverse
%!test
%! [Q, b, info] = network_uncertainty (ones (3), [0 1 0; -1 0 0; 0 0 0]);
%! assert (isnan (Q));
%! assert ([b.current, b.currents, b.entropy_current, b.transitions, ...
%!          info.entropy_production], zeros (1, 5), 1e-30);
%!test
%! A = [0 1 0; 0 0 2; 3 1 0];
%! [Q, b, info] = network_uncertainty (A, [0 0 0; 0 0 1; 0 -1 0]);
%! assert ([Q, info.entropy_production], [Inf, Inf]);
%! assert (b.entropy_current, NaN);
%! assert (b.current > 0 && isfinite (b.current));
%! ## 2 -> 3 is seen twice in a row, 3 -> 2 never.
%! assert (b.transitions, Inf);
%! assert (info.notes, {["the jump 3 -> 1 has no reverse: the entropy" ...
%!                       " production is infinite"]});
%! [~, b] = network_uncertainty (A, [0 0 -1; 0 0 0; 1 0 0]);
%! assert (b.transitions, Inf);
%!test
%! A = W;
%! A(1,4) = 0;
%! [Q, b] = network_uncertainty (A, edge (1, 2));
%! assert (Q, Inf);
%! assert (b.transitions > 0 && isfinite (b.transitions));

## the bounds hold for any network
%!test
%! rand ("twister", 5);
%! for k = 1:50
%!   n = 3 + mod (k, 4);
%!   A = exp (8 * rand (n) - 4);
%!   d = rand (n);
%!   d = d - d';
%!   one = zeros (n);
%!   one(1,2) = 1;
%!   one(2,1) = -1;
%!   [Q, b, info] = network_uncertainty (A, {d, one});
%!   sigma = info.entropy_production * (1 + 1e-12);
%!   assert (all (Q >= 2));
%!   assert (all ([b.current, b.currents, b.entropy_current, b.transitions] ...
%!                <= sigma));
%!   assert (all (b.current <= b.currents * (1 + 1e-12)));
%! endfor

%!error <Invalid call> network_uncertainty (1)
%!error <network_uncertainty: current 1 counts 1 for the jump 2 -. 1 and 1 for its reverse; the bounds need d\(j,i\) = -d\(i,j\)>
%! network_uncertainty (ones (2), ones (2))
%!error id=noneq:connected network_uncertainty (zeros (2), zeros (2))
%!error id=noneq:size network_uncertainty (ones (2), ones (3))
%!error id=noneq:nan network_uncertainty (ones (2), [0 NaN; 1 0])

%!demo
%! ## How much of the entropy production is seen from one edge of a network,
%! ## by its precision and by the order of its jumps, as the drive of the
%! ## other cycle grows.
%! drive = linspace (-6, 6, 121);
%! d = accumarray ([1 2; 2 1], [1; -1], [4, 4]);
%! for k = 1:numel (drive)
%!   W = [0 3 1 1; 1 0 5 0; 4 1 0 1; exp(drive(k)) 0 1 0];
%!   [Q, b, info] = network_uncertainty (W, d);
%!   y(k,:) = [info.entropy_production, b.transitions, b.current];
%! endfor
%! plot (drive, y);
%! xlabel ("affinity added to the cycle 1 - 3 - 4 (kT)");
%! ylabel ("entropy production rate (k_B)");
%! legend ("true", "order of jumps 1 - 2", "precision of 1 - 2", ...
%!         "location", "northwest");
%! axis ([-6, 6, 0, 8]);

%!test # an absorbing state: nothing flows
%! W = [0 1 1; 1 0 1; 0 0 0];
%! [Q, bounds, info] = network_uncertainty (W, zeros (3));
%! assert (Q, NaN);
%! assert (info.entropy_production, 0);
%! assert (! isempty (strfind (info.notes{1}, "absorbing")));

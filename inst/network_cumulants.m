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
## @deftypefn  {} {@var{J} =} network_cumulants (@var{W}, @var{d})
## @deftypefnx {} {[@var{J}, @var{C}, @var{info}] =} network_cumulants (@var{W}, @var{d})
## Mean, covariance and third cumulant of currents in the steady state of a
## jump network, per unit time, by linear solves.
##
## A jump from state i to j adds d(i,j) to the current N(t).  With the steady
## distribution p, a(i) = sum_j W(i,j) d(i,j) and the solution of
## G g = J - a, G the generator,
##
## @example
## @group
## J = lim <N(t)> / t       = sum_ij p(i) W(i,j) d(i,j)
## C = lim cov (N(t)) / t   = sum_ij p(i) W(i,j) c_ij' c_ij
## c_ij = d(i,j) + g(j) - g(i)
## @end group
## @end example
##
## @noindent
## The second line is the quadratic variation of the martingale
## N(t) - J t + g(x(t)).  No derivative is taken by finite differences.
##
## @strong{Arguments}
##
## @var{W}: rates, n x n, full or sparse, W(i,j) for i -> j, the diagonal
## ignored; or a struct from @code{network} or @code{motor_model}; or
## n x n x K for K channels, different ways to jump between two states.
##
## @var{d}: counts, n x n x m for m currents (with channels n x n x K x m), of
## any units and symmetry; or a cell, each element of it such a matrix or
## "entropy", which counts log (W(i,j) / W(j,i)).  An antisymmetric d, +1 for
## i -> j and -1 for j -> i, makes a net current, a symmetric one an activity.
## Elements of d where W has no jump are not read.
##
## @strong{Results}
##
## @var{J}: 1 x m, mean rates.  @var{C}: m x m, covariance rates; the
## diffusion coefficient of a position is C/2.  @var{info} has
##
## @table @code
## @item variance, third
## Variance and third cumulant rates, 1 x m.
## @item fano
## C / |J|, the randomness of a motor or an enzyme.
## @item p
## Steady distribution, 1 x n.
## @item g
## n x m, the solution of G g = J - a with p g = 0: how much more each state
## as the first one adds to N in the long run.  0 for transient states.
## @item rounding
## Estimate of the rounding error of J, from what cancels in its sum.
## @item labels, method
## Names of the states; "elimination" or "sparse LU".
## @item reliable, notes
## The verdict, and the reasons in words.
## @end table
##
## @strong{Accuracy}
##
## Up to 1000 states in the closed class, the elimination has no subtraction
## and the variance is a sum of squares: relative errors of some 1e-14, for
## rates from 1e-12 to 1e12 in one network too; near equilibrium, J to the
## absolute error @code{info.rounding}.  Counts are moved away from the edges
## whose jumps back and forth nearly cancel.  Beyond, sparse LU.
##
## @strong{Errors}
##
## @code{noneq:connected}: more than one closed class.  @code{noneq:one-way}:
## "entropy" with a jump that has no reverse.  @code{noneq:size},
## @code{noneq:type}, @code{noneq:nan}, @code{noneq:rate},
## @code{noneq:convention}: @var{W} or @var{d} cannot be read.
## @code{noneq:range}: rates that span more than 300 decades.
##
## @strong{References}
##
## Z. Koza, J. Phys. A 32, 7637 (1999).  W. K. Grassmann, M. I. Taksar and
## D. P. Heyman, Oper. Res. 33, 1107 (1985).
##
## @strong{Example}
##
## The net current through the edge 1 - 2 of a network of four states.
##
## @example
## @group
## W = [0 3 1 2; 1 0 5 0; 4 1 0 2; 1 0 3 0];
## d = zeros (4);
## d(1,2) = 1;
## d(2,1) = -1;
## [J, C] = network_cumulants (W, d);
## printf ("J = %.7f, variance rate %.7f\n", J, C)
## @print{} J = 0.6132075, variance rate 0.5188637
## @end group
## @end example
##
## @seealso{network_scgf, network_uncertainty, network_entropy, motor_model}
## @end deftypefn

function [J, C, info] = network_cumulants (W, d)

  if (nargin != 2)
    print_usage ();
  endif
  net = tilted_problem ("network_cumulants", W, d);
  k = numel (net.state);
  c = tilted_cumulants (k, net.i, net.j, net.w, net.D);

  J = c.mean;
  C = c.covariance;
  info.variance = diag (C)';
  info.third = c.third;
  info.fano = info.variance ./ abs (J);
  info.p = zeros (1, net.n);
  info.p(net.state) = c.p;
  info.g = zeros (net.n, columns (net.D));
  info.g(net.state,:) = c.g;
  info.rounding = c.rounding;
  info.labels = net.labels;
  info.method = {"elimination", "sparse LU"}{1 + (k > 1000)};
  info.notes = {};
  if (k == 1 && net.n > 1)
    info.notes{end+1} = sprintf (["state %s is absorbing: every path ends in" ...
                                  " it, and nothing flows"], ...
                                 net.labels{net.state});
  endif
  lost = find (J != 0 & abs (J) <= 10 * info.rounding);
  if (! isempty (lost))
    info.notes{end+1} = sprintf (["the mean of current %d is within its" ...
                                  " rounding error: it may be 0"], lost(1));
  endif
  info.reliable = isempty (info.notes);

endfunction

%!shared W, edge
%! W = [0 3 1 2; 1 0 5 0; 4 1 0 2; 1 0 3 0];
%! edge = @(i, j) accumarray ([i j; j i], [1; -1], [4, 4]);

## exact: edges 1-2 and 3-4 and the entropy current
%!test
%! [J, C, info] = network_cumulants (W, cat (3, edge (1, 2), edge (3, 4)));
%! assert (J, [65, -27] / 106, 1e-15);
%! assert (C(1,1), 0.5188637264318866, 1e-15);
%! assert (C, [.51886373 .14731498; .14731498 .42539983], 5e-9);
%! assert (info.variance, diag (C)');
%! assert (info.fano, diag (C)' ./ [65, 27] * 106, 1e-14);
%! assert (info.p, [28 19 30 29] / 106, 1e-16);
%! assert (info.p * info.g, [0, 0], 1e-16);
%! G = W - diag (sum (W, 2));
%! assert (G * info.g + sum (W .* edge (1, 2), 2) * [1 0] ...
%!         + sum (W .* edge (3, 4), 2) * [0 1], ones (4, 1) * J, 1e-14);
%! assert (info.labels, {"1", "2", "3", "4"});
%! assert (info.method, "elimination");
%!test
%! [J, C] = network_cumulants (W, "entropy");
%! assert (J, 65/106 * log (60) + 27/106 * log (12), -1e-15);
%! assert (C, 8.327211919878627, -1e-15);

## a Poisson process: every cumulant is the rate; and a ring of two biased
## rates, whose cumulants are k+ +- k- over powers of its length
%!test
%! [J, C, info] = network_cumulants ([0 2 0; 0 0 2; 2 0 0], ones (3));
%! assert ([J, C, info.third], [2 2 2], 1e-15);
%!test
%! P = circshift (eye (3), 1, 2);
%! [J, C, info] = network_cumulants (2 * P + P', (P - P') / 3);
%! assert ([J, C, info.third], [1/3, 3/9, 1/27], 1e-15);
%! assert (info.fano, 1, 1e-14);

## third cumulant of a renewal process: two states, both one way, a turnover
## of time tau1 + tau2: k3 = 3 k2^2 / k1 - m3 / m1^4 with the cumulants m of
## the turnover time
%!test
%! a = 2; b = 5;
%! m = [1/a + 1/b, 1/a^2 + 1/b^2, 2/a^3 + 2/b^3];
%! [J, C, info] = network_cumulants ([0 a; b 0], [0 1; 0 0]);
%! assert (J, 1 / m(1), 1e-15);
%! assert (C, m(2) / m(1)^3, 1e-15);
%! assert (info.third, 3 * m(2)^2 / m(1)^5 - m(3) / m(1)^4, 1e-14);

## channels: two ways between two states; a cell of currents; sparse; struct
%!test
%! k = cat (3, [0 3; 1 0], [0 2; 4 0]);
%! d = cat (3, [0 1; -1 0], [0 -1; 1 0]);
%! [J, C] = network_cumulants (k, d);
%! p = [5 5] / 10;
%! assert (J, p(1) * (3 - 2) + p(2) * (4 - 1), 1e-15);
%! J2 = network_cumulants (k, {d, "entropy"});
%! assert (J2, [J, (p(1) * 3 - p(2) * 1) * log(3) ...
%!                 + (p(1) * 2 - p(2) * 4) * log(1/2)], 1e-15);
%! assert (network_cumulants (k, cat (4, d, d)), [J, J]);
%!test # a small current through a fast edge: the ring has one, and it is known
%! R = [0 1e9 1; 1e9 0 2; 3 1 0];
%! trees = @(a, b, c) R(b,a) * (R(c,a) + R(c,b)) + R(b,c) * R(c,a);
%! exact = (R(1,2) * R(2,3) * R(3,1) - R(2,1) * R(3,2) * R(1,3)) ...
%!         / (trees (1, 2, 3) + trees (2, 1, 3) + trees (3, 1, 2));
%! fast = [0 1 0; -1 0 0; 0 0 0];
%! slow = [0 0 -1; 0 0 0; 1 0 0];
%! [J, C, info] = network_cumulants (R, {fast, slow});
%! assert (J, exact * [1, 1], -1e-14);
%! assert (C, C(2,2) * ones (2), -1e-14);
%! assert (info.third(1), info.third(2), -1e-14);
%! assert (info.rounding < 1e-14);
%!test # a rare first state spoils nothing
%! order = [2 3 1];
%! for e = 10 .^ [-20 -40 -90]
%!   R = [0 1 2; e 0 3; 2*e 1 0];
%!   [~, C, info] = network_cumulants (R, ones (3));
%!   [~, C2, other] = network_cumulants (R(order,order), ones (3));
%!   assert (C, C2, -1e-14);
%!   assert (info.third, other.third, -1e-14);
%!   assert (info.g(order), other.g, -1e-14);
%! endfor
%!test
%! [J, C] = network_cumulants (struct ("W", sparse (W)), ...
%!                             {sparse(edge (1, 2)), edge(3, 4)});
%! [J0, C0] = network_cumulants (W, cat (3, edge (1, 2), edge (3, 4)));
%! assert ({J, C}, {J0, C0});

## what is not a jump is not read; a transient state has no part
%!test
%! A = zeros (5);
%! A(1:4,1:4) = W;
%! A(5,2) = 7;
%! [J, C, info] = network_cumulants (A, log (A) - log (A'));
%! [J0, C0] = network_cumulants (W, "entropy");
%! assert ({J, C}, {J0, C0});
%! assert (info.p(5), 0);
%! [J, C] = network_cumulants ([0 1; 0 0], [0 1; 0 0]);
%! assert ([J, C], [0, 0]);

## beyond 1000 states: a large ring of period 2, one-way
%!test
%! n = 1200;
%! P = circshift (speye (n), 1, 2);
%! rate = repmat ([1; 3], n / 2, 1);
%! [J, C, info] = network_cumulants (spdiags (rate, 0, n, n) * P, P);
%! assert (J, 1.5, 1e-12);
%! assert (C, n * (n / 2) * (1 + 1/9) / (n / 2 * 4/3)^3 * n, 1e-9);
%! assert (info.method, "sparse LU");

%!error <network_cumulants: the rates go from 1e-300 to 1e\+300, more than the range of a double can hold in one elimination>
%! network_cumulants ([0 1e300; 1e-300 0], ones (2))
%!error <Invalid call> network_cumulants (1)
%!error <network_cumulants: the network has 2 closed classes, .1, 2. and .3, 4.: there is no single steady state; give the part of W that is meant>
%! network_cumulants (kron (eye (2), ones (2)), ones (4))
%!error <network_cumulants: the jump 3 -. 1 has no reverse: its entropy is infinite; give it a small rate back>
%! network_cumulants ([0 1 0; 0 0 1; 1 0 0], "entropy")
%!error <network_cumulants: d must be "?a matrix of counts or "entropy", got "heat">
%! network_cumulants (ones (2), "heat")
%!error <network_cumulants: d must be 2 x 2, or 2 x 2 x m for m currents, as W is, got 3 x 3>
%! network_cumulants (ones (2), ones (3))
%!error <network_cumulants: d\{2\} must be 2 x 2 x 2, or 2 x 2 x 2 x m for m currents, as W is, got 2 x 2>
%! network_cumulants (ones (2, 2, 2), {ones(2, 2, 2), ones(2)})
%!error <network_cumulants: d counts NaN for the jump 1 -. 2; it must be finite>
%! network_cumulants (ones (2), [0 NaN; 1 0])
%!error <network_cumulants: d must be a real matrix of counts, d\(i,j\) for a jump i -. j, or "entropy", got a function_handle>
%! network_cumulants (ones (2), @sin)
%!error <network_cumulants: d is empty; a current needs its counts>
%! network_cumulants (ones (2), {})
%!error <network_cumulants: W must be n x n, or n x n x K for K channels, got 2 x 2 x 2 x 2>
%! network_cumulants (ones (2, 2, 2, 2), ones (2))
%!error id=noneq:size network_cumulants (ones (2, 3), ones (2))
%!error id=noneq:rate network_cumulants ([0 -1; 1 0], ones (2))
%!error id=noneq:convention network_cumulants ([-1 2; 1 -2], ones (2))

%!demo
%! ## Noise of a driven ring: its Fano factor falls with the drive, from
%! ## infinity at equilibrium to 1/3, three jumps of equal rate a turn.
%! P = circshift (eye (3), 1, 2);
%! drive = linspace (0.05, 12, 200);
%! for k = 1:numel (drive)
%!   W = exp (drive(k) / 6) * P + exp (-drive(k) / 6) * P';
%!   [~, ~, info] = network_cumulants (W, (P - P') / 3);
%!   fano(k) = info.fano;
%! endfor
%! semilogy (drive, fano, drive, 2 ./ drive, "--");
%! xlabel ("affinity of the ring (kT)");
%! ylabel ("Fano factor");
%! legend ("three-state ring", "uncertainty bound 2 / A");

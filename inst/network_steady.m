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
## @deftypefn  {} {@var{p} =} network_steady (@var{W})
## @deftypefnx {} {[@var{p}, @var{info}] =} network_steady (@var{W}, "name", @var{value}, @dots{})
## Stationary distribution of a jump network.
##
## @var{p} solves
##
## @example
## sum_i p(i) W(i,j) = p(j) sum_i W(j,i),   sum (p) = 1
## @end example
##
## @noindent
## by the elimination of Grassmann, Taksar and Heyman, in which nothing is
## subtracted: small probabilities have as many correct digits as large ones.
##
## @strong{Arguments}
##
## @var{W}: rates, n x n, full or sparse; W(i,j) is the rate of the jump
## i -> j, the diagonal is ignored; or a network made by @code{network}.
##
## @strong{Options}
##
## @table @asis
## @item "basis" (false)
## Accept several closed classes (sets of states that are never left): one row
## of @var{p} for each.  Without it more than one is an error.
## @item "method" ("auto")
## "gth": the elimination, on a full matrix; about 0.5 s for 2000 states.
## "lu": sparse LU factors with iterative refinement.  "gmres": GMRES with
## incomplete LU factors.  "auto": "gth" for full matrices and up to 2000
## states; above, "lu" where the factors of the sparse matrix stay below
## 3e7 elements (chains, lattices), else "gmres".
## @end table
##
## @strong{Results}
##
## @var{p}: 1 x n, exactly 0 for transient states.  @var{info} has
##
## @table @code
## @item residual
## Largest |flow in - flow out| of a state, relative to the flow.
## @item error
## Relative error of the worst component: for "gth" n eps, which is above what
## is seen; else a bound, from the inverse of the M-matrix applied to the
## residual and its rounding.
## @item closed, transient
## Cell of the closed classes (rows of state numbers); row of the transient
## states.
## @item absorption
## With "basis": n x classes, the probability to end in each class.
## @item method, n, labels
## What was used.
## @item reliable, notes
## The verdict, and the reasons in words.
## @end table
##
## @strong{Accuracy}
##
## "gth": each component to a few eps: 1e-14 relative for [0 .5 e; .5 0 e;
## e e 0] down to e = 1e-17 (p = 1/3 each) and for a chain whose last
## probability is 1e-33.  Probabilities below 1e-308 are given as 0, with a
## note.  The sparse methods: see @code{info.error}.
##
## @strong{Errors}
##
## @code{noneq:connected}: several closed classes, named.  @code{noneq:range}:
## paths so unlikely that they cannot be represented.
## @code{noneq:convergence}: GMRES does not converge.  @code{noneq:type},
## @code{noneq:size}, @code{noneq:nan}, @code{noneq:rate},
## @code{noneq:convention}: W is no rate matrix.
##
## @strong{References}
##
## W. K. Grassmann, M. I. Taksar and D. P. Heyman, Oper. Res. 33, 1107 (1985).
## C. A. O'Cinneide, Numer. Math. 65, 109 (1993).
##
## @strong{Example}
##
## @example
## @group
## W = [0 3 1 2; 1 0 5 0; 4 1 0 2; 1 0 3 0];
## printf ("%.4f ", 106 * network_steady (W)), printf ("\n")
## @print{} 28.0000 19.0000 30.0000 29.0000
## @end group
## @end example
##
## @seealso{network, network_transient, network_entropy, network_fpt}
## @end deftypefn

function [p, info] = network_steady (W, varargin)

  if (nargin < 1)
    print_usage ();
  endif
  opt = parse_options ("network_steady", varargin, ...
                       {"basis", false, "logical"
                        "method", "auto", {"auto", "gth", "lu", "gmres"}});
  net = check_network ("network_steady", W);

  if (! opt.basis)
    [p, used] = network_stationary ("network_steady", net, opt.method);
  else
    p = zeros (numel (net.closed), net.n);
    for c = 1:numel (net.closed)
      [p(c,:), used(c)] = network_class_steady ("network_steady", net, ...
                                                net.closed{c}, opt.method);
    endfor
  endif
  if (nargout < 2)
    return;
  endif

  info.residual = residual (net.W, p);
  info.error = max ([used.error]);
  info.closed = net.closed;
  info.transient = find (net.transient);
  if (opt.basis)
    info.absorption = network_absorption ("network_steady", net);
  endif
  methods = unique ({used.method});
  info.method = strjoin (methods, ", ");
  info.n = net.n;
  info.labels = net.labels;
  info.notes = [used.notes];
  info.reliable = isempty (info.notes) && info.error < 1e-6;
  if (info.error >= 1e-6)
    info.notes{end+1} = sprintf (["the relative error of the worst" ...
                                  " probability is only bounded by %.2g"], ...
                                 info.error);
  endif

endfunction

function r = residual (W, p)

  flow_in = full (p * W);
  flow_out = p .* full (sum (W, 2))';
  r = max ((abs (flow_in - flow_out) ./ max (flow_out, realmin))(:));

endfunction

%!test <*5>
%! p = network_steady ([0 3 1 2; 1 0 5 0; 4 1 0 2; 1 0 3 0]);
%! assert (p, [28 19 30 29] / 106, -1e-15);

%!test # nearly uncoupled, and a singular value decomposition fails
%! for e = [1e-3, 1e-9, 1e-15, 1e-17, 1e-100]
%!   assert (network_steady ([0 .5 e; .5 0 e; e e 0]), [1 1 1] / 3, -1e-15);
%! endfor

%!test # a chain has the product form
%! W = diag (1e-3 * ones (1, 11), 1) + diag (ones (1, 11), -1);
%! want = 1e-3 .^ (0:11);
%! want /= sum (want);
%! assert (network_steady (W), want, -1e-14);
%! assert (network_steady (W)(12), 9.99e-34, -1e-12);

%!test # the diagonal is ignored, transient states are exactly 0
%! W = [9 1 0 0; 0 -3 2 0; 0 1 NA 0; 5 1 1 0];
%! W(3,3) = 7;
%! [p, info] = network_steady (W);
%! assert (p, [0 1 2 0] / 3, -eps);
%! assert (p([1, 4]), [0 0]);
%! assert (info.closed, {[2, 3]});
%! assert (info.transient, [1, 4]);
%! assert (info.reliable);

%!test # absorbing state, one state, and two classes
%! assert (network_steady ([0 1; 0 0]), [0 1]);
%! assert (network_steady (0), 1);
%! W = zeros (5);
%! W(1,2) = 1; W(1,3) = 3; W(3,4) = W(4,3) = 1; W(5,1) = 2; W(5,2) = 2;
%! [p, info] = network_steady (W, "basis", true);
%! assert (p, [0 1 0 0 0; 0 0 .5 .5 0], eps);
%! assert (info.absorption, [1 3; 4 0; 0 4; 0 4; 2.5 1.5] / 4, eps);

%!test # beyond the range of a double, from either end
%! W = diag (1e3 * ones (1, 299), 1) + diag (ones (1, 299), -1);
%! [p, info] = network_steady (W);
%! assert (p(298:300), [1e-6 1e-3 1] / 1.001001001001, -1e-12);
%! assert (p(1), 0);
%! assert (info.reliable, false);
%! assert (! isempty (strfind (info.notes{1}, "is below 1e-308")));
%! assert (network_steady (fliplr (flipud (W))), fliplr (p), -1e-13);

%!test # the sparse methods
%! rand ("twister", 5);
%! n = 300;
%! W = sprand (n, n, 0.02) + spdiags (ones (n, 2), [-1, 1], n, n);
%! p = network_steady (W);
%! for method = {"lu", "gmres"}
%!   [q, info] = network_steady (W, "method", method{1});
%!   assert (info.method, method{1});
%!   assert (max (abs (q ./ p - 1)) < info.error);
%!   assert (info.error < 1e-10);
%!   assert (info.residual < 1e-13);
%! endfor

%!test # a large lattice with a drift around the torus: uniform
%! L = 60;
%! ring = @(a, b) a * circshift (speye (L), 1, 2) + b * circshift (speye (L), -1, 2);
%! W = kron (ring (3, 1), speye (L)) + kron (speye (L), ring (2, 5));
%! [p, info] = network_steady (W);
%! assert (info.method, "lu");
%! assert (p, ones (1, L^2) / L^2, -1e-11);
%! assert (info.reliable);

%!error <Invalid call> network_steady ()
%!error <network_steady: the network has 2 closed classes, state 1 \(absorbing\) and state 3 \(absorbing\), and some states lead to both: there is no single steady state> network_steady ([0 0 0; 1 0 1; 0 0 0])
%!error <network_steady: the network has 2 closed classes, \{1, 2\} and \{3, 4\}, and nothing leads from one to another> network_steady (blkdiag ([0 1; 1 0], [0 2; 1 0]))
%!error id=noneq:connected network_steady (zeros (3))
%!error <W\(2,1\) is -1; the rate of a jump cannot be negative> network_steady ([0 1; -1 0])
%!error <W\(2,1\) is NaN; give 0 where no jump is> network_steady ([0 1; NaN 0])
%!error <W\(1,2\) is Inf; rates must be finite> network_steady ([0 Inf; 1 0])
%!error <the columns of W sum to zero and its rows do not> network_steady ([-1 2; 1 -2])
%!error <W must be square, one row and one column a state, got 2 x 3> network_steady (ones (2, 3))
%!error <W is empty; a network needs at least one state> network_steady ([])
%!error <got a cell; edge lists go through network \(edges\)> network_steady ({1})
%!error <got a char> network_steady ("ab")
%!error <got a function handle> network_steady (@sin)
%!error <got a complex one> network_steady ([0 1i; 1 0])
%!error <a network struct must be 1 x 1 with a field W> network_steady (struct ("a", 1))
%!error <its labels are not 2 strings> network_steady (struct ("W", [0 1; 1 0], "labels", {{"a"}}))
%!error <unknown option "bases"> network_steady (1, "bases", true)

%!demo
%! ## Probabilities over 33 orders of magnitude.
%! W = diag (1e-3 * ones (1, 11), 1) + diag (ones (1, 11), -1);
%! [~, ~, V] = svd ((W - diag (sum (W, 2)))');
%! q = abs (V(:,end));
%! semilogy (1:12, network_steady (W), "o-", 1:12, q / sum (q), "x");
%! xlabel ("state");
%! ylabel ("probability");
%! set (gca (), "ytick", 10.^(-36:6:0));
%! legend ("elimination", "singular value decomposition", ...
%!         "location", "southwest");

%!error <network_steady: the columns of W sum to zero and its rows do not>
%! W = [0 3 1 2; 1 0 5 0; 4 1 0 2; 1 0 3 0]' / 7;
%! network_steady (single (W - diag (sum (W, 1))));
%!error <network_steady: the columns of W sum to zero and its rows do not>
%! W = [0 3 1 2; 1 0 5 0; 4 1 0 2; 1 0 3 0]' / 7;
%! network_steady (round (1e5 * (W - diag (sum (W, 1)))) / 1e5);
%!test # the diagonal may hold anything, in a sparse matrix too
%! W = [0 3 1 2; 1 0 5 0; 4 1 0 2; 1 0 3 0];
%! for d = [NaN, Inf, -3]
%!   V = W;
%!   V(2,2) = d;
%!   assert (network_steady (V), network_steady (W), 1e-15);
%!   assert (network_steady (sparse (V)), network_steady (W), 1e-14);
%! endfor
%!test # an absorbing state is named
%! [p, info] = network_steady ([0 1 1; 1 0 1; 0 0 0]);
%! assert (p, [0 0 1]);
%! assert (! isempty (strfind (info.notes{1}, "state 3 is absorbing")));

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
## @deftypefn  {} {[@var{G}, @var{se}, @var{info}] =} pulling_pmf (@var{x}, @var{w}, @qcode{"stiffness"}, @var{k}, @qcode{"centre"}, @var{c}, @dots{})
## @deftypefnx {} {[@var{G}, @var{se}, @var{info}] =} pulling_pmf (@var{xF}, @var{wF}, @var{xR}, @var{wR}, @qcode{"stiffness"}, @var{k}, @qcode{"centre"}, @var{c}, @dots{})
## @deftypefnx {} {[@var{G}, @var{se}, @var{info}] =} pulling_pmf (@qcode{"force"}, @var{f}, @qcode{"velocity"}, @var{v}, @qcode{"time"}, @var{t}, @dots{})
## Free energy along a coordinate (potential of mean force) from pulling.
##
## @strong{One direction} (Hummer and Szabo).  @var{x} and @var{w} are M x T:
## the position and the work done so far, one trajectory a row and one time a
## column, while the system is pulled by the bias V(x, t) = k/2 (x - c(t))^2.
## Each run starts in equilibrium under the bias of the first moment.  With <>
## the mean over trajectories and all energies in kT,
##
## @example
##              sum_t <delta (x - x_t) exp (-w_t)> / <exp (-w_t)>
## exp (-G(x)) = -------------------------------------------------
##              sum_t exp (-V(x, t)) / <exp (-w_t)>
## @end example
##
## @noindent
## @strong{Both directions} (Minh and Adib).  @var{xF}, @var{wF} come from the
## forward process, @var{xR}, @var{wR} from its time reversal, each in the
## order in which it was measured: column j of the reverse arrays has its bias
## at c(T+1-j), wR starts at 0 and is the work done on the system in that run.
## Both must have T columns; the numbers of trajectories nF and nR may differ.
## A reverse trajectory takes part as its conjugate twin, run backwards, with
## w_t = wR(T+1-t) - wR(T) and W = -wR(T); then every mean <...> above becomes
##
## @example
## sum over all nF + nR trajectories of  ... / (nF + nR exp (dF - W))
## @end example
##
## @noindent
## where W is the total work of the trajectory and dF the free energy
## difference of the biased system between the ends, from Bennett's acceptance
## ratio.  The data of one direction are best where its runs start, so both
## together are good everywhere.  The reverse process must undo the forward
## process in its smallest part: if a step of the forward one moves the bias
## and then the system, a step of the reverse one moves the system, then the
## bias.
##
## @strong{Constraint} (second cumulant).  @var{f}, M x T, is the force along
## M trajectories that drives the coordinate at constant velocity @var{v}.
## With W the integral of f v dt,
##
## @example
## G = <W> - W_diss,    W_diss = var (W) / (2 kT),
## friction = (dW_diss/dx) / v.
## @end example
##
## @noindent
## This is exact if the work is normally distributed.  The variance is the
## unbiased one.
##
## Results are rows: @var{G} and its standard error @var{se} at the bin
## centres @code{info.x} (1 x B) or at the T positions.  An empty bin is NaN.
## G has its zero at its minimum, and with a constraint at the start;
## @var{se} is the error of the difference to that point.
##
## Options of the first two forms:
##
## @table @asis
## @item @qcode{"stiffness"}, @qcode{"centre"}
## k, a number or one a time, in energy/length^2, and c, one a time.
## @item @qcode{"potential"}
## Instead of a stiffness, a handle V(x, c) or, with the option
## @qcode{"time"} (one number a time) instead of @qcode{"centre"}, V(x, t).
## @item @qcode{"bins"}, @qcode{"edges"}
## The number of bins between the lowest and the highest position (default
## 50), or their edges, increasing.
## @item @qcode{"zero"}
## @qcode{"minimum"} (default), a position, or @qcode{"initial"}: then
## exp (-G) has the unit 1/length and G is relative to the free energy of the
## biased system at the start of the work.
## @item @qcode{"replicates"}, @qcode{"block"}
## Replicates of the bootstrap over trajectories (default 200; 0: no errors),
## and the number of successive trajectories drawn together (default 1).
## @item @qcode{"negated"}
## true: wR has the sign of the forward process; with one direction: w is the
## work done by the system.
## @end table
##
## Options of the third form:
##
## @table @asis
## @item @qcode{"velocity"}, @qcode{"time"} or @qcode{"step"}, @qcode{"start"}
## v, the T times or the step between them, and the position of the first.
## @item @qcode{"population"}
## true: the variance divided by M, not M - 1, as some programs have it.
## @item @qcode{"smooth"}
## Standard deviation, in units of x, of a Gaussian to smooth the friction.
## @item @qcode{"error"}, @qcode{"replicates"}
## @qcode{"jackknife"} (default) or @qcode{"bootstrap"} with so many
## replicates (default 1000).
## @item @qcode{"zero"}
## @qcode{"initial"} (default) or @qcode{"minimum"}.
## @end table
##
## Options of all: @qcode{"kT"}, or @qcode{"temperature"} with
## @qcode{"units"} (kJ/mol, kcal/mol, J, eV, pN nm), @qcode{"kB"};
## @qcode{"seed"}.  Energies that go in and come out are in that unit, by
## default in kT.
##
## Fields of @var{info}, first two forms:
##
## @table @asis
## @item @code{x}, @code{edges}, @code{counts}, @code{outside}
## Bin centres and edges, samples in each bin and outside all bins.
## @item @code{ci}, @code{bias}
## 2 x B, ends of the 95 % interval (percentiles of the bootstrap), and the
## bootstrap's estimate of the bias, which is not subtracted.
## @item @code{ess}, @code{trajectories}
## Effective and actual number of trajectories in each bin.
## @item @code{bin_error}
## Change of G if V is averaged over the bin and not taken at its centre.
## @item @code{dF}, @code{dF_se}, @code{dF_ci}, @code{dF_ess}
## 1 x T, free energy of the biased system, relative to its start; its error,
## interval and effective number of trajectories.
## @item @code{dF_total}
## Both directions: the difference between the ends, by Bennett's method.
## @item @code{reliable}, @code{notes}
## For each bin (each position, third form) whether to believe G and se, and
## sentences that say why not.
## @item @code{method}, @code{n}, @code{times}, @code{kT}, @code{units}, @code{seed}, @code{zero}
## What was done; @code{zero} is what was subtracted from G.
## @end table
##
## Third form: @code{x}, @code{ci} (2 x T), @code{bias}, @code{W_mean},
## @code{W_diss}, @code{friction} and each with @code{_se}, @code{skewness} of
## the work, @code{reliable}, @code{notes}, @code{method}, @code{n},
## @code{times}, @code{zero}, @code{kT}, @code{units}, @code{seed}.
##
## @strong{Accuracy}: all sums are of exponentials shifted by their largest,
## so that any spread of work is handled; rounding errors are about 1e-14 kT
## times the work in kT.  V is taken at the centre of a bin (see
## @code{bin_error}).  Tried on a particle in k0 x^2/2 dragged across by a trap
## ten times as stiff, 50 to 1000 trajectories each way, 150 repetitions: where
## more than a tenth of the bins are called reliable, their 95 % intervals
## cover the truth in 0.87 to 0.94 of cases from one direction (standard
## deviation of the total work 1.5 to 4 kT) and in 0.87 to 0.96 from both; at
## 6 kT, 1000 trajectories both ways, a fifth of the bins is called reliable
## and 0.80 of those cover.  The bins of one direction that are not called
## reliable cover in as few as 0.3 of cases.  Errors of a second-cumulant
## profile assume normal work.
##
## @strong{Errors}: @code{noneq:size}, @code{noneq:type}, @code{noneq:nan},
## @code{noneq:infinite}, @code{noneq:value} for data, @code{noneq:option} for
## options, @code{noneq:sign} if the work of both directions breaks the second
## law.  In the first form w may be Inf: a trajectory without weight.
##
## @example
## @group
## x = [0 0 1; 0 1 1; 0 1 2; 0 0 1];
## w = [0 0.5 1.5; 0 0.5 0.7; 0 0.5 0.6; 0 0.5 1.4];
## [G, se, info] = pulling_pmf (x, w, "stiffness", 1, "centre", 0:2, ...
##                              "edges", -0.5:2.5, "replicates", 0);
## printf ("%8.4f", G);
##   @print{}   0.0000  0.7686  1.8920
## printf ("%8.4f", info.dF);
##   @print{}   0.0000  0.5000  0.9708
## @end group
## @end example
##
## @strong{References}: G. Hummer and A. Szabo, PNAS 98, 3658 (2001); D. D. L.
## Minh and A. B. Adib, PRL 100, 180602 (2008); S. Wolf and G. Stock, J. Chem.
## Theory Comput. 14, 6175 (2018); C. Jarzynski, PRL 78, 2690 (1997).
##
## @seealso{jarzynski, bennett, jarzynski_cumulant, read_pull_force}
## @end deftypefn

function [G, se, info] = pulling_pmf (varargin)

  fname = "pulling_pmf";
  if (nargin < 2)
    print_usage ();
  endif
  if (ischar (varargin{1}))
    if (! strcmpi (varargin{1}, "force"))
      error ("noneq:option", ...
             "%s: data come first: x, w or xF, wF, xR, wR or \"force\", f", ...
             fname);
    endif
    [G, se, info] = pulling_constraint (fname, varargin{2}, varargin(3:end));
    return;
  endif

  ## Data end where the options begin.
  n = find (cellfun (@(a) ischar (a) || isstruct (a), varargin), 1) - 1;
  if (isempty (n))
    n = nargin;
  endif
  if (n != 2 && n != 4)
    error ("noneq:size", ...
           "%s: expected 2 arrays, x, w, or 4, xF, wF, xR, wR, but got %d", ...
           fname, n);
  endif
  [G, se, info] = pulling_weighted (fname, varargin(1:n), varargin(n+1:end));

endfunction

## Systems of three states, each trajectory as often as its probability says:
## exact, up to rounding, both ways.
%!function [x, w, V, U] = three_states (reverse)
%!  number = [4, 2, 1; 2, 3, 1; 1, 2, 4];   # exp (-H) at times 1, 2, 3
%!  U = [0, 0.7, 0.3];
%!  V = @(x, k) interp1 (1:3, -log (number(k,:)) - U, x, "linear", "extrap");
%!  state = cell (1, 3);
%!  for k = 1:3
%!    state{k} = repelem (1:3, number(k,:));
%!  endfor
%!  cost = @(k, l, j) reshape (log (number(k,j) ./ number(l,j)), size (j));
%!  if (reverse)   # the system moves, then the bias
%!    [a, b, c] = ndgrid (state{3}, state{3}, state{2});
%!    w2 = cost (3, 2, b(:));
%!    w3 = w2 + cost (2, 1, c(:));
%!  else           # the bias moves, then the system
%!    [a, b, c] = ndgrid (state{1}, state{2}, state{3});
%!    w2 = cost (1, 2, a(:));
%!    w3 = w2 + cost (2, 3, b(:));
%!  endif
%!  x = [a(:), b(:), c(:)];
%!  w = [zeros(size (w2)), w2, w3];
%!endfunction

%!test
%! [x, w, V, U] = three_states (false);
%! [G, se, info] = pulling_pmf (x, w, "potential", V, "centre", 1:3, ...
%!                              "edges", 0.5:3.5, "replicates", 0);
%! assert (G, U, 1e-13);
%! assert (info.dF, -log ([7, 6, 7] / 7), 1e-13);
%! assert (info.counts, sum (x(:) == 1:3));
%! assert (se, NaN (1, 3));
%! [G, ~, info] = pulling_pmf (x, w, "potential", V, "time", 1:3, ...
%!                             "edges", 0.5:3.5, "zero", "initial");
%! assert (G, U + log (7), 1e-13);
%! assert (info.zero, 0);
%! G = pulling_pmf (x, w, "potential", V, "centre", 1:3, ...
%!                  "edges", 0.5:3.5, "zero", 2);
%! assert (G, U - U(2), 1e-13);

%!test
%! [xF, wF, V, U] = three_states (false);
%! [xR, wR] = three_states (true);
%! [G, ~, info] = pulling_pmf (xF, wF, xR, wR, "potential", V, "centre", ...
%!                             1:3, "edges", 0.5:3.5, "replicates", 0);
%! assert (G, U, 1e-12);
%! assert (info.dF, -log ([7, 6, 7] / 7), 1e-12);
%! assert (info.dF_total, 0, 1e-12);
%! assert (info.n, [294, 294]);
%! ## Other numbers of trajectories, other sign, other unit of energy
%! [G, ~, info] = pulling_pmf (xF, 3 * wF, [xR; xR], -3 * [wR; wR], ...
%!                             "potential", @(x, c) 3 * V (x, c), ...
%!                             "centre", 1:3, "edges", 0.5:3.5, ...
%!                             "replicates", 0, "negated", true, "kT", 3);
%! assert (G, 3 * U, 1e-11);
%! assert (info.dF, -3 * log ([7, 6, 7] / 7), 1e-11);

## A particle dragged by a trap, k0 = 1, k = 4, in few coarse steps; each step
## exact (first the bias or first the system moves).
%!function [x, w] = dragged (M, c, reverse, seed)
%!  randn ("twister", seed);
%!  k0 = 1;
%!  k = 4;
%!  keep = exp (-0.3 * (k0 + k));
%!  noise = sqrt ((1 - keep^2) / (k0 + k));
%!  V = @(x, c) k / 2 * (x - c).^2;
%!  x = w = zeros (M, numel (c));
%!  x(:,1) = k * c(1) / (k0 + k) + randn (M, 1) / sqrt (k0 + k);
%!  for t = 2:numel (c)
%!    y = x(:,t-1);
%!    move = @(y, c) k * c / (k0 + k) * (1 - keep) + keep * y ...
%!                   + noise * randn (M, 1);
%!    if (reverse)
%!      y = move (y, c(t-1));
%!      x(:,t) = y;
%!    else
%!      x(:,t) = move (y, c(t));
%!    endif
%!    w(:,t) = w(:,t-1) + V (y, c(t)) - V (y, c(t-1));
%!  endfor
%!endfunction

## The published formulas, term by term, without logarithms
%!test
%! c = linspace (-1, 1, 6);
%! edges = -1:0.5:1.5;
%! [xF, wF] = dragged (40, c, false, 1);
%! [xR, wR] = dragged (30, fliplr (c), true, 2);
%! centre = edges(1:end-1) + 0.25;
%! V = 2 * (centre' - c).^2;
%! above = zeros (5, 1);
%! below = zeros (5, 1);
%! for t = 1:6
%!   Z = mean (exp (-wF(:,t)));
%!   for b = 1:5
%!     in_bin = xF(:,t) >= edges(b) & xF(:,t) < edges(b+1);
%!     above(b) += mean (in_bin .* exp (-wF(:,t))) / 0.5 / Z;
%!     below(b) += exp (-V(b,t)) / Z;
%!   endfor
%! endfor
%! [G, ~, info] = pulling_pmf (xF, wF, "stiffness", 4, "centre", c, ...
%!                             "edges", edges, "zero", "initial");
%! assert (G, -log (above ./ below)', 1e-12);
%! assert (info.dF, -log (mean (exp (-wF), 1)), 1e-12);
%! ## Both directions
%! dF = fzero (@(f) sum (1 ./ (40 + 30 * exp (f - wF(:,6)))) ...
%!                  + sum (1 ./ (40 + 30 * exp (f + wR(:,6)))) - 1, ...
%!             [-5, 5], optimset ("TolX", 1e-15));
%! above = below = zeros (5, 1);
%! for t = 1:6
%!   s = 7 - t;
%!   aF = exp (-wF(:,t)) ./ (40 + 30 * exp (dF - wF(:,6)));
%!   aR = exp (wR(:,6) - wR(:,s)) ./ (40 + 30 * exp (dF + wR(:,6)));
%!   Z(t) = sum (aF) + sum (aR);
%!   for b = 1:5
%!     in_F = xF(:,t) >= edges(b) & xF(:,t) < edges(b+1);
%!     in_R = xR(:,s) >= edges(b) & xR(:,s) < edges(b+1);
%!     above(b) += (sum (aF(in_F)) + sum (aR(in_R))) / 0.5 / Z(t);
%!     below(b) += exp (-V(b,t)) / Z(t);
%!   endfor
%! endfor
%! [G, ~, info] = pulling_pmf (xF, wF, xR, wR, "stiffness", 4, "centre", c, ...
%!                             "edges", edges, "zero", "initial");
%! assert (G, -log (above ./ below)', 1e-11);
%! assert (info.dF, -log (Z), 1e-11);
%! assert (info.dF([1, 6]), [0, info.dF_total], 1e-11);
%! assert (info.dF_total, dF, 1e-12);

## The bootstrap is that of the estimate itself, also where weights underflow
%!test
%! c = linspace (-1, 1, 6);
%! edges = -1.5:0.5:1.5;
%! bias = {"stiffness", 4, "centre", c, "edges", edges, "zero", 0.1};
%! [xF, wF] = dragged (40, c, false, 3);
%! [xR, wR] = dragged (30, fliplr (c), true, 4);
%! for two_sided = [false, true]
%!   for scale = {[1, 400], [1, 20]}{1 + two_sided}
%!     data = {xF, scale * wF};
%!     if (two_sided)
%!       data = [data, {xR, scale * wR + (scale > 1) * 9 * (0:5)}];
%!     endif
%!     [G, se, info] = pulling_pmf (data{:}, bias{:}, "replicates", 4, ...
%!                                  "seed", 7);
%!     F = __noneq_resample__ (40, 1, 7, 33, 0, 4);
%!     R = __noneq_resample__ (30, 1, 7, 34, 0, 4);
%!     value = zeros (4, 6);
%!     dF = zeros (4, 6);
%!     for r = 1:4
%!       part = {data{1}(F(:,r),:), data{2}(F(:,r),:)};
%!       if (two_sided)
%!         part = [part, {data{3}(R(:,r),:), data{4}(R(:,r),:)}];
%!       endif
%!       [value(r,:), ~, again] = pulling_pmf (part{:}, bias{:}, ...
%!                                             "replicates", 0);
%!       dF(r,:) = again.dF;
%!     endfor
%!     use = all (isfinite (value), 1) & info.trajectories > 1;
%!     assert (sum (use) >= 4);
%!     assert (se(use), std (value)(use), 1e-9 * scale);
%!     assert (info.bias(use), (mean (value) - G)(use), 1e-9 * scale);
%!     assert (info.dF_se, std (dF), 1e-9 * scale);
%!   endfor
%! endfor

## Shapes, empty bins, samples outside, units, zero weight, a shift of w
%!test
%! c = linspace (-1, 1, 6);
%! [x, w] = dragged (40, c, false, 5);
%! bias = {"stiffness", 4, "centre", c, "seed", 1};
%! [G, se, info] = pulling_pmf (x, w, bias{:}, "edges", [-9, -8, -1:0.5:0.5]);
%! assert (size (G), [1, 5]);
%! assert (size (se), [1, 5]);
%! assert (size (info.ci), [2, 5]);
%! assert (isnan (G), logical ([1, 0, 0, 0, 0]));
%! assert (isnan (se), isnan (G));
%! assert (info.reliable(1), false);
%! assert (info.outside, sum (x(:) > 0.5));
%! assert (sum (info.counts) + info.outside, numel (x));
%! assert (any (strcmp (info.notes, "1 of 5 bins are empty: NaN.")));
%! [G4, se4, info4] = pulling_pmf (x, 4 * w, bias{:}, "stiffness", 16, ...
%!                                 "edges", [-9, -8, -1:0.5:0.5], "kT", 4);
%! assert (G4, 4 * G, 1e-12);
%! assert (se4, 4 * se, 1e-12);
%! assert (info4.dF, 4 * info.dF, 1e-12);
%! [~, ~, info] = pulling_pmf (x, w, bias{:});
%! assert (numel (info.x), 50);
%! assert (info.edges([1, end]), [min(x(:)), max(x(:))]);
%! assert (sum (info.counts), numel (x));
%! more = pulling_pmf ([x; x(1,:)], [w; Inf(1, 6)], bias{:}, "edges", -1:1);
%! assert (more, pulling_pmf (x, w, bias{:}, "edges", -1:1), 1e-13);
%! assert (pulling_pmf (x, -w, bias{:}, "edges", -1:1, "negated", true), ...
%!         more, 1e-13);
%! assert (pulling_pmf (x, w + 5000, bias{:}, "edges", -1:1), more, 1e-11);
%! one = pulling_pmf (x, w, "potential", @(x, c) 2 * norm (x - c)^2, ...
%!                    "centre", c, "edges", -1:1);
%! assert (one, more, 1e-13);

## The seed decides
%!test
%! c = linspace (-1, 1, 6);
%! [x, w] = dragged (40, c, false, 5);
%! f = @(seed) nthargout (2, @pulling_pmf, x, w, "stiffness", 4, "centre", ...
%!                        c, "edges", -1:0.5:1, "seed", seed);
%! assert (f (3), f (3));
%! assert (! isequaln (f (3), f (4)));

## Slow enough: reliable.  Far too fast: not.
%!test
%! c = linspace (-1, 1, 21);
%! [x, w] = dragged (400, c, false, 6);
%! bias = {"stiffness", 4, "centre", c, "edges", -1:0.25:1, "seed", 1};
%! [~, ~, info] = pulling_pmf (x, w, bias{:});
%! assert (all (info.reliable));
%! assert (info.notes, {sprintf("%d positions lie outside the edges.", ...
%!                              info.outside)});
%! [~, ~, info] = pulling_pmf ([x; x(1,:)], [w; Inf(1, 21)], bias{:});
%! assert (all (info.reliable));
%! [~, ~, info] = pulling_pmf (x, 8 * w, bias{:}, "zero", -1);
%! assert (! any (info.reliable(5:8)));
%! assert (any (strncmp (info.notes, "The work of too few trajectories", 32)));

## Constraint: two trajectories by hand, constant force, jackknife as defined
%!test
%! f = [1, 1, 1; 3, 3, 3];
%! [G, se, info] = pulling_pmf ("force", f, "velocity", 2, "step", 0.5, ...
%!                              "start", 10);
%! assert (info.x, [10, 11, 12]);
%! assert (info.W_mean, [0, 2, 4]);
%! assert (info.W_diss, [0, 1, 4]);
%! assert (G, [0, 1, 0]);
%! assert (info.friction, [1, 2, 3] / 2);
%! assert (se, NaN (1, 3));
%! G = pulling_pmf ("force", f, "velocity", 2, "time", [1, 1.5, 2], ...
%!                  "population", true, "kT", 2);
%! assert (G, [0, 1.75, 3]);
%! [G, ~, info] = pulling_pmf ("force", f - 3, "velocity", 2, "step", 0.5, ...
%!                             "zero", "minimum");
%! assert ([G, info.zero], [6, 4, 0, -6]);
%! ## velocity < 0 with the same force backwards: other sign of work
%! [G, ~, info] = pulling_pmf ("force", f, "velocity", -2, "step", 0.5);
%! assert (info.x, [0, -1, -2]);
%! assert (G, [0, -3, -8]);

%!test
%! randn ("twister", 1);
%! f = randn (7, 30) + 1;
%! [G, se, info] = pulling_pmf ("force", f, "velocity", 1, "step", 1);
%! [~, se_population, info_population] ...
%!   = pulling_pmf ("force", f, "velocity", 1, "step", 1, "population", true);
%! for i = 1:7
%!   rest = f([1:i-1, i+1:7],:);
%!   [g(i,:), ~, part] = pulling_pmf ("force", rest, "velocity", 1, "step", 1);
%!   friction(i,:) = part.friction;
%!   [h(i,:), ~, part] = pulling_pmf ("force", rest, "velocity", 1, ...
%!                                    "step", 1, "population", true);
%! endfor
%! assert (se, sqrt (6 / 7 * sum ((g - mean (g)).^2)), 1e-12);
%! assert (se_population, sqrt (6 / 7 * sum ((h - mean (h)).^2)), 1e-12);
%! assert (info.bias, 6 * (mean (g) - G), 1e-12);
%! assert (info.friction_se, ...
%!         sqrt (6 / 7 * sum ((friction - mean (friction)).^2)), 1e-12);
%! ## Student's 97.5 % point for 6 degrees of freedom
%! assert (info.ci, G + 2.446911851144979 * [-se; se], 1e-11);
%! [~, ~, info] = pulling_pmf ("force", f, "velocity", 1, "step", 1, ...
%!                             "error", "bootstrap", "replicates", 5, ...
%!                             "seed", 3);
%! drawn = __noneq_resample__ (7, 1, 3, 40, 0, 5);
%! W = cumtrapz (f, 2);
%! for r = 1:5
%!   D(r,:) = var (W(drawn(:,r),:)) / 2;
%! endfor
%! assert (info.W_diss_se, std (D), 1e-12);
%! assert (any (strncmp (info.notes, "Only 7 trajectories", 19)));
%! assert (! any (info.reliable));

## Smoothing: leaves a constant alone, is a convolution elsewhere
%!test
%! randn ("twister", 2);
%! f = randn (4, 201);
%! [~, ~, rough] = pulling_pmf ("force", f, "velocity", 1, "step", 0.1);
%! [~, ~, smooth] = pulling_pmf ("force", f, "velocity", 1, "step", 0.1, ...
%!                               "smooth", 0.3);
%! weight = exp (-0.5 * ((rough.x - rough.x(90)) / 0.3).^2);
%! weight(abs ((1:201) - 90) > 12) = 0;
%! assert (smooth.friction(90), rough.friction * weight' / sum (weight), 1e-12);
%! weight = exp (-0.5 * (rough.x / 0.3).^2);
%! weight(14:end) = 0;
%! assert (smooth.friction(1), rough.friction * weight' / sum (weight), 1e-12);

## Skewed work is noticed
%!test
%! f = [repmat(1, 39, 5); 9 * ones(1, 5)] + cos ((1:40)') / 10;
%! [~, ~, info] = pulling_pmf ("force", f, "velocity", 1, "step", 1);
%! assert (info.reliable, logical ([1, 0, 0, 0, 0]));
%! assert (any (strncmp (info.notes, "The work is not normal", 22)));

%!shared x, w, o, f
%! x = [0, 1; 0, 1; 1, 2];
%! w = [0, 1; 0, 2; 0, 1];
%! o = {"stiffness", 1, "centre", [0, 1]};
%! f = ones (3, 4);
%!error <Invalid call> pulling_pmf ()
%!error <Invalid call> pulling_pmf (x)
%!error <pulling_pmf: data come first: x, w or xF, wF, xR, wR or "force", f> pulling_pmf ("centre", x)
%!error <pulling_pmf: expected 2 arrays, x, w, or 4, xF, wF, xR, wR, but got 3> pulling_pmf (x, w, x, o{:})
%!error <pulling_pmf: expected 2 arrays, x, w, or 4, xF, wF, xR, wR, but got 1> pulling_pmf (x, o{:})
%!error <pulling_pmf: x is 3 x 2 but w is 2 x 2> pulling_pmf (x, w(1:2,:), o{:})
%!error <pulling_pmf: xR is 3 x 2 but wR is 3 x 1> pulling_pmf (x, w, x, w(:,1), o{:})
%!error <pulling_pmf: xF has 2 times \(columns\) but xR has 1> pulling_pmf (x, w, x(:,1), w(:,1), o{:})
%!error <pulling_pmf: x must be M x T, one trajectory a row and one time a column, got 3 x 2 x 2> pulling_pmf (cat (3, x, x), w, o{:})
%!error <pulling_pmf: x is empty> pulling_pmf ([], [], o{:})
%!error <pulling_pmf: w must be a real numeric array, got a cell array> pulling_pmf (x, {1}, o{:})
%!error <pulling_pmf: x must be a real numeric array, got a complex array> pulling_pmf (1i * x, w, o{:})
%!error <pulling_pmf: x\(2,2\) is Inf; leave that trajectory out> pulling_pmf ([0, 1; 0, Inf; 1, 2], w, o{:})
%!error <pulling_pmf: w\(1,2\) is NaN; leave that trajectory out> pulling_pmf (x, [0, NaN; 0, 1; 0, 1], o{:})
%!error <pulling_pmf: w\(1,2\) is -Inf; leave that trajectory out> pulling_pmf (x, [0, -Inf; 0, 1; 0, 1], o{:})
%!error <pulling_pmf: all values of w\(:,2\) are Inf: every weight is zero> pulling_pmf (x, [0, Inf; 0, Inf; 0, Inf], o{:})
%!error <pulling_pmf: wF\(2,2\) is Inf; leave that trajectory out> pulling_pmf (x, [0, 1; 0, Inf; 0, 1], x, w, o{:})
%!error <pulling_pmf: wR\(1,1\) is 1; with two directions the work must start from 0> pulling_pmf (x, w, x, w + 1, o{:})
%!error <pulling_pmf: mean total work of both directions adds up to -9.* kT, which the second law forbids; if wR has the sign of the forward process, set the option "negated", true> pulling_pmf (x, w, x, [0, -11; 0, -11; 0, -11.1], o{:})
%!error id=noneq:sign pulling_pmf (x, w, x, [0, -11; 0, -11; 0, -11.1], o{:})
%!error <pulling_pmf: say what the bias is: "stiffness" and "centre", or "potential" and "centre" or "time"> pulling_pmf (x, w)
%!error <pulling_pmf: say what the bias is> pulling_pmf (x, w, o{:}, "potential", @(x, c) x)
%!error <pulling_pmf: option "centre" is missing: where the bias is at each time> pulling_pmf (x, w, "stiffness", 1)
%!error <pulling_pmf: option "time" goes with "potential", V\(x, t\)> pulling_pmf (x, w, "stiffness", 1, "time", 1:2)
%!error <pulling_pmf: give "centre" or "time", not both> pulling_pmf (x, w, "potential", @(x, t) x, "time", 1:2, "centre", 1:2)
%!error <pulling_pmf: option "centre" has 3 values but there are 2 times \(rows are trajectories, columns are times\)> pulling_pmf (x, w, "stiffness", 1, "centre", 1:3)
%!error <pulling_pmf: option "stiffness" has 3 values but there are 2 times> pulling_pmf (x, w, "stiffness", 1:3, "centre", 1:2)
%!error <pulling_pmf: option "stiffness" must be a positive number, or one a time, got -1> pulling_pmf (x, w, "stiffness", -1)
%!error <pulling_pmf: option "centre" must be a vector of finite numbers, one a time, got "a"> pulling_pmf (x, w, "centre", "a")
%!error <pulling_pmf: option "potential" must be a function handle, V\(x, centre\) or V\(x, t\), got 1> pulling_pmf (x, w, "potential", 1)
%!error <pulling_pmf: the potential at x = .* and 1 is Inf; it must be finite> pulling_pmf (x, w, "potential", @(x, c) c / 0, "centre", [1, 2])
%!error <pulling_pmf: option "edges" must be an increasing vector of at least two finite numbers, got a 1x3 double> pulling_pmf (x, w, o{:}, "edges", [1, 1, 2])
%!error <pulling_pmf: no position lies between the edges 5 and 6> pulling_pmf (x, w, o{:}, "edges", 5:6)
%!error <pulling_pmf: all positions are 3; give the option "edges"> pulling_pmf (3 + 0 * x, w, o{:})
%!error <pulling_pmf: option "zero": no sample lies in a bin around x = 7> pulling_pmf (x, w, o{:}, "zero", 7)
%!error <pulling_pmf: option "zero" must be "minimum", "initial" or a position, got "max"> pulling_pmf (x, w, o{:}, "zero", "max")
%!error <pulling_pmf: option "block" is 4, there are only 3 trajectories> pulling_pmf (x, w, o{:}, "block", 4)
%!error <pulling_pmf: unknown option "velocity"; valid options are: > pulling_pmf (x, w, "velocity", 1)
%!error <pulling_pmf: option "velocity" is missing> pulling_pmf ("force", f)
%!error <pulling_pmf: give "time" \(one value a column\) or "step"> pulling_pmf ("force", f, "velocity", 1)
%!error <pulling_pmf: give "time" \(one value a column\) or "step"> pulling_pmf ("force", f, "velocity", 1, "step", 1, "time", 1:4)
%!error <pulling_pmf: option "time" has 3 values but the forces have 4 columns \(rows are trajectories, columns are times\)> pulling_pmf ("force", f, "velocity", 1, "time", 1:3)
%!error <pulling_pmf: option "time" must be an increasing vector of finite numbers, got a 1x3 double> pulling_pmf ("force", f, "velocity", 1, "time", [1, 1, 2])
%!error <pulling_pmf: option "velocity" must be a finite number that is not 0, got 0> pulling_pmf ("force", f, "velocity", 0)
%!error <pulling_pmf: the forces must be M x T, one trajectory a row and one time a column, M and T above 1, got 1 x 4> pulling_pmf ("force", f(1,:), "velocity", 1, "step", 1)
%!error <pulling_pmf: the forces must be a real numeric array, got a char array> pulling_pmf ("force", "x", "velocity", 1, "step", 1)
%!error <pulling_pmf: force \(2,3\) is NaN; leave that trajectory out> pulling_pmf ("force", [1, 1, 1; 1, 1, NaN], "velocity", 1, "step", 1)
%!error <pulling_pmf: option "smooth" needs evenly spaced times> pulling_pmf ("force", f, "velocity", 1, "time", [1, 2, 3, 5], "smooth", 1)

%!demo
%! ## A particle in x^2/2 dragged from -2 to 2 and back: the forward runs alone
%! ## know the right end badly, both directions together know it all.
%! randn ("twister", 1);
%! k = 10;
%! c = linspace (-2, 2, 101);
%! keep = exp (-0.02 * (1 + k));
%! move = @(x, c) k * c / (1 + k) * (1 - keep) + keep * x ...
%!                + sqrt ((1 - keep^2) / (1 + k)) * randn (size (x));
%! xF = xR = repmat (randn (300, 1) / sqrt (1 + k), 1, 101);
%! xF(:,1) += k * c(1) / (1 + k);
%! xR(:,1) += k * c(end) / (1 + k);
%! wF = wR = zeros (300, 101);
%! back = fliplr (c);
%! V = @(x, c) k / 2 * (x - c).^2;
%! for t = 2:101
%!   xF(:,t) = move (xF(:,t-1), c(t));
%!   wF(:,t) = wF(:,t-1) + V (xF(:,t-1), c(t)) - V (xF(:,t-1), c(t-1));
%!   xR(:,t) = move (xR(:,t-1), back(t-1));
%!   wR(:,t) = wR(:,t-1) + V (xR(:,t), back(t)) - V (xR(:,t), back(t-1));
%! endfor
%! bias = {"stiffness", k, "centre", c, "edges", -2:0.2:2};
%! [G1, se1, info] = pulling_pmf (xF, wF, bias{:}, "zero", -1.9);
%! [G2, se2] = pulling_pmf (xF, wF, xR, wR, bias{:}, "zero", -1.9);
%! plot (info.x, (info.x.^2 - 1.9^2) / 2, "k", "linewidth", 2);
%! hold on;
%! errorbar (info.x - 0.02, G1, se1, "or");
%! errorbar (info.x + 0.02, G2, se2, "sb");
%! hold off;
%! xlabel ("x");
%! ylabel ("G / kT");
%! legend ({"exact", "forward", "both"}, "location", "north");

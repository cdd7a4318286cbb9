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
## @deftypefn  {} {@var{e} =} entropy_split (@var{s})
## @deftypefnx {} {@var{e} =} entropy_split (@var{s}, @var{W})
## @deftypefnx {} {@var{e} =} entropy_split (@var{s}, @var{W}, "name", @var{value}, @dots{})
## Housekeeping and excess entropy of the paths of a driven jump network.
##
## With the steady distribution pi(t) that belongs to the rates at the time t,
## and phi = -log pi, the entropy that a path gives to the medium is the sum of
##
## @example
## @group
## housekeeping = sum over the jumps i -> j of log (pi(i) W(i,j) / pi(j) W(j,i))
## excess       = sum over the jumps i -> j of phi(i) - phi(j)
## @end group
## @end example
##
## @noindent
## The first is what it costs to keep the currents of a steady state that is
## out of equilibrium; the second what it costs to follow the change of that
## state.  Hatano and Sasa's quantity is
##
## @example
## hatano_sasa = integral of d phi (x(t), t) / dt along the path
##             = phi (x(T), T) - phi (x(0), 0) + excess
## @end example
##
## @noindent
## Both exp (-housekeeping), from any start, and exp (-hatano_sasa), from a
## start in the steady state pi(0), have the mean 1: give them to
## @code{fluctuation_test} (e.hatano_sasa, "theorem", "integral").
##
## @strong{Arguments}
##
## @var{s}: paths of @code{network_sample}, run with "save", true.
##
## @var{W}: the rates they were run with, if these depend on time: the handle.
##
## @strong{Options}
##
## @table @asis
## @item "breaks"
## Times at which W(t) jumps, as given to @code{network_sample}.
## @end table
##
## @strong{Results}
##
## The struct @var{e} has the columns, one row a path, in units of kB,
##
## @table @code
## @item medium, housekeeping, excess, hatano_sasa
## As above; medium = housekeeping + excess.
## @item boundary
## phi (x(T), T) - phi (x(0), 0).
## @item intervals
## Pieces in which phi(t) is a series in t; 0 for constant rates.
## @item notes
## Plain sentences.
## @end table
##
## @strong{Accuracy}
##
## log pi(t) to 1e-10 relative, by Chebyshev series in intervals, checked where
## they were not fitted; with constant rates rounding, and then hatano_sasa is
## 0.
##
## @strong{Errors}
##
## @code{noneq:type}: @var{s} has no saved paths; @var{W} is no handle.
## @code{noneq:connected}: the rates at some time leave a state that nothing
## leads to, or have no single steady state.  @code{noneq:bound}: W(t) changes
## too abruptly.
##
## @strong{References}
##
## T. Hatano and S. Sasa, Phys. Rev. Lett. 86, 3463 (2001).  T. Speck and
## U. Seifert, J. Phys. A 38, L581 (2005).  M. Esposito and C. Van den Broeck,
## Phys. Rev. Lett. 104, 090601 (2010).
##
## @strong{Example}
##
## @example
## @group
## V = [0 3 1 2; 1 0 5 0; 4 1 0 2; 1 0 3 0];
## W = @@(t) V .* exp ([0 1 2 3] * t / 2);
## s = network_sample (W, 1, 20000, "save", true, "seed", 1);
## e = entropy_split (s, W);
## printf ("%.2f of %.2f is housekeeping; mean of exp (-Y): %.2f\n", ...
##         mean (e.housekeeping), mean (e.medium), mean (exp (-e.hatano_sasa)))
## @print{} 3.54 of 3.75 is housekeeping; mean of exp (-Y): 1.00
## @end group
## @end example
##
## @seealso{network_sample, fluctuation_test, network_entropy}
## @end deftypefn

function e = entropy_split (s, W = [], varargin)

  if (nargin < 1)
    print_usage ();
  endif
  fname = "entropy_split";
  opt = parse_options (fname, varargin, {"breaks", [], @(v) ""});
  if (! (isstruct (s) && isscalar (s) && isfield (s, "medium")
         && isfield (s, "span")))
    error ("noneq:type", ...
           "%s: s must be the struct that network_sample returns", fname);
  elseif (! isfield (s, "x"))
    error ("noneq:type", ...
           "%s: s has no paths; run network_sample with \"save\", true", fname);
  endif
  if (isempty (s.W))
    if (! is_function_handle (W))
      error ("noneq:type", ...
             ["%s: the rates of these paths depend on time: give the handle" ...
              " W as second argument, got a %s"], fname, class (W));
    endif
    [potential, e.intervals] = moving (fname, W, s, opt.breaks);
  else
    if (! isempty (W))
      error ("noneq:type", ...
             "%s: the rates of these paths are constant and known: leave W out", ...
             fname);
    endif
    phi = -log (steady (fname, s.W, NaN));
    potential = @(t, x) phi(x)(:);
    e.intervals = 0;
  endif

  ## All jumps of all paths in one list: path, time, state before and after.
  M = numel (s.x);
  count = cellfun (@numel, s.x(:)) - 1;
  path = repelem ((1:M)', count);
  t = cell2mat (cellfun (@(t) t(2:end), s.t(:)', "uniformoutput", false))(:);
  from = cell2mat (cellfun (@(x) x(1:end-1), s.x(:)', "uniformoutput", ...
                            false))(:);
  to = cell2mat (cellfun (@(x) x(2:end), s.x(:)', "uniformoutput", false))(:);
  step = potential (t, from) - potential (t, to);

  e.medium = s.medium;
  e.excess = accumarray (path, step, [M, 1]);
  e.housekeeping = e.medium - e.excess;
  e.boundary = potential (repmat (s.span(2), M, 1), s.final(:)) ...
               - potential (repmat (s.span(1), M, 1), s.initial(:));
  e.hatano_sasa = e.boundary + e.excess;
  if (e.intervals == 0)
    e.hatano_sasa = zeros (M, 1);
  endif
  e.notes = {};
  if (any (isinf (e.medium)))
    e.notes{1} = ["paths with a jump that has no reverse have an infinite" ...
                  " housekeeping entropy"];
  endif
  e = orderfields (e, {"medium", "housekeeping", "excess", "boundary", ...
                       "hatano_sasa", "intervals", "notes"});

endfunction

## phi (t, x) as a function, from its series.
function [potential, K] = moving (fname, W, s, breaks)

  if (! (isnumeric (breaks) && isreal (breaks)
         && all (isfinite (breaks(:)))))
    error ("noneq:times", "%s: option \"breaks\" must be finite times", fname);
  endif
  edge = [s.span(1), unique(double (breaks(:)')), s.span(2)];
  edge = edge(edge >= s.span(1) & edge <= s.span(2));
  parts = [edge(1:end-1); edge(2:end)];
  parts = parts(:,diff (parts) > 0);
  f = @(t) -log (steady (fname, network_rates_at (fname, W, t, s.states), t))(:);
  [series, knot, failed] = piecewise_series (f, parts, 1e-10, 4096);
  if (failed.many || ! isempty (failed.at))
    where = "";
    if (! failed.many)
      where = sprintf (" near t = %.10g", failed.at);
    endif
    error ("noneq:bound", ...
           ["%s: the steady state changes too abruptly%s; give the times of" ...
            " jumps as option \"breaks\""], fname, where);
  endif
  K = size (series, 3);
  potential = @(t, x) series_value (series, knot, t(:), x(:));

endfunction

function p = steady (fname, W, t)

  when = fname;
  if (! isnan (t))
    when = sprintf ("%s, at t = %g", fname, t);
  endif
  net = check_network (when, W);
  p = network_stationary (when, net);
  if (any (p == 0))
    error ("noneq:connected", ...
           ["%s: state %s is empty in the steady state: its potential" ...
            " -log pi is infinite, and the split is not defined"], when, ...
           net.labels{find (p == 0, 1)});
  endif

endfunction

%!shared V
%! V = [0 3 1 2; 1 0 5 0; 4 1 0 2; 1 0 3 0];

## constant rates: the housekeeping entropy is all but a difference of phi
%!test
%! s = network_sample (V, 2, 40, "save", true, "seed", 1);
%! e = entropy_split (s);
%! p = network_steady (V);
%! assert (e.excess, log (p(s.final) ./ p(s.initial))', 1e-13);
%! assert (e.housekeeping + e.excess, s.medium, 1e-13);
%! assert (e.hatano_sasa, zeros (40, 1));
%! assert (e.housekeeping, s.entropy, 1e-12);
%! assert (e.boundary, -e.excess, 1e-13);
## rates that depend on time, against sums path by path with exact pi(t)
%!test
%! W = @(t) V .* exp ([0 1 2 3] * t / 2);
%! s = network_sample (W, [1, 3], 30, "save", true, "seed", 2);
%! e = entropy_split (s, W);
%! for k = [1, 17, 30]
%!   x = s.x{k};
%!   t = [s.t{k}, 3];
%!   Y = keep = 0;
%!   for i = 1:numel (x)
%!     Y += log (network_steady (W (t(i)))(x(i)) ...
%!               / network_steady (W (t(i+1)))(x(i)));
%!     if (i > 1)
%!       R = W (t(i));
%!       p = network_steady (R);
%!       keep += log (p(x(i-1)) * R(x(i-1),x(i)) ...
%!                    / (p(x(i)) * R(x(i),x(i-1))));
%!     endif
%!   endfor
%!   assert (e.hatano_sasa(k), Y, 1e-8);
%!   assert (e.housekeeping(k), keep, 1e-8);
%! endfor
## the two theorems, 4.5 standard errors: a false alarm in 7e4 pairs
%!test
%! W = @(t) V .* exp ([0 1 2 3] * t / 2);
%! s = network_sample (W, 1, 20000, "save", true, "seed", 1);
%! e = entropy_split (s, W);
%! for y = [e.housekeeping, e.hatano_sasa]
%!   x = exp (-y);
%!   assert (mean (x), 1, 4.5 * std (x) / sqrt (20000));
%! endfor
%! assert (mean (e.hatano_sasa) > 0 && mean (e.housekeeping) > 0);
## a jump of the rates in time, all of it in one instant
%!test
%! W = @(t) V .* (1 + 3 * (t > 1) * [1 0 0 0]);
%! s = network_sample (W, 2, 50, "save", true, "seed", 1, "breaks", 1);
%! e = entropy_split (s, W, "breaks", 1);
%! p = network_steady (W (0));
%! q = network_steady (W (2));
%! at = cellfun (@(t, x) x(lookup (t, 1)), s.t, s.x)';
%! assert (e.hatano_sasa, log (p(at) ./ q(at))', 1e-9);

%!error <Invalid call> entropy_split ()
%!error <entropy_split: s must be the struct that network_sample returns>
%! entropy_split (1)
%!error <entropy_split: s has no paths; run network_sample with "save", true>
%! entropy_split (network_sample (V, 1, 2))
%!error <entropy_split: the rates of these paths depend on time: give the handle W as second argument, got a double>
%! entropy_split (network_sample (@(t) V, 1, 2, "save", true))
%!error <entropy_split: the rates of these paths are constant and known: leave W out>
%! entropy_split (network_sample (V, 1, 2, "save", true), V)
%!error <entropy_split: state 1 is empty in the steady state>
%! entropy_split (network_sample ([0 1; 0 0], 1, 2, "x0", 1, "save", true))
%!error <entropy_split: the steady state changes too abruptly near t = 0.7.*"breaks">
%! W = @(t) V .* (1 + 3 * (t > 0.7) * [1 0 0 0]);
%! s = network_sample (W, 2, 5, "save", true, "seed", 1, "breaks", 0.7);
%! entropy_split (s, W);

%!demo
%! ## The steady state follows a slow drive almost without excess entropy; the
%! ## currents cost what they cost
%! V = [0 3 1 2; 1 0 5 0; 4 1 0 2; 1 0 3 0];
%! T = [0.3, 1, 3, 10];
%! for k = 1:4
%!   W = @(t) V .* exp ([0 1 2 3] * t / T(k) / 2);
%!   s = network_sample (W, T(k), 2000, "save", true, "seed", 1);
%!   e = entropy_split (s, W);
%!   y(k,:) = [mean(e.hatano_sasa), mean(e.housekeeping)];
%! endfor
%! loglog (T, y, "o-", "linewidth", 1.5);
%! xlabel ("duration of the drive");
%! ylabel ("mean entropy (k_B)");
%! legend ("of Hatano and Sasa", "housekeeping", "location", "northwest");

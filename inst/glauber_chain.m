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
## @deftypefn  {} {@var{r} =} glauber_chain (@var{T}, @var{time}, @var{s})
## @deftypefnx {} {@var{r} =} glauber_chain (@dots{}, "name", @var{value}, @dots{})
## Ageing of the Ising chain with Glauber dynamics: exact correlation and
## response for all times, and their simulation.
##
## At time 0 the spins are random; then each relaxes at the rate 1 to the mean
## that its neighbours give it at the temperature @var{T},
## gamma (left + right) / 2 with gamma = tanh (2 J / T).  For t >= s
##
## @example
## @group
## C(t,s)  = <spin(t) spin(s)> = sum_m exp(-(t-s)) I_m(gamma (t-s)) C_m(s)
## TR(t,s) = T d<spin(t)>/dh(s)
##         = [1 - gamma^2 (1 + C_2(s))/2] exp(-(t-s)) I_0(gamma (t-s))
## chihat(t,s) = int_s^t TR(t,u) du,    X(t,s) = TR / (dC/ds)
## @end group
## @end example
##
## @noindent
## where C_m(s) is the correlation of spins m sites apart at time s.  At T = 0
## the response to a field in units of T is what is meant by TR.
##
## @strong{Arguments}
##
## @var{T}: temperature, 0 or above; Inf is allowed.  @var{time} (t), @var{s}:
## times, up to 1e12 times the relaxation time of a free spin, t >= s >= 0, of one
## size, or a column and a row, or one of them a number.
##
## @strong{Options}
##
## @table @asis
## @item "J" (1)
## Coupling, 0 or above: energy -J spin spin' for each pair of neighbours.
## @item "replicas" (0)
## Independent simulations of a ring, for the field sample; at least 2.
## @item "sites" (1000)
## Of the ring, 3 to 1048576.
## @item "limit" (1e12)
## Events that all replicas may need: more is an error.
## @item "seed", "threads" (0: all)
## @end table
##
## @strong{Results}
##
## @var{r}: a struct with C, TR, chihat, X (1 in equilibrium, between 1/2 and
## 1 at T = 0, NaN where C and TR are below the range of a double), kinks (pairs
## of unequal neighbours per site at t), energy (per site at t), each of the
## size of t and s together; gamma; t, s.  With "replicas", r.sample has C,
## chihat and kinks with the standard error of each (_se); C_all and chihat_all,
## replicas x elements; sites, replicas, events, seed; field, which says that no
## field was used; notes.
##
## @strong{Accuracy}
##
## Exact: 1e-13, by Gauss quadrature of a form in which nothing cancels (see
## the reference below for C; the form is that of the spectrum of C, whose
## source is known in closed form).  Sampler: exact in continuous time but for
## probabilities rounded to 2^-32.  The response comes from the path weights of
## the same run without a field: it is the linear response itself, with no
## field to choose.  A ring of N sites stands for the infinite chain as long as
## N is above some 20 sqrt(t) and above the correlation length.  Bitwise equal
## for any number of threads.
##
## @strong{Errors}
##
## @code{noneq:type}, @code{noneq:size}, @code{noneq:nan},
## @code{noneq:range}, @code{noneq:option}, @code{noneq:limit},
## @code{noneq:memory}.
##
## @strong{References}
##
## R. J. Glauber, J. Math. Phys. 4, 294 (1963).  C. Godreche and J. M. Luck,
## J. Phys. A 33, 1151 (2000).  E. Lippiello and M. Zannetti, Phys. Rev. E 61,
## 3369 (2000).  C. Chatelain, J. Phys. A 36, 10739 (2003).
## F. Ricci-Tersenghi, Phys. Rev. E 68, 065104 (2003).
##
## @strong{Example}
##
## @example
## @group
## r = glauber_chain (0, 20, 10);
## printf ("C %.10f, chihat %.8f, X %.8f\n", r.C, r.chihat, r.X)
## @print{} C 0.6139318053, chihat 0.34365636, X 0.73628182
## @end group
## @end example
##
## @seealso{fdt_violation, plot_fdt, pspin_solve, trap_ageing}
## @end deftypefn

function r = glauber_chain (T, t, s, varargin)

  if (nargin < 3)
    print_usage ();
  endif
  opt = parse_options ("glauber_chain", varargin, ...
                       [common_options("random", "threads")
                        {"J", 1, @coupling_message
                         "replicas", 0, "whole"
                         "sites", 1000, "count"
                         "limit", 1e12, "positive"}]);
  if (! (isnumeric (T) && isscalar (T) && T == Inf))
    T = check_quantity ("glauber_chain", "T", T, "not negative", 1);
  endif
  t = check_quantity ("glauber_chain", "t", t, "not negative", []);
  s = check_quantity ("glauber_chain", "s", s, "not negative", []);
  [t, s] = same_size ("glauber_chain", t, s, {"t", "s"});
  bad = find (t < s, 1);
  if (! isempty (bad))
    error ("noneq:range", ...
           "glauber_chain: t = %g is before s = %g; the response is for t >= s", ...
           t(bad), s(bad));
  endif
  if (any (t(:) > 1e12))
    error ("noneq:range", ...
           ["glauber_chain: t = %g is above 1e12; for such times use the" ...
            " limit of large t at fixed t/s"], max (t(:)));
  endif
  if (numel (t) > 1e5)
    error ("noneq:size", ...
           "glauber_chain: %d pairs of times are more than 100000", numel (t));
  endif
  if (opt.sites < 3 || opt.sites > 2^20)
    error ("noneq:option", ...
           "glauber_chain: option \"sites\" must be from 3 to 1048576, got %d", ...
           opt.sites);
  endif

  K = opt.J / double (T);
  if (opt.J == 0)
    K = 0;
  endif
  e = glauber_exact (K, t, s);
  r.T = double (T);
  r.J = opt.J;
  r.gamma = tanh (2 * K);
  r.t = t;
  r.s = s;
  r.C = e.C;
  r.TR = e.TR;
  r.chihat = e.chihat;
  r.X = e.TR ./ e.dC;
  r.kinks = e.kinks;
  r.energy = -opt.J * e.bond;
  if (opt.replicas > 0)
    r.sample = simulate (r, opt);
  endif

endfunction

function must = coupling_message (value)

  must = "";
  if (! (isnumeric (value) && isscalar (value) && isreal (value)
         && value >= 0 && isfinite (value)))
    must = "a coupling not below 0";
  endif

endfunction

function q = simulate (r, opt)

  raw = chain_sample ("glauber_chain", 0, r.gamma, 0.5, r.t, r.s, opt);
  shape = size (r.t);
  [q.C, q.C_se] = replica_mean (raw.correlation, shape);
  [q.chihat, q.chihat_se] = replica_mean (raw.second, shape);
  [q.kinks, q.kinks_se] = replica_mean (raw.third, shape);
  q.C_all = raw.correlation;
  q.chihat_all = raw.second;
  q.sites = opt.sites;
  q.replicas = opt.replicas;
  q.events = raw.events;
  q.seed = raw.seed;
  q.field = "none: zero-field estimator of the response from s on";
  q.notes = {};
  reach = 20 * sqrt (max (r.t(:)));
  length_of = Inf;
  if (r.gamma < 1)
    length_of = -20 / log (tanh (r.J / r.T));
  endif
  if (opt.sites < min (reach, length_of))
    q.notes{end+1} = sprintf (["a ring of %d sites is too short for the" ...
                               " infinite chain at t = %g: take %.0f"], ...
                              opt.sites, max (r.t(:)), ...
                              ceil (min (reach, length_of)));
  endif

endfunction

%!test <*7>
%! r = glauber_chain (0, 20, 10);
%! assert (r.C, 0.6139318052832883, 5e-15);
%! assert (r.chihat, 0.34365636, 5e-9);
%! assert (r.X, 0.73628183, 2e-8);
%! r = glauber_chain (0, [1 10], 0);
%! assert (r.kinks, [0.261888805901304, 0.0886432670340573], 1e-15);
%! assert (r.energy, 2 * r.kinks - 1, 1e-15);

%!test <*7> # scaling at T = 0
%! r = glauber_chain (0, 1e9 * [1.1 2 10 1000], 1e9);
%! x = r.t ./ r.s;
%! assert (r.C, 2 / pi * atan (sqrt (2 ./ (x - 1))), 1e-9);
%! assert (r.X, (1 + 1 ./ x) / 2, 1e-9);
%! assert (r.chihat, sqrt (2) / pi * atan (sqrt (2) * cot (pi * r.C / 2)), 5e-5);
%! r = glauber_chain (0, 1e12, 1e4);
%! assert (r.chihat, 1 / sqrt (2), 5e-3);

%!test # sums of Bessel functions as Glauber wrote them
%! T = 1.3; t = 7; s = 3;
%! g = tanh (2 / T);
%! m = 1:80;
%! pair = @(k, u) tanh (1/T)^k - exp (-2 * u) ...
%!        * sum (tanh (1/T) .^ m .* (besseli (abs (k - m), 2 * g * u) ...
%!                                   - besseli (k + m, 2 * g * u)));
%! c = 0;
%! for k = -60:60
%!   c += exp (s - t) * besseli (abs (k), g * (t - s)) * pair (abs (k), s);
%! endfor
%! TR = (1 - g^2 / 2 * (1 + pair (2, s))) * exp (s - t) ...
%!      * besseli (0, g * (t - s));
%! r = glauber_chain (T, t, s);
%! assert (r.C, c, 1e-14);
%! assert (r.TR, TR, 1e-14);
%! assert (r.energy, -pair (1, t), 1e-14);
%! assert (glauber_chain (2.6, t, s, "J", 2).energy, 2 * r.energy, 1e-14);

%!test # derivatives, equilibrium, free spins
%! h = 1e-3;
%! r = glauber_chain (1, 5, 2 + h * [-1 0 1]);
%! assert (diff (r.C([1 3])) / (2 * h), r.TR(2) / r.X(2), 1e-7);
%! assert (-diff (r.chihat([1 3])) / (2 * h), r.TR(2), 1e-7);
%! r = glauber_chain (1, 2000 + [0 1 5], 2000);
%! assert (r.X, [1 1 1], 1e-10);
%! assert (r.chihat, 1 - r.C, 1e-10);
%! assert (r.energy, -tanh (1) * [1 1 1], 1e-12);
%! r = glauber_chain (Inf, [1 2], 0.5);
%! assert (r.C, exp (0.5 - [1 2]), 1e-15);
%! assert (r.chihat, 1 - r.C, 5e-15);
%! assert (glauber_chain (1, 2, 1, "J", 0).C, exp (-1), 1e-15);

%!test # continuous in the temperature, and equal times
%! a = glauber_chain (0, [3 2], 2);
%! for T = [1e-300 1e-3 0.02 0.05]
%!   b = glauber_chain (T, [3 2], 2);
%!   for name = {"C", "TR", "chihat", "kinks"}
%!     assert (b.(name{1}), a.(name{1}), 1e-13);
%!   endfor
%! endfor
%! assert ([a.C(2), a.chihat(2)], [1, 0], 1e-15);
%! r = glauber_chain (0.7, 0, 0);
%! assert ([r.C, r.TR, r.chihat, r.kinks], ...
%!         [1, 1 - tanh(2/0.7)^2 / 2, 0, 0.5], 5e-15);

%!test # shapes; sample: threads, seeds, sizes
%! r = glauber_chain (1, [3; 4; 5], [1 2], "replicas", 4, "sites", 50, ...
%!                    "seed", 3, "threads", 1);
%! assert (size (r.C), [3, 2]);
%! assert (size (r.sample.C), [3, 2]);
%! assert (size (r.sample.C_all), [4, 6]);
%! q = glauber_chain (1, [3; 4; 5], [1 2], "replicas", 4, "sites", 50, ...
%!                    "seed", 3, "threads", 3);
%! assert (r, q);
%! assert (r.sample.C, reshape (mean (r.sample.C_all), 3, 2), 1e-15);
%! assert (isempty (glauber_chain (1, 1, 1, "replicas", 2).sample.notes));
%! assert (isempty (glauber_chain (0, 1e4, 1, "replicas", 2, "sites", 9) ...
%!                  .sample.notes), false);

%!error <Invalid call> glauber_chain (1, 2)
%!error <glauber_chain: T must be 0 or above and finite, got -1> glauber_chain (-1, 2, 1)
%!error <glauber_chain: T is NaN> glauber_chain (NaN, 2, 1)
%!error <T must be real numbers, got a cell> glauber_chain ({1}, 2, 1)
%!error <glauber_chain: t = 1 is before s = 2> glauber_chain (1, 1, 2)
%!error <glauber_chain: t\(2\) is NaN> glauber_chain (1, [1 NaN], 1)
%!error <t = 1e\+13 is above 1e12; for such times> glauber_chain (1, 1e13, 2)
%!error <t and s must have the same size, or one of them in each dimension be 1> glauber_chain (1, [3 4], [1 2 3])
%!error <glauber_chain: s is empty> glauber_chain (1, 2, [])
%!error <option "J" must be a coupling not below 0, got -1> glauber_chain (1, 2, 1, "J", -1)
%!error <option "replicas" must be 0 or at least 2> glauber_chain (1, 2, 1, "replicas", 1)
%!error <option "sites" must be from 3 to 1048576, got 2> glauber_chain (1, 2, 1, "sites", 2)
%!error <t = 2e\+09 is above 1e9, the longest that is simulated> glauber_chain (1, 2e9, 1, "replicas", 2, "sites", 3)
%!error <this takes about 2e\+09 events and "limit" is 1e\+06> glauber_chain (1, 1e6, 1, "replicas", 2, "limit", 1e6)

%!demo
%! ## Coarsening at T = 0: response against correlation, exact and sampled.
%! s = 10;
%! t = s * (1 + [0.02 0.1 0.3 1 3 9 30]);
%! r = glauber_chain (0, t, s, "replicas", 50, "sites", 2000, "seed", 1);
%! e = glauber_chain (0, s * (1 + logspace (-3, 3, 60)), s);
%! plot ([0 1], [1 0], "k--", e.C, e.chihat, "-", "linewidth", 1.5);
%! hold on;
%! errorbar (r.sample.C, r.sample.chihat, 2 * r.sample.chihat_se, "o");
%! hold off;
%! xlabel ("C (t, s)");
%! ylabel ("T \\chi (t, s)");
%! legend ("equilibrium", "exact, s = 10", "sampled, 2 standard errors");

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
## @deftypefn  {} {@var{s} =} pspin_solve (@var{p}, @var{T}, @var{time})
## @deftypefnx {} {@var{s} =} pspin_solve (@dots{}, "name", @var{value}, @dots{})
## Ageing of the spherical p-spin glass after a quench: the equations of
## Cugliandolo and Kurchan.
##
## From infinite temperature the model is put at the temperature @var{T} at
## time 0.  Correlation C and response R solve, for t >= t',
##
## @example
## @group
## dC/dt = -mu C + p(p-1)/2 int_0^t R(t,s) C(t,s)^(p-2) C(s,t') ds
##               + p/2 int_0^t' C(t,s)^(p-1) R(t',s) ds
## dR/dt = -mu R + p(p-1)/2 int_t'^t R(t,s) C(t,s)^(p-2) R(s,t') ds
## mu = T + p^2/2 int_0^t C(t,s)^(p-1) R(t,s) ds,  C(t,t) = R(t,t) = 1
## energy = (T - mu)/p,      chi(t,t') = int_t'^t R(t,s) ds
## @end group
## @end example
##
## @strong{Arguments}
##
## @var{p}: integer from 2 to 1000.  @var{T}: temperature, 0 or above, in
## units of the coupling.  @var{time} (t): the last time, or the times that are
## wanted, ascending; each must be a multiple of 4 t(end) / steps.  The unit
## of time is that of free relaxation, 1 / mu with mu = 1.
##
## @strong{Options}
##
## @table @asis
## @item "steps" (1000)
## Steps of the finest grid, a multiple of 4 up to 100000.
## @item "points" (100)
## For one @var{time}: at most so many intervals between times given back.
## @item "method" ("grid")
## "closed": the closed form, for p = 2 and T = 0 only.
## @item "memory" (4e9)
## Bytes that may be taken, about 8 steps^2 and 144 points^2: more is an error,
## before anything is allocated.
## @item "verbose" (false)
## Print the memory needed, then, on each of three grids (1/64, 1/8 and all of
## the work), the step and the time left once a second.
## @item "threads" (0: all)
## @end table
##
## @strong{Results}
##
## @var{s}, a struct, with K times:
##
## @table @code
## @item t
## K x 1.
## @item C, R, chi
## K x K, row t, column t'; C is symmetric, the others 0 for t' > t.
## @item chihat
## T chi; only for T > 0.
## @item energy, mu
## K x 1.
## @item error
## Estimated errors in C, R, chi, energy, mu, of the same sizes.
## @item order
## Order of convergence seen in the energy, 2 in theory; NaN where rounding
## hides it.
## @item Td, q, X, Teff, Einf
## The dynamic transition; and for long times the plateau of C, the violation
## X of the fluctuation-dissipation theorem beyond it, the temperature T/X and
## the energy.  Above Td: q = 0, X = 1.
## @item steps, step, bytes, reliable, notes
## Step length, memory taken; the verdict and reasons in words.
## @end table
##
## @strong{Accuracy}
##
## Errors are of order step^2.  The results are extrapolated from the grids with
## steps, steps/2 and steps/4 (Richardson, for the terms of order 2 and 3), and
## @code{error} is twice what the second extrapolation changed: nine tenths of
## the errors and more are below it, also where steps are few.  p = 2, T = 0,
## t = 2, 400 steps: @code{error} 6e-8, true error 9e-10.  The cost grows as
## steps^3, one pass over 8 steps^2 bytes a step: see bench/glass.m.  Bitwise
## the same for any number of threads.
##
## @strong{Errors}
##
## @code{noneq:type}, @code{noneq:size}, @code{noneq:nan},
## @code{noneq:range}, @code{noneq:option}, @code{noneq:memory};
## @code{noneq:convergence}: the steps are too long.
##
## @strong{References}
##
## L. F. Cugliandolo and J. Kurchan, Phys. Rev. Lett. 71, 173 (1993).
## A. Crisanti, H. Horner and H.-J. Sommers, Z. Phys. B 92, 257 (1993).
## L. F. Cugliandolo and D. S. Dean, J. Phys. A 28, 4213 (1995) (p = 2).
##
## @strong{Example}
##
## @example
## @group
## s = pspin_solve (3, 0.5, 4, "steps", 400);
## printf ("E(4) = %.3f, T_d = %.6f, X = %.6f\n", s.energy(end), s.Td, s.X)
## @print{} E(4) = -0.753, T_d = 0.612372, X = 0.565376
## @end group
## @end example
##
## @seealso{plot_fdt, fdt_violation, trap_ageing, glauber_chain}
## @end deftypefn

function s = pspin_solve (p, T, t, varargin)

  if (nargin < 3)
    print_usage ();
  endif
  opt = parse_options ("pspin_solve", varargin, ...
                       [common_options("threads")
                        {"steps", 1000, @steps_message
                         "points", 100, "count"
                         "method", "grid", {"grid", "closed"}
                         "memory", 4e9, "positive"
                         "verbose", false, "logical"}]);
  p = check_quantity ("pspin_solve", "p", p, "positive", 1);
  if (p < 2 || p > 1000 || p != fix (p))
    error ("noneq:range", ...
           "pspin_solve: p must be an integer from 2 to 1000, got %g", p);
  endif
  T = check_quantity ("pspin_solve", "T", T, "not negative", 1);
  t = check_quantity ("pspin_solve", "t", t, "not negative", []);
  if (! isvector (t))
    error ("noneq:size", "pspin_solve: t must be a vector, got %d x %d", ...
           rows (t), columns (t));
  endif
  t = t(:);
  if (any (diff (t) <= 0) || t(end) == 0)
    error ("noneq:range", ...
           "pspin_solve: the times t must ascend, and the last be above 0");
  endif
  closed = strcmp (opt.method, "closed");
  if (closed && t(end) > 1e100)
    error ("noneq:range", ...
           "pspin_solve: t = %g is above 1e100, the range of the closed form", ...
           t(end));
  endif
  if (closed && (p != 2 || T != 0))
    error ("noneq:option", ...
           ["pspin_solve: there is a closed form for p = 2 and T = 0 only;" ...
            " leave \"method\" out"]);
  endif

  if (closed)
    if (isscalar (t))
      t = t * (0:min (opt.points, 1e4))' / min (opt.points, 1e4);
    endif
    s = closed_form (t, opt);
  else
    s = on_grids (p, T, t, opt);
  endif
  if (T > 0)
    s.chihat = T * s.chi;
  endif
  statics = pspin_statics (p, T);
  for name = fieldnames (statics)'
    s.(name{1}) = statics.(name{1});
  endfor

endfunction

function must = steps_message (value)

  must = "";
  if (! (isnumeric (value) && isscalar (value) && isreal (value)
         && value >= 4 && value <= 1e5 && mod (value, 4) == 0))
    must = "a multiple of 4 from 4 to 100000";
  endif

endfunction

function s = on_grids (p, T, t, opt)

  n = double (opt.steps);
  span = t(end);
  coarse = n / 4;
  if (isscalar (t))
    count = max (find (mod (coarse, 1:min (opt.points, coarse)) == 0));
    keep = 1:count+1;
    t = span * (0:count)' / count;
  else
    place = t / span * coarse;
    bad = find (abs (place - round (place)) > 1e-9 * max (place, 1), 1);
    if (! isempty (bad))
      error ("noneq:range", ...
             ["pspin_solve: t(%d) = %g is not a multiple of %g, which is" ...
              " 4 t(end) / steps; choose other times or \"steps\""], ...
             bad, t(bad), span / coarse);
    endif
    place = round (place)';
    stride = 0;
    for k = [place, coarse]
      stride = gcd (stride, k);
    endfor
    count = coarse / stride;
    keep = place / stride + 1;
  endif

  K = count + 1;
  bytes = 8 * ((n + 1) * (n + 2) + (n + 1) * (n / 32 + 12)) + 8 * 18 * K^2;
  if (bytes > opt.memory)
    error ("noneq:memory", ...
           ["pspin_solve: %d steps and %d times need %.2g bytes and" ...
            " \"memory\" is %.2g; take fewer, or raise \"memory\""], ...
           n, K, bytes, opt.memory);
  endif
  if (opt.verbose)
    printf ("pspin_solve: %d steps, %.3g bytes, %.2g multiplications\n", ...
            n, bytes, 2 / 3 * n^3 * (1 + 1/8 + 1/64));
    fflush (stdout);
  endif

  solved = cell (3, 5);
  for k = 1:3
    steps = n / 2^(3-k);
    try
      [solved{k,1:4}] = __noneq_pspin__ (p, T, span / steps, steps, ...
                                         steps / count, ...
                                         double (opt.verbose), ...
                                         opt.threads);
    catch err
      if (isempty (strfind (err.message, "converge")))
        rethrow (err);
      endif
      runs_away (span / steps);
    end_try_catch
    solved{k,4} = solved{k,4}(1:steps/count:end);
    solved{k,5} = (T - solved{k,4}) / p;
  endfor

  ## No correlation is above 1.
  if (max (abs (solved{3,1}(:))) > 1.05)
    runs_away (span / n);
  endif

  s = struct ("p", p, "T", T, "t", t);
  names = {"C", "R", "chi", "mu", "energy"};
  for k = 1:5
    better = (4 * solved{3,k} - solved{2,k}) / 3;
    change = (better - (4 * solved{2,k} - solved{1,k}) / 3) / 7;
    better += change;
    ## Twice that: it may be low where the series in the step has hardly begun,
    ## and its zeros by change of sign are no zeros of the error.
    error_of = 2 * max (abs (change), max (abs (change(:))) / 5) ...
               .* (change != 0);
    if (k <= 3)
      better = better(keep,keep);
      error_of = error_of(keep,keep);
    else
      better = better(keep);
      error_of = error_of(keep);
    endif
    s.(names{k}) = better;
    s.error.(names{k}) = error_of;
  endfor
  first = max (abs (solved{2,5} - solved{1,5}));
  second = max (abs (solved{3,5} - solved{2,5}));
  s.order = NaN;
  if (second > 1e-12 * max (abs (solved{3,5})))
    s.order = log2 (first / second);
  endif
  s.steps = n;
  s.step = span / n;
  s.bytes = bytes;
  worst = max (s.error.C(:));
  s.notes = {};
  if (! (worst < 1e-3))
    s.notes{end+1} = sprintf (["C is only known to %.2g: raise \"steps\"" ...
                               " or take a shorter time"], worst);
  endif
  if (! (abs (s.order - 2) < 0.5) && ! isnan (s.order))
    s.notes{end+1} = sprintf (["the order of convergence is %.2f, not 2:" ...
                               " the steps are too long for its error" ...
                               " estimate"], s.order);
  endif
  s.reliable = isempty (s.notes);

endfunction

function runs_away (step)

  error ("noneq:convergence", ...
         ["pspin_solve: a step of %g is too long: the solution runs away;" ...
          " raise \"steps\" or take a shorter time"], step);

endfunction

function s = closed_form (t, opt)

  K = numel (t);
  bytes = 8 * 9 * K^2;
  if (bytes > opt.memory)
    error ("noneq:memory", ...
           ["pspin_solve: %d times need %.2g bytes and \"memory\" is %.2g;" ...
            " take fewer"], K, bytes, opt.memory);
  endif
  s = struct ("p", 2, "T", 0, "t", t);
  root = sqrt (profile_of (2 * t));
  s.C = profile_of (t + t') ./ (root * root');
  s.C(1:K+1:end) = 1;
  s.R = tril (profile_of (abs (t - t')) .* root' ./ root);
  s.chi = zeros (K);
  for j = 1:K-1
    ## Pieces of the integral over the second time, for all later times.
    [u, w] = graded_panels (t(j), t(j+1));
    u = u(:);
    w = w(:);
    late = j+1:K;
    piece = profile_of (abs (t(late) - u')) * (w .* sqrt (profile_of (2 * u)));
    s.chi(late,1:j) += piece ./ root(late);
  endfor
  z = 4 * t;
  s.energy = zeros (K, 1);
  go = z > 0;
  s.energy(go) = -scaled_bessel (2, z(go)) ./ scaled_bessel (1, z(go));
  s.mu = -2 * s.energy;
  for name = {"C", "R", "chi", "energy", "mu"}
    s.error.(name{1}) = 1e-13 * abs (s.(name{1}));
  endfor
  s.order = NaN;
  s.steps = s.step = 0;
  s.bytes = bytes;
  s.notes = {};
  s.reliable = true;

endfunction

## exp (-2 x) I_1 (2 x) / x.
function f = profile_of (x)

  f = ones (size (x));
  go = x > 0;
  f(go) = scaled_bessel (1, 2 * x(go)) ./ x(go);

endfunction

%!test <*7> # p = 2, T = 0: closed form, and the solver against it
%! e = pspin_solve (2, 0, [0 .5 1 2 10], "method", "closed");
%! assert (e.C(4,3), 0.925778518245361, 1e-15);
%! assert (e.C(3,2), 0.946003396622551, 1e-15);
%! assert (e.chi(4,3), 0.5634009273994, 1e-13);
%! assert (e.energy(3), -0.65804726735936, 1e-14);
%! assert (e.energy(5), -0.962740435361947, 1e-15);
%! s = pspin_solve (2, 0, [0 .5 1 2], "steps", 400);
%! assert (s.C, e.C(1:4,1:4), 2e-9);
%! assert (s.R, e.R(1:4,1:4), 2e-9);
%! assert (s.chi, e.chi(1:4,1:4), 2e-9);
%! assert (s.energy, e.energy(1:4), 2e-9);
%! assert (s.order, 2, 0.02);
%! assert (all ((abs (s.C - e.C(1:4,1:4)) <= s.error.C + 1e-14)(:)));
%! assert (s.reliable);
%! assert (! isfield (s, "chihat"));

%!test <*7> # ageing limit (2 sqrt (t t') / (t + t'))^(3/2)
%! e = pspin_solve (2, 0, [0 1e8 2e8], "method", "closed");
%! assert (e.C(3,2), 0.915452063958719, 1e-8);
%! e = pspin_solve (2, 0, [1e-300 1e20 2e20 1e100], "method", "closed");
%! assert (e.C(3,2), 0.915452063958719, 1e-14);
%! assert (all (isfinite (e.chi(:))));

%!test <*7> # what it tends to
%! s = pspin_solve (3, 0.5, 1, "steps", 20);
%! assert (s.Td, 0.612372435695795, 1e-15);
%! assert (s.q, 0.638824137767812, 1e-15);
%! assert (s.X, 0.565376041509975, 2e-15);
%! assert (s.Teff, 0.884367152638142, 2e-15);
%! assert (s.Einf, -0.886692771884592, 2e-15);
%! s = pspin_solve (3, 0, 1, "steps", 20);
%! assert ([s.Einf, s.q, s.X], [-sqrt(4/3), 1, 0], 1e-15);
%! s = pspin_solve (4, 1, 1, "steps", 20);
%! assert (s.Td, 0.544331053951817, 1e-15);
%! assert ([s.q, s.X, s.Teff, s.Einf], [0, 1, 1, -0.5]);
%! s = pspin_solve (2, 0.25, 1, "steps", 20);
%! assert ([s.Td, s.q, s.X, s.Teff], [1, 0.75, 0, Inf], 1e-15);

%!test # for any p below its transition the equation of the plateau holds
%! for p = [3 4 7 30 1000]
%!   for share = [1e-12 1e-3 0.3 0.9 0.999 1 - 1e-9]
%!     s = pspin_solve (p, 1, 1e-4, "steps", 4);
%!     T = share * s.Td;
%!     s = pspin_solve (p, T, 1e-4, "steps", 4);
%!     y = s.X * s.q / (p - 2);
%!     assert (p * (p - 1) / 2 * s.q^(p-2) * y^2, T^2, -1e-11);
%!     assert (s.q >= (p - 2) / (p - 1) - 1e-12);
%!     if (share >= 1e-3)
%!       assert (s.Einf, -(1 - s.q^p + s.X * s.q^p) / (2 * T), -1e-8);
%!     endif
%!     assert (s.Teff, T / s.X, -1e-12);
%!   endfor
%! endfor

%!test # paramagnet: the theorem holds, and the energy is -1/(2 T)
%! s = pspin_solve (3, 2, 10, "steps", 800);
%! assert (s.energy(end), -0.25, 1e-5);
%! assert (s.chihat(end,end-10:end), 1 - s.C(end,end-10:end), 1e-5);

%!test # threads, shapes, no time above the last
%! a = pspin_solve (3, 0.4, 3, "steps", 600, "threads", 1);
%! b = pspin_solve (3, 0.4, 3, "steps", 600, "threads", 2);
%! assert (a, b);
%! assert (size (a.C), [76, 76]);
%! assert (a.C, a.C');
%! assert (triu (a.R, 1), zeros (76));
%! assert (diag (a.C), ones (76, 1), 1e-15);
%! c = pspin_solve (3, 0.4, a.t([2 5 end]), "steps", 600);
%! assert (c.C, a.C([2 5 end],[2 5 end]));
%! assert (c.energy, a.energy([2 5 end]));

%!test # honest errors where the steps are few
%! t = (0:20)';
%! s = pspin_solve (2, 0, t, "steps", 160);
%! e = pspin_solve (2, 0, t, "method", "closed");
%! for name = {"C", "R", "chi"}
%!   wrong = abs (s.(name{1}) - e.(name{1}));
%!   within = (wrong <= s.error.(name{1}))(tril (true (21), -1));
%!   assert (mean (within) > 0.95);
%! endfor

%!test # a step too long is said
%! s = pspin_solve (3, 0.5, 20, "steps", 40);
%! assert (! s.reliable && ! isempty (s.notes));
%!error <pspin_solve: a step of 25 is too long: the solution runs away> pspin_solve (3, 0.5, 1000, "steps", 40)
%!error id=noneq:convergence pspin_solve (1000, 0.1, 1, "steps", 40)

%!error <Invalid call> pspin_solve (3, 1)
%!error <pspin_solve: p must be an integer from 2 to 1000, got 1> pspin_solve (1, 1, 1)
%!error <p must be an integer from 2 to 1000, got 2.5> pspin_solve (2.5, 1, 1)
%!error <pspin_solve: T must be 0 or above and finite, got -1> pspin_solve (3, -1, 1)
%!error <pspin_solve: T is NaN> pspin_solve (3, NaN, 1)
%!error <pspin_solve: T must have 1 elements, got 1 x 2> pspin_solve (3, [1 2], 1)
%!error <pspin_solve: t must be real numbers, got a complex array> pspin_solve (3, 1, 1i)
%!error <pspin_solve: t must be real numbers, got a cell> pspin_solve (3, 1, {1})
%!error <pspin_solve: t must be a vector, got 2 x 2> pspin_solve (3, 1, eye (2))
%!error <pspin_solve: t is empty> pspin_solve (3, 1, [])
%!error <the times t must ascend, and the last be above 0> pspin_solve (3, 1, [1 1])
%!error <the times t must ascend, and the last be above 0> pspin_solve (3, 1, 0)
%!error <t\(2\) = 0.3 is not a multiple of 0.25> pspin_solve (3, 1, [0 .3 1], "steps", 16)
%!error <option "steps" must be a multiple of 4 from 4 to 100000, got 10> pspin_solve (3, 1, 1, "steps", 10)
%!error <pspin_solve: 100000 steps and 101 times need 8.3e\+10 bytes and "memory" is 4e\+09> pspin_solve (3, 1, 1, "steps", 1e5)
%!error <there is a closed form for p = 2 and T = 0 only> pspin_solve (3, 0, 1, "method", "closed")
%!error <t = 1e\+300 is above 1e100, the range of the closed form> pspin_solve (2, 0, 1e300, "method", "closed")
%!error <unknown option "step"> pspin_solve (3, 1, 1, "step", 2)

%!demo
%! ## Correlation after a quench below the transition: the older, the slower.
%! s = pspin_solve (3, 0.5, 40, "steps", 800);
%! [~, age] = min (abs (s.t - [0.8, 4, 12]));
%! hold on;
%! for k = 1:numel (age)
%!   j = age(k);
%!   h(k) = plot (s.t(j+1:end) - s.t(j), s.C(j+1:end,j), "linewidth", 1.5);
%!   names{k} = sprintf ("t' = %g", s.t(j));
%! endfor
%! h(end+1) = plot ([0.4, 40], s.q * [1, 1], "k--");
%! hold off;
%! set (gca (), "xscale", "log");
%! axis ([0.4, 40, 0, 1]);
%! xlabel ("t - t'");
%! ylabel ("C (t, t')");
%! legend (h, [names, {"plateau q"}], "location", "southwest");

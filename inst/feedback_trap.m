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
## @deftypefn  {} {@var{r} =} feedback_trap (@var{noise})
## @deftypefnx {} {@var{r} =} feedback_trap (@var{noise}, "name", @var{value}, @dots{})
## @deftypefnx {} {@var{r} =} feedback_trap ("szilard", @var{error})
## @deftypefnx {} {} feedback_trap (@dots{})
## Work that a measurement lets a trap take out of a bath, and the information
## that it costs: the second law and Jarzynski's equality with feedback.
##
## A particle in equilibrium in a harmonic trap, x ~ N(0, 1) in units of
## sqrt (kT/k), is measured once with a Gaussian error, y = x + N(0, noise^2),
## and the trap is moved at once to g y.
##
## @example
## @group
## W   = ((x - g y)^2 - x^2) / 2,   in kT
## I   = log p(y|x) / p(y),   <I> = log (1 + 1/noise^2) / 2
## <W> = ((1 - g)^2 + g^2 noise^2 - 1) / 2  >=  -<I>
## <exp (-W - I)> = 1
## <exp (-W)>     = 1 / |1 - g|
## @end group
## @end example
##
## @noindent
## The best gain is g = 1 / (1 + noise^2).  The equality with I holds for any
## gain; <exp (-W)>, the efficacy of the feedback, is a Gaussian integral.
##
## Szilard's engine: one particle in two halves, measured with a probability
## @var{error} of the wrong answer, gives the work I = ln 2 + error log (error)
## + (1 - error) log (1 - error) if its volumes are set to what is known.
##
## @strong{Arguments}
##
## @var{noise}: standard deviation of the error of measurement over that of
## x, any shape; 0 is a perfect measurement.  @var{error}: 0 to 1, any shape.
##
## @strong{Options}
##
## @table @asis
## @item "gain"
## g; by default the best one.
## @item "trajectories" (0)
## Also sample so many measurements, for a single @var{noise}; "seed".
## @item "kT", "temperature", "units"
## As for @code{jarzynski}.
## @end table
##
## @strong{Results}
##
## The struct @var{r} has, with the shape of the argument,
##
## @table @code
## @item work
## Mean work done on the particle, negative when work is gained.
## @item information
## Mean mutual information, in nats.
## @item efficiency
## -work / (kT information), at most 1.
## @item efficacy
## <exp (-W / kT)>; Inf where it diverges.
## @item equality
## <exp (-W/kT - I)>, 1: with a sampled run, its estimate is
## mean (exp (-r.sample.work / r.kT - r.sample.information)).
## @item gain
## g.
## @item sample
## Struct of columns: x, y, work, information.
## @item kT, units, seed
## What was used.
## @end table
##
## @strong{Accuracy}
##
## Closed forms, to rounding.
##
## @strong{Errors}
##
## @code{noneq:range}: a noise below 0, an error outside 0 .. 1.
##
## @strong{References}
##
## T. Sagawa and M. Ueda, Phys. Rev. Lett. 104, 090602 (2010).  L. Szilard,
## Z. Phys. 53, 840 (1929).
##
## @strong{Example}
##
## @example
## @group
## r = feedback_trap ([1 0.5]);
## printf ("%.4f ", r.work, r.information, r.efficacy)
## @print{} -0.2500 -0.4000 0.3466 0.8047 2.0000 5.0000
## @end group
## @end example
##
## @seealso{optimal_trap, landauer_bit, jarzynski}
## @end deftypefn

function r = feedback_trap (noise, varargin)

  if (nargin < 1)
    print_usage ();
  endif
  fname = "feedback_trap";
  szilard = ischar (noise);
  if (szilard)
    if (! strcmpi (noise, "szilard") || isempty (varargin))
      error ("noneq:option", ...
             ["%s: the first argument must be the noise, or \"szilard\" with" ...
              " the probability of an error after it"], fname);
    endif
    wrong = check_quantity (fname, "error", varargin{1}, "not negative", []);
    bad = find (wrong > 1, 1);
    if (! isempty (bad))
      error ("noneq:range", "%s: error is %g; a probability is at most 1", ...
             fname, wrong(bad));
    endif
    opt = parse_options (fname, varargin(2:end), common_options ("energy"));
  else
    noise = check_quantity (fname, "noise", noise, "not negative", []);
    opt = parse_options (fname, varargin, ...
                         [common_options("energy", "random")
                          {"gain", [], "number"
                           "trajectories", 0, "whole"}]);
  endif
  [kT, unit] = thermal_energy (fname, opt);
  if (szilard)
    r = engine (wrong, kT);
  else
    r = trap (fname, noise, opt, kT);
  endif
  r.kT = kT;
  r.units = unit;
  if (nargout == 0)
    picture_of (r, szilard);
    clear r;
  endif

endfunction

function r = engine (wrong, kT)

  I = log (2) + xlogx (wrong) + xlogx (1 - wrong);
  r.work = -kT * I;
  r.information = I;
  r.efficiency = ones (size (wrong));
  r.efficiency(I == 0) = NaN;
  ## Volumes 1 - error and error: W = -log (2 (1 - error)) or -log (2 error).
  r.efficacy = 2 * ((1 - wrong).^2 + wrong.^2);
  r.equality = ones (size (wrong));
  r.error = wrong;

endfunction

function y = xlogx (x)

  y = x .* log (x);
  y(x == 0) = 0;

endfunction

function r = trap (fname, noise, opt, kT)

  v = noise.^2;
  g = 1 ./ (1 + v);
  best = isempty (opt.gain);
  if (! best)
    g = opt.gain + zeros (size (noise));
  endif
  ## (1 - g)^2 - 1 = g (g - 2)
  work = (g .* (g - 2) + g.^2 .* v) / 2;
  if (best)
    work = -g / 2;
  endif
  r.work = kT * work;
  ## log (1 + 1/v) / 2, also where v leaves the range of a double.
  small = noise < 1;
  r.information = zeros (size (noise));
  r.information(small) = log (hypot (1, noise(small))) - log (noise(small));
  r.information(! small) = log1p (1 ./ v(! small)) / 2;
  r.efficiency = -work ./ r.information;
  if (best)
    ## 1 - g = v / (1 + v) without cancellation.
    r.efficacy = 1 + 1 ./ v;
  else
    r.efficacy = 1 ./ abs (1 - g);
  endif
  r.equality = ones (size (noise));
  r.gain = g;
  r.noise = noise;
  if (opt.trajectories > 0)
    if (! isscalar (noise) || noise == 0)
      error ("noneq:size", ...
             "%s: \"trajectories\" needs a single noise above 0", fname);
    endif
    r.seed = seed_option (opt);
    stream = 96; # NONEQ_STREAM_FEEDBACK
    z = __noneq_random__ (r.seed, stream, 0, 0, opt.trajectories, 0, 2, 0);
    x = z(:,1);
    y = x + noise * z(:,2);
    r.sample.x = x;
    r.sample.y = y;
    r.sample.work = kT * g * y .* (g * y - 2 * x) / 2;
    r.sample.information = -z(:,2).^2 / 2 + y.^2 / (2 * (1 + v)) ...
                           + log1p (1 / v) / 2;
  endif

endfunction

function picture_of (r, szilard)

  if (szilard)
    [x, order] = sort (r.error(:));
    name = "probability of a wrong measurement";
    if (isscalar (x))
      x = linspace (0, 0.5, 101)';
      order = 1:101;
      r = engine (x, r.kT);
      r.kT = 1;
    endif
  else
    if (isscalar (r.noise))
      other = feedback_trap (logspace (-2, 2, 101), "kT", r.kT);
      other.units = r.units;
      r = other;
    endif
    [x, order] = sort (r.noise(:));
    name = "noise of the measurement";
  endif
  gained = -r.work(order)(:);
  bound = r.kT * r.information(order)(:);
  plot (x, gained, "linewidth", 1.5, x, bound, "--", "linewidth", 1.5);
  if (! szilard && all (x > 0))
    set (gca (), "xscale", "log");
    axis ([x(1), x(end), 0, 3 * max(gained)]);
  endif
  xlabel (name);
  ylabel ("work gained");
  legend ("work gained", "kT times information");

endfunction

%!test
%! r = feedback_trap ([1, .5]);
%! assert (r.work, [-.25, -.4], 1e-15);
%! assert (r.information, [.34657359, .80471896], 5e-9);
%! assert (r.efficacy, [2, 5], 1e-14);
%! assert (r.gain, [.5, .8], 1e-15);
%! assert (feedback_trap ("szilard", .1).information, .368064207168, 1e-12);
%! assert (feedback_trap ("szilard", [0 .5 1]).information, ...
%!         log (2) * [1 0 1], 1e-15);
## any gain, against quadrature
%!test
%! for g = [.3, .9, -.4]
%!   s = .7;
%!   r = feedback_trap (s, "gain", g);
%!   W = @(x, y) ((x - g * y).^2 - x.^2) / 2;
%!   p = @(x, y, w) exp (-w - x.^2 / 2 - (y - x).^2 / (2 * s^2)) ...
%!                  / (2 * pi * s);
%!   ## The rule of equal steps converges faster than any power here.
%!   h = 0.1;
%!   [x, y] = meshgrid (h * (-900:900));
%!   assert (h^2 * sum ((W (x, y) .* p (x, y, 0))(:)), r.work, 1e-12);
%!   assert (h^2 * sum (p (x, y, W (x, y))(:)), r.efficacy, -1e-11);
%! endfor
%! assert (feedback_trap (1, "gain", 0).work, 0);
%! assert (feedback_trap (1, "gain", 0).efficacy, 1);
## a perfect measurement takes all the energy, and its information is infinite
%!test
%! r = feedback_trap ([0, 1e8]);
%! assert (r.work, [-.5, -5e-17], 1e-30);
%! assert (r.information, [Inf, 5e-17], 1e-30);
%! assert (r.efficiency(1), 0);
%! r = feedback_trap ([1e-6, 1e-170]);
%! assert (r.efficacy(1), 1 + 1e12, -1e-15);
%! assert (r.information, log ([1e6, 1e170]), -1e-12);
## a gain of 1: exp (-W) has no mean
%!assert (feedback_trap (1, "gain", 1).efficacy, Inf)
## sampling: the equality, 4.5 standard errors
%!test
%! r = feedback_trap (1, "trajectories", 2e5, "seed", 1, "gain", .8);
%! x = exp (-r.sample.work - r.sample.information);
%! assert (mean (x), 1, 4.5 * std (x) / sqrt (2e5));
%! assert (mean (r.sample.work), r.work, 4.5 * std (r.sample.work) / sqrt (2e5));
%! assert (mean (r.sample.information), r.information, ...
%!         4.5 * std (r.sample.information) / sqrt (2e5));
%! s = feedback_trap (1, "kT", 4.114);
%! assert (s.work, -.25 * 4.114, 1e-14);

%!error <Invalid call> feedback_trap ()
%!error <feedback_trap: the first argument must be the noise, or "szilard"> feedback_trap ("trap")
%!error <feedback_trap: noise.2. must be 0 or above and finite, got -1> feedback_trap ([1 -1])
%!error <feedback_trap: error is 1.5; a probability is at most 1> feedback_trap ("szilard", 1.5)
%!error <feedback_trap: "trajectories" needs a single noise above 0>
%! feedback_trap ([1 2], "trajectories", 5);

%!demo
%! ## What is gained never exceeds what is known
%! feedback_trap (1);

%!demo
%! ## An engine of one particle, and a measurement that may be wrong
%! feedback_trap ("szilard", 0.1);

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
## @deftypefn  {} {@var{kT} =} fdt_check (@var{x}, @var{dt}, "response", @var{y}, "force", @var{f})
## @deftypefnx {} {@var{kT} =} fdt_check (@var{x}, @var{dt}, "chi", @var{chi})
## @deftypefnx {} {@var{kT} =} fdt_check (@var{x}, @var{dt}, "frequency", @var{nu}, "loss", @var{loss})
## @deftypefnx {} {@var{kT} =} fdt_check (@var{x}, @var{dt}, "stiffness", @var{k}, "velocity", @var{v}, "mass", @var{m})
## @deftypefnx {} {[@var{kT}, @var{se}, @var{info}] =} fdt_check (@dots{}, "name", @var{value}, @dots{})
## The temperature from fluctuation against response, and whether there is one.
##
## In equilibrium the mean displacement under a small constant force f switched
## on at time 0 is tied to the displacements without force, whether free or
## trapped, with inertia or without:
##
## @example
## @group
## < x(t) - x(0) > / f = chi(t) = < (x(t) - x(0))^2 > / (2 kT)
## force times time (impulse) I, velocities:  < v(t) > / I = < v(0) v(t) > / kT
## at frequency nu:     Im chi(nu) = pi nu S(nu) / kT
## static:              kT = k < x^2 > = m < v^2 >
## @end group
## @end example
##
## @noindent
## S is the two-sided density of the spectrum (variance = integral over all nu
## of S).  One number kT must do at all times or frequencies; a driven or
## active system needs several.
##
## @strong{Arguments}
##
## @var{x}: stationary trajectories without perturbation, @var{M} x @var{T}
## (one coordinate; the one that the force acts on).  @var{dt}: time between
## columns.
##
## @strong{Options}
##
## @table @asis
## @item "response", "force"
## Perturbed trajectories, @var{N} x @var{T2}, the perturbation switched on at
## the first column in the stationary state; and its size.
## @item "perturbation" ("step")
## "step": constant force.  "impulse": at the first column (which is just after
## it), of size "force" = force x time.
## @item "observable" ("position")
## What @var{x} and the response are: "position" or "velocity".
## @item "reference"
## Trajectories with the noise of those in "response" but without perturbation:
## their difference has little noise.
## @item "chi", "chi_se"
## Instead of "response": known chi at the columns (first: time 0), and its
## standard error if it has one.
## @item "lag"
## Longest time; by default that of the response, but not more than a quarter
## of @var{x}.
## @item "frequency", "loss", "loss_se"
## Frequencies nu > 0 (per time), and Im chi there with its standard error.
## @item "stiffness"; "velocity", "mass"
## Of the trap; velocities, as @var{x}, and mass.  Either or both.
## @item "kT"
## The temperature that should come out.
## @item "level" (0.05)
## Of the verdict.
## @end table
##
## @strong{Results}
##
## @var{kT} is the best single value, @var{se} its standard error.  @var{info}
## has
##
## @table @code
## @item ci
## 95 % interval.
## @item obeyed
## The verdict: true where one temperature (that of "kT", if given) is not
## rejected.
## @item p, p_constant, p_kT
## p-value: the smaller of those of "one kT for all" and of "it is the given
## one", times the number of tests.
## @item time or frequency; kT_at, kT_at_se
## The ratio at single times or frequencies.
## @item fluctuation, fluctuation_se, response, response_se
## Both sides: fluctuation = kT response.
## @item configurational, kinetic
## [kT, se] of the static relations.
## @item bias
## 0, to first order.
## @item n
## Independent pieces of either side.
## @item reliable, notes
## The verdict on the data, and the reasons in words.
## @end table
##
## @strong{Accuracy}
##
## Both sides have the errors of their scatter: between realisations, or
## between pieces of long ones.  kT is the maximum of the likelihood with
## errors in both.  400 repetitions with kT as it is: of 50 trajectories of 200
## times against a known response 5.8 % were rejected at the level 5 %, and
## the cover of +- 1 se and 2 se was .677 and .922; of one trajectory of 8000
## times 4.8 %, .700 and .938 (for more see tests/long/trajectories.m).
##
## @strong{Errors}
##
## As for @code{msd}; @code{noneq:option} for missing or contradicting options;
## @code{noneq:data} for too few data.
##
## @strong{References}
##
## R. Kubo, Rep. Prog. Phys. 29, 255 (1966).  D. Mizuno, C. Tardin,
## C. F. Schmidt and F. C. MacKintosh, Science 315, 370 (2007).  P. D. Welch,
## IEEE Trans. Audio Electroacoust. 15, 70 (1967).
##
## @strong{Example}
##
## @example
## @group
## ## A trap with k = 1, tau = 1 at kT = 2; its response is exact
## randn ("twister", 1);
## r = exp (-0.2);
## x = filter (sqrt (2 * (1 - r^2)), [1, -r], randn (50, 2000), [], 2);
## [kT, se] = fdt_check (x, 0.2, "chi", 1 - exp (-0.2 * (0:10)));
## printf ("%.2f +- %.2f\n", kT, se)
## @print{} 2.01 +- 0.01
## @end group
## @end example
##
## @seealso{autocorrelation, msd, trap_calibrate, green_kubo}
## @end deftypefn

function [kT, se, info] = fdt_check (x, dt, varargin)

  if (nargin < 3)
    print_usage ();
  endif
  list = @number_message;
  opt = parse_options ("fdt_check", varargin, ...
                       {"response", [], @array_message
                        "force", [], @nonzero_message
                        "perturbation", "step", {"step", "impulse"}
                        "observable", "position", {"position", "velocity"}
                        "reference", [], @array_message
                        "chi", [], list
                        "chi_se", [], list
                        "lag", [], "positive"
                        "frequency", [], list
                        "loss", [], list
                        "loss_se", [], list
                        "stiffness", [], "positive"
                        "velocity", [], @array_message
                        "mass", [], "positive"
                        "kT", [], "positive"
                        "level", 0.05, "probability"});
  dt = check_step ("fdt_check", dt);
  x = check_trajectories ("fdt_check", "x", x, 2);
  one_coordinate ("x", x);
  if (! any ((x - x(1))(:)))
    error ("noneq:data", "fdt_check: x does not fluctuate");
  endif
  kind = [! isempty(opt.response), ! isempty(opt.chi), ...
          ! isempty(opt.frequency), ...
          ! isempty(opt.stiffness) || ! isempty(opt.velocity)];
  if (nnz (kind) != 1)
    error ("noneq:option", ...
           ["fdt_check: give one of the options \"response\", \"chi\"," ...
            " \"frequency\", or \"stiffness\" and \"velocity\""]);
  endif
  info.notes = {};
  switch (find (kind))
    case {1, 2}
      [q, info] = in_time (x, dt, opt, info);
    case 3
      [q, info] = in_frequency (x, dt, opt, info);
    case 4
      [q, info] = static (x, dt, opt, info);
  endswitch

  [kT, se, p_constant] = common_ratio (q);
  nu = q.dof - numel (q.a) + 1;
  info.ci = kT + student_quantile (nu) * [-1; 1] * se;
  info.p_constant = p_constant;
  info.p_kT = NaN;
  if (! isempty (opt.kT))
    t = (kT - opt.kT) / se;
    info.p_kT = two_sided (t);
    if (isfinite (nu))
      info.p_kT = betainc (nu / (nu + t^2), nu / 2, 0.5);
    endif
  endif
  all_p = [info.p_constant, info.p_kT];
  all_p = all_p(! isnan (all_p));
  info.p = min ([1, numel(all_p) * min(all_p)]);
  info.obeyed = ! (info.p < opt.level);
  info.bias = 0;
  info.n = q.n;
  if (isempty (all_p))
    info.notes{end+1} = ["one ratio alone tests nothing: give \"kT\" to" ...
                         " compare with"];
  endif
  if (! (se < 0.3 * abs (kT)))
    info.notes{end+1} = sprintf (["kT is known to %.0f %% only: more runs," ...
                                  " or a larger force as far as the" ...
                                  " response stays linear"], ...
                                 100 * se / abs (kT));
  endif
  if (max (diag (q.A)) < 1e-24 * max (q.a) ^ 2)
    info.notes{end+1} = ["the trajectories do not differ: there is no" ...
                         " scatter to tell an error from"];
  endif
  ## A ratio to what may be zero has no upper end.
  if (any (q.B(:)))
    s = sqrt (diag (q.B))';
    some = s > 0;
    strength = max ([0, abs(q.b(some)) ./ s(some)]);
    if (all (some) && strength < 5)
      info.notes{end+1} = sprintf (["the response is at most %.1f standard" ...
                                    " errors from zero: kT has no upper" ...
                                    " bound; more runs or a larger force"], ...
                                   strength);
    endif
  endif
  if (kT <= 0)
    info.notes{end+1} = ["the response is against the force: check the sign" ...
                         " of \"force\", \"chi\" or \"loss\""];
    info.obeyed = false;
  endif
  notes = info.notes;
  info = rmfield (info, "notes");
  info.reliable = isempty (notes);
  info.notes = notes;

endfunction

function must = array_message (value)

  must = "";
  if (! isnumeric (value))
    must = "an array of trajectories";
  endif

endfunction

function must = nonzero_message (value)

  must = "";
  if (! (isnumeric (value) && isreal (value) && isscalar (value)
         && isfinite (value) && value != 0))
    must = "a number other than 0";
  endif

endfunction

function must = number_message (value)

  must = "";
  if (! (isnumeric (value) && isreal (value) && isvector (value)
         && all (isfinite (value))))
    must = "a vector of finite numbers";
  endif

endfunction

function one_coordinate (name, x)

  if (size (x, 3) > 1)
    error ("noneq:size", ...
           ["fdt_check: %s must be realisations x times of one coordinate," ...
            " got %d coordinates"], name, size (x, 3));
  endif

endfunction

## Rows a (fluctuation) and b (response) with covariances A and B of their
## means: a = kT b.
function [q, info] = in_time (x, dt, opt, info)

  velocity = strcmp (opt.observable, "velocity");
  impulse = strcmp (opt.perturbation, "impulse");
  [M, T] = size (x);
  known = ! isempty (opt.chi);
  if (known)
    ## chi is what multiplies the fluctuation, whatever made it.
    chi = double (opt.chi(:)');
    T2 = numel (chi);
    chi_se = double (opt.chi_se(:)');
    if (isempty (chi_se))
      chi_se = zeros (1, T2);
    endif
    if (numel (chi_se) != T2 || any (chi_se < 0))
      error ("noneq:option", ...
             "fdt_check: option \"chi_se\" must be %d numbers not below 0", T2);
    endif
  else
    if (isempty (opt.force))
      error ("noneq:option", "fdt_check: option \"response\" needs \"force\"");
    endif
    y = check_trajectories ("fdt_check", "option \"response\"", ...
                            opt.response, 2);
    one_coordinate ("option \"response\"", y);
    [N, T2] = size (y);
    if (N < 4)
      error ("noneq:data", ...
             ["fdt_check: option \"response\" has %d realisations; at least" ...
              " 4 are needed"], N);
    endif
    if (! isempty (opt.reference))
      z = check_trajectories ("fdt_check", "option \"reference\"", ...
                              opt.reference, 2);
      if (! isequal (size (y), size (z)))
        error ("noneq:size", ...
               ["fdt_check: option \"reference\" must be of the size of" ...
                " \"response\", %d x %d, got %d x %d"], N, T2, rows (z), ...
               columns (z));
      endif
      y -= z;
    elseif (velocity || impulse)
      y -= mean (x(:));
    else
      y -= y(:,1);
    endif
  endif
  last = min (T2 - 1, T - 1);
  K = longest_lag ("fdt_check", opt.lag, dt, T, ...
                   min (T2 - 1, max (1, floor (T / 4))), last);
  lags = 1:K;
  if (velocity && impulse)
    lags = 0:K;
  endif

  ## Pieces of long trajectories stand for realisations.
  pieces = 1;
  if (M < 40)
    pieces = max (1, min (floor (T / (4 * K + 1)), ceil (40 / M)));
  endif
  L = floor (T / pieces);
  average = mean (x(:));
  a = [];
  for i = 1:pieces
    z = x(:,(i-1)*L+1:i*L).';
    if (velocity)
      C = lagged_sums (z - average, [], K) ./ (L - (0:K)');
      if (! impulse)
        C = cumtrapz (C) * dt;
      endif
    else
      C = square_displacement (z, K) / 2;
    endif
    a = [a, C(lags+1,:)];
  endfor
  n_a = columns (a);
  if (n_a < 4)
    error ("noneq:data", ...
           ["fdt_check: x holds %d realisations or pieces of more than 4" ...
            " times the longest lag, %g; at least 4 are needed for its" ...
            " scatter"], n_a, K * dt);
  endif
  ## Few times, so that their covariance is well known.
  few = max (1, min ([8, floor(n_a / 10), K]));
  if (! known)
    few = max (1, min (few, floor (N / 10)));
  endif
  g = log_spaced_lags (1, numel (lags), few);
  if (few == 1)
    g = numel (lags);
  endif
  if (known)
    b = chi(lags+1);
    B_all = diag (chi_se(lags+1) .^ 2);
    N = Inf;
  else
    if (impulse && ! velocity)
      ## Response to a constant force, the sum of impulses.
      y = cumtrapz (y, 2) * dt;
    endif
    b_each = y(:,lags+1).' / opt.force;
    b = mean (b_each, 2).';
    B_all = cov (b_each.') / N;
  endif
  q.a = mean (a, 2).'(g);
  q.A = cov (a(g,:).') / n_a;
  q.b = b(g);
  q.B = B_all(g,g);
  q.n = [n_a, N];
  q.dof = min (q.n) - 1;
  info.time = lags * dt;
  info.fluctuation = mean (a, 2).';
  info.fluctuation_se = std (a, 0, 2).' / sqrt (n_a);
  info.response = b;
  info.response_se = sqrt (diag (B_all)).';
  info = ratios (info);
  if (min (q.n) < 20)
    info.notes{end+1} = sprintf (["only %d independent pieces: errors are" ...
                                  " rough"], min (q.n));
  endif

endfunction

function P = square_displacement (z, K)

  T = rows (z);
  z = z - mean (z, 1);
  n = (0:K)';
  s = [zeros(1, columns (z)); cumsum(z.^2, 1)];
  P = (s(T-n+1,:) + (s(T+1,:) - s(n+1,:)) - 2 * lagged_sums (z, [], K)) ...
      ./ (T - n);
  for k = 0:min (K, 8)
    P(k+1,:) = sum ((z(k+1:T,:) - z(1:T-k,:)) .^ 2, 1) / (T - k);
  endfor

endfunction

function info = ratios (info)

  info.kT_at = info.fluctuation ./ info.response;
  info.kT_at_se = abs (info.kT_at) ...
                  .* hypot (info.fluctuation_se ./ info.fluctuation, ...
                            info.response_se ./ info.response);

endfunction

function [q, info] = in_frequency (x, dt, opt, info)

  [M, T] = size (x);
  nu = double (opt.frequency(:)');
  loss = double (opt.loss(:)');
  loss_se = double (opt.loss_se(:)');
  if (isempty (loss))
    error ("noneq:option", "fdt_check: option \"frequency\" needs \"loss\"");
  endif
  if (isempty (loss_se))
    loss_se = zeros (size (nu));
  endif
  if (numel (loss) != numel (nu) || numel (loss_se) != numel (nu)
      || any (loss_se < 0))
    error ("noneq:option", ...
           ["fdt_check: options \"loss\" and \"loss_se\" must have one" ...
            " value (not below 0 for \"loss_se\") for each of the %d" ...
            " frequencies"], ...
           numel (nu));
  endif
  top = 0.5 / dt;
  low = 4 / (T * dt);
  bad = find (nu < low * (1 - 1e-9) | nu > top * (1 + 1e-9), 1);
  if (! isempty (bad))
    error ("noneq:option", ...
           ["fdt_check: option \"frequency\" must be from 4 / (T dt) = %g" ...
            " to 1 / (2 dt) = %g, got %g"], low, top, nu(bad));
  endif
  z = x - mean (x(:));
  for k = numel (nu):-1:1
    ## 16 periods, half overlapping, under a Hann window.
    L = min (T, max (8, round (16 / (nu(k) * dt))));
    hop = max (1, floor (L / 2));
    starts = 0:hop:T-L;
    n = (0:L-1)';
    w = 0.5 - 0.5 * cos (2 * pi * (n + 0.5) / L);
    w /= norm (w);
    wave = w .* exp (-2i * pi * nu(k) * dt * n);
    ## The window lets some of what is at zero frequency through.
    p = zeros (M, numel (starts));
    for s = 1:numel (starts)
      p(:,s) = abs (z(:,starts(s)+1:starts(s)+L) * wave) .^ 2 * dt;
    endfor
    S(k) = mean (p(:));
    K = numel (starts);
    ## Overlapping pieces by half: correlation 1/36 of their powers.
    pieces(k) = M * K / (1 + 2 * (K - 1) / K / 36);
    S_se(k) = S(k) / sqrt (pieces(k));
    if (nu(k) > top * (1 - 1e-9))
      S_se(k) *= sqrt (2);
    endif
  endfor
  info.frequency = nu;
  info.fluctuation = pi * nu .* S;
  info.fluctuation_se = pi * nu .* S_se;
  info.response = loss;
  info.response_se = loss_se;
  info = ratios (info);
  q.a = info.fluctuation;
  q.A = diag (info.fluctuation_se .^ 2);
  q.b = loss;
  q.B = diag (loss_se .^ 2);
  q.n = [min(pieces), Inf];
  ## The power has chi-squared errors proportional to its true value.
  q.relative = info.fluctuation_se ./ info.fluctuation;
  q.dof = Inf;
  if (min (pieces) < 20)
    info.notes{end+1} = sprintf (["the lowest frequency has %.1f" ...
                                  " independent pieces: its error is rough"], ...
                                 min (pieces));
  endif
  if (max (nu) > 0.25 * top)
    info.notes{end+1} = sprintf (["frequencies above %g, a quarter of the" ...
                                  " highest, contain aliased power"], ...
                                 0.25 * top);
  endif

endfunction

function [q, info] = static (x, dt, opt, info)

  a = A = n = [];
  if (! isempty (opt.stiffness))
    [~, ~, c] = autocorrelation (x, dt);
    v = mean ((x(:) - mean (x(:))) .^ 2);
    N = independent (x);
    v *= 1 + 1 / max (2, c.independent);
    a = opt.stiffness * v;
    A = 2 * a^2 / N;
    n = N;
    info.configurational = [a, sqrt(A)];
  endif
  if (! isempty (opt.velocity) || ! isempty (opt.mass))
    if (isempty (opt.velocity) || isempty (opt.mass))
      error ("noneq:option", ...
             "fdt_check: options \"velocity\" and \"mass\" go together");
    endif
    v = check_trajectories ("fdt_check", "option \"velocity\"", ...
                            opt.velocity, 2);
    one_coordinate ("option \"velocity\"", v);
    N = independent (v);
    e = opt.mass * mean ((v(:) - mean (v(:))) .^ 2);
    info.kinetic = [e, e * sqrt(2 / N)];
    a = [a, e];
    A = blkdiag (A, 2 * e^2 / N);
    n = [n, N];
  endif
  q.a = a;
  q.A = A;
  q.b = ones (size (a));
  q.B = zeros (numel (a));
  q.n = n;
  q.dof = Inf;
  if (numel (a) == 2)
    q.relative = sqrt (2 ./ n);
  endif
  if (min (n) < 20)
    info.notes{end+1} = sprintf ("only %.1f independent values", min (n));
  endif

endfunction

## Number of independent squares.
function N = independent (x)

  [M, T] = size (x);
  g = statistical_inefficiency ((x - mean (x(:))).' .^ 2);
  N = M * T / mean (g);

endfunction

## kT of a = kT b with errors in both, by the minimum of
##   r' inv (A + kT^2 B) r,  r = a - kT b.
function [kT, se, p] = common_ratio (q)

  if (! any (q.b))
    error ("noneq:data", "fdt_check: the response is zero");
  endif
  scale = q.a / q.b;
  if (! (isfinite (scale) && scale > 0))
    scale = max (abs (q.a)) / max (max (abs (q.b)), realmin);
  endif
  b = q.b * scale;
  B = q.B * scale^2;
  size_a = max (abs (q.a));
  a = q.a / size_a;
  A = q.A / size_a^2;
  b /= size_a;
  B /= size_a^2;
  ## Times that follow each other may be the same to rounding.
  tiny = max (1e-12 * max (diag (A + B)), 1e-20) * eye (numel (a));
  relative = [];
  if (isfield (q, "relative"))
    relative = q.relative;
  endif
  f = @(t) distance (t, a, b, A, B, tiny, relative);
  ## Noise in the response makes the first guess too small.
  t = logspace (0.61, 2, 40);
  t = [-fliplr(t), linspace(-4, 4, 161), t];
  [~, k] = min (arrayfun (f, t));
  t = fminbnd (f, t(max (k - 1, 1)), t(min (k + 1, numel (t))), ...
               optimset ("TolX", 1e-10));
  ## Error at the minimum: the slope of the residual by kT.
  W = inv (covariance (t, a, b, A, B, tiny, relative));
  se = 1 / sqrt (b * W * b');
  if (isfinite (q.dof))
    ## The weights come from an estimated covariance: the scatter that they
    ## cause, and what their inverse overstates.
    m = q.dof;
    k = numel (a);
    se *= sqrt ((m - 1) / (m - k) * m / (m - k + 1));
  endif
  kT = t * scale;
  se *= abs (scale);
  n = numel (a) - 1;
  p = NaN;
  if (n > 0)
    X = f (t);
    if (! isempty (relative))
      r = a - t * b;
      X = r * W * r';
    endif
    if (isinf (q.dof))
      p = gammainc (X / 2, n / 2, "upper");
    else
      ## Hotelling: the covariance is itself an estimate.
      m = q.dof;
      F = max (X, 0) * (m - n + 1) / (n * m);
      p = betainc ((m - n + 1) / (m - n + 1 + n * F), (m - n + 1) / 2, n / 2);
    endif
  endif

endfunction

function C = covariance (t, a, b, A, B, tiny, relative)

  C = A + t^2 * B + tiny;
  if (! isempty (relative))
    C = diag ((relative .* abs (t * b)) .^ 2) + t^2 * B + tiny;
  endif

endfunction

function X = distance (t, a, b, A, B, tiny, relative)

  r = a - t * b;
  C = covariance (t, a, b, A, B, tiny, relative);
  if (isempty (relative))
    X = r * (C \ r');
  else
    ## Deviance of gamma variables of mean t b, where they are that.
    if (! any (B(:)) && all (t * b > 0))
      X = sum (2 ./ relative.^2 .* (a ./ (t * b) - 1 - log (a ./ (t * b))));
    elseif (! any (B(:)))
      X = Inf;
    else
      X = r * (C \ r') + log (det (C / trace (C))) ...
          + numel (a) * log (trace (C));
    endif
  endif

endfunction

%!demo
%! ## A trapped particle at kT = 1, and one that swims: its fluctuations at
%! ## long times are too large for its response.
%! dt = 0.1;
%! r = exp (-dt);
%! t = dt * (0:60);
%! noise = randn (200, 3000);
%! passive = filter (sqrt (1 - r^2), [1, -r], noise, [], 2);
%! swim = filter (0.6 * sqrt (1 - 0.98^2), [1, -0.98], randn (200, 3000), [], 2);
%! active = passive + filter (1 - r, [1, -r], swim, [], 2);
%! [~, ~, a] = fdt_check (passive(:,500:end), dt, "chi", 1 - exp (-t));
%! [~, ~, b] = fdt_check (active(:,500:end), dt, "chi", 1 - exp (-t));
%! errorbar (a.time, a.kT_at, 2 * a.kT_at_se);
%! hold on;
%! errorbar (b.time, b.kT_at, 2 * b.kT_at_se);
%! hold off;
%! xlabel ("time (relaxation times)");
%! ylabel ("fluctuation / response (kT)");
%! legend ("in equilibrium", "swimming", "location", "northwest");

%!shared x, y, r, chi
%! randn ("twister", 10);
%! r = exp (-0.2);
%! chi = 1 - r .^ (0:15);
%! ## Trap, k = 1, kT = 2, relaxation time 1; and with f = 0.5 from time 0.
%! start = @(n) [sqrt(2) * randn(n, 1) / sqrt(2 * (1 - r^2)), randn(n, 99)];
%! x = filter (sqrt (2 * (1 - r^2)), [1, -r], start (200), [], 2);
%! y = filter (sqrt (2 * (1 - r^2)), [1, -r], start (400), [], 2);
%! y = y(:,1:16) + 0.5 * chi;
%!test # position, constant force
%! [kT, se, info] = fdt_check (x, 0.2, "response", y, "force", 0.5, "kT", 2);
%! assert (abs (kT - 2) < 4 * se);
%! assert (info.obeyed, true);
%! assert (info.reliable, true);
%! assert (info.time, 0.2 * (1:15), 1e-14);
%! assert (info.n, [200, 400]);
%! ## definitions
%! m = 0;
%! for n = 1:97
%!   m += mean ((x(:,n+3) - x(:,n)).^2) / 97;
%! endfor
%! assert (info.fluctuation(3), m / 2, 1e-12);
%! assert (info.response(3), mean (y(:,4) - y(:,1)) / 0.5, 1e-12);
%! assert (info.response_se(3), std (y(:,4) - y(:,1)) / 0.5 / 20, 1e-12);
%! assert (info.kT_at(3), info.fluctuation(3) / info.response(3), 1e-12);
%!test # the same noise: little error
%! z = y - 0.5 * chi;
%! [kT, se, info] = fdt_check (x, 0.2, "response", y, "force", 0.5, ...
%!                             "reference", z);
%! assert (info.response, chi(2:end), 1e-12);
%! [kT2, se2] = fdt_check (x, 0.2, "chi", chi);
%! assert (kT2, kT, 1e-6);
%! assert (se2, se, 1e-6);
%! assert (abs (kT - 2) < 4 * se);
%! assert (se < 0.1);
%!test # the wrong temperature, and no temperature
%! [kT, se, info] = fdt_check (x, 0.2, "chi", chi, "kT", 3);
%! assert (info.obeyed, false);
%! assert (info.p_constant > 0.01);
%! [kT, se, info] = fdt_check (x, 0.2, "chi", 0.2 * (0:15));
%! assert (info.obeyed, false);
%! [kT, se, info] = fdt_check (x, 0.2, "chi", -chi);
%! assert (abs (kT + 2) < 4 * se);
%! assert ([info.obeyed, info.reliable], [false, false]);
%! assert (strncmp (info.notes{1}, "the response is against the force", 33));
%!test # no scatter at all
%! [~, ~, info] = fdt_check (1:1000, 1, "chi", (0:4).^2);
%! assert (info.reliable, false);
%!test # a response that is only noise
%! randn ("twister", 12);
%! [kT, se, info] = fdt_check (x, 0.2, "response", randn (20, 5), "force", 1);
%! assert (info.reliable, false);
%! assert (any (strncmp (info.notes, "the response is at most ", 24)));
%!test # units
%! [kT, se, info] = fdt_check (1e-9 * x, 1e-3, "chi", 1e3 * chi);
%! [kT2, se2] = fdt_check (x, 0.2, "chi", chi);
%! assert (kT, 1e-18 / 1e3 * kT2, -1e-6);
%! assert (se, 1e-18 / 1e3 * se2, -1e-6);
%!test # an impulse on an overdamped particle: exact response exp (-t), mobility 1
%! z = 0.7 * r .^ (0:15);
%! [kT, se, info] = fdt_check (x - mean (x(:)), 0.2, "response", ...
%!                             repmat (z, 8, 1) + 1e-9 * randn (8, 16), ...
%!                             "force", 0.7, "perturbation", "impulse");
%! ## The sum of trapezoids over 0.2: 1 + 0.04 / 12
%! assert (info.response, chi(2:end) * (1 + 0.04 / 12), 1e-4);
%! assert (abs (kT - 2) < 4 * se);
%!test # velocities, underdamped and free: kT = 2, m = 1, friction 1
%! v = filter (sqrt (2 * (1 - r^2)), [1, -r], randn (100, 600), [], 2)(:,100:end);
%! z = repmat (0.7 * r .^ (0:15), 8, 1) + 1e-9 * randn (8, 16);
%! [kT, se, info] = fdt_check (v, 0.2, "response", z, "force", 0.7, ...
%!                             "perturbation", "impulse", "observable", ...
%!                             "velocity", "kT", 2, "reference", zeros (8, 16));
%! assert (info.time(1), 0);
%! assert (info.response, r .^ (0:15), 1e-8);
%! assert (abs (kT - 2) < 4 * se);
%! z = repmat (0.7 * chi, 8, 1) + 1e-9 * randn (8, 16);
%! [kT, se, info] = fdt_check (v, 0.2, "response", z, "force", 0.7, ...
%!                             "observable", "velocity", ...
%!                             "reference", zeros (8, 16));
%! assert (info.response, chi(2:end), 1e-8);
%! assert (abs (kT - 2) < 4 * se + 0.01);
%!test # one long trajectory in pieces
%! randn ("twister", 11);
%! w = filter (sqrt (2 * (1 - r^2)), [1, -r], randn (1, 40000));
%! [kT, se, info] = fdt_check (w, 0.2, "chi", chi, "kT", 2);
%! assert (abs (kT - 2) < 4 * se);
%! assert (info.n(1), 40);
%! ## in frequency: Im chi = w / (1 + w^2)
%! nu = [0.05, 0.1, 0.2, 0.4];
%! om = 2 * pi * nu;
%! w = filter (sqrt (2 * (1 - 0.98^2)), [1, -0.98], randn (4, 100000), [], 2);
%! [kT, se, info] = fdt_check (w, -log (0.98), "frequency", nu, ...
%!                             "loss", om ./ (1 + om.^2), "kT", 2, ...
%!                             "level", 1e-3);
%! assert (abs (kT - 2) < 4 * se);
%! assert (info.obeyed, true);
%! assert (info.reliable, true);
%! [~, ~, info] = fdt_check (w, -log (0.98), "frequency", nu, ...
%!                           "loss", om ./ (2 + om.^2));
%! assert (info.obeyed, false);
%!test # static
%! [kT, se, info] = fdt_check (x, 0.2, "stiffness", 1, "kT", 2);
%! assert (kT, mean ((x(:) - mean (x(:))).^2), -0.01);
%! assert (abs (kT - 2) < 4 * se);
%! v = randn (100, 100);
%! [kT, se, info] = fdt_check (x, 0.2, "stiffness", 1, "velocity", v, "mass", 2);
%! assert (info.obeyed, true);
%! assert (info.kinetic(1), 2 * mean ((v(:) - mean (v(:))).^2), 1e-12);
%! [kT, se, info] = fdt_check (x, 0.2, "stiffness", 1, "velocity", v, "mass", 3);
%! assert (info.obeyed, false);
%!error <Invalid call> fdt_check ()
%!error <Invalid call> fdt_check (x, 1)
%!error <fdt_check: give one of the options "response", "chi", "frequency", or "stiffness" and "velocity"> ...
%! fdt_check (x, 1, "kT", 1)
%!error <fdt_check: option "response" needs "force"> ...
%! fdt_check (x, 1, "response", y)
%!error <fdt_check: option "force" must be a number other than 0, got 0> ...
%! fdt_check (x, 1, "response", y, "force", 0)
%!error <fdt_check: option "response" has 1 realisations; at least 4 are needed> ...
%! fdt_check (x, 1, "response", y(1,:), "force", 1)
%!error <fdt_check: option "reference" must be of the size of "response", 400 x 16, got 200 x 100> ...
%! fdt_check (x, 1, "response", y, "force", 1, "reference", x)
%!error <fdt_check: x does not fluctuate> fdt_check (ones (3, 9), 1, "chi", chi)
%!error <fdt_check: x holds 1 realisations or pieces of more than 4 times the longest lag, 15; at least 4 are needed for its scatter> ...
%! fdt_check (x(1,:), 1, "chi", chi)
%!error <fdt_check: the response is zero> fdt_check (x, 1, "chi", zeros (1, 5))
%!error <fdt_check: option "chi_se" must be 16 numbers not below 0> ...
%! fdt_check (x, 1, "chi", chi, "chi_se", 1)
%!error <fdt_check: option "frequency" needs "loss"> ...
%! fdt_check (x, 1, "frequency", 0.1)
%!error <fdt_check: option "frequency" must be from 4 / \(T dt\) = 0.04 to 1 / \(2 dt\) = 0.5, got 1> ...
%! fdt_check (x, 1, "frequency", 1, "loss", 1)
%!error <fdt_check: options "velocity" and "mass" go together> ...
%! fdt_check (x, 1, "stiffness", 1, "mass", 1)
%!error <fdt_check: x must be realisations x times of one coordinate, got 2 coordinates> ...
%! fdt_check (ones (3, 3, 2), 1, "chi", chi)
%!error <fdt_check: option "lag" must be a time from dt = 1 to 15; got 16> ...
%! fdt_check (x, 1, "chi", chi, "lag", 16)
%!error <fdt_check: dt must be a positive number> fdt_check (x, 0, "chi", chi)
%!error id=noneq:nan fdt_check ([1, NaN], 1, "chi", chi)

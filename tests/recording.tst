## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## Potentials as users write them, recorded and compiled: value, force and
## dU/dlambda against the function itself and against derivatives from
## elsewhere - by hand, or by a complex step, which is exact to rounding for
## analytic functions.  And what cannot be recorded, with its message.

%!function d = data (varargin)
%!  d = fullfile (getenv ("NONEQ_TEST_DATA"), varargin{:});
%!endfunction
%!function g = complex_step (U, d, p, x, lambda, t)
%!  h = 1e-30;
%!  z = [x; lambda];
%!  g = zeros (d + p, 1);
%!  for i = 1:d+p
%!    y = z;
%!    y(i) += 1i * h;
%!    g(i) = imag (U ({y(1:d), y(d+1:end), t}{1:nargin(U)})) / h;
%!  endfor
%!endfunction
## States near 1 for most; START gives others.
%!function potential (U, d, p, gradient, start)
%!  if (nargin < 5)
%!    start = @(d) 1.5 * randn (d, 1);
%!  endif
%!  randn ("twister", 7);
%!  rand ("twister", 7);
%!  model = langevin_potential (U, d, "parameters", p, "trace", "require");
%!  assert (model.recorded);
%!  assert (model.reason, "");
%!  for k = 1:12
%!    x = start (d);
%!    lambda = 0.3 + rand (p, 1);
%!    t = rand ();
%!    in = {x, lambda, t}(1:nargin(U));
%!    u = double (U (in{:}));
%!    assert (evaluate (model, "energy", x, lambda, t), u, ...
%!            1e-12 * max (1, abs (u)));
%!    if (is_function_handle (gradient))
%!      g = gradient (in{:});
%!    else
%!      g = complex_step (U, d, p, x, lambda, t);
%!    endif
%!    got = [-evaluate(model, "force", x, lambda, t)
%!           evaluate(model, "dlambda", x, lambda, t)];
%!    assert (size (got), [d + p, 1]);
%!    assert (got, g, 2e-12 * max (1, max (abs (g))));
%!  endfor
%!  check (model, 1e-6);
%!endfunction
%!function message = refusal (U, d, varargin)
%!  message = "";
%!  try
%!    langevin_potential (U, d, varargin{:}, "trace", "require");
%!  catch err
%!    assert (err.identifier, "noneq:record");
%!    message = err.message;
%!  end_try_catch
%!endfunction
%!function refused (U, d, text)
%!  message = refusal (U, d);
%!  if (isempty (strfind (message, text)))
%!    error ("expected \"%s\" in \"%s\"", text, message);
%!  endif
%!endfunction
%!function y = three_numbers (x)
%!  y = zeros (3, 1);
%!  y(1) = x(1)^2;
%!  y(2:3) = [x(1) * x(2); 4];
%!  y(end+1) = y(1) * x(2);
%!  y(2) = [];
%!endfunction
%!function u = sums_with_arrayfun (x)
%!  u = sum (arrayfun (@(i) i * x(i)^2, 1:numel (x)));
%!endfunction
%!function u = unused_results (x)
%!  r = norm (x);
%!  extra = sin (r);
%!  mask = x(1) > 0;
%!  u = r^2;
%!endfunction

%!shared far, apart, path
%! far = @(d) (1:d)' * 1.2 + 0.2 * rand (d, 1);
%! apart = @(d) [1.2 * (1:d/3); 0.3 * rand(2, d / 3)](:);
%! path = data ("potentials");
%! addpath (path);

## ---- Physics, one coordinate
%!test potential (@(x, l) (x^2 - 1)^2 - l * x, 1, 1, ...
%!                @(x, l) [4*x*(x^2 - 1) - l; -x]);
%!test potential (@(x) x^2 / 2, 1, 0, @(x) x);
%!test potential (@(x, l) 3 * (x - l)^2 / 2, 1, 1, ...
%!                @(x, l) 3 * [x - l; l - x]);
%!test potential (@(x, k) k * x^2 / 2, 1, 1, @(x, k) [k * x; x^2 / 2]);
%!test potential (@(x) 1 - cos (x), 1, 0, @(x) sin (x));
%!test potential (@(x, F) 2 * cos (x) - F * x, 1, 1, ...
%!                @(x, F) [-2 * sin(x) - F; -x]);
%!test potential (@(x, p) p(1) * (1 - exp (-p(2) * (x - 1)))^2, 1, 2, []);
%!test potential (@(x, l) hairpin (x, l), 1, 1, [], @(d) 10 + 5 * randn ());
%!test potential (@hairpin, 1, 1, [], @(d) 10 + 5 * randn ());
%!test potential (@(x) -log (1 - x^2 / 9), 1, 0, @(x) 2 * x / (9 - x^2), ...
%!                @(d) 2 * rand () - 1);
%!test potential (@(x) exp (-x^2 / 2) / sqrt (2*pi) + erf (x / 3), 1, 0, []);
%!test potential (@(x, l, t) x^2 / 2 - l * cos (2 * t) * x, 1, 1, ...
%!                @(x, l, t) [x - l*cos(2*t); -cos(2*t)*x]);
%!test potential (@(x, l, t) (x - l(1) * t)^2 + l(2) * t, 1, 2, ...
%!                @(x, l, t) [2*(x - l(1)*t); -2*t*(x - l(1)*t); t]);
%!test potential (@(x, l) -log (exp (-(x - l)^2) + exp (-(x + l)^2)), 1, 1, []);
%!test potential (@(x, l) log (cosh (x / l)) + tanh (x) + sinh (x / 4), ...
%!                1, 1, []);
%!test potential (@(x) polyval ([1 0 -2 0.3 1], x), 1, 0, ...
%!                @(x) polyval ([4 0 -4 0.3], x));
%!test potential (@(x) (((x - 0.2) * x + 1) * x - 3) * x, 1, 0, []);
%!test potential (@(x) 1 / (1 + x^2) + x^-4, 1, 0, [], @(d) 0.5 + rand ());
%!test potential (@(x, l) exp (-l * x) / x, 1, 1, [], @(d) 0.5 + rand ());

## ---- Physics, several coordinates
%!test potential (@(x) sum (x.^4 / 4 - x.^2 / 2), 5, 0, @(x) x.^3 - x);
%!test potential (@(x) 0.5 * (3 * x(1)^2 + 2 * x(1) * x(2) + 2 * x(2)^2), ...
%!                2, 0, @(x) [3 1; 1 2] * x);
%!test potential (@mueller_brown, 2, 0, [], ...
%!                @(d) [-0.5; 0.8] + randn (2, 1) / 4);
%!test potential (@lennard_jones_chain, 6, 0, [], far);
%!test potential (@lennard_jones_cluster, 12, 0, [], apart);
%!test potential (@(x) sum (exp (-diff (x))) + sum (x) / 10, 6, 0, []);
%!test potential (@anharmonic_chain, 5, 1, []);
%!test potential (@(x, l) sum (diff ([0; x; l]) .^ 2) / 2, 4, 1, ...
%!                @(x, l) [-diff([0; x; l], 2); l - x(end)]);
%!test potential (@(x) sum (1 - cos (2*pi*x)) + sum ((x(2:end) - x(1:end-1) ...
%!                - 0.6).^2), 5, 0, []);
%!test potential (@(x) sum ((circshift (x, 1) - x) .^ 2) / 2, 5, 0, ...
%!                @(x) 2 * x - circshift (x, 1) - circshift (x, -1));
%!test potential (@(x) 1 / norm (x), 3, 0, @(x) -x / norm (x)^3);
%!test potential (@(x) 1 / norm (x - [0; 0; 3]) + norm (x, 1) ...
%!                + norm (x, Inf) + norm (x, 4), 3, 0, ...
%!                @(x) -(x - [0; 0; 3]) / norm (x - [0; 0; 3])^3 ...
%!                + sign (x) + sign (x) .* (abs (x) == norm ...
%!                (x, Inf)) + x.^3 / norm (x, 4)^3);
%!test potential (@(x) dot (x, [1; 2; 3]) + sum (cross (x, [0; 0; 1])), ...
%!                3, 0, @(x) [0; 3; 3]);
%!test potential (@(x) atan2 (x(2), x(1))^2 + hypot (x(1), x(2)), 2, 0, ...
%!                @(x) [x(1); x(2)] / hypot (x(1), x(2)) + 2 * atan2 (x(2), ...
%!                x(1)) * [-x(2); x(1)] / (x(1)^2 + x(2)^2));

## ---- Matrices and captured arrays
%!test
%! A = [4 1 0; 1 3 -1; 0 -1 2];
%! potential (@(x) x' * A * x / 2, 3, 0, @(x) A * x);
%! potential (@(x) 0.5 * x.' * (A \ x), 3, 0, @(x) A \ x);
%! potential (@(x) x' / A * x / 2, 3, 0, @(x) A \ x);
%! potential (@(x) sumsq (A * x - [1; 2; 3]), 3, 0, ...
%!            @(x) 2 * A' * (A * x - [1; 2; 3]));
%! potential (@(x) x' * sparse (A) * x / 2, 3, 0, @(x) A * x);
%! potential (@(x) sum ((A .* (x * x'))(:)), 3, 0, @(x) 2 * A * x);
%! potential (@(x) trace (A * (x * x')) + sum (diag (x)(:)), 3, 0, ...
%!            @(x) 2 * A * x + 1);
%! potential (@(x) sum (sum (triu (x * x'))) + sum (tril (x * x', -1)(:)), ...
%!            3, 0, @(x) 2 * sum (x) * ones (3, 1));
%!test potential (@(x) [1 1] * ([cos(x(1)) -sin(x(1)); sin(x(1)) cos(x(1))] ...
%!                * [x(2); 2]), 2, 0, []);
%!test potential (@(x) sum (([1 x(1); x(1) 2]^3)(:)), 1, 0, []);
%!test potential (@(x) sum (kron ([x(1) x(2)], [1; x(1)])(:)), 2, 0, []);
%!test
%! spring = {@(r) r^2, @(r) r^4 / 4};
%! constants.k = [1 2];
%! potential (@(x) constants.k(1) * spring{1}(x(1)) ...
%!            + constants.k(2) * spring{2}(x(2) - x(1)), 2, 0, []);
%!test
%! wells = linspace (-2, 2, 5);
%! potential (@(x) -sum (exp (-(x - wells).^2 * 4)), 1, 0, []);

## ---- Masks, choices, steps
%!test potential (@(x) (x > 0) .* x.^2 + (x <= 0) .* x.^4, 1, 0, ...
%!                @(x) (x > 0) * 2 * x + (x <= 0) * 4 * x^3);
%!test potential (@(x, l) max (x - l, 0)^2, 1, 1, ...
%!                @(x, l) [2; -2] * max (x - l, 0));
%!test potential (@(x) min ((x - 1)^2, (x + 1)^2), 1, 0, ...
%!                @(x) 2 * (x - sign (x)));
%!test potential (@(x) abs (x(1) - x(2)) + max (x) - min (x), 2, 0, ...
%!                @(x) 2 * sign (x(1) - x(2)) * [1; -1]);
%!test potential (@(x) merge (abs (x) < 1, x^2 / 2, abs (x) - 0.5), 1, 0, ...
%!                @(x) max (min (x, 1), -1));
%!test potential (@(x) ifelse (true, x^2, x^3), 1, 0, @(x) 2 * x);
%!test potential (@(x) mod (x, 1) + mod (-x, 0.7)^2, 1, 0, ...
%!                @(x) 1 - 2 * mod (-x, 0.7));
%!test potential (@(x) rem (x, 1)^2 / 2, 1, 0, @(x) rem (x, 1));
%!test potential (@(x) x * (sign (x) + floor (x) + ceil (x) + round (x) ...
%!                + fix (x)), 1, 0, ...
%!                @(x) sign (x) + floor (x) + ceil (x) + round (x) + fix (x));
%!test potential (@(x) ((x > -1 & x < 1) | x > 2) * x^2, 1, 0, ...
%!                @(x) ((x > -1 & x < 1) | x > 2) * 2 * x);
%!test potential (@(x) xor (x > 0, x > 1) * x + ! (x >= 0) * x^2 ...
%!                + (x != 0) * x + (x == 7) * x^3, 1, 0, ...
%!                @(x) xor (x > 0, x > 1) + ! (x >= 0) * 2 * x + 1);
%!test potential (@(x) sum (double (x > 0) .* x) + nnz (x > 0) ...
%!                + any (x > 3) + all (x < 3), 3, 0, @(x) double (x > 0));

## ---- Functions
%!test potential (@(x) asin (x) + acos (x / 2) + atan (3 * x), 1, 0, [], ...
%!                @(d) 1.8 * rand () - 0.9);
%!test potential (@(x) asinh (x) + atanh (x / 10) + acosh (2 + x^2), 1, 0, ...
%!                @(x) 1 / sqrt (x^2 + 1) + 10 / (100 - x^2) ...
%!                + 2 * x / sqrt ((2 + x^2)^2 - 1));
%!test potential (@(x) log1p (x^2) + expm1 (-x) + log2 (1 + x^2) ...
%!                + log10 (2 + x^2), 1, 0, ...
%!                @(x) 2*x/(1 + x^2) - exp (-x) + 2*x/(1 + x^2)/log (2) ...
%!                + 2*x/(2 + x^2)/log (10));
%!test potential (@(x) sec (x) + csc (x) + cot (x) + tan (x), 1, 0, [], ...
%!                @(d) 0.2 + rand ());
%!test potential (@(x) sech (x) + csch (x) + coth (x), 1, 0, [], ...
%!                @(d) 0.2 + rand ());
%!test potential (@(x) sind (10 * x) + cosd (20 * x) + tand (x), 1, 0, ...
%!                @(x) pi/180 * (10 * cosd (10*x) - 20 * sind (20*x) ...
%!                + 1 / cosd (x)^2));
%!test potential (@(x) cbrt (x) + nthroot (x, 3) + nthroot (x^2, 4), 1, 0, ...
%!                @(x) 2/3 * abs (x)^(-2/3) + sign (x) / 2 / sqrt (abs (x)));
%!test potential (@(x, l) x^l + l^x + x^x, 1, 1, [], @(d) 0.3 + rand ());
%!test potential (@(x) sqrt (x) * exp (x) / log (x + 2) + x^2.5, 1, 0, [], ...
%!                @(d) 0.3 + rand ());

## ---- Shapes
%!test potential (@(x) sum (cumsum (x) .^ 2) + prod (x) + cumprod (x)(2), ...
%!                3, 0, []);
%!test potential (@(x) mean (x)^2 + var (x) + std (x) + mean (x * x', 2)(1), ...
%!                3, 0, @(x) 2/3 * mean (x) + (x - mean (x)) * ...
%!                (1 + 0.5 / std (x)) + [mean(x); 0; 0] + x(1) / 3);
%!test potential (@(x) x(end) * x(1) + sum (x(2:end).^2) + sum (x(:)) ...
%!                + sum (x(logical ([1 0 1 0]))) + x(end-1, 1), 4, 0, []);
%!test potential (@(x) sum (sum (reshape (x, 2, 2)^2)) + sum (repmat (x, 2, ...
%!                1) .^ 2) + sum (flipud (x) .* x) + numel (x) * x(1) ...
%!                + length (x) + rows (x) + columns (x) + size (x, 1), ...
%!                4, 0, []);
%!test potential (@(x) sum ([x.', 1; 2, x.'](:) .^ 2) + [x; 3](end) ...
%!                + sum (cat (1, x, x)), 3, 0, @(x) 4 * x + 2);
%!test potential (@(x) sum (three_numbers (x) .* [1; 2; 3]), 2, 0, ...
%!                @(x) [2*x(1) + 6*x(1)*x(2); 3*x(1)^2]);
%!test potential (@sums_with_arrayfun, 4, 0, @(x) 2 * (1:4)' .* x);
%!test potential (@(x) trapz (x .^ 2) + trapz ([0 1 3], x), 3, 0, ...
%!                @(x) [x(1) + 0.5; 2 * x(2) + 1.5; x(3) + 1]);
%!test potential (@unused_results, 2, 0, @(x) 2 * x);
%!test potential (@(x) 5, 1, 0, @(x) 0);
%!test potential (@(x, l) l^2, 2, 1, @(x, l) [0; 0; 2 * l]);
%!test potential (@(x) true * x + (1 == 1), 1, 0, @(x) 1);

## ---- Points where only a branch that is not chosen has no derivative
%!test
%! model = langevin_potential (@(x) merge (x > 0, sqrt (x), x^2), 1);
%! assert (evaluate (model, "force", [-1 4]), [2 -0.25]);
%! model = langevin_potential (@(x) merge (x <= 0, 0, merge (x < 1, ...
%!                             x * log (x), acosh (x))), 1);
%! assert (evaluate (model, "force", [-1 0.5 2]), ...
%!         [0, -1 - log(0.5), -1/sqrt(3)], 1e-14);
%!test
%! model = langevin_potential (@(x) max (x, 0)^1.5 + norm ([x; 0])^2 / 2, 1);
%! assert (evaluate (model, "force", [-1 0 1]), [1 0 -2.5]);
%!test # the origin of a central force
%! model = langevin_potential (@(x) norm (x)^2 / 2 + sqrt (sumsq (x))^4, 2);
%! assert (evaluate (model, "force", [0 1; 0 0]), [0 -5; 0 0]);

## ---- A force without a potential
%!test
%! model = langevin_potential (@(x) sumsq (x) / 2, 2, "force", ...
%!                             @(x) 3 * [x(2); -x(1)], "trace", "require");
%! assert (! model.conservative);
%! assert (evaluate (model, "force", [1 2; 3 4]), [8 10; -6 -10]);
%! assert (check (model) < 1e-9);
%!test
%! model = langevin_potential (@(x, l) 0, 1, "force", @(x, l) l, ...
%!                             "trace", "require");
%! assert (evaluate (model, "force", [1 2], [3 4]), [3 4]);
%! assert (evaluate (model, "dlambda", [1 2], [3 4]), [0 0]);

## ---- What cannot be recorded
%!test refused (@branch_if, 1, ["'if' on the state in branch_if.m at line " ...
%! "6: use a mask such as (x > 0) .* f1 + (x <= 0) .* f2, or max/min"]);
%!test refused (@branch_elseif, 2, ...
%!              "'elseif' on the state in branch_elseif.m at line 7: use a");
%!test refused (@(x) 2 * branch_while (x), 1, ...
%!              "'while' on the state in branch_while.m at line 6: a loop");
%!test refused (@branch_until, 1, "'until' on the state in branch_until.m");
%!test refused (@branch_switch, 1, "'switch' on the state");
%!test refused (@branch_switch, 1, "in branch_switch.m at line ");
%!test refused (@branch_lines, 2, "on the state in branch_lines.m at line ");
%!test refused (@loop_over, 2, ...
%!        "'for' over the elements of the state in loop_over.m at line 6");
%!test refused (@grows_from_empty, 2, ["assignment of the state to an " ...
%! "element of an array of numbers in grows_from_empty.m at line 7: make " ...
%! "the array with zeros"]);
%!test refused (@increments, 1, ...
%!        "++ or -- of the state in increments.m at line 6: write x += 1");
%!test refused (@calls_accumarray, 3, "'accumarray' in calls_accumarray.m at");
%!test refused (@(x) (x > 0 && x < 1) * x, 1, ...
%!              "'&&' or '||' on the state in @(x)");
%!test refused (@(x) sum (sort (x)), 2, "'sort' in @(x) sum (sort (x))");
%!test refused (@(x) numel (find (x > 0)) + x(1), 2, "'find' in @(x)");
%!test refused (@(x) gamma (x(1)), 1, "'gamma'");
%!test refused (@(x) erfc (x(1)), 1, "'erfc'");
%!test refused (@(x) sum (interp1 (1:3, [1 4 9], x, "linear", 0)), 1, ...
%!              "'interp1'");
%!test refused (@(x) legendre (2, tanh (x))(1), 1, "'legendre'");
%!test refused (@(x) [1 4 9](1 + (x > 0)), 1, ...
%!              "an index that depends on the state");
%!test refused (@(x) sum (x(x > 0)), 2, "an index that depends on the state");
%!test refused (@(x) sum (1:abs (round (x))), 1, ...
%!              "a range that depends on the state");
%!test refused (@(x) x * single (2), 1, "a constant of class single");
%!test refused (@(x) double (x * int8 (2)), 1, "a constant of class int8");
%!test refused (@(x) real (x * 1i)^2, 1, "a complex constant");
%!test refused (@(x) real (sqrt (-2) * x), 1, "a complex constant");
%!test refused (@(x) double (single (x)), 1, "'single'");
%!test refused (@(x) isequal (x, 1) * x, 1, "'isequal'");
%!test refused (@(x) det ([x 1; 2 x](:,:)) + sum ([x x; 1 2](:)), 1, "'det'");
%!test refused (@(x) sum ([x x; 1 2](:)), 1, ...
%!              "a matrix with a row of numbers only");
%!test refused (@(x) x + rand (), 1, ...
%!              "U gives two different values for the same state");
%!test refused (@(x) nthargout (2, @max, x), 3, "the place of the maximum");
%!test refused (@(x) abs (sqrt (x)), 1, "the recorded U is NaN where");
%!test refused (@(x) (x > 0) * sqrt (x), 1, "write merge (mask, f1, f2)");
%!test # a force that cannot be recorded
%! message = "";
%! try
%!   langevin_potential (@(x) x^2, 1, "force", @(x) gamma (x), ...
%!                       "trace", "require");
%! catch err
%!   message = err.message;
%! end_try_catch
%! assert (! isempty (strfind (message, "'gamma'")));

## ---- Calling the function as it is
%!function model = unrecorded (varargin)
%!  warning ("off", "noneq:not-recorded", "local");
%!  model = langevin_potential (varargin{:});
%!endfunction
%!test # blocks of states
%! model = unrecorded (@(x) gamma (1 + x.^2), 1);
%! assert (! model.recorded);
%! assert (model.U.elementwise);
%! x = linspace (-2, 2, 256);
%! assert (evaluate (model, "energy", x), gamma (1 + x.^2));
%! assert (evaluate (model, "force", x), -2 * x .* gamma (1 + x.^2) ...
%!         .* psi (1 + x.^2), 1e-6);
%!test # one by one
%! model = unrecorded (@(x, l) gamma (1 + x(1)^2) + l * x(2), 2);
%! assert (! model.U.elementwise);
%! x = [1 2 3; 4 5 6];
%! assert (evaluate (model, "energy", x, [1 2 3]), ...
%!         gamma (1 + x(1,:).^2) + [1 2 3] .* x(2,:));
%! assert (evaluate (model, "dlambda", x, 2), x(2,:), 1e-7);
%!test # a branch is never called for a block
%! model = unrecorded (@branch_if, 1);
%! assert (! model.U.elementwise);
%! assert (evaluate (model, "force", [-1 1]), [2 -4], 1e-8);
%!test # the user's gradient, and its check
%! model = unrecorded (@branch_if, 1, "gradient", @(x) 2*x * (1 + (x > 0)));
%! assert (evaluate (model, "force", [-1 1]), [2 -4]);
%! assert (check (model) < 1e-8);
%!error <dU/dx\(1\) is .* where differences of U give> ...
%! unrecorded (@branch_if, 1, "gradient", @(x) 2 * x, "check", true)
%!test # what is complex has no value
%! model = unrecorded (@(x) sqrt (x) + gamma (3), 1, "trace", "off");
%! assert (evaluate (model, "energy", [-1 4]), [NaN 4]);
%!test # a length in metres
%! k = 1e-6;
%! model = unrecorded (@(x) k * x^4 / 4e-14, 1, "trace", "off", "length", 1e-7);
%! x = [1e-7 -3e-8];
%! assert (evaluate (model, "force", x), -k * x.^3 / 1e-14, ...
%!         1e-8 * max (k * abs (x).^3 / 1e-14));

## ---- The functions' own errors
%!error <langevin_potential: U fails: the spring broke \(at x = > ...
%! langevin_potential (@fails, 1)
%!error <U must give 1 x 1 for one state x of 3 x 1, got 3 x 1> ...
%! langevin_potential (@(x) x.^2, 3)
%!error <f must give 2 x 1 for one state x of 2 x 1, got 1 x 2> ...
%! langevin_potential (@(x) sum (x), 2, "force", @(x) x')

## ---- 1000 operations
%!test
%! model = langevin_potential (@lennard_jones_chain, 17);
%! assert (model.recorded);
%!test rmpath (path);

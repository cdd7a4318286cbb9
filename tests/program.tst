## noneq: non-equilibrium statistical mechanics for GNU Octave
## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## Compiled expressions against Octave's own functions of the names.

%!shared evaluate, number
%! names = __noneq_operations__ ();
%! number = @(name) find (strcmp (names, name));
%! input = number ("input");
%! evaluate = @(op, varargin) __noneq_evaluate__ (__noneq_compile__ ( ...
%!   [[input, 1, 0, 0; input, 2, 0, 0]; [number(op), 1:numel(varargin), ...
%!     zeros(1, 3 - numel (varargin))]]', zeros (1, 3), 3, 2), ...
%!   [varargin{1}, varargin{end}], 2);

## Two operands: random ones, multiples, and every pair of special values.
## A complex value of Octave is NaN here.
%!test
%! rand ("twister", 3);
%! randn ("twister", 3);
%! s = [0, -0, 1, -1, 0.5, -2.5, 3, 1e-300, 1e300, Inf, -Inf, NaN]';
%! [p, q] = meshgrid (s, s);
%! x = [10 * randn(1000, 1); (-50:50)'; (-50:50)' / 10; p(:)];
%! y = [randn(1000, 1); 7 * ones(101, 1); 0.1 * ones(101, 1); q(:)];
%! for name = {"plus", "minus", "times", "rdivide", "min", "max", "lt", ...
%!             "le", "gt", "ge", "eq", "ne"}
%!   want = double (feval (name{1}, x, y));
%!   op = name{1};
%!   op = merge (strcmp (op, "plus"), "add", op);
%!   op = merge (strcmp (op, "minus"), "subtract", op);
%!   op = merge (strcmp (op, "times"), "multiply", op);
%!   op = merge (strcmp (op, "rdivide"), "divide", op);
%!   assert (evaluate (op, x, y), want);
%! endfor
%! k = ! isnan (x) & ! isnan (y);
%! for op = {"and", "or"}
%!   assert (evaluate (op{1}, x(k), y(k)), double (feval (op{1}, x(k), y(k))));
%! endfor
%! want = arrayfun (@(a, b) a ^ b, x, y, "UniformOutput", false);
%! want = cellfun (@(z) merge (isreal (z), real (z), NaN), want);
%! k = ! ((isinf (x) | abs (y) > 1e9) & x < 0);   # complex there
%! assert (evaluate ("power", x(k), y(k)), want(k), -5e-16);
%! assert (evaluate ("atan2", x, y), atan2 (x, y), -7e-16);

## mod: what Octave rounds twice is rounded once.
%!test
%! randn ("twister", 4);
%! x = [10 * randn(1000, 1); (-50:50)'; (-50:50)' / 10; 3; -3; 0; 2];
%! y = [randn(1000, 1); 7 * ones(101, 1); 0.1 * ones(101, 1); 0; 0; 2; -5];
%! assert (evaluate ("mod", x, y), mod (x, y), 4e-15);
%! assert (evaluate ("mod", (-9:9)', 4 * ones (19, 1)), mod (-9:9, 4)');

## One operand.
%!test
%! randn ("twister", 5);
%! s = [0, -0, 1, -1, 0.5, -0.5, 2.5, -2.5, Inf, -Inf, NaN, 1e300, 5e-324, ...
%!      0.49999999999999994, 2^52 + 1, -709, 711, 1e6, 1e22]';
%! x = [3 * randn(1000, 1); s];
%! for op = {"exp", "log", "sqrt", "sin", "cos", "tan", "sinh", "cosh", ...
%!           "tanh", "asin", "acos", "atan", "erf", "abs", "sign", "floor", ...
%!           "round"}
%!   want = feval (op{1}, x);
%!   want(imag (want) != 0) = NaN;
%!   assert (evaluate (op{1}, x), real (want), -9e-16);
%! endfor
%! assert (evaluate ("negate", x), -x);
%! assert (evaluate ("not", x), double (x == 0));

## More threads, other instruction sets, the same values.
%!test
%! randn ("twister", 6);
%! x = 3 * randn (5000, 1);
%! image = __noneq_compile__ ([number("input"), 1, 0, 0; ...
%!   number("sin"), 1, 0, 0; number("power"), 2, 2, 0]', zeros (1, 3), ...
%!   [3, 2], 1);
%! assert (__noneq_evaluate__ (image, x, 1), __noneq_evaluate__ (image, x, 4));
%! assert (__noneq_evaluate__ (image, zeros (0, 1), 1), zeros (0, 2));

%!error <real full double matrix> __noneq_evaluate__ (single (1), 1, 1)
%!error id=noneq:gateway __noneq_evaluate__ ([1 2 3], 1, 1)
%!error id=noneq:gateway __noneq_compile__ ([1; 0; 0; 0], 1, 2, 0)
%!error id=noneq:gateway __noneq_compile__ ([2; 1; 0; 0], 1, 1, 0)
%!error id=noneq:gateway __noneq_derivative__ ([2; 1; 0; 0], 1, 2, 1)

## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## y = elementwise (name, x)
##
## The function NAME of one argument.  What the compiler does not have is
## written in its operations, in a form that is accurate at both ends.

function y = elementwise (name, x)

  current (x);
  switch (name)
    case "uminus"
      y = direct ("negate", x);
    case {"realsqrt", "reallog"}
      y = direct (name(5:end), x);
    case "isnan"
      y = (x != x);
    case "isinf"
      y = (abs (x) == Inf);
    case "isfinite"
      y = (abs (x) < Inf);
    case "ceil"
      y = -floor (-x);
    case "fix"
      y = (1 - 2 * (x < 0)) .* floor (abs (x));
    case "log2"
      y = log (x) / log (2);
    case "log10"
      y = log (x) / log (10);
    case "sec"
      y = 1 ./ cos (x);
    case "csc"
      y = 1 ./ sin (x);
    case "cot"
      y = 1 ./ tan (x);
    case "sech"
      y = 1 ./ cosh (x);
    case "csch"
      y = 1 ./ sinh (x);
    case "coth"
      y = 1 ./ tanh (x);
    case "deg2rad"
      y = x * (pi / 180);
    case "rad2deg"
      y = x * (180 / pi);
    case "sind"
      y = sin (x * (pi / 180));
    case "cosd"
      y = cos (x * (pi / 180));
    case "tand"
      y = tan (x * (pi / 180));
    case "cbrt"
      y = (1 - 2 * (x < 0)) .* abs (x) .^ (1 / 3);
    case "log1p"
      ## The second term is what 1 + x lost by rounding.
      u = 1 + x;
      y = log (u) - ((u - 1) - x) ./ u;
    case "expm1"
      y = tanh (x / 2) .* (exp (x) + 1);
    case "atanh"
      y = log1p (2 * x ./ (1 - x)) / 2;
    case "asinh"
      s = 1 - 2 * (x < 0);
      r = s .* x;
      y = s .* log1p (r + r .* r ./ (1 + sqrt (r .* r + 1)));
    case "acosh"
      y = log (x + sqrt (x - 1) .* sqrt (x + 1));
    case "erfc"
      refuse ("'erfc'", "use 1 - erf (x) if its tail does not matter");
    otherwise
      y = direct (name, x);
  endswitch

endfunction

function y = direct (op, x)

  y = x;
  y.id = reshape (tape ("push", op, x.id(:).', []), size (x.id));

endfunction

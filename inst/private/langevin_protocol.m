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

## prot = langevin_protocol (fname, spec, tspan)
##
## A protocol lambda (t) over TSPAN = [t0, t1]: fields value, a function of a
## row of times that gives p x n; p; constant.  SPEC is
##   []                        no parameters
##   numbers                   p constant parameters
##   handle                    lambda = f (t)
##   {times, values}           a table, p x n, linear between
##   {"linear", a, b}          from a at t0 to b at t1
##   {"optimal", a, b, tau}    least work to drag an overdamped harmonic trap
##                             of relaxation time tau from a to b

function prot = langevin_protocol (fname, spec, tspan)

  t0 = tspan(1);
  t1 = tspan(end);
  numbers = @(x) isnumeric (x) && isreal (x) && ! isempty (x) ...
                 && all (isfinite (x(:)));
  must = ["numbers, a handle of t, {times, values}, {\"linear\", a, b} or" ...
          " {\"optimal\", a, b, tau}"];
  prot.constant = false;
  prot.end = [];
  if (isempty (spec))
    prot.value = @(t) zeros (0, numel (t));
    prot.p = 0;
    prot.constant = true;
  elseif (isnumeric (spec))
    if (! (numbers (spec) && isvector (spec)))
      error ("noneq:option", "%s: the parameters must be finite numbers", ...
             fname);
    endif
    a = double (spec(:));
    prot.value = @(t) a .* ones (1, numel (t));
    prot.p = numel (a);
    prot.constant = true;
  elseif (is_function_handle (spec))
    prot.p = numel (one_value (fname, spec, t0));
    prot.value = @(t) many_values (fname, spec, t, prot.p);
  elseif (iscell (spec) && numel (spec) == 2 && numbers (spec{1}))
    times = double (spec{1}(:))';
    values = spec{2};
    if (numel (times) < 2 || any (diff (times) <= 0) || ! numbers (values))
      error ("noneq:option", ...
             ["%s: a table {times, values} needs at least two" ...
             " ascending times and finite values"], fname);
    endif
    values = double (values);
    if (columns (values) != numel (times) && rows (values) == numel (times))
      values = values.';
    endif
    if (columns (values) != numel (times))
      error ("noneq:option", ...
             ["%s: a table {times, values} of %d times needs" ...
             " values of p x %d, got %d x %d"], fname, numel (times), ...
             numel (times), rows (values), columns (values));
    elseif (times(1) > t0 + 1e-9 * (t1 - t0) ...
            || times(end) < t1 - 1e-9 * (t1 - t0))
      error ("noneq:option", ...
             ["%s: the table {times, values} reaches from %g" ...
             " to %g, and the run from %g to %g"], fname, times([1, end]), ...
             t0, t1);
    endif
    prot.p = rows (values);
    prot.value = @(t) table_values (times, values, t);
  elseif (iscell (spec) && numel (spec) == 3 && strcmpi (spec{1}, "linear"))
    [a, b] = two_ends (fname, spec, numbers);
    prot.p = numel (a);
    prot.value = @(t) a + (b - a) .* min (max ((t - t0) / (t1 - t0), 0), 1);
  elseif (iscell (spec) && numel (spec) == 4 && strcmpi (spec{1}, "optimal"))
    [a, b] = two_ends (fname, spec, numbers);
    tau = spec{4};
    if (! (numbers (tau) && isscalar (tau) && tau > 0))
      error ("noneq:option", ["%s: the relaxation time tau of the optimal" ...
             " protocol must be positive"], fname);
    endif
    prot.p = numel (a);
    ## The ends are jumps, which are no matter of rounding: within a billionth
    ## of the duration of them it is the end.
    share = @(t) ifelse_row (t - t0 <= 1e-9 * (t1 - t0), 0, ...
                 ifelse_row (t1 - t <= 1e-9 * (t1 - t0), 1, ...
                   (1 + (t - t0) / tau) / (2 + (t1 - t0) / tau)));
    prot.value = @(t) a + (b - a) .* share (t);
  else
    error ("noneq:option", "%s: the protocol must be %s", fname, must);
  endif

endfunction

function x = ifelse_row (mask, a, b)

  x = b + zeros (size (mask));
  x(mask) = a;

endfunction

function [a, b] = two_ends (fname, spec, numbers)

  if (! (numbers (spec{2}) && numbers (spec{3})
         && numel (spec{2}) == numel (spec{3})))
    error ("noneq:option", ["%s: the ends of the \"%s\" protocol must be" ...
           " finite numbers, as many of either"], fname, lower (spec{1}));
  endif
  a = double (spec{2}(:));
  b = double (spec{3}(:));

endfunction

function y = table_values (times, values, t)

  t = min (max (t, times(1)), times(end));
  y = interp1 (times, values.', t(:), "linear");
  y = reshape (y, numel (t), rows (values)).';

endfunction

function y = one_value (fname, f, t)

  y = f (t);
  if (! (isnumeric (y) && isreal (y) && isvector (y) && all (isfinite (y))))
    error ("noneq:protocol", ...
           ["%s: the protocol must give one or more finite" ...
           " numbers, at t = %g it does not"], fname, t);
  endif
  y = double (y(:));

endfunction

## All at once if the handle takes a row of times, else one by one.
function y = many_values (fname, f, t, p)

  n = numel (t);
  if (n > 3)
    try
      y = double (f (t));
      if (isequal (size (y), [p, n]) && isreal (y) && all (isfinite (y(:))) ...
          && isequal (y(:,[1, 2, n]), [one_value(fname, f, t(1)), ...
                      one_value(fname, f, t(2)), one_value(fname, f, t(n))]))
        return;
      endif
    catch
    end_try_catch
  endif
  y = zeros (p, n);
  for k = 1:n
    one = one_value (fname, f, t(k));
    if (numel (one) != p)
      error ("noneq:protocol", ...
             ["%s: the protocol gives %d numbers at t = %g," ...
             " and %d at the start"], fname, numel (one), t(k), p);
    endif
    y(:,k) = one;
  endfor

endfunction

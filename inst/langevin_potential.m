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
## @deftypefn  {} {@var{model} =} langevin_potential (@var{U}, @var{d})
## @deftypefnx {} {@var{model} =} langevin_potential (@var{U}, @var{d}, "name", @var{value}, @dots{})
## Potential energy written as an ordinary function of one state, made ready
## for the simulators.
##
## The function is called once with a recording object in the place of the
## state.  What it does with it becomes a program, which is differentiated
## exactly,
##
## @example
## @group
## force = -dU/dx + f,   power of a protocol = dU/dlambda
## @end group
## @end example
##
## @noindent
## simplified and compiled to instructions that work on many trajectories at
## once.
##
## @strong{Arguments}
##
## @var{U}: handle of the potential energy of one state, @code{@@(x)},
## @code{@@(x, lambda)} or @code{@@(x, lambda, t)}: @var{x} is d x 1,
## @var{lambda} the parameters of a protocol, p x 1, @var{t} the time.  It
## gives one real number.  Its unit and those of @var{x} and @var{t} are the
## user's; the simulators take kT in the same unit.
##
## @var{d}: number of coordinates (1).
##
## @strong{Options}
##
## @table @asis
## @item "parameters" (1 if @var{U} takes lambda, else 0)
## Number p of parameters.
## @item "force"
## Handle of a force that has no potential, with the same arguments, d x 1.
## @item "trace" ("auto")
## "auto": what cannot be recorded is called as it is, with one warning.
## "require": that is an error.  "off": the functions are never recorded.
## @item "gradient"
## Handle of dU/dx, d x 1, for functions that are not recorded; without it
## central differences are taken.
## @item "length" (1)
## Typical length of a coordinate, a number or d x 1: the step of the central
## differences is 6e-6 of it, or of abs (x) if that is larger.
## @item "check" (false)
## Compare the derivatives with central differences: see @code{check} below.
## @end table
##
## @strong{What can be recorded}
##
## Arithmetic and powers of numbers, vectors and matrices; comparison and
## logical operators, whose results are numbers 0 and 1 (masks), @code{merge},
## @code{max}, @code{min}, @code{abs}, @code{sign}, @code{floor},
## @code{ceil}, @code{round}, @code{fix}, @code{mod}, @code{rem}; exp, log,
## sqrt, erf and the trigonometric and hyperbolic functions and their
## inverses; sum, prod, cumsum, diff, dot, cross, norm, mean, var, trapz,
## polyval; products with constant matrices; indexing with constants, ranges
## and @code{end}, assignment to elements, concatenation, reshape, repmat,
## circshift and the like; loops with a constant number of turns; functions
## that are made of these, in files or handles, and the arrays they use.
##
## Not recorded: @code{if}, @code{while}, @code{switch}, @code{&&} on the
## state, an index that depends on it, other functions, complex results.
## The derivative of a mask, of floor and of sign is 0, so a step in the
## potential exerts no force.  What would be complex in Octave, as the square
## root of a negative number, is NaN in the program.
##
## @strong{Results}
##
## @var{model} goes to the simulators in the place of @var{U}.  Its methods:
##
## @table @code
## @item show (model)
## Prints the potential and its derivatives as formulas, and the size of the
## programs.
## @item check (model, tolerance)
## Compares dU/dx and dU/dlambda with extrapolated differences of @var{U} at
## eight states; gives the largest difference relative to the gradient, and an
## error above @code{tolerance} (1e-6).
## @item evaluate (model, what, x, lambda, t)
## "energy", "force" or "dlambda" of the states in the columns of x.
## @end table
##
## @noindent
## Fields: d, p, recorded, reason (why it is not recorded), conservative (no
## "force" was given), energy, force, dlambda (programs).
##
## @strong{Errors}
##
## @code{noneq:record}: with "trace", "require", what cannot be recorded, in
## which file and line, and what to write.  @code{noneq:potential}: the
## function fails at each of 12 test states, or does not give one real number.
## @code{noneq:check}: the derivatives do not agree.  Warning
## @code{noneq:not-recorded}.
##
## @strong{Accuracy}
##
## The program gives what the function gives to rounding: each new model is
## compared with its function at 12 states, within 8 times a bound on the
## rounding errors.  Its derivatives are exact to rounding.  Central
## differences are good to about 1e-9 of the change of U over a length.
##
## @strong{References}
##
## A. Griewank and A. Walther, Evaluating Derivatives (SIAM, 2008).
## C. J. F. Ridders, Adv. Eng. Softw. 4, 75 (1982), for @code{check}.
##
## @strong{Example}
##
## @example
## @group
## U = @@(x, lambda) (x^2 - 1)^2 - lambda * x;
## model = langevin_potential (U, 1);
## show (model)
## @print{} U = (x1^2 - 1)^2 - lambda1*x1
## @print{} -dU/dx1 = lambda1 - 4*x1*(x1^2 - 1)
## @print{} dU/dlambda1 = -x1
## @print{} instructions: 3 for U, 3 for the force, 1 for dU/dlambda
## evaluate (model, "force", [0 0.5 1], 0.25)
## @result{} 0.2500  1.7500  0.2500
## @end group
## @end example
##
## @seealso{langevin, switching}
## @end deftypefn

function model = langevin_potential (U, d = 1, varargin)

  if (nargin < 1)
    print_usage ();
  endif
  fname = "langevin_potential";
  if (! (isnumeric (d) && isscalar (d) && isreal (d) && d == fix (d)
         && d >= 1 && d <= 1e5))
    error ("noneq:size", ["%s: the number of coordinates d must be an " ...
           "integer from 1 to 100000"], fname);
  endif
  d = double (d);
  opt = parse_options (fname, varargin, ...
                       {"parameters", [], "whole"
                        "force", [], "function"
                        "gradient", [], "function"
                        "trace", "auto", {"auto", "require", "off"}
                        "length", 1, @(v) length_message(v, d)
                        "check", false, "logical"});
  s.d = d;
  s.U = user_function (fname, "U", U);
  p = opt.parameters;
  if (isempty (p))
    p = double (s.U.inputs > 1);
  endif
  if (p > 1e5)
    error ("noneq:size", "%s: at most 100000 parameters", fname);
  endif
  s.p = p;
  s.length = double (opt.length(:)) .* ones (d, 1);
  s.f = s.gradient = [];
  if (! isempty (opt.force))
    s.f = user_function (fname, "f", opt.force);
  endif
  if (! isempty (opt.gradient))
    s.gradient = user_function (fname, "the gradient", opt.gradient);
  endif
  s.handle = U;
  s.conservative = isempty (s.f);
  s.recorded = false;
  s.reason = "";
  s.energy = s.force = s.dlambda = s.nodes = s.values = s.roots = [];

  ## An error of the function's own is told from what cannot be recorded.
  s.U = tried (fname, s.U, s, 1);
  if (! s.conservative)
    s.f = tried (fname, s.f, s, d);
  endif
  if (! isempty (s.gradient))
    s.gradient = tried (fname, s.gradient, s, d);
  endif

  branch = false;
  if (strcmp (opt.trace, "off"))
    s.reason = "\"trace\" is \"off\"";
    model = __noneq_model__ (s);
  else
    [s, branch] = recorded (s);
    model = __noneq_model__ (s);
    if (s.recorded)
      s.reason = verify (model);
      if (! isempty (s.reason))
        s.recorded = false;
        s.energy = s.force = s.dlambda = s.nodes = s.values = s.roots = [];
      endif
    endif
  endif

  if (! s.recorded)
    if (strcmp (opt.trace, "require"))
      error ("noneq:record", "%s: this cannot be recorded: %s", fname, ...
             s.reason);
    endif
    if (strfind (s.reason, "two different values"))
      error ("noneq:potential", ["%s: %s: a potential is a function of its" ...
             " arguments; random numbers, counters and clocks have no force"], ...
             fname, s.reason);
    endif
    model = works_by_elements (__noneq_model__ (s), branch);
    if (strcmp (opt.trace, "auto"))
      how = "by central differences; option \"gradient\" is faster";
      if (! isempty (s.gradient))
        how = "by the gradient given";
      endif
      warning ("noneq:not-recorded", ["%s: the function is called as it " ...
               "is, which is slow, and differentiated %s: %s"], fname, how, ...
               s.reason);
    endif
  endif
  if (opt.check && (s.recorded || ! isempty (s.gradient)))
    check (model);
  endif

endfunction

function must = length_message (value, d)

  must = "";
  if (! (isnumeric (value) && isreal (value) && all (value(:) > 0)
         && all (isfinite (value(:))) && any (numel (value) == [1, d])))
    must = sprintf ("a positive number or %d of them", d);
  endif

endfunction

## The function F and how it is called.
function term = user_function (fname, name, f)

  if (! is_function_handle (f))
    error ("noneq:type", ["%s: %s must be a function handle such as " ...
           "@(x, lambda) (x^2 - 1)^2 - lambda * x, got a %s"], fname, name, ...
           class (f));
  endif
  try
    n = nargin (f);
  catch
    ## Octave does not know it of its built-in functions.
    n = 1;
    if (! exist (func2str (f)))
      error ("noneq:potential", "%s: there is no function %s", fname, ...
             func2str (f));
    endif
  end_try_catch
  if (n < 0)
    n = max (-n - 1, 1);
  endif
  if (n < 1 || n > 3)
    error ("noneq:potential", ["%s: %s must take (x), (x, lambda) or " ...
           "(x, lambda, t); %s takes %d inputs"], fname, name, ...
           func2str (f), n);
  endif
  term = struct ("handle", f, "inputs", n, "name", name, ...
                 "elementwise", false);

endfunction

## One call that works, at one of the states that verify uses; K elements.
function term = tried (fname, term, s, k)

  [x, lambda, t] = sample_states (__noneq_model__ (s), 12);
  message = "";
  for j = 1:columns (x)
    try
      y = term.handle ({x(:,j), lambda(:,j), t(j)}{1:term.inputs});
    catch err
      if (isempty (message))
        if (term.inputs > 1 && strfind (err.message, "out of bound"))
          err.message = sprintf (["%s - lambda has %d element%s, see " ...
                                  "option \"parameters\""], err.message, ...
                                 s.p, ...
                                 {"s", ""}{1 + (s.p == 1)});
        endif
        message = sprintf ("%s (at x = %s)", err.message, ...
                           mat2str (x(1:min (end, 6),j).', 6));
      endif
      continue;
    end_try_catch
    if (! (isnumeric (y) || islogical (y)))
      error ("noneq:potential", "%s: %s gives a %s, not a number", fname, ...
             term.name, class (y));
    elseif (! isequal (size (y), [k, 1]))
      error ("noneq:potential", ["%s: %s must give %d x 1 for one state x " ...
             "of %d x 1, got %d x %d%s"], fname, term.name, k, s.d, ...
             size (y), {"", ": sum over the elements?"}{1 + (k == 1)});
    endif
    return;
  endfor
  error ("noneq:potential", "%s: %s fails: %s", fname, term.name, message);

endfunction

## Records U and f and compiles the three programs.
function [s, branch] = recorded (s)

  [nodes, values, roots, s.reason, branch, again] = recording (s);
  if (again)
    ## Once more, with arrays of constants wherever the user's code makes one.
    ## A change of the path may make Octave read the recorder anew, which
    ## loses what has been recorded: so all of it is done in between.
    shadows = fullfile (fileparts (mfilename ("fullpath")), ...
                        "@__noneq_recorder__", "shadows");
    warning ("off", "Octave:shadowed-function", "local");
    addpath (shadows);
    unwind_protect
      [nodes, values, roots, reason, way, again] = recording (s);
    unwind_protect_cleanup
      rmpath (shadows);
    end_unwind_protect
    if (! again)
      s.reason = reason;
      branch = way;
    endif
  endif
  if (! isempty (s.reason))
    return;
  endif

  n = s.d + s.p + 1;
  code = @(name) find (strcmp (name, __noneq_operations__ ()));
  s.roots.energy = roots(1);
  s.roots.f = roots(2:end);
  [nodes, values, g] = __noneq_derivative__ (nodes, values, roots(1), 1:n-1);
  g = g(:);
  s.roots.gradient = g(1:s.d);
  s.roots.dlambda = g(s.d+1:end);
  ## f - g
  first = columns (nodes);
  if (isempty (s.f))
    new = [code("negate"); 0; 0; 0] + [0 * g, g, 0 * g, 0 * g](1:s.d,:).';
  else
    new = [code("subtract"); 0; 0; 0] ...
          + [zeros(s.d, 1), s.roots.f, s.roots.gradient, zeros(s.d, 1)].';
  endif
  nodes = [nodes, new];
  values(columns (nodes)) = 0;
  s.roots.force = first + (1:s.d).';
  s.nodes = nodes;
  s.values = values;
  compiled = @(r) __noneq_compile__ (nodes, values, r, n);
  s.energy = compiled (s.roots.energy);
  s.force = compiled (s.roots.force);
  if (s.p)
    s.dlambda = compiled (s.roots.dlambda);
  endif
  s.recorded = true;

endfunction

## The graph of U and f, or the reason why there is none.
function [nodes, values, roots, reason, branch, again] = recording (s)

  nodes = values = roots = f = [];
  n = s.d + s.p + 1;
  z = __noneq_recorder__ ("start", n, s.d);
  inputs = {z(1:s.d), z(s.d+1:s.d+s.p), z(n)};
  [u, reason, branch, again] = record (z, s.U.handle, inputs(1:s.U.inputs));
  if (isempty (reason) && numel (u) != 1)
    reason = sprintf ("U gives %d x %d for the recorded state", size (u));
  endif
  if (isempty (reason) && ! isempty (s.f))
    [f, reason, branch, again] = record (z, s.f.handle, ...
                                         inputs(1:s.f.inputs));
    if (isempty (reason) && ! isequal (size (f), [s.d, 1]))
      reason = sprintf ("f gives %d x %d for the recorded state", size (f));
    endif
  endif
  if (isempty (reason) && ! (isreal (u) && isreal (f)))
    reason = "the result is complex";
  endif
  if (isempty (reason))
    ## Numbers if nothing in them depends on the inputs.
    [nodes, values, roots] = graph ([z([]); double(u); double(f)]);
  endif

endfunction

%!demo
%! ## A tilted double well, its force, and how both follow the parameter.
%! U = @(x, lambda) (x^2 - 1)^2 - lambda * x;
%! model = langevin_potential (U, 1);
%! show (model)
%! x = linspace (-1.6, 1.6, 201);
%! subplot (2, 1, 1);
%! plot (x, evaluate (model, "energy", x, 0), "linewidth", 2, ...
%!       x, evaluate (model, "energy", x, 0.5), "linewidth", 2);
%! xlim ([-1.6, 1.6]);
%! ylabel ("U / kT");
%! legend ("lambda = 0", "lambda = 0.5", "location", "north");
%! subplot (2, 1, 2);
%! plot (x, evaluate (model, "force", x, 0), "linewidth", 2, ...
%!       x, evaluate (model, "force", x, 0.5), "linewidth", 2);
%! xlim ([-1.6, 1.6]);
%! xlabel ("x / length");
%! ylabel ("force / (kT / length)");

%!shared U, model
%! U = @(x, lambda) (x^2 - 1)^2 - lambda * x;
%! model = langevin_potential (U, 1);
%!test # exact values
%! x = [-1.5 0 0.25 2];
%! assert (evaluate (model, "energy", x, 0.5), (x.^2 - 1).^2 - x / 2, 4 * eps);
%! assert (evaluate (model, "force", x, 0.5), -4*x .* (x.^2 - 1) + 0.5, 1e-14);
%! assert (evaluate (model, "dlambda", x, 0.5), -x);
%!test # a parameter for each state, odd case, no states
%! assert (evaluate (model, "FORCE", [0 0], [1 2]), [1 2]);
%! assert (evaluate (model, "energy", zeros (1, 0), 1), zeros (1, 0));
%!test # the fields
%! assert (model.d, 1);
%! assert (model.p, 1);
%! assert (model.recorded && model.conservative);
%! assert (model.reason, "");
%! assert (model.handle, U);
%! assert (isrow (model.energy) && isrow (model.force));
%!test # as formulas
%! lines = strsplit (show (model), "\n");
%! assert (lines(1:3), {"U = (x1^2 - 1)^2 - lambda1*x1", ...
%!                      "-dU/dx1 = lambda1 - 4*x1*(x1^2 - 1)", ...
%!                      "dU/dlambda1 = -x1"});
%! assert (! isempty (regexp (lines{4}, ...
%!         '^instructions: \d for U, \d for the force, \d for dU/dlambda$')));
%!test # what is used twice has a name
%! m = langevin_potential (@(x, l, t) (x(1) - l*t)^4 / 4 + cos (x(2)), 2);
%! lines = strsplit (show (m), "\n");
%! assert (lines(1:5), {"a1 = x1 - lambda1*t", "U = 0.25*a1^4 + cos(x2)", ...
%!                      "-dU/dx1 = -a1^3", "-dU/dx2 = sin(x2)", ...
%!                      "dU/dlambda1 = -t*a1^3"});
%!test # a displayed model
%! text = evalc ("disp (model)");
%! assert (! isempty (strfind (text, "1 coordinate and 1 parameter")));
%!test # differences agree; a tolerance that nothing meets does not
%! assert (check (model) < 1e-9);
%! assert (check (model, 1e-7) < 1e-9);
%!error id=noneq:check check (model, 1e-18)
%!error <langevin_potential: tolerance must be a positive number> ...
%! check (model, -1)
%!test # defaults
%! m = langevin_potential (@(x) x^2);
%! assert ([m.d, m.p], [1, 0]);
%! m = langevin_potential (@(x, l, t) l(2) * x * t, 1, "Parameters", 2);
%! assert (evaluate (m, "dlambda", 3, [1; 1], 5), [0; 15]);
%!test # a built-in function, one with any number of arguments
%! assert (evaluate (langevin_potential (@cos), "force", pi / 2), 1, eps);
%! m = langevin_potential (@(varargin) varargin{1}^2);
%! assert (evaluate (m, "force", 3), -6);
%!test # no warning and no recording when told so
%! lastwarn ("", "");
%! m = langevin_potential (U, 1, "trace", "off");
%! [~, id] = lastwarn ();
%! assert (! strcmp (id, "noneq:not-recorded"));
%! assert (! m.recorded);
%! assert (evaluate (m, "force", 0.5, 0), 1.5, 1e-8);
%!warning <not-recorded|called as it is> ...
%! langevin_potential (@(x) gamma (1 + x^2), 1);
%!error <Invalid call> langevin_potential ()
%!error <U must be a function handle such as> langevin_potential (3, 1)
%!error <the number of coordinates d must be an integer> ...
%! langevin_potential (U, 1.5)
%!error <the number of coordinates d must be an integer> ...
%! langevin_potential (U, "a")
%!error <option "trace" must be one of: auto, require, off> ...
%! langevin_potential (U, 1, "trace", "never")
%!error <option "force" must be a function handle> ...
%! langevin_potential (U, 1, "force", 1)
%!error <option "length" must be a positive number or 2 of them> ...
%! langevin_potential (@(x) sum (x), 2, "length", [1 2 3])
%!error <U must take \(x\), \(x, lambda\) or \(x, lambda, t\)> ...
%! langevin_potential (@() 1, 1)
%!error <there is no function no_such_function_here> ...
%! langevin_potential (@no_such_function_here, 1)
%!error <U gives a char, not a number> langevin_potential (@(x) "a", 1)
%!error <U gives two different values for the same state: a potential is> ...
%! langevin_potential (@(x) x^2 + rand (), 1)
%!test # norms
%! m = langevin_potential (@(x) norm (x, 0) + norm (x, 1), 2);
%! assert (evaluate (m, "energy", [0 0 3; 0 2 -4]), [0 3 9]);
%!error <lambda has 1 element, see option "parameters"> ...
%! langevin_potential (@(x, l) l(2) * x, 1)
%!error <this cannot be recorded: 'gamma' in .* takes numbers only> ...
%! langevin_potential (@(x) gamma (x), 1, "trace", "require")
%!error <a model has no field "mass"> model.mass
%!error <a model has fields, no elements> model(1)
%!error <states must be the columns of a real array with d = 1> ...
%! evaluate (model, "energy", [1; 2], 0)
%!error <lambda must be 1 x 1 or 1 x 3, got 1 x 2> ...
%! evaluate (model, "energy", [1 2 3], [1 2])
%!error <t must be a number or one for each of the 2 states, got 3> ...
%! evaluate (model, "energy", [1 2], 0, [1 2 3])
%!error <"energy", "force" or "dlambda" expected, got "work"> ...
%! evaluate (model, "work", 1, 0)
%!test
%! m = model;
%! fail ("m.d = 2", "a model cannot be changed");

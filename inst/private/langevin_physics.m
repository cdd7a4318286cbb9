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

## phys = langevin_physics (fname, opt, d)
##
## What the kernel needs to know of D coordinates, from the options of
## langevin_options: fields kT, mass, friction, mobility (1 x d), overdamped,
## scheme, string, step, coordinates (d x 8), blocks, active (see
## __noneq_langevin__), bath (1 x d), bath_kT (1 x baths), effective (h', 1 x
## d), kernel (1 x d cell), hidden (standard deviation of each u of memory),
## force_unit (z / u of each), activity (d x 1, standard deviation of the active
## velocity), unit.

function phys = langevin_physics (fname, opt, d)

  if (isempty (opt.step))
    error ("noneq:option", "%s: option \"step\", the time step, is needed", ...
           fname);
  endif
  h = phys.step = opt.step;
  [phys.kT, phys.unit] = energies (fname, opt, d);

  names = __noneq_langevin_scheme__ ("", 0);
  scheme = opt.scheme;
  known = any (strcmpi (scheme, names));
  if (known)
    scheme = lower (scheme);
  endif
  always = any (strcmp (scheme, {"lm", "em"}));
  over = always || ! isempty (opt.mobility);
  if (! isempty (opt.overdamped))
    if (opt.overdamped < over)
      error ("noneq:option", ["%s: option \"overdamped\" is false, but" ...
             " \"mobility\" or the scheme is overdamped"], fname);
    endif
    over = opt.overdamped;
  endif
  if (isempty (scheme))
    scheme = ifelse (over, "lm", "gj2");
  elseif (over && known && ! always)
    error ("noneq:option", ["%s: the scheme \"%s\" is not overdamped; use" ...
           " \"lm\", \"em\" or a string such as \"VRORV\""], fname, scheme);
  endif
  phys.scheme = scheme;
  phys.overdamped = over;

  wide = @(name, value) spread (fname, name, value, d);
  phys.kernel = kernels (fname, opt.kernel, d);
  remembers = ! cellfun (@isempty, phys.kernel);
  if (any (remembers) && (over || any (strcmp (scheme, {"gj1", "gj3", "gj4", ...
                                                     "gj5", "gj6", "gj7", ...
                                                     "gj8"}))))
    why = ifelse (over, "is overdamped, and memory acts on velocities", ...
                  "is made for a friction without memory");
    error ("noneq:option", ["%s: the scheme \"%s\" %s: with option" ...
           " \"kernel\" take \"gj2\", \"baoab\", \"obabo\", \"aboba\"," ...
           " \"lfmiddle\" or a string such as \"VRORV\""], fname, scheme, why);
  endif
  if (over)
    if (! isempty (opt.mobility))
      if (! isempty (opt.friction) || ! isempty (opt.mass))
        error ("noneq:option", ["%s: give \"mobility\", or \"friction\" and" ...
               " \"mass\", not both"], fname);
      endif
      phys.mobility = wide ("mobility", opt.mobility);
    else
      friction = wide ("friction", default (opt.friction, 1));
      if (any (friction == 0))
        error ("noneq:option", ...
               ["%s: overdamped motion needs a friction above" ...
               " 0 for each coordinate"], fname);
      endif
      phys.mobility = 1 ./ (friction .* wide ("mass", default (opt.mass, 1)));
    endif
    ## The velocities of overdamped motion are those of particles whose mass
    ## does not matter.
    phys.mass = ones (1, d);
    phys.friction = 1 ./ phys.mobility;
    effective = sqrt (2 * phys.mobility * h);
    a = zeros (1, d);
    rest = ones (1, d);
    string = __noneq_langevin_scheme__ (scheme, 0);
  else
    phys.mass = wide ("mass", default (opt.mass, 1));
    phys.friction = wide ("friction", default (opt.friction, ! remembers));
    lag = cellfun (@(k) sum (prod (k, 2)), phys.kernel);
    phys.mobility = 1 ./ (phys.mass .* phys.friction + lag);
    z = phys.friction * h;
    if (strcmp (scheme, "gj3") && any (z >= 2))
      error ("noneq:step", ...
             ["%s: the scheme \"gj3\" needs friction times step" ...
             " below 2, got %g"], fname, max (z));
    endif
    if (strcmp (scheme, "gj1") && any (z > 1e12))
      error ("noneq:step", ...
             ["%s: the scheme \"gj1\" at a friction times step" ...
             " of %g would only turn velocities round; take \"gj2\""], ...
             fname, max (z));
    endif
    [string, numbers] = __noneq_langevin_scheme__ (scheme, z);
    a = numbers(:,1)';
    rest = numbers(:,2)';
    effective = h * numbers(:,3)';
  endif
  if (isempty (string))
    string = scheme;
  endif
  if (over && ! any (string == "O"))
    error ("noneq:option", "%s: the overdamped scheme \"%s\" has no O", ...
           fname, scheme);
  endif
  if (! all (isfinite (effective)) || ! all (effective > 0))
    error ("noneq:step", "%s: the step %g is too large or too small", fname, h);
  endif
  phys.string = string;
  phys.effective = effective;
  ## Without O nothing reaches a bath.
  if (! any (string == "O"))
    a(:) = 1;
    rest(:) = 0;
  endif

  phys.blocks = zeros (1, 0);
  phys.hidden = phys.force_unit = zeros (1, 0);
  if (any (remembers))
    [phys, a, rest] = memory (fname, phys, remembers, a, rest);
  endif
  phys.active = zeros (0, 9);
  phys.activity = zeros (d, 1);

  bath = zeros (1, d);
  held = rest > 0;
  if (isempty (opt.baths))
    ## In the order in which they come.
    [~, first] = unique (phys.kT(held), "first");
    [~, bath(held)] = ismember (phys.kT(held), ...
                                phys.kT(held)(sort (first)));
  else
    given = wide ("baths", opt.baths);
    [~, bath(held)] = ismember (given(held), unique (given(held)));
  endif
  phys.baths = max ([bath, 1]);
  phys.bath_kT = NaN (1, phys.baths);
  for k = 1:phys.baths
    warm = unique (phys.kT(bath == k));
    if (numel (warm) > 1)
      error ("noneq:option", ["%s: option \"baths\" puts coordinates of" ...
             " different kT into bath %d"], fname, k);
    elseif (! isempty (warm))
      phys.bath_kT(k) = warm;
    endif
  endfor
  phys.bath = max (bath, 1);

  walls = [-Inf; Inf] .* ones (1, d);
  if (! isempty (opt.reflect))
    if (! any (columns (opt.reflect) == [1, d]))
      error ("noneq:size", ...
             ["%s: option \"reflect\" must be 2 x 1 or 2 x %d," ...
             " got 2 x %d"], fname, d, columns (opt.reflect));
    endif
    walls = double (opt.reflect) .* ones (1, d);
  endif
  phys.walls = walls;
  phys.coordinates = [a; rest; phys.effective; phys.mass; ...
                      sqrt(phys.kT ./ phys.mass); walls; phys.bath]';

endfunction

## The memory of each coordinate: rows [c, tau].
function kernel = kernels (fname, kernel, d)

  if (! iscell (kernel))
    kernel = {kernel};
  elseif (isempty (kernel))
    kernel = {[]};
  endif
  if (! any (numel (kernel) == [1, d]))
    error ("noneq:option", ["%s: option \"kernel\" must be rows [c, tau]," ...
           " or a cell of 1 or %d of them, got %d"], fname, d, numel (kernel));
  endif
  kernel = repmat (kernel(:)', 1, d / numel (kernel));
  kernel = cellfun (@(k) reshape (full (double (k)), [], 2), kernel, ...
                    "uniformoutput", false);

endfunction

## Their blocks, and h' for them.
function [phys, a, rest] = memory (fname, phys, remembers, a, rest)

  h = phys.step;
  count = sum (phys.string == "O");
  if (count == 0)
    error ("noneq:option", ["%s: the scheme \"%s\" has no O, where the" ...
           " memory of option \"kernel\" acts"], fname, phys.scheme);
  endif
  d = numel (a);
  last = {};
  blocks = repmat ({0}, 1, d);
  hidden = force_unit = cell (1, d);
  for k = find (remembers)
    K = phys.kernel{k};
    m = phys.mass(k);
    these = {K, m, phys.friction(k), phys.kT(k)};
    ## A row of equal coordinates needs one block.
    if (! isequal (these, last))
      last = these;
      unit = sqrt (K(:,1)' * m);
      rates = [sqrt(K(:,1) / m); 1 ./ K(:,2); phys.friction(k)] * h;
      A = ratio = NaN;
      if (all (isfinite (rates)))
        [A, C, ratio] = langevin_block (K, phys.friction(k), m, phys.kT(k), ...
                                        h / count);
      endif
      if (! (all (isfinite ([A(:); unit'])) && all (unit > 0) && ratio > 0))
        error ("noneq:step", ["%s: the step %g is too large or too small" ...
               " for the kernel of coordinate %d"], fname, h, k);
      endif
    endif
    blocks{k} = [rows(K), A'(:)', C'(:)'];
    hidden{k} = sqrt (phys.kT(k) / m) * ones (1, rows (K));
    force_unit{k} = unit;
    if (strcmp (phys.scheme, "gj2"))
      phys.effective(k) = ratio * h;
    endif
    a(k) = 0;
    rest(k) = 1;
  endfor
  phys.blocks = [blocks{:}];
  phys.hidden = [hidden{:}];
  phys.force_unit = [force_unit{:}];

endfunction

function [kT, unit] = energies (fname, opt, d)

  one = opt;
  one.kT = one.temperature = [];
  for name = {"kT", "temperature"}
    value = opt.(name{1});
    if (! isempty (value))
      ## thermal_energy knows the units; the temperatures only multiply.
      one.(name{1}) = 1;
    endif
  endfor
  [kT, unit] = thermal_energy (fname, one);
  if (! isempty (opt.temperature))
    kT *= spread (fname, "temperature", opt.temperature, d);
  elseif (! isempty (opt.kT))
    kT = spread (fname, "kT", opt.kT, d);
  else
    kT *= ones (1, d);
  endif

endfunction

function x = spread (fname, name, x, d)

  if (! any (numel (x) == [1, d]))
    error ("noneq:option", ...
           ["%s: option \"%s\" must have 1 or %d values, got" ...
           " %d"], fname, name, d, numel (x));
  endif
  x = double (x(:)') .* ones (1, d);

endfunction

function x = default (x, y)

  if (isempty (x))
    x = y;
  endif

endfunction

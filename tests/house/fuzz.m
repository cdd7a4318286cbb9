## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## fuzz (calls, seed)
##
## CALLS calls of every gateway: valid arguments of which up to three are
## replaced, bent or cast at random, now and then one more or less, or more
## results than there are.  A call must return or raise an error of the
## gateway or Octave's out of memory; a crash ends the process, which the
## caller sees.  Between them known calls must go on giving the same bits, and
## the memory in use must not grow.  Run under a limit of address space:
## absurd sizes are meant to fail there, not to fill the machine.

function fuzz (calls, seed)

  pool = odd_values ();
  table = gateway_table ();
  for row = table
    rand ("twister", seed);
    randn ("twister", seed);
    known = row.make (100);
    want = cell (1, row.outputs);
    [want{:}] = feval (row.name, known{:});

    before = memory_in_use ();
    returned = 0;
    strange = {};
    spoiled = 0;
    start = tic ();
    slowest = 0;
    for call = 1:calls
      args = mutated (row.make (data_size ()), row.costly, pool);
      out = cell (1, floor (rand * (row.outputs + 1.02)));
      began = tic ();
      try
        [out{:}] = feval (row.name, args{:});
        returned++;
      catch err
        if (! strcmp (err.identifier, "noneq:gateway")
            && isempty (regexp (err.message, ...
                                'out of memory|failed to allocate', "once")))
          strange{end+1} = [err.identifier ": " err.message];
        endif
      end_try_catch
      slowest = max (slowest, toc (began));
      if (mod (call, 2000) == 0)
        got = cell (1, row.outputs);
        [got{:}] = feval (row.name, known{:});
        spoiled += ! isequaln (got, want);
      endif
    endfor
    grown = memory_in_use () - before;
    printf (["%-26s %d calls in %.0f s, the slowest %.2f s, " ...
             "%.0f %% returned, %+.0f MB\n"], row.name, calls, ...
            toc (start), slowest, 100 * returned / calls, grown);

    tally (isempty (strange), sprintf ("%s: %d strange errors, first \"%s\"", ...
                                       row.name, numel (strange), ...
                                       [strange(:); {""}]{1}));
    tally (spoiled == 0, [row.name ": a known call gives something else"]);
    tally (grown < 150, sprintf ("%s: %g MB more in use", row.name, grown));
    ## A fuzz that never gets past the checks would prove little.
    tally (isempty (known) || returned > 0.2 * calls, ...
           [row.name ": too few calls were valid"]);
  endfor

endfunction

## Mostly a few values, now and then very many.
function n = data_size ()

  u = rand;
  if (u < 0.9)
    n = 1 + floor (rand * 30);
  elseif (u < 0.998)
    n = 1 + floor (rand * 3000);
  else
    n = 1e5;
  endif

endfunction

function args = mutated (args, costly, pool)

  n = numel (args);
  if (n == 0)
    if (rand < 0.5)
      args = pool(1 + floor (rand * numel (pool)));
    endif
    return;
  endif
  for change = 1:floor (rand * 4)
    i = 1 + floor (rand * n);
    if (rand < 0.35)
      args{i} = pool{1 + floor (rand * numel (pool))};
    else
      try
        args{i} = bent (args{i}, i == costly);
      catch
        ## Bending an absurd size may itself be out of memory.
      end_try_catch
    endif
  endfor
  ## What multiplies the time may be absurd, but not merely enormous: that a
  ## gateway may accept, and then work for ever as it was told to.
  if (costly > 0)
    x = args{costly};
    if (isnumeric (x) && isscalar (x) && isreal (x) && x > 64 ...
        && x <= flintmax)
      args{costly} = 64;
    endif
  endif
  u = rand;
  if (u < 0.01)
    args(end) = [];
  elseif (u < 0.02)
    args{end+1} = pool{1 + floor (rand * numel (pool))};
  endif

endfunction

function x = bent (x, costly)

  persistent special = [NaN, Inf, -Inf, NA, 0, -0, 1, -1, 0.5, 1e308, ...
                        -1e308, 5e-324, 1e-300, 700, -745, 1e16];
  persistent counts = [NaN, Inf, -Inf, -1, 0, 0.5, 1, 2, 3, 17, 64, 255, ...
                       1024, 1025, 65535, 65536, 2^31, 2^32 + 1, 2^48, ...
                       2^53, 2^53 + 2, 2^63, 2^64, 1e300, -2^63];
  if (! isa (x, "double") || issparse (x) || ndims (x) > 2)
    return;
  endif
  if (isscalar (x) && (costly || rand < 0.7))
    x = counts(1 + floor (rand * numel (counts)));
    return;
  endif
  switch (floor (rand * 12))
    case {0, 1, 2}
      if (! isempty (x))
        for k = 1:ceil (rand * 3)
          x(1 + floor (rand * numel (x))) ...
            = special(1 + floor (rand * numel (special)));
        endfor
      endif
    case 3
      x(:) = special(1 + floor (rand * numel (special)));
    case 4
      ## A size times too much would be allowed, and take for ever.
      x = x * 10 ^ (floor (rand * merge (isscalar (x), 6, 12)) - 4);
    case 5
      x = x.';
    case 6
      x = x(1:floor (rand * (rows (x) + 1)), :);
    case 7
      x = x(:, 1:floor (rand * (columns (x) + 1)));
    case 8
      x = [x, x];
    case 9
      x = [x; x];
    case 10
      x = cat (3, x, x);
    case 11
      casts = {@single, @int8, @(v) uint64 (abs (v)), @(v) v > 0, ...
               @(v) char (uint8 (abs (v))), @num2cell, @complex, @sparse, ...
               @(v) struct ("v", v), @(v) @() v};
      f = casts{1 + floor (rand * numel (casts))};
      if (numel (x) < 5000)
        x = f (x);
      endif
  endswitch

endfunction

function pool = odd_values ()

  pool = {[], zeros(0, 1), zeros(1, 0), zeros(0, 3), zeros(5, 0), ...
          zeros(0, 2^40), zeros(2^40, 0), zeros(0, 2^60), zeros(2^60, 0), ...
          zeros(0, 0, 2), ones(2, 2, 2), ...
          0, -0, 1, 2, -1, 0.5, NaN, NA, Inf, -Inf, 1e300, -1e300, ...
          realmin, 5e-324, flintmax, 2 * flintmax, 2^31, 2^63, 2^64, ...
          1:7, (1:7)', 5:-1:1, 1:0, eye(3), eye(4)(:,[2, 1, 4, 3]), ...
          sparse(eye(3)), sparse(5, 5), sparse(1, 1), ...
          1 + 2i, [1, 2i], complex(1, 0), complex(ones(3, 2), 0), ...
          single(1.5), single([1, 2, NaN]), int8(-5), uint8(1:3), ...
          int64([intmax("int64"), 1]), uint64(3), int32([]), ...
          true, false, [true; false], "", "a", "threads", ["ab"; "cd"], ...
          {}, {1}, {1, "a"; [], {2}}, struct(), struct("a", {1, 2}), ...
          struct("a", {}), @sin, @(x) x, containers.Map(), ...
          inputParser(), NaN(3, 1), Inf(3, 1), -Inf(4, 1), ...
          [1; NaN; 2], [1; Inf; 2], [1; -Inf; 2], [1e308; -1e308; 1e308], ...
          [5e-324; -5e-324], 1e5 * ones(3, 2), randn(1e5, 1), ...
          randn(2, 5e4), NaN(1e5, 1), [randn(99999, 1); NaN], ...
          [Inf(99999, 1); 3], [randn(50000, 1); -Inf; randn(49999, 1)], ...
          1e4 * randn(1e5, 1), magic(5), magic(7), rand(5, 3), rand(7, 3), ...
          rand(5, 0), rand(7, 0)};

endfunction

## Resident memory in MB, 0 where the system does not say.
function mb = memory_in_use ()

  mb = 0;
  text = "";
  fid = fopen ("/proc/self/status");
  if (fid > 0)
    text = fread (fid, Inf, "char=>char")';
    fclose (fid);
  endif
  found = regexp (text, 'VmRSS:\s*(\d+)', "tokens", "once");
  if (! isempty (found))
    mb = str2double (found{1}) / 1024;
  endif

endfunction

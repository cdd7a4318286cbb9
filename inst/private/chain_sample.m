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

## r = chain_sample (fname, model, parameter, start, t, s, opt)
##
## Means over the replicas of __noneq_chain__ at the times T >= S, of one size:
## r.correlation, r.second, r.third (replicas x numel (t)), r.events, r.seed.
## OPT: sites, replicas, limit, seed, threads.

function r = chain_sample (fname, model, parameter, start, t, s, opt)

  R = opt.replicas;
  if (R == 1)
    error ("noneq:option", ...
           ["%s: option \"replicas\" must be 0 or at least 2: standard" ...
            " errors come from their scatter"], fname);
  endif
  if (numel (t) * R > 1e8)
    error ("noneq:memory", ...
           ["%s: %d replicas at %d pairs of times would take %.2g bytes;" ...
            " take fewer"], fname, R, numel (t), 24 * numel (t) * R);
  endif
  r.seed = seed_option (opt);
  r.events = 0;
  r.correlation = r.second = r.third = zeros (R, numel (t));
  [ages, ~, of_age] = unique (s(:));
  rate = opt.sites * (1 + (model == 2));
  delays = groups = cell (1, numel (ages));
  expected = 0;
  for k = 1:numel (ages)
    [delays{k}, ~, groups{k}] = unique (t(of_age == k)(:) - ages(k));
    expected += R * (rate * (ages(k) + delays{k}(end))
                     + opt.sites * numel (delays{k}));
  endfor
  if (max (t(:)) > 1e9)
    error ("noneq:range", ...
           "%s: t = %g is above 1e9, the longest that is simulated", fname, ...
           max (t(:)));
  endif
  if (expected > opt.limit)
    error ("noneq:limit", ...
           ["%s: this takes about %.2g events and \"limit\" is %.2g; take" ...
            " fewer replicas or sites, or shorter times"], fname, ...
           expected, opt.limit);
  endif
  for k = 1:numel (ages)
    at = find (of_age == k);
    ## The states of one batch fill at most half a GB, with what each costs
    ## besides.
    batch = max (1, floor (5e8 / (11 * opt.sites + 250)));
    for first = 0:batch:R-1
      some = first + (1:min (batch, R - first));
      ## Replicas of different ages are independent.
      [c, x, d, events] = ...
        __noneq_chain__ (model, opt.sites, parameter, start, ages(k), ...
                         delays{k}, r.seed, (k - 1) * R + first, ...
                         numel (some), min (1.001 * opt.limit, 1e18), ...
                         opt.threads);
      r.correlation(some,at) = c(groups{k},:)';
      r.second(some,at) = x(groups{k},:)';
      r.third(some,at) = d(groups{k},:)';
      r.events += sum (events);
    endfor
  endfor

endfunction

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

## [x, check] = langevin_draw (fname, phys, model, eq, plan, n, first, time)
##
## N states from the equilibrium EQ of langevin_equilibrium, trajectories
## FIRST, ... of the seed of PLAN.  CHECK tells of an equilibration run of
## duration TIME: fields drift, of the mean energy between its half and its
## end, and virial, <-x F> / (d kT) - 1, in standard errors; else empty.

function [x, check] = langevin_draw (fname, phys, model, eq, plan, n, first, ...
                                     time)

  d = model.d;
  check = [];
  switch (eq.method)
    case "gaussian"
      xi = __noneq_random__ (plan.seed, 129, double (plan.normals == 53), ...
                             first, n, 0, d, plan.threads);
      x = eq.mean' + xi * eq.root';
    case "density"
      u = __noneq_random__ (plan.seed, 129, 3, first, n, 0, 1, plan.threads);
      c = eq.cumulative / eq.cumulative(end);
      k = min (lookup (c, u), numel (c) - 1);
      ## Within a cell the density is linear: p0 s + (p1 - p0) s^2 / 2 = r.
      p0 = eq.p(k)(:);
      p1 = eq.p(k+1)(:);
      r = (u - c(k)(:)) * eq.cumulative(end);
      s = 2 * r ./ (p0 + sqrt (max (p0.^2 + 2 * (p1 - p0) .* r, 0)));
      s = min (max (s, 0), 1);
      s(! isfinite (s)) = 0.5;
      x = eq.x(k)(:) + s * (eq.x(2) - eq.x(1));
    otherwise
      steps = max (ceil (time / phys.step), 4);
      run = plan;
      run.x = eq.guess(1 + mod ((0:n-1)' + first, rows (eq.guess)),:);
      ## Step numbers that no other run uses.
      run.first = [first, 2^46];
      run.v = phys.coordinates(:,5)' ...
              .* __noneq_random__ (plan.seed, 128, 0, first, n, 2^20, d, 1);
      run.hidden = langevin_hidden (phys, plan, first, n, 2^20);
      run.resumed = phys.overdamped;
      run.string = phys.string(phys.string != "H");
      run.steps = steps;
      run.frames = [floor(steps / 2), steps];
      run.ledger_frames = zeros (1, 0);
      run.save = [true, false];
      run.start = [eq.lambda; eq.t];
      run.mirror = 0;
      prot.value = @(t) eq.lambda .* ones (1, numel (t));
      out = langevin_run (fname, phys, model, prot, run);
      langevin_broken (fname, out.broken, phys.step, 0, true);
      x = out.x;
      half = reshape (out.frame_x(:,1,:), n, d);
      u = evaluate (model, "energy", [half; x]', eq.lambda, eq.t)';
      check.drift = score (u(n+1:end) - u(1:n));
      F = evaluate (model, "force", x', eq.lambda, eq.t)';
      check.virial = NaN;
      if (! any (isfinite (phys.walls(:))))
        ## Any origin will do; the mean has the least scatter.
        y = x - mean (x, 1);
        check.virial = score (sum (-y .* F, 2) - d * phys.kT(1));
      endif
      check.time = steps * phys.step;
  endswitch

endfunction

function z = score (y)

  n = numel (y);
  z = 0;
  if (n > 1 && std (y) > 0)
    z = mean (y) / (std (y) / sqrt (n));
  endif

endfunction

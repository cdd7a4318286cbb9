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

## out = langevin_run (fname, phys, model, prot, plan)
##
## One call of the kernel.  PLAN: x, v (M x d), resumed, origin (time of step
## 0), first ([trajectory, step]), steps, string, seed, frames, ledger_frames
## (step numbers from the start of this call), save ([x, v]), and, with these
## defaults, events zeros (0, 3), watched [], stop false, books [], passages
## [], average [0 0 0 0], velocities false, shift, range, threads, verbose,
## normals, start (parameters and time of the beginning, p + 1 x 1), mirror
## (not 0: the protocol runs backward from that step), hidden (zeros (M, 0)).
## OUT: x, v, state, hidden, frame_x, frame_v (M x T x d), books, ledger (M x
## (2 + 2 baths) x T), broken, time, count (M x events), average.

function out = langevin_run (fname, phys, model, prot, plan)

  given = plan;
  plan = struct ("events", zeros (0, 3), "watched", {[]}, "stop", false, ...
                 "books", [], "passages", [], "average", [0, 0, 0, 0], ...
                 "velocities", false, "shift", [], "range", zeros (4, 0), ...
                 "threads", 0, "verbose", false, "normals", 32, ...
                 "start", [], "mirror", 0, ...
                 "hidden", zeros (rows (given.x), 0));
  for name = fieldnames (given)'
    plan.(name{1}) = given.(name{1});
  endfor
  [M, d] = size (plan.x);
  h = phys.step;
  per_step = sum (plan.string == "H");
  first = plan.first(2);
  columns_at = @(t) [prot.value(t); t];
  ## H number j of the run goes to the time of j / per_step steps.  Times are
  ## made of whole numbers, so that those of a reversed run are the same.
  per = max (per_step, 1);
  if (plan.mirror)
    time_of = @(j) plan.origin + h * ((plan.mirror * per - j) / per);
  else
    time_of = @(j) plan.origin + h * ((first * per + j) / per);
  endif
  start = plan.start;
  if (isempty (start))
    start = columns_at (time_of (0));
  endif
  filler = {};
  if (per_step > 0)
    filler{1} = @(from, count) columns_at (time_of (from + (1:count)));
  endif
  if (model.recorded)
    functions = {model.force, model.energy, plan.watched};
  else
    functions = {@(x, l, t) evaluate(model, "force", x, l, t), ...
                 @(x, l, t) evaluate(model, "energy", x, l, t), plan.watched};
  endif
  if (isempty (plan.ledger_frames))
    functions{2} = [];
  endif
  progress = {};
  if (plan.verbose)
    clock = tic ();
    langevin_progress (fname, M, plan.steps, clock, -1);
    progress{1} = @(steps) langevin_progress (fname, M, plan.steps, clock, ...
                                              steps);
  endif

  flags = double ([plan.normals == 53, plan.resumed, plan.stop, ...
                   plan.velocities, plan.save]);
  [out.x, out.v, out.state, x, v, out.books, ledger, out.broken, passages, ...
   out.average, out.hidden] ...
                = __noneq_langevin__ (plan.x, plan.v, functions, ...
                     phys.coordinates, plan.string, start, filler, ...
                     plan.seed, plan.first, plan.steps, flags, ...
                     plan.average, plan.shift, plan.range, plan.frames, ...
                     plan.ledger_frames, plan.events, plan.books, ...
                     plan.passages, phys.blocks, phys.active, plan.hidden, ...
                     progress, plan.threads);
  T = numel (plan.frames);
  out.frame_x = reshape (x, M * plan.save(1), T, d * plan.save(1));
  out.frame_v = reshape (v, M * plan.save(2), T, d * plan.save(2));
  out.ledger = reshape (ledger, M * ! isempty (plan.ledger_frames), ...
                        2 + 2 * phys.baths, numel (plan.ledger_frames));
  events = rows (plan.events);
  out.time = passages(:,1:events);
  out.count = passages(:,events+1:end);

endfunction

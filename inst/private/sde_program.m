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

## [image, q] = sde_program (model, scheme, sign, size, h)
##
## A step of a scheme as a program for __noneq_sde__, with Q normal numbers a
## step.  MODEL: of sde_model, recorded.  The drift is f + SIGN c / 2.  The
## state has SIZE numbers.
##
## The step is recorded with inputs in the place of what f and g give; each
## of these is then replaced by the nodes of f and g at their stage.

function [image, q] = sde_program (model, scheme, sign, size, h)

  d = model.d;
  q = model.m * (1 + any (strcmp (scheme, {"sra1", "sriw1"})));
  n = size + 1 + q;
  ## f or g or c for at most eight stages.
  most = n + 8 * d * (2 + model.columns);
  z = __noneq_recorder__ ("start", most, size);
  stages ("start", z(n+1:most), d, model.columns);
  apply = sde_apply (model.kind);
  y = sde_step (scheme, apply, @(x, t, what) stages ("call", x, t, what), ...
                z(1:size), z(size+1), h, z(size+2:n));
  [list, points] = stages ("list");
  [step.nodes, step.values, roots] = graph ([y + 0 * z(1); points]);

  ## The functions of a stage: a graph whose drift is the scheme's.
  codes = __noneq_operations__ ();
  code = @(name) find (strcmp (name, codes));
  part = model.graph;
  node.f = model.f;
  node.g = model.g;
  node.c = model.c;
  if (sign != 0)
    half = columns (part.nodes) + 1;
    part.nodes(:,half) = [code("constant"); 0; 0; 0];
    part.values(half) = sign / 2;
    for i = 1:d
      part.nodes(:,end+1) = [code("multiply"); half; model.c(i); 0];
      part.nodes(:,end+1) = [code("add"); model.f(i); columns(part.nodes); 0];
      node.f(i) = columns (part.nodes);
    endfor
    part.values(end+1:columns (part.nodes)) = 0;
  endif

  gr = step;
  inputs = 1:most;
  now = roots;
  for e = 1:numel (list)
    at = now(size+(e-1)*(d+1)+(1:d+1));
    [gr, map] = sde_append (gr, part, at(:)');
    for k = 1:numel (list{e}.what)
      ids = map(node.(list{e}.what(k)));
      inputs(n+list{e}.inputs{k}) = ids(:)';
    endfor
    [gr, map] = sde_append (gr, step, inputs);
    now = map(roots);
  endfor
  image = __noneq_compile__ (gr.nodes, gr.values, now(1:size), n);

endfunction

## The stages of the step that is being recorded: what was asked for at which
## points, and the inputs that stand for the answers.
function varargout = stages (action, varargin)

  persistent list points z d m next

  switch (action)
    case "start"
      [z, d, m] = varargin{:};
      list = {};
      points = [];
      next = 0;
    case "call"
      [x, t, what] = varargin{:};
      stage.what = what;
      points = [points; x; t];
      y = cell (1, numel (what));
      for k = 1:numel (what)
        n = d * ifelse (what(k) == "g", m, 1);
        stage.inputs{k} = next + (1:n);
        y{k} = reshape (z(next + (1:n)), d, n / d);
        next += n;
      endfor
      list{end+1} = stage;
      varargout{1} = y;
    case "list"
      varargout = {list, points};
      list = {};
      points = z = [];
  endswitch

endfunction

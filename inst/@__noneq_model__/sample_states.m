## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## [x, lambda, t] = sample_states (model, m)
##
## M states for tests, always the same: a sequence that fills the cube, on
## scales from a tenth to ten times the model's length, every other state
## positive.

function [x, lambda, t] = sample_states (model, m)

  k = model.d + model.p + 1;
  ## Fractions of square roots of primes are independent over the rationals.
  step = mod (sqrt (list_primes (k)(:)), 1);
  u = mod (step * (1:m) + 0.5, 1);
  scale = [1, 1, 1, 1, 0.3, 0.3, 3, 3, 0.1, 0.1, 10, 10];
  scale = scale(mod (0:m-1, numel (scale)) + 1);
  positive = mod (1:m, 2);
  z = scale .* (positive .* (0.05 + u) + (1 - positive) .* (2 * u - 1));
  x = model.length .* z(1:model.d,:);
  lambda = z(model.d+1:end-1,:);
  t = abs (z(end,:));

endfunction

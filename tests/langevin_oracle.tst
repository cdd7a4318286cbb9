## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## The kernel against the same steps written plainly: one trajectory array,
## one sub-step after the other, forces by hand, the same normal numbers.  It
## knows nothing of composed maps, of forces used twice, of programs and
## blocks; what the two agree on to rounding is what the help says.

%!function [string, a, ratio] = row_of (name, z)
%!  string = "VRORV";
%!  ratio = [];
%!  switch (name)
%!    case "gj1"
%!      a = (1 - z/2) ./ (1 + z/2);
%!    case "gj2"
%!      a = exp (-z);
%!    case "gj3"
%!      a = 1 - z;
%!    case "gj4"
%!      a = (sqrt (1 + 4*z) - 1) ./ (2*z);
%!    case "gj5"
%!      a = 1 ./ (1 + z);
%!    case "gj6"
%!      a = 1 ./ (1 + z/2) .^ 2;
%!    case "gj7"
%!      a = arrayfun (@(z) fzero (@(a) log (a)^2 * (1 + a) / (2*(1 - a)) - z, ...
%!                                [1e-6, 1 - 1e-6], ...
%!                                optimset ("TolX", 1e-16)), z);
%!    case "gj8"
%!      a = sqrt (1 + z.^2) - z;
%!    otherwise
%!      a = exp (-z);
%!      ratio = ones (size (z));
%!      names = {"baoab", "obabo", "aboba", "lfmiddle"};
%!      strings = {"VRORV", "OVRVO", "RVOVR", "VROR"};
%!      string = name;
%!      if (any (strcmp (name, names)))
%!        string = strings{strcmp(name, names)};
%!      endif
%!  endswitch
%!  if (isempty (ratio))
%!    ratio = sqrt (2 * (1 - a) ./ ((1 + a) .* z));
%!  endif
%!endfunction

## U and F take the states as rows, parameters as a column, and t.  S has
## string, a, step (h'), mass, kT (1 x d), bath, seed, h, columns (p + 1 x
## number of H + 1: parameters and t), walls, and x, v to begin with.
%!function r = by_hand (U, F, s, steps)
%!  [M, d] = size (s.x);
%!  n = @(letter) sum (s.string == letter);
%!  slots = max (2, n ("O"));
%!  noise = @(k, o) __noneq_random__ (s.seed, 1024 + slots * (k - 1) + o, 0, ...
%!                                    s.first, M, 0, steps, 1);
%!  xi = zeros (M, steps, d, slots);
%!  for k = 1:d
%!    for o = 1:n ("O")
%!      xi(:,:,k,o) = noise (k, o - 1);
%!    endfor
%!  endfor
%!  j = 1;
%!  p = s.columns(:,1);
%!  x = s.x;
%!  v = s.v;
%!  B = max (s.bath);
%!  work = zeros (M, 1);
%!  heat = zeros (M, B);
%!  kinetic = @(v) v.^2 .* s.mass / 2 * (s.bath' == 1:B);
%!  H0 = U (x, p(1:end-1), p(end)) + sum (kinetic (v), 2);
%!  r.x = r.v = zeros (M, steps + 1, d);
%!  r.x(:,1,:) = x;
%!  r.v(:,1,:) = v;
%!  r.work = r.shadow = zeros (M, steps + 1);
%!  r.heat = zeros (M, steps + 1, B);
%!  c = s.a .^ (1 / n ("O"));
%!  for i = 1:steps
%!    o = 0;
%!    for k = 1:numel (s.string)
%!      switch (s.string(k))
%!        case "V"
%!          v += s.step ./ (n ("V") * s.mass) .* F (x, p(1:end-1), p(end));
%!        case "R"
%!          x += s.step / n ("R") .* v;
%!        case "O"
%!          o++;
%!          before = kinetic (v);
%!          v = c .* v + sqrt (1 - c.^2) .* sqrt (s.kT ./ s.mass) ...
%!                       .* reshape (xi(:,i,:,o), M, d);
%!          heat += kinetic (v) - before;
%!        case "H"
%!          before = U (x, p(1:end-1), p(end));
%!          p = s.columns(:,++j);
%!          work += U (x, p(1:end-1), p(end)) - before;
%!      endswitch
%!      ## Walls are looked at where all that drifts has been done.
%!      rest = s.string(k+1:end);
%!      if (any (s.string(k) == "RO") && (isempty (rest) || any (rest(1) == "VH")))
%!        for wall = [1, 2]
%!          w = s.walls(wall);
%!          out = (x - w) * (wall - 1.5) > 0;
%!          x(out) = 2 * w - x(out);
%!          v(out) *= -1;
%!        endfor
%!      endif
%!    endfor
%!    r.x(:,i+1,:) = x;
%!    r.v(:,i+1,:) = v;
%!    r.work(:,i+1) = work;
%!    r.heat(:,i+1,:) = heat;
%!    r.shadow(:,i+1) = U (x, p(1:end-1), p(end)) + sum (kinetic (v), 2) ...
%!                      - H0 - work - sum (heat, 2);
%!  endfor
%!  r.kinetic = kinetic (v);
%!endfunction

## Parameters and time at each H; backward for SENSE < 0.
%!function columns = protocol_columns (f, h, per, steps, sense)
%!  t = (0:per*steps) / per * h;
%!  if (sense < 0)
%!    t = fliplr (t);
%!  endif
%!  columns = [];
%!  for k = t
%!    columns(:,end+1) = [f(k); k];
%!  endfor
%!endfunction

%!function y = energy_3 (x, l, t)
%!  y = (x(:,1).^2 - l(1)).^2 / 2 + x(:,2).^2 .* cos (x(:,1)) / 3 ...
%!      + l(2) * (x(:,3) - x(:,2)).^2 + x(:,3).^4 / 4 + t * x(:,3);
%!endfunction

%!function F = force_3 (x, l, t)
%!  F = [-2 * x(:,1) .* (x(:,1).^2 - l(1)) + x(:,2).^2 .* sin(x(:,1)) / 3, ...
%!       -2/3 * x(:,2) .* cos(x(:,1)) + 2 * l(2) * (x(:,3) - x(:,2)), ...
%!       -2 * l(2) * (x(:,3) - x(:,2)) - x(:,3).^3 - t];
%!endfunction

%!shared all_names, U1, E1, F1, U3, f3
%! all_names = {"gj1", "gj2", "gj3", "gj4", "gj5", "gj6", "gj7", "gj8", ...
%!              "baoab", "obabo", "aboba", "lfmiddle", "OVROVRO", "VROROV", ...
%!              "RVOVRVO"};
%! U1 = langevin_potential (@(x, l) (x^2 - 1)^2 / 2 - l * x, 1);
%! E1 = @(x, l, t) (x.^2 - 1).^2 / 2 - l * x;
%! F1 = @(x, l, t) -2 * x .* (x.^2 - 1) + l;
%! U3 = langevin_potential (@(x, l, t) (x(1)^2 - l(1))^2 / 2 ...
%!        + x(2)^2 * cos (x(1)) / 3 + l(2) * (x(3) - x(2))^2 + x(3)^4 / 4 ...
%!        + t * x(3), 3, "parameters", 2);
%! f3 = @(t) [1 + sin(t); 0.5 + t];

%!test # one coordinate, each scheme, constant parameters
%! M = 257;
%! for name = all_names
%!   sol = langevin (U1, [0, 2], linspace (-1, 1, M)', "step", 0.1, ...
%!                   "friction", 1.3, "mass", 0.7, "kT", 0.6, "seed", 11, ...
%!                   "lambda", 0.2, "scheme", name{1}, "ledger", "frames", ...
%!                   "stride", 1);
%!   [s.string, s.a, ratio] = row_of (name{1}, 0.13);
%!   s.step = 0.1 * ratio;
%!   s.mass = 0.7;  s.kT = 0.6;  s.bath = 1;  s.seed = 11;  s.first = 0;
%!   s.columns = [0.2; 0];  s.walls = [-Inf, Inf];
%!   s.x = linspace (-1, 1, M)';
%!   s.v = sqrt (0.6 / 0.7) * __noneq_random__ (11, 128, 0, 0, M, 0, 1, 1);
%!   r = by_hand (E1, F1, s, 20);
%!   assert (sol.x, r.x, 1e-10);
%!   assert (sol.v, r.v, 1e-10);
%!   assert (sol.heat, r.heat, 1e-10);
%!   assert (sol.shadow, r.shadow, 1e-10);
%!   assert (sol.work, zeros (M, 21));
%! endfor

%!test # three coordinates, two baths, masses, a protocol of two parameters
%! M = 30;
%! m = [1, 0.5, 2];
%! g = [0.8, 2, 0.3];
%! kT = [1, 0.5, 1];
%! for name = all_names
%!   for where = {"ends", "middle"}
%!     sol = langevin (U3, [0, 1], [0.3, -0.2, 0.1], "trajectories", M, ...
%!                     "step", 0.05, "friction", g, "mass", m, "kT", kT, ...
%!                     "seed", 5, "protocol", f3, "scheme", name{1}, ...
%!                     "updates", where{1}, "ledger", "frames", "stride", 1);
%!     [string, s.a, ratio] = row_of (name{1}, g * 0.05);
%!     if (strcmp (where{1}, "ends"))
%!       s.string = ["H" string "H"];
%!     else
%!       s.string = sol.info.string;
%!       ## Where nothing else is in the middle, H parts a drift.
%!       assert (strrep (strrep (s.string, "H", ""), "RR", "R"), string);
%!       assert (sum (s.string == "H"), 1);
%!     endif
%!     s.step = 0.05 * ratio;
%!     s.mass = m;  s.kT = kT;  s.bath = [1, 2, 1];  s.seed = 5;  s.first = 0;
%!     s.columns = protocol_columns (f3, 0.05, sum (s.string == "H"), 20, 1);
%!     s.walls = [-Inf, Inf];
%!     s.x = repmat ([0.3, -0.2, 0.1], M, 1);
%!     s.v = sqrt (kT ./ m) .* __noneq_random__ (5, 128, 0, 0, M, 0, 3, 1);
%!     r = by_hand (@energy_3, @force_3, s, 20);
%!     assert (sol.x, r.x, 1e-10);
%!     assert (sol.v, r.v, 1e-10);
%!     assert (sol.work, r.work, 1e-10);
%!     assert (sol.heat, r.heat, 1e-10);
%!     assert (sol.shadow, r.shadow, 1e-10);
%!   endfor
%! endfor

%!test # overdamped, with and without a protocol
%! M = 40;
%! mu = [1, 0.5, 2];
%! kT = [1, 0.5, 1];
%! for name = {"lm", "em"}
%!   for moving = [false, true]
%!     for where = {"ends", "middle"}
%!       how = {"lambda", [1.2; 0.5]};
%!       V = U3;
%!       E = @energy_3;
%!       F = @force_3;
%!       if (moving)
%!         how = {"protocol", f3};
%!       else
%!         V = langevin_potential (@(x, l) U3.handle (x, l, 0), 3, ...
%!                                 "parameters", 2);
%!       endif
%!       sol = langevin (V, [0, 1], [0.3, -0.2, 0.1], "trajectories", M, ...
%!                       "step", 0.05, "mobility", mu, "kT", kT, "seed", 5, ...
%!                       how{:}, "scheme", name{1}, "updates", where{1}, ...
%!                       "ledger", "frames", "stride", 1);
%!       s.a = zeros (1, 3);
%!       s.string = {"VRORV", "OVRV"}{1 + strcmp(name{1}, "em")};
%!       s.mass = ones (1, 3);  s.kT = kT;  s.bath = [1, 2, 1];
%!       s.step = sqrt (2 * mu * 0.05);
%!       s.seed = 5;  s.first = 0;  s.walls = [-Inf, Inf];
%!       s.x = repmat ([0.3, -0.2, 0.1], M, 1);
%!       s.v = sqrt (kT) .* __noneq_random__ (5, 128, 0, 0, M, 0, 3, 1);
%!       s.columns = [1.2; 0.5; 0];
%!       if (moving)
%!         s.string = sol.info.string;
%!         s.columns = protocol_columns (f3, 0.05, sum (s.string == "H"), 20, 1);
%!       else
%!         ## The first step of what goes on has the whole force.
%!         s.v += s.step / 2 .* force_3 (s.x, [1.2; 0.5], 0);
%!       endif
%!       r = by_hand (E, F, s, 20);
%!       assert (sol.x, r.x, 1e-10);
%!       assert (sol.work, r.work, 1e-10);
%!       assert (sol.shadow(:,2:end), r.shadow(:,2:end), 1e-10);
%!       assert (sol.work + sum (sol.heat, 3) + sol.shadow, ...
%!               sol.energy - sol.energy(:,1), 1e-12);
%!     endfor
%!   endfor
%! endfor

%!test # the published recurrences of LM, and Euler and Maruyama
%! mu = 0.7;  kT = 0.5;  h = 0.02;  M = 9;  n = 30;
%! for name = {"lm", "em"}
%!   [~, x] = langevin (U1, [0, n * h], 0.4, "trajectories", M, "step", h, ...
%!                      "mobility", mu, "kT", kT, "seed", 3, "lambda", 0.1, ...
%!                      "scheme", name{1}, "stride", 1);
%!   xi = [__noneq_random__(3, 128, 0, 0, M, 0, 1, 1), ...
%!         __noneq_random__(3, 1024, 0, 0, M, 0, n, 1)];
%!   y = 0.4 * ones (M, 1);
%!   for i = 1:n
%!     if (strcmp (name{1}, "lm"))
%!       noise = sqrt (mu * kT * h / 2) * (xi(:,i) + xi(:,i+1));
%!     else
%!       noise = sqrt (2 * mu * kT * h) * xi(:,i+1);
%!     endif
%!     y += mu * F1 (y, 0.1) * h + noise;
%!     assert (x(:,i+1), y, 1e-12);
%!   endfor
%! endfor

%!test # walls
%! M = 300;
%! s = struct ("a", exp (-0.1), "string", "VRORV", "mass", 1, "kT", 1, ...
%!             "bath", 1, "seed", 8, "first", 0, "columns", [0.5; 0], ...
%!             "walls", [-0.2, 0.9]);
%! sol = langevin (U1, [0, 3], linspace (-0.2, 0.9, M)', "step", 0.1, ...
%!                 "seed", 8, "lambda", 0.5, "reflect", [-0.2; 0.9], ...
%!                 "ledger", "frames", "stride", 1);
%! s.step = 0.1 * sqrt (2 * tanh (0.05) / 0.1);
%! s.x = linspace (-0.2, 0.9, M)';
%! s.v = __noneq_random__ (8, 128, 0, 0, M, 0, 1, 1);
%! r = by_hand (E1, F1, s, 30);
%! assert (sol.x, r.x, 1e-10);
%! assert (sol.v, r.v, 1e-10);
%! assert (sol.heat, r.heat, 1e-10);
%! assert (any (abs (sol.x(:) + 0.2) < 0.01));

%!test # both directions of switching, each scheme
%! M = 20;
%! f = @(t) 0.5 + t + (t > 0.5) * 0.2;
%! for name = [all_names, {"lm", "em"}]
%!   for where = {"ends", "middle"}
%!     over = any (strcmp (name{1}, {"lm", "em"}));
%!     if (over)
%!       s.a = 0;
%!       s.step = sqrt (2 * 0.05);
%!     else
%!       [~, s.a, ratio] = row_of (name{1}, 0.05);
%!       s.step = 0.05 * ratio;
%!     endif
%!     [wF, wR, info] = switching (U1, f, 1, "step", 0.05, "seed", 2, ...
%!                                 "scheme", name{1}, "updates", where{1}, ...
%!                                 "trajectories", M);
%!     s.mass = s.kT = s.bath = 1;
%!     s.seed = 2;
%!     s.walls = [-Inf, Inf];
%!     w = {wF, wR};
%!     for k = 1:2
%!       side = {info.forward, info.reverse}{k};
%!       s.string = {info.string, fliplr(info.string)}{k};
%!       s.first = (k - 1) * 2^32;
%!       per = sum (s.string == "H");
%!       s.columns = protocol_columns (f, 0.05, per, 20, 3 - 2 * k);
%!       s.x = side.start;
%!       s.v = __noneq_random__ (2, 128, 0, s.first, M, 0, 1, 1);
%!       r = by_hand (E1, F1, s, 20);
%!       assert (side.final, r.x(:,end), 1e-9);
%!       assert (side.work, r.work(:,end), 1e-9);
%!       assert (side.shadow, r.shadow(:,end), 1e-9);
%!       assert (w{k}, r.work(:,end) + r.shadow(:,end), 1e-9);
%!     endfor
%!   endfor
%! endfor

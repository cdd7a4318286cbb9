## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## table = gateway_table ()
##
## How to call each gateway.  Struct array: name; outputs, the most it gives;
## threads, which argument is the number of threads (0: none); costly, which
## argument multiplies the time of a call (0: none); make, a function of N
## that returns a cell of valid arguments with random data of about N values.
## A new gateway needs a row here, or the tests fail.

function table = gateway_table ()

  table = struct ("name", {}, "outputs", {}, "threads", {}, ...
                  "costly", {}, "make", {});
  table = add (table, "info", 1, 0, 0, @(n) {});
  table = add (table, "random", 1, 8, 7, ...
               @(n) {whole(2^53), whole(65535), whole(4), whole(2^40), n, ...
                     whole(1e6), 3, 1});
  table = add (table, "resample", 1, 0, 6, ...
               @(n) {n, 1 + whole(n - 1), whole(2^53), whole(65535), ...
                     whole(1e6), 3});
  table = add (table, "exp_mean", 1, 3, 0, @(n) {work(n, 3), 1, 1});
  table = add (table, "exp_bootstrap", 1, 7, 6, ...
               @(n) {work(n, 1), 1, 1 + whole(min (n, 9) - 1), ...
                     whole(2^53), whole(65535), 4, 1});
  table = add (table, "bar", 1, 4, 0, ...
               @(n) {work(n, 1), work(2 * n, 1), [1, 1], 1});
  table = add (table, "bar_bootstrap", 1, 9, 8, ...
               @(n) {work(n, 1), work(n, 1), [1, 1], randn, ...
                     1 + whole(min (n, 9) - 1), whole(1), whole(2^53), 4, 1});
  table = add (table, "cumulants", 3, 4, 0, @(n) {work(n, 2), 1, whole(1), 1});
  table = add (table, "merge", 2, 0, 0, @merge_arguments);
  table = add (table, "mbar", 6, 4, 0, ...
               @(n) [states(min (n, 3000)), {1}]);
  table = add (table, "mbar_bootstrap", 2, 8, 7, @mbar_bootstrap_arguments);
  table = add (table, "k_statistics", 1, 0, 0, @k_statistics_arguments);
  table = add (table, "gth", 2, 0, 0, @(n) {rand(min (n, 60)), []});
  table = add (table, "gth_solve", 1, 0, 0, @gth_solve_arguments);
  table = add (table, "network_sample", 10, 15, 14, @network_sample_arguments);
  table = add (table, "spectrum_row", 7, 0, 0, @spectrum_row_arguments);
  table = add (table, "psd", 3, 0, 0, @psd_arguments);
  table = add (table, "tall_qr", 1, 0, 0, ...
               @(n) {randn(n, 3), randn(n, 2), rand(n, 1), whole(1)});
  table = add (table, "leak", 5, 8, 7, ...
               @(n) {0.01 + 0.99 * rand, whole(1), 2 * whole(1) * rand, ...
                     cumsum(rand (1, 3)), whole(2^53), n, 2, 1});
  table = add (table, "lattice", 6, 14, 8, @lattice_arguments);
  table = add (table, "pspin", 4, 7, 4, @pspin_arguments);
  table = add (table, "trap", 2, 8, 7, ...
               @(n) {0.2 + rand, whole(1), whole(2^53), whole(1e6), ...
                     min(n, 300), cumsum(50 * rand (1, 3)), 1e4, 1});
  table = add (table, "chain", 4, 11, 9, @chain_arguments);
  table = add (table, "operations", 1, 0, 0, @(n) {});
  table = add (table, "derivative", 3, 0, 0, @derivative_arguments);
  table = add (table, "compile", 1, 0, 0, @compile_arguments);
  table = add (table, "evaluate", 1, 3, 0, @evaluate_arguments);
  table = add (table, "langevin", 11, 24, 10, @langevin_arguments);
  table = add (table, "langevin_scheme", 2, 0, 0, ...
               @(n) {{"gj2", "gj7", "lm", "euler", ""}{1 + whole(4)}, ...
                     10 * rand(1, 1 + whole(5))});
  table = add (table, "sde", 3, 11, 6, @sde_arguments);

endfunction

function table = add (table, name, outputs, threads, costly, make)

  table(end+1) = struct ("name", ["__noneq_" name "__"], ...
                         "outputs", outputs, "threads", threads, ...
                         "costly", costly, "make", make);

endfunction

## An integer 0 .. MOST.
function k = whole (most)

  k = floor (rand * (most + 1));
  k = min (k, most);

endfunction

function w = work (n, columns)

  w = 2 + 2 * randn (n, columns);

endfunction

## Potentials, counts and an observable of four harmonic wells, one of them
## without samples.
function args = states (n)

  counts = [n, n + 1, 0, 2 * n];
  x = [];
  for k = 1:4
    x = [x, k / 2 + randn(1, counts(k))];
  endfor
  args = {(x - (1:4)' / 2) .^ 2 / 2, counts, x};

endfunction

function args = mbar_bootstrap_arguments (n)

  args = states (min (n, 1000));
  args = [args, {zeros(4, 1), 1, whole(2^53), 2, 1}];

endfunction

function args = merge_arguments (n)

  for i = 1:2
    w = work (n, 3);
    args{i} = __noneq_exp_mean__ (w, 1, 1);
    [~, args{i+2}] = __noneq_cumulants__ (w, 1, 0, 1);
  endfor

endfunction

## A network of four states, constant or with rates that rise in two intervals.
function args = network_sample_arguments (n)

  M = min (n, 300);
  from = [1 1 2 2 3 3 4]';
  to = [2 3 1 3 1 4 3]';
  rate = [3 1 1 5 4 2 3];
  series = rate;
  knot = [];
  if (rand < 0.5)
    series = [rate, 2 * rate; rate / 2, rate / 2];
    knot = [0, 0.5, 1];
  endif
  start = 1 + whole (3) * ones (M, 1);
  p0 = [];
  if (rand < 0.5)
    start = [];
    p0 = [1 2 0 1];
  endif
  place = [];
  if (rand < 0.3)
    place = 100 * (0:M)';
  endif
  args = {4, from, to, series, knot, randn(7, 2), [0, 1], whole(2^53), ...
          (0:M-1)', start, p0, whole(1), place, 1e4, 1};

endfunction

function args = k_statistics_arguments (n)

  [~, args{1}] = __noneq_cumulants__ (work (n, 2), 1, 0, 1);
  args{2} = whole (1);

endfunction

function args = gth_solve_arguments (n)

  k = min (n, 60);
  [factor, total] = __noneq_gth__ (rand (k), rand (k, 1));
  args = {factor, total, randn(k, 2), 1 + whole(1)};

endfunction

## Matrices without negative eigenvalues nearest to random ones.
function args = psd_arguments (n)

  k = 1 + whole (min (n, 7));
  if (rand < 0.5)
    a = randn (k, k + 4);
    h = randn (k);
    args = {a * a', h + h', [], 0};
  else
    m = k * (k + 1) / 2;
    a = randn (m, m + 4);
    args = {a * a', randn(m, 2), [], 1};
  endif

endfunction

## Steps are a multiple of the stride.
function args = pspin_arguments (n)

  steps = 4 * (1 + whole (min (n, 200) / 4));
  args = {2 + whole(3), rand, 0.05 * rand + 1e-6, steps, 4^whole(1), 0, 1};

endfunction

## One of the three chains.
function args = chain_arguments (n)

  args = {whole(2), 3 + whole(min (n, 60)), rand, rand, 3 * rand, ...
          cumsum(rand (1, 3)), whole(2^53), whole(1e6), 4, 1e6, 1};

endfunction

## Three currents, two series, one to five orders.
function args = spectrum_row_arguments (n)

  n = min (n, 3000);
  Z = randn (n, 3, 2) + 1i * randn (n, 3, 2);
  P = zeros (n, 3, 3);
  for a = 1:3
    for b = 1:3
      P(:,a,b) = mean (Z(:,a,:) .* conj (Z(:,b,:)), 3);
    endfor
  endfor
  P = reshape (P, n, 9);
  low = whole (2);
  args = {real(P), imag(P), ones(n, 1), (1:n)' / n, 1 + whole(2), low, ...
          low + whole(2)};

endfunction

## One of the four lattice models with a few sites.
function args = lattice_arguments (n)

  N = 1 + whole (min (n, 40) - 1);
  model = whole (3);
  rate = [];
  if (model == 3)
    rate = [2, 1, 1.5];
  endif
  start = 0.2 + 0.6 * rand (1, N);
  args = {model, [0.9, 0.2], rate, start, start, whole(2^53), whole(1e6), 3, ...
          [rand, 0.5], 1 + whole(20), whole(1), whole(1), 1e6, 1};

endfunction

## A random graph of N nodes on three inputs.
function [nodes, values] = graph (n)

  operands = [0 0 2 2 2 2 1 2 1 1 1 1 1 1 1 1 1 1 1 1 2 1 1 1 2 2 1 1 2 ...
              2 2 2 2 2 2 2 2 1 3];
  nodes = zeros (4, n + 4);
  values = randn (1, n + 4);
  nodes(1:2,1:4) = [2 2 2 1; 1 2 3 0];
  for i = 5:n + 4
    nodes(1,i) = 2 + whole (numel (operands) - 3) + 1;
    k = operands(nodes(1,i));
    nodes(1+(1:k),i) = 1 + floor (rand (k, 1) * (i - 1));
  endfor

endfunction

function args = derivative_arguments (n)

  [nodes, values] = graph (min (n, 40));
  args = {nodes, values, columns(nodes), 1 + whole(2)};

endfunction

function args = compile_arguments (n)

  [nodes, values] = graph (min (n, 40));
  args = {nodes, values, [columns(nodes), 1 + whole(2), 4], 3 + whole(2)};

endfunction

function args = evaluate_arguments (n)

  args = compile_arguments (n);
  args = {__noneq_compile__(args{:}), 3 * randn(n, args{4}), 1};

endfunction

## A double well, or two coordinates with a protocol, events and averages.
function args = langevin_arguments (n)

  M = min (n, 300);
  op = @(name) find (strcmp (name, __noneq_operations__ ()));
  steps = 12;
  seed = whole (2^53);
  first = [whole(2^40), whole(2^40)];
  c = [0.9, 0.1, 0.1, 1, 1, -Inf, Inf, 1];
  if (rand < 0.5)
    ## x1, t; force x - x^3.
    nodes = [op("input"), op("multiply"), op("multiply"), op("subtract")
             1, 1, 1, 1
             0, 1, 2, 3
             0, 0, 0, 0];
    image = __noneq_compile__ (nodes, zeros (1, 4), 4, 2);
    args = {randn(M, 1), randn(M, 1), {image, [], []}, c, "VRORV", 0, {}, ...
            seed, first, steps, [0, whole(1), 0, 0, 1, 1], [0, 0, 0, 0], [], ...
            [], [0, 3, 12], zeros(1, 0), zeros(0, 3), [], [], zeros(1, 0), ...
            [], zeros(M, 0), {}, 1};
    return;
  endif
  ## x1, x2, lambda, t; U = lambda x1 x2.
  nodes = [op("input"), op("input"), op("input"), op("multiply"), ...
           op("multiply"), op("multiply")
           1, 2, 3, 1, 3, 3
           0, 0, 0, 2, 4, 2
           0, 0, 0, 0, 0, 0];
  energy = __noneq_compile__ (nodes, zeros (1, 6), 5, 4);
  force = __noneq_compile__ (nodes, zeros (1, 6), [6, 6], 4);
  c = [c; 0.5, 0.5, 0.1, 2, 1, 0, 3, 2];
  args = {rand(M, 2), randn(M, 2), {force, energy, energy}, c, "HOVRVO", ...
          rand(2, steps + 1), {}, seed, first, steps, [1, 0, 0, 1, 1, 0], ...
          [2, 1, 3, 5], randn(1, 4), [-1, 0; 1, 2; 0, -1; Inf, 3], [1, 12], ...
          [0, 12], [1, 0.5, 0; 3, 0.2, 1], [], [], [0, 1, 0.9, 0.4, -0.4, ...
          0.8, 0.2, 0, 0.1, 0.4], [0.9, 0, 1, 0, 0.4, 0, 0.2, 0.1, 1; ...
          zeros(1, 9)], randn(M, 3), {}, 1};

endfunction

## x' = (x + xi) t
function args = sde_arguments (n)

  op = @(name) find (strcmp (name, __noneq_operations__ ()));
  nodes = [op("input"), op("input"), op("input"), op("add"), op("multiply")
           1, 2, 3, 1, 4
           0, 0, 0, 3, 2
           0, 0, 0, 0, 0];
  image = __noneq_compile__ (nodes, zeros (1, 5), 5, 3);
  args = {randn(min (n, 300), 1), image, 1, whole(2^53), ...
          [whole(2^30), whole(2^40)], 12, randn(1, 2), [0, 3, 12], 1, ...
          whole(1), 1};

endfunction

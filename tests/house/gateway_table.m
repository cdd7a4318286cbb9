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

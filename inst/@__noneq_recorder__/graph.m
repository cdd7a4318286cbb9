## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## [nodes, values, roots] = graph (x)
##
## The graph as the compiler takes it: NODES 4 x n, [operation; a; b; c],
## VALUES of the constants 1 x n, and the nodes of the elements of X, of the
## shape of X.

function [nodes, values, roots] = graph (x)

  current (x);
  [nodes, values] = tape ("graph");
  roots = x.id;

endfunction

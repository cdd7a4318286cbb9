## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## x = __noneq_recorder__ ("start", n, d)
## y = __noneq_recorder__ (values)
##
## What a user's function gets in place of the state: an array of nodes of the
## graph that its operations are written into.  The first form begins a new
## graph with N inputs, the first D of them the state's, and returns them,
## N x 1; the second has the numbers
## VALUES as constants.  [nodes, values, roots] = graph (y) reads the graph.
##
## A class of the old kind, because only here does Octave ask the object
## itself, by logical (), what `if' should do: an object of a classdef is
## silently false.

function x = __noneq_recorder__ (first, n, d)

  if (ischar (first))
    x.id = tape ("start", n, d)(:);
  else
    x.id = tape ("constant", first);
  endif
  x.tape = tape ("generation");
  x = class (x, "__noneq_recorder__");
  superiorto ("double");

endfunction

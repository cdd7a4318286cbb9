## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## The graph that is being recorded.
##
## ids = tape ("start", n, d)        a new graph with n inputs: the state's d,
##                                   the parameters, and the time
## what = tape ("subject", ids)      what they depend on: "the state", ...
## ids = tape ("constant", v)        nodes of the numbers V, of their shape
## ids = tape ("push", op, a, b, c)  nodes of op (a, b, c), rows; b = [] and
##                                   no c if op has one or two operands
## [v, known] = tape ("value", ids)  values of constants; are all known?
## [nodes, values] = tape ("graph")
## k = tape ("generation")           number of this graph
## tape ("doubt", ids, place)        nodes that some other node must use
## place = tape ("unused", roots)    the place of one that none does, or ""
## place = tape ("locate", on)       keep the place of the last operation
##
## Operations on constants are done at once, with Octave's own function, and
## x + 0, 1 * x, 0 * x and the like make no node.

function varargout = tape (action, varargin)

  persistent code nodes values known n inputs d generation = 0
  persistent locating = false
  persistent place = ""
  persistent doubts doubt_places

  if (locating && ! strcmp (action, "locate"))
    place = user_place (dbstack (1));
  endif

  switch (action)

    case "push"
      [op, a, b] = varargin{1:3};
      c = 0 * a;
      if (nargin > 4)
        c = varargin{4};
      endif
      ids = a;
      left = (a > 0);
      if (isempty (b))
        constants = known(a);
        b = 0 * a;
        if (any (constants))
          ids(constants) = tape ("constant", ...
                                 evaluate (op, values(a(constants))));
          left(constants) = false;
        endif
      else
        constants = known(a) & known(b) & (c == 0);
        if (any (constants))
          ids(constants) = tape ("constant", ...
                                 evaluate (op, values(a(constants)), ...
                                           values(b(constants))));
          left(constants) = false;
        endif
        if (strcmp (op, "power"))
          ## norm (x)^2 has a derivative where the root has none.
          even = known(b) & ! known(a) & mod (values(b), 2) == 0 ...
                 & nodes(1,a) == code.sqrt;
          if (any (even))
            a(even) = nodes(2,a(even));
            b(even) = tape ("constant", values(b(even)) / 2);
            ids(even) = a(even);
          endif
        endif
        if (any (strcmp (op, {"add", "subtract", "multiply", "divide", ...
                              "power"})))
          ## Elements whose result is A, is B, or is 0 or 1.
          one_a = known(a) & values(a) == 1;
          one_b = known(b) & values(b) == 1;
          no_a = known(a) & values(a) == 0;
          no_b = known(b) & values(b) == 0;
          same_a = same_b = fixed = false;
          value = 0;
          switch (op)
            case "add"
              same_a = no_b;
              same_b = no_a;
            case "subtract"
              same_a = no_b;
            case "multiply"
              same_a = one_b;
              same_b = one_a;
              fixed = no_a | no_b;
            case "divide"
              same_a = one_b;
            case "power"
              same_a = one_b;
              fixed = no_b;
              value = 1;
          endswitch
          ids(left & same_b) = b(left & same_b);
          left &= ! (same_a | same_b);
          if (any (left & fixed))
            ids(left & fixed) = tape ("constant", value);
            left &= ! fixed;
          endif
        endif
      endif
      if (any (left))
        new = n + (1:sum (left));
        if (new(end) > 2e7)
          refuse ("a program of more than 20 million operations", ...
                  "the function is too long");
        endif
        if (new(end) > columns (nodes))
          nodes(4,2*new(end)) = 0;
          values(2*new(end)) = 0;
          known(2*new(end)) = false;
        endif
        nodes(1,new) = code.(op);
        nodes(2,new) = a(left);
        nodes(3,new) = b(left);
        nodes(4,new) = c(left);
        n = new(end);
        ids(left) = new;
      endif
      varargout{1} = ids;

    case "constant"
      ## Equal numbers share a node.
      [v, ~, at] = unique (varargin{1}(:));
      new = n + (1:numel (v));
      if (! isempty (new))
        if (new(end) > columns (nodes))
          nodes(4,2*new(end)) = 0;
          values(2*new(end)) = 0;
          known(2*new(end)) = false;
        endif
        nodes(1,new) = code.constant;
        values(new) = v;
        known(new) = true;
        n = new(end);
      endif
      varargout{1} = reshape (new(at), size (varargin{1}));

    case "value"
      at = varargin{1};
      varargout = {reshape(values(at), size (at)), all(known(at(:)))};

    case "generation"
      varargout{1} = generation;

    case "start"
      if (isempty (code))
        names = __noneq_operations__ ();
        code = cell2struct (num2cell (1:numel (names))(:), names(:), 1);
      endif
      ## Octave may read this file anew, and then forgets a count.
      generation = double (tic ());
      doubts = doubt_places = {};
      n = varargin{1};
      inputs = n;
      d = varargin{2};
      nodes = repmat ([code.input; 0; 0; 0], 1, 2 * n + 1000);
      nodes(2,1:n) = 1:n;
      nodes(:,n+1:end) = 0;
      values = 0 * nodes(1,:);
      known = (values != 0);
      varargout{1} = 1:n;

    case "graph"
      varargout = {nodes(:,1:n), values(1:n)};

    case "locate"
      varargout{1} = place;
      locating = varargin{1};
      place = "";

    case "doubt"
      doubts{end+1} = varargin{1};
      doubt_places{end+1} = varargin{2};

    case "subject"
      used = below (nodes(:,1:n), varargin{1}, [code.input, code.constant]);
      if (any (used(1:d)))
        varargout{1} = "the state";
      elseif (any (used(1:inputs-1)))
        varargout{1} = "lambda";
      else
        varargout{1} = "t";
      endif

    case "unused"
      varargout{1} = "";
      if (! isempty (doubts))
        used = below (nodes(:,1:n), varargin{1}, [code.input, code.constant]);
        for k = 1:numel (doubts)
          if (! any (used(doubts{k})))
            varargout{1} = doubt_places{k};
          endif
        endfor
      endif

  endswitch

endfunction

## The nodes that the nodes ROOTS are made of, as a mask.
function used = below (nodes, roots, leaves)

  used = false (1, columns (nodes));
  used(roots) = true;
  leaf = ismember (nodes(1,:), leaves);
  for k = max (roots(:)):-1:1
    if (used(k) && ! leaf(k))
      used(nonzeros (nodes(2:4,k))) = true;
    endif
  endfor

endfunction

## Octave's own result of an operation on numbers.
function v = evaluate (op, varargin)

  switch (op)
    case "add"
      op = "plus";
    case "subtract"
      op = "minus";
    case "multiply"
      op = "times";
    case "divide"
      op = "rdivide";
    case "negate"
      op = "uminus";
  endswitch
  v = double (feval (op, varargin{:}));
  if (! isreal (v))
    refuse ("a complex result", "keep the arguments in the real domain");
  endif

endfunction

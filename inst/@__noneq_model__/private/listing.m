## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## lines = listing (nodes, values, roots, labels, names)
##
## The nodes ROOTS of a graph as formulas "label = ...", NAMES being those of
## the inputs.  The graph is first rewritten as sums of multiples, products of
## powers, and calls: so that like terms and factors meet, whatever way the
## recording or the derivative came to them.

function lines = listing (nodes, values, roots, labels, names)

  persistent operations
  if (isempty (operations))
    operations = __noneq_operations__ ();
  endif
  op = operations(nodes(1,:));
  n = columns (nodes);
  needed = false (1, n);
  needed(roots) = true;
  leaf = strcmp (op, "input") | strcmp (op, "constant");
  for k = n:-1:1
    if (needed(k) && ! leaf(k))
      needed(nonzeros (nodes(2:4,k))) = true;
    endif
  endfor

  ## Terms: kind is "number" (value), "name" (text), "sum" (value + sum of
  ## weight * arg), "product" (of arg ^ weight) or "call" (text).
  terms = struct ("kind", {}, "value", {}, "text", {}, "arg", {}, ...
                  "weight", {});
  index = struct ();
  of = zeros (1, n);
  for k = find (needed)
    switch (op{k})
      case "input"
        [terms, index, of(k)] = term (terms, index, "name", 0, ...
                                      names{nodes(2,k)}, [], []);
      case "constant"
        [terms, index, of(k)] = term (terms, index, "number", values(k), "", ...
                                      [], []);
      otherwise
        arg = of(nonzeros (nodes(2:4,k)));
        [terms, index, of(k)] = combined (terms, index, op{k}, arg);
    endswitch
  endfor
  roots = of(roots);

  ## How often each is used by what is printed.
  uses = zeros (1, numel (terms));
  seen = false (1, numel (terms));
  for r = unique (roots)
    uses(r) += sum (roots == r);
    seen(r) = true;
  endfor
  for k = numel (terms):-1:1
    if (seen(k))
      for a = terms(k).arg
        uses(a)++;
        seen(a) = true;
      endfor
    endif
  endfor

  lines = {};
  text = cell (1, numel (terms));
  strength = zeros (1, numel (terms));
  named = 0;
  for k = find (seen)
    [text{k}, strength(k)] = written (terms(k), text, strength);
    long = numel (text{k}) > 12 && uses(k) > 1 || numel (text{k}) > 200;
    if (long && ! any (roots == k))
      named++;
      lines{end+1} = sprintf ("a%d = %s", named, text{k});
      text{k} = sprintf ("a%d", named);
      strength(k) = 4;
    endif
  endfor
  for k = 1:numel (roots)
    lines{end+1} = sprintf ("%s = %s", labels{k}, text{roots(k)});
  endfor

endfunction

## The number of a term, which is made if there is none like it.
function [terms, index, k] = term (terms, index, kind, value, text, arg, weight)

  key = [sprintf("%s %s %.17g", kind, text, value), ...
         sprintf(" %d*%.17g", [arg; weight])];
  key = ["k" hash("md5", key)];
  if (isfield (index, key))
    k = index.(key);
  else
    k = numel (terms) + 1;
    terms(k) = struct ("kind", kind, "value", value, "text", text, ...
                       "arg", arg, "weight", weight);
    index.(key) = k;
  endif

endfunction

function [terms, index, k] = combined (terms, index, op, arg)

  switch (op)
    case {"add", "subtract", "negate"}
      sign = [1, 1];
      if (strcmp (op, "negate"))
        sign = -1;
      elseif (strcmp (op, "subtract"))
        sign = [1, -1];
      endif
      value = 0;
      args = weights = [];
      for i = 1:numel (arg)
        [v, a, w] = as_sum (terms, arg(i));
        value += sign(i) * v;
        args = [args, a];
        weights = [weights, sign(i) * w];
      endfor
      [terms, index, k] = make_sum (terms, index, value, args, weights);
    case {"multiply", "divide"}
      [c, args, powers] = as_product (terms, arg(1));
      [v, a, w] = as_product (terms, arg(2));
      if (strcmp (op, "divide"))
        v = 1 / v;
        w = -w;
      endif
      [terms, index, k] = make_product (terms, index, c * v, [args, a], ...
                                        [powers, w]);
    case {"power", "sqrt"}
      if (strcmp (op, "sqrt"))
        exponent = 0.5;
      elseif (strcmp (terms(arg(2)).kind, "number"))
        exponent = terms(arg(2)).value;
      else
        [terms, index, k] = term (terms, index, "call", 0, "^", arg, 0 * arg);
        return;
      endif
      [c, args, powers] = as_product (terms, arg(1));
      if (exponent == fix (exponent))
        [terms, index, k] = make_product (terms, index, c ^ exponent, args, ...
                                          powers * exponent);
      else
        [terms, index, k] = make_product (terms, index, 1, arg(1), exponent);
      endif
    otherwise
      [terms, index, k] = term (terms, index, "call", 0, op, arg, 0 * arg);
  endswitch

endfunction

function [value, arg, weight] = as_sum (terms, k)

  value = 0;
  arg = k;
  weight = 1;
  switch (terms(k).kind)
    case "number"
      value = terms(k).value;
      arg = weight = [];
    case "sum"
      value = terms(k).value;
      arg = terms(k).arg;
      weight = terms(k).weight;
  endswitch

endfunction

function [value, arg, weight] = as_product (terms, k)

  value = 1;
  arg = k;
  weight = 1;
  switch (terms(k).kind)
    case "number"
      value = terms(k).value;
      arg = weight = [];
    case "product"
      arg = terms(k).arg;
      weight = terms(k).weight;
    case "sum"
      if (numel (terms(k).arg) == 1 && terms(k).value == 0)
        [value, arg, weight] = as_product (terms, terms(k).arg);
        value *= terms(k).weight;
      endif
  endswitch

endfunction

## Like ones together, in the order in which they come.
function [arg, weight] = collected (arg, weight)

  [arg, first, at] = unique (arg(:), "first");
  total = accumarray (at(:), weight(:), [numel(arg), 1]);
  [~, order] = sort (first);
  arg = arg(order).';
  weight = total(order).';
  arg(weight == 0) = [];
  weight(weight == 0) = [];

endfunction

function [terms, index, k] = make_sum (terms, index, value, arg, weight)

  if (! isempty (arg))
    [arg, weight] = collected (arg, weight);
  endif
  if (isempty (arg))
    [terms, index, k] = term (terms, index, "number", value, "", [], []);
  elseif (numel (arg) == 1 && weight == 1 && value == 0)
    k = arg;
  else
    [terms, index, k] = term (terms, index, "sum", value, "", arg, weight);
  endif

endfunction

function [terms, index, k] = make_product (terms, index, value, arg, weight)

  if (! isempty (arg))
    [arg, weight] = collected (arg, weight);
  endif
  if (value == 0 || isempty (arg))
    [terms, index, k] = term (terms, index, "number", value, "", [], []);
    return;
  endif
  if (numel (arg) == 1 && weight == 1)
    k = arg;
    [v, a, w] = as_sum (terms, k);
    if (abs (value) == 1 && numel (a) > 1)
      [terms, index, k] = make_sum (terms, index, value * v, a, value * w);
      return;
    endif
  else
    [terms, index, k] = term (terms, index, "product", 0, "", arg, weight);
  endif
  if (value != 1)
    [terms, index, k] = make_sum (terms, index, 0, k, value);
  endif

endfunction

## Text, and how tightly it holds: 1 sum, 2 product, 3 power, 4 atom.
function [text, strength] = written (t, text, strength)

  switch (t.kind)
    case "number"
      [text, strength] = deal (number (t.value), 4 - 3 * (t.value < 0));
    case "name"
      [text, strength] = deal (t.text, 4);
    case "call"
      [text, strength] = call (t, text(t.arg), strength(t.arg));
    case "product"
      [text, strength] = product (t, text(t.arg), strength(t.arg));
    case "sum"
      [text, strength] = total (t, text(t.arg), strength(t.arg));
  endswitch

endfunction

function s = number (v)

  s = sprintf ("%.6g", v);

endfunction

function s = bracketed (s, has, needs)

  if (has < needs)
    s = ["(" s ")"];
  endif

endfunction

function [s, strength] = call (t, arg, has)

  infix = struct ("lt", "<", "le", "<=", "gt", ">", "ge", ">=", "eq", "==", ...
                  "ne", "!=", "and", "&", "or", "|");
  strength = 4;
  if (strcmp (t.text, "^"))
    s = [bracketed(arg{1}, has(1), 4) "^" bracketed(arg{2}, has(2), 4)];
    strength = 3;
  elseif (isfield (infix, t.text))
    s = ["(" arg{1} " " infix.(t.text) " " arg{2} ")"];
  else
    s = [strrep(strrep (t.text, "select", "merge"), "negate", "-") ...
         "(" strjoin(arg, ", ") ")"];
  endif

endfunction

function [s, strength] = product (t, arg, has)

  above = below = {};
  for i = 1:numel (arg)
    w = abs (t.weight(i));
    if (w == 1)
      part = bracketed (arg{i}, has(i), 3);
    elseif (w == 0.5)
      part = ["sqrt(" arg{i} ")"];
    else
      part = [bracketed(arg{i}, has(i), 4) "^" number(w)];
    endif
    if (t.weight(i) > 0)
      above{end+1} = part;
    else
      below{end+1} = part;
    endif
  endfor
  s = strjoin (above, "*");
  if (isempty (above))
    s = "1";
  endif
  if (numel (below) == 1)
    s = [s "/" below{1}];
  elseif (numel (below) > 1)
    s = [s "/(" strjoin(below, "*") ")"];
  endif
  strength = 2 + (numel (above) == 1 && isempty (below));

endfunction

function [s, strength] = total (t, arg, has)

  parts = {};
  positive = [];
  for i = 1:numel (arg)
    w = t.weight(i);
    part = bracketed (arg{i}, has(i), 2);
    if (abs (w) != 1)
      ## 2 times 1/x is 2/x.
      if (strncmp (part, "1/", 2))
        part = [number(abs (w)) part(2:end)];
      else
        part = [number(abs (w)) "*" part];
      endif
    endif
    parts{end+1} = part;
    positive(end+1) = w > 0;
  endfor
  if (t.value != 0)
    parts{end+1} = number (abs (t.value));
    positive(end+1) = t.value > 0;
  endif
  first = find (positive, 1);
  if (isempty (first))
    first = 1;
  endif
  order = [first, setdiff(1:numel (parts), first)];
  s = "";
  for i = order
    if (isempty (s))
      s = [{"-", ""}{1 + positive(i)} parts{i}];
    else
      s = [s {" - ", " + "}{1 + positive(i)} parts{i}];
    endif
  endfor
  strength = 1;
  if (numel (parts) == 1 && positive(1))
    strength = 2;
  endif

endfunction

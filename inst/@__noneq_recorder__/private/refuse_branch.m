## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## refuse_branch (x)
##
## The error for a branch on X, by the name it has in the source.

function refuse_branch (x)

  [place, source, above, library] = user_place (dbstack (1));
  subject = tape ("subject", x.id(:).');
  if (! isempty (library))
    error ("noneq:branch", "'%s'%s: it branches on %s", library, place, ...
           subject);
  endif
  word = regexp (source, '\<(if|elseif|while|until|switch|case|logical)\>', ...
                 "match", "once");
  if (isempty (word))
    word = regexp (source, '(&&|\|\|)', "match", "once");
  endif
  if (isempty (word))
    ## The condition goes over several lines.
    word = regexp (above, '\<(if|elseif|while|until|switch)\>', "match");
    if (isempty (word) && any (place == "@"))
      word = "&&' or '||";
    elseif (isempty (word))
      word = "a branch";
    else
      word = word{end};
    endif
  endif
  switch (word)
    case {"while", "until"}
      advice = "a loop needs a number of turns that does not depend on it";
    case {"&&", "||"}
      advice = sprintf ("combine masks with %s, as in (x > 0) %s (x < 1)", ...
                        word(1), word(1));
    case "&&' or '||"
      advice = "combine masks with & and |, as in (x > 0) & (x < 1)";
    case "logical"
      advice = "a mask is a number already: write (x > 0) .* f";
    otherwise
      advice = ["use a mask such as (x > 0) .* f1 + (x <= 0) .* f2, " ...
                "or max/min"];
      if (! strcmp (subject, "the state"))
        advice = strrep (advice, "(x ", ["(" subject " "]);
      endif
  endswitch
  if (! strcmp (word, "a branch"))
    word = ["'" word "'"];
  endif
  error ("noneq:branch", "%s on %s%s: %s", word, subject, place, advice);

endfunction

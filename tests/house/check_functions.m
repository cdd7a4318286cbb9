## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## check_functions (index_file, taken)
##
## Every public function has a help text with an example, tests, a demo that
## runs without error, a line in INDEX, and a name that is not in the cell
## TAKEN; and INDEX lists nothing else.

function check_functions (index_file, taken)

  files = package_files ();
  [~, names] = cellfun (@fileparts, files, "uniformoutput", false);
  tally (! isempty (names), "there are no public functions");

  text = strsplit (fileread (index_file), "\n");
  listed = {};
  for i = 1:numel (text)
    if (! isempty (regexp (text{i}, '^\s+\S', "once")))
      listed = [listed, strsplit(strtrim (text{i}))];
    endif
  endfor
  strange = setdiff (listed, names);
  tally (isempty (strange), ["INDEX lists what is not there: " ...
                             strjoin(strange, ", ")]);

  visible = get (0, "defaultfigurevisible");
  set (0, "defaultfigurevisible", "off");
  for i = 1:numel (names)
    name = names{i};
    tally (any (strcmp (name, listed)), [name " is not in INDEX"]);
    tally (! any (strcmp (name, taken)), ...
           ["Octave has a function " name " already"]);
    [help_text, form] = get_help_text (name);
    tally (strcmp (form, "texinfo"), [name " has no texinfo help"]);
    tally (! isempty (strfind (help_text, "@example")), ...
           ["the help of " name " has no example"]);
    source = fileread (files{i});
    tally (! isempty (regexp (source, '^%!(test|assert)', ...
                              "once", "lineanchors")), ...
           [name " has no tests"]);

    [code, place] = test (files{i}, "grabdemo");
    tally (! isempty (place), [name " has no demo"]);
    for k = 2:numel (place)
      try
        run_demo (code(place(k-1):place(k)-1));
        tally (true, name);
      catch err
        tally (false, sprintf ("demo %d of %s: %s", k - 1, name, err.message));
      end_try_catch
      close ("all");
    endfor
  endfor
  set (0, "defaultfigurevisible", visible);

endfunction

function run_demo (code)

  evalc (code);

endfunction

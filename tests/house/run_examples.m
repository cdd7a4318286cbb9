## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## run_examples (folder, data)
##
## Every example in FOLDER runs to its end, prints something and writes its
## picture.  DATA: folder of the test data, for those that take one.

function run_examples (folder, data)

  set (0, "defaultfigurevisible", "off");
  addpath (folder);
  files = glob (fullfile (folder, "*.m"));
  count = 0;
  for file = files'
    [~, name] = fileparts (file{1});
    head = regexp (fileread (file{1}), '^function \w+ \(([^)]*)\)', ...
                   "tokens", "once", "lineanchors");
    if (isempty (head) || isempty (strfind (head{1}, "picture"))
        || strcmp (name, "save_picture"))
      continue;
    endif
    count++;
    picture = [tempname() ".png"];
    args = {picture};
    if (strfind (head{1}, "folder"))
      args = {data, picture};
    endif
    begun = tic ();
    try
      text = evalc ("feval (name, args{:})");
      file_info = dir (picture);
      tally (! isempty (strtrim (text)) && numel (file_info) == 1
             && file_info.bytes > 1000, ...
             [name ": no text or no picture"]);
    catch err
      tally (false, sprintf ("example %s: %s", name, err.message));
    end_try_catch
    printf ("%-24s %.0f s\n", name, toc (begun));
    close ("all");
    if (exist (picture, "file"))
      delete (picture);
    endif
  endfor
  tally (count > 5, "no examples were found");

endfunction

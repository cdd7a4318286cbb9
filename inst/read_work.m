## Copyright (C) 2026 The noneq developers
##
## This file is part of noneq.
##
## noneq is free software: you can redistribute it and/or modify it under
## the terms of the GNU General Public License as published by the Free
## Software Foundation, either version 3 of the License, or (at your option)
## any later version.
##
## noneq is distributed in the hope that it will be useful, but WITHOUT ANY
## WARRANTY; without even the implied warranty of MERCHANTABILITY or FITNESS
## FOR A PARTICULAR PURPOSE.  See the GNU General Public License for more
## details.
##
## You should have received a copy of the GNU General Public License along
## with noneq; see the file COPYING.  If not, see
## <https://www.gnu.org/licenses/>.

## -*- texinfo -*-
## @deftypefn  {} {[@var{w}, @var{info}] =} read_work (@var{file})
## @deftypefnx {} {[@var{w}, @var{info}] =} read_work (@var{file}, @var{name}, @var{value}, @dots{})
## Work values from text files, or from the dH/dlambda that GROMACS writes
## while it switches a system.
##
## @var{file} is a file name, a name with wildcards
## (@qcode{"switch*/dhdl.xvg"}) or a cell of either.  Files may be compressed
## by gzip.  A line that starts with @qcode{"@@"} or @qcode{"&"}, anything
## after a @qcode{"#"} and empty lines are skipped.
##
## @strong{Text}: columns separated by white space, one realisation a line.
## @var{w} is M x K, the K columns chosen, of all files one below the other.
##
## @strong{dH/dlambda}: each file is one realisation; its first column is the
## time t.  lambda runs linearly in time from one end to the other, and the
## work is the integral by the trapezoidal rule,
##
## @example
## w = sum_k (l(k+1) - l(k)) (h(k) + h(k+1)) / 2,    h = dH/dlambda
## @end example
##
## @var{w} is M x 1, or M x T if accumulated.  Energies stay in the unit of
## the files (GROMACS: kJ/mol).
##
## @strong{Sign}: the result is the work done on the system in the process as
## it ran.  For runs from lambda = 1 to 0 say @code{"reverse", true}; their
## work is then what this package calls wR.  Programs that integrate from 0 to
## 1 for both directions (pmx) print -wR: read their text files as they are
## and give the estimators the option @code{"negated", true}.
##
## Options:
##
## @table @asis
## @item @qcode{"format"}
## @qcode{"text"}, @qcode{"dhdl"} or @qcode{"auto"} (default): dH/dlambda if
## the header of the first file says so, else text.
## @item @qcode{"column"}
## The columns to take, integers; several of them are K columns of works
## (text) or parts of dH/dlambda that are added (dhdl).  Default: the only
## column of a text; the one that the header calls dH/dl, or column 2, of a
## dhdl file.  If there is a choice to make it must be made.  With this option
## other columns may hold words, as in the files of works of pmx
## (name of a run, work).
## @item @qcode{"lambda"}
## [start, end] of lambda (default [0, 1]), or its value at each of the T
## times.
## @item @qcode{"reverse"}
## true: lambda ran from its end to its start.
## @item @qcode{"accumulated"}
## true: the work done up to each time, M x T; all files must have the same
## number of times.
## @end table
##
## @var{info} has the fields @code{files} (names), @code{format}, @code{n}
## (M), @code{lines} (lines of data of each file), @code{columns},
## @code{temperature} (in K if a header says so, else NaN) and, for dhdl,
## @code{time} and @code{lambda} of the last file.
##
## @strong{Accuracy}: numbers are read to the last digit of the text; the
## trapezoidal rule is off by (T/12) (dlambda)^3 h'' for T smooth values and
## far less than the noise of dH/dlambda in a simulation.
##
## @strong{Errors}: @code{noneq:file} for a file that is missing, empty,
## damaged or of another shape than asked for, and for a word where a number
## should be, with the number of its line.
##
## @example
## @group
## file = [tempname() ".xvg"];
## fid = fopen (file, "w");
## fprintf (fid, "@@ s0 legend \"dH/d\\xl\\f@{@}\"\n0 2\n5 4\n10 6\n");
## fclose (fid);
## wF = read_work (file)
##   @result{} wF = 4
## wR = read_work (file, "reverse", true)
##   @result{} wR = -4
## delete (file);
## @end group
## @end example
##
## @strong{References}: V. Gapsys, S. Michielssens, D. Seeliger and B. L. de
## Groot, J. Comput. Chem. 36, 348 (2015).
##
## @seealso{jarzynski, bennett, work_report, read_pull_force}
## @end deftypefn

function [w, info] = read_work (file, varargin)

  if (nargin < 1)
    print_usage ();
  endif
  fname = "read_work";
  opt = parse_options (fname, varargin, ...
                       {"format", "auto", {"auto", "text", "dhdl"}
                        "column", [], @column_message
                        "lambda", [0, 1], @lambda_message
                        "reverse", false, "logical"
                        "accumulated", false, "logical"});
  files = list_files (fname, file);
  info = struct ("files", {files}, "format", opt.format, "n", 0, ...
                 "lines", zeros (1, numel (files)), "columns", [], ...
                 "temperature", NaN);
  column = double (opt.column(:)');

  parts = cell (numel (files), 1);
  for i = 1:numel (files)
    table = read_table (fname, files{i}, column);
    if (strcmp (info.format, "auto"))
      info.format = guess_format (fname, files{i}, table);
    endif
    if (isnan (info.temperature))
      info.temperature = table.temperature;
    endif
    info.lines(i) = rows (table.values);
    if (strcmp (info.format, "text"))
      kind = "columns";
      info.columns = choose_column (fname, files{i}, table, column, 1);
      parts{i} = table.values(:,info.columns);
    else
      kind = "times";
      info.columns = choose_column (fname, files{i}, table, column, 2);
      [parts{i}, info.time, info.lambda] ...
        = integrate (fname, files{i}, table.values, info.columns, opt);
    endif
    if (columns (parts{i}) != columns (parts{1}))
      error ("noneq:file", "%s: %s has %d %s, %s has %d", fname, files{i}, ...
             columns (parts{i}), kind, files{1}, columns (parts{1}));
    endif
  endfor
  w = vertcat (parts{:});
  info.n = rows (w);

endfunction

function format = guess_format (fname, file, table)

  if (any (is_dhdl ([table.legends, {table.ylabel}])))
    format = "dhdl";
  elseif (strncmpi (table.ylabel, "Force", 5))
    error ("noneq:file", ["%s: %s holds forces; read them with" ...
                          " read_pull_force"], fname, file);
  else
    format = "text";
  endif

endfunction

## Names of dH/dlambda; dG/dl and dgdl is what old versions call it.
function yes = is_dhdl (names)

  yes = ! cellfun (@isempty, regexp (names, '^d[HG]/d|^dgdl', 'once'));

endfunction

function column = choose_column (fname, file, table, column, first)

  n = columns (table.values);
  if (n < first)
    error ("noneq:file", ...
           "%s: %s has one column; time and dH/dlambda are needed", ...
           fname, file);
  elseif (any (column > n))
    error ("noneq:file", "%s: %s has no column %d; it has %d", fname, file, ...
           max (column), n);
  elseif (isempty (column))
    column = first:n;
    if (first == 2)
      named = find (is_dhdl (table.legends)) + 1;
      if (! isempty (named))
        column = named;
      endif
    endif
    if (numel (column) > 1)
      error ("noneq:file", ...
             "%s: %s has %d columns%s; choose with the option \"column\"", ...
             fname, file, numel (column), {"", " of dH/dlambda"}{first});
    endif
  endif

endfunction

function [w, t, lambda] = integrate (fname, file, value, column, opt)

  t = value(:,1)';
  k = find (! (diff (t) > 0), 1);
  if (! isempty (k) || numel (t) < 2)
    error ("noneq:file", ...
           "%s: %s: the time does not increase at row %d of the data", ...
           fname, file, [k, 0](1) + 1);
  endif
  lambda = double (opt.lambda(:)');
  if (numel (lambda) == 2)
    part = (t - t(1)) / (t(end) - t(1));
    lambda = lambda(1) * (1 - part) + lambda(2) * part;
  elseif (numel (lambda) != numel (t))
    error ("noneq:size", ...
           "%s: option \"lambda\" has %d values, %s has %d times", fname, ...
           numel (lambda), file, numel (t));
  endif
  if (opt.reverse)
    lambda = fliplr (lambda);
  endif
  h = sum (value(:,column), 2)';
  if (opt.accumulated)
    w = cumtrapz (lambda, h);
  else
    w = trapz (lambda, h);
  endif

endfunction

function must = column_message (value)

  must = "";
  if (! (isnumeric (value) && isvector (value) && isreal (value)
         && all (value >= 1 & value == fix (value))))
    must = "integers from 1 on";
  endif

endfunction

function must = lambda_message (value)

  must = "";
  if (! (isnumeric (value) && isvector (value) && isreal (value)
         && numel (value) > 1 && all (isfinite (value))))
    must = "[start, end] or one finite number a time";
  endif

endfunction

%!function write_file (name, text)
%!  fid = fopen (name, "w");
%!  fwrite (fid, text);
%!  fclose (fid);
%!endfunction

%!function folder = new_folder ()
%!  folder = tempname ();
%!  mkdir (folder);
%!endfunction

%!function remove_folder (folder)
%!  delete (fullfile (folder, "*"));
%!  rmdir (folder);
%!endfunction

%!function text = dhdl_text (t, h)
%!  ## The header as mdrun writes it.
%!  text = ["# This file was created Thu Mar 19 00:47:46 2020\n" ...
%!          "@    title \"dH/d\\xl\\f{}\"\n" ...
%!          "@    xaxis  label \"Time (ps)\"\n" ...
%!          "@    yaxis  label \"dH/d\\xl\\f{} " ...
%!          "(kJ/mol [\\xl\\f{}]\\S-1\\N)\"\n" ...
%!          "@TYPE xy\n@ subtitle \"T = 298.15 (K) \"\n@ legend on\n" ...
%!          sprintf("%.4f %.10g\n", [t; h])];
%!endfunction

## Text: one column and several, comments, numbers of every form, many files
%!test
%! folder = new_folder ();
%! unwind_protect
%!   a = fullfile (folder, "a.txt");
%!   b = fullfile (folder, "b.txt");
%!   write_file (a, ["# works\n1.5\n\n -2e-1 # last\n+.25\n" ...
%!                   "1E2\nNaN\n-Inf\n3.\n"]);
%!   [w, info] = read_work (a);
%!   assert (w, [1.5; -0.2; 0.25; 100; NaN; -Inf; 3]);
%!   assert (info.format, "text");
%!   assert ([info.n, info.lines, info.columns], [7, 7, 1]);
%!   assert (isnan (info.temperature));
%!   write_file (b, "1 2 3\r\n4 5 6");
%!   assert (read_work (b, "column", 3), [3; 6]);
%!   assert (read_work (b, "column", [3, 1]), [3, 1; 6, 4]);
%!   assert (read_work ({b, a}, "column", 1), [1; 4; w]);
%!   write_file (b, "run1/dhdl.xvg 12.5\nrun2/dhdl.xvg -3 # x\n");
%!   assert (read_work (b, "column", 2), [12.5; -3]);
%! unwind_protect_cleanup
%!   remove_folder (folder);
%! end_unwind_protect

## dH/dlambda: trapezoids, both directions, accumulated, uneven times
%!test
%! folder = new_folder ();
%! unwind_protect
%!   rounding = 100 * 5 * eps;   # 100 additions, sums up to 5
%!   t = 0:0.5:50;
%!   h1 = 3 * (t / 50).^2;
%!   h2 = -5 + 0 * t;
%!   write_file (fullfile (folder, "1.xvg"), dhdl_text (t, h1));
%!   write_file (fullfile (folder, "2.xvg"), dhdl_text (t, h2));
%!   name = fullfile (folder, "*.xvg");
%!   [w, info] = read_work (name);
%!   assert (w, [trapz(t / 50, h1); -5], 1e-9);
%!   assert (info.format, "dhdl");
%!   assert (info.temperature, 298.15);
%!   assert (info.lambda, t / 50, 1e-15);
%!   assert (read_work (name, "reverse", true), -w, rounding);
%!   assert (read_work (name, "lambda", [1, 0]), -w, rounding);
%!   assert (read_work (name, "lambda", [0, 0.5]), w / 2, rounding);
%!   assert (read_work (name, "lambda", (t / 50).^2), ...
%!           [trapz((t / 50).^2, h1); -5], 1e-9);
%!   wt = read_work (name, "accumulated", true);
%!   assert (size (wt), [2, 101]);
%!   assert (wt(:,[1, end]), [0, w(1); 0, w(2)], rounding);
%!   assert (wt(2,:), -5 * t / 50, rounding);
%!   gzip (fullfile (folder, "2.xvg"));
%!   assert (read_work (fullfile (folder, "2.xvg.gz")), w(2));
%! unwind_protect_cleanup
%!   remove_folder (folder);
%! end_unwind_protect

## dH/dlambda found by its legend among other columns
%!test
%! folder = new_folder ();
%! unwind_protect
%!   a = fullfile (folder, "a.xvg");
%!   head = "@ s0 legend \"Total Energy (kJ/mol)\"\n";
%!   dhdl = "@ s%d legend \"dH/d\\xl\\f{} %s-lambda = 0.0000\"\n";
%!   write_file (a, [head sprintf(dhdl, 1, "fep") ...
%!                   "@ s2 legend \"\\xD\\f{}H \\xl\\f{} to 0.0000\"\n" ...
%!                   "@ s3 legend \"pV (kJ/mol)\"\n0 7 1 8 9\n1 7 3 8 9\n"]);
%!   assert (read_work (a), 2);
%!   write_file (a, [head sprintf(dhdl, 1, "coul") sprintf(dhdl, 2, "vdw") ...
%!                   "0 7 1 8\n1 7 3 9\n"]);
%!   fail ("read_work (a)", ["a.xvg has 2 columns of dH/dlambda; choose " ...
%!         "with the option \"column\""]);
%!   assert (read_work (a, "column", 3), 2);
%!   assert (read_work (a, "column", [3, 4]), 10.5);
%! unwind_protect_cleanup
%!   remove_folder (folder);
%! end_unwind_protect

%!test
%! folder = new_folder ();
%! unwind_protect
%!   a = fullfile (folder, "a.xvg");
%!   b = fullfile (folder, "b.xvg");
%!   write_file (a, "1 2\n3 4\n");
%!   fail ("read_work (a)", ...
%!         "a.xvg has 2 columns; choose with the option \"column\"");
%!   fail ("read_work (a, \"column\", 3)", "a.xvg has no column 3; it has 2");
%!   fail ("read_work (a, \"format\", \"dhdl\", \"lambda\", 1:3)", ...
%!         "option \"lambda\" has 3 values, .*a.xvg has 2 times");
%!   assert (read_work (a, "format", "dhdl"), 3);
%!   write_file (b, "1 2\n3 4\n5 6\n");
%!   fail (["read_work ({a, b}, \"format\", \"dhdl\", " ...
%!          "\"accumulated\", true)"], "b.xvg has 3 times, .*a.xvg has 2");
%!   write_file (a, "1 2\n1 4\n");
%!   fail ("read_work (a, \"format\", \"dhdl\")", ...
%!         "a.xvg: the time does not increase at row 2 of the data");
%!   write_file (a, "1\n2\n");
%!   fail ("read_work (a, \"format\", \"dhdl\")", ...
%!         "a.xvg has one column; time and dH/dlambda are needed");
%!   write_file (a, "# h\n1\n2,5\n");
%!   fail ("read_work (a)", ...
%!         "read_work: .*a.xvg, line 3: \"2,5\" is not a number");
%!   write_file (a, "1\n2\n3 4\n");
%!   fail ("read_work (a)", "a.xvg, line 3 has 2 columns, line 1 has 1");
%!   write_file (a, "@ s0 legend \"1\"\n");
%!   fail ("read_work (a)", "a.xvg has no line of data");
%!   write_file (a, "@    yaxis  label \"Force (kJ/mol/nm)\"\n0 1\n1 2\n");
%!   fail ("read_work (a)", ...
%!         "a.xvg holds forces; read them with read_pull_force");
%!   assert (read_work (a, "format", "text", "column", 2), [1; 2]);
%! unwind_protect_cleanup
%!   remove_folder (folder);
%! end_unwind_protect

%!error <Invalid call> read_work ()
%!error <read_work: FILE must be a file name, a name with wildcards, or a cell of names> read_work (1)
%!error <read_work: there is no file "no_such_file.txt"> read_work ("no_such_file.txt")
%!error <read_work: no file matches "no_such_.*.txt"> read_work ("no_such_*.txt")
%!error <option "column" must be integers from 1 on, got 0> read_work ("x", "column", 0)
%!error <option "lambda" must be \[start, end\] or one finite number a time, got 1> read_work ("x", "lambda", 1)
%!error <option "format" must be one of: auto, text, dhdl, got "csv"> read_work ("x", "format", "csv")
%!error id=noneq:file read_work ("no_such_file.txt")

%!demo
%! ## A column of work values with a comment, as programs write it.
%! name = [tempname() ".txt"];
%! fid = fopen (name, "w");
%! fputs (fid, "# work of 300 runs, kJ/mol\n");
%! fprintf (fid, "%.4f\n", 12 + 4 * randn (300, 1));
%! fclose (fid);
%! W = read_work (name);
%! unlink (name);
%! hist (W, 20);
%! xlabel ("work  [kJ/mol]");
%! title (sprintf ("dF = %.2f kJ/mol", ...
%!                 jarzynski (W, "temperature", 298, "units", "kJ/mol")));

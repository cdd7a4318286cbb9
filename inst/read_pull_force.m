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
## @deftypefn  {} {[@var{f}, @var{t}, @var{info}] =} read_pull_force (@var{file})
## @deftypefnx {} {[@var{f}, @var{t}, @var{info}] =} read_pull_force (@var{file}, @var{name}, @var{value}, @dots{})
## Forces along pulling trajectories, from the @file{pullf.xvg} files that
## GROMACS writes.
##
## @var{file} is a file name, a name with wildcards (@qcode{"run*/pullf.xvg"})
## or a cell of either; one file is one trajectory.  Files may be compressed
## by gzip.  A line that starts with @qcode{"@@"} or @qcode{"&"}, anything
## after a @qcode{"#"} and empty lines are skipped.  The first column is the
## time; all files must have the same times.
##
## Returned are the forces @var{f}, M x T, one trajectory a row, the times
## @var{t}, 1 x T, both in the units of the files (GROMACS: kJ/mol/nm and ps),
## and @var{info} with the fields @code{files}, the M names in the order of
## the rows, @code{n} (M), @code{times} (T) and @code{legend}, what the header
## calls the column.  The sign is left as it is: with @code{pull_coord_type =
## constraint} GROMACS writes the force that drives the coordinate, so that
## force times velocity is the power that goes into the system.
##
## Option:
##
## @table @asis
## @item @qcode{"column"}
## Which column holds the force, an integer from 2 on.  Needed only if there
## is more than one pull coordinate in the file.
## @end table
##
## @strong{Accuracy}: numbers are read to the last digit of the text.
##
## @strong{Errors}: @code{noneq:file} for a file that is missing, empty,
## damaged, or of another length or other times than the first, and for a word
## where a number should be, with the number of its line.
##
## @example
## @group
## file = [tempname() ".xvg"];
## fid = fopen (file, "w");
## fprintf (fid, "@@ s0 legend \"1\"\n0.0 10.5\n0.1 -3\n0.2 4\n");
## fclose (fid);
## [f, t] = read_pull_force (file)
##   @result{} f =
##       10.5000   -3.0000    4.0000
##   @result{} t =
##       0   0.1000   0.2000
## delete (file);
## @end group
## @end example
##
## @strong{References}: S. Wolf and G. Stock, J. Chem. Theory Comput. 14, 6175
## (2018).
##
## @seealso{pulling_pmf, read_work}
## @end deftypefn

function [f, t, info] = read_pull_force (file, varargin)

  if (nargin < 1)
    print_usage ();
  endif
  fname = "read_pull_force";
  opt = parse_options (fname, varargin, {"column", [], @column_message});
  files = list_files (fname, file);

  for i = 1:numel (files)
    table = read_table (fname, files{i});
    n = columns (table.values);
    column = opt.column;
    if (n < 2)
      error ("noneq:file", ...
             "%s: %s has one column; time and force are needed", ...
             fname, files{i});
    elseif (isempty (column) && n > 2)
      error ("noneq:file", ...
             ["%s: %s has %d columns of forces; choose one with the option" ...
              " \"column\""], fname, files{i}, n - 1);
    elseif (isempty (column))
      column = 2;
    elseif (column > n)
      error ("noneq:file", "%s: %s has no column %d; it has %d", fname, ...
             files{i}, column, n);
    endif
    if (i == 1)
      t = table.values(:,1)';
      if (any (isnan (t)) || any (diff (t) <= 0))
        k = [find(isnan (t)), find(diff (t) <= 0) + 1](1);
        error ("noneq:file", ...
               "%s: %s: the time does not increase at row %d of the data", ...
               fname, files{i}, k);
      endif
      f = zeros (numel (files), numel (t));
      legend = "";
      if (numel (table.legends) >= column - 1)
        legend = table.legends{column-1};
      endif
    elseif (rows (table.values) != numel (t))
      error ("noneq:file", "%s: %s has %d times, %s has %d", fname, ...
             files{i}, rows (table.values), files{1}, numel (t));
    else
      ## Half a digit of the text at most.
      k = find (! (abs (table.values(:,1)' - t) <= 1e-6 * max (abs (t))), 1);
      if (! isempty (k))
        error ("noneq:file", ...
               "%s: row %d of %s is at time %g, that of %s at %g", fname, k, ...
               files{i}, table.values(k,1), files{1}, t(k));
      endif
    endif
    f(i,:) = table.values(:,column);
  endfor

  info = struct ("files", {files}, "n", numel (files), "times", numel (t), ...
                 "legend", legend);

endfunction

function must = column_message (value)

  must = "";
  if (! (isnumeric (value) && isscalar (value) && isreal (value)
         && value >= 2 && value == fix (value)))
    must = "an integer from 2 on (column 1 is the time)";
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

## GROMACS' header, Windows line ends, no end of line at the end, wildcards
%!test
%! folder = new_folder ();
%! unwind_protect
%!   a = fullfile (folder, "a_pullf.xvg");
%!   b = fullfile (folder, "b_pullf.xvg");
%!   header = ["# This file was created by gmx mdrun\n" ...
%!             "@    title \"Pull force\"\n" ...
%!             "@    yaxis  label \"Force (kJ/mol/nm)\"\n@TYPE xy\n" ...
%!             "@ s0 legend \"1\"\n"];
%!   write_file (a, [header "0.0000\t-1507.17\n0.1000\t2861.47\n\n0.2\t1e2"]);
%!   write_file (b, strrep ([header " 0 1\n 0.1 -2 # late\n 0.2 +.5\n"], ...
%!                          "\n", "\r\n"));
%!   [f, t, info] = read_pull_force (fullfile (folder, "*_pullf.xvg"));
%!   assert (f, [-1507.17, 2861.47, 100; 1, -2, 0.5]);
%!   assert (t, [0, 0.1, 0.2]);
%!   assert (info.files, {a, b});
%!   assert ([info.n, info.times], [2, 3]);
%!   assert (info.legend, "1");
%!   assert (read_pull_force ({b, a}), f([2, 1],:));
%! unwind_protect_cleanup
%!   remove_folder (folder);
%! end_unwind_protect

## Compressed: whole, of two members, cut short, changed, not compressed
%!test
%! folder = new_folder ();
%! unwind_protect
%!   a = fullfile (folder, "a.xvg");
%!   write_file (a, sprintf ("%g %g\n", [(1:2000); cos(1:2000)]));
%!   f = read_pull_force (a);
%!   z = gzip (a){1};
%!   assert (read_pull_force (z), f);
%!   fid = fopen (z);
%!   bytes = fread (fid)';
%!   fclose (fid);
%!   write_file (a, sprintf ("%g %g\n", [(2001:2002); 1, 2]));
%!   z2 = gzip (a){1};
%!   fid = fopen (z2);
%!   more = fread (fid)';
%!   fclose (fid);
%!   write_file (z, [bytes, more]);
%!   assert (read_pull_force (z), [f, 1, 2]);
%!   damaged = ["read_pull_force: cannot unpack " ...
%!              regexptranslate("escape", z) ": the gzip file is damaged or cut short"];
%!   write_file (z, bytes(1:end-9));
%!   fail ("read_pull_force (z)", damaged);
%!   write_file (z, [bytes(1:end-8), bitxor(bytes(end-7), 1), ...
%!                   bytes(end-6:end)]);
%!   fail ("read_pull_force (z)", damaged);
%!   for k = 40:97:numel (bytes)-8
%!     changed = bytes;
%!     changed(k) = bitxor (changed(k), 16);
%!     write_file (z, changed);
%!     fail ("read_pull_force (z)", damaged);
%!   endfor
%!   write_file (z, "0 1\n");
%!   fail ("read_pull_force (z)", "is not a gzip file, though its name ends");
%! unwind_protect_cleanup
%!   remove_folder (folder);
%! end_unwind_protect

%!test
%! folder = new_folder ();
%! unwind_protect
%!   a = fullfile (folder, "a.xvg");
%!   b = fullfile (folder, "b.xvg");
%!   write_file (a, "0 1\n1 2\n2 3\n");
%!   write_file (b, "0 1\n1 2\n");
%!   fail ("read_pull_force ({a, b})", "b.xvg has 2 times, .*a.xvg has 3");
%!   write_file (b, "0 1\n1 2\n2.5 3\n");
%!   fail ("read_pull_force ({a, b})", ...
%!         "row 3 of .*b.xvg is at time 2.5, that of .*a.xvg at 2");
%!   write_file (b, "0 1\n1 2\n1 3\n");
%!   fail ("read_pull_force (b)", ...
%!         "b.xvg: the time does not increase at row 3 of the data");
%!   write_file (b, "# nothing\n@ title \"x\"\n\n");
%!   fail ("read_pull_force (b)", "b.xvg has no line of data");
%!   write_file (b, "");
%!   fail ("read_pull_force (b)", "b.xvg has no line of data");
%!   write_file (b, "# c\n0 1\n\n1 two\n2 3\n");
%!   fail ("read_pull_force (b)", "b.xvg, line 4: \"two\" is not a number");
%!   write_file (b, "0 1\n1 1.5.2\n2 3\n");
%!   fail ("read_pull_force (b)", "b.xvg, line 2: \"1.5.2\" is not a number");
%!   write_file (b, "0 1\n1\n2 3\n");
%!   fail ("read_pull_force (b)", "b.xvg, line 2 has 1 columns, line 1 has 2");
%!   write_file (b, "0\n1\n");
%!   fail ("read_pull_force (b)", ...
%!         "b.xvg has one column; time and force are needed");
%!   write_file (b, "0 1 5\n1 2 6\n");
%!   fail ("read_pull_force (b)", ["b.xvg has 2 columns of forces; choose " ...
%!         "one with the option \"column\""]);
%!   assert (read_pull_force (b, "column", 3), [5, 6]);
%!   fail ("read_pull_force (b, \"column\", 4)", ...
%!         "b.xvg has no column 4; it has 3");
%! unwind_protect_cleanup
%!   remove_folder (folder);
%! end_unwind_protect

%!error <Invalid call> read_pull_force ()
%!error <read_pull_force: FILE must be a file name, a name with wildcards, or a cell of names> read_pull_force (1)
%!error <read_pull_force: there is no file "no_such_file.xvg"> read_pull_force ("no_such_file.xvg")
%!error <read_pull_force: no file matches "no_such_.*.xvg"> read_pull_force ("no_such_*.xvg")
%!error <option "column" must be an integer from 2 on \(column 1 is the time\), got 1> read_pull_force ("x", "column", 1)
%!error id=noneq:file read_pull_force ("no_such_file.xvg")

%!demo
%! ## Three files as GROMACS writes them, and the work of pulling at 0.01 nm/ps.
%! folder = tempname ();
%! mkdir (folder);
%! for i = 1:3
%!   fid = fopen (fullfile (folder, sprintf ("pull%d.xvg", i)), "w");
%!   fputs (fid, "@ title \"Pull force\"\n@ xaxis label \"Time (ps)\"\n");
%!   t = 0:0.5:100;
%!   fprintf (fid, "%g %g\n", [t; 20 * sin(t / 16) + 5 * randn(size (t))]);
%!   fclose (fid);
%! endfor
%! [f, t] = read_pull_force (fullfile (folder, "pull*.xvg"));
%! plot (t, cumtrapz (0.01 * t, f, 2));
%! xlabel ("time  [ps]");
%! ylabel ("work  [kJ/mol]");
%! confirm_recursive_rmdir (false, "local");
%! rmdir (folder, "s");

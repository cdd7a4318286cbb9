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
## @deftypefn  {} {} work_report (@var{wF}, @var{wR})
## @deftypefnx {} {} work_report (@var{wF})
## @deftypefnx {} {@var{report} =} work_report (@var{wF}, @var{wR}, "name", @var{value}, @dots{})
## All estimates of a free energy difference from work values, side by side,
## with their diagnostics and one verdict in words.
##
## Without an output argument the table is printed.
##
## @strong{Arguments}
##
## @var{wF}: work done on the system in forward runs; @var{wR}: in runs of the
## reverse process, as measured there.  Either may be empty or left out.
## Vectors, in kT unless an option says otherwise.
##
## @strong{Options}
##
## "kT", "temperature", "units", "kB", "negated", "seed", "threads" as for
## @code{bennett}; "verbose" (false): print even with an output argument.
##
## @strong{Results}
##
## @var{report} has
##
## @table @code
## @item dF, se, ci
## The estimate that the verdict recommends.
## @item method, reliable, verdict
## Its name; whether to believe it; and why, in words.
## @item rows
## Struct array of all estimates: name, dF, se, ci, bias, reliable.  One-sided
## estimates from wR are given as estimates of dF.
## @item notes
## All remarks of all methods, each with the method's name.
## @item jarzynski, jarzynski_reverse, cumulant, cumulant_reverse
## @itemx bennett, crooks, crooks_gaussian
## The complete info of each.
## @item convergence
## The recommended kind of estimate from growing parts of the data, from the
## first value on and from the last one backwards, as @code{plot_work} draws
## it.
## @item n, kT, units, seed
## @end table
##
## @strong{Accuracy}
##
## That of the methods.
##
## @strong{Errors}
##
## Those of @code{bennett}; @code{noneq:size} if both samples are empty.
##
## @strong{References}
##
## A. Pohorille, C. Jarzynski and C. Chipot, J. Phys. Chem. B 114, 10235
## (2010).
##
## @strong{Example}
##
## @example
## @group
## wF = 2 + sin (1:40);  wR = -1 + cos (1:40);
## r = work_report (wF, wR);
## printf ("%s: %.3f +- %.3f\n", r.method, r.dF, r.se)
## @print{} bennett: 1.526 +- 0.095
## @end group
## @end example
##
## @seealso{plot_work, bennett, jarzynski, crooks, mbar}
## @end deftypefn

function report = work_report (wF, wR, varargin)

  if (nargin < 1)
    print_usage ();
  endif
  if (nargin < 2)
    wR = [];
  elseif (ischar (wR) || isstruct (wR))
    varargin = [{wR}, varargin];
    wR = [];
  endif
  opt = parse_options ("work_report", varargin, ...
                       [common_options("work", "random", "threads")
                        {"verbose", false, "logical"}]);
  if (isempty (wF) && isempty (wR))
    error ("noneq:size", ...
           "work_report: wF and wR are empty; give at least one sample");
  endif
  [kT, unit] = thermal_energy ("work_report", opt);
  x = y = [];
  if (! isempty (wF))
    x = check_work ("work_report", "wF", wF, "sample") / kT;
    refuse_values ("work_report", "wF", x, "Inf");
  endif
  if (! isempty (wR))
    y = check_work ("work_report", "wR", wR, "sample") / kT;
    if (opt.negated)
      y = -y;
    endif
    refuse_values ("work_report", "wR", y, "Inf");
  endif
  seed = seed_option (opt);
  common = {"seed", seed, "threads", opt.threads};

  report = struct ("dF", NaN, "se", NaN, "ci", NaN (2, 1), "method", "", ...
                   "reliable", false, "verdict", "");
  report.rows = struct ("name", {}, "dF", {}, "se", {}, "ci", {}, ...
                        "bias", {}, "reliable", {});
  report.notes = {};
  two_sided = ! isempty (x) && ! isempty (y);
  if (two_sided)
    report = with (report, "bennett", 1, @bennett, x, y, common{:});
  endif
  if (! isempty (x))
    report = with (report, "jarzynski", 1, @jarzynski, x, common{:});
    report = with (report, "cumulant", 1, @jarzynski_cumulant, x, ...
                   "threads", opt.threads);
  endif
  if (! isempty (y))
    report = with (report, "jarzynski_reverse", -1, @jarzynski, y, common{:});
    report = with (report, "cumulant_reverse", -1, @jarzynski_cumulant, y, ...
                   "threads", opt.threads);
  endif
  if (two_sided)
    report = with (report, "crooks", 1, @crooks, x, y, ...
                   "threads", opt.threads);
    report = with (report, "crooks_gaussian", 1, @crooks_gaussian, x, y);
  endif
  if (isfield (report, "jarzynski") && isfield (report, "jarzynski_reverse"))
    a = report.rows(strcmp ({report.rows.name}, "jarzynski")).ci;
    b = report.rows(strcmp ({report.rows.name}, "jarzynski_reverse")).ci;
    if (a(1) > b(2) || b(1) > a(2))
      one_sided = ! cellfun (@isempty, regexp ({report.rows.name}, ...
                                               "^(jarzynski|cumulant)"));
      [report.rows(one_sided).reliable] = deal (false);
      report.notes{end+1} = ["the intervals of the two one-sided averages" ...
                             " exclude each other: each misses its tail, or" ...
                             " the runs do not belong to one process"];
    endif
  endif
  if (isempty (x))
    report.convergence = work_convergence (y, [], opt.threads);
    report.convergence.first *= -1;
    report.convergence.last *= -1;
  else
    report.convergence = work_convergence (x, y, opt.threads);
  endif

  report = judged (report, two_sided);
  report.n = [numel(x), numel(y)];
  report.seed = seed;
  report = in_units (report, kT, unit);
  if (nargout == 0 || opt.verbose)
    show (report);
  endif
  if (nargout == 0)
    clear report;
  endif

endfunction

## Add the result of one method, in kT.  A method that cannot be used on these
## data says why in the notes; bad data as such have been refused before.
function report = with (report, name, side, f, varargin)

  try
    [dF, se, info] = f (varargin{:});
  catch err
    if (strncmp (err.identifier, "noneq:sign", 10) ...
        || ! strncmp (err.identifier, "noneq:", 6))
      error (err.identifier, "%s", strrep (err.message, func2str (f), ...
                                           "work_report"));
    endif
    report.notes{end+1} = err.message;
    return;
  end_try_catch
  ci = info.ci;
  bias = info.bias;
  if (side < 0)
    dF = -dF;
    ci = -flipud (ci);
    bias = -bias;
  endif
  report.(name) = info;
  report.rows(end+1) = struct ("name", name, "dF", dF, "se", se, "ci", ci, ...
                               "bias", bias, "reliable", info.reliable);
  for note = info.notes(:)'
    report.notes{end+1} = [name ": " note{1}];
  endfor

endfunction

function report = judged (report, two_sided)

  names = {report.rows.name};
  reliable = [report.rows.reliable];
  if (two_sided)
    best = find (strcmp (names, "bennett"));
    if (isempty (best))
      word = "";
    elseif (reliable(best))
      word = ["Both directions overlap; the acceptance ratio (bennett) is to" ...
              " be believed."];
    else
      word = ["The two directions hardly overlap: the acceptance ratio" ...
              " (bennett) is the best there is, but do not rely on its error" ...
              " bar.  More runs, or slower ones, are needed."];
    endif
    if (isfield (report, "crooks") && report.crooks.p < 0.005)
      doubt = sprintf (["  The fluctuation theorem is in doubt (slope %.2f," ...
                        " p = %.1g): check temperature, units, signs and" ...
                        " starts."], report.crooks.slope, report.crooks.p);
      word = [word doubt];
    endif
  else
    best = find (strncmp (names, "jarzynski", 9));
    linear = find (strncmp (names, "cumulant", 8));
    if (isempty (best))
      best = linear;
    endif
    if (isempty (best))
      word = "";
    elseif (reliable(best))
      word = "One direction only; its exponential average is to be believed.";
    elseif (! isempty (linear) && reliable(linear) ...
            && getfield (report, names{linear}).p_linear > 0.01)
      best = linear;
      word = ["One direction only, too few runs for the exponential average." ...
              "  The work looks Gaussian, so the second cumulant is to be" ...
              " preferred; reverse runs would settle it."];
    else
      word = ["One direction only, and rare runs decide the average: do not" ...
              " rely on it.  Run the reverse process and use both."];
    endif
  endif
  if (isempty (best))
    report.verdict = strjoin ([{"No estimate could be made:"}, report.notes], ...
                              "  ");
    return;
  endif
  row = report.rows(best);
  report.dF = row.dF;
  report.se = row.se;
  report.ci = row.ci;
  report.method = row.name;
  report.reliable = row.reliable;
  report.verdict = word;

endfunction

## Everything that is an energy, from kT to the unit of the data.
function report = in_units (report, kT, unit)

  report.kT = kT;
  report.units = unit;
  if (kT == 1)
    return;
  endif
  energies = {"dF", "se", "ci", "bias", "bias_jackknife", "bias_grb", ...
              "corrected", "dissipation", "dissipation_se", "ladder", ...
              "ladder_se", "linear_response", "se_ml", "se_bennett", ...
              "jarzynski", "roots", "mean", "sd", "first", "first_se", ...
              "last", "last_se"};
  for name = {"dF", "se", "ci"}
    report.(name{1}) *= kT;
  endfor
  for i = 1:numel (report.rows)
    for name = {"dF", "se", "ci", "bias"}
      report.rows(i).(name{1}) *= kT;
    endfor
  endfor
  parts = [{report.rows.name}, {"convergence"}];
  for part = parts
    s = report.(part{1});
    for name = intersect (fieldnames (s)', energies)
      s.(name{1}) *= kT;
    endfor
    if (isfield (s, "ladder_cov"))
      s.ladder_cov *= kT^2;
    endif
    if (isfield (s, "cumulants"))
      s.cumulants .*= kT.^(1:6)';
      s.cumulants_se .*= kT.^(1:6)';
    endif
    if (isfield (s, "histogram"))
      h = s.histogram;
      for name = {"edges", "center", "dF", "dF_se"}
        h.(name{1}) *= kT;
      endfor
      for name = {"forward", "reverse", "forward_se", "reverse_se"}
        h.(name{1}) /= kT;
      endfor
      s.histogram = h;
    endif
    if (isfield (s, "kT"))
      s.kT = kT;
      s.units = unit;
    endif
    report.(part{1}) = s;
  endfor

endfunction

function show (report)

  unit = report.units;
  if (isempty (unit))
    unit = sprintf ("units of kT / %g", report.kT);
  endif
  printf ("\nFree energy difference from %d forward and %d reverse runs, in %s\n\n", ...
          report.n, unit);
  printf ("  %-18s %10s %9s   %-23s %8s\n", "method", "dF", "se", ...
          "95 % interval", "reliable");
  for row = report.rows
    printf ("%s %-18s %10.4f %9.2g   [%9.4f, %9.4f]  %8s\n", ...
            ifelse (strcmp (row.name, report.method), "*", " "), row.name, ...
            row.dF, row.se, row.ci, ifelse (row.reliable, "yes", "NO"));
  endfor
  printf ("\n");
  if (isfield (report, "bennett"))
    b = report.bennett;
    printf ("  overlap %.3g, convergence (Hahn-Then) %.2f, Wu-Kofke %.2f and %.2f\n", ...
            b.overlap, b.convergence, b.wu_kofke);
    printf ("  dissipated work %.3g forward, %.3g reverse\n", b.dissipation);
  endif
  if (isfield (report, "crooks"))
    printf ("  slope of the fluctuation theorem %.3f +- %.3f (p = %.2g)\n", ...
            report.crooks.slope, report.crooks.slope_se, report.crooks.p);
  endif
  for name = {"jarzynski", "jarzynski_reverse"}
    if (isfield (report, name{1}))
      j = report.(name{1});
      printf ("  %s: effective sample size %.1f of %d, largest weight %.2g\n", ...
              name{1}, j.ess, j.n, j.max_weight);
    endif
  endfor
  for note = report.notes
    printf ("  - %s\n", note{1});
  endfor
  printf ("\n  %s\n\n", report.verdict);

endfunction

%!demo
%! wF = 3 + 2 + 2 * randn (200, 1);
%! wR = -3 + 2 + 2 * randn (200, 1);
%! work_report (wF, wR);
%! plot_work (wF, wR);

%!shared wF, wR
%! wF = 2 + sin (1:40);
%! wR = -1 + cos (1:40);
%!test # the rows are what the functions give
%! r = work_report (wF, wR, "seed", 2);
%! [dF, se, info] = bennett (wF, wR, "seed", 2);
%! assert ([r.dF, r.se, r.ci'], [dF, se, info.ci']);
%! assert (r.method, "bennett");
%! names = {r.rows.name};
%! assert (names, {"bennett", "jarzynski", "cumulant", "jarzynski_reverse", ...
%!                 "cumulant_reverse", "crooks", "crooks_gaussian"});
%! assert (r.rows(2).dF, jarzynski (wF));
%! assert (r.rows(4).dF, -jarzynski (wR));
%! [~, ~, info] = jarzynski (wR, "seed", 2);
%! assert (r.rows(4).ci, -flipud (info.ci));
%! assert (r.rows(6).dF, crooks (wF, wR));
%! assert (r.rows(7).dF, crooks_gaussian (wF, wR));
%! assert (r.convergence.first(end), dF, 1e-14);
%! assert (r.convergence.last(1), bennett (wF(37:40), wR(37:40)), 1e-14);
%!test # every energy in the report scales with the unit, nothing else does
%! a = work_report (wF, wR, "seed", 2);
%! b = work_report (3 * wF, -3 * wR, "kT", 3, "negated", true, "seed", 2);
%! assert ([b.dF, b.se, b.ci'], 3 * [a.dF, a.se, a.ci'], 1e-12);
%! assert ([b.rows.dF], 3 * [a.rows.dF], 1e-12);
%! assert (b.crooks.histogram.forward, a.crooks.histogram.forward / 3, 1e-12);
%! for name = {"bennett", "crooks", "crooks_gaussian"}
%!   args = {3 * wF, 3 * wR, "kT", 3};
%!   if (strcmp (name{1}, "bennett"))
%!     args = [args, {"seed", 2}];
%!   endif
%!   [~, ~, c] = feval (name{1}, args{:});
%!   for f = fieldnames (c)'
%!     if (isnumeric (c.(f{1})))
%!       assert (b.(name{1}).(f{1}), c.(f{1}), -1e-9);
%!     endif
%!   endfor
%! endfor
%! [~, ~, c] = jarzynski_cumulant (3 * wF, 2, "kT", 3);
%! for f = {"ladder", "ladder_se", "ladder_cov", "cumulants", "ci", "kT", ...
%!          "dissipation", "dissipation_se", "linear_response", "bias"}
%!   assert (b.cumulant.(f{1}), c.(f{1}), -1e-9);
%! endfor
%! [~, ~, c] = jarzynski (3 * wF, "kT", 3, "seed", 2);
%! for f = {"ci", "bias", "bias_jackknife", "bias_grb", "corrected", ...
%!          "dissipation", "ess", "needed"}
%!   assert (b.jarzynski.(f{1}), c.(f{1}), -1e-9);
%! endfor
%!test # one side only
%! r = work_report (wF, "seed", 1);
%! assert (r.method, "jarzynski");
%! assert (r.n, [40, 0]);
%! r = work_report ([], wR, "seed", 1);
%! assert (r.dF, -jarzynski (wR));
%! assert (r.convergence.first(end), -jarzynski (wR), 1e-14);
%!test # samples without overlap: the verdict says so, no method stops it
%! r = work_report (300 + sin (1:50), 250 + sin (1:50));
%! assert (r.reliable, false);
%! assert (! isempty (strfind (r.verdict, "hardly overlap")));
%! assert (any (strncmp (r.notes, "crooks: wF and -wR do not overlap", 33)));
%! assert (any (strncmp (r.notes, "the intervals of the two one-sided", 34)));
%! one_sided = ismember ({r.rows.name}, {"jarzynski", "jarzynski_reverse", ...
%!                                      "cumulant", "cumulant_reverse"});
%! assert (! any ([r.rows(one_sided).reliable]));
%!test # the printed table
%! text = evalc ("work_report (wF, wR, 'seed', 1)");
%! assert (! isempty (regexp (text, '\* bennett +1\.5\d+ ')));
%! assert (! isempty (strfind (text, "95 % interval")));
%!error <Invalid call> work_report ()
%!error <work_report: wF and wR are empty> work_report ([], [])
%!error <work_report: wF\(2\) is NaN> work_report ([1 NaN 3], 1:3)
%!error <work_report: wR must be a real numeric array> work_report (1:3, {1})
%!error <work_report: mean \(wF\) \+ mean \(wR\) is -50 kT>
%! work_report (10 + sin (1:50), -60 + sin (1:50));
%!error <work_report: unknown option "bins"> work_report (1:3, 1:3, "bins", 3)

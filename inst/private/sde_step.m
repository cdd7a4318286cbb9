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

## y = sde_step (scheme, apply, F, y, t, h, xi)
##
## One step of a scheme for dx = f dt + g dW of one state Y (d x 1; for "lm"
## the state and the normal numbers of the last step) at time T.  F (x, t, what)
## gives a cell of what is needed at (x, t), by its letters: f, the drift that
## belongs to the scheme; g; c = sum over j of g_j dg/dx_j.
## APPLY (g, w) is g times the noise W.  XI: normal numbers, q x 1, the first
## half those of W, the other, where the scheme has more, those of the
## integral of W.
##
## Numbers and recorded values go alike.

function y = sde_step (scheme, apply, F, y, t, h, xi)

  s = sqrt (h);
  switch (scheme)

    case "em"
      a = F (y, t, "fg");
      [f, g] = a{:};
      y = y + h * f + s * apply (g, xi);

    case "heun"
      a = F (y, t, "fg");
      [f, g] = a{:};
      w = s * xi;
      a = F (y + h * f + apply (g, w), t + h, "fg");
      [ft, gt] = a{:};
      y = y + (h / 2) * (f + ft) + (apply (g, w) + apply (gt, w)) / 2;

    case "milstein"
      a = F (y, t, "fgc");
      [f, g, c] = a{:};
      y = y + h * f + s * apply (g, xi) + (h / 2) * apply (c, xi.^2 - 1);

    case "lm"
      d = numel (y) / 2;
      x = y(1:d);
      a = F (x, t, "fg");
      [f, g] = a{:};
      y = [x + h * f + (s / 2) * apply(g, y(d+1:2*d) + xi); xi];

    case "sra1"
      ## I10 / h
      [w, z] = integrals (xi, s);
      a = F (y, t, "fg");
      [f, g] = a{:};
      later = F (y, t + h, "g"){1};
      ft = F (y + (3/4) * h * f + 1.5 * apply (later, z), t + (3/4) * h, ...
              "f"){1};
      y = y + h * (f / 3 + (2/3) * ft) + apply (later, w) ...
          + (apply (g, z) - apply (later, z));

    case "sriw1"
      [w, z] = integrals (xi, s);
      ## Iterated integrals I11 / sqrt (h) and I111 / h.
      i11 = (w.^2 - h) / (2 * s);
      i111 = (w.^3 - 3 * h * w) / (6 * h);
      a = F (y, t, "fg");
      [f, g1] = a{:};
      g2 = F (y + (h / 4) * f + (s / 2) * g1, t + h / 4, "g"){1};
      g3 = F (y + h * f - s * g1, t + h, "g"){1};
      g4 = F (y + (h / 4) * f + s * (-5 * g1 + 3 * g2 + g3 / 2), t + h / 4, ...
              "g"){1};
      ft = F (y + (3/4) * h * f + 1.5 * apply (g1, z), t + (3/4) * h, "f"){1};
      y = y + h * (f / 3 + (2/3) * ft) ...
          + apply (g1, -w - i11 + 2 * z - 2 * i111) ...
          + apply (g2, (4/3) * (w + i11 - z) + (5/3) * i111) ...
          + apply (g3, (2/3) * (w - z - i111) - i11 / 3) ...
          + apply (g4, i111);

  endswitch

endfunction

## W and I10 / h, I10 = int_0^h W(s) ds, of standard normal numbers.
function [w, z] = integrals (xi, s)

  m = numel (xi) / 2;
  w = s * xi(1:m);
  z = (w + (s / sqrt (3)) * xi(m+1:2*m)) / 2;

endfunction

## Copyright (C) 2026 The noneq developers
## SPDX-License-Identifier: GPL-3.0-or-later

## Stands before Octave's own arrayfun during a second attempt at recording:
## that one cannot collect objects.

function varargout = arrayfun (f, varargin)

  stack = dbstack (1);
  octave = fullfile (OCTAVE_HOME (), "share", "octave");
  if (nargout > 1 || nargin < 2 || any (cellfun (@ischar, varargin))
      || (! isempty (stack)
          && strncmp (stack(1).file, octave, numel (octave))))
    [varargout{1:nargout}] = builtin ("arrayfun", f, varargin{:});
    return;
  endif
  if (ischar (f))
    f = str2func (f);
  endif
  y = __noneq_recorder__ (builtin ("zeros", size (varargin{1})));
  for k = 1:numel (varargin{1})
    inputs = cellfun (@(a) a(k), varargin, "uniformoutput", false);
    y(k) = f (inputs{:});
  endfor
  varargout{1} = y;

endfunction

// noneq: non-equilibrium statistical mechanics for GNU Octave
// Copyright (C) 2026 The noneq developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Octave tells only C++ that Ctrl-C was pressed (its flag is a plain C
// variable up to version 8, and an atomic after it).

#include <octave/quit.h>

extern "C" int
noneq_interrupt_pending (void *)
{
  return octave_signal_caught != 0;
}

extern "C" void
noneq_interrupt_raise (void)
{
  OCTAVE_QUIT;
}

// noneq: non-equilibrium statistical mechanics for GNU Octave
// Copyright (C) 2026 The noneq developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Octave tells only C++ that Ctrl-C was pressed (its flag is a plain C
// variable up to version 8, and an atomic after it).

#include <exception>

#include <octave/quit.h>

// What Octave's signal handling threw, until the core has let go of its
// memory.
static std::exception_ptr pending;

// The flag is up for every signal, the end of a child process among them.
// Only octave_quit knows which of them is to end the computation: it throws.
extern "C" int
noneq_interrupt_pending (void *)
{
  try
    {
      octave_quit ();
    }
  catch (...)
    {
      pending = std::current_exception ();
      return 1;
    }
  return 0;
}

extern "C" void
noneq_interrupt_raise (void)
{
  if (pending)
    {
      std::exception_ptr thrown = pending;
      pending = nullptr;
      std::rethrow_exception (thrown);
    }
}

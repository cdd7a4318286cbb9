/* noneq: non-equilibrium statistical mechanics for GNU Octave
   Copyright (C) 2026 The noneq developers
   SPDX-License-Identifier: GPL-3.0-or-later  */

/* What the writer and the reader of an image agree on; see program.c.  */

#ifndef NONEQ_IMAGE_H
#define NONEQ_IMAGE_H

#define NONEQ_IMAGE_MAGIC 1852796273
#define NONEQ_IMAGE_VERSION 1
#define NONEQ_IMAGE_HEADER 8
#define NONEQ_IMAGE_INSTRUCTION 6

#endif

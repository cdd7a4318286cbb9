# noneq: non-equilibrium statistical mechanics for GNU Octave
# Copyright (C) 2026 The noneq developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""transport_procrustes.py FILE: projected gradient of theochem's procrustes.

FILE has doubles: the number of problems, then of each its n and m, X and J
(n x m, columns first).  The symmetric matrix S without negative eigenvalues
with the least |S X - J| (Frobenius) is sought; one thread.  Prints one JSON
line: seconds (best of several) and |S X - J|^2 of each problem.
"""
import json
import os
import sys
import time

os.environ["OPENBLAS_NUM_THREADS"] = "1"

import numpy as np
from procrustes.psdp import psdp_projgrad

numbers = np.fromfile(sys.argv[1])
count, at = int(numbers[0]), 1
seconds, values = [], []
for _ in range(count):
    n, m = int(numbers[at]), int(numbers[at + 1])
    at += 2
    X = numbers[at:at + n * m].reshape(n, m, order="F")
    at += n * m
    J = numbers[at:at + n * m].reshape(n, m, order="F")
    at += n * m
    best = np.inf
    for _ in range(3):
        begin = time.perf_counter()
        result = psdp_projgrad(X, J)
        best = min(best, time.perf_counter() - begin)
    seconds.append(best)
    values.append(float(np.sum((result.s @ X - J)**2)))
print(json.dumps({"seconds": seconds, "values": values}))

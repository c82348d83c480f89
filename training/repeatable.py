"""Makes training repeat itself; imported before torch, which reads these when it starts."""

import os

os.environ["OMP_NUM_THREADS"] = "1"
# Older releases of OpenBLAS take processors newer than themselves for very old ones, and are slow; this is any with AVX2.
os.environ.setdefault("OPENBLAS_CORETYPE", "Haswell")

import torch


def seed(number):
    """One thread and one seed: the same weights in every run on the same kind of processor."""
    torch.set_num_threads(1)
    torch.manual_seed(number)

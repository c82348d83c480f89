"""Writes patches into HDF5 files and times reading them with h5py; prints JSON of patches a second of processor time by layout and way.

python3 patches_h5py.py write|read FOLDER
"""

import json
import os
import sys
import time

import h5py
import numpy as np

PATCHES = 2048
LAYOUTS = {
    "chunks of 1, gzip": {"chunks": (1, 25, 25, 12), "compression": "gzip"},
    "chunks of 64, gzip": {"chunks": (64, 25, 25, 12), "compression": "gzip"},
    "one piece": {},
}
WAYS = {"one by one": 1, "slices of 64": 64}


def name_of(folder, layout):
    return os.path.join(folder, layout.replace(", ", "-").replace(" ", "-") + ".h5")


def write(folder):
    rng = np.random.default_rng(1)
    patches = rng.normal(2000, 400, (PATCHES, 1, 1, 12)) + rng.normal(0, 150, (PATCHES, 25, 25, 12))
    patches = np.clip(patches, 0, 65535).astype("<u2")
    for layout, options in LAYOUTS.items():
        with h5py.File(name_of(folder, layout), "w") as file:
            file.create_dataset("S2_bands", data=patches, **options)


def patches_per_second(folder, layout, step):
    with h5py.File(name_of(folder, layout)) as file:
        array = file["S2_bands"]
        start = time.process_time()
        for row in range(0, PATCHES, step):
            array[row] if step == 1 else array[row : row + step]
        return PATCHES / (time.process_time() - start)


def main(task, folder):
    if task == "write":
        write(folder)
    rates = {
        f"{layout}, {way}": patches_per_second(folder, layout, step)
        for layout in LAYOUTS
        for way, step in WAYS.items()
    }
    print(json.dumps(rates))


main(*sys.argv[1:])

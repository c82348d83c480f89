"""GeoTIFF patches, 25 x 25 x 12 uint16, for the bench.

python3 geotiff_rasterio.py write FOLDER COUNT   writes so many files of each kind into a folder of its name
python3 geotiff_rasterio.py read FOLDER COUNT    reads them all; prints JSON patches per second by kind
"""

import json
import os
import sys
import time
import warnings

import numpy as np
import rasterio

KINDS = {
    "uncompressed": {},
    "deflate": {"compress": "deflate", "predictor": 2},
    "lzw": {"compress": "lzw"},
}


def write(folder, count):
    rng = np.random.default_rng(0)
    for kind, options in KINDS.items():
        os.makedirs(os.path.join(folder, kind), exist_ok=True)
        for index in range(count):
            level = rng.integers(800, 3000, (12, 1, 1))
            pixels = (level + rng.normal(0, 150, (12, 25, 25))).clip(0).astype("uint16")
            profile = dict(driver="GTiff", width=25, height=25, count=12, dtype="uint16", crs="EPSG:32719", **options)
            transform = rasterio.Affine(10, 0, 500000, 0, -10, 8000000)
            with rasterio.open(path(folder, kind, index), "w", transform=transform, **profile) as file:
                file.write(pixels)


def read(folder, count):
    rates = {}
    for kind in KINDS:
        start = time.perf_counter()
        for index in range(count):
            with rasterio.open(path(folder, kind, index)) as file:
                file.read()
        rates[kind] = count / (time.perf_counter() - start)
    print(json.dumps(rates))


def path(folder, kind, index):
    return os.path.join(folder, kind, f"{index}.tif")


warnings.simplefilter("ignore")
{"write": write, "read": read}[sys.argv[1]](sys.argv[2], int(sys.argv[3]))

"""Runs an ONNX network's very graph and weights in PyTorch and times it, as an anchor for ONNX Runtime.

Usage: unet_torch.py NETWORK.onnx INPUT.f32 BATCH SECONDS THREADS
INPUT.f32 holds the first input's values for one batch. Prints JSON: patchesPerSecond, threads, version, and the
first values of every output, so that the caller can see that it is the same network.
"""

import json
import sys
import time

import numpy
import torch
from onnx_in_torch import load


def main():
    path, input_path, batch, seconds, threads = sys.argv[1:6]
    torch.set_num_threads(int(threads))
    graph, run = load(path)
    shape = [axis.dim_value for axis in graph.input[0].type.tensor_type.shape.dim][1:]
    x = torch.from_numpy(numpy.fromfile(input_path, numpy.float32).reshape(int(batch), *shape))
    with torch.inference_mode():
        outputs = run(x)
        times = []
        end = time.perf_counter() + float(seconds)
        while time.perf_counter() < end:
            start = time.perf_counter()
            run(x)
            times.append(time.perf_counter() - start)
    print(
        json.dumps(
            {
                "patchesPerSecond": int(batch) / float(numpy.median(times)),
                "threads": torch.get_num_threads(),
                "version": torch.__version__,
                "outputs": {name: value.flatten()[:50].tolist() for name, value in outputs.items()},
            }
        )
    )


main()

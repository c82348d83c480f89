"""Runs an ONNX network's very graph and weights in PyTorch and times it, as an anchor for ONNX Runtime.

Usage: unet_torch.py NETWORK.onnx INPUT.f32 BATCH SECONDS THREADS
INPUT.f32 holds the first input's values for one batch. Prints JSON: patchesPerSecond, threads, version, and the
first values of every output, so that the caller can see that it is the same network.
"""

import json
import sys
import time

import numpy
import onnx
import torch
from onnx import helper, numpy_helper
from torch.nn import functional


def pads_of(attributes):
    """Symmetric padding; the networks measured here have no other."""
    pads = attributes.get("pads", [0, 0, 0, 0])
    half = len(pads) // 2
    assert pads[:half] == pads[half:], f"asymmetric padding {pads}"
    return pads[:half]


def convolve(attributes, *inputs):
    return functional.conv2d(
        *inputs, stride=attributes.get("strides", 1), padding=pads_of(attributes), groups=attributes.get("group", 1)
    )


def convolve_transposed(attributes, *inputs):
    return functional.conv_transpose2d(
        *inputs,
        stride=attributes.get("strides", 1),
        padding=pads_of(attributes),
        output_padding=attributes.get("output_padding", 0),
    )


def gemm(attributes, x, weight, bias):
    weight = weight if attributes.get("transB", 0) else weight.t()
    return functional.linear(x, weight, bias)


def mean(attributes, x):
    return x.mean(attributes["axes"], keepdim=bool(attributes.get("keepdims", 1)))


TYPES = {onnx.TensorProto.FLOAT: torch.float32, onnx.TensorProto.FLOAT16: torch.float16}

OPERATORS = {
    "Add": lambda attributes, a, b: a + b,
    "Cast": lambda attributes, x: x.to(TYPES[attributes["to"]]),
    "Clip": lambda attributes, x, low=None, high=None: torch.clamp(x, low, high),
    "Concat": lambda attributes, *inputs: torch.cat(inputs, attributes["axis"]),
    "Conv": convolve,
    "ConvTranspose": convolve_transposed,
    "Div": lambda attributes, a, b: a / b,
    "Flatten": lambda attributes, x: torch.flatten(x, attributes.get("axis", 1)),
    "Gemm": gemm,
    "GlobalAveragePool": lambda attributes, x: x.mean((2, 3), keepdim=True),
    "Identity": lambda attributes, x: x,
    "MaxPool": lambda attributes, x: functional.max_pool2d(x, attributes["kernel_shape"], attributes["strides"]),
    "Mul": lambda attributes, a, b: a * b,
    "ReduceMean": mean,
    "Relu": lambda attributes, x: functional.relu(x),
    "Sigmoid": lambda attributes, x: torch.sigmoid(x),
    "Softplus": lambda attributes, x: functional.softplus(x),
    "Sub": lambda attributes, a, b: a - b,
}


def load(path):
    """The network as a function from its first input to its outputs by name."""
    graph = onnx.load(path).graph
    weights = {tensor.name: torch.from_numpy(numpy_helper.to_array(tensor).copy()) for tensor in graph.initializer}
    steps = []
    for node in graph.node:
        attributes = {attribute.name: helper.get_attribute_value(attribute) for attribute in node.attribute}
        if node.op_type == "Constant":
            weights[node.output[0]] = torch.from_numpy(numpy_helper.to_array(attributes["value"]).copy())
        else:
            steps.append((OPERATORS[node.op_type], attributes, list(node.input), node.output[0]))
    name = next(value.name for value in graph.input if value.name not in weights)
    outputs = [value.name for value in graph.output]

    def run(x):
        values = {**weights, name: x, "": None}
        for operator, attributes, inputs, output in steps:
            values[output] = operator(attributes, *(values[each] for each in inputs))
        return {each: values[each] for each in outputs}

    return graph, run


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

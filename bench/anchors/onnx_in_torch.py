"""Runs an ONNX network's very graph and weights in PyTorch, as an anchor for ONNX Runtime."""

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


def slice_axes(attributes, x, starts, ends, axes=None, steps=None):
    axes = range(len(starts)) if axes is None else axes.tolist()
    steps = [1] * len(starts) if steps is None else steps.tolist()
    index = [slice(None)] * x.dim()
    for axis, start, end, step in zip(axes, starts.tolist(), ends.tolist(), steps):
        index[axis] = slice(start, min(end, x.shape[axis]), step)
    return x[tuple(index)]


def unsqueeze(attributes, x, axes):
    for axis in sorted(axes.tolist()):
        x = x.unsqueeze(axis)
    return x


def gather(attributes, x, indices):
    axis = attributes.get("axis", 0)
    # PyTorch counts no place from the end.
    found = x.index_select(axis, indices.remainder(x.shape[axis]).flatten())
    return found.reshape((*x.shape[:axis], *indices.shape, *x.shape[axis + 1 :]))


def reshape(attributes, x, shape):
    return x.reshape([x.shape[axis] if size == 0 else size for axis, size in enumerate(shape.tolist())])


TYPES = {
    onnx.TensorProto.FLOAT: torch.float32,
    onnx.TensorProto.FLOAT16: torch.float16,
    onnx.TensorProto.INT64: torch.int64,
}

OPERATORS = {
    "Add": lambda attributes, a, b: a + b,
    "Cast": lambda attributes, x: x.to(TYPES[attributes["to"]]),
    "Clip": lambda attributes, x, low=None, high=None: torch.clamp(x, low, high),
    "Concat": lambda attributes, *inputs: torch.cat(inputs, attributes["axis"]),
    "Conv": convolve,
    "ConvTranspose": convolve_transposed,
    "Div": lambda attributes, a, b: a / b,
    "Erf": lambda attributes, x: torch.erf(x),
    "Flatten": lambda attributes, x: torch.flatten(x, attributes.get("axis", 1)),
    "Gather": gather,
    "Gemm": gemm,
    "GlobalAveragePool": lambda attributes, x: x.mean((2, 3), keepdim=True),
    "Identity": lambda attributes, x: x,
    "MatMul": lambda attributes, a, b: a @ b,
    "MaxPool": lambda attributes, x: functional.max_pool2d(x, attributes["kernel_shape"], attributes["strides"]),
    "Mul": lambda attributes, a, b: a * b,
    "Pow": lambda attributes, a, b: a**b,
    "ReduceMean": mean,
    "Relu": lambda attributes, x: functional.relu(x),
    "Reshape": reshape,
    "Shape": lambda attributes, x: torch.tensor(x.shape),
    "Sigmoid": lambda attributes, x: torch.sigmoid(x),
    "Slice": slice_axes,
    "Softmax": lambda attributes, x: x.softmax(attributes.get("axis", -1)),
    "Softplus": lambda attributes, x: functional.softplus(x),
    "Sqrt": lambda attributes, x: x.sqrt(),
    "Sub": lambda attributes, a, b: a - b,
    "Transpose": lambda attributes, x: x.permute(attributes["perm"]),
    "Unsqueeze": unsqueeze,
}


def load(path):
    """The network as a function from its inputs, in their order, to its outputs by name."""
    graph = onnx.load(path).graph
    weights = {tensor.name: torch.from_numpy(numpy_helper.to_array(tensor).copy()) for tensor in graph.initializer}
    steps = []
    for node in graph.node:
        attributes = {attribute.name: helper.get_attribute_value(attribute) for attribute in node.attribute}
        if node.op_type == "Constant":
            weights[node.output[0]] = torch.from_numpy(numpy_helper.to_array(attributes["value"]).copy())
        else:
            steps.append((OPERATORS[node.op_type], attributes, list(node.input), node.output[0]))
    names = [value.name for value in graph.input if value.name not in weights]
    outputs = [value.name for value in graph.output]

    def run(*inputs):
        values = {**weights, **dict(zip(names, inputs)), "": None}
        for operator, attributes, inputs, output in steps:
            values[output] = operator(attributes, *(values[each] for each in inputs))
        return {each: values[each] for each in outputs}

    return graph, run

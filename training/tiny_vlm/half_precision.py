"""Stores a network's weights in half precision, which halves its file; it still computes in single precision."""

import numpy
import onnx
from onnx import TensorProto, helper, numpy_helper

SMALLEST = 256


def halve_weights(network):
    """Replaces every large float32 initialiser by its float16 and a cast, which runtimes fold when they load it."""
    casts = []
    for weights in network.graph.initializer:
        if weights.data_type != TensorProto.FLOAT or numpy.prod(weights.dims) < SMALLEST:
            continue
        name, stored = weights.name, f"{weights.name}_half"
        half = numpy_helper.to_array(weights).astype(numpy.float16)
        weights.CopyFrom(numpy_helper.from_array(half, stored))
        casts.append(helper.make_node("Cast", [stored], [name], to=TensorProto.FLOAT))
    nodes = list(network.graph.node)
    del network.graph.node[:]
    network.graph.node.extend([*casts, *nodes])
    onnx.checker.check_model(network)
    return network

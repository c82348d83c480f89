"""Writes test/fixtures/conv6.onnx and conv8.onnx: one 3 × 3 convolution each, with seeded random weights.

WebGPU's convolution in ONNX Runtime is silently wrong in its usual NHWC layout for input channels that 3 divides and
4 does not (github.com/microsoft/onnxruntime/issues/29651): a device check has to find 6 channels wrong and 8 right.
"""

from pathlib import Path

import numpy
import onnx
from onnx import TensorProto, helper, numpy_helper

FIXTURES = Path(__file__).resolve().parent.parent / "test" / "fixtures"
OUTPUT_CHANNELS = 8


def convolution(channels):
    random = numpy.random.default_rng(channels)
    weights = random.normal(0, 1 / numpy.sqrt(9 * channels), (OUTPUT_CHANNELS, channels, 3, 3)).astype(numpy.float32)
    shape = ["patches", channels, 25, 25]
    graph = helper.make_graph(
        [helper.make_node("Conv", ["pixels", "weights"], ["features"], kernel_shape=[3, 3], pads=[1, 1, 1, 1])],
        f"conv{channels}",
        [helper.make_tensor_value_info("pixels", TensorProto.FLOAT, shape)],
        [helper.make_tensor_value_info("features", TensorProto.FLOAT, ["patches", OUTPUT_CHANNELS, 25, 25])],
        [numpy_helper.from_array(weights, "weights")],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 16)], ir_version=8)
    onnx.checker.check_model(model)
    return model


FIXTURES.mkdir(parents=True, exist_ok=True)
for channels in (6, 8):
    onnx.save(convolution(channels), str(FIXTURES / f"conv{channels}.onnx"))

"""Writes models/tiny-vlm: of each variant its networks and its manifest, and the tokenizer for all."""

import json
from pathlib import Path

import onnx
import torch
from torch import nn

from patches import S2_BANDS, SAR_BANDS
from tiny_vlm.fitting import AGB_SCALE
from tiny_vlm.generation import MOST_TOKENS
from tiny_vlm.half_precision import halve_weights
from tiny_vlm.network import LONGEST
from tiny_vlm.phrases import PROMPTS
from tiny_vlm.tokens import BOS, EOS, PAD, SPECIAL, write_tokenizer
from tiny_vlm.variants import VARIANTS

PROJECT = Path(__file__).resolve().parent.parent.parent
FOLDER = PROJECT / "models" / "tiny-vlm"
OPSET = 16
HEAD_OUTPUTS = [
    {"name": "agb", "task": "agb", "kind": "value", "unit": "Mg/ha"},
    {"name": "patchCount", "task": "patchCount", "kind": "value", "unit": "patches"},
]


def write(trained, results):
    """Writes one variant's folder and the shared tokenizer."""
    folder = FOLDER / trained.encoding.variant.name
    folder.mkdir(parents=True, exist_ok=True)
    write_tokenizer(FOLDER / "tokenizer.json")
    (FOLDER / "model.json").write_text(json.dumps({"format": "reo-variants/1", "variants": list(VARIANTS)}) + "\n")
    channels = len(trained.encoding.variant.channels)
    image, tokens = torch.zeros(1, channels, 25, 25), torch.tensor([[BOS, EOS]])
    model = trained.model
    memory = model.encoder(image)
    export(model.encoder, folder / "encoder.onnx", {"image": image}, ["memory"])
    export(model.decoder, folder / "decoder.onnx", {"tokens": tokens, "memory": memory}, ["logits"])
    if model.heads:
        names = [output["name"] for output in HEAD_OUTPUTS]
        export(RegressionHeads(trained), folder / "heads.onnx", {"tokens": tokens, "memory": memory}, names)
    (folder / "model.json").write_text(manifest(trained, results))


class RegressionHeads(nn.Module):
    """Prompts N × T, memory → the numbers that the heads read off the last token's hidden state, in physical units."""

    def __init__(self, trained):
        super().__init__()
        self.decoder, self.heads = trained.model.decoder, trained.model.heads
        self.count_std, self.count_mean = trained.encoding.count_std, trained.encoding.count_mean

    def forward(self, tokens, memory):
        last = self.decoder.hidden(tokens, memory)[:, -1]
        return (
            torch.relu(self.heads["agb"](last)) * AGB_SCALE,
            self.heads["patchCount"](last) * self.count_std + self.count_mean,
        )


def export(module, path, inputs, outputs):
    axes = {name: {0: "N"} for name in [*inputs, *outputs]}
    for name in {"tokens", "logits"} & set(axes):
        axes[name][1] = "T"
    torch.onnx.export(
        module.eval(),
        tuple(inputs.values()),
        str(path),
        opset_version=OPSET,
        input_names=list(inputs),
        output_names=outputs,
        dynamic_axes=axes,
    )
    onnx.save(halve_weights(onnx.load(str(path))), str(path))


def manifest(trained, results):
    variant = trained.encoding.variant
    content = {
        "format": "reo-vlm/1",
        "name": "tiny-vlm" if variant.name == "all-bands" else f"tiny-vlm/{variant.name}",
        "title": variant.title,
        "licence": "MIT",
        "trainingData": f"Synthetic demo landscapes, training split of {trained.training['samples']:,} generated samples",
        "synthetic": True,
        "inputs": [{"name": "image", "size": [25, 25], "layout": "NCHW", "channels": channels_of(trained.encoding)}],
        "encoder": {"file": "encoder.onnx"},
        "decoder": {
            "file": "decoder.onnx",
            "maxTokens": MOST_TOKENS,
            "contextTokens": LONGEST,
            "startToken": SPECIAL[BOS],
            "endToken": SPECIAL[EOS],
            "padToken": SPECIAL[PAD],
        },
        "tokenizer": "../tokenizer.json",
        "prompts": PROMPTS,
        **({"heads": {"file": "heads.onnx", "outputs": HEAD_OUTPUTS}} if variant.regression else {}),
        "training": trained.training,
        "testMetrics": [rounded(result) for result in results],
    }
    return json.dumps(content, indent=2) + "\n"


def channels_of(encoding):
    variant = encoding.variant
    return [*bands(encoding, "s2", variant.s2), *bands(encoding, "sar", variant.sar), {"valid": "s2"}] + (
        [{"valid": "sar"}] if variant.sar else []
    )


def bands(encoding, modality, names):
    means, deviations = encoding.statistics[modality]
    order = {"s2": S2_BANDS, "sar": SAR_BANDS}[modality]
    return [
        {"modality": modality, "band": name, "mean": means[order.index(name)], "std": deviations[order.index(name)]}
        for name in names
    ]


def rounded(value):
    """Numbers to four decimals, however deep."""
    if isinstance(value, float):
        return round(value, 4)
    if isinstance(value, dict):
        return {key: rounded(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [rounded(each) for each in value]
    return value


def folder_size():
    """Bytes of all networks and the tokenizer."""
    return sum(file.stat().st_size for file in FOLDER.rglob("*") if file.suffix in (".onnx", ".json"))

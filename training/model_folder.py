"""Writes models/unet: the network, its manifest and its card; and what a test expects of it."""

import json
from pathlib import Path

import onnx
import torch

from model_card import card
from patches import S2_BANDS, SAR_BANDS
from unet import INPUT_CHANNELS

PROJECT = Path(__file__).resolve().parent.parent
FOLDER = PROJECT / "models" / "unet"
EXPECTED = PROJECT / "test" / "fixtures" / "unet-expected.json"
EXPECTED_SAMPLES = 8
OPSET = 16
OUTPUTS = ["agb", "landCover", "patchCount"]


def write(network, encoding, training, scores, test_samples):
    FOLDER.mkdir(parents=True, exist_ok=True)
    export(network, FOLDER / "model.onnx")
    (FOLDER / "model.json").write_text(manifest(encoding, training))
    (FOLDER / "README.md").write_text(
        card(training, scores, test_samples, OPSET, (FOLDER / "model.onnx").stat().st_size)
    )


def export(network, path):
    torch.onnx.export(
        network,
        torch.zeros(1, INPUT_CHANNELS, 25, 25),
        str(path),
        opset_version=OPSET,
        input_names=["pixels"],
        output_names=OUTPUTS,
        dynamic_axes={name: {0: "patches"} for name in ["pixels", *OUTPUTS]},
    )
    onnx.checker.check_model(onnx.load(str(path)))


def manifest(encoding, training):
    channels = [
        {"modality": modality, "band": band, "mean": mean, "std": std}
        for modality, bands in (("s2", S2_BANDS), ("sar", SAR_BANDS))
        for band, mean, std in zip(bands, *encoding.statistics[modality])
    ]
    head = {
        "format": "reo-model/1",
        "name": "unet",
        "title": "U-Net (S2 + SAR), synthetic demo",
        "file": "model.onnx",
        "licence": "MIT",
        "trainingData": f"Synthetic demo landscapes, training split of {training['samples']:,} generated samples",
        "synthetic": True,
    }
    lines = [f"  {json.dumps(key)}: {json.dumps(value)}," for key, value in head.items()]
    rows = [json.dumps(channel) for channel in [*channels, {"valid": "s2"}, {"valid": "sar"}]]
    lines += [
        '  "inputs": [',
        "    {",
        '      "name": "pixels",',
        '      "size": [25, 25],',
        '      "layout": "NCHW",',
        '      "channels": [',
        ",\n".join(f"        {spaced(row)}" for row in rows),
        "      ]",
        "    }",
        "  ],",
        '  "outputs": [',
        '    { "name": "agb", "task": "agb", "kind": "map", "unit": "Mg/ha" },',
        "    {",
        '      "name": "landCover",',
        '      "task": "landCover",',
        '      "kind": "logits",',
        f'      "classes": {json.dumps(encoding.classes)}',
        "    },",
        '    { "name": "patchCount", "task": "patchCount", "kind": "value", "unit": "patches" }',
        "  ]",
    ]
    return "{\n" + "\n".join(lines) + "\n}\n"


def spaced(row):
    return "{ " + row[1:-1] + " }"


def write_expected(test, predictions):
    """Answers of PyTorch itself for a few samples of the demo's test split."""
    answers = {
        id: {
            "agb": round(float(predictions["agb"][index]), 4),
            "landCover": int(predictions["landCover"][index]),
            "patchCount": round(float(predictions["patchCount"][index]), 5),
        }
        for index, id in enumerate(test.ids[:EXPECTED_SAMPLES])
    }
    EXPECTED.parent.mkdir(parents=True, exist_ok=True)
    EXPECTED.write_text(json.dumps({"model": "unet", "split": "test", "answers": answers}, indent=2) + "\n")

"""What PyTorch itself gives for a few test patches, which tests compare with what ONNX Runtime gives."""

import json

import torch

from tiny_vlm.evaluation import physical
from tiny_vlm.folder import PROJECT
from tiny_vlm.generation import answers_of, numbers_of
from tiny_vlm.phrases import AGB, QUESTIONS
from tiny_vlm.tokens import prompt_of

EXPECTED = PROJECT / "test" / "fixtures" / "tiny-vlm"
SAMPLES = 8


def write_expected(trained, test):
    """Writes memory and first-token logits of the biomass question, every answer, and the heads' numbers."""
    model, pixels = trained.model, trained.encoding.pixels(test)[:SAMPLES]
    with torch.no_grad():
        memory = model.encoder(pixels)
        logits = model.decoder(torch.tensor([prompt_of(AGB)]).repeat(SAMPLES, 1), memory)[:, -1]
    texts, numbers = answers_of(model, pixels), physical(trained, numbers_of(model, pixels))
    samples = {
        id: {
            "memory": shortened(memory[index].mean(0)),
            "logits": shortened(logits[index]),
            "answers": {question.text: texts[question][index] for question in QUESTIONS},
            **({"heads": {task: round(float(values[index]), 4) for task, values in numbers.items()}} if numbers else {}),
        }
        for index, id in enumerate(test.ids[:SAMPLES])
    }
    content = {"split": "test", "question": AGB, "prompt": list(prompt_of(AGB)), "samples": samples}
    EXPECTED.mkdir(parents=True, exist_ok=True)
    (EXPECTED / f"{trained.encoding.variant.name}.json").write_text(json.dumps(content, indent=1) + "\n")


def shortened(values):
    return [round(value, 4) for value in values.tolist()]

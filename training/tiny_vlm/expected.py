"""What PyTorch itself gives for a few test patches, which tests compare with what ONNX Runtime gives."""

import json

import torch

from tiny_vlm.evaluation import is_number, physical
from tiny_vlm.folder import PROJECT
from tiny_vlm.generation import answers_of, encode_images, numbers_of
from tiny_vlm.number_tree import expected_values
from tiny_vlm.phrases import AGB, QUESTIONS
from tiny_vlm.tokens import prompt_of

EXPECTED = PROJECT / "test" / "fixtures" / "tiny-vlm"
SAMPLES = 8


def write_expected(trained, test):
    """Writes what comes first in answer to the biomass question (logits), every answer, the heads' numbers, and the
    means of the numbers that might have been written."""
    model = trained.model
    memory = encode_images(model, trained.encoding.pixels(test)[:SAMPLES])
    with torch.no_grad():
        logits = model.decoder(torch.tensor([prompt_of(AGB)]).repeat(SAMPLES, 1), memory)[:, -1]
    texts, numbers = answers_of(model, memory), physical(trained, numbers_of(model, memory))
    means = {
        question.task: expected_values(model, question, texts[question], memory, least=1e-5)
        for question in QUESTIONS
        if is_number(question)
    }
    samples = {
        id: {
            "logits": [round(value, 4) for value in logits[index].tolist()],
            "answers": {question.text: texts[question][index] for question in QUESTIONS},
            "expectedValues": at(means, index),
            "heads": at(numbers, index),
        }
        for index, id in enumerate(test.ids[:SAMPLES])
    }
    content = {"split": "test", "question": AGB, "samples": samples}
    EXPECTED.mkdir(parents=True, exist_ok=True)
    (EXPECTED / f"{trained.encoding.variant.name}.json").write_text(json.dumps(content, indent=1) + "\n")


def at(columns, index):
    """One patch's numbers by task, of those it has."""
    return {task: round(float(values[index]), 4) for task, values in columns.items() if values[index] is not None}

"""Greedy answers: the likeliest token each time."""

import torch

from tiny_vlm.phrases import QUESTIONS
from tiny_vlm.tokens import EOS, PAD, decode, prompt_of

MOST_TOKENS = 24
BATCH = 100


def encode_images(model, pixels):
    """Image tokens of any number of patches."""
    with torch.no_grad():
        return torch.cat([model.encoder(pixels[first : first + BATCH]) for first in range(0, len(pixels), BATCH)])


def answers_of(model, memory):
    """Texts by question, one per patch."""
    batches = [memory[first : first + BATCH] for first in range(0, len(memory), BATCH)]
    with torch.no_grad():
        return {
            question: [text for batch in batches for text in generate(model, question, batch)]
            for question in QUESTIONS
        }


def generate(model, question, memory):
    """An answer for each image: greedy, until all have ended."""
    prompt = prompt_of(question.text)
    tokens = torch.tensor([prompt]).repeat(len(memory), 1)
    ended = torch.zeros(len(memory), dtype=torch.bool)
    for _ in range(MOST_TOKENS):
        chosen = model.decoder(tokens, memory)[:, -1].argmax(-1)
        tokens = torch.cat([tokens, chosen.masked_fill(ended, PAD)[:, None]], 1)
        ended |= chosen == EOS
        if ended.all():
            break
    return [decode(row) for row in tokens[:, len(prompt) :].tolist()]


def numbers_of(model, memory):
    """The regression heads' numbers for each patch, by task, as the network is trained to give them."""
    if not model.heads:
        return {}
    with torch.no_grad():
        return {
            question.task: model.heads[question.task](last_hidden(model, question, memory))
            for question in QUESTIONS
            if question.task in model.heads
        }


def last_hidden(model, question, memory):
    """Hidden state of the prompt's last token."""
    prompts = torch.tensor([prompt_of(question.text)]).repeat(len(memory), 1)
    return model.decoder.hidden(prompts, memory)[:, -1]

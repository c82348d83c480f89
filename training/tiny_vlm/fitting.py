"""Trains a tiny VLM: the likelihood of right answers, and the land cover of every pixel for its eyes."""

import time

import numpy
import torch
from torch.nn import functional

from tiny_vlm.generation import answers_of, encode_images
from tiny_vlm.phrases import QUESTIONS, read, taught_answers, truth_of
from tiny_vlm.tokens import EOS, PAD, encode, prompt_of
from turning import turn

BATCH = 40
# Each question is asked of so many of a batch's patches: answers take longer than patches, and numbers need the most.
ASKED = {"humanActivity": 8, "landCover": 16, "patchCount": 20, "agb": 20}
LEARNING_RATE = 2e-3
WEIGHT_DECAY = 0.05
LARGEST_GRADIENT = 1.0
AGB_SCALE = 100.0
LOSS_WEIGHTS = {"words": 0.2, "land_cover_map": 0.4, "agb": 1.0, "patchCount": 0.25}


def fit(model, encoding, train, val, epochs, seed):
    """Trains with AdamW and one cycle of the learning rate; returns the seconds of processor time it took."""
    random = numpy.random.default_rng(seed)
    pixels, maps = encoding.pixels(train), land_cover_indexes(encoding, train)
    numbers = number_targets(encoding, train)
    optimiser = torch.optim.AdamW(model.parameters(), lr=LEARNING_RATE, weight_decay=WEIGHT_DECAY)
    steps = epochs * (len(pixels) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, LEARNING_RATE, total_steps=steps, pct_start=0.15)
    start = time.process_time()
    for epoch in range(1, epochs + 1):
        model.train()
        order = random.permutation(len(pixels))
        losses = []
        for first in range(0, len(order) - BATCH + 1, BATCH):
            chosen = order[first : first + BATCH]
            image, land_cover_map = turn(random, pixels[chosen], maps[chosen])
            memory = model.encoder(image)
            loss = loss_of(model, memory, random, train, chosen, land_cover_map, numbers)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), LARGEST_GRADIENT)
            optimiser.step()
            schedule.step()
            losses.append(loss.item())
        report = f", {validate(model, encoding, val)}" if epoch % 10 == 0 or epoch == epochs else ""
        elapsed = time.process_time() - start
        print(f"epoch {epoch}: loss {numpy.mean(losses):.4f}{report}, {elapsed:.0f} s of processor time", flush=True)
    return round(time.process_time() - start)


def loss_of(model, memory, random, train, chosen, land_cover_map, numbers):
    loss = LOSS_WEIGHTS["land_cover_map"] * functional.cross_entropy(model.map_logits(memory), land_cover_map)
    for question in QUESTIONS:
        asked = random.choice(len(chosen), ASKED[question.task], replace=False)
        samples = chosen[asked]
        prompt = prompt_of(question.wordings[random.integers(len(question.wordings))])
        tokens = conversations(random, question, prompt, train, samples)
        hidden = model.decoder.hidden(tokens[:, :-1], memory[asked])[:, len(prompt) - 1 :]
        words = functional.cross_entropy(
            model.decoder.logits(hidden).transpose(1, 2), tokens[:, len(prompt) :], ignore_index=PAD, reduction="sum"
        )
        loss = loss + LOSS_WEIGHTS["words"] * words / len(asked)
        if question.task in model.heads:
            number = model.heads[question.task](hidden[:, 0])
            loss = loss + LOSS_WEIGHTS[question.task] * functional.mse_loss(number, numbers[question.task][samples])
    return loss


def conversations(random, question, prompt, train, chosen):
    """Prompt, one of the taught answers, and the end token, for each chosen patch; padded at the right."""
    rows = []
    for index in chosen:
        taught = taught_answers(question, train, index)
        text = list(taught)[random.choice(len(taught), p=list(taught.values()))]
        rows.append([*prompt, *encode(text), EOS])
    longest = max(map(len, rows))
    return torch.tensor([row + [PAD] * (longest - len(row)) for row in rows])


def land_cover_indexes(encoding, patches):
    index = numpy.full(256, -1)
    index[encoding.classes] = numpy.arange(len(encoding.classes))
    return torch.from_numpy(index[patches.land_cover_map])


def number_targets(encoding, patches):
    count = (patches.patch_count - encoding.count_mean) / encoding.count_std
    return {
        "agb": torch.from_numpy((patches.agb / AGB_SCALE).astype(numpy.float32)),
        "patchCount": torch.from_numpy(count.astype(numpy.float32)),
    }


def validate(model, encoding, val):
    """How well greedy answers do on the validation split by now, for people to read."""
    model.eval()
    memory = encode_images(model, encoding.pixels(val))
    shown = []
    for question, texts in answers_of(model, memory).items():
        values = [(truth_of(question, val, index), read(question, text)) for index, text in enumerate(texts)]
        answered = [(truth, value) for truth, value in values if value is not None]
        score = (
            numpy.sqrt(numpy.mean([(value - truth) ** 2 for truth, value in answered]))
            if question.task in ("agb", "patchCount")
            else numpy.mean([value == truth for truth, value in answered])
        )
        shown.append(f"{question.task} {score:.3f} of {len(answered)}")
    return ", ".join(shown)

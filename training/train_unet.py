"""Trains the demo's U-Net on a generated data set and writes models/unet and the predictions that a test expects.

Usage: python3 training/train_unet.py DATASET [--epochs N] [--width N] [--seed N]
DATASET is a demo data set with more training samples than the usual; training/README.md says how to make it.
"""

import os

os.environ["OMP_NUM_THREADS"] = "1"  # before torch: the same weights in every run on the same kind of processor

import argparse
import time
from dataclasses import dataclass

import numpy
import torch
from torch.nn import functional

import baselines
import model_folder
from evaluation import evaluate
from patches import channel_statistics, pack, read_split
from scores import accuracy, rmse
from turning import turn
from unet import ExportedUNet, UNet

AGB_SCALE = 100.0
BATCH = 32
LEARNING_RATE = 2e-3
WEIGHT_DECAY = 1e-3
LOSS_WEIGHTS = {"agb": 1.0, "land_cover": 0.25, "patch_count": 0.25, "land_cover_map": 0.4}


def main():
    options = parse_options()
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    train, val, test = (read_split(options.dataset, split) for split in ("train", "val", "test"))
    encoding = Encoding.of(train)
    print(f"{len(train.ids)} training, {len(val.ids)} validation, {len(test.ids)} test samples")

    unet = UNet(options.width, len(encoding.classes))
    seconds = fit(unet, train, val, encoding, options)
    network = ExportedUNet(unet, AGB_SCALE, encoding.count_mean, encoding.count_std).eval()
    predictions = predict(network, encoding.pixels(test), encoding.classes)
    scores = evaluate(test, predictions, baselines.answer(train, test))

    training = {"samples": len(train.ids), "seconds": seconds, **vars(options)}
    model_folder.write(network, encoding, training, scores, len(test.ids))
    model_folder.write_expected(test, predictions)


def parse_options():
    parser = argparse.ArgumentParser()
    parser.add_argument("dataset")
    parser.add_argument("--epochs", type=int, default=30)
    parser.add_argument("--width", type=int, default=24)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


@dataclass
class Encoding:
    """How patches and truth become the network's numbers; learnt from the training split."""

    statistics: dict
    classes: list
    count_mean: float
    count_std: float

    @staticmethod
    def of(train):
        return Encoding(
            {"s2": channel_statistics(train.s2), "sar": channel_statistics(train.sar)},
            [int(code) for code in numpy.unique(train.land_cover_map)],
            float(train.patch_count.mean()),
            float(train.patch_count.std()),
        )

    def pixels(self, patches):
        return torch.from_numpy(pack(patches, self.statistics))

    def targets(self, patches):
        index = numpy.full(256, -1)
        index[self.classes] = numpy.arange(len(self.classes))
        count = (patches.patch_count - self.count_mean) / self.count_std
        return {
            "agb": torch.from_numpy((patches.agb / AGB_SCALE).astype(numpy.float32)),
            "land_cover": torch.from_numpy(index[patches.land_cover]),
            "land_cover_map": torch.from_numpy(index[patches.land_cover_map]),
            "patch_count": torch.from_numpy(count.astype(numpy.float32)),
        }


def fit(unet, train, val, encoding, options):
    """Trains with AdamW and one cycle of the learning rate; returns the seconds of processor time it took."""
    pixels, targets = encoding.pixels(train), encoding.targets(train)
    val_pixels = encoding.pixels(val)
    random = numpy.random.default_rng(options.seed)
    optimiser = torch.optim.AdamW(unet.parameters(), lr=LEARNING_RATE, weight_decay=WEIGHT_DECAY)
    steps = options.epochs * (len(pixels) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, LEARNING_RATE, total_steps=steps, pct_start=0.15)
    start = time.process_time()
    for epoch in range(1, options.epochs + 1):
        loss = train_epoch(unet, pixels, targets, random, optimiser, schedule)
        progress = validate(unet, val, val_pixels, encoding)
        elapsed = time.process_time() - start
        print(f"epoch {epoch}: loss {loss:.4f}, {progress}, {elapsed:.0f} s of processor time", flush=True)
    return round(time.process_time() - start)


def train_epoch(unet, pixels, targets, random, optimiser, schedule):
    """One pass over the training split in random order; returns the mean loss."""
    unet.train()
    order = random.permutation(len(pixels))
    losses = []
    for first in range(0, len(order) - BATCH + 1, BATCH):
        chosen = torch.from_numpy(order[first : first + BATCH])
        batch = {name: values[chosen] for name, values in targets.items()}
        image, batch["land_cover_map"] = turn(random, pixels[chosen], batch["land_cover_map"])
        loss = loss_of(unet, image, batch)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        schedule.step()
        losses.append(loss.item())
    return numpy.mean(losses)


def loss_of(unet, image, batch):
    features = unet.features(image)
    agb, land_cover, patch_count = unet.heads(features)
    losses = {
        "agb": functional.mse_loss(agb[:, 0, 12, 12], batch["agb"]),
        "land_cover": functional.cross_entropy(land_cover, batch["land_cover"]),
        "patch_count": functional.mse_loss(patch_count[:, 0], batch["patch_count"]),
        "land_cover_map": functional.cross_entropy(unet.land_cover_map(features), batch["land_cover_map"]),
    }
    return sum(LOSS_WEIGHTS[name] * loss for name, loss in losses.items())


def predict(network, pixels, classes):
    """Answers in physical units; `agb` is the map's centre pixel."""
    with torch.no_grad():
        outputs = [network(pixels[first : first + 64]) for first in range(0, len(pixels), 64)]
    agb, land_cover, patch_count = (torch.cat(each).numpy() for each in zip(*outputs))
    return {
        "agb": agb[:, 0, 12, 12].astype(numpy.float64),
        "landCover": numpy.array(classes)[land_cover.argmax(1)],
        "patchCount": patch_count[:, 0].astype(numpy.float64),
    }


def validate(unet, val, pixels, encoding):
    """How good the network is on the validation split by now, for people to read."""
    unet.eval()
    answers = predict(unet, pixels, encoding.classes)
    agb = numpy.maximum(answers["agb"] * AGB_SCALE, 0)
    count = answers["patchCount"] * encoding.count_std + encoding.count_mean
    return (
        f"validation AGB RMSE {rmse(val.agb, agb):.2f}, "
        f"land cover {accuracy(val.land_cover, answers['landCover']):.3f}, "
        f"count RMSE {rmse(val.patch_count, count):.3f}"
    )


if __name__ == "__main__":
    main()

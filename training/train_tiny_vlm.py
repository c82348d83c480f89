"""Trains one variant of the tiny VLM on a generated data set and keeps its weights in training/weights.

Usage: python3 training/train_tiny_vlm.py DATASET VARIANT [--epochs N] [--seed N]
VARIANT is all-bands, rgb or regression-head. write_tiny_vlm.py makes models/tiny-vlm of all three.
"""

import repeatable  # before torch

import argparse

from patches import read_split
from tiny_vlm.fitting import fit
from tiny_vlm.trained import Trained
from tiny_vlm.variants import VARIANTS, Encoding


def main():
    options = parse_options()
    repeatable.seed(options.seed)
    train, val = (read_split(options.dataset, split) for split in ("train", "val"))
    encoding = Encoding.of(VARIANTS[options.variant], train)
    trained = Trained.untrained(encoding, epochs=options.epochs, seed=options.seed, samples=len(train.ids))
    weights = sum(each.numel() for each in trained.model.parameters())
    print(f"{options.variant}: {weights:,} weights; {len(train.ids)} training, {len(val.ids)} validation samples", flush=True)
    trained.training["seconds"] = fit(trained.model, encoding, train, val, options.epochs, options.seed)
    trained.save()


def parse_options():
    parser = argparse.ArgumentParser()
    parser.add_argument("dataset")
    parser.add_argument("variant", choices=VARIANTS)
    parser.add_argument("--epochs", type=int, default=36)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    main()

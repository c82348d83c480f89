"""Scores the trained variants of the tiny VLM on the test split and writes models/tiny-vlm and what tests expect of it.

Usage: python3 training/write_tiny_vlm.py DATASET
Run train_tiny_vlm.py for all-bands, rgb and regression-head before.
"""

import repeatable  # before torch

import argparse

from patches import read_split
from tiny_vlm import card, folder
from tiny_vlm.evaluation import evaluate
from tiny_vlm.expected import write_expected
from tiny_vlm.phrase_fixture import write_phrases
from tiny_vlm.trained import Trained
from tiny_vlm.variants import VARIANTS


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("dataset")
    dataset = parser.parse_args().dataset
    repeatable.seed(0)
    train, test = (read_split(dataset, split) for split in ("train", "test"))
    every = []
    for name in VARIANTS:
        trained = Trained.load(name)
        results = evaluate(trained, train, test)
        folder.write(trained, results)
        write_expected(trained, test)
        every.append((trained, results))
        for result in results:
            print(name, result["way"], result["task"], result["scores"], result["gain"], flush=True)
    write_phrases()
    (folder.FOLDER / "README.md").write_text(card.card(every, len(test.ids)))


if __name__ == "__main__":
    main()

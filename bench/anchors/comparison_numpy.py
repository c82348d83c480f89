"""Times the clustered bootstrap of two models as one writes it in vectorised numpy; prints JSON seconds of processor time.

python3 comparison_numpy.py ROWS TILES RESAMPLES
"""

import json
import sys
import time

import numpy as np


def figures(truth, error):
    squared = np.dot(error, error)
    rows = len(truth)
    return np.sqrt(squared / rows), np.abs(error).mean(), 1 - squared / (rows * truth.var())


def by_rows(truth, predictions, tiles, count, resamples, rng):
    """Draws tiles and gathers their rows."""
    order = np.argsort(tiles, kind="stable")
    bounds = np.searchsorted(tiles[order], np.arange(count + 1))
    members = [order[bounds[tile] : bounds[tile + 1]] for tile in range(count)]
    differences = np.empty((resamples, 3))
    for index in range(resamples):
        rows = np.concatenate([members[tile] for tile in rng.integers(0, count, count)])
        drawn = truth[rows]
        first, second = (figures(drawn, predicted[rows] - drawn) for predicted in predictions)
        differences[index] = np.subtract(first, second)
    return np.percentile(differences, [2.5, 97.5], axis=0)


def by_sums(truth, predictions, tiles, count, resamples, rng):
    """Adds up each tile once and draws the sums: as fast as numpy can be made."""
    centred = truth - truth.mean()
    terms = [np.ones(len(truth)), centred, centred**2]
    for predicted in predictions:
        error = predicted - truth
        terms += [np.abs(error), error**2]
    sums = np.stack([np.bincount(tiles, weights=term, minlength=count) for term in terms], axis=1)
    total = rng.multinomial(count, np.full(count, 1 / count), resamples).astype(float) @ sums
    rows = total[:, 0]
    spread = total[:, 2] - total[:, 1] ** 2 / rows
    per_model = [
        np.stack([np.sqrt(total[:, at + 1] / rows), total[:, at] / rows, 1 - total[:, at + 1] / spread])
        for at in (3, 5)
    ]
    return np.percentile(per_model[0] - per_model[1], [2.5, 97.5], axis=1)


def seconds(work):
    start = time.process_time()
    work()
    return time.process_time() - start


def main():
    rows, count, resamples = (int(argument) for argument in sys.argv[1:])
    rng = np.random.default_rng(0)
    truth = rng.gamma(0.7, 95, rows)
    predictions = [truth + rng.normal(0, spread, rows) for spread in (50, 52)]
    tiles = rng.integers(0, count, rows)
    by_sums(truth, predictions, tiles, count, 10, rng)
    by_rows(truth, predictions, tiles, count, 2, rng)
    times = {
        "rows": seconds(lambda: by_rows(truth, predictions, tiles, count, resamples, rng)),
        "sums": seconds(lambda: by_sums(truth, predictions, tiles, count, resamples, rng)),
    }
    print(json.dumps(times))


main()

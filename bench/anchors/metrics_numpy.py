"""Times the bootstrap as one writes it in numpy; prints JSON seconds of processor time for so many rows and resamples.

python3 metrics_numpy.py ROWS RESAMPLES
"""

import json
import sys
import time

import numpy as np

LABELS = 23


def regression(truth, predicted, resamples, rng):
    error = predicted - truth
    rows = len(truth)
    figures = np.empty((resamples, 4))
    for index in range(resamples):
        draw = rng.integers(0, rows, rows)
        drawn_truth, drawn_error = truth[draw], error[draw]
        squared = np.dot(drawn_error, drawn_error)
        figures[index] = (
            np.sqrt(squared / rows),
            np.abs(drawn_error).mean(),
            1 - squared / (rows * drawn_truth.var()),
            drawn_error.mean(),
        )
    return np.percentile(figures, [2.5, 97.5], axis=0)


def classification(truth, predicted, resamples, rng):
    cells = truth * LABELS + predicted
    rows = len(truth)
    figures = np.empty((resamples, 4))
    for index in range(resamples):
        drawn = np.bincount(cells[rng.integers(0, rows, rows)], minlength=LABELS * LABELS)
        matrix = drawn.reshape(LABELS, LABELS)
        right, support, answers = matrix.diagonal(), matrix.sum(axis=1), matrix.sum(axis=0)
        figures[index] = (
            right.sum() / rows,
            (right / np.maximum(answers, 1)).mean(),
            (right / np.maximum(support, 1)).mean(),
            (2 * right / np.maximum(support + answers, 1)).mean(),
        )
    return np.percentile(figures, [2.5, 97.5], axis=0)


def seconds(work):
    start = time.process_time()
    work()
    return time.process_time() - start


def main():
    rows, resamples = int(sys.argv[1]), int(sys.argv[2])
    rng = np.random.default_rng(0)
    truth = rng.gamma(0.7, 95, rows)
    predicted = truth + rng.normal(0, 50, rows)
    label = rng.integers(0, LABELS, rows)
    answer = np.where(rng.random(rows) < 0.7, label, rng.integers(0, LABELS, rows))
    regression(truth, predicted, 10, rng)
    classification(label, answer, 10, rng)
    times = {
        "regression": seconds(lambda: regression(truth, predicted, resamples, rng)),
        "classification": seconds(lambda: classification(label, answer, resamples, rng)),
    }
    print(json.dumps(times))


main()

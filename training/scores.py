"""Metrics as REO Notebook defines them, with bootstrap intervals."""

import numpy

BOOTSTRAPS = 1000


def rmse(truth, predicted):
    return float(numpy.sqrt(numpy.mean((predicted - truth) ** 2)))


def mae(truth, predicted):
    return float(numpy.mean(numpy.abs(predicted - truth)))


def bias(truth, predicted):
    return float(numpy.mean(predicted - truth))


def r2(truth, predicted):
    return float(1 - numpy.sum((predicted - truth) ** 2) / numpy.sum((truth - truth.mean()) ** 2))


def accuracy(truth, predicted):
    return float(numpy.mean(truth == predicted))


def macro_f1(truth, predicted):
    scores = []
    for label in numpy.union1d(truth, predicted):
        hits = numpy.sum((truth == label) & (predicted == label))
        scores.append(2 * hits / (numpy.sum(truth == label) + numpy.sum(predicted == label)))
    return float(numpy.mean(scores))


def interval(score, *columns, seed=0):
    """Value and 95 % percentile bootstrap interval of a score over samples."""
    random = numpy.random.default_rng(seed)
    samples = len(columns[0])
    draws = []
    for _ in range(BOOTSTRAPS):
        chosen = random.integers(0, samples, samples)
        draws.append(score(*(column[chosen] for column in columns)))
    low, high = numpy.percentile(draws, [2.5, 97.5])
    return score(*columns), float(low), float(high)


def rmse_gain(truth, predicted, baseline):
    """How much greater a baseline's RMSE is."""
    return rmse(truth, baseline) - rmse(truth, predicted)


def accuracy_gain(truth, predicted, baseline):
    """How much smaller a baseline's accuracy is."""
    return accuracy(truth, predicted) - accuracy(truth, baseline)

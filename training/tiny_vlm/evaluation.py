"""Scores of a tiny VLM's answers on the test split, against those who look at no pixel."""

import collections

import numpy

import scores
from evaluation import REGRESSION, bins
from tiny_vlm.fitting import AGB_SCALE
from tiny_vlm.generation import answers_of, encode_images, numbers_of
from tiny_vlm.number_tree import expected_values
from tiny_vlm.phrases import read, truth_of

CLASSIFICATION = {"accuracy": scores.accuracy, "macroF1": scores.macro_f1}
GAINS = {"rmse": scores.rmse_gain, "accuracy": scores.accuracy_gain}


def evaluate(trained, train, test):
    """One result a question and way to answer: how many are answered, scores and gain with intervals."""
    pixels = trained.encoding.pixels(test)
    memory = encode_images(trained.model, pixels)
    heads = physical(trained, numbers_of(trained.model, memory))
    results = []
    for question, texts in answers_of(trained.model, memory).items():
        ways = {"words": [read(question, text) for text in texts]}
        if is_number(question):
            ways["expected value"] = expected_values(trained.model, question, texts, memory)
        if question.task in heads:
            ways["regression head"] = list(heads[question.task])
        results += [{"way": way, **score(question, values, train, test)} for way, values in ways.items()]
    return results


def physical(trained, numbers):
    """The regression head's numbers in the tasks' units."""
    if not numbers:
        return {}
    encoding = trained.encoding
    return {
        "agb": numpy.maximum(numbers["agb"].numpy().astype(numpy.float64) * AGB_SCALE, 0),
        "patchCount": numbers["patchCount"].numpy().astype(numpy.float64) * encoding.count_std + encoding.count_mean,
    }


def score(question, values, train, test):
    """Scores of the values that there are, and how much better they are than the baseline on the same samples."""
    answered = [index for index, value in enumerate(values) if value is not None]
    truth = numpy.array([truth_of(question, test, index) for index in answered])
    given = numpy.array([values[index] for index in answered])
    known = [truth_of(question, train, index) for index in range(len(train.ids))]
    if is_number(question):
        metrics, main, baseline, constant = REGRESSION, "rmse", "baseline:mean", numpy.mean(known)
    else:
        most_common = collections.Counter(known).most_common(1)[0][0]
        metrics, main, baseline, constant = CLASSIFICATION, "accuracy", "baseline:majority", most_common
    without_looking = numpy.full(len(answered), constant)
    return {
        "task": question.task,
        "question": question.text,
        "samples": len(values),
        "answered": len(answered),
        "scores": {name: scores.interval(metric, truth, given) for name, metric in metrics.items()},
        "baseline": baseline,
        "baselineScore": metrics[main](truth, without_looking),
        "gain": scores.interval(GAINS[main], truth, given, without_looking),
        **({"bins": bins(truth, given)} if question.task == "agb" else {}),
    }


def is_number(question):
    return question.task in ("agb", "patchCount")

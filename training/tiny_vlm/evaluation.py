"""Scores of a tiny VLM's answers on the test split, against those who look at no pixel."""

import collections

import numpy

import scores
from tiny_vlm.fitting import AGB_SCALE
from tiny_vlm.generation import answers_of, numbers_of
from tiny_vlm.phrases import QUESTIONS, REFUSALS, read, truth_of

REGRESSION = {"rmse": scores.rmse, "mae": scores.mae, "bias": scores.bias, "r2": scores.r2}
CLASSIFICATION = {"accuracy": scores.accuracy, "macroF1": scores.macro_f1}
GAINS = {"rmse": scores.rmse_gain, "accuracy": lambda truth, ours, theirs: scores.accuracy(truth, ours) - scores.accuracy(truth, theirs)}


def evaluate(trained, train, test):
    """One result a question: what was scored, how many answered and refused, scores and gain with intervals."""
    pixels = trained.encoding.pixels(test)
    results = [score_words(question, texts, train, test) for question, texts in answers_of(trained.model, pixels).items()]
    return results + score_heads(trained, pixels, train, test)


def score_words(question, texts, train, test):
    values = [read(question, text) for text in texts]
    refused = sum(text in REFUSALS for text in texts)
    return {**score(question, values, train, test), "refused": refused, "way": "words"}


def score_heads(trained, pixels, train, test):
    numbers = physical(trained, numbers_of(trained.model, pixels))
    questions = [question for question in QUESTIONS if question.task in numbers]
    return [
        {**score(question, list(numbers[question.task]), train, test), "refused": 0, "way": "regression head"}
        for question in questions
    ]


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
    is_number = question.task in ("agb", "patchCount")
    metrics = REGRESSION if is_number else CLASSIFICATION
    known = [truth_of(question, train, index) for index in range(len(train.ids))]
    baseline = numpy.full(len(answered), numpy.mean(known) if is_number else collections.Counter(known).most_common(1)[0][0])
    main = "rmse" if is_number else "accuracy"
    return {
        "task": question.task,
        "question": question.text,
        "samples": len(values),
        "answered": len(answered),
        "scores": {name: scores.interval(metric, truth, given) for name, metric in metrics.items()},
        "baseline": "baseline:mean" if is_number else "baseline:majority",
        "baselineScore": metrics[main](truth, baseline),
        "gain": scores.interval(GAINS[main], truth, given, baseline),
    }

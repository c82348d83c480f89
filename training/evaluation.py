"""Scores of the network and of the baselines on the test split."""

import scores


def evaluate(test, predictions, baseline_answers):
    agb = predictions["agb"]
    return {
        "agb": {
            **{name: scores.interval(score, test.agb, agb) for name, score in REGRESSION.items()},
            "bins": bins(test.agb, agb),
        },
        "patchCount": {
            name: scores.interval(score, test.patch_count, predictions["patchCount"])
            for name, score in REGRESSION.items()
        },
        "landCover": {
            name: scores.interval(score, test.land_cover, predictions["landCover"])
            for name, score in (("accuracy", scores.accuracy), ("macroF1", scores.macro_f1))
        },
        "baselines": {
            name: {task: compare(task, test, predictions, answers[task]) for task in answers}
            for name, answers in baseline_answers.items()
        },
    }


REGRESSION = {"rmse": scores.rmse, "mae": scores.mae, "bias": scores.bias, "r2": scores.r2}


def bins(truth, predicted):
    """AGBD's bins of 50 Mg/ha: lower bound, samples, RMSE, bias."""
    rows = []
    for lower in range(0, 500, 50):
        inside = (truth >= lower) & (truth < lower + 50)
        if inside.any():
            rows.append(
                (
                    lower,
                    int(inside.sum()),
                    scores.rmse(truth[inside], predicted[inside]),
                    scores.bias(truth[inside], predicted[inside]),
                )
            )
    return rows


def compare(task, test, predictions, baseline):
    """A baseline's own score, and by how much the network beats it."""
    if task == "landCover":
        return {
            "score": scores.accuracy(test.land_cover, baseline),
            "gain": scores.interval(scores.accuracy_gain, test.land_cover, predictions[task], baseline),
        }
    truth = test.agb if task == "agb" else test.patch_count
    return {
        "score": scores.rmse(truth, baseline),
        "gain": scores.interval(scores.rmse_gain, truth, predictions[task], baseline),
    }

"""Figures of REO Notebook from any Python kernel: copy this file beside a notebook and import it.

Needs IPython and numpy alone. Where the extension is not installed, a picture or a line of text stands in.
"""

from __future__ import annotations

import base64
import json
import struct
import zlib

import numpy as np
from IPython.display import display

_BUDGET = 1_000_000
_MOST_POINTS = 5000
_GRID_CELLS = 100

_TASKS = {
    "agb": ("Above-ground biomass", "Mg/ha"),
    "patchCount": ("Ecological patch count", "patches"),
    "landCover": ("Land cover", ""),
    "humanActivity": ("Human activity", ""),
}

# Scale, value that means no data, and unit; 16 bits are enough for each.
_STORAGE = {"s2": (1e-4, "reflectance"), "sar": (0.01, "dB"), "landCover": (1.0, "CGLS code")}
_NODATA = -32768


def scatter(truth, predicted, ids=None, *, task="agb", title="Predicted against true values", synthetic=False):
    """Shows predicted against true numbers.

    truth: numbers, NaN where there is none. predicted: as many numbers, NaN where a model did not answer, or a dict of
    them by model. ids: of the samples. Raises ValueError where lengths differ.
    """
    truth = np.asarray(truth, float)
    models = {name: _as_long(values, truth, name) for name, values in _by_model(predicted).items()}
    names = _ids(ids, len(truth))
    shown = [truth[np.isfinite(truth)], *(values[np.isfinite(values)] for values in models.values())]
    limits = _limits(np.concatenate(shown))
    series = [
        {
            "model": model,
            "title": model,
            "metrics": _regression(truth, values),
            "points": _points(truth, values, names, limits),
        }
        for model, values in models.items()
    ]
    quantity, unit = _TASKS[task]
    payload = {
        **_base(title, synthetic),
        "task": task,
        "quantity": quantity,
        "unit": unit,
        "limits": limits,
        "series": series,
    }
    _emit("scatter", payload, _scatter_picture(truth, models, limits), _scores(series, "rmse"))


def confusion(truth, predicted, *, task="landCover", titles=None, title="True against predicted classes", synthetic=False):
    """Shows true against predicted classes.

    truth: labels, None where there is none. predicted: as many, None where a model did not answer, or a dict of them by
    model. titles: names of labels for people. Raises ValueError where lengths differ.
    """
    truth = _labels(truth)
    models = {name: _labels(values) for name, values in _by_model(predicted).items()}
    for name, values in models.items():
        if len(values) != len(truth):
            raise ValueError(f"{name} has {len(values)} values, and there are {len(truth)} true ones")
    series = [
        {"model": name, "title": name, "metrics": _classification(truth, values)} for name, values in models.items()
    ]
    keys = sorted({key for one in series for key in one["metrics"]["confusion"]["labels"]}, key=_label_order)
    named = {str(key): str(value) for key, value in (titles or {}).items()}
    payload = {
        **_base(title, synthetic),
        "task": task,
        "labels": [{"key": key, "title": named.get(key, key)} for key in keys],
        "series": series,
    }
    _emit("confusion", payload, _confusion_picture(series), _scores(series, "accuracy"))


def answers(truth, given, ids=None, *, values=None, questions=None, task="agb", title="Answers", synthetic=False):
    """Shows every model's answer beside the truth.

    truth: values, None where there is none. given: answers word for word by model. values: what was read from them, by
    model, None where nothing was; numbers, and labels' own words, need none. Rows that do not fit an output are left out.
    """
    names = _ids(ids, len(truth))
    spoken = _by_model(given)
    read = _by_model(values) if values is not None else {}
    rows = [
        {
            "sample": names[row],
            **({"question": str(questions[row])} if questions is not None else {}),
            "truth": _plain(truth[row]),
            "answers": [
                _answer(model, task, said[row], read[model][row] if model in read else None, model in read)
                for model, said in spoken.items()
            ],
        }
        for row in range(len(truth))
    ]
    payload = {
        **_base(title, synthetic),
        "task": task,
        "unit": _TASKS[task][1],
        "models": [{"id": model, "title": model} for model in spoken],
        "rows": rows,
        "total": len(rows),
    }
    while len(json.dumps(payload)) > _BUDGET and len(payload["rows"]) > 1:
        payload["rows"] = payload["rows"][: len(payload["rows"]) // 2]
    _emit("answers", payload, None, f"{title}: {len(rows)} samples, {len(spoken)} models")


def patch(array, bands, *, id="patch", modality="s2", split="test", metadata=None, truth=None, pixel_size=None, title=None, synthetic=False):
    """Shows a patch.

    array: bands x height x width; reflectance for `s2`, dB for `sar`, codes for `landCover`; NaN where nothing was seen.
    bands: their names, such as B04. truth: such as {"agb": 134.2}. Raises ValueError where names and bands differ.
    """
    pixels = np.asarray(array, float)
    if pixels.ndim != 3 or len(bands) != len(pixels):
        raise ValueError(f"{len(bands)} bands need an array of that many layers, not of shape {pixels.shape}")
    scale, unit = _STORAGE[modality]
    stored = np.where(np.isfinite(pixels), np.clip(np.round(pixels / scale), -32767, 32767), _NODATA)
    raster = {
        "bands": [str(band) for band in bands],
        "width": pixels.shape[2],
        "height": pixels.shape[1],
        "unit": unit,
        "pixels": _encoded(stored, "<i2"),
        "scale": scale,
        "offset": 0,
        "nodata": _NODATA,
    }
    payload = {
        **_base(title or id, synthetic),
        "id": str(id),
        "split": split,
        "metadata": {str(key): _plain(value) for key, value in (metadata or {}).items()},
        "truth": truth or {},
        "imagery": {modality: raster},
        **({"pixelSize": pixel_size} if pixel_size is not None else {}),
        "answers": [],
    }
    _emit("patch", payload, _patch_picture(pixels, list(bands)), f"{title or id}: {len(bands)} bands")


def _base(title, synthetic):
    return {"version": 1, "title": str(title), "synthetic": bool(synthetic)}


def _emit(kind, payload, picture, text):
    bundle = {f"application/vnd.reo.{kind}.v1+json": payload, "text/plain": text}
    if picture is not None:
        bundle["image/png"] = base64.b64encode(_png(picture)).decode()
    display(bundle, raw=True)


def _by_model(values):
    return {str(name): each for name, each in values.items()} if isinstance(values, dict) else {"model": values}


def _ids(ids, count):
    names = [str(index) for index in range(count)] if ids is None else [str(name) for name in ids]
    if len(names) != count:
        raise ValueError(f"{len(names)} ids are given for {count} samples")
    return names


def _as_long(values, truth, name):
    numbers = np.asarray([np.nan if value is None else value for value in values], float)
    if len(numbers) != len(truth):
        raise ValueError(f"{name} has {len(numbers)} values, and there are {len(truth)} true ones")
    return numbers


def _plain(value):
    """A value as JSON has it; None where it is no number."""
    value = value.item() if isinstance(value, np.generic) else value
    if isinstance(value, float):
        return value if np.isfinite(value) else None
    return value if value is None or isinstance(value, (bool, int)) else str(value)


def _answer(model, task, said, value, was_read):
    said = _plain(said)
    value = _plain(value) if was_read else said
    if not was_read and task in ("agb", "patchCount") and isinstance(said, str):
        value = None
    answered = value is not None
    return {
        "model": model,
        "task": task,
        "raw": "" if said is None else str(said)[:4000],
        "status": "answered" if answered else "unparseable",
        **({"value": value} if answered else {}),
    }


def _encoded(array, dtype):
    return {"dtype": dtype[1:], "bdata": base64.b64encode(np.ascontiguousarray(array, dtype).tobytes()).decode()}


def _limits(values):
    low, high = min(0, *values, 0), max(1, *values, 1)
    step = _round_step((high - low) / 10)
    return [float(np.floor(low / step) * step), float(np.ceil(high / step) * step)]


def _round_step(value):
    power = 10 ** np.floor(np.log10(value))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= value * (1 - 1e-9))


def _points(truth, predicted, names, limits):
    both = np.flatnonzero(np.isfinite(truth) & np.isfinite(predicted))
    if len(both) <= _MOST_POINTS:
        return {
            "kind": "points",
            "ids": [names[index] for index in both],
            "truth": _encoded(truth[both], "<f4"),
            "predicted": _encoded(predicted[both], "<f4"),
        }
    edges = np.linspace(*limits, _GRID_CELLS + 1)
    counts, _, _ = np.histogram2d(predicted[both], truth[both], bins=(edges, edges))
    grid = {"kind": "density", "low": limits[0], "high": limits[1], "cells": _GRID_CELLS}
    return {**grid, "counts": _encoded(counts, "<i4")}


def _regression(truth, predicted):
    known = np.isfinite(truth)
    both = known & np.isfinite(predicted)
    y, error = truth[both], (predicted - truth)[both]
    n, answered = int(known.sum()), int(both.sum())
    bins = [_bin(low, y, error) for low in range(0, 500, 50)]
    return {
        "kind": "regression",
        "n": n,
        "answered": answered,
        "coverage": answered / n if n else 0,
        "rmse": float(np.sqrt(np.mean(error**2))) if answered else None,
        "mae": float(np.mean(np.abs(error))) if answered else None,
        "r2": _r2(y, error),
        "bias": float(np.mean(error)) if answered else None,
        "pearson": _pearson(y, predicted[both]),
        "bins": bins,
    }


def _bin(low, y, error):
    own = error[(y >= low) & (y < low + 50)]
    figures = {"rmse": np.sqrt(np.mean(own**2)), "mae": np.mean(np.abs(own)), "bias": np.mean(own)} if len(own) else {}
    return {
        "low": low,
        "high": low + 50,
        "n": len(own),
        **{name: float(figures[name]) if figures else None for name in ("rmse", "mae", "bias")},
    }


def _r2(y, error):
    """As scikit-learn's r2_score with force_finite."""
    if len(y) < 2:
        return None
    left, whole = float(np.sum(error**2)), float(np.sum((y - y.mean()) ** 2))
    if whole == 0:
        return 1.0 if left == 0 else 0.0
    return 1 - left / whole


def _pearson(y, predicted):
    if len(y) < 2 or y.std() == 0 or predicted.std() == 0:
        return None
    return float(np.corrcoef(y, predicted)[0, 1])


def _labels(values):
    plain = [_plain(value) for value in values]
    return [None if value is None else str(value) for value in plain]


def _label_order(label):
    try:
        return (0, float(label), label)
    except ValueError:
        return (1, 0.0, label)


def _classification(truth, predicted):
    pairs = [(true, said) for true, said in zip(truth, predicted) if true is not None]
    labels = sorted({label for pair in pairs for label in pair if label is not None}, key=_label_order)
    place = {label: index for index, label in enumerate(labels)}
    counts = np.zeros((len(labels), len(labels) + 1), int)
    for true, said in pairs:
        counts[place[true], place[said] if said is not None else len(labels)] += 1
    right = np.diag(counts[:, :-1]) if labels else np.zeros(0)
    support, named = counts.sum(1), counts[:, :-1].sum(0)
    precision = np.divide(right, named, out=np.zeros(len(labels)), where=named > 0)
    recall = np.divide(right, support, out=np.zeros(len(labels)), where=support > 0)
    f1 = np.divide(2 * right, support + named, out=np.zeros(len(labels)), where=support + named > 0)
    n, answered = len(pairs), sum(said is not None for _, said in pairs)
    return {
        "kind": "classification",
        "n": n,
        "answered": answered,
        "coverage": answered / n if n else 0,
        "accuracy": float(right.sum() / n) if n else None,
        "macroPrecision": float(precision.mean()) if n else None,
        "macroRecall": float(recall.mean()) if n else None,
        "macroF1": float(f1.mean()) if n else None,
        "perClass": [
            {
                "label": label,
                "support": int(support[index]),
                "predicted": int(named[index]),
                "precision": float(precision[index]),
                "recall": float(recall[index]),
                "f1": float(f1[index]),
            }
            for index, label in enumerate(labels)
        ],
        "confusion": {"labels": labels, "counts": counts.tolist()},
    }


def _scores(series, name):
    def line(one):
        score, coverage = one["metrics"][name], one["metrics"]["coverage"]
        return f"{one['title']}: {name} {'not available' if score is None else f'{score:.3f}'}, coverage {coverage:.1%}"

    return "\n".join(line(one) for one in series)


_COLOURS = [(31, 119, 180), (214, 39, 40), (44, 160, 44), (148, 103, 189)]


def _scatter_picture(truth, models, limits, side=360):
    picture = np.full((side, side, 3), 255, np.uint8)
    along = np.arange(side)
    picture[side - 1 - along, along] = 160
    low, high = limits
    for index, values in enumerate(models.values()):
        both = np.isfinite(truth) & np.isfinite(values)
        column, row = (
            np.clip(((each[both] - low) / (high - low) * (side - 3)).astype(int), 0, side - 3)
            for each in (truth, values)
        )
        for dy in range(2):
            for dx in range(2):
                picture[side - 2 - row + dy, column + dx] = _COLOURS[index % len(_COLOURS)]
    return picture


def _confusion_picture(series, cell=24):
    counts = np.asarray(series[0]["metrics"]["confusion"]["counts"], float) if series else np.zeros((0, 0))
    if counts.size == 0:
        return None
    share = counts / np.maximum(1, counts.sum(1, keepdims=True))
    shade = (255 - share[..., None] * np.array([224, 136, 75])).astype(np.uint8)
    return shade.repeat(cell, 0).repeat(cell, 1)


def _patch_picture(pixels, bands, zoom=8):
    wanted = [bands.index(name) for name in ("B04", "B03", "B02") if name in bands]
    layers = pixels[wanted] if len(wanted) == 3 else pixels[[0, 0, 0]]
    seen = layers[np.isfinite(layers)]
    if seen.size == 0:
        return None
    # One stretch for all three bands, then gamma 0.65, as the extension draws natural colour.
    low, high = np.percentile(seen, (2, 98))
    share = np.clip((np.nan_to_num(layers, nan=low) - low) / max(high - low, 1e-12), 0, 1)
    picture = (255 * share**0.65).astype(np.uint8).transpose(1, 2, 0)
    return picture.repeat(zoom, 0).repeat(zoom, 1)


def _png(picture):
    """A picture of height x width x 3 bytes as PNG."""
    height, width, _ = picture.shape
    rows = np.concatenate([np.zeros((height, 1), np.uint8), picture.reshape(height, -1)], axis=1)

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = [chunk(b"IHDR", header), chunk(b"IDAT", zlib.compress(rows.tobytes())), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)

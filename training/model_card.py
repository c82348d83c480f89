"""The card of the demo's network: what it is, and how good and bad it is."""

import platform

import torch


def card(training, scores, test_samples, opset, size):
    """The model's README."""
    agb, count, cover = scores["agb"], scores["patchCount"], scores["landCover"]
    rows = [
        ("AGB", "RMSE", span(agb["rmse"], 1), "Mg/ha"),
        ("AGB", "MAE", span(agb["mae"], 1), "Mg/ha"),
        ("AGB", "bias", span(agb["bias"], 1), "Mg/ha"),
        ("AGB", "R²", span(agb["r2"], 3), ""),
        ("Land cover", "accuracy", span(cover["accuracy"], 3), ""),
        ("Land cover", "macro F1", span(cover["macroF1"], 3), ""),
        ("Patch count", "RMSE", span(count["rmse"], 2), "patches"),
        ("Patch count", "MAE", span(count["mae"], 2), "patches"),
        ("Patch count", "R²", span(count["r2"], 3), ""),
    ]
    titles = {
        "agb": ("AGB", "RMSE", 1),
        "landCover": ("Land cover", "accuracy", 3),
        "patchCount": ("Patch count", "RMSE", 2),
    }
    beaten = [
        (
            f"`{name}`",
            *titles[task][:2],
            f"{result['score']:.{titles[task][2]}f}",
            span(result["gain"], titles[task][2]),
        )
        for name, tasks in scores["baselines"].items()
        for task, result in tasks.items()
    ]
    by_bin = [(f"{lower}–{lower + 50}", n, f"{error:.0f}", f"{bias:+.0f}") for lower, n, error, bias in agb["bins"]]
    return f"""# U-Net (S2 + SAR), synthetic demo

**For demonstration: trained on synthetic data.** It shows how REO Notebook runs and examines a network. It has never
seen an observation of the real world and says nothing about one.

- **Task**: above-ground biomass (a map, read at the centre pixel), land cover of the centre pixel, number of land-cover units.
- **Input**: 25 × 25 px at 10 m; 12 Sentinel-2 L2A bands (reflectance), HH and HV (dB), and a validity mask for each of the two.
- **Network**: U-Net of width {training['width']}, {size / 1e6:.2f} MB, ONNX opset {opset}. Every convolution sees a multiple of 4 channels.
- **Data**: the training split of the demo's generator, {training['samples']:,} samples of the demo's own seed. Tiles are in one split only; the
  test split was never trained on, nor used to choose anything.
- **Training**: {training['epochs']} epochs, seed {training['seed']}, AdamW with one cycle of the learning rate, random turns and flips;
  {training['seconds'] / 60:.0f} minutes of one core, PyTorch {torch.__version__} on {platform.machine()}. `training/README.md` says how to do it again.
- **Licence**: MIT.

## Test metrics

{test_samples} samples of the demo's test split; 95 % percentile bootstrap intervals over samples in brackets.

{table(("Task", "Metric", "Value", "Unit"), rows)}
Against what needs no pixels, learnt from the same training split (gain: paired, how much better the network is):

{table(("Baseline", "Task", "Metric", "Baseline's", "Gain"), beaten)}
## Where it goes wrong

Reflectance and backscatter saturate as biomass grows, and part of biomass cannot be seen at all: high biomass is
under-predicted, as it is by models trained on real data.

{table(("AGB, Mg/ha", "Samples", "RMSE", "Bias"), by_bin)}"""


def span(value_and_interval, digits):
    value, low, high = (f"{number:.{digits}f}" for number in value_and_interval)
    return f"{value} [{low}, {high}]"


def table(header, rows):
    """A Markdown table with its columns aligned."""
    cells = [[str(cell) for cell in row] for row in [header, *rows]]
    widths = [max(len(row[column]) for row in cells) for column in range(len(header))]
    lines = ["| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths)) + " |" for row in cells]
    lines.insert(1, "| " + " | ".join("-" * width for width in widths) + " |")
    return "\n".join(lines) + "\n"

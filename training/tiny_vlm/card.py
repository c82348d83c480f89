"""The card of the tiny VLM: what it is, and how good and bad its variants are."""

import platform

import torch

from model_card import span, table
from tiny_vlm.folder import OPSET, folder_size
from tiny_vlm.phrases import KIND, PRESENCE, REFUSED_CLOUD_SHARE

# Scores by task: the first is the main one. Name, title, digits.
SHOWN = {
    "agb": [("rmse", "RMSE", 1), ("mae", "MAE", 1), ("bias", "bias", 1), ("r2", "R²", 3)],
    "patchCount": [("rmse", "RMSE", 2), ("mae", "MAE", 2), ("r2", "R²", 3)],
    "landCover": [("accuracy", "accuracy", 3), ("macroF1", "macro F1", 3)],
    "humanActivity": [("accuracy", "accuracy", 3), ("macroF1", "macro F1", 3)],
}
TITLES = {"agb": "AGB", "patchCount": "Patch count", "landCover": "Land cover"}
QUESTION_TITLES = {PRESENCE: "Human activity: any?", KIND: "Human activity: which?"}


def card(variants, test_samples):
    """The model's README."""
    training = variants[0][0].training
    minutes = ", ".join(
        f"{trained.training['seconds'] / 60:.0f} (`{trained.encoding.variant.name}`)" for trained, _ in variants
    )
    sections = "".join(section(trained, results) for trained, results in variants)
    return f"""# Tiny VLM, synthetic demo

**For demonstration: trained on synthetic data.** A true vision-language model, small enough to look into: it sees a
patch, is asked in words, and writes its answer token by token, a number digit by digit. It has never seen an observation
of the real world and says nothing about one.

- **Tasks**: all four, answered in words: "The above-ground biomass is 134.2 Mg/ha.", "Closed forest, mixed", "7 patches",
  "Yes, a road crosses the patch."
- **Variants**: `all-bands` sees 12 Sentinel-2 bands (reflectance), HH and HV (dB); `rgb` sees three bands, as most
  vision-language models do; `regression-head` is trained as `all-bands` is, and also to give biomass and patch count as
  numbers read off the hidden state of the prompt's last token, as REO-VLM does.
- **Network**: convolutions make 49 image tokens of a patch of 25 × 25 px; a causal transformer of two layers, width 96,
  attends to them and writes words, marks and single digits. Together {folder_size() / 1e6:.1f} MB, ONNX opset {OPSET}.
- **Data**: the training split of the demo's generator, {training['samples']:,} samples of the demo's own seed, the same as the U-Net's. Tiles are
  in one split only; the test split was never trained on, nor used to choose anything.
- **Refusals**: training shows a refusal wherever clouds cover at least {100 * REFUSED_CLOUD_SHARE:.0f} % of the patch, 5 % of the samples.
- **Training**: {training['epochs']} epochs, seed {training['seed']}, AdamW with one cycle of the learning rate, random turns and flips; answers are drawn
  from several phrasings, and the land cover of every pixel is a lesson for the eyes alone. Minutes of one core: {minutes};
  PyTorch {torch.__version__} on {platform.machine()}. `training/README.md` says how to do it again.
- **Licence**: MIT.

## Test metrics

{test_samples} samples of the demo's test split, greedy answers. Scores are over those answered; 95 % percentile bootstrap intervals
over samples in brackets. The gain is paired, over the same samples: how much better than `baseline:mean` (numbers, RMSE)
or `baseline:majority` (classes, accuracy), which look at no pixel.

The `expected value` is the mean over all numbers that might have been written after the same words, each as likely as the
model says. `onnx:unet` learnt from the same samples; its card has its scores.

{sections.rstrip()}

## Where it goes wrong

A greedy answer is the likeliest token each time, not the middle of what the model takes for possible. So `all-bands`
answers too low where it is in doubt, and its expected values less so:

{table(("AGB, Mg/ha", "Samples", "RMSE in words", "Bias in words", "RMSE of expected value", "Bias of expected value"), by_bin(variants[0][1]))}"""


def by_bin(results):
    words, means = (
        next(result["bins"] for result in results if result["task"] == "agb" and result["way"] == way)
        for way in ("words", "expected value")
    )
    return [
        (f"{lower}–{lower + 50}", samples, f"{rmse:.0f}", f"{bias:+.0f}", f"{mean_rmse:.0f}", f"{mean_bias:+.0f}")
        for (lower, samples, rmse, bias), (_, _, mean_rmse, mean_bias) in zip(words, means)
    ]


def section(trained, results):
    rows = []
    for result in results:
        for position, (name, title, digits) in enumerate(SHOWN[result["task"]]):
            first = position == 0
            rows.append(
                (
                    title_of(result) if first else "",
                    f"{result['answered']} of {result['samples']}" if first else "",
                    title,
                    span(result["scores"][name], digits),
                    span(result["gain"], digits) if first else "",
                )
            )
    return f"""### `{trained.encoding.variant.name}`

{table(("Question", "Answered", "Metric", "Value", "Gain over the baseline"), rows)}
"""


def title_of(result):
    title = TITLES.get(result["task"]) or QUESTION_TITLES[result["question"]]
    return title if result["way"] == "words" else f"{title}, {result['way']}"

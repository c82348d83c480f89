"""The card of the tiny VLM: what it is, and how good and bad its variants are."""

import platform

import torch

from model_card import span, table
from tiny_vlm.folder import OPSET, folder_size
from tiny_vlm.phrases import KIND, PRESENCE, REFUSED_CLOUD_SHARE

# Main score and its digits by task.
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
    minutes = ", ".join(f"{trained.training['seconds'] / 60:.0f} (`{trained.encoding.variant.name}`)" for trained, _ in variants)
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
- **Refusals**: training shows a refusal wherever clouds cover at least {REFUSED_CLOUD_SHARE:.0%} of the patch, 5 % of the samples.
- **Training**: {training['epochs']} epochs, seed {training['seed']}, AdamW with one cycle of the learning rate, random turns and flips; answers are drawn
  from several phrasings, and the land cover of every pixel is a lesson for the eyes alone. Minutes of one core: {minutes};
  PyTorch {torch.__version__} on {platform.machine()}. `training/README.md` says how to do it again.
- **Licence**: MIT.

## Test metrics

{test_samples} samples of the demo's test split, greedy answers. Scores are over those answered; 95 % percentile bootstrap intervals
over samples in brackets. The gain is paired, over the same samples: how much better than `baseline:mean` (numbers, RMSE)
or `baseline:majority` (classes, accuracy), which look at no pixel.

{sections.rstrip()}
"""


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
    return title if result["way"] == "words" else f"{title}, regression head"

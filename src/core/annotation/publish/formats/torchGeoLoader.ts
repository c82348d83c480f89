/** `reo_texts.py` of a published folder. */
export const LOADER = `"""Patches and texts of this folder as a PyTorch data set, as TorchGeo's NonGeoDataset has them.

    from reo_texts import ReoTexts
    sample = ReoTexts(".", split="train")[0]
    sample["image"]   # float32 tensor of bands x height x width: reflectance, then backscatter in dB; NaN = no data
    sample["text"]    # one question and its answer, a row each text
    sample["label"]   # land_cover, patch_count, agb, human_activity: those that are known

Needs torch and rasterio. bands.json names the bands in order.
"""

import json
import os

import rasterio
import torch
from torch.utils.data import Dataset


class ReoTexts(Dataset):
    """One item a text; \`tasks\` chooses among humanActivity, landCover, patchCount and agb."""

    def __init__(self, root=".", split="train", tasks=None, transforms=None):
        self.root = root
        self.transforms = transforms
        with open(os.path.join(root, "bands.json"), encoding="utf-8") as file:
            self.bands = [band for part in json.load(file) for band in part["bands"]]
        with open(os.path.join(root, split + ".jsonl"), encoding="utf-8") as file:
            samples = [json.loads(line) for line in file]
        self.items = [
            (sample, text)
            for sample in samples
            for text in sample["texts"]
            if tasks is None or text["task"] in tasks
        ]

    def __len__(self):
        return len(self.items)

    def __getitem__(self, index):
        sample, text = self.items[index]
        with rasterio.open(os.path.join(self.root, sample["image"])) as image:
            pixels = torch.from_numpy(image.read()).float()
        label = {name: sample[name] for name in ("land_cover", "patch_count", "agb", "human_activity") if name in sample}
        item = {
            "image": pixels,
            "text": text["question"] + "\\n" + text["answer"],
            "question": text["question"],
            "answer": text["answer"],
            "task": text["task"],
            "id": sample["id"],
            "label": label,
        }
        return item if self.transforms is None else self.transforms(item)
`

"""A variant's network with what is known of its training, as kept between training and writing the model's folder."""

from dataclasses import asdict, dataclass
from pathlib import Path

import torch

from tiny_vlm.network import VisionLanguageModel
from tiny_vlm.tokens import VOCABULARY
from tiny_vlm.variants import VARIANTS, Encoding

WEIGHTS = Path(__file__).resolve().parent.parent / "weights"


@dataclass
class Trained:
    model: VisionLanguageModel
    encoding: Encoding
    training: dict  # epochs, seed, samples, seconds

    @staticmethod
    def untrained(encoding, **training):
        variant = encoding.variant
        model = VisionLanguageModel(
            len(variant.channels), len(VOCABULARY), len(encoding.classes), variant.regression
        )
        return Trained(model, encoding, training)

    def save(self):
        WEIGHTS.mkdir(exist_ok=True)
        encoding = {**asdict(self.encoding), "variant": self.encoding.variant.name}
        content = {"encoding": encoding, "training": self.training, "weights": self.model.state_dict()}
        torch.save(content, WEIGHTS / f"{self.encoding.variant.name}.pt")

    @staticmethod
    def load(name):
        content = torch.load(WEIGHTS / f"{name}.pt")
        encoding = Encoding(**{**content["encoding"], "variant": VARIANTS[name]})
        trained = Trained.untrained(encoding, **content["training"])
        trained.model.load_state_dict(content["weights"])
        trained.model.half().float().eval()  # as the folder holds them
        return trained

"""The three tiny VLMs: what each sees, and whether it has a regression head."""

from dataclasses import dataclass

import torch

from patches import S2_BANDS, SAR_BANDS, channel_statistics, pack

RGB = ["B04", "B03", "B02"]


@dataclass(frozen=True)
class Variant:
    name: str
    title: str
    s2: tuple
    sar: tuple
    regression: bool

    @property
    def channels(self):
        """Indexes of this variant's channels among the 16 of `pack`; valid masks come last."""
        bands = [S2_BANDS.index(band) for band in self.s2]
        bands += [len(S2_BANDS) + SAR_BANDS.index(band) for band in self.sar]
        masks = len(S2_BANDS) + len(SAR_BANDS)
        return bands + [masks] + ([masks + 1] if self.sar else [])


VARIANTS = {
    variant.name: variant
    for variant in (
        Variant("all-bands", "Tiny VLM (S2 + SAR), synthetic demo", tuple(S2_BANDS), tuple(SAR_BANDS), False),
        Variant("rgb", "Tiny VLM (RGB only), synthetic demo", tuple(RGB), (), False),
        Variant(
            "regression-head",
            "Tiny VLM with a regression head (S2 + SAR), synthetic demo",
            tuple(S2_BANDS),
            tuple(SAR_BANDS),
            True,
        ),
    )
}


@dataclass
class Encoding:
    """How patches become the network's numbers; learnt from the training split."""

    variant: Variant
    statistics: dict
    classes: list
    count_mean: float
    count_std: float

    @staticmethod
    def of(variant, train):
        return Encoding(
            variant,
            {"s2": channel_statistics(train.s2), "sar": channel_statistics(train.sar)},
            sorted({int(code) for code in train.land_cover_map.flat}),
            float(train.patch_count.mean()),
            float(train.patch_count.std()),
        )

    def pixels(self, patches):
        return torch.from_numpy(pack(patches, self.statistics)[:, self.variant.channels])

"""Reads a demo data set (`reo-dataset/1`) into arrays."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy
import tifffile

S2_BANDS = ["B01", "B02", "B03", "B04", "B05", "B06", "B07", "B08", "B8A", "B09", "B11", "B12"]
SAR_BANDS = ["HH", "HV"]


@dataclass
class Patches:
    """One split. Physical values, NaN where there is no data."""

    ids: list
    s2: numpy.ndarray  # n × 12 × 25 × 25, reflectance
    sar: numpy.ndarray  # n × 2 × 25 × 25, dB
    land_cover_map: numpy.ndarray  # n × 25 × 25, CGLS codes
    agb: numpy.ndarray  # Mg/ha
    land_cover: numpy.ndarray  # CGLS code of the centre
    patch_count: numpy.ndarray
    human_activity: list  # of each sample, answers by question
    cloud_share: numpy.ndarray  # share of pixels under cloud, 0–1


def read_split(folder, split):
    folder = Path(folder)
    description = json.loads((folder / "dataset.json").read_text())
    rows = [json.loads(line) for line in (folder / "samples.jsonl").open()]
    rows = [row for row in rows if row["split"] == split]
    ids = [row["id"] for row in rows]

    def pixels(modality):
        template = description["modalities"][modality]["images"]
        return numpy.stack([tifffile.imread(folder / template.format(id=each)) for each in ids])

    def column(name):
        return numpy.array([row[name] for row in rows])

    return Patches(
        ids,
        physical(pixels("s2"), description["modalities"]["s2"]),
        physical(pixels("sar"), description["modalities"]["sar"]),
        pixels("landCover"),
        column("agb").astype(numpy.float64),
        column("land_cover"),
        column("patch_count").astype(numpy.float64),
        [{each["question"]: each["answer"] for each in row["human_activity"]} for row in rows],
        column("cloud_share"),
    )


def physical(numbers, modality):
    """Digital numbers × scale + offset; NaN for no data."""
    values = numbers.astype(numpy.float32) * numpy.float32(modality["scale"]) + numpy.float32(modality["offset"])
    values[numbers == modality["nodata"]] = numpy.nan
    return values


def channel_statistics(values):
    """Mean and standard deviation of each band over all pixels with data, rounded as `model.json` states them."""
    means = numpy.nanmean(values, axis=(0, 2, 3), dtype=numpy.float64)
    deviations = numpy.nanstd(values, axis=(0, 2, 3), dtype=numpy.float64)
    return [round(float(mean), 5) for mean in means], [round(float(std), 5) for std in deviations]


def pack(patches, statistics):
    """Input tensor n × 16 × 25 × 25: normalised bands, 0 where there is no data, then validity of each modality."""
    channels = []
    for values, (means, deviations) in ((patches.s2, statistics["s2"]), (patches.sar, statistics["sar"])):
        mean = numpy.array(means, numpy.float32)[None, :, None, None]
        std = numpy.array(deviations, numpy.float32)[None, :, None, None]
        channels.append(numpy.nan_to_num((values - mean) / std, nan=0))
    for values in (patches.s2, patches.sar):
        channels.append(numpy.isfinite(values).all(axis=1, keepdims=True).astype(numpy.float32))
    return numpy.concatenate(channels, axis=1)

"""Turns and flips patches while training: land has no up or down, and the centre stays the centre."""

import torch


def turn(random, *images):
    """The same turn and flip for all."""
    quarter_turns, flip = random.integers(4), random.integers(2)
    turned = [torch.rot90(image, int(quarter_turns), (-2, -1)) for image in images]
    return [image.flip(-1) if flip else image for image in turned]

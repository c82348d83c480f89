"""A small U-Net for 25 × 25 patches. Every convolution sees a multiple of 4 channels: some WebGPU drivers'
convolutions are wrong for others. Transposed convolutions grow 6 → 12 → 25 without any resizing."""

import torch
from torch import nn

INPUT_CHANNELS = 16


def double_convolution(inputs, outputs):
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, 3, padding=1, bias=False),
        nn.BatchNorm2d(outputs),
        nn.ReLU(),
        nn.Conv2d(outputs, outputs, 3, padding=1, bias=False),
        nn.BatchNorm2d(outputs),
        nn.ReLU(),
    )


class UNet(nn.Module):
    """Features at full resolution, and heads for biomass, land cover and patch count."""

    def __init__(self, width, classes):
        super().__init__()
        self.down1 = double_convolution(INPUT_CHANNELS, width)
        self.down2 = double_convolution(width, 2 * width)
        self.bottom = double_convolution(2 * width, 4 * width)
        self.pool = nn.MaxPool2d(2)
        self.grow2 = nn.ConvTranspose2d(4 * width, 2 * width, 2, stride=2)
        self.up2 = double_convolution(4 * width, 2 * width)
        self.grow1 = nn.ConvTranspose2d(2 * width, width, 3, stride=2)
        self.up1 = double_convolution(2 * width, width)
        self.agb = nn.Conv2d(width, 1, 1)
        # Land cover of the centre pixel, from the features at the centre, the corners and the sides' middles.
        self.land_cover = nn.Sequential(
            nn.Conv2d(width, 2 * width, 1, stride=12), nn.ReLU(), nn.Conv2d(2 * width, classes, 3), nn.Flatten()
        )
        # Units end where their borders do: the mean over the patch of what 3 × 3 pixels look like.
        self.borders = double_convolution(width, 2 * width)
        self.patch_count = nn.Sequential(nn.Linear(2 * width, 2 * width), nn.ReLU(), nn.Linear(2 * width, 1))
        # Only trained with: the class of every pixel.
        self.land_cover_map = nn.Conv2d(width, classes, 1)

    def features(self, pixels):
        fine = self.down1(pixels)
        middle = self.down2(self.pool(fine))
        coarse = self.bottom(self.pool(middle))
        middle = self.up2(torch.cat([self.grow2(coarse), middle], 1))
        return self.up1(torch.cat([self.grow1(middle), fine], 1))

    def heads(self, features):
        return self.agb(features), self.land_cover(features), self.patch_count(self.borders(features).mean((2, 3)))

    def forward(self, pixels):
        return self.heads(self.features(pixels))


class ExportedUNet(nn.Module):
    """The trained network in physical units: biomass in Mg/ha, never negative, and a count of patches."""

    def __init__(self, unet, agb_scale, count_mean, count_std):
        super().__init__()
        self.unet = unet
        with torch.no_grad():
            unet.agb.weight.mul_(agb_scale)
            unet.agb.bias.mul_(agb_scale)
            last = unet.patch_count[-1]
            last.weight.mul_(count_std)
            last.bias.mul_(count_std).add_(count_mean)

    def forward(self, pixels):
        agb, land_cover, patch_count = self.unet(pixels)
        return torch.relu(agb), land_cover, patch_count

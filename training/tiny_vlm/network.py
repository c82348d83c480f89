"""A small vision-language model: convolutions see the patch, a causal transformer writes the answer.

Every convolution sees a multiple of 4 channels: some WebGPU drivers' convolutions are wrong for others."""

import torch
from torch import nn
from torch.nn import functional

WIDTH = 96
HEADS = 4
LAYERS = 2
DROPOUT = 0.1
LONGEST = 64
# Side of the grid of image tokens: 25 px halved twice, rounded up.
GRID = 7


class VisionLanguageModel(nn.Module):
    """`regression` adds heads that read numbers off the hidden state of a prompt's last token (REO-VLM's idea)."""

    def __init__(self, channels, vocabulary, land_cover_classes, regression):
        super().__init__()
        self.encoder = ImageEncoder(channels)
        self.decoder = AnswerDecoder(vocabulary)
        # Only trained with: the land cover of every pixel, from the image token that covers it.
        self.land_cover_map = nn.Linear(WIDTH, 16 * land_cover_classes)
        self.heads = nn.ModuleDict({task: number_head() for task in ("agb", "patchCount")} if regression else {})

    def map_logits(self, memory):
        """Class logits N × classes × 25 × 25. The token at (i, j) covers 4 × 4 px from (4i - 2, 4j - 2) on."""
        cells = self.land_cover_map(memory).transpose(1, 2).reshape(len(memory), -1, GRID, GRID)
        return functional.pixel_shuffle(cells, 4)[:, :, 2:27, 2:27]


def number_head():
    return nn.Sequential(nn.Linear(WIDTH, WIDTH), nn.ReLU(), nn.Linear(WIDTH, 1), nn.Flatten(0))


class ImageEncoder(nn.Module):
    """image N × channels × 25 × 25 → memory N × 49 × WIDTH."""

    def __init__(self, channels):
        super().__init__()
        self.convolutions = nn.Sequential(block(channels, 24, 1), block(24, 48, 2), block(48, WIDTH, 2))
        self.places = nn.Parameter(0.02 * torch.randn(GRID * GRID, WIDTH))
        self.norm = nn.LayerNorm(WIDTH)

    def forward(self, image):
        features = self.convolutions(image).flatten(2).transpose(1, 2)
        return self.norm(features + self.places)


def block(inputs, outputs, stride):
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, 3, stride=stride, padding=1, bias=False),
        nn.BatchNorm2d(outputs),
        nn.ReLU(),
        nn.Conv2d(outputs, outputs, 3, padding=1, bias=False),
        nn.BatchNorm2d(outputs),
        nn.ReLU(),
    )


class AnswerDecoder(nn.Module):
    """tokens N × T, memory N × 49 × WIDTH → logits N × T × vocabulary; each place sees those before it."""

    def __init__(self, vocabulary):
        super().__init__()
        self.embedding = nn.Embedding(vocabulary, WIDTH)
        nn.init.normal_(self.embedding.weight, std=WIDTH**-0.5)
        self.places = nn.Parameter(0.02 * torch.randn(LONGEST, WIDTH))
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.norm = nn.LayerNorm(WIDTH)
        self.register_buffer("mask", torch.full((LONGEST, LONGEST), -1e4).triu(1), persistent=False)

    def hidden(self, tokens, memory):
        """Hidden states N × T × WIDTH."""
        length = tokens.shape[1]
        states = self.embedding(tokens) + self.places[:length]
        for layer in self.layers:
            states = layer(states, memory, self.mask[:length, :length])
        return self.norm(states)

    def forward(self, tokens, memory):
        return self.logits(self.hidden(tokens, memory))

    def logits(self, hidden):
        return hidden @ self.embedding.weight.T


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.norms = nn.ModuleList(nn.LayerNorm(WIDTH) for _ in range(3))
        self.words = Attention()
        self.image = Attention()
        self.thought = nn.Sequential(nn.Linear(WIDTH, 2 * WIDTH), nn.GELU(), nn.Linear(2 * WIDTH, WIDTH))
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, states, memory, mask):
        normal = self.norms[0](states)
        states = states + self.dropout(self.words(normal, normal, mask))
        states = states + self.dropout(self.image(self.norms[1](states), memory))
        return states + self.dropout(self.thought(self.norms[2](states)))


class Attention(nn.Module):
    """Attention of several heads (Vaswani et al. 2017) of states N × T × WIDTH to a source N × S × WIDTH."""

    def __init__(self):
        super().__init__()
        self.query = nn.Linear(WIDTH, WIDTH)
        self.key = nn.Linear(WIDTH, WIDTH)
        self.value = nn.Linear(WIDTH, WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)

    def forward(self, states, source, mask=None):
        query, key, value = split(self.query(states)), split(self.key(source)), split(self.value(source))
        scores = query @ key.transpose(2, 3) * (WIDTH // HEADS) ** -0.5
        if mask is not None:
            scores = scores + mask
        together = (scores.softmax(-1) @ value).transpose(1, 2)
        return self.out(together.reshape(states.shape))


def split(states):
    """N × T × WIDTH → N × HEADS × T × WIDTH / HEADS."""
    batch, length, _ = states.shape
    return states.reshape(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)

"""Answers with a small VLM's very graphs and weights in PyTorch and times it, as an anchor for ONNX Runtime.

Usage: vlm_torch.py ENCODER.onnx DECODER.onnx IMAGES.f32 PATCHES PROMPT END MOST SECONDS THREADS
IMAGES.f32 holds the encoder's input, PROMPT the numbers of the prompt's tokens with commas between, END that of the token
that ends an answer. Prints JSON: answersPerSecond, threads, version, and the tokens of every answer.
"""

import json
import sys
import time

import numpy
import torch
from onnx_in_torch import load


def answer(encode, decode, images, prompt, end, most):
    """The most probable tokens of all answers together; those that have ended go on no longer."""
    memory = encode(images)["memory"]
    going = torch.arange(len(images))
    tokens = torch.tensor([prompt]).repeat(len(images), 1)
    answers = [[] for _ in range(len(images))]
    for _ in range(most):
        chosen = decode(tokens, memory[going])["logits"][:, -1].argmax(-1)
        stays = chosen != end
        going, tokens, chosen = going[stays], tokens[stays], chosen[stays]
        for patch, token in zip(going.tolist(), chosen.tolist()):
            answers[patch].append(token)
        if len(going) == 0:
            break
        tokens = torch.cat([tokens, chosen[:, None]], 1)
    return answers


def main():
    encoder, decoder, images_path, patches, prompt, end, most, seconds, threads = sys.argv[1:10]
    torch.set_num_threads(int(threads))
    graph, encode = load(encoder)
    _, decode = load(decoder)
    shape = [axis.dim_value for axis in graph.input[0].type.tensor_type.shape.dim][1:]
    images = torch.from_numpy(numpy.fromfile(images_path, numpy.float32).reshape(int(patches), *shape))
    tokens = [int(token) for token in prompt.split(",")]
    with torch.inference_mode():
        answers = answer(encode, decode, images, tokens, int(end), int(most))
        times = []
        stop = time.perf_counter() + float(seconds)
        while time.perf_counter() < stop:
            start = time.perf_counter()
            answer(encode, decode, images, tokens, int(end), int(most))
            times.append(time.perf_counter() - start)
    print(
        json.dumps(
            {
                "answersPerSecond": int(patches) / float(numpy.median(times)),
                "threads": torch.get_num_threads(),
                "version": torch.__version__,
                "answers": answers,
            }
        )
    )


main()

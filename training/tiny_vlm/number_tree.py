"""What numbers a tiny VLM might have given in place of the one in its answer, after the same words: the tree of digits,
followed as far as it is likely at all."""

import collections

import torch

from tiny_vlm.tokens import IDS, encode, prompt_of

DIGITS = [IDS[digit] for digit in "0123456789"]
POINT = IDS["."]
BATCH = 1000
# No number here is longer before its point; what follows so many digits is taken as half a unit.
MOST_DIGITS = 3


def expected_values(model, question, texts, memory, least=1e-3):
    """The mean number of each patch, over the probability that was found, or None for an answer without a number.
    Beginnings of a number less probable than `least` are not followed."""
    groups = collections.defaultdict(list)
    for patch, text in enumerate(texts):
        before = words_before_number(question, text)
        if before is not None:
            groups[before].append(patch)
    values = [None] * len(texts)
    for before, patches in groups.items():
        for patch, found in follow(model, memory, before, patches, least).items():
            mass = sum(found.values())
            values[patch] = sum(float(number) * probability for number, probability in found.items()) / mass
    return values


def words_before_number(question, text):
    """Prompt and answer up to the number, as tokens."""
    tokens = encode(text)
    first = next((place for place, token in enumerate(tokens) if token in DIGITS), None)
    return None if first is None else (*prompt_of(question.text), *tokens[:first])


def follow(model, memory, before, patches, least):
    """Probabilities by number, for each patch."""
    found = {patch: collections.Counter() for patch in patches}
    open_numbers = [(patch, "", 1.0) for patch in patches]
    while open_numbers:
        longer = []
        for (patch, number, probability), after in zip(open_numbers, next_tokens(model, memory, before, open_numbers)):
            digits = after[DIGITS].tolist()
            if number.endswith("."):
                for digit, share in enumerate(digits):
                    found[patch][f"{number}{digit}"] += probability * share
                continue
            if number:
                found[patch][number] += probability * (1 - sum(digits) - after[POINT].item())
                longer.append((patch, f"{number}.", probability * after[POINT].item()))
            longer += [(patch, f"{number}{digit}", probability * share) for digit, share in enumerate(digits)]
        for patch, number, probability in longer:
            if is_full(number):
                found[patch][f"{number}.5"] += probability
        open_numbers = [each for each in longer if each[2] >= least and not is_full(each[1])]
    return found


def next_tokens(model, memory, before, open_numbers):
    """Probabilities of the next token for each number begun, all of one length."""
    for first in range(0, len(open_numbers), BATCH):
        batch = open_numbers[first : first + BATCH]
        tokens = torch.tensor([[*before, *(IDS[character] for character in number)] for _, number, _ in batch])
        with torch.no_grad():
            yield from model.decoder(tokens, memory[[patch for patch, _, _ in batch]])[:, -1].softmax(-1)


def is_full(number):
    return number.isdigit() and len(number) == MOST_DIGITS

"""The tokenizer: words, marks and single digits. A word's token holds the space before it, as `▁`; a number's is a
token of its own, so that a digit is the same token wherever it stands."""

import functools
import json
import re

from tiny_vlm.phrases import all_texts

SPACE = "▁"
SPECIAL = ["[PAD]", "[BOS]", "[EOS]", "[UNK]"]
PAD, BOS, EOS, UNKNOWN = range(4)
# The same in Python's and in the tokenizer file's notation.
PIECE = re.compile(f"{SPACE}?[^\\W\\d_]+|{SPACE}|\\d|[^{SPACE}\\w]|_")
PIECE_OF_FILE = f"{SPACE}?\\p{{L}}+|{SPACE}|\\p{{N}}|[^{SPACE}\\p{{L}}\\p{{N}}]"


def pieces(text):
    return PIECE.findall(SPACE + text.replace(" ", SPACE))


NUMERAL = [SPACE, *"0123456789"]
WORDS = {piece for text in all_texts() for piece in pieces(text)}
VOCABULARY = [*SPECIAL, *NUMERAL, *sorted(WORDS - {*NUMERAL})]
IDS = {token: id for id, token in enumerate(VOCABULARY)}


@functools.lru_cache(maxsize=None)
def encode(text):
    return tuple(IDS.get(piece, UNKNOWN) for piece in pieces(text))


@functools.lru_cache(maxsize=None)
def prompt_of(question):
    """The tokens that stand before an answer."""
    return (BOS, *encode(question))


def decode(ids):
    """The words of an answer up to its end token."""
    words = []
    for id in ids:
        if id == EOS:
            break
        words.append(VOCABULARY[id])
    return "".join(words).replace(SPACE, " ").strip()


def write_tokenizer(path):
    """Writes the format of Hugging Face's tokenizers. WordPiece without pieces takes whole words, as WordLevel does,
    which some of its readers lack."""
    special = {"single_word": False, "lstrip": False, "rstrip": False, "normalized": False, "special": True}
    tokenizer = {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [{"id": id, "content": token, **special} for id, token in enumerate(SPECIAL)],
        "normalizer": None,
        "pre_tokenizer": {
            "type": "Sequence",
            "pretokenizers": [
                {"type": "Metaspace", "replacement": SPACE, "prepend_scheme": "always", "split": False},
                {"type": "Split", "pattern": {"Regex": PIECE_OF_FILE}, "behavior": "Isolated", "invert": False},
            ],
        },
        "post_processor": None,
        "decoder": {"type": "Metaspace", "replacement": SPACE, "prepend_scheme": "always", "split": False},
        "model": {
            "type": "WordPiece",
            "unk_token": "[UNK]",
            "continuing_subword_prefix": "##",
            "max_input_chars_per_word": 100,
            "vocab": IDS,
        },
    }
    path.write_text(json.dumps(tokenizer, indent=2, ensure_ascii=False) + "\n")

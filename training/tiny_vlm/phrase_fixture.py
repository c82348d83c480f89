"""Every kind of answer that the tiny VLM learns, with its truth and tokens: tests read and tokenise them again."""

import json

from tiny_vlm.expected import EXPECTED
from tiny_vlm.phrases import LAND_COVER_LABELS, QUESTIONS, REFUSALS, SIGNS, phrasings
from tiny_vlm.tokens import encode


def write_phrases():
    presence, kind, land_cover, patch_count, agb = QUESTIONS
    taught = [(presence, "no", "none"), *((presence, "yes", each) for each in SIGNS)]
    taught += [(kind, each, each) for each in ["none", *SIGNS]]
    taught += [(land_cover, code, None) for code in LAND_COVER_LABELS]
    taught += [(patch_count, count, None) for count in (1, 7, 12)] + [(agb, value, None) for value in (0.0, 7.5, 134.2)]
    phrases = [
        {"task": question.task, "question": question.text, "truth": truth, "answer": answer}
        for question, truth, activity in taught
        for answer in phrasings(question, truth, activity)
    ]
    phrases += [
        {"task": question.task, "question": question.text, "truth": None, "answer": answer}
        for question in QUESTIONS
        for answer in REFUSALS
    ]
    prompts = [wording for question in QUESTIONS for wording in question.wordings]
    tokens = {text: list(encode(text)) for text in [*prompts, *(phrase["answer"] for phrase in phrases)]}
    EXPECTED.mkdir(parents=True, exist_ok=True)
    lines = ",\n".join(f"    {json.dumps(phrase)}" for phrase in phrases)
    rows = ",\n".join(f"    {json.dumps(text)}: {ids}" for text, ids in tokens.items())
    (EXPECTED / "phrases.json").write_text(f'{{\n  "phrases": [\n{lines}\n  ],\n  "tokens": {{\n{rows}\n  }}\n}}\n')

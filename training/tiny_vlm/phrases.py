"""What the tiny VLM is asked, the words that it learns to answer with, and how its answers are read again."""

import re
from dataclasses import dataclass

TASKS = ["humanActivity", "landCover", "patchCount", "agb"]

PRESENCE = "Is there any sign of human activity in this patch? Answer yes or no."
SHORT_PRESENCE = "Is there any sign of human activity in this patch?"
KIND = "Which human activity covers the largest area of this patch: agriculture, forestry, road, settlement or none?"
LAND_COVER = "Which land cover lies at the centre of this patch?"
PATCH_COUNT = "How many ecological patches does this image show?"
AGB = "What is the above-ground biomass at the centre of this patch?"

# The prompts of model.json. Human activity is asked in the data set's own words.
PROMPTS = {"humanActivity": "{question}", "landCover": LAND_COVER, "patchCount": PATCH_COUNT, "agb": AGB}


@dataclass(frozen=True)
class Question:
    """Asked of every patch in each epoch, in one of its wordings; scored in the first."""

    task: str
    wordings: tuple

    @property
    def text(self):
        return self.wordings[0]


QUESTIONS = [
    Question("humanActivity", (PRESENCE, SHORT_PRESENCE)),
    Question("humanActivity", (KIND,)),
    Question("landCover", (LAND_COVER,)),
    Question("patchCount", (PATCH_COUNT,)),
    Question("agb", (AGB,)),
]

# CGLS-LC100 classes of the demo's landscapes, in the legend's words.
LAND_COVER_LABELS = {
    20: "Shrubs",
    30: "Herbaceous vegetation",
    40: "Cultivated / agriculture",
    50: "Urban / built up",
    60: "Bare / sparse vegetation",
    80: "Permanent water bodies",
    90: "Herbaceous wetland",
    111: "Closed forest, evergreen needle leaf",
    112: "Closed forest, evergreen broad leaf",
    114: "Closed forest, deciduous broad leaf",
    115: "Closed forest, mixed",
    116: "Closed forest, not matching others",
    121: "Open forest, evergreen needle leaf",
    122: "Open forest, evergreen broad leaf",
    124: "Open forest, deciduous broad leaf",
    125: "Open forest, mixed",
    126: "Open forest, not matching others",
}

SIGNS = {
    "agriculture": "there are fields",
    "forestry": "trees were felled",
    "road": "a road crosses the patch",
    "settlement": "there are buildings",
}

# Training shows no answer where clouds cover at least this share of the patch.
REFUSED_CLOUD_SHARE = 0.1
REFUSALS = {"Clouds hide the ground, so I cannot tell.": 0.6, "I cannot tell: there are clouds.": 0.4}


def phrasings(question, truth, kind):
    """Answers that are all right, each with how often training shows it. `kind` is the patch's main human activity."""
    if question.text == PRESENCE:
        if truth == "no":
            return {"No, there is no sign of human activity.": 0.6, "No.": 0.4}
        return {f"Yes, {SIGNS[kind]}.": 0.6, "Yes.": 0.4}
    if question.text == KIND:
        return {truth.capitalize(): 0.7, f"{truth.capitalize()}.": 0.3}
    if question.task == "landCover":
        label = LAND_COVER_LABELS[truth]
        return {label: 0.6, f"The centre is {label.lower()}.": 0.25, f"Land cover: {label.lower()}.": 0.15}
    if question.task == "patchCount":
        patches = "1 patch" if truth == 1 else f"{truth:.0f} patches"
        be = "is" if truth == 1 else "are"
        return {patches: 0.5, f"There {be} {patches}.": 0.35, f"I count {patches}.": 0.15}
    biomass = f"{truth:.1f} Mg/ha"
    return {
        f"The above-ground biomass is {biomass}.": 0.6,
        biomass: 0.2,
        f"I estimate {biomass} of above-ground biomass.": 0.2,
    }


def truth_of(question, patches, index):
    """What is true of a patch in answer to a question."""
    if question.task == "humanActivity":
        return patches.human_activity[index][question.text]
    values = {"landCover": patches.land_cover, "patchCount": patches.patch_count, "agb": patches.agb}[question.task]
    return values[index].item()


def taught_answers(question, patches, index):
    """The phrasings that training shows for a patch: refusals under clouds."""
    if patches.cloud_share[index] >= REFUSED_CLOUD_SHARE:
        return REFUSALS
    return phrasings(question, truth_of(question, patches, index), patches.human_activity[index][KIND])


def read(question, text):
    """The value that a generated answer gives, or None where it refuses or makes no sense."""
    if text in REFUSALS:
        return None
    if question.text == PRESENCE:
        return {"Yes": "yes", "No": "no"}.get(re.split(r"\W", text)[0])
    if question.text == KIND:
        return text.rstrip(".").lower()
    if question.task == "landCover":
        said = text.lower()
        return next((code for code, label in LAND_COVER_LABELS.items() if label.lower() in said), None)
    number = re.search(r"\d+(\.\d+)?", text)
    return float(number[0]) if number else None


def all_texts():
    """Every text of the phrase book, with one number that holds every digit: the vocabulary comes from here."""
    yield from (wording for question in QUESTIONS for wording in question.wordings)
    yield from REFUSALS
    for truth, kind in [("no", "none"), *(("yes", kind) for kind in SIGNS)]:
        yield from phrasings(QUESTIONS[0], truth, kind)
        yield from phrasings(QUESTIONS[1], kind, kind)
    for code in LAND_COVER_LABELS:
        yield from phrasings(QUESTIONS[2], code, None)
    for number in (1, 1234567890):
        yield from phrasings(QUESTIONS[3], number, None)
        yield from phrasings(QUESTIONS[4], number, None)

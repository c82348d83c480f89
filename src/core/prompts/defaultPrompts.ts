import { PROMPT_FORMAT, type PromptSet } from './promptSet'

/**
 * Our own questions in REO-Instruct's conventions (arXiv 2511.16853; its prompts are not published): the label set is
 * fixed, and numbers are asked for by themselves, apart from any description.
 */
export const DEFAULT_PROMPTS: PromptSet = {
  format: PROMPT_FORMAT,
  name: 'reo',
  version: '1',
  system:
    'You are an expert in remote sensing of forests. You see one satellite patch of about 250 m × 250 m (25 × 25 pixels of 10 m, enlarged). Answer the question about this patch only.',
  chain: 'Answers to earlier questions about the same patch:\n{earlier}',
  tasks: {
    humanActivity: {
      question: '{question}',
      usualQuestion: 'Is there any sign of human activity in this patch?',
      plain: 'Answer in a few words; where the question can be answered by yes or no, begin with it.',
      json: 'Answer as JSON with the key "answer".',
    },
    landCover: {
      question:
        'Which class of the Copernicus Global Land Cover legend covers the centre of this patch? Classes: {classes}.',
      plain: 'Answer with the name of one class.',
      json: 'Answer as JSON with the key "land_cover", whose value is the name of one class, or null if it cannot be told.',
    },
    patchCount: {
      question:
        'How many ecological patches does this image show? An ecological patch is a continuous unit of one land cover with its own ecological traits.',
      plain: 'Answer with one whole number.',
      json: 'Answer as JSON with the key "patch_count", a whole number, or null if it cannot be told.',
    },
    agb: {
      question: 'What is the above-ground biomass at the centre of this patch, in Mg/ha?',
      plain: 'Answer with one number in Mg/ha.',
      json: 'Answer as JSON with the key "agb", a number in Mg/ha, or null if it cannot be told.',
    },
  },
}

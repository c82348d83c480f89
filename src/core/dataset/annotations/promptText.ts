/** Marks that stand for an image in a question, and leading tags such as `[vqa]`. */
const IMAGE_MARKS = /<\/?(?:image|img|im_start|im_end|ImageHere|image_placeholder|vision_\w+)[\w -]*>/gi
const IMAGE_PATH = /<img>[^<]*<\/img>/gi
const LEADING_TAGS = /^(?:\s*\[[\w.-]+\])+/

/** A question without what only tells a model where the image goes. */
export function plainQuestion(text: string): string {
  const bare = text.replaceAll(IMAGE_PATH, ' ').replaceAll(IMAGE_MARKS, ' ').replace(LEADING_TAGS, ' ')
  return bare
    .replaceAll(/\\n|\s+/g, ' ')
    .replace(/^Picture \d+:/i, '')
    .trim()
}

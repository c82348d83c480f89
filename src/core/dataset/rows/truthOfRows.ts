import type { Task } from '../../benchmark/tasks'
import { type AnnotatedTruth, type Annotation, truthOfAnnotations } from '../annotations/annotatedTruth'
import { pairsOfConversation } from '../annotations/conversation'
import { plainQuestion } from '../annotations/promptText'
import { taskNamed } from '../annotations/questions'
import { type Quantity, truthOfText } from '../annotations/truthOfText'
import { agbLabel, type Label, landCoverLabel, patchCountLabel } from '../labels'
import type { QuestionAnswer, Truth } from '../sample'
import { cellAt, isEmpty, numberOf, textOf } from './cells'
import type { FieldColumns } from './columnMapping'

type Cells = Readonly<Record<string, unknown>>
/** How a number in a cell becomes a label. */
const LABELS: Readonly<Record<Quantity, (value: number) => Label>> = {
  landCover: landCoverLabel,
  patchCount: patchCountLabel,
  agb: agbLabel,
}

const NO_LABEL: Label = {}

/** What a cell of yes or no is the answer to, where a table does not say so itself. */
const PRESENCE_QUESTION = 'Is there any sign of human activity?'

/** Truth of a sample's rows: from columns of its own first, and from what their questions and answers say. */
export function truthOfRows(rows: readonly Cells[], columns: FieldColumns): AnnotatedTruth {
  const problems: string[] = []
  const own = rows.map((cells) => truthOfColumns(cells, columns, problems)).reduceRight(joinTruth)
  const annotations = rows.flatMap((cells) => annotationsOf(cells, columns, problems))
  if (annotations.length === 0) return { truth: own, problems, disagreements: [] }
  const asked = truthOfAnnotations(annotations)
  return {
    truth: joinTruth(asked.truth, own),
    problems: [...problems, ...asked.problems],
    disagreements: asked.disagreements,
  }
}

/** Truth of which the second says more surely what both say; questions of both are kept. */
function joinTruth(less: Truth, more: Truth): Truth {
  const questions = [...(more.humanActivity ?? []), ...(less.humanActivity ?? [])]
  return { ...less, ...more, ...(questions.length > 0 && { humanActivity: questions }) }
}

function truthOfColumns(cells: Cells, columns: FieldColumns, problems: string[]): Truth {
  const humanActivity = questionsOf(cells, columns.humanActivity, problems)
  const labels = (['landCover', 'patchCount', 'agb'] as const).flatMap((task) => {
    const { value, problem } = labelOf(cells, task, columns[task])
    if (problem !== undefined) problems.push(`${problem}; the label is left out`)
    return value === undefined ? [] : [[task, value] as const]
  })
  return { ...(humanActivity !== undefined && { humanActivity }), ...Object.fromEntries(labels) }
}

function labelOf(cells: Cells, task: Quantity, column: string | undefined): Label {
  if (column === undefined) return {}
  const cell = cellAt(cells, column)
  if (isEmpty(cell)) return {}
  const number = numberOf(cell)
  if (!Number.isNaN(number)) return LABELS[task](number)
  const { value, problem = 'it is no number' } = typeof cell === 'string' ? truthOfText(task, cell) : NO_LABEL
  if (value !== undefined) return { value }
  return { problem: `"${column}" holds ${JSON.stringify(cell)}: ${problem}` }
}

function questionsOf(
  cells: Cells,
  column: string | undefined,
  problems: string[],
): readonly QuestionAnswer[] | undefined {
  const cell = column === undefined ? undefined : cellAt(cells, column)
  if (isEmpty(cell)) return undefined
  const presence = presenceOf(cell)
  if (presence !== undefined) return [{ question: PRESENCE_QUESTION, answer: presence }]
  const pairs = isEmptyList(cell) ? [] : pairsOfConversation(cell)
  if (pairs === undefined)
    problems.push(`"${column}" is no list of {"question", "answer"}; the label is left out`)
  return pairs
}

function isEmptyList(cell: unknown): boolean {
  return (Array.isArray(cell) && cell.length === 0) || cell === '[]'
}

function presenceOf(cell: unknown): 'yes' | 'no' | undefined {
  switch (String(cell).trim().toLowerCase()) {
    case 'yes':
    case 'true':
    case '1':
      return 'yes'
    case 'no':
    case 'false':
    case '0':
      return 'no'
    default:
      return undefined
  }
}

function annotationsOf(cells: Cells, columns: FieldColumns, problems: string[]): readonly Annotation[] {
  return [...conversationOf(cells, columns.conversations, problems), ...questionOf(cells, columns)]
}

function conversationOf(cells: Cells, column: string | undefined, problems: string[]): readonly Annotation[] {
  const cell = column === undefined ? undefined : cellAt(cells, column)
  if (isEmpty(cell)) return []
  const pairs = pairsOfConversation(cell)
  if (pairs === undefined) problems.push(`"${column}" holds no conversation; it is left out`)
  return pairs ?? []
}

function questionOf(cells: Cells, { question, answer, task }: FieldColumns): readonly Annotation[] {
  if (answer === undefined) return []
  const answered = textOf(cellAt(cells, answer))?.trim()
  if (answered === undefined) return []
  const asked = question === undefined ? '' : (textOf(cellAt(cells, question)) ?? '')
  const known = task === undefined ? undefined : namedTask(cellAt(cells, task))
  return [{ question: plainQuestion(asked), answer: answered, ...(known !== undefined && { task: known }) }]
}

function namedTask(cell: unknown): Task | undefined {
  return typeof cell === 'string' ? taskNamed(cell) : undefined
}

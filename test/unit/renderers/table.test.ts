// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest'
import { activate } from '../../../src/renderers/table'
import { find, findButton, start } from './harness'
import { tablePayload } from './payloads'

async function drawn(payload: unknown = tablePayload) {
  const { render } = await start(activate)
  return render(payload)
}

function firstColumn(element: HTMLElement): string[] {
  return [...element.querySelectorAll('tbody th')].map(({ textContent }) => textContent)
}

describe('the table renderer', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
    document.body.replaceChildren()
  })

  it('shows values with intervals, units in the heads and notes below', async () => {
    const element = await drawn()
    const [row] = element.querySelectorAll('tbody tr')
    expect(row.textContent).toContain('58.82[54.20, 63.90]')
    expect(find(element, 'thead').textContent).toContain('RMSE(Mg/ha)')
    expect(element.textContent).toContain('Intervals hold 95 % of 1,000 bootstrap samples.')
  })

  it('marks the best value of a column by more than colour', async () => {
    const element = await drawn()
    const best = [...element.querySelectorAll('.reo-best')].map(
      (cell) => cell.querySelector('.reo-cell-value')?.textContent,
    )
    expect(best).toEqual(['58.82', '0.654'])
    expect(find(element, '.reo-best [role="img"]').getAttribute('aria-label')).toBe('best')
  })

  it('splits rows into blocks, each without the columns that say nothing of it, and sorts all of them', async () => {
    const element = await drawn({
      ...tablePayload,
      groupBy: 'task',
      columns: [
        { key: 'model', title: 'model', kind: 'text' },
        { key: 'task', title: 'task', kind: 'text' },
        { key: 'rmse', title: 'RMSE', kind: 'number', better: 'low' },
        { key: 'accuracy', title: 'accuracy', kind: 'number', better: 'high' },
      ],
      rows: [
        { model: 'b', task: 'Biomass', rmse: 2, accuracy: null },
        { model: 'a', task: 'Biomass', rmse: 1, accuracy: null },
        { model: 'd', task: 'Land cover', rmse: null, accuracy: 0.5 },
        { model: 'c', task: 'Land cover', rmse: null, accuracy: 0.7 },
      ],
    })
    const headings = [...element.querySelectorAll('.reo-block-heading')].map(({ textContent }) => textContent)
    expect(headings).toEqual(['Biomass', 'Land cover'])
    const heads = [...element.querySelectorAll('thead')].map(({ textContent }) => textContent)
    expect(heads).toEqual(['modelRMSE', 'modelaccuracy'])
    findButton(element, 'model').click()
    expect(firstColumn(element)).toEqual(['a', 'b', 'c', 'd'])
  })

  it('sorts up, down and back, empty cells last either way', async () => {
    const element = await drawn()
    const given = firstColumn(element)
    findButton(element, 'R²').click()
    expect(firstColumn(element)).toEqual([
      'baseline:mean',
      'baseline:land-cover-mean',
      'onnx:unet',
      'chat:vlm',
    ])
    expect(find(element, '[aria-sort="ascending"]').textContent).toContain('R²')
    findButton(element, 'R²').click()
    expect(firstColumn(element)).toEqual([
      'onnx:unet',
      'baseline:land-cover-mean',
      'baseline:mean',
      'chat:vlm',
    ])
    findButton(element, 'R²').click()
    expect(firstColumn(element)).toEqual(given)
    expect(element.querySelector('[aria-sort="ascending"], [aria-sort="descending"]')).toBeNull()
  })

  it('sorts numbers in text by their value', async () => {
    const rows = ['d-10', 'd-9', 'd-100'].map((model) => ({ model }))
    const element = await drawn({ ...tablePayload, rows })
    findButton(element, 'model').click()
    expect(firstColumn(element)).toEqual(['d-9', 'd-10', 'd-100'])
  })

  it('draws long tables page by page', async () => {
    const rows = Array.from({ length: 450 }, (_, index) => ({ model: `m-${index}` }))
    const element = await drawn({ ...tablePayload, columns: tablePayload.columns.slice(0, 1), rows })
    expect(element.querySelectorAll('tbody tr')).toHaveLength(200)
    findButton(element, 'Show 200 more of 450 rows').click()
    findButton(element, 'Show 50 more of 450 rows').click()
    expect(element.querySelectorAll('tbody tr')).toHaveLength(450)
  })

  it('copies itself as CSV in the order shown', async () => {
    const writeText = vi.fn(() => Promise.resolve())
    vi.stubGlobal('navigator', { clipboard: { writeText } })
    const element = await drawn()
    findButton(element, 'RMSE').click()
    findButton(element, 'RMSE').click()
    find(element, '[aria-label="Copy as CSV"]').click()
    await vi.waitFor(() => expect(element.textContent).toContain('Copied as CSV'))
    const [[csv]] = writeText.mock.calls as unknown as [[string]]
    const lines = csv.split('\r\n')
    expect(lines[0]).toBe(
      'model,task,n,coverage,RMSE (Mg/ha),RMSE (Mg/ha) low,RMSE (Mg/ha) high,R²,R² low,R² high,bias (Mg/ha),bias (Mg/ha) low,bias (Mg/ha) high',
    )
    expect(lines[1]).toBe('chat:vlm,Above-ground biomass,400,0.412,121.5,,,,,,44.2,,')
  })
})

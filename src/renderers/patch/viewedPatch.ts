import type { Imagery } from '../../core/dataset/sample'
import { drawView } from '../../core/imagery/drawView'
import { openView, type View } from '../../core/imagery/view'
import { html } from '../shared/dom'
import { legend } from './legend'
import { opacitySlider } from './opacitySlider'
import { detailOf, type PatchImage } from './patchImage'
import type { Shown } from './patchLayers'
import type { ViewedImagery } from './imageryView'
import { readChoices, storeChoices, stretchChoice, stretchesOf, type ViewChoices } from './viewChoices'
import { viewControls } from './viewControls'
import { viewGroups } from './viewGroups'

/**
 * Draws a patch's chosen views into its image and redraws it with every choice.
 * @param stored keeps the choices
 * @returns what to choose with, and the legends
 */
export function viewedPatch(
  viewed: ViewedImagery,
  imagery: Imagery,
  image: PatchImage,
  stored: Map<string, string>,
): { readonly controls: HTMLElement; readonly legends: HTMLElement } {
  let choices = readChoices(stored, viewed, imagery)
  const change = (part: Partial<ViewChoices>) => {
    choices = { ...choices, ...part }
    storeChoices(stored, choices)
    draw()
  }
  const offer = { groups: viewGroups(imagery), stretches: stretchesOf(viewed) }
  const controls = viewControls(offer, choices, change)
  const opacity = opacitySlider(choices.opacity, (share) => change({ opacity: share }))
  const place = html('div', { class: 'reo-legend-place' })

  const draw = () => {
    const stretch = stretchChoice(choices.stretch, viewed)
    const { view, partner } = choices
    const ids = partner === undefined || partner === view ? [view] : [view, partner]
    const views = ids.map((id) => openView(imagery, id, stretch))
    const [main, second] = views.map((opened) => shown(viewed, opened, choices.opacity))
    image.show(main, second, choices.comparison)
    opacity.hidden = views.every(({ overlay }) => overlay === undefined)
    controls.enableStretch(views.some(isStretched))
    place.replaceChildren(...views.map((opened) => named(legend(imagery, opened), opened, views.length > 1)))
  }
  draw()
  return {
    controls: controls.element,
    legends: html('div', { class: 'reo-legends' }, opacity, place),
  }
}

function shown(viewed: ViewedImagery, view: View, opacity: number): Shown {
  return {
    title: view.title,
    alternative: `Patch ${viewed.id}, ${view.title}`,
    picture: drawView(view, { detail: detailOf(view), opacity }),
  }
}

function isStretched({ colours: { key } }: View): boolean {
  return key.kind === 'channels' || (key.kind === 'ramp' && 'from' in key.range)
}

/** A legend, under its view's title where there are two. */
function named(element: HTMLElement, { title }: View, isOneOfTwo: boolean): HTMLElement {
  return isOneOfTwo ? html('div', {}, html('div', { class: 'reo-legend-title' }, title), element) : element
}

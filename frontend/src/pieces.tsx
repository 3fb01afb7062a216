// Small parts that several components use.
import type { ComponentChildren } from 'preact'
import { symbol } from 'd3-shape'
import { GROUPS, type Group } from './kinds'
import { clean } from './passages'

/** Text of the articles or of their records: its own direction, apart from what stands around it. */
export function Words({ children }: { children: string | undefined }) {
  return children ? <bdi lang="ar">{clean(children)}</bdi> : null
}

const ARABIC = /(\p{Script=Arabic}(?:[\p{Script=Arabic}\p{M}\s،]*\p{Script=Arabic})?)/u

/** English with Arabic names in it, each kept apart so that a figure after one stays after it. */
export function Summary({ children }: { children: string }) {
  return <>{clean(children).split(ARABIC).map((part, number) => (number % 2 ? <bdi key={number} lang="ar">{part}</bdi> : part))}</>
}

export function GroupSymbol({ group }: { group: Group }) {
  const shape = GROUPS.find((known) => known.id === group)?.shape
  const path = shape ? symbol(shape, 90)() : null
  return (
    <svg class={`symbol ${group}`} viewBox="-8 -8 16 16" width="14" height="14" aria-hidden="true">
      <path d={path ?? ''} />
    </svg>
  )
}

export function Day({ day, dated, text }: { day: string; dated: boolean; text?: string | undefined }) {
  if (dated || text) return <>{(text ?? day).split('/').map((part, number) => <>{number > 0 && ' to '}<span key={number} class="whole">{part}</span></>)}</>
  return day === '' ? <span class="quiet">no date</span> : <span class="quiet" title="The event has no date: this is when its article came out">pub. {day}</span>
}

export function Fact({ term, children }: { term: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}

// Text cut at the edges of what is highlighted. Positions in the records are code points, those of JavaScript are not.
import type { EventRecord, Span } from './data'

export interface Piece { text: string; evidence: boolean; kind: string }
interface Mark extends Span { kind: string }

const UNSAFE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/gu

/** Return a text without control characters and marks of direction, which could make it read as what it is not. */
export function clean(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(UNSAFE, '')
}

export function marksOf(event: EventRecord): Mark[] {
  const of = (kind: string, found: readonly { span: Span }[] | undefined) => (found ?? []).map(({ span }) => ({ ...span, kind }))
  return [
    ...of('actor', event.actors), ...of('place', event.locations), ...of('date', event.date ? [event.date] : []),
    ...of('count', event.counts), ...of('person', event.people), ...of('item', event.items),
  ]
}

/** Return the pieces of a text that begins at code point `offset` of its article; of marks that overlap the first counts. */
export function cut(text: string, offset: number, evidence: readonly Span[], marks: readonly Mark[]): Piece[] {
  const points = Array.from(text)
  const inside = (place: number) => Math.min(Math.max(place - offset, 0), points.length)
  const edges = new Set([0, points.length])
  for (const { start, end } of [...evidence, ...marks]) edges.add(inside(start)).add(inside(end))
  const places = [...edges].sort((one, other) => one - other)
  const pieces: Piece[] = []
  for (let number = 1; number < places.length; number += 1) {
    const [from, to] = [places[number - 1] as number, places[number] as number]
    const covers = ({ start, end }: Span) => start - offset <= from && end - offset >= to
    pieces.push({
      text: clean(points.slice(from, to).join('')),
      evidence: evidence.some(covers),
      kind: marks.find(covers)?.kind ?? '',
    })
  }
  return pieces
}

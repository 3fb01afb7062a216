// What the page holds: the records of hadath as JSON in script elements, read once, and a row for each event.
import { groupOf, type Group } from './kinds'
import { foldLater } from './fold'

export interface Span { start: number; end: number }
export interface EventDate { start?: string; end?: string; edtf: string; precision: string; basis: string; text: string; span: Span }
export interface Place {
  name: string
  name_en?: string
  parents?: string[]
  country?: string
  admin1?: string
  latitude?: number
  longitude?: number
  precision?: string
  span: Span
}
export interface Actor { name: string; name_en?: string; category?: string; role: 'agent' | 'partner' | 'target'; text: string; span: Span }
export interface Count { kind: string; low?: number; high?: number; approximate?: boolean; subset?: boolean; of?: string; text: string; span: Span }
export interface Person { name: string; role: string; affiliation?: string; age?: number; span: Span }
export interface Thing { kind: string; quantity?: number; text: string; span: Span }
export interface Attribution { source: string; verb: string; span: Span }
export interface Evidence extends Span { text: string; rule: string }
export interface EventRecord {
  id: string
  type: string
  status?: string
  aggregate?: boolean
  date?: EventDate
  locations?: Place[]
  actors?: Actor[]
  counts?: Count[]
  people?: Person[]
  items?: Thing[]
  attributions?: Attribution[]
  evidence?: Evidence[]
  summary?: string
  killed?: number
  injured?: number
}
export interface ArticleRecord { id: string; title?: string; source?: string; url?: string; published?: string; dateline?: string }
export interface Result { article: ArticleRecord; events: EventRecord[]; text?: string; warnings?: string[] }
export interface About { title: string; version: string; notice?: string }

export interface Row {
  id: string
  event: EventRecord
  result: Result
  /** The event's first day, or the day its article came out; empty where neither is known. */
  day: string
  /** Whether `day` is the event's own. */
  dated: boolean
  group: Group
  status: string
  killed: number | undefined
  injured: number | undefined
  place: Place | undefined
  /** The point on the map, as text, or empty. */
  point: string
  country: string
  agents: string
  targets: string
  /** Folded texts that filters look into. */
  words: () => string
  actorWords: () => string
  placeWords: () => string
}

const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })

export function countryName(code: string | undefined): string {
  try {
    return (code && names.of(code)) || ''
  } catch {
    return '' // not a code
  }
}

export function pointOf(place: Place | undefined): string {
  return place?.latitude === undefined || place.longitude === undefined ? '' : `${place.latitude},${place.longitude}`
}

export function toRow(event: EventRecord, result: Result): Row {
  const places = event.locations ?? []
  const actors = event.actors ?? []
  const place = places.find((found) => pointOf(found)) ?? places[0]
  const named = (target: boolean) => actors.filter((actor) => (actor.role === 'target') === target).map((actor) => actor.name)
  const own = event.date?.start
  return {
    id: event.id,
    event,
    result,
    day: own ?? result.article.published ?? '',
    dated: own !== undefined,
    group: groupOf(event.type),
    status: event.aggregate ? 'tally' : (event.status ?? 'reported'),
    killed: event.killed,
    injured: event.injured,
    place,
    point: pointOf(place),
    country: countryName(place?.country),
    agents: named(false).join('، '),
    targets: named(true).join('، '),
    words: foldLater(() => [event.summary, result.article.title, ...(event.evidence ?? []).map((passage) => passage.text)].join(' ')),
    actorWords: foldLater(() => actors.flatMap((actor) => [actor.name, actor.name_en, actor.text]).join(' | ')),
    placeWords: foldLater(() =>
      places.flatMap((found) => [found.name, found.name_en, found.admin1, ...(found.parents ?? []), countryName(found.country)]).join(' | '),
    ),
  }
}

export function readRows(root: ParentNode): Row[] {
  const rows: Row[] = []
  for (const element of root.querySelectorAll('script.article')) {
    const result = JSON.parse(element.textContent ?? '') as Result
    for (const event of result.events) rows.push(toRow(event, result))
    element.remove()
  }
  return rows
}

export function readJson<T>(root: Document, id: string): T {
  return JSON.parse(root.getElementById(id)?.textContent ?? 'null') as T
}

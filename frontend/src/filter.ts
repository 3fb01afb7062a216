import { countryName, type Row } from './data'
import { fold } from './fold'

export interface Filters {
  words: string
  types: ReadonlySet<string>
  statuses: ReadonlySet<string>
  actor: string
  place: string
  from: string
  to: string
  /** A point of the map, as Row.point. */
  point: string
}

export const NO_FILTERS: Filters = {
  words: '', types: new Set(), statuses: new Set(), actor: '', place: '', from: '', to: '', point: '',
}

/** Return a test of rows: all filters that are set must hold, and of the words in the search field each. */
export function matcher(filters: Filters): (row: Row) => boolean {
  const words = fold(filters.words).split(/\s+/u).filter(Boolean)
  const actor = fold(filters.actor.trim())
  const place = fold(filters.place.trim())
  const { types, statuses, from, to, point } = filters
  return (row) =>
    (types.size === 0 || types.has(row.event.type)) &&
    (statuses.size === 0 || statuses.has(row.status)) &&
    (point === '' || row.point === point) &&
    (from === '' || (row.day !== '' && row.day >= from)) &&
    (to === '' || (row.day !== '' && row.day <= to)) &&
    (actor === '' || row.actorWords().includes(actor)) &&
    (place === '' || row.placeWords().includes(place)) &&
    words.every((word) => row.words().includes(word) || row.actorWords().includes(word) || row.placeWords().includes(word))
}

export interface Suggestion { value: string; label: string; events: number }

const MOST_SUGGESTIONS = 400

function rank(found: Iterable<[string, string | undefined]>): Suggestion[] {
  const seen = new Map<string, Suggestion>()
  for (const [value, name] of found) {
    const known = seen.get(value)
    if (known) known.events += 1
    else seen.set(value, { value, label: name ?? '', events: 1 })
  }
  return [...seen.values()].sort((one, other) => other.events - one.events).slice(0, MOST_SUGGESTIONS)
}

export function suggestActors(rows: Row[]): Suggestion[] {
  return rank(rows.flatMap((row) => (row.event.actors ?? []).map((actor) => [actor.name, actor.name_en] as [string, string | undefined])))
}

export function suggestPlaces(rows: Row[]): Suggestion[] {
  return rank(
    rows.flatMap((row) =>
      (row.event.locations ?? []).flatMap((place) => {
        const country = countryName(place.country)
        const named: [string, string | undefined] = [place.name, [place.name_en, country].filter(Boolean).join(', ')]
        return country ? [named, [country, ''] as [string, string | undefined]] : [named]
      }),
    ),
  )
}

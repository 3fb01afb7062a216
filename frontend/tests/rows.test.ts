import { expect, test } from 'vitest'
import { countryName, toRow, type EventRecord } from '../src/data'
import { webAddress } from '../src/event'
import { NO_FILTERS, matcher, suggestActors, suggestPlaces } from '../src/filter'
import { fold } from '../src/fold'
import { radius, toSpots } from '../src/spots'
import { chooseStep } from '../src/timeline'

const span = { start: 0, end: 1 }
const article = { id: 'a', title: 'هجوم في الموصل', published: '2020-01-05' }
const event = (change: Partial<EventRecord> = {}): EventRecord => ({
  id: 'e', type: 'armed_attack', killed: 4, summary: 'Attack in Mosul',
  date: { start: '2020-01-02', edtf: '2020-01-02', precision: 'day', basis: 'explicit', text: 'x', span },
  locations: [{ name: 'العراق', country: 'IQ', span }, { name: 'الموصل', name_en: 'Mosul', country: 'IQ', latitude: 36.3, longitude: 43.1, span }],
  actors: [{ name: 'داعش', name_en: 'Islamic State', role: 'agent', text: 'التنظيم', span }, { name: 'الجيش العراقي', role: 'target', text: 'الجيش', span }],
  ...change,
})
const row = (change: Partial<EventRecord> = {}) => toRow(event(change), { article, events: [] })
const fits = (change: object, one = row()) => matcher({ ...NO_FILTERS, ...change })(one)

test('a row takes the first place with a point, and parts those who did it from the others', () => {
  expect(row()).toMatchObject({ point: '36.3,43.1', country: 'Iraq', agents: 'داعش', targets: 'الجيش العراقي', status: 'reported', dated: true })
  expect(row({ aggregate: true }).status).toBe('tally')
  const { date: _, ...undated } = event()
  expect(toRow(undated, { article, events: [] })).toMatchObject({ day: '2020-01-05', dated: false })
})

test.each([
  [{}, true],
  [{ types: new Set(['armed_attack', 'riot']) }, true],
  [{ types: new Set(['riot']) }, false],
  [{ statuses: new Set(['claimed']) }, false],
  [{ from: '2020-01-02', to: '2020-01-02' }, true],
  [{ from: '2020-01-03' }, false],
  [{ to: '2020-01-01' }, false],
  [{ actor: 'islamic' }, true],
  [{ actor: 'التنظيم' }, true],
  [{ actor: 'حماس' }, false],
  [{ place: 'mosul' }, true],
  [{ place: 'iraq' }, true],
  [{ place: 'العِراق' }, true],
  [{ place: 'سوريا' }, false],
  [{ words: 'mosul داعش' }, true],
  [{ words: 'mosul حماس' }, false],
  [{ point: '36.3,43.1' }, true],
  [{ point: '1,2' }, false],
])('filters %j: %s', (change, expected) => {
  expect(fits(change)).toBe(expected)
})

test('an event without any day is outside every range of days', () => {
  const { date: _, ...undated } = event()
  expect(fits({ from: '1900-01-01' }, toRow(undated, { article: { id: 'a' }, events: [] }))).toBe(false)
})

test('spellings fold', () => {
  expect(fold('الأُسْرَة ٣ إِلى Ḥoms')).toBe(fold('الاسره 3 الي homs'))
  expect(fold('کرکوک')).toBe(fold('كركوك'))
})

test('suggestions come with the most frequent first', () => {
  const rows = [row(), row({ actors: [{ name: 'حماس', role: 'agent', text: 'x', span }] }), row()]
  expect(suggestActors(rows).map(({ value, events }) => [value, events])).toEqual([['داعش', 2], ['الجيش العراقي', 2], ['حماس', 1]])
  expect(suggestPlaces(rows)[0]).toMatchObject({ value: 'Iraq', events: 6 })
})

test.each([
  ['https://example.org/a', 'https://example.org/a'],
  ['javascript:alert(1)', undefined],
  ['data:text/html,x', undefined],
  ['/etc/passwd', undefined],
  [undefined, undefined],
])('of addresses only web pages are links: %s', (given, expected) => {
  expect(webAddress(given)).toBe(expected)
})

test('a code that is no country has no name', () => {
  expect([countryName('SY'), countryName('not a code'), countryName(undefined)]).toEqual(['Syria', '', ''])
})

test('one symbol a place and group, the deadliest drawn first', () => {
  const spots = toSpots([row({ killed: 1 }), row({ type: 'protest', killed: undefined as never }), row({ killed: 2 })])
  expect(spots.map(({ group, killed, rows }) => [group, killed, rows.length])).toEqual([['fighting', 3, 2], ['protest', 0, 1]])
  expect(radius(1e6)).toBe(radius(1e7))
  expect(radius(9) - radius(0)).toBeCloseTo(3 * (radius(1) - radius(0)))
})

test.each([
  ['2020-01-01', '2020-03-01', 'day'],
  ['2020-01-01', '2021-12-31', 'week'],
  ['2015-01-01', '2022-01-01', 'month'],
  ['1948-01-01', '2022-01-01', 'year'],
])('%s to %s has a bar a %s%s', (first, end, name) => {
  expect(chooseStep([new Date(first), new Date(end)])[1]).toBe(name)
})

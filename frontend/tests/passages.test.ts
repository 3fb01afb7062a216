import { describe, expect, test } from 'vitest'
import { clean, cut, marksOf } from '../src/passages'

const words = (pieces: { text: string }[]) => pieces.map(({ text }) => text)

describe('cut', () => {
  test('positions are code points, not UTF-16 units', () => {
    const pieces = cut('🚨 قتل جندي', 0, [{ start: 2, end: 10 }], [{ start: 6, end: 10, kind: 'count' }])
    expect(words(pieces)).toEqual(['🚨 ', 'قتل ', 'جندي'])
    expect(pieces.map(({ evidence, kind }) => [evidence, kind])).toEqual([[false, ''], [true, ''], [true, 'count']])
  })
  test('a passage begins where it does in its article', () => {
    const pieces = cut('قتل جندي', 100, [{ start: 100, end: 108 }], [{ start: 104, end: 108, kind: 'count' }, { start: 3, end: 9, kind: 'place' }])
    expect(pieces).toEqual([{ text: 'قتل ', evidence: true, kind: '' }, { text: 'جندي', evidence: true, kind: 'count' }])
  })
  test('of marks that overlap the first counts, and no letter is lost', () => {
    const text = 'في ريف حمص الشرقي'
    const pieces = cut(text, 0, [], [{ start: 3, end: 10, kind: 'place' }, { start: 7, end: 17, kind: 'actor' }])
    expect(words(pieces).join('')).toBe(text)
    expect(pieces.map(({ kind }) => kind)).toEqual(['', 'place', 'place', 'actor'])
  })
  test('positions outside the text do no harm', () => {
    expect(words(cut('قتل', 0, [{ start: -5, end: 99 }], [{ start: 50, end: 60, kind: 'item' }]))).toEqual(['قتل'])
  })
})

test('clean takes out what steers, and keeps lines and joiners', () => {
  expect(clean('قتل\u202E جندي\u2066\u0007\r\nفي\u200Cحمص\u0000')).toBe('قتل جندي\nفي\u200Cحمص')
})

test('every kind of words is marked', () => {
  const span = { start: 0, end: 1 }
  const event = {
    id: 'e', type: 'arrest', date: { edtf: '2020', precision: 'year', basis: 'explicit', text: 'x', span }, locations: [{ name: 'x', span }],
    actors: [{ name: 'x', role: 'agent' as const, text: 'x', span }], counts: [{ kind: 'killed', text: 'x', span }],
    people: [{ name: 'x', role: 'killed', span }], items: [{ kind: 'drug', text: 'x', span }],
  }
  expect(marksOf(event).map(({ kind }) => kind)).toEqual(['actor', 'place', 'date', 'count', 'person', 'item'])
})

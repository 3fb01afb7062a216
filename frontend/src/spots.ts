// The symbols of the map: one for each place and group of types, its area by the number killed there.
import type { Row } from './data'
import type { Group } from './kinds'

const SMALLEST = 4.5 // pixels
const LARGEST = 20
const A_LIFE = 1.4 // the radius grows by this times the root of the number killed

export interface Spot { point: string; group: Group; name: string; latitude: number; longitude: number; rows: Row[]; killed: number }

export function toSpots(rows: Row[]): Spot[] {
  const spots = new Map<string, Spot>()
  for (const row of rows) {
    const { place, point, group } = row
    if (!point || place?.latitude === undefined || place.longitude === undefined) continue
    const key = `${point} ${group}`
    let spot = spots.get(key)
    if (!spot) {
      spot = { point, group, name: [place.name, place.name_en].filter(Boolean).join(' · '), latitude: place.latitude, longitude: place.longitude, rows: [], killed: 0 }
      spots.set(key, spot)
    }
    spot.rows.push(row)
    spot.killed += row.killed ?? 0
  }
  return [...spots.values()].sort((one, other) => other.killed - one.killed || other.rows.length - one.rows.length)
}

export function radius(killed: number): number {
  return Math.min(LARGEST, SMALLEST + A_LIFE * Math.sqrt(killed))
}

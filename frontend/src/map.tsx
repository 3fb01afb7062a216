// Where events happened: a symbol for each place and group of types, its area by the number killed there.
import L from 'leaflet'
import 'leaflet/dist/leaflet.css'
import { symbol } from 'd3-shape'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { useEffect, useRef } from 'preact/hooks'
import type { Row } from './data'
import { GROUPS, type Group } from './kinds'
import { clean } from './passages'
import { GroupSymbol } from './pieces'
import { radius, toSpots, type Spot } from './spots'

const MANY = 100 // events, of which some may lie outside the first view
const FAR = 0.08 // of them on either side
const A_LETTER = 8 // pixels of a country's name

/** Natural Earth's outlines; labels are a country's name, its middle's longitude and latitude, its width in degrees. */
export type Outlines = Topology & { labels: [string, number, number, number][] }

interface Props { all: Row[]; rows: Row[]; outlines: Outlines; point: string; onChoose: (point: string) => void }
type Canvas = L.Canvas & { _drawing: boolean; _ctx: CanvasRenderingContext2D; _fillStroke(context: CanvasRenderingContext2D, layer: L.Path): void }
type Drawn = L.CircleMarker & { _renderer: Canvas; _point: L.Point; _radius: number; _empty(): boolean }

/** A circle marker of another shape: Leaflet's canvas asks each layer to draw itself. */
const SymbolMarker = L.CircleMarker.extend({
  _updatePath(this: Drawn & { options: { group: Group } }) {
    const canvas = this._renderer
    if (!canvas._drawing || this._empty()) return
    const shape = GROUPS.find(({ id }) => id === this.options.group)?.shape
    const context = canvas._ctx
    context.save()
    context.translate(this._point.x, this._point.y)
    context.beginPath()
    if (shape) symbol(shape, Math.PI * this._radius ** 2).context(context)()
    canvas._fillStroke(context, this)
    context.restore()
  },
}) as unknown as new (at: L.LatLngTuple, options: L.CircleMarkerOptions & { group: Group }) => L.CircleMarker

export function EventMap({ all, rows, outlines, point, onChoose }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const map = useRef<L.Map>()
  const symbols = useRef<L.LayerGroup>()
  useEffect(() => {
    if (!box.current) return
    const [made, recolour] = makeMap(box.current, outlines)
    map.current = made
    symbols.current = L.layerGroup().addTo(made)
    fit(made, toSpots(all))
    const dark = matchMedia('(prefers-color-scheme: dark)')
    dark.addEventListener('change', recolour)
    return () => {
      dark.removeEventListener('change', recolour)
      made.remove()
    }
  }, [all, outlines])
  useEffect(() => {
    const layer = symbols.current
    if (!layer) return
    const draw = () => drawSpots(layer, toSpots(rows), point, onChoose)
    draw()
    const dark = matchMedia('(prefers-color-scheme: dark)')
    dark.addEventListener('change', draw)
    return () => dark.removeEventListener('change', draw)
  }, [rows, point, onChoose])
  const unplaced = rows.filter((row) => row.point === '').length
  return (
    <section class="map" aria-labelledby="map-title">
      <h2 id="map-title">Map</h2>
      <div ref={box} class="canvas" role="application" aria-label="Map of events: arrow keys move it, plus and minus zoom. The table below has every event." />
      <p class="legend quiet">
        {GROUPS.map(({ id, label }) => <span key={id}><GroupSymbol group={id} /> {label} </span>)}
        Larger: more killed. {unplaced > 0 && `${unplaced} events are at no known point.`}
      </p>
    </section>
  )
}

function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim()
}

function makeMap(box: HTMLElement, outlines: Outlines): [L.Map, () => void] {
  const map = L.map(box, {
    preferCanvas: true, attributionControl: false, minZoom: 1, maxZoom: 11, zoomSnap: 0.5, worldCopyJump: true,
    maxBounds: [[-75, -220], [85, 220]], renderer: L.canvas({ padding: 0.3 }),
  })
  const layer = (name: string, style: () => L.PathOptions) =>
    L.geoJSON(feature(outlines, outlines.objects[name] as GeometryCollection), { style: () => ({ ...style(), interactive: false }) }).addTo(map)
  const styles: [string, () => L.PathOptions][] = [
    ['land', () => ({ stroke: false, fill: true, fillOpacity: 1, fillColor: colour('land') })],
    ['units', () => ({ fill: false, weight: 0.6, color: colour('unit-border') })],
    ['borders', () => ({ fill: false, weight: 1.2, color: colour('border') })],
  ]
  map.on('zoomend', labelCountries(map, outlines.labels))
  const layers = styles.map(([name, style]) => [layer(name, style), style] as const)
  return [map, () => layers.forEach(([drawn, style]) => drawn.setStyle(style()))]
}

/** Return what shows the names of the countries that are wide enough for theirs. */
function labelCountries(map: L.Map, labels: Outlines['labels']): () => void {
  const names = labels.map(([name, longitude, latitude, width]) => {
    const box = document.createElement('span')
    box.textContent = name
    const tooltip = L.tooltip({ permanent: true, direction: 'center', className: 'country', interactive: false })
    return { tooltip: tooltip.setContent(box).setLatLng([latitude, longitude]), needs: (name.length * A_LETTER) / Math.max(width, 0.1) }
  })
  return () => {
    const degree = map.options.crs ? map.options.crs.scale(map.getZoom()) / 360 : 0
    for (const { tooltip, needs } of names) {
      if (needs < degree) tooltip.addTo(map)
      else tooltip.remove()
    }
  }
}

function fit(map: L.Map, spots: Spot[]): void {
  const places = spots.flatMap((spot) => spot.rows.map(() => spot))
  if (places.length === 0) {
    map.setView([28, 40], 3.5)
    return
  }
  const outside = places.length < MANY ? 0 : FAR
  const middle = (values: number[]) => {
    const sorted = values.sort((one, other) => one - other)
    return [sorted[Math.floor(sorted.length * outside)] as number, sorted[Math.ceil(sorted.length * (1 - outside)) - 1] as number] as const
  }
  const [south, north] = middle(places.map(({ latitude }) => latitude))
  const [west, east] = middle(places.map(({ longitude }) => longitude))
  map.fitBounds([[south, west], [north, east]], { padding: [30, 30], maxZoom: 7, animate: false })
}

function drawSpots(layer: L.LayerGroup, spots: Spot[], point: string, onChoose: (point: string) => void): void {
  layer.clearLayers()
  const fills = new Map(GROUPS.map(({ id }) => [id, colour(`group-${id}`)]))
  const [edge, text] = [colour('edge'), colour('text')]
  for (const spot of spots) {
    const chosen = spot.point === point
    const marker = new SymbolMarker([spot.latitude, spot.longitude], {
      group: spot.group, radius: radius(spot.killed), weight: chosen ? 3 : 1,
      color: chosen ? text : edge, fillColor: fills.get(spot.group) ?? '', fillOpacity: 0.72,
    })
    marker.bindTooltip(() => describe(spot), { direction: 'top' })
    marker.on('click', () => onChoose(chosen ? '' : spot.point))
    layer.addLayer(marker)
  }
}

function describe(spot: Spot): HTMLElement {
  const box = document.createElement('div')
  const name = document.createElement('bdi')
  name.textContent = clean(spot.name)
  const label = GROUPS.find(({ id }) => id === spot.group)?.label ?? ''
  box.append(name, document.createElement('br'), `${label}: ${spot.rows.length} ${spot.rows.length === 1 ? 'event' : 'events'}, ${spot.killed} killed`)
  return box
}

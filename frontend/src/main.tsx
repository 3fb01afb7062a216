import { render } from 'preact'
import type { Topology } from 'topojson-specification'
import { App } from './app'
import { readJson, readRows, type About } from './data'
import './style.css'

const place = document.getElementById('app')
if (place) {
  const rows = readRows(document)
  place.replaceChildren()
  render(<App rows={rows} outlines={readJson<Topology>(document, 'outlines')} about={readJson<About>(document, 'about')} />, place)
}

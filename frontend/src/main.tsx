import { render } from 'preact'
import { App } from './app'
import { readJson, readRows, type About } from './data'
import type { Outlines } from './map'
import './style.css'

const place = document.getElementById('app')
if (place) {
  const rows = readRows(document)
  const outlines = readJson<Outlines>(document, 'outlines')
  place.replaceChildren()
  render(<App rows={rows} outlines={outlines} about={readJson<About>(document, 'about')} licences={readJson<string>(document, 'licences')} />, place)
}

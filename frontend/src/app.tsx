import { useCallback, useMemo, useState } from 'preact/hooks'
import type { About, Row } from './data'
import { EventDialog } from './event'
import { NO_FILTERS, matcher, type Filters } from './filter'
import { FilterForm } from './filters'
import { EventMap, type Outlines } from './map'
import { Words } from './pieces'
import { EventTable } from './table'
import { Timeline } from './timeline'

interface Props { rows: Row[]; outlines: Outlines; about: About; licences: string }
interface Opened { order: Row[]; place: number }

export function App({ rows, outlines, about, licences }: Props) {
  const [filters, setFilters] = useState<Filters>(NO_FILTERS)
  const [opened, setOpened] = useState<Opened>()
  const shown = useMemo(() => rows.filter(matcher(filters)), [rows, filters])
  const choosePoint = useCallback((point: string) => setFilters((known) => ({ ...known, point })), [])
  const chooseDays = useCallback((from: string, to: string) => setFilters((known) => ({ ...known, from, to })), [])
  const open = useCallback((row: Row, order: Row[]) => setOpened({ order, place: order.indexOf(row) }), [])
  const row = opened?.order[opened.place]
  return (
    <>
      <header class="page">
        <a class="skip" href="#table-title">Skip to the table</a>
        <h1><Words>{about.title}</Words></h1>
        <p role="status">{summary(rows, shown)}</p>
        {about.notice && <p class="notice">{about.notice}</p>}
      </header>
      <details class="side" open={matchMedia('(min-width: 60rem)').matches}>
        <summary>Filters</summary>
        <FilterForm rows={rows} filters={filters} onChange={setFilters} />
      </details>
      <main>
        <EventMap all={rows} rows={shown} outlines={outlines} point={filters.point} onChoose={choosePoint} />
        <Timeline all={rows} rows={shown} from={filters.from} to={filters.to} onChoose={chooseDays} />
        <EventTable rows={shown} onOpen={open} />
      </main>
      <footer class="quiet">
        Made by hadath {about.version} from what the articles say, by rules: check before use. Outlines: Natural Earth, as
        they are on the ground, no view of whose they should be. Coordinates: GeoNames, CC BY 4.0.
        <details>
          <summary>Software and data in this page, and their licences</summary>
          <pre tabIndex={0}>{licences}</pre>
        </details>
      </footer>
      {opened && row && (
        <EventDialog row={row} place={opened.place} of={opened.order.length} onClose={() => setOpened(undefined)}
          onMove={(step) => setOpened({ ...opened, place: opened.place + step })} />
      )}
    </>
  )
}

function summary(rows: Row[], shown: Row[]): string {
  const articles = new Set(shown.map((row) => row.result)).size
  const all = shown.length === rows.length ? '' : ` of ${rows.length}`
  return `${shown.length}${all} ${shown.length === 1 && !all ? 'event' : 'events'} in ${articles} ${articles === 1 ? 'article' : 'articles'}`
}

// Events over time, a bar a day, week, month, quarter or year, stacked by group; drag over it to choose days and see them closer.
import { max } from 'd3-array'
import { axisBottom, axisLeft } from 'd3-axis'
import { brushX, type D3BrushEvent } from 'd3-brush'
import { scaleLinear, scaleUtc } from 'd3-scale'
import { select } from 'd3-selection'
import { stack } from 'd3-shape'
import { utcDay, utcMonday, utcMonth, utcYear, type CountableTimeInterval } from 'd3-time'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Row } from './data'
import { GROUPS, type Group } from './kinds'

const HEIGHT = 120
const MARGIN = { left: 34, right: 8, top: 6, bottom: 20 }
const MOST_BARS = 130
const EARLY = 0.05 // of the events may lie before the first bar: articles look back for years
const LATE = 0.01 // and after the last one: plans, forecasts
const STEPS: [CountableTimeInterval, string][] = [[utcDay, 'day'], [utcMonday, 'week'], [utcMonth, 'month'], [utcYear, 'year']]

type Bin = { start: Date } & Record<Group, number>

interface Props { all: Row[]; rows: Row[]; from: string; to: string; onChoose: (from: string, to: string) => void }

export function Timeline({ all, rows, from, to, onChoose }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box)
  const whole = useMemo(() => extent(all), [all])
  const range = useMemo(() => whole && within(whole, from, to), [whole, from, to])
  const svg = useRef<SVGSVGElement>(null)
  const [step, name] = range ? chooseStep(range) : [utcDay, 'day']
  const bins = useMemo(() => (range ? toBins(rows, range, step) : []), [rows, range, step])
  const end = range ? step.offset(step.floor(range[1]), 1) : undefined
  const x = scaleUtc().domain(range && end ? [step.floor(range[0]), end] : []).range([MARGIN.left, width - MARGIN.right])
  const highest = max(bins, total) ?? 0
  const y = scaleLinear().domain([0, Math.max(highest, 1)]).nice(3).range([HEIGHT - MARGIN.bottom, MARGIN.top])
  useEffect(() => {
    if (!svg.current || !range) return
    const root = select(svg.current)
    root.select<SVGGElement>('.x').call(axisBottom(x).ticks(Math.max(2, width / 90)).tickSizeOuter(0))
    root.select<SVGGElement>('.y').call(axisLeft(y).ticks(Math.min(3, highest), 'd').tickSizeOuter(0))
  })
  useEffect(() => {
    if (!svg.current || !range) return
    const place = select(svg.current).select<SVGGElement>('.brush')
    const brush = brushX<unknown>()
      .extent([[MARGIN.left, MARGIN.top], [width - MARGIN.right, HEIGHT - MARGIN.bottom]])
      .on('end', ({ selection, sourceEvent }: D3BrushEvent<unknown>) => {
        if (!sourceEvent || !selection) return
        const [left, right] = selection as [number, number]
        onChoose(iso(step.floor(x.invert(left))), iso(utcDay.offset(step.ceil(x.invert(right)), -1)))
      })
    place.call(brush).call(brush.clear)
  }, [range, width, onChoose])
  const lent = rows.filter((row) => !row.dated && row.day !== '').length
  const undated = rows.filter((row) => row.day === '').length
  const drawn = bins.reduce((sum, bin) => sum + total(bin), 0)
  const outside = rows.length - undated - drawn
  return (
    <section class="timeline" aria-labelledby="timeline-title">
      <h2 id="timeline-title">By {name}</h2>
      {(from || to) && <button type="button" onClick={() => onChoose('', '')}>All days</button>}
      <div ref={box}>
        {range ? (
          <svg ref={svg} width={width} height={HEIGHT} role="img" aria-label={`Events by ${name}, ${iso(range[0])} to ${iso(range[1])}, at most ${highest}`}>
            {stack<Bin, Group>().keys(GROUPS.map(({ id }) => id)).value((bin, key) => bin[key])(bins).map((series) => (
              <g key={series.key} class={series.key}>
                {series.map(({ 0: low, 1: high, data }) => high > low && (
                  <rect key={data.start} x={x(data.start)} width={Math.max(1, x(step.offset(data.start, 1)) - x(data.start) - 0.5)} y={y(high)} height={y(low) - y(high)} />
                ))}
              </g>
            ))}
            <g class="axis x" transform={`translate(0,${HEIGHT - MARGIN.bottom})`} />
            <g class="axis y" transform={`translate(${MARGIN.left},0)`} />
            <g class="brush" />
          </svg>
        ) : <p class="empty">No event and no article has a date.</p>}
      </div>
      {range && (
        <p class="quiet">
          Drag to choose days.
          {lent > 0 && ` ${lent} events have no date of their own and stand where their article came out.`}
          {undated > 0 && ` ${undated} events have no known day.`}
          {outside > 0 && ` ${outside} earlier or later events are not drawn.`}
        </p>
      )}
    </section>
  )
}

function useWidth(box: preact.RefObject<HTMLElement>): number {
  const [width, setWidth] = useState(600)
  useEffect(() => {
    if (!box.current) return
    const observer = new ResizeObserver(([entry]) => entry && setWidth(Math.max(200, Math.floor(entry.contentRect.width))))
    observer.observe(box.current)
    return () => observer.disconnect()
  }, [box])
  return width
}

function extent(rows: Row[]): [Date, Date] | undefined {
  const days = rows.map((row) => row.day).filter((day) => !Number.isNaN(Date.parse(day))).sort()
  const [first, end] = [days[Math.floor(days.length * EARLY)], days[Math.ceil((days.length - 1) * (1 - LATE))]]
  return first && end ? [new Date(first), new Date(end)] : undefined
}

/** Return the chosen days, as far as they are chosen. */
function within([first, end]: [Date, Date], from: string, to: string): [Date, Date] {
  const start = from && !Number.isNaN(Date.parse(from)) ? new Date(from) : first
  const last = to && !Number.isNaN(Date.parse(to)) ? new Date(to) : end
  return start <= last ? [start, last] : [start, start]
}

export function chooseStep([first, end]: [Date, Date]): [CountableTimeInterval, string] {
  return STEPS.find(([interval]) => interval.count(first, end) < MOST_BARS) ?? [utcYear, 'year']
}

function total(bin: Bin): number {
  return GROUPS.reduce((sum, { id }) => sum + bin[id], 0)
}

function toBins(rows: Row[], [first, end]: [Date, Date], step: CountableTimeInterval): Bin[] {
  const bins = new Map<number, Bin>()
  for (const start of step.range(step.floor(first), utcDay.offset(end, 1))) {
    bins.set(start.getTime(), { start, fighting: 0, explosions: 0, arrests: 0, control: 0, protest: 0, other: 0 })
  }
  for (const row of rows) {
    const bin = row.day ? bins.get(step.floor(new Date(row.day)).getTime()) : undefined
    if (bin) bin[row.group] += 1
  }
  return [...bins.values()]
}

function iso(day: Date): string {
  return day.toISOString().slice(0, 10)
}

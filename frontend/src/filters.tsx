import type { Row } from './data'
import { NO_FILTERS, suggestActors, suggestPlaces, type Filters, type Suggestion } from './filter'
import { GROUPS, STATUSES, label, type Group } from './kinds'
import { GroupSymbol, Words } from './pieces'
import { useMemo } from 'preact/hooks'

interface Props { rows: Row[]; filters: Filters; onChange: (filters: Filters) => void }

export function FilterForm({ rows, filters, onChange }: Props) {
  const actors = useMemo(() => suggestActors(rows), [rows])
  const places = useMemo(() => suggestPlaces(rows), [rows])
  const byType = useMemo(() => tally(rows, (row) => row.event.type), [rows])
  const byStatus = useMemo(() => tally(rows, (row) => row.status), [rows])
  const set = (change: Partial<Filters>) => onChange({ ...filters, ...change })
  const at = filters.point && rows.find((row) => row.point === filters.point)?.place?.name
  return (
    <form class="filters" role="search" aria-label="Filter events" onSubmit={(event) => event.preventDefault()}>
      <label>
        Words
        <input type="search" dir="auto" value={filters.words} placeholder="in summary, title, evidence" onInput={(event) => set({ words: event.currentTarget.value })} />
      </label>
      <Suggesting id="actor" title="Actor" value={filters.actor} suggestions={actors} onInput={(actor) => set({ actor })} />
      <Suggesting id="place" title="Place" value={filters.place} suggestions={places} onInput={(place) => set({ place })} />
      {at && (
        <p class="chip">
          Only at <Words>{at}</Words> <button type="button" onClick={() => set({ point: '' })}>all places</button>
        </p>
      )}
      <div class="days">
        <label>
          From
          <input type="date" value={filters.from} onInput={(event) => set({ from: event.currentTarget.value })} />
        </label>
        <label>
          To
          <input type="date" value={filters.to} onInput={(event) => set({ to: event.currentTarget.value })} />
        </label>
      </div>
      <fieldset>
        <legend>Type</legend>
        {GROUPS.map((group) => (
          <TypeGroup key={group.id} {...group} chosen={filters.types} events={byType} onChange={(types) => set({ types })} />
        ))}
      </fieldset>
      <fieldset>
        <legend>Status</legend>
        {STATUSES.filter((status) => byStatus.has(status)).map((status) => (
          <Choice key={status} title={label(status)} events={byStatus.get(status)} checked={filters.statuses.has(status)} onChange={() => set({ statuses: toggled(filters.statuses, [status]) })} />
        ))}
      </fieldset>
      <button type="button" class="reset" disabled={filters === NO_FILTERS} onClick={() => onChange(NO_FILTERS)}>Clear all filters</button>
    </form>
  )
}

function tally(rows: Row[], key: (row: Row) => string): Map<string, number> {
  const found = new Map<string, number>()
  for (const row of rows) found.set(key(row), (found.get(key(row)) ?? 0) + 1)
  return found
}

function toggled(chosen: ReadonlySet<string>, names: string[]): ReadonlySet<string> {
  const all = names.every((name) => chosen.has(name))
  const others = [...chosen].filter((name) => !names.includes(name))
  return new Set(all ? others : [...others, ...names])
}

interface SuggestingProps { id: string; title: string; value: string; suggestions: Suggestion[]; onInput: (value: string) => void }

function Suggesting({ id, title, value, suggestions, onInput }: SuggestingProps) {
  const options = useMemo(
    () => suggestions.map(({ value: name, label: english, events }) => <option key={name} value={name}>{`${english} (${events})`.trim()}</option>),
    [suggestions],
  )
  return (
    <label>
      {title}
      <input type="search" dir="auto" list={`${id}-names`} value={value} placeholder="Arabic or English" onInput={(event) => onInput(event.currentTarget.value)} />
      <datalist id={`${id}-names`}>
        {options}
      </datalist>
    </label>
  )
}

interface TypeGroupProps { id: Group; label: string; types: string[]; chosen: ReadonlySet<string>; events: Map<string, number>; onChange: (types: ReadonlySet<string>) => void }

function TypeGroup({ id, label: title, types, chosen, events, onChange }: TypeGroupProps) {
  const here = types.filter((type) => events.has(type))
  const number = here.reduce((sum, type) => sum + (events.get(type) ?? 0), 0)
  if (here.length === 0) return null
  const some = here.some((type) => chosen.has(type))
  const all = here.every((type) => chosen.has(type))
  return (
    <div class="group">
      <Choice title={title} events={number} symbol={id} checked={all} indeterminate={some && !all} onChange={() => onChange(toggled(chosen, here))} />
      <details>
        <summary>{here.length} {here.length === 1 ? 'type' : 'types'}<span class="unseen"> of {title}</span></summary>
        {here.map((type) => (
          <Choice key={type} title={label(type)} events={events.get(type)} checked={chosen.has(type)} onChange={() => onChange(toggled(chosen, [type]))} />
        ))}
      </details>
    </div>
  )
}

interface ChoiceProps { title: string; events: number | undefined; checked: boolean; indeterminate?: boolean; symbol?: Group; onChange: () => void }

function Choice({ title, events, checked, indeterminate = false, symbol, onChange }: ChoiceProps) {
  return (
    <label class="choice">
      <input type="checkbox" checked={checked} indeterminate={indeterminate} onChange={onChange} />
      {symbol && <GroupSymbol group={symbol} />}
      {title} <span class="quiet">{events}</span>
    </label>
  )
}

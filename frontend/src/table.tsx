import {
  constructSortFn, createColumnHelper, createPaginatedRowModel, createSortedRowModel, rowPaginationFeature, rowSortingFeature,
  sortFn_basic, tableFeatures, useTable,
} from '@tanstack/preact-table'
import type { Row } from './data'
import { label } from './kinds'
import { Day, GroupSymbol, Summary, Words } from './pieces'

const PAGE = 50
const features = tableFeatures({
  rowSortingFeature,
  rowPaginationFeature,
  sortedRowModel: createSortedRowModel(),
  paginatedRowModel: createPaginatedRowModel(),
})
const collator = new Intl.Collator('ar')
const byLetters = constructSortFn({ sort: (one, other) => collator.compare(String(one), String(other)) })
const last = { sortUndefined: 'last' } as const
const helper = createColumnHelper<typeof features, Row>()
const columns = helper.columns([
  helper.accessor((row) => row.day || undefined, {
    id: 'date', header: 'Date', sortFn: sortFn_basic, ...last, sortDescFirst: true,
    cell: ({ row: { original: row } }) => <Day day={row.day} dated={row.dated} text={row.event.date?.edtf} />,
  }),
  helper.accessor((row) => row.event.type, {
    id: 'type', header: 'Type', sortFn: sortFn_basic,
    cell: ({ row: { original: row } }) => (
      <>
        <GroupSymbol group={row.group} /> {label(row.event.type)}
        {row.status !== 'reported' && <>{' '}<span class="status">{row.status}</span></>}
      </>
    ),
  }),
  helper.accessor((row) => row.event.summary || row.id, { id: 'event', header: 'Event', sortFn: byLetters }),
  helper.accessor((row) => row.place?.name, {
    id: 'place', header: 'Place', sortFn: byLetters, ...last,
    cell: ({ row: { original: row } }) => (
      <>
        <Words>{row.place?.name}</Words> {row.country && <span class="quiet">{row.country}</span>}
      </>
    ),
  }),
  helper.accessor((row) => row.agents || undefined, { id: 'agents', header: 'By', sortFn: byLetters, ...last, cell: ({ row }) => <Words>{row.original.agents}</Words> }),
  helper.accessor((row) => row.targets || undefined, { id: 'targets', header: 'To whom', sortFn: byLetters, ...last, cell: ({ row }) => <Words>{row.original.targets}</Words> }),
  helper.accessor((row) => row.killed, { id: 'killed', header: 'Killed', sortFn: sortFn_basic, ...last, sortDescFirst: true }),
  helper.accessor((row) => row.injured, { id: 'injured', header: 'Injured', sortFn: sortFn_basic, ...last, sortDescFirst: true }),
  helper.accessor((row) => row.result.article.title ?? row.result.article.id, {
    id: 'article', header: 'Article', sortFn: byLetters,
    cell: ({ row: { original: row } }) => <Words>{row.result.article.title ?? row.result.article.id}</Words>,
  }),
])
const ARIA = { asc: 'ascending', desc: 'descending' } as const
const ARROW = { asc: '▲', desc: '▼' } as const

interface Props { rows: Row[]; onOpen: (row: Row, order: Row[]) => void }

export function EventTable({ rows, onOpen }: Props) {
  const table = useTable(
    { features, columns, data: rows, getRowId: (row) => row.id, initialState: { pagination: { pageIndex: 0, pageSize: PAGE }, sorting: [{ id: 'date', desc: true }] } },
    ({ sorting, pagination }) => ({ sorting, pagination }),
  )
  const open = (row: Row) => onOpen(row, table.getSortedRowModel().rows.map((found) => found.original))
  const shown = table.getRowModel().rows
  const first = table.state.pagination.pageIndex * PAGE
  return (
    <section class="table" aria-labelledby="table-title">
      <h2 id="table-title" tabIndex={-1}>Events</h2>
      <div class="scroll" tabIndex={0} role="region" aria-labelledby="table-title">
        <table>
          <thead>
            <tr>
              {table.getFlatHeaders().map(({ id, column }) => {
                const sorted = column.getIsSorted()
                return (
                  <th key={id} scope="col" class={id} aria-sort={sorted ? ARIA[sorted] : 'none'}>
                    <button type="button" onClick={column.getToggleSortingHandler()}>
                      {String(column.columnDef.header)} <span aria-hidden="true">{sorted ? ARROW[sorted] : ''}</span>
                    </button>
                  </th>
                )
              })}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.id} onClick={() => open(row.original)}>
                {row.getAllCells().map((cell) =>
                  cell.column.id === 'event' ? (
                    <th key={cell.id} scope="row" class="event">
                      <button type="button" onClick={(event) => { event.stopPropagation(); open(row.original) }}>
                        <Summary>{String(cell.getValue())}</Summary>
                      </button>
                    </th>
                  ) : (
                    <td key={cell.id} class={cell.column.id}><table.FlexRender cell={cell} /></td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
        {shown.length === 0 && <p class="empty">No event fits these filters.</p>}
      </div>
      <nav aria-label="Pages of the table">
        <button type="button" disabled={!table.getCanPreviousPage()} onClick={() => table.previousPage()}>Previous</button>
        <span>{shown.length === 0 ? '0' : `${first + 1} to ${first + shown.length}`} of {rows.length}</span>
        <button type="button" disabled={!table.getCanNextPage()} onClick={() => table.nextPage()}>Next</button>
      </nav>
    </section>
  )
}

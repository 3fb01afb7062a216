// One event: what the record says, and the article with the evidence and the words of the record marked.
import { useEffect, useMemo, useRef } from 'preact/hooks'
import { countryName, type ArticleRecord, type Count, type Row } from './data'
import { label } from './kinds'
import { cut, marksOf, type Piece } from './passages'
import { Day, Fact, GroupSymbol, Summary, Words } from './pieces'

interface Props { row: Row; place: number; of: number; onMove: (step: number) => void; onClose: () => void }

export function EventDialog({ row, place, of, onMove, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal()
  }, [])
  useEffect(() => {
    const text = dialog.current?.querySelector<HTMLElement>('.text')
    const mark = text?.querySelector<HTMLElement>('mark')
    if (text && mark) text.scrollTop = mark.offsetTop - text.offsetTop - text.clientHeight / 3
  }, [row])
  return (
    <dialog ref={dialog} aria-labelledby="event-title" onClose={onClose} onClick={(event) => event.target === dialog.current && dialog.current?.close()}>
      <article>
        <header>
          <nav aria-label="Other events">
            <button type="button" disabled={place <= 0} onClick={() => onMove(-1)}>Previous event</button>
            <span class="quiet">{place + 1} of {of}</span>
            <button type="button" disabled={place >= of - 1} onClick={() => onMove(1)}>Next event</button>
            <button type="button" class="close" onClick={() => dialog.current?.close()}>Close</button>
          </nav>
          <h2 id="event-title"><GroupSymbol group={row.group} /> <Summary>{row.event.summary || label(row.event.type)}</Summary></h2>
        </header>
        <div class="told">
          <Facts row={row} />
          <div>
            <Source article={row.result.article} />
            <Text row={row} />
          </div>
        </div>
      </article>
    </dialog>
  )
}

function Facts({ row }: { row: Row }) {
  const { event } = row
  const parties = (role: string) => (event.actors ?? []).filter((actor) => actor.role === role)
  return (
    <dl>
      <Fact term="Type">{label(event.type)}{row.status !== 'reported' && <>{' '}<span class="status">{row.status}</span></>}</Fact>
      <Fact term="Date"><Day day={row.day} dated={row.dated} text={event.date?.edtf} />{event.date && <> <Words>{event.date.text}</Words> <span class="quiet">{event.date.basis}</span></>}</Fact>
      {event.locations && <Fact term="Where">{listed(event.locations.map((place) => <><Words>{place.name}</Words> {place.name_en} <span class="quiet">{countryName(place.country)}{place.precision && `, ${place.precision}`}</span></>))}</Fact>}
      {[['agent', 'By'], ['partner', 'With'], ['target', 'To whom']].map(([role = '', term = '']) => parties(role).length > 0 && (
        <Fact key={role} term={term}>{listed(parties(role).map((actor) => <><Words>{actor.name}</Words> {actor.name_en} <span class="quiet">{actor.category?.replaceAll('_', ' ')}</span></>))}</Fact>
      ))}
      {event.counts && <Fact term="Figures">{listed(event.counts.map((count) => <>{figure(count)} <Words>{count.text}</Words>{count.of && <span class="quiet"> of <Words>{count.of}</Words></span>}</>))}</Fact>}
      {event.people && <Fact term="People">{listed(event.people.map((person) => <><Words>{person.name}</Words> <span class="quiet">{person.role}{person.age !== undefined && `, ${person.age} years`}</span></>))}</Fact>}
      {event.items && <Fact term="Items">{listed(event.items.map((item) => <><Words>{item.text}</Words> <span class="quiet">{item.kind}</span></>))}</Fact>}
      {event.attributions && <Fact term="Said by">{listed(event.attributions.map((said) => <Words>{said.source}</Words>))}</Fact>}
    </dl>
  )
}

function listed(parts: preact.ComponentChild[]) {
  return <ul>{parts.map((part, number) => <li key={number}>{part}</li>)}</ul>
}

function figure({ kind, low, high, approximate, subset }: Count): string {
  const range = low === undefined && high === undefined ? '?' : low === high ? `${low}` : high === undefined ? `${low}+` : `${low ?? 0} to ${high}`
  return `${subset ? 'of these ' : ''}${kind} ${approximate ? 'about ' : ''}${range}`
}

/** Return the address if a browser may follow it: a web page, never a script. */
export function webAddress(url: string | undefined): string | undefined {
  try {
    const { protocol, href } = new URL(url ?? '')
    return protocol === 'https:' || protocol === 'http:' ? href : undefined
  } catch {
    return undefined
  }
}

function Source({ article }: { article: ArticleRecord }) {
  const href = webAddress(article.url)
  return (
    <p class="source">
      <strong><Words>{article.title ?? article.id}</Words></strong>{' '}
      {[article.source, article.published].map((fact) => fact && <span key={fact}><Words>{fact}</Words> </span>)}
      {href && <a href={href} target="_blank" rel="noopener noreferrer nofollow">at its publisher</a>}
    </p>
  )
}

function Text({ row }: { row: Row }) {
  const passages = useMemo(() => cutRow(row), [row])
  return (
    <>
      <p class="legend quiet">
        {row.result.text === undefined && 'The passages that report it: the text of its article is not in this page. '}
        <mark>evidence</mark> {['actor', 'place', 'date', 'count', 'person', 'item'].map((kind) => <><span key={kind} class={`kind ${kind}`}>{kind}</span>{' '}</>)}
      </p>
      {passages.map((pieces, number) => <div key={number} class="text" lang="ar" dir="rtl" tabIndex={0}>{pieces.map(show)}</div>)}
    </>
  )
}

function cutRow({ event, result }: Row): Piece[][] {
  const evidence = event.evidence ?? []
  const marks = marksOf(event)
  if (result.text !== undefined) return [cut(result.text, 0, evidence, marks)]
  return evidence.map((passage) => cut(passage.text, passage.start, [passage], marks))
}

function show({ text, evidence, kind }: Piece, number: number) {
  const inner = kind ? <span class={`kind ${kind}`} title={kind}>{text}</span> : text
  return evidence ? <mark key={number}>{inner}</mark> : <span key={number}>{inner}</span>
}

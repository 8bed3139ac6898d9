import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import vue from '@vitejs/plugin-vue'
import type { Plugin, UserConfig } from 'vite'

/** Packs every text file of the build once, so that the server only picks: X.br and X.gz beside X. */
function precompress(folder: string): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    closeBundle() {
      for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || !/\.(js|css|html|svg|json)$/.test(entry.name)) continue
        const path = join(entry.parentPath, entry.name)
        const bytes = readFileSync(path)
        // The card reader's library of 11 MB would take a minute at 10, to become a tenth smaller.
        const quality = bytes.length > 4_000_000 ? 5 : 10
        writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_LGWIN]: 24 } }))
        writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
      }
    },
  }
}

/**
 * The build of one app: served under `base` by the relay as by the small hosts, files named by their content in assets/.
 * `npm run dev` serves the same under Vite and passes /api and /hub to a relay on this machine.
 */
export function appConfig(base: string, outDir: string): UserConfig {
  const relay = process.env['RELAY'] ?? 'http://localhost:8080'
  return {
    base,
    plugins: [vue(), precompress(outDir)],
    define: {
      __VUE_OPTIONS_API__: false,
      __VUE_I18N_LEGACY_API__: false,
      __VUE_I18N_FULL_INSTALL__: false,
      __INTLIFY_PROD_DEVTOOLS__: false,
    },
    // Windows 7 PCs in village schools stay at Chrome 109.
    build: {
      outDir,
      emptyOutDir: true,
      target: ['chrome105', 'firefox115', 'safari16'],
      // One file of 150 kB packed: all of it is needed before the first picture.
      chunkSizeWarningLimit: 700,
    },
    // The reader of cards fetches its library as a file of its own, which only modules can.
    worker: { format: 'es' },
    server: { proxy: { '/api': relay, '/ca': relay, '/hub': { target: relay, ws: true } } },
  }
}

/** Pictures by their hash: they never change, so one that is here need not be asked for again. */
const cacheName = 'courseware-pages'

/**
 * The pictures of pages on this device: in the browser's Cache storage, where they outlast a reload and a lost line; where that is not to be had
 * (no secure context, or a full disk), in memory.
 */
export class PageStore {
  readonly #fetch: (hash: string) => Promise<Response>
  readonly #memory = new Map<string, Blob>()
  readonly #coming = new Map<string, Promise<Blob>>()

  /** @param fetch gets a picture from the relay. */
  constructor(fetch: (hash: string) => Promise<Response>) {
    this.#fetch = fetch
  }

  /** Whether the picture is here. */
  async has(hash: string): Promise<boolean> {
    return this.#memory.has(hash) || (await (await open())?.match(keyOf(hash))) !== undefined
  }

  /** The picture, from here or from the relay. Rejects when the relay cannot be asked. */
  async get(hash: string): Promise<Blob> {
    const kept = this.#memory.get(hash) ?? (await (await (await open())?.match(keyOf(hash)))?.blob())
    return kept ?? this.#bring(hash)
  }

  /** Sees to it that the picture is here. */
  async keep(hash: string): Promise<void> {
    if (!(await this.has(hash))) await this.#bring(hash)
  }

  /** Forgets all pictures but these. */
  async retain(hashes: ReadonlySet<string>): Promise<void> {
    for (const hash of this.#memory.keys()) if (!hashes.has(hash)) this.#memory.delete(hash)
    const cache = await open()
    for (const key of (await cache?.keys()) ?? []) {
      if (!hashes.has(key.url.slice(key.url.lastIndexOf('/') + 1))) await cache!.delete(key)
    }
  }

  #bring(hash: string): Promise<Blob> {
    const coming = this.#coming.get(hash) ?? this.#download(hash).finally(() => this.#coming.delete(hash))
    this.#coming.set(hash, coming)
    return coming
  }

  async #download(hash: string): Promise<Blob> {
    const response = await this.#fetch(hash)
    const blob = await response.blob()
    const cache = await open()
    await cache?.put(keyOf(hash), new Response(blob)).catch(() => this.#memory.set(hash, blob))
    if (!cache) this.#memory.set(hash, blob)
    return blob
  }
}

const keyOf = (hash: string) => `/api/courseware/pages/${hash}`

async function open(): Promise<Cache | undefined> {
  return 'caches' in globalThis ? caches.open(cacheName).catch(() => undefined) : undefined
}

import type { Reading } from './reading'

/** To the worker: read this picture. It closes the bitmap. */
export interface ReadRequest {
  readonly id: number
  readonly bitmap: ImageBitmap
}

/** From the worker, one for each request, in their order. */
export type ReadReply = { readonly id: number; readonly readings: Reading[]; readonly ms: number } | { readonly id: number; readonly problem: string }

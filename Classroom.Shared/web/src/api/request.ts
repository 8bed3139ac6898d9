import { Refusal } from '../hub'

/** Answers slower than this count as none, so that a page says what is wrong instead of waiting for ever. */
const timeoutMs = 8_000

const codes: Record<number, ConstructorParameters<typeof Refusal>[0]> = {
  400: 'invalid',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'notFound',
  409: 'conflict',
  429: 'tooMany',
}

/** A REST call with JSON both ways. Rejects with a Refusal; "unreachable" when no relay answered. */
export async function request<T>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<T> {
  let response: Response
  try {
    response = await fetch(path, {
      method,
      credentials: 'same-origin',
      signal: AbortSignal.timeout(timeoutMs),
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })
  } catch (error) {
    throw new Refusal('unreachable', `${path}: ${String(error)}`)
  }
  if (!response.ok) throw new Refusal(codes[response.status] ?? (response.status >= 502 ? 'unreachable' : 'internal'), `${path}: ${response.status}`)
  const text = await response.text()
  return (text ? JSON.parse(text) : undefined) as T
}

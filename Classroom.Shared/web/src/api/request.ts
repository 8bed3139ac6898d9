import { Refusal } from '../hub'

/** Answers slower than this count as none, so that a page says what is wrong instead of waiting for ever. */
const timeoutMs = 8_000

const codes: Record<number, ConstructorParameters<typeof Refusal>[0]> = {
  400: 'invalid',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'notFound',
  409: 'conflict',
  422: 'invalid',
  429: 'tooMany',
}

/** A REST call with JSON both ways, by a bearer token where one is given, else by the cookie. Rejects with a Refusal; "unreachable" when no relay answered. */
export async function request<T>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown, token?: string): Promise<T> {
  let response: Response
  try {
    response = await fetch(path, {
      method,
      credentials: 'same-origin',
      signal: AbortSignal.timeout(timeoutMs),
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...(token && { authorization: `Bearer ${token}` }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
  } catch (error) {
    throw new Refusal('unreachable', `${path}: ${String(error)}`)
  }
  if (!response.ok) {
    const code = codes[response.status] ?? (response.status >= 502 ? 'unreachable' : 'internal')
    throw new Refusal(code, `${path}: ${response.status}`, await reasonOf(response))
  }
  const text = await response.text()
  return (text ? JSON.parse(text) : undefined) as T
}

/** The stable code of the problem details (RFC 9457), or empty when something other than the relay answered. */
async function reasonOf(response: Response): Promise<string> {
  const problem: unknown = await response.json().catch(() => null)
  return typeof problem === 'object' && problem !== null && 'code' in problem ? String(problem.code) : ''
}

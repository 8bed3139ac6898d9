import type { CoursewareChoice, CoursewareDocument, CoursewareRecord, NewCourseware } from '../contracts'
import { Refusal } from '../hub'
import { request } from './request'

const root = '/api/courseware'

/** A part or a picture that takes longer than this on the worst line is asked for again. */
const transferMs = 60_000

/** /api/courseware, as the room whose tokens it is given. Every call rejects with a Refusal. */
export class CoursewareApi {
  readonly #token: () => Promise<string>

  constructor(token: () => Promise<string>) {
    this.#token = token
  }

  async list(): Promise<CoursewareRecord[]> {
    return request('GET', root, undefined, await this.#token())
  }

  async read(documentId: string): Promise<CoursewareDocument> {
    return request('GET', `${root}/${documentId}`, undefined, await this.#token())
  }

  async begin(file: NewCourseware): Promise<CoursewareRecord> {
    return request('POST', root, file, await this.#token())
  }

  async finish(documentId: string): Promise<CoursewareRecord> {
    return request('POST', `${root}/${documentId}/finish`, undefined, await this.#token())
  }

  async choose(documentId: string, choice: CoursewareChoice): Promise<void> {
    await request('PUT', `${root}/${documentId}`, choice, await this.#token())
  }

  async remove(documentId: string): Promise<void> {
    await request('DELETE', `${root}/${documentId}`, undefined, await this.#token())
  }

  /** Appends a part. Answers how much of the file the relay has now, which is what to go on from, whether or not the part was taken. */
  async append(documentId: string, offset: number, part: Blob): Promise<number> {
    const response = await this.#transfer(`${root}/${documentId}`, { method: 'PATCH', body: part, headers: { 'upload-offset': String(offset) } })
    const arrived = response.headers.get('upload-offset')
    if (arrived === null) throw new Refusal(response.status === 404 ? 'notFound' : 'internal', `part: ${response.status}`)
    return Number(arrived)
  }

  /** A page's picture. */
  async picture(hash: string): Promise<Response> {
    const response = await this.#transfer(`${root}/pages/${hash}`, {})
    if (!response.ok) throw new Refusal(response.status === 404 ? 'notFound' : 'internal', `page: ${response.status}`)
    return response
  }

  async #transfer(path: string, init: RequestInit): Promise<Response> {
    const token = await this.#token()
    try {
      return await fetch(path, { ...init, headers: { ...init.headers, authorization: `Bearer ${token}` }, signal: AbortSignal.timeout(transferMs) })
    } catch (error) {
      throw new Refusal('unreachable', `${path}: ${String(error)}`)
    }
  }
}

import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../../..')

/** Every import of the web sources outside tests: the file from the root, and what it names. */
function imports(): { file: string; from: string }[] {
  return ['Classroom.Shared', 'Classroom.Endpoint', 'Classroom.Director'].flatMap((project) => {
    const folder = join(root, project, 'web/src')
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|vue)$/.test(name) && !/\.spec\.ts$|fake\w+\.ts$/.test(name))
      .flatMap((name) => {
        const path = join(folder, name)
        const file = relative(root, path).split(sep).join('/')
        return [...readFileSync(path, 'utf8').matchAll(/(?:from|import) '([^']+)'/g)].map(([, from]) => ({ file, from: from! }))
      })
  })
}

const offenders = (wrong: (entry: { file: string; from: string }) => boolean) => imports().filter(wrong)

describe('the house', () => {
  it('touches mediasoup-client in one folder', () =>
    expect(offenders(({ file, from }) => from.startsWith('mediasoup-client') && !file.startsWith('Classroom.Shared/web/src/media/'))).toEqual([]))

  it('touches SignalR in one folder', () =>
    expect(offenders(({ file, from }) => from.startsWith('@microsoft/signalr') && !file.startsWith('Classroom.Shared/web/src/hub/'))).toEqual([]))

  it('touches OpenCV in one folder', () =>
    expect(offenders(({ file, from }) => from.startsWith('@techstark/opencv-js') && !file.startsWith('Classroom.Shared/web/src/cards/'))).toEqual([]))

  it('keeps the apps apart, and the shared part free of both', () =>
    expect(
      offenders(({ file, from }) => from.includes('Classroom.') || /@classroom\/(endpoint|director)/.test(from) || (file.startsWith('Classroom.Shared') && from.startsWith('@classroom/'))),
    ).toEqual([]))

  it('keeps the fold pure: it knows only the contracts', () =>
    expect(offenders(({ file, from }) => file.startsWith('Classroom.Shared/web/src/lesson/') && !from.startsWith('./') && from !== '../contracts')).toEqual([]))
})

import { describe, expect, it } from 'vitest'
import { CommandLine } from './commandLine'
import type { HubCall } from './hubMethods'
import { Refusal } from './refusal'

/** A relay that answers the calls in turn with what the test lays out. */
function lineOver(...answers: Array<'accepted' | 'unreachable' | 'forbidden'>) {
  const sent: string[] = []
  let now = 0
  const call = (async (_: string, request: { commandId: string }) => {
    sent.push(request.commandId)
    const answer = answers.shift() ?? 'accepted'
    if (answer !== 'accepted') throw new Refusal(answer, '')
    return { seq: sent.length }
  }) as unknown as HubCall
  return { line: new CommandLine(call, () => now), sent, pass: (ms: number) => (now += ms) }
}

const settled = () => new Promise((resolve) => setTimeout(resolve))

describe('CommandLine', () => {
  it('sends one command after the other', async () => {
    const { line, sent } = lineOver()
    const accepted = await Promise.all([line.send('l', { type: 'endCall' }), line.send('l', { type: 'lowerHands' })])
    expect(accepted.map(({ seq }) => seq)).toEqual([1, 2])
    expect(new Set(sent).size).toBe(2)
  })

  it('sends again under the same identifier when the line is back', async () => {
    const { line, sent } = lineOver('unreachable')
    const first = line.send('l', { type: 'endCall' })
    const second = line.send('l', { type: 'lowerHands' })
    await settled()
    expect(sent).toHaveLength(1)
    line.resume()
    await Promise.all([first, second])
    expect(sent[1]).toBe(sent[0])
    expect(sent).toHaveLength(3)
  })

  it('tells a refusal at once and goes on with the next', async () => {
    const { line } = lineOver('forbidden')
    const refused = line.send('l', { type: 'endCall' })
    const next = line.send('l', { type: 'lowerHands' })
    await expect(refused).rejects.toMatchObject({ code: 'forbidden' })
    await expect(next).resolves.toEqual({ seq: 2 })
  })

  it('gives up what could not be sent for half a minute', async () => {
    const { line, sent, pass } = lineOver('unreachable')
    const late = line.send('l', { type: 'endCall' })
    await settled()
    pass(30_000)
    line.expire()
    await expect(late).rejects.toMatchObject({ code: 'unreachable' })
    line.resume()
    await settled()
    expect(sent).toHaveLength(1)
  })

  it('waits for the answer of what is on its way, and sends every other one', async () => {
    const answers: Array<(accepted: { seq: number }) => void> = []
    let now = 0
    const line = new CommandLine((() => new Promise((resolve) => answers.push(resolve))) as unknown as HubCall, () => now)
    const slow = line.send('l', { type: 'endCall' })
    now = 29_000
    const next = line.send('l', { type: 'lowerHands' })
    now = 31_000
    line.expire()
    answers[0]!({ seq: 1 })
    await expect(slow).resolves.toEqual({ seq: 1 })
    await settled()
    answers[1]!({ seq: 2 })
    await expect(next).resolves.toEqual({ seq: 2 })
  })
})

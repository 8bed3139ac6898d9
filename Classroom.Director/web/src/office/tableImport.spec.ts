// @vitest-environment jsdom
import { relayApi } from '@classroom/shared/api'
import type { RoomRecord } from '@classroom/shared/contracts'
import { createMessages } from '@classroom/shared/ui'
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Component } from 'vue'
import { en } from '../messages/en'
import { zhCN } from '../messages/zh-CN'
import RosterDialog from '../rooms/RosterDialog.vue'
import TableImportDialog from './TableImportDialog.vue'

const room = { roomId: 'receiving-01', name: '清泉小学-接收1' } as RoomRecord
const table = '座位,姓名\n1,张小明'

beforeEach(() => {
  vi.restoreAllMocks()
  localStorage.clear()
  // jsdom draws no dialog.
  HTMLDialogElement.prototype.showModal = vi.fn()
})

function open(dialog: Component, props: Record<string, unknown>): VueWrapper {
  return mount(dialog, { props, global: { plugins: [createMessages({ 'zh-CN': zhCN, en })] } })
}

async function send(screen: VueWrapper): Promise<void> {
  const input = screen.get('[data-testid="table"]')
  Object.defineProperty(input.element, 'files', { value: [{ arrayBuffer: async () => new TextEncoder().encode(table).buffer }], configurable: true })
  await input.trigger('change')
  await screen.get('form').trigger('submit')
  await flushPromises()
}

describe('a table', () => {
  it('that was taken says how much of it, and leaves nothing more to send', async () => {
    const taken = vi.fn(async () => ({ added: 3, errors: [] }))
    const screen = open(TableImportDialog, { words: 'rooms.import', faults: 'rooms.import.fault', send: taken })
    expect(screen.get('[data-testid="submit"]').attributes()).toHaveProperty('disabled')

    await send(screen)

    expect(taken).toHaveBeenCalledWith(table)
    expect(screen.get('[data-testid="imported"]').text()).toBe('已添加 3 间教室。')
    expect(screen.find('[data-testid="submit"]').exists()).toBe(false)
    expect(screen.emitted('changed')).toHaveLength(1)
  })

  it('with faults says each by its line, and may be sent again', async () => {
    const faults = [{ line: 2, fault: 'badKind', text: '旁听' }]
    const screen = open(TableImportDialog, { words: 'rooms.import', faults: 'rooms.import.fault', send: async () => ({ added: 0, errors: faults }) })

    await send(screen)

    expect(screen.text()).toContain('1 处不对，一间也没有添加')
    expect(screen.get('[data-testid="import-errors"]').text()).toBe('第 2 行：类型“旁听”不对，请写 主讲 或 接收。')
    expect(screen.find('[data-testid="submit"]').exists()).toBe(true)
  })
})

describe('the class of a room', () => {
  it('is there before the table and anew after it', async () => {
    const pupils = vi.spyOn(relayApi, 'roster').mockResolvedValueOnce({ pupils: [] }).mockResolvedValue({ pupils: [{ seat: 1, name: '张小明' }] })
    const take = vi.spyOn(relayApi, 'importRoster').mockResolvedValue({ taken: 1, errors: [] })
    const screen = open(RosterDialog, { room })
    await flushPromises()
    expect(screen.get('h2').text()).toBe('清泉小学-接收1 的学生')
    expect(screen.get('[data-testid="roster-size"]').text()).toBe('还没有名单。助教点名时只有座位号。')

    await send(screen)

    expect(take).toHaveBeenCalledWith('receiving-01', { csv: table })
    expect(pupils).toHaveBeenCalledTimes(2)
    expect(screen.get('[data-testid="imported"]').text()).toBe('名单已换好，共 1 名学生。')
    expect(screen.get('.pupils').text()).toBe('1张小明')
  })

  it('that cannot be read says so, and a table can be sent all the same', async () => {
    vi.spyOn(relayApi, 'roster').mockRejectedValue(new Error('away'))
    const screen = open(RosterDialog, { room })
    await flushPromises()

    expect(screen.find('[data-testid="roster-problem"]').exists()).toBe(true)
    expect(screen.find('[data-testid="table"]').exists()).toBe(true)
  })
})

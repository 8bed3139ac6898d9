// @vitest-environment jsdom
import type { RoomTrouble } from '@classroom/shared/contracts'
import { createMessages } from '@classroom/shared/ui'
import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { en } from '../messages/en'
import { zhCN } from '../messages/zh-CN'
import type { Knowledge } from './situation'
import TroubleStrip from './TroubleStrip.vue'

const trouble: RoomTrouble = { roomId: '1', kind: 'silent', since: '2026-09-01T00:00:00Z' }

describe('TroubleStrip', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  const cases: [Knowledge, RoomTrouble[], string][] = [
    ['none', [], '正在等县中心报来各教室的情况'],
    ['present', [], '一切正常'],
    ['present', [trouble], '1 间教室有异常'],
    ['past', [], '断线前一切正常，现在的情况还不知道'],
    ['past', [trouble], '断线前 1 间教室有异常，现在的情况还不知道'],
  ]
  it.each(cases)('of a situation that is %s with %j says %s', async (knowledge, troubles, words) => {
    const strip = mount(TroubleStrip, { props: { troubles, lessons: [], knowledge, modelValue: null }, global: { plugins: [createMessages({ 'zh-CN': zhCN, en })] } })
    await vi.advanceTimersByTimeAsync(500)
    expect(strip.get('.sum').text()).toMatch(new RegExp(`^${words}`))
    strip.unmount()
  })
})

// @vitest-environment jsdom
import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import HoldButton from './HoldButton.vue'

function mounted(props: { disabled?: boolean } = {}) {
  return mount(HoldButton, { props: { hint: '按住才下课', ...props }, slots: { default: '下课' } })
}

describe('HoldButton', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    // jsdom has no pointer capture.
    HTMLElement.prototype.setPointerCapture = () => undefined
  })
  afterEach(() => void vi.useRealTimers())

  it('acts once after being held for 1.2 s', async () => {
    const button = mounted()
    await button.trigger('pointerdown', { button: 0 })
    await vi.advanceTimersByTimeAsync(1_100)
    expect(button.emitted('held')).toBeUndefined()
    await vi.advanceTimersByTimeAsync(2_000)
    await button.trigger('pointerup')
    expect(button.emitted('held')).toHaveLength(1)
  })

  it('says how to use it after a tap, and does nothing else', async () => {
    const button = mounted()
    await button.trigger('pointerdown', { button: 0 })
    await vi.advanceTimersByTimeAsync(200)
    await button.trigger('pointerup')
    expect(button.text()).toBe('按住才下课')
    await vi.advanceTimersByTimeAsync(5_000)
    expect(button.text()).toBe('下课')
    expect(button.emitted('held')).toBeUndefined()
  })

  it('can be held by the keyboard, whose repeats are no new presses', async () => {
    const button = mounted()
    await button.trigger('keydown', { key: 'Enter' })
    for (let repeat = 0; repeat < 13; repeat++) {
      await vi.advanceTimersByTimeAsync(100)
      await button.trigger('keydown', { key: 'Enter', repeat: true })
    }
    expect(button.emitted('held')).toHaveLength(1)
  })

  it('does not act while disabled or for another mouse button', async () => {
    const disabled = mounted({ disabled: true })
    await disabled.trigger('pointerdown', { button: 0 })
    const secondary = mounted()
    await secondary.trigger('pointerdown', { button: 2 })
    await vi.advanceTimersByTimeAsync(3_000)
    expect([disabled.emitted('held'), secondary.emitted('held')]).toEqual([undefined, undefined])
  })
})

/** What a key may do at the desk. */
export const keyActions = ['cut', 'auto', 'standby', 'black', 'layout', 'mute', 'source1', 'source2', 'source3', 'source4', 'source5', 'source6', 'source7', 'source8', 'source9'] as const
export type KeyAction = (typeof keyActions)[number]

/** A key by its place on the keyboard (KeyboardEvent.code), for each action. */
export type KeyMap = Record<KeyAction, string>

/** The trade's own: Space cuts, Enter mixes. */
export const defaultKeys: KeyMap = {
  cut: 'Space',
  auto: 'Enter',
  standby: 'KeyB',
  black: 'KeyF',
  layout: 'KeyL',
  mute: 'KeyM',
  source1: 'Digit1',
  source2: 'Digit2',
  source3: 'Digit3',
  source4: 'Digit4',
  source5: 'Digit5',
  source6: 'Digit6',
  source7: 'Digit7',
  source8: 'Digit8',
  source9: 'Digit9',
}

/** Keys that the desk leaves alone, so that nothing on air hangs on them: Escape stops nothing, and Tab is the page's. */
export const reservedKeys: ReadonlySet<string> = new Set(['Escape', 'Tab', 'ShiftLeft', 'ShiftRight', 'ControlLeft', 'ControlRight', 'AltLeft', 'AltRight', 'MetaLeft', 'MetaRight'])

/** Two hits of one kind within this time, in ms, are a slip of the hand. */
export const doubleHitMs = 300

/** What of a keyboard event counts. */
export interface KeyStroke {
  code: string
  repeat: boolean
  shiftKey: boolean
  ctrlKey: boolean
  altKey: boolean
  metaKey: boolean
  /** The focus is where one writes, or in a dialog. */
  writing: boolean
}

export interface KeyHit {
  action: KeyAction
  /** Straight on air, without preview. */
  straight: boolean
}

/**
 * Keys of the desk: which action a stroke means, and which strokes mean none. Repeats, double hits and keys with Control, Alt or the system's key are
 * passed over; whatever puts something on air is one kind, so that Space and Enter in one slip take once.
 */
export class ConsoleKeys {
  private readonly last = new Map<string, number>()

  constructor(
    private readonly keys: () => KeyMap,
    /** Whether Shift with a number goes straight on air. */
    private readonly straight: () => boolean,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** The action of a key by its place, or null; says nothing about whether it counts. */
  actionOf(code: string): KeyAction | null {
    const plain = code.startsWith('Numpad') ? code.replace('Numpad', /\d$/.test(code) ? 'Digit' : '') : code
    return keyActions.find((action) => this.keys()[action] === code || this.keys()[action] === plain) ?? null
  }

  /** What the stroke does, or null when it counts for nothing. */
  hit(stroke: KeyStroke): KeyHit | null {
    const action = this.actionOf(stroke.code)
    if (!action || stroke.writing || stroke.repeat || stroke.ctrlKey || stroke.altKey || stroke.metaKey) return null
    const straight = stroke.shiftKey && action.startsWith('source')
    if (stroke.shiftKey && !(straight && this.straight())) return null
    return this.counts(action, straight) ? { action, straight } : null
  }

  /** Whether an action counts now, by key or by hand: not right after another of its kind. */
  counts(action: KeyAction, straight = false): boolean {
    const kind = straight || action === 'cut' || action === 'auto' || action === 'standby' || action === 'black' ? 'take' : action
    const now = this.now()
    const before = this.last.get(kind)
    this.last.set(kind, now)
    return before === undefined || now - before >= doubleHitMs
  }
}

/** The map with a key for an action; whatever had the key before gets the action's former one, so that no action is without a key. */
export function remapped(keys: KeyMap, action: KeyAction, code: string): KeyMap {
  if (reservedKeys.has(code)) return keys
  const holder = keyActions.find((other) => keys[other] === code)
  return { ...keys, ...(holder ? { [holder]: keys[action] } : {}), [action]: code }
}

/** A key's name as it is printed on it. */
export function keyLabel(code: string): string {
  return code.replace(/^(Key|Digit)/, '').replace('Numpad', 'Num ').replace('Slash', '/').replace('Period', '.').replace('Comma', ',')
}

/** A map from where it was kept; what is missing or misfit is as by default. */
export function readKeys(text: string | null): KeyMap {
  try {
    const kept = JSON.parse(text ?? '{}') as Record<string, unknown>
    const keys = { ...defaultKeys }
    for (const action of keyActions) {
      const code = kept[action]
      if (typeof code === 'string' && code && !reservedKeys.has(code)) keys[action] = code
    }
    return new Set(Object.values(keys)).size === keyActions.length ? keys : defaultKeys
  } catch {
    return defaultKeys
  }
}

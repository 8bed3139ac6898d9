/** A finger's touch is narrower than this, in CSS px; a palm's is broader. */
const broadestFinger = 60

/** Which touches are a hand that draws: once a pen was seen, fingers and palms draw no more. They may still press buttons. */
export class PalmGuard {
  private penSeen = false

  accepts(event: Pick<PointerEvent, 'pointerType' | 'width' | 'height' | 'button'>): boolean {
    if (event.pointerType === 'pen') this.penSeen = true
    if (event.pointerType === 'touch') return !this.penSeen && Math.max(event.width, event.height) <= broadestFinger
    return event.button === 0
  }
}

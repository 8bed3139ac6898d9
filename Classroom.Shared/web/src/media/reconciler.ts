/**
 * Runs one asynchronous step at a time until what is equals what is wanted: a kick during a step causes one more step after it. A step that
 * throws is tried again after a pause that grows to 3 s; a kick cuts the pause short.
 */
export class Reconciler {
  private running = false
  private dirty = false
  private closed = false
  private failures = 0
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(
    private readonly step: () => Promise<void>,
    private readonly onFailure: (error: unknown, failures: number) => void = () => undefined,
  ) {}

  /** Something wanted or present has changed. */
  kick(): void {
    clearTimeout(this.timer)
    this.dirty = true
    if (!this.running && !this.closed) void this.run()
  }

  close(): void {
    this.closed = true
    clearTimeout(this.timer)
  }

  private async run(): Promise<void> {
    this.running = true
    // Changes made in one turn of the event loop become one step, and so one call to the relay.
    await Promise.resolve()
    while (this.dirty && !this.closed) {
      this.dirty = false
      try {
        await this.step()
        this.failures = 0
      } catch (error) {
        this.onFailure(error, ++this.failures)
        if (!this.dirty) this.timer = setTimeout(() => this.kick(), Math.min(500 * 2 ** (this.failures - 1), 3000))
      }
    }
    this.running = false
  }
}

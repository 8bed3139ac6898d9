type Listener<T> = (value: T) => void

/** Typed events; a listener is removed by the function that `on` returns. */
export class Emitter<E extends object> {
  private readonly listeners = new Map<keyof E, Set<Listener<never>>>()

  on<K extends keyof E>(name: K, listener: Listener<E[K]>): () => void {
    const set = this.listeners.get(name) ?? new Set()
    this.listeners.set(name, set.add(listener as Listener<never>))
    return () => set.delete(listener as Listener<never>)
  }

  protected emit<K extends keyof E>(name: K, value: E[K]): void {
    for (const listener of this.listeners.get(name) ?? []) (listener as Listener<E[K]>)(value)
  }
}

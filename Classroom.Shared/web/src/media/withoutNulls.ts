/**
 * A copy without members that are null: the relay may write an absent optional member as null, while mediasoup-client tells absent from
 * null and refuses the second. Bytes and primitives are returned as they are.
 */
export function withoutNulls<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withoutNulls) as T
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return value
  const kept = Object.entries(value).filter(([, member]) => member !== null)
  return Object.fromEntries(kept.map(([name, member]) => [name, withoutNulls(member)])) as T
}

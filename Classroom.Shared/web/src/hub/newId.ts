/** A random identifier of 32 hexadecimal digits. Not crypto.randomUUID: that one is missing on an insecure page. */
export function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The text of a table as a spreadsheet saved it: UTF-8, or the GB18030 that Chinese Excel writes unless told otherwise. The head 教室 in GB18030 is never valid UTF-8. */
export function readTable(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

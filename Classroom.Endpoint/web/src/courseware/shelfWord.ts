import type { CoursewareRecord } from '@classroom/shared/contracts'
import type { Mark } from '@classroom/shared/ui'

export interface ShelfWord {
  mark: Mark
  /** Message key. */
  text: string
  values: Record<string, string | number>
}

/** What the shelf says of a piece of courseware. */
export function shelfWord(record: CoursewareRecord): ShelfWord {
  switch (record.state) {
    case 'uploading':
      return { mark: 'wait', text: 'courseware.uploading', values: { percent: Math.floor((record.uploadedBytes / record.bytes) * 100) } }
    case 'waiting':
      return { mark: 'wait', text: 'courseware.waiting', values: {} }
    case 'converting':
      return record.pageCount
        ? { mark: 'wait', text: 'courseware.converting', values: { done: record.pagesDone, count: record.pageCount } }
        : { mark: 'wait', text: 'courseware.opening', values: {} }
    case 'failed':
      return { mark: 'bad', text: `courseware.fault.${record.fault ?? 'serverTrouble'}`, values: {} }
    case 'ready':
      return record.faultyPages.length
        ? { mark: 'warn', text: 'courseware.faulty', values: { count: record.pageCount, pages: record.faultyPages.slice(0, 8).join('、') } }
        : { mark: 'good', text: 'courseware.ready', values: { count: record.pageCount } }
  }
}

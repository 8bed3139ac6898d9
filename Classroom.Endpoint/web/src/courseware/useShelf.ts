import type { CoursewareRecord } from '@classroom/shared/contracts'
import { Refusal } from '@classroom/shared/hub'
import { refusalSentence } from '@classroom/shared/ui'
import { onScopeDispose, shallowRef } from 'vue'
import { useCourseware } from './coursewareKey'
import { pendingFiles } from './pendingFiles'
import { uploadFile } from './uploadFile'
import { useLooking } from './useLooking'

/** The lecture room's courseware: its list, kept up, and what a teacher does to it. Uploads go on by themselves after a reload. */
export function useShelf() {
  const { api, news } = useCourseware()
  const records = shallowRef<CoursewareRecord[] | null>(null)
  /** Message key of the sentence for what failed last, or empty. */
  const problem = shallowRef('')
  const stop = new AbortController()
  const sending = new Set<string>()
  const lookAgain = useLooking(news, look)

  async function look(): Promise<void> {
    try {
      const list = await api.list()
      if (!records.value) problem.value = ''
      records.value = list
    } catch (error) {
      if (!records.value) say(error)
      throw error
    }
    if (stop.signal.aborted) return
    for (const record of records.value) if (record.state === 'uploading' && !sending.has(record.documentId)) void goOn(record)
  }

  /** Uploads a file the teacher chose; one that is half there already goes on. */
  async function add(file: File): Promise<void> {
    problem.value = ''
    try {
      const half = records.value?.find((record) => record.state === 'uploading' && record.name === file.name && record.bytes === file.size)
      const record = half ?? (await api.begin({ name: file.name, bytes: file.size }))
      void pendingFiles.keep(record.documentId, file)
      await send(record, file)
    } catch (error) {
      say(error)
    }
    lookAgain()
  }

  async function goOn(record: CoursewareRecord): Promise<void> {
    const file = await pendingFiles.find(record.documentId)
    if (file) await send(record, file).catch(say)
  }

  async function send(record: CoursewareRecord, file: File): Promise<void> {
    if (sending.has(record.documentId)) return
    sending.add(record.documentId)
    lookAgain()
    try {
      await uploadFile(api, record.documentId, file, record.uploadedBytes, (bytes) => show(record.documentId, bytes), stop.signal)
      await pendingFiles.remove(record.documentId)
    } catch (error) {
      if (stop.signal.aborted) return
      await pendingFiles.remove(record.documentId)
      throw error
    } finally {
      sending.delete(record.documentId)
    }
  }

  function show(documentId: string, uploadedBytes: number): void {
    records.value = records.value?.map((record) => (record.documentId === documentId ? { ...record, uploadedBytes } : record)) ?? null
  }

  async function act(what: Promise<void>): Promise<void> {
    problem.value = ''
    try {
      await what
    } catch (error) {
      say(error)
    }
    lookAgain()
  }

  function say(error: unknown): void {
    const refusal = error instanceof Refusal ? error : new Refusal('internal', String(error))
    problem.value = refusal.reason && refusal.reason !== refusal.code ? `courseware.fault.${refusal.reason}` : refusalSentence(refusal)
  }

  onScopeDispose(() => stop.abort())

  return {
    /** Newest first; null until the list came. */
    records,
    problem,
    add,
    remove: (record: CoursewareRecord) => act(api.remove(record.documentId)),
    prepare: (record: CoursewareRecord, prepared: boolean) => act(api.choose(record.documentId, { name: record.name, prepared })),
  }
}

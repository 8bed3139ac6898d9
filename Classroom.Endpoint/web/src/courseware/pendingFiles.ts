/** Files whose upload is not finished, kept by the browser under their document, so that a reload goes on without asking the teacher. */
const database = 'classroom-uploads'
const table = 'files'

/** Where the browser keeps no files (a private window, a full disk), a reload asks the teacher for the file again. */
export const pendingFiles = {
  keep: (documentId: string, file: File) => act('readwrite', (files) => files.put(file, documentId)).catch(() => undefined),
  remove: (documentId: string) => act('readwrite', (files) => files.delete(documentId)).catch(() => undefined),
  find: (documentId: string) => act('readonly', (files) => files.get(documentId)).catch(() => undefined) as Promise<File | undefined>,
}

async function act(mode: IDBTransactionMode, work: (files: IDBObjectStore) => IDBRequest): Promise<unknown> {
  const opened = indexedDB.open(database, 1)
  opened.onupgradeneeded = () => opened.result.createObjectStore(table)
  await settled(opened)
  try {
    return await settled(work(opened.result.transaction(table, mode).objectStore(table)))
  } finally {
    opened.result.close()
  }
}

function settled(request: IDBRequest): Promise<unknown> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('IndexedDB'))
  })
}

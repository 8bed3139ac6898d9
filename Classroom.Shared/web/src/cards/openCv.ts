/** What this folder uses of OpenCV.js 4.12, whose own types do not name the marker detector. Every object lives in WebAssembly memory until `delete`. */
export interface OpenCv {
  readonly CV_8UC1: number
  readonly DICT_6X6_250: number
  Mat: { new (): Mat; new (rows: number, columns: number, type: number): Mat }
  MatVector: new () => MatVector
  getPredefinedDictionary(name: number): Dictionary
  aruco_Dictionary: new (bytesList: Mat, markerSize: number, maxCorrectionBits: number) => Dictionary
  aruco_DetectorParameters: new () => Record<string, number | boolean> & Deletable
  aruco_RefineParameters: new (minRepDistance: number, errorCorrectionRate: number, checkAllOrders: boolean) => Deletable
  aruco_ArucoDetector: new (dictionary: Dictionary, parameters: Deletable, refine: Deletable) => ArucoDetector
}

interface Deletable {
  delete(): void
}

export interface Mat extends Deletable {
  readonly rows: number
  readonly data: Uint8Array
  readonly data32S: Int32Array
  readonly data32F: Float32Array
  rowRange(start: number, end: number): Mat
}

export interface MatVector extends Deletable {
  get(index: number): Mat
}

export interface Dictionary extends Deletable {
  readonly bytesList: Mat
  generateImageMarker(id: number, side: number, image: Mat, borderModules: number): void
}

export interface ArucoDetector extends Deletable {
  detectMarkers(image: Mat, corners: MatVector, ids: Mat, rejected: MatVector): void
}

/**
 * Loads OpenCV.js: 11 MB, packed 3 MB, so it is a file of its own that comes when the first card is to be read, and stays in the browser's cache.
 * Rejects when it cannot be fetched.
 */
export async function loadOpenCv(): Promise<OpenCv> {
  const { library } = await import('./openCvModule')
  return started(library.module)
}

/**
 * OpenCV once it runs. The module has a `then` of its own that answers with the module again, so that a promise which is given it never settles; it
 * is taken off first.
 */
export function started(module: unknown): Promise<OpenCv> {
  const loading = module as { then?: (run: (openCv: OpenCv) => void) => void }
  return new Promise((resolve) => {
    loading.then!((openCv) => {
      delete loading.then
      resolve(openCv)
    })
  })
}

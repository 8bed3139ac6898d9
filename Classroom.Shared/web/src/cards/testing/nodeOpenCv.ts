import { createRequire } from 'node:module'
import { started, type OpenCv } from '../openCv'

/** OpenCV.js for tests on node, past the test runner's own import, which would await the module. */
export function nodeOpenCv(): Promise<OpenCv> {
  return started(createRequire(import.meta.url)('@techstark/opencv-js'))
}

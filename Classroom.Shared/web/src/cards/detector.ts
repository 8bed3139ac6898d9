import { answerOf, type Corners } from './answer'
import { clarityOf } from './clarity'
import { cards, patternModules } from './deck'
import type { ArucoDetector, Mat, MatVector, OpenCv } from './openCv'
import type { Picture } from './picture'
import type { Reading } from './reading'

/**
 * Squares that may be misread and are still mended. Two cards differ in 13 squares at least, however they are turned, so it takes ten misread squares
 * to make one card another: a card that is badly seen is not read at all.
 */
export const correctedModules = 3

/** A marker whose squares are less clear than this is not one of ours, or not to be trusted. */
export const leastClarity = 0.9

/** Chosen by reading rendered classrooms; see README.md for what each gave. Names and meaning: OpenCV's `aruco::DetectorParameters`. */
const parameters = {
  // Two passes, with windows of 7 and 17 pixels: squares of 3 to 20 pixels. One pass reads 2 % less, three read no more.
  adaptiveThreshWinSizeMin: 7,
  adaptiveThreshWinSizeMax: 17,
  adaptiveThreshWinSizeStep: 10,
  // Above a dark room's noise.
  adaptiveThreshConstant: 10,
  // A quadrilateral of 24 pixels has rough edges.
  polygonalApproxAccuracyRate: 0.08,
  minGroupDistance: 0.1,
  // Of each square the middle half is looked at: what is left of it between blurred edges.
  perspectiveRemovePixelPerCell: 8,
  perspectiveRemoveIgnoredMarginPerCell: 0.25,
  maxErroneousBitsInBorderRate: 0.15,
  errorCorrectionRate: 1,
}

/** Finds the cards in single pictures. Not for two pictures at once; lives as long as its page's worker. */
export class CardDetector {
  readonly #openCv: OpenCv
  readonly #detector: ArucoDetector
  readonly #corners: MatVector
  readonly #rejected: MatVector
  readonly #ids: Mat
  #image: Mat

  constructor(openCv: OpenCv) {
    const settings = new openCv.aruco_DetectorParameters()
    Object.entries(parameters).forEach(([name, value]) => (settings[name] = value))
    // Only our own cards: OpenCV's other patterns would be more that a poster could be mistaken for.
    const patterns = openCv.getPredefinedDictionary(openCv.DICT_6X6_250).bytesList.rowRange(0, cards.length)
    const dictionary = new openCv.aruco_Dictionary(patterns, patternModules, correctedModules)
    this.#openCv = openCv
    this.#detector = new openCv.aruco_ArucoDetector(dictionary, settings, new openCv.aruco_RefineParameters(10, 3, true))
    this.#corners = new openCv.MatVector()
    this.#rejected = new openCv.MatVector()
    this.#ids = new openCv.Mat()
    this.#image = new openCv.Mat()
  }

  /** What the cards in the picture say; the picture must not be mirrored. A seat whose card is there twice with two answers says nothing. */
  read(picture: Picture): Reading[] {
    this.#detector.detectMarkers(this.#filled(picture), this.#corners, this.#ids, this.#rejected)
    const readings = Array.from({ length: this.#ids.rows }, (_, i) => this.#reading(picture, i)).filter((reading) => reading !== undefined)
    return readings.filter((reading) => readings.every((other) => other.seat !== reading.seat || other.answer === reading.answer))
  }

  #filled(picture: Picture): Mat {
    if (this.#image.data.length !== picture.pixels.length || this.#image.rows !== picture.height) {
      this.#image.delete()
      this.#image = new this.#openCv.Mat(picture.height, picture.width, this.#openCv.CV_8UC1)
    }
    this.#image.data.set(picture.pixels)
    return this.#image
  }

  #reading(picture: Picture, index: number): Reading | undefined {
    const found = this.#corners.get(index)
    const [ax, ay, bx, by, cx, cy, dx, dy] = found.data32F as unknown as [number, number, number, number, number, number, number, number]
    found.delete()
    const corners: Corners = [{ x: ax, y: ay }, { x: bx, y: by }, { x: cx, y: cy }, { x: dx, y: dy }]
    const seat = this.#ids.data32S[index]! + 1
    const answer = answerOf(corners, picture.width, picture.height)
    const confidence = clarityOf(picture, corners, seat)
    return answer === undefined || confidence < leastClarity ? undefined : { seat, answer, corners, confidence }
  }
}

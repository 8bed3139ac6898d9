import type { Answer } from '../answer'

/** A card held up in front of the camera. Angles in degrees. */
export interface HeldCard {
  readonly seat: number
  readonly answer: Answer
  /** The card's middle in the picture, in pixels. */
  readonly x: number
  readonly y: number
  /** Side of the marker in pixels if it faced the camera. */
  readonly size: number
  /** Turned to the left or right of the camera. */
  readonly yaw: number
  /** Leaning forward or back. */
  readonly pitch: number
  /** Off the upright of its answer, clockwise. */
  readonly tilt: number
  /** What lies over it: nothing, a thumb on the white margin, a finger or another child's head over a part of the marker. */
  readonly cover: 'nothing' | 'thumb' | 'finger' | 'head'
  /** A shadow's edge runs across the card; its light, 1 for none. */
  readonly shadow: number
}

/** What the camera and the light do to the whole picture. */
export interface Conditions {
  readonly width: number
  readonly height: number
  /** Light at the left and right edge of the picture, 1 for full. */
  readonly light: readonly [left: number, right: number]
  /** Deviation of the lens' blur, in pixels. */
  readonly blur: number
  /** Way of the camera or the hands during one exposure, in pixels, and its direction in degrees. */
  readonly motion: number
  readonly motionAngle: number
  /** Deviation of the sensor's noise, in shades of 255. */
  readonly noise: number
  /** JPEG quality, 1 to 100. */
  readonly quality: number
}

/** One picture to make. */
export interface Scene {
  readonly seed: number
  readonly conditions: Conditions
  readonly cards: readonly HeldCard[]
}

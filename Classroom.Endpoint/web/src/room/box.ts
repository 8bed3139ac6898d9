/** A box in px from the top left corner of what holds it. */
export interface Box {
  left: number
  top: number
  width: number
  height: number
}

/** The style that puts an absolutely placed element into a box. */
export function placeIn(box: Box) {
  return { left: `${box.left}px`, top: `${box.top}px`, width: `${box.width}px`, height: `${box.height}px` }
}

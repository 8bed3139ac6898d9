/** The largest box of that shape in the middle of a stage, in px. */
export function fitSheet(stage: { width: number; height: number }, ratio: number): { left: number; top: number; width: number; height: number } {
  const width = Math.min(stage.width, stage.height * ratio)
  const height = width / ratio
  return { left: (stage.width - width) / 2, top: (stage.height - height) / 2, width, height }
}

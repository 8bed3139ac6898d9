/** How loud, as a share of full scale: heard at the panel, not in the village schools. */
const loudness = 0.08

/** Two soft notes, 0.5 s in all. Where the browser forbids sound nothing happens: the eye has the queue. */
export function softChime(): void {
  const context = new AudioContext()
  const gain = context.createGain()
  gain.connect(context.destination)
  gain.gain.setValueAtTime(loudness, context.currentTime)
  gain.gain.exponentialRampToValueAtTime(0.0001, context.currentTime + 0.5)
  const notes = [659, 880].map((hertz, number) => {
    const note = new OscillatorNode(context, { frequency: hertz })
    note.connect(gain)
    note.start(context.currentTime + number * 0.15)
    note.stop(context.currentTime + 0.5)
    return note
  })
  notes.at(-1)!.onended = () => void context.close()
}

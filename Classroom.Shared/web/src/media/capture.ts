import { captureProblem, type CaptureProblem } from './captureProblem'

export type Captured = { track: MediaStreamTrack } | { problem: CaptureProblem }
export type RoomDevice = 'camera' | 'microphone'

/** A whole class in one room: the browser's echo cancelling is the only one between loudspeaker and microphone. */
const constraints: Record<RoomDevice, MediaStreamConstraints> = {
  camera: { video: { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } } },
  microphone: { audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: { ideal: 1 } } },
}

/** Opens one device. Never rejects: the problem is a value, so that a room joins with what works. */
export async function captureDevice(device: RoomDevice): Promise<Captured> {
  const all = await capture(constraints[device])
  return 'problem' in all ? all : { track: all.stream.getTracks()[0]! }
}

/** Opens a camera to read cards by: as sharp as it can be up to 1080p, and a phone's back camera. Never rejects. */
export async function captureCards(): Promise<Captured> {
  const camera = await capture({ video: { width: { ideal: 1920 }, height: { ideal: 1080 }, frameRate: { ideal: 15 }, facingMode: { ideal: 'environment' } } })
  return 'problem' in camera ? camera : { track: camera.stream.getVideoTracks()[0]! }
}

/** Opens camera and microphone with one question to the person; when that fails, each alone, to learn which one works. */
export async function captureRoom(): Promise<Record<RoomDevice, Captured>> {
  const both = await capture({ ...constraints.camera, ...constraints.microphone })
  if ('stream' in both) return { camera: { track: both.stream.getVideoTracks()[0]! }, microphone: { track: both.stream.getAudioTracks()[0]! } }
  if (both.problem === 'insecure') return { camera: both, microphone: both }
  const [camera, microphone] = await Promise.all([captureDevice('camera'), captureDevice('microphone')])
  return { camera, microphone }
}

async function capture(wanted: MediaStreamConstraints): Promise<{ stream: MediaStream } | { problem: CaptureProblem }> {
  if (!navigator.mediaDevices) return { problem: 'insecure' }
  try {
    return { stream: await navigator.mediaDevices.getUserMedia(wanted) }
  } catch (error) {
    return { problem: captureProblem(error) }
  }
}

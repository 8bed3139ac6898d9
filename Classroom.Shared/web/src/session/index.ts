export { useCapture, type RoomCapture } from './useCapture'
export { useLevel } from './useLevel'
export { useNow } from './useNow'
export { useRelay } from './useRelay'

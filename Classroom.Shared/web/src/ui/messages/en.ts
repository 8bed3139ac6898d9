import type { zhCN } from './zh-CN'

export const en: typeof zhCN = {
  device: { camera: 'Camera', microphone: 'Microphone', network: 'Network' },
  check: { good: 'works', off: 'not usable', waiting: 'checking', sound: 'hears sound', quiet: 'no sound', speak: 'say something', broken: 'interrupted' },
  presence: { offline: 'Offline', online: 'Online', inLesson: 'In lesson' },
  kind: { lecture: 'Lecture rooms', receiving: 'Receiving rooms' },
  link: {
    connecting: 'Connecting to the county centre…',
    lost: 'Network interrupted, reconnecting',
    media: 'Picture interrupted, reconnecting',
    retry: 'Reconnect now',
  },
  sound: { tap: 'Tap to turn the sound on' },
  problem: {
    insecure: 'This address is not secure, so the browser gives no camera or microphone; watching works. Open the https address; install the county certificate first.',
    camera: {
      refused: 'The camera is not allowed; others do not see this room, watching works. Click the icon left of the address and allow the camera.',
      missing: 'No camera was found; others do not see this room, watching works. Check the cable, it comes back by itself.',
      busy: 'Another program holds the camera; others do not see this room, watching works. Close that program, it comes back by itself.',
      lost: 'The camera was disconnected; others do not see this room, watching works. Check the cable, it comes back by itself.',
      failed: 'The camera does not open; others do not see this room, watching works. Unplug it and plug it in again.',
    },
    microphone: {
      refused: 'The microphone is not allowed; nobody hears this room. Click the icon left of the address and allow the microphone.',
      missing: 'No microphone was found; nobody hears this room. Check the cable, it comes back by itself.',
      busy: 'Another program holds the microphone; nobody hears this room. Close that program, it comes back by itself.',
      lost: 'The microphone was disconnected; nobody hears this room. Check the cable, it comes back by itself.',
      failed: 'The microphone does not open; nobody hears this room. Unplug it and plug it in again.',
    },
    screen: {
      refused: 'No screen was chosen; the lesson goes on.',
      missing: 'There is no screen to share; the lesson goes on.',
      busy: 'The system blocks sharing the screen; the lesson goes on. Allow the browser to record the screen in the system settings.',
      lost: 'Sharing the screen broke off; the lesson goes on. Press Share screen again.',
      failed: 'Sharing the screen did not work; the lesson goes on. Press Share screen again.',
    },
    openCa: 'Install certificate',
  },
  refusal: {
    invalid: 'The request was not accepted. Reload the page and try again.',
    unauthorized: 'The sign-in has expired. Sign in again.',
    forbidden: 'This account may not do that. Use another account.',
    notFound: 'It is not there any more. Reload the page.',
    conflict: 'This room is in a lesson already. End it first.',
    noCommonCodec: 'This browser cannot send the video format; sound works. Use a current Edge or Chrome.',
    tooMany: 'Too many tries. Wait a few minutes.',
    lessonEnded: 'This lesson is over.',
    replaced: 'This room was opened on another device; this one has stepped back.',
    internal: 'A fault in the county centre; it was logged. Try again in a moment.',
    unreachable: 'The county centre cannot be reached. Check the network cable, then press Reconnect now.',
  },
}

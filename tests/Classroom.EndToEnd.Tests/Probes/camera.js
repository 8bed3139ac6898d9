// Stands in for a room's camera and microphone: both come from one video file, so that picture and sound belong together as in a real camera.
// Installed before the page's own scripts; `clipUrl` is set by the line above this file.
(() => {
  const devices = navigator.mediaDevices;
  if (!devices) return;
  let capture = null;

  async function start() {
    const video = document.createElement('video');
    video.src = clipUrl;
    video.loop = true;
    video.crossOrigin = 'anonymous';
    await video.play();
    return { video, stream: video.captureStream() };
  }

  devices.getUserMedia = async constraints => {
    capture ??= await start();
    const tracks = [];
    if (constraints.audio) tracks.push(...capture.stream.getAudioTracks());
    if (constraints.video) tracks.push(...capture.stream.getVideoTracks());
    return new MediaStream(tracks.map(track => track.clone()));
  };
  devices.enumerateDevices = async () => [
    { kind: 'videoinput', deviceId: 'clip', groupId: 'clip', label: 'Clip' },
    { kind: 'audioinput', deviceId: 'clip', groupId: 'clip', label: 'Clip' },
  ];
})();

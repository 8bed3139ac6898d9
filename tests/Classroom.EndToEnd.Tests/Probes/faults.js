// A room whose lens can be covered, whose camera can hang, whose microphone can go dead or be turned up too far, and whose cable can be pulled. Installed after the room's camera.
(() => {
  const devices = navigator.mediaDevices;
  if (!devices) return;
  const capture = devices.getUserMedia.bind(devices);
  const lines = [];
  const fault = (window.fault = { black: false, frozen: false, gain: null, pulled: false });

  async function make() {
    const stream = await capture({ audio: true, video: true });
    const video = document.createElement('video');
    video.muted = true;
    video.srcObject = new MediaStream(stream.getVideoTracks());
    await video.play();
    const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 360 });
    const pen = canvas.getContext('2d');
    setInterval(() => {
      pen.fillStyle = '#000';
      if (fault.frozen) return;
      if (fault.black) pen.fillRect(0, 0, 640, 360);
      else pen.drawImage(video, 0, 0, 640, 360);
    }, 100);
    const context = new AudioContext();
    const out = context.createMediaStreamDestination();
    fault.gain = context.createGain();
    context.createMediaStreamSource(new MediaStream(stream.getAudioTracks())).connect(fault.gain).connect(out);
    return [...canvas.captureStream(10).getVideoTracks(), ...out.stream.getAudioTracks()];
  }

  let made = null;
  devices.getUserMedia = async constraints => {
    const tracks = await (made ??= make());
    return new MediaStream(tracks.filter(track => constraints[track.kind]).map(track => track.clone()));
  };

  const Socket = window.WebSocket;
  window.WebSocket = class extends Socket {
    constructor(...address) {
      if (fault.pulled) throw new DOMException('The cable is pulled.', 'NetworkError');
      super(...address);
      lines.push(() => this.close());
    }
  };
  const Peer = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Peer {
    constructor(...options) {
      super(...options);
      lines.push(() => this.getSenders().forEach(sender => sender.replaceTrack(null)));
    }
  };
  /** What was on the way is lost and nothing comes after it, until the page is loaded again. Nobody says goodbye. */
  fault.pull = () => {
    fault.pulled = true;
    lines.forEach(cut => cut());
  };
})();

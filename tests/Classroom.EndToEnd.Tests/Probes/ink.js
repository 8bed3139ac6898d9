// What tests of ink need of a page. In the lecture room: a camera whose picture turns from dark to light, and back, at each press of a pointer on the ink.
// In a receiving room: when such a turn, and when new ink, is seen on the screen.
(() => {
  /** Replaces the room's camera; the room is silent. */
  function useCamera() {
    const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 360 });
    const context = canvas.getContext('2d');
    let light = false, turn = 0;
    const paint = () => {
      context.fillStyle = light ? '#fff' : '#000';
      context.fillRect(0, 0, 640, 360);
      // Something moves in each frame, as before a real camera.
      context.fillStyle = '#808080';
      context.fillRect((turn++ * 7) % 600, 0, 40, 20);
    };
    setInterval(paint, 33);
    paint();
    // Not at a press of a tool: its turn could still be on the way when the next is waited for.
    addEventListener('pointerdown', ({ target }) => {
      if (!target.closest('[data-testid=ink-layer]')) return;
      light = !light;
      paint();
    }, true);
    const stream = canvas.captureStream(30);
    navigator.mediaDevices.getUserMedia = async constraints => new MediaStream([
      ...(constraints.video ? [stream.getVideoTracks()[0].clone()] : []),
      ...(constraints.audio ? new AudioContext().createMediaStreamDestination().stream.getAudioTracks() : []),
    ]);
    navigator.mediaDevices.enumerateDevices = async () => [{ kind: 'videoinput', deviceId: 'c', groupId: 'c', label: 'C' }, { kind: 'audioinput', deviceId: 'a', groupId: 'c', label: 'A' }];
  }

  /** Which of columns x rows cells of a surface have ink: 1 for each that has, row by row. */
  function cellsOf(layer, columns, rows) {
    const cells = new Array(columns * rows).fill(0);
    for (const canvas of layer.querySelectorAll('canvas')) {
      const { width, height } = canvas;
      const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
      for (let pixel = 0; pixel < width * height; pixel++) {
        if (data[4 * pixel + 3] < 128) continue;
        cells[Math.floor(Math.floor(pixel / width) * rows / height) * columns + Math.floor(pixel % width * columns / width)] = 1;
      }
    }
    return cells;
  }

  /** Share of the cells with ink on either of two surfaces that have it on both. */
  const likeness = (one, other) => one.filter((cell, at) => cell & other[at]).length / one.filter((cell, at) => cell | other[at]).length;

  /** Whether there is ink at a spot of the surface. Reads a few pixels only: looking must not slow what is looked at. */
  function isInked([x, y]) {
    return [...document.querySelectorAll('[data-testid=ink-layer] canvas')].some(canvas => {
      const { data } = canvas.getContext('2d').getImageData(Math.round(x * canvas.width) - 1, Math.round(y * canvas.height) - 1, 3, 3);
      return data.some((value, at) => at % 4 === 3 && value > 0);
    });
  }

  /** Instants of performance.now() at which the picture turned, and at which ink was first seen at each of the spots in turn, within some time. */
  async function watch(videoSelector, spots, milliseconds) {
    const video = document.querySelector(videoSelector);
    const dot = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true });
    const turns = [], inks = [];
    const until = performance.now() + milliseconds;
    let light = null;
    const follow = (_, frame) => {
      dot.drawImage(video, video.videoWidth / 2, video.videoHeight / 2, 8, 8, 0, 0, 1, 1);
      const now = dot.getImageData(0, 0, 1, 1).data[0] > 127;
      if (light !== null && now !== light) turns.push(frame.expectedDisplayTime);
      light = now;
      video.requestVideoFrameCallback(follow);
    };
    video.requestVideoFrameCallback(follow);
    while (performance.now() < until && (inks.length < spots.length || turns.length < spots.length)) {
      const at = await new Promise(requestAnimationFrame);
      if (inks.length < spots.length && isInked(spots[inks.length])) inks.push(at);
    }
    return { turns, inks };
  }

  window.inkProbe = { useCamera, cellsOf, likeness, watch };
})();

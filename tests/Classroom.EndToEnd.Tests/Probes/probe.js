// Reads what a page really shows and sounds. Installed before the page's own scripts; the page knows nothing of it.
(() => {
  const cells = 20;

  /** Frame number, colour and flash of what a video or a canvas shows now, or null when that is none of our clips. */
  function readFrame(video, canvas) {
    const width = video.videoWidth ?? video.width, height = video.videoHeight ?? video.height;
    if (!width || !height) return null;
    canvas.width = width;
    canvas.height = height;
    const context = canvas.getContext('2d', { willReadFrequently: true });
    context.drawImage(video, 0, 0);
    const bar = context.getImageData(0, Math.floor(height / 6), width, 1).data;
    const light = cell => {
      const at = Math.floor((cell + 0.5) * width / cells) * 4;
      return (bar[at] + bar[at + 1] + bar[at + 2]) / 3;
    };
    if (light(0) < 150 || light(1) > 100 || light(cells - 2) > 100 || light(cells - 1) < 150) return null;
    let number = 0;
    for (let cell = 2; cell < cells - 2; cell++) number = number * 2 + (light(cell) > 127 ? 1 : 0);
    const colour = context.getImageData(Math.floor(width / 20), Math.floor(height * 0.36), 1, 1).data;
    const flash = context.getImageData(Math.floor(width / 2), Math.floor(height * 5 / 6), 1, 1).data;
    return { number, colour: [colour[0], colour[1], colour[2]], flash: flash[0] > 127, width, height };
  }

  /** A video's next frame; a canvas is looked at with each frame of the page. */
  const nextFrame = element => new Promise(resolve => element.requestVideoFrameCallback
    ? element.requestVideoFrameCallback((_, meta) => resolve(meta))
    : requestAnimationFrame(at => resolve({ expectedDisplayTime: at })));

  /** Watches a video or a canvas for some time, or until it has shown so many frames: [{at, number, colour, flash, width, height}], at in ms of performance.now(). */
  async function watchVideo(video, milliseconds, most = Infinity) {
    const canvas = document.createElement('canvas');
    const frames = [];
    const until = performance.now() + milliseconds;
    while (performance.now() < until && frames.length < most) {
      const shown = await Promise.race([
        nextFrame(video),
        new Promise(resolve => setTimeout(resolve, Math.max(0, until - performance.now()), null)),
      ]);
      if (!shown) break;
      const frame = readFrame(video, canvas);
      const isStill = video instanceof HTMLCanvasElement && frame?.number === frames.at(-1)?.number;
      if (frame && !isStill) frames.push({ at: shown.expectedDisplayTime, ...frame });
    }
    return frames;
  }

  /** Notes every frame that an element shows until it is told to stop; one that is none of our clips', or damaged, has the number -1. */
  const recordings = new Map();
  async function record(selector) {
    const video = document.querySelector(selector), canvas = document.createElement('canvas'), frames = [];
    recordings.set(selector, frames);
    while (recordings.get(selector) === frames) {
      const shown = await Promise.race([nextFrame(video), new Promise(resolve => setTimeout(resolve, 500, null))]);
      const frame = shown && (readFrame(video, canvas) ?? { number: -1, colour: [0, 0, 0], flash: false, width: shown.width, height: shown.height });
      if (frame) frames.push({ at: shown.expectedDisplayTime, ...frame });
    }
  }

  function recorded(selector) {
    const frames = recordings.get(selector);
    recordings.delete(selector);
    return frames;
  }

  /**
   * Watches the next mix in a scene, for each frame of the page while it lasts: the former scene's opacity, its own main picture (null while a still stands for
   * it), and whether the main picture under it is of that colour already.
   */
  async function watchMix(scene, wanted) {
    const seen = [], canvas = document.createElement('canvas');
    const layer = () => document.querySelector(`[data-testid=${scene}-former]`);
    await waitFor(layer, 20_000);
    for (let former = layer(); former; former = layer()) {
      const frame = former.dataset.moves === 'true' ? readFrame(former.querySelector('video'), canvas) : null;
      seen.push({ opacity: Number(getComputedStyle(former).opacity), former: frame && { at: performance.now(), ...frame }, isNew: isColour(`[data-testid=${scene}-0] video`, wanted) });
      await new Promise(resolve => requestAnimationFrame(resolve));
    }
    return seen;
  }

  /** How loud a pitch is in all that the page plays, as its loudspeakers would sound it: 0 to 1, the most within that time. */
  async function loudness(hertz, milliseconds) {
    const context = new AudioContext();
    await context.resume();
    const elements = [...document.querySelectorAll('audio')].filter(element => !element.paused && element.srcObject?.getAudioTracks().length);
    const analysers = elements.map(element => {
      const analyser = new AnalyserNode(context, { fftSize: 1024, smoothingTimeConstant: 0 });
      context.createMediaStreamSource(new MediaStream(element.srcObject.getAudioTracks())).connect(analyser);
      return analyser;
    });
    const bins = new Float32Array(512), bin = Math.round(hertz / (context.sampleRate / 1024));
    let most = 0;
    const until = performance.now() + milliseconds;
    while (performance.now() < until) {
      await new Promise(resolve => setTimeout(resolve, 10));
      analysers.forEach((analyser, at) => {
        analyser.getFloatFrequencyData(bins);
        const level = 10 ** (Math.max(bins[bin - 1], bins[bin], bins[bin + 1]) / 20);
        most = Math.max(most, level * (elements[at].muted ? 0 : elements[at].volume));
      });
    }
    await context.close();
    return most;
  }

  /** Onsets of a beep of one pitch in an element's sound within some time, at most so many: ms of performance.now(). */
  async function watchBeeps(element, hertz, milliseconds, most = Infinity) {
    const context = new AudioContext();
    await context.resume();
    const stream = new MediaStream(element.srcObject.getAudioTracks());
    const analyser = new AnalyserNode(context, { fftSize: 1024, smoothingTimeConstant: 0 });
    context.createMediaStreamSource(stream).connect(analyser);
    const bins = new Uint8Array(analyser.frequencyBinCount);
    const bin = Math.round(hertz / (context.sampleRate / analyser.fftSize));
    const onsets = [];
    let loud = false;
    const until = performance.now() + milliseconds;
    while (performance.now() < until && onsets.length < most) {
      await new Promise(resolve => setTimeout(resolve, 4));
      analyser.getByteFrequencyData(bins);
      const heard = Math.max(bins[bin - 1], bins[bin], bins[bin + 1]) > 130;
      // A window is seen when its newer half already sounds: half a window is the mean lag.
      if (heard && !loud) onsets.push(performance.now() - analyser.fftSize / 4 / context.sampleRate * 1000);
      loud = heard;
    }
    await context.close();
    return onsets;
  }

  const waitFor = async (condition, milliseconds) => {
    const until = performance.now() + milliseconds;
    while (performance.now() < until) {
      const value = condition();
      if (value) return value;
      await new Promise(resolve => requestAnimationFrame(resolve));
    }
    return null;
  };

  /** Resolves with performance.now() once the element shows one of our frames; null when it does not in time. */
  const firstFrame = (selector, milliseconds) => {
    const canvas = document.createElement('canvas');
    return waitFor(() => {
      const video = document.querySelector(selector);
      return video && readFrame(video, canvas) ? performance.now() : null;
    }, milliseconds);
  };

  /** Resolves with performance.now() once a frame arrives at the element that is there then; one that stands still from before does not count. */
  const newFrame = async (selector, milliseconds) => {
    const until = performance.now() + milliseconds;
    while (performance.now() < until) {
      const shown = await Promise.race([
        new Promise(resolve => document.querySelector(selector)?.requestVideoFrameCallback(resolve)),
        new Promise(resolve => setTimeout(resolve, 200, null)),
      ]);
      if (shown) return performance.now();
    }
    return null;
  };

  /** Plays what the page's camera and microphone deliver in an element of its own, so that it can be watched like what arrives elsewhere. */
  const showCapture = async id => {
    const video = document.createElement('video');
    video.dataset.testid = id;
    video.muted = true;
    video.style.cssText = 'position: fixed; width: 16px; height: 9px; opacity: 0.01';
    video.srcObject = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
    document.body.append(video);
    await video.play();
  };

  const hideCapture = id => document.querySelector(`[data-testid=${id}]`).remove();

  /** Whether the element shows one of our clips now, and which: by the room's colour. */
  const isColour = (selector, wanted) => {
    const video = document.querySelector(selector);
    const frame = video && readFrame(video, document.createElement('canvas'));
    return frame !== null && frame !== undefined && frame.colour.every((value, at) => Math.abs(value - wanted[at]) <= 40);
  };

  window.probe = { readFrame, isColour, record, watchMix, recorded, loudness, watchVideo, watchBeeps, firstFrame, newFrame, showCapture, hideCapture };
})();

// A WHEP player as simple as they come: an offer, an answer, an element. Needs probe.js on the page.
(() => {
  async function play(name, token) {
    const connection = new RTCPeerConnection();
    const video = document.createElement('video');
    video.srcObject = new MediaStream();
    connection.addTransceiver('video', { direction: 'recvonly' });
    connection.addTransceiver('audio', { direction: 'recvonly' });
    connection.ontrack = event => video.srcObject.addTrack(event.track);
    document.body.append(video);
    await connection.setLocalDescription();
    const answer = await fetch(`/whep/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/sdp', authorization: `Bearer ${token}` },
      body: connection.localDescription.sdp,
    });
    if (!answer.ok) throw new Error(await answer.text());
    await connection.setRemoteDescription({ type: 'answer', sdp: await answer.text() });
    await video.play();
    window.player.connection = connection;
  }

  /** Every frame shown in that time, at in ms since 1970; one that is none of our clips', or damaged, has the number -1. */
  async function watch(milliseconds) {
    const video = document.querySelector('video'), canvas = document.createElement('canvas'), frames = [];
    const until = performance.now() + milliseconds;
    while (performance.now() < until) {
      const shown = await Promise.race([
        new Promise(resolve => video.requestVideoFrameCallback((_, meta) => resolve(meta))),
        new Promise(resolve => setTimeout(resolve, Math.max(0, until - performance.now()), null)),
      ]);
      if (!shown) break;
      const frame = probe.readFrame(video, canvas) ?? { number: -1, colour: [0, 0, 0], flash: false, width: shown.width, height: shown.height };
      frames.push({ at: performance.timeOrigin + shown.expectedDisplayTime, ...frame });
    }
    return frames;
  }

  /** For each pitch the onsets of its beeps in that time, in ms since 1970. */
  async function listen(pitches, milliseconds) {
    const video = document.querySelector('video');
    const onsets = await Promise.all(pitches.map(hertz => probe.watchBeeps(video, hertz, milliseconds)));
    return onsets.map(of => of.map(at => performance.timeOrigin + at));
  }

  /** What Chromium counts of the picture: frames dropped, freezes; and how long its buffers held picture and sound back, in ms. */
  async function figures() {
    const reports = [...(await window.player.connection.getStats()).values()].filter(stat => stat.type === 'inbound-rtp');
    const [picture, sound] = ['video', 'audio'].map(kind => reports.find(stat => stat.kind === kind));
    const held = (stat, delay) => Math.round(1000 * stat[delay] / stat.jitterBufferEmittedCount);
    return { freezes: picture.freezeCount, dropped: picture.framesDropped, decoded: picture.framesDecoded, keyFrames: picture.keyFramesDecoded,
      pictureLoss: picture.pliCount, heldMs: held(picture, 'jitterBufferDelay'), wouldHoldMs: held(picture, 'jitterBufferTargetDelay'),
      networkWantsMs: held(picture, 'jitterBufferMinimumDelay'), soundHeldMs: held(sound, 'jitterBufferDelay') };
  }

  window.player = { play, watch, listen, figures };
})();

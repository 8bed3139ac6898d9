// A WebRTC client that is not ours: werift publishes by WHIP and plays by WHEP, over loopback.
//   node client.mjs <relay address> <token> <name> <H264|VP8> <actpass|active|passive>
// Ends with 0 when picture and sound arrived as sent; then the publisher's session is deleted and the player's left, its path written.
import assert from 'node:assert/strict';
import { MediaStreamTrack, RTCPeerConnection, RtpHeader, RtpPacket, useH264, useOPUS, useVP8 } from 'werift';

const [address, token, name, codec, setup] = process.argv.slice(2);
const video = codec === 'H264' ? useH264({ payloadType: 120 }) : useVP8({ payloadType: 121 });
const configuration = { codecs: { audio: [useOPUS({ payloadType: 118 })], video: [video] }, iceServers: [] };
const deadline = setTimeout(() => { console.error('nothing more happened within 80 s', received); process.exit(1); }, 80_000);

async function negotiate(peer, path) {
  const offer = await peer.createOffer();
  // Where no STUN server is named werift asks Google's, and waits five seconds for it where there is no Internet.
  for (const transport of peer.iceTransports) transport.connection.stunServer = undefined;
  await peer.setLocalDescription(offer);
  const response = await fetch(`${address}${path}/${name}`, {
    method: 'POST', headers: { 'Content-Type': 'application/sdp', Authorization: `Bearer ${token}` }, body: peer.localDescription.sdp.replaceAll('a=setup:actpass', `a=setup:${setup}`),
  });
  const answer = await response.text();
  assert.equal(response.status, 201, answer);
  await peer.setRemoteDescription({ type: 'answer', sdp: answer });
  return response.headers.get('location');
}

function connected(peer) {
  return new Promise((resolve, reject) => peer.connectionStateChange.subscribe((state) => {
    if (state === 'connected') resolve();
    if (state === 'failed') reject(new Error('the connection failed'));
  }));
}

// Every picture is a keyframe in one packet, with its number at the end; sound carries its number alone.
function picture(number) {
  const mark = Buffer.alloc(4);
  mark.writeUInt32BE(number);
  const head = codec === 'H264'
    // STAP-A of a parameter set and the start of an instantaneous refresh (RFC 6184 §5.7.1)
    ? Buffer.from([0x78, 0, 4, 0x67, 0x42, 0xe0, 0x1f, 0, 4, 0x68, 0xce, 0x06, 0xe2, 0, 6, 0x65, 0x88])
    // descriptor with S, then the keyframe header of a 16 x 16 picture (RFC 7741 §4.2, RFC 6386 §9.1)
    : Buffer.from([0x10, 0x10, 0x02, 0x00, 0x9d, 0x01, 0x2a, 16, 0, 16, 0]);
  return Buffer.concat([head, mark]);
}

const publisher = new RTCPeerConnection(configuration);
const tracks = { audio: new MediaStreamTrack({ kind: 'audio' }), video: new MediaStreamTrack({ kind: 'video' }) };
publisher.addTransceiver(tracks.audio, { direction: 'sendonly' });
publisher.addTransceiver(tracks.video, { direction: 'sendonly' });
const publisherUp = connected(publisher);
const publication = await negotiate(publisher, '/whip');
await publisherUp;

let number = 0;
const send = setInterval(() => {
  number++;
  const header = (payloadType, timestamp) => new RtpHeader({ payloadType, sequenceNumber: number & 0xffff, timestamp, marker: true });
  const mark = Buffer.alloc(4);
  mark.writeUInt32BE(number);
  tracks.audio.writeRtp(new RtpPacket(header(118, number * 960), mark));
  tracks.video.writeRtp(new RtpPacket(header(video.payloadType, number * 1800), picture(number)));
}, 20);

// The player has payload types of its own.
const player = new RTCPeerConnection({ ...configuration, codecs: { audio: [useOPUS({ payloadType: 99 })], video: [codec === 'H264' ? useH264({ payloadType: 101 }) : useVP8({ payloadType: 101 })] } });
const received = { audio: [], video: [] };
const enough = new Promise((resolve) => {
  player.onTrack.subscribe((track) => track.onReceiveRtp.subscribe((packet) => {
    received[track.kind].push(packet);
    if (received.audio.length >= 50 && received.video.length >= 50) resolve();
  }));
});
player.addTransceiver('audio', { direction: 'recvonly' });
player.addTransceiver('video', { direction: 'recvonly' });
const playback = await negotiate(player, '/whep');
await enough;

for (const kind of ['audio', 'video']) {
  const packets = received[kind].slice(0, 50);
  assert.ok(packets.every((packet) => packet.header.payloadType === (kind === 'audio' ? 99 : 101)), kind);
  assert.equal(new Set(packets.map((packet) => packet.header.ssrc)).size, 1, kind);
  const numbers = packets.map((packet) => packet.payload.readUInt32BE(packet.payload.length - 4));
  const sequences = packets.map((packet) => packet.header.sequenceNumber);
  for (let i = 1; i < packets.length; i++) {
    assert.equal((sequences[i] - sequences[i - 1]) & 0xffff, numbers[i] - numbers[i - 1], `${kind} ${numbers}`);
  }
}

clearInterval(send);
const ended = await fetch(new URL(publication, address), { method: 'DELETE', headers: { Authorization: `Bearer ${token}` } });
assert.equal(ended.status, 200);
console.log(playback);
clearTimeout(deadline);
process.exit(0);

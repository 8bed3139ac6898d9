// Talks to StageServer with the npm packages a browser would use: node hub.mjs <address> <json|messagepack>
// Ends with 0 when every check held, else with the failed one.
import assert from 'node:assert/strict';
import { HubConnectionBuilder, HttpTransportType, LogLevel } from '@microsoft/signalr';
import { MessagePackHubProtocol } from '@microsoft/signalr-protocol-msgpack';

const [address, protocol] = process.argv.slice(2);
const builder = new HubConnectionBuilder()
  .withUrl(`${address}hub`, { transport: HttpTransportType.WebSockets, skipNegotiation: true, accessTokenFactory: () => 'token' })
  .configureLogging(LogLevel.None);
if (protocol === 'messagepack')
  builder.withHubProtocol(new MessagePackHubProtocol({ ignoreUndefined: true }));
const hub = builder.build();

const told = [];
for (const method of ['LessonEvents', 'ConsumersClosed', 'Farewell'])
  hub.on(method, (value) => told.push([method, value]));
const closed = new Promise((resolve) => hub.onclose(resolve));
await hub.start();

const { value: welcome, error } = await hub.invoke('Enter', { instanceId: '实例', laterMember: [1, { a: null }] });
assert.equal(error, null);
assert.equal(welcome.role, 'director');
assert.equal(welcome.name, '导播 实例');
assert.equal(welcome.room, null);
assert.equal(welcome.serverTime, '2026-03-01T08:00:00.1234567+00:00');
assert.deepEqual(welcome.rtpCapabilities.codecs[0], {
  kind: 'audio', mimeType: 'audio/opus', preferredPayloadType: 100, clockRate: 48000, channels: 2, parameters: { useinbandfec: 1 },
});
assert.deepEqual(welcome.rtpCapabilities.codecs[1].parameters, { 'packetization-mode': 1, 'profile-level-id': '42e01f' });
assert.ok(!('channels' in welcome.rtpCapabilities.codecs[1]));

const refused = await hub.invoke('StartLesson', { roomId: undefined });
assert.deepEqual(refused, { value: null, error: { code: 'conflict', message: 'room (none) teaches already' } });

const accepted = await hub.invoke('Send', { lessonId: 'lesson', commandId: 'c', command: { type: 'endLesson' } });
assert.equal(accepted.value.seq, 2 ** 40 + 1);
assert.deepEqual(told.shift(), ['LessonEvents', [
  { lessonId: 'lesson', seq: 2 ** 40, timeMs: 12, actor: 'relay', body: { type: 'sourceStarted', source: { sourceId: 's', roomId: 'r', kind: 'screenAudio', routerId: 'router-1' } } },
  { lessonId: 'lesson', seq: 2 ** 40 + 1, timeMs: 13, actor: 'relay', body: { type: 'lessonEnded' } },
]]);

const transport = await hub.invoke('CreateTransport', { routerId: 'router-1', direction: 'receive' });
assert.equal(transport.value.transportId, 'router-1-Receive');
assert.equal(transport.value.iceCandidates[0].priority, 2 ** 32 - 1);

const produced = await hub.invoke('Produce', {
  transportId: 't', kind: 'video', source: 'camera',
  rtpParameters: {
    mid: '0', headerExtensions: [{ uri: 'urn:x', id: 1, encrypt: false, parameters: {} }], encodings: [{ ssrc: 4294967295, active: true }],
    codecs: [{ mimeType: 'video/VP8', payloadType: 96, clockRate: 90000, parameters: {}, rtcpFeedback: [{ type: 'nack', parameter: 'pli' }] }],
  },
});
assert.equal(produced.value.sourceId, 'video-96-4294967295');

const sourceIds = Array.from({ length: 64 }, (_, i) => `source-${i}`);
const consumed = await hub.invoke('Consume', { transportId: 't', sourceIds, rtpCapabilities: welcome.rtpCapabilities });
assert.deepEqual(consumed.value.consumers.map((consumer) => consumer.sourceId), sourceIds);
assert.deepEqual(consumed.value.consumers[0].rtpParameters.encodings, [{ ssrc: 4294967295, rtx: { ssrc: 7 } }]);
assert.deepEqual((await hub.invoke('ResumeConsumers', { consumerIds: sourceIds })).value, {});
assert.deepEqual(told.shift(), ['ConsumersClosed', sourceIds]);

await assert.rejects(hub.invoke('ConnectTransport', { transportId: 't', dtlsParameters: { role: 'client', fingerprints: [] } }), /boom/);
await assert.rejects(hub.invoke('Enter', {}), /Enter/);
await assert.rejects(hub.invoke('Enter'), /Enter/);
await assert.rejects(hub.invoke('Nowhere'), /Nowhere/);

if (protocol === 'messagepack') {
  for (const length of [0, 1, 255, 256, 65_535, 65_536, 900_000]) {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 7) & 0xff);
    assert.deepEqual(new Uint8Array(await hub.invoke('Echo', bytes)), bytes);
  }
}

const counted = [];
await new Promise((resolve, reject) => hub.stream('Count', 5).subscribe({ next: (item) => counted.push(item.sourceId), complete: resolve, error: reject }));
assert.deepEqual(counted, ['0', '1', '2', '3', '4']);

const many = await Promise.all(Array.from({ length: 2000 }, (_, i) => hub.invoke('CloseSource', { sourceId: `${i}` })));
assert.ok(many.every((reply) => reply.error === null));

await hub.invoke('Leave').catch(() => {});
await closed;
assert.deepEqual(told.shift(), ['Farewell', { code: 'replaced', message: 'another device' }]);

// Speaks the hub's JSON protocol by hand, as the person who is signed in on this page, or with the room's own key as the room: one command, and what the relay
// answers to it.
(() => {
  const separator = '\u001e';

  async function roomToken() {
    const kept = localStorage.getItem(`classroom.key.${localStorage.getItem('classroom.room')}`);
    if (!kept) return null;
    const { room, key } = JSON.parse(kept);
    const answer = await fetch('/api/rooms/token', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ roomId: room.roomId, key }) });
    return (await answer.json()).token;
  }

  window.forge = async (lessonId, command) => {
    const token = await roomToken();
    return send(`${location.origin.replace('http', 'ws')}/hub${token ? `?access_token=${token}` : ''}`, lessonId, command);
  };

  const send = (hub, lessonId, command) => new Promise((resolve, reject) => {
    const socket = new WebSocket(hub);
    const say = message => socket.send(JSON.stringify(message) + separator);
    const call = (id, target, argument) => say({ type: 1, invocationId: id, target, arguments: [argument] });
    const timer = setTimeout(() => reject(new Error('the relay does not answer')), 10_000);
    socket.onopen = () => {
      say({ protocol: 'json', version: 1 });
      call('enter', 'Enter', { instanceId: crypto.randomUUID() });
    };
    socket.onmessage = ({ data }) => {
      for (const message of data.split(separator).filter(Boolean).map(text => JSON.parse(text))) {
        if (message.invocationId === 'enter') call('send', 'Send', { lessonId, commandId: crypto.randomUUID(), command });
        if (message.invocationId !== 'send') continue;
        clearTimeout(timer);
        socket.close();
        resolve(message.result?.error?.code ?? (message.error ? 'malformed' : 'accepted'));
      }
    };
  });
})();

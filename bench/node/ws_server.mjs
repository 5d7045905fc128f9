// A server of the node package ws, which echoes or counts; the first argument is where the package is.
const [, , module] = process.argv;
const { WebSocketServer } = await import(module);

// What a client sends to hear how much has arrived.
const COUNT = 'sum';
const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });

server.on('connection', (client, request) => {
  // A client that has measured enough drops its connection.
  client.on('error', () => {});
  if (request.url === '/echo') {
    client.on('message', (data, binary) => client.send(data, { binary }));
    return;
  }
  let [messages, bytes] = [0, 0];
  client.on('message', (data) => {
    if (data.length === COUNT.length) {
      client.send(`${messages} ${bytes}`);
      return;
    }
    messages++;
    bytes += data.length;
  });
});
server.on('listening', () => console.log(`ws=${server.address().port}`));
process.stdin.on('end', () => process.exit(0)).resume();

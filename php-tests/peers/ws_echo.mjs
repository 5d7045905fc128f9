// Echoes every message: node's ws package, on ws and, with --cert and --key, on wss. --deflate takes the options of
// its permessage-deflate as JSON, or true.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';

// import does not look into NODE_PATH, require does.
const { WebSocketServer } = createRequire(import.meta.url)('ws');

const { values: options } = parseArgs({
  options: { cert: { type: 'string' }, key: { type: 'string' }, deflate: { type: 'string' } },
});

// What ws answers by itself when it owns the HTTP server.
const refuse = (_request, response) => response.writeHead(426).end('Upgrade Required');

async function listen(server) {
  const sockets = new WebSocketServer({
    server,
    maxPayload: 0,
    perMessageDeflate: JSON.parse(options.deflate ?? 'false'),
    handleProtocols: (offered) => (offered.has('chat') ? 'chat' : false),
  });
  sockets.on('connection', (socket) => {
    socket.on('message', (data, binary) => socket.send(data, { binary }));
    // A test may break the protocol on purpose: ws closes the connection by itself.
    socket.on('error', () => {});
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server.address().port;
}

const ready = { port: await listen(createServer(refuse)) };
if (options.cert) {
  const tls = { cert: readFileSync(options.cert), key: readFileSync(options.key) };
  ready.tls_port = await listen(createTlsServer(tls, refuse));
}
process.stdin.on('end', () => process.exit(0)).resume();
// A test that is killed takes its pipe with it; this is for the one that hangs.
setTimeout(() => process.exit(0), 120_000);
console.log(JSON.stringify(ready));

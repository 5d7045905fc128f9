// A Socket.IO server that talks to nobody in particular, with a 404 elsewhere.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';

// import does not look into NODE_PATH, require does.
const { Server } = createRequire(import.meta.url)('socket.io');

const { values: options } = parseArgs({ options: { forbid: { type: 'boolean' } } });

const server = createServer((_request, response) => response.writeHead(404).end('no such page'));
new Server(server, {
  serveClient: false,
  allowRequest: (_request, decide) => decide(null, !options.forbid),
});
server.listen(0, '127.0.0.1', () => console.log(JSON.stringify({ port: server.address().port })));
process.stdin.on('end', () => process.exit(0)).resume();
// A test that is killed takes its pipe with it; this is for the one that hangs.
setTimeout(() => process.exit(0), 120_000);

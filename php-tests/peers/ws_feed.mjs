// A feed of node's ws package: each connection gets the numbers from 1, one every 20 ms; at a path that ends with /short only
// one, and then a Close with 1001.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';

// Through require, so that NODE_PATH counts.
const { WebSocketServer } = createRequire(import.meta.url)('ws');

const server = createServer();
new WebSocketServer({ server }).on('connection', (socket, request) => {
  let number = 0;
  const send = () => socket.send(String(++number));
  socket.on('error', () => {});
  if (request.url.endsWith('/short')) {
    send();
    socket.close(1001);
    return;
  }
  const timer = setInterval(send, 20);
  socket.on('close', () => clearInterval(timer));
});
server.listen(0, '127.0.0.1', () => console.log(JSON.stringify({ port: server.address().port })));
process.stdin.on('end', () => process.exit(0)).resume();
// A test that is killed takes its pipe with it; this is for the one that hangs.
setTimeout(() => process.exit(0), 120_000);

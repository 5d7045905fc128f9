// A SockJS server at /echo.
import http from 'node:http';
import { createRequire } from 'node:module';

// Through require, so that NODE_PATH counts.
const sockjs = createRequire(import.meta.url)('sockjs');

const echo = sockjs.createServer({ log: () => {} });
echo.on('connection', (connection) => connection.on('data', (message) => connection.write(message)));
const server = http.createServer((request, response) => {
  response.statusCode = 404;
  response.end('nothing here');
});
echo.installHandlers(server, { prefix: '/echo' });
server.listen(0, '127.0.0.1', () => console.log(JSON.stringify({ port: server.address().port })));
process.stdin.on('end', () => process.exit()).resume();

// @fastify/websocket with a WebSocket at /echo, one that requires a token at /token, and a page at /page.
import { createRequire } from 'node:module';

// Through require, so that NODE_PATH counts.
const require = createRequire(import.meta.url);
const app = require('fastify')();

await app.register(require('@fastify/websocket'));
app.get('/echo', { websocket: true }, (socket) => socket.on('message', (message) => socket.send(message.toString())));
const checkToken = async (request, reply) => {
  if (!request.query.token) {
    await reply.code(401).send({ statusCode: 401, error: 'Unauthorized', message: 'token missing' });
  }
};
app.get('/token', { websocket: true, preValidation: checkToken }, (socket) => socket.send('welcome'));
app.get('/page', async () => 'a page');
await app.listen({ host: '127.0.0.1', port: 0 });
console.log(JSON.stringify({ port: app.server.address().port }));
process.stdin.on('end', () => process.exit()).resume();

// express-ws with a WebSocket at /echo and a page at /page.
import { createRequire } from 'node:module';

// Through require, so that NODE_PATH counts.
const require = createRequire(import.meta.url);
const express = require('express');

const { app } = require('express-ws')(express());
app.ws('/echo', (socket) => socket.on('message', (message) => socket.send(message)));
app.get('/page', (request, response) => response.send('a page'));
const server = app.listen(0, '127.0.0.1', () => console.log(JSON.stringify({ port: server.address().port })));
process.stdin.on('end', () => process.exit()).resume();

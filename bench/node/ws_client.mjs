// Measures the node package ws; the first argument is where it is.
const [, , module, ...words] = process.argv;
const { WebSocket } = await import(module);
const { readFileSync } = await import('node:fs');

// What a client sends to hear how much has arrived; no measured payload has this length.
const COUNT = 'sum';
const given = Object.fromEntries(words.map((word) => {
  const at = word.indexOf('=');
  return [word.slice(0, at), word.slice(at + 1)];
}));
const [size, seconds, times] = [given.size, given.seconds, given.batch].map(Number);
const latency = 'latency' in given;
const text = given.kind === 'text';
const ca = given.url.startsWith('wss') ? readFileSync(given.cafile) : undefined;
const pattern = '{"name":"temperature","value":21.5,"unit":"celsius"},';
const payload = pattern.repeat(Math.ceil(size / pattern.length)).slice(0, size);
const message = text ? payload : Buffer.from(payload);

const connect = () => new Promise((resolve, reject) => {
  const client = new WebSocket(given.url, { ca });
  client.on('error', reject);
  client.on('open', () => resolve(client));
});

const check = (expected, found) => {
  if (expected !== found) {
    throw new Error(`expected ${String(expected).slice(0, 80)}, found ${String(found).slice(0, 80)}`);
  }
};

/** The median and the far end of times, by the nearest rank. */
function percentiles(times) {
  times.sort((a, b) => a - b);
  const at = (permille) => times[Math.max(0, Math.ceil(times.length * permille / 1000) - 1)];
  return times.length === 0 ? {} : { p50: at(500), p99: at(990), p999: at(999) };
}

/** Measures for the time asked for, after a tenth of it to warm up, and ends the process. */
async function sample(batch, settle = async () => {}) {
  let latencies = [];
  const run = async (time, before) => {
    latencies = [];
    const used = process.cpuUsage();
    const started = process.hrtime.bigint();
    const passed = () => Number(process.hrtime.bigint() - started) / 1e9;
    let [count, last] = [0, 0];
    let now;
    do {
      count += await batch();
      now = passed();
      if (latency) {
        latencies.push(now - last);
      }
      last = now;
    } while (now < time);
    await settle(before + count);
    const took = passed();
    const { user, system } = process.cpuUsage(used);
    return { count, seconds: took, cpu: (user + system) / 1e6 };
  };
  const warm = await run(seconds / 10, 0);
  const figures = await run(seconds, warm.count);
  figures.total = warm.count + figures.count;
  console.log(JSON.stringify({ ...figures, ...percentiles(latencies) }));
  // Without goodbyes: a server that streams would not hear them.
  process.exit(0);
}

if (given.work === 'timed') {
  const { timed } = await import('./timed.mjs');
  const options = { count: Number(given.connections), interval: Number(given.interval), seconds, payload };
  console.log(JSON.stringify(await timed(connect, options, percentiles)));
  process.exit(0);
}

if (given.work === 'connect') {
  await sample(async () => {
    for (let i = 0; i < times; i++) {
      (await connect()).terminate();
    }
    return times;
  });
}

const client = await connect();
let [count, received, wanted, last, wake] = [0, 0, 0, null, null];
client.on('message', (data, binary) => {
  last = binary ? data : data.toString();
  received += last.length;
  if (++count >= wanted && wake) {
    wake();
    wake = null;
  }
});
const until = (number) => new Promise((resolve) => {
  [wanted, wake] = [number, resolve];
  if (count >= number) {
    wake = null;
    resolve();
  }
});

const works = {
  async receive() {
    const before = count;
    await until(before + times);
    return count - before;
  },
  async send() {
    for (let i = 1; i < times; i++) {
      client.send(message);
    }
    // The last one tells that all have gone to the socket.
    await new Promise((resolve) => client.send(message, resolve));
    return times;
  },
  async echo() {
    for (let i = 0; i < times; i++) {
      const before = count;
      client.send(message);
      await until(before + 1);
    }
    return times;
  },
};
await sample(works[given.work], async (total) => {
  if (given.work === 'send') {
    const before = count;
    client.send(COUNT);
    await until(before + 1);
    check(`${total} ${total * size}`, last);
    return;
  }
  check(count * size, received);
  check(payload, String(last));
});

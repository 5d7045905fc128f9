// Many connections of the node package ws, each of which sends a message at equal intervals.

/** The wheel turns by one slot in this time, in milliseconds. */
const TICK = 1;
/** How long the last answers may take, in milliseconds. */
const PATIENCE = 10_000;

/**
 * Measures for the time asked for, after one interval to warm up.
 *
 * @param {() => Promise<WebSocket>} connect
 * @param {{count: number, interval: number, seconds: number, payload: string}} options times in seconds
 */
export async function timed(connect, { count, interval, seconds, payload }, percentiles) {
  const slots = Math.max(1, Math.round(interval * 1000 / TICK));
  const wheel = Array.from({ length: slots }, () => []);
  let [times, waiting, missed, finished] = [[], 0, 0, null];
  for (let i = 0; i < count; i++) {
    // When it sent what has not come back yet.
    const member = { client: await connect(), sent: 0 };
    member.client.on('message', (data) => {
      const now = performance.now();
      if (data.toString() !== payload || member.sent === 0) {
        throw new Error('what came is not what was sent');
      }
      times.push((now - member.sent) / 1000);
      member.sent = 0;
      if (--waiting === 0 && finished) {
        finished();
      }
    });
    wheel[Math.floor(i * slots / count)].push(member);
  }

  const run = (time) => new Promise((resolve) => {
    const started = performance.now();
    let [due, slot] = [0, 0];
    const turn = () => {
      const now = performance.now() - started;
      if (now >= time * 1000) {
        resolve();
        return;
      }
      while (due <= now) {
        for (const member of wheel[slot]) {
          if (member.sent !== 0) {
            missed++;
            continue;
          }
          waiting++;
          member.sent = performance.now();
          member.client.send(payload);
        }
        slot = (slot + 1) % slots;
        due += TICK;
      }
      setTimeout(turn, Math.max(0, due - (performance.now() - started)));
    };
    turn();
  });
  const finish = () => new Promise((resolve, reject) => {
    finished = resolve;
    setTimeout(() => reject(new Error('answers are missing')), PATIENCE).unref();
    if (waiting === 0) {
      resolve();
    }
  });

  await run(interval);
  await finish();
  [times, missed, finished] = [[], 0, null];
  const [started, used] = [performance.now(), process.cpuUsage()];
  await run(seconds);
  await finish();
  const { user, system } = process.cpuUsage(used);
  const took = (performance.now() - started) / 1000;
  return { count: times.length, seconds: took, cpu: (user + system) / 1e6, missed, ...percentiles(times) };
}

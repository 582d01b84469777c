// Jobs a second of BullMQ, from request to done, on the Redis of the benchmark: node bullmq.mjs PORT JOBS IN_FLIGHT
import { Queue, Worker } from 'bullmq';

const [port, jobs, inFlight] = process.argv.slice(2).map(Number);
const connection = { host: '127.0.0.1', port, maxRetriesPerRequest: null };
const queue = new Queue('bench', { connection, defaultJobOptions: { removeOnComplete: true } });

let done = 0;
let finished;
const all = new Promise((resolve) => (finished = resolve));
const worker = new Worker('bench', async () => {}, { connection, concurrency: inFlight });
worker.on('completed', () => {
  done += 1;
  if (done === jobs) finished();
});
await worker.waitUntilReady();

const began = process.hrtime.bigint();
let next = 0;
const clients = Array.from({ length: inFlight }, async () => {
  while (next < jobs) {
    next += 1;
    await queue.add('nothing', {});
  }
});
await Promise.all(clients);
await all;
const seconds = Number(process.hrtime.bigint() - began) / 1e9;
console.log(Math.round(jobs / seconds));
await worker.close();
await queue.close();
process.exit(0);

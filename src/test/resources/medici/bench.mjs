// Postings of Medici on the store given: URL, postings of a round, rounds, how many at once.
import mongoose from 'mongoose';
import { Book } from 'medici';

const [url, postings, rounds, atOnce] = process.argv.slice(2).map((each, i) => (i === 0 ? each : Number(each)));
await mongoose.connect(url, { dbName: 'medici', maxPoolSize: 32, writeConcern: { w: 'majority', journal: true } });
const book = new Book('bench');

async function round(count) {
  let next = 0;
  const began = process.hrtime.bigint();
  await Promise.all(Array.from({ length: atOnce }, async () => {
    while (next++ < count) {
      await book.entry('A posting of the bench').debit('Expenses:Rent', 123.45).credit('Assets:Bank', 123.45).commit();
    }
  }));
  return count / (Number(process.hrtime.bigint() - began) / 1e9);
}

await round(postings);
const perSecond = [];
for (let i = 0; i < rounds; i++) {
  perSecond.push(await round(postings));
}
console.log(perSecond.sort((a, b) => a - b)[Math.floor(rounds / 2)].toFixed(0));
await mongoose.disconnect();

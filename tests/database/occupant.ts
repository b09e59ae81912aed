// A process of its own that works on an embedded PostgreSQL: says what it found in one line of JSON, and leaves when it is told to.
import { once } from 'node:events';
import { startEmbedded } from '../../src/database/embedded.ts';

const [folder = ''] = process.argv.slice(2);
const logged: string[] = [];
process.on('SIGINT', () => console.log('interrupted'));
try {
  const { stop, ...embedded } = await startEmbedded({ folder, log: (sentence) => logged.push(sentence) });
  console.log(JSON.stringify({ ...embedded, logged }));
  await once(process.stdin, 'data');
  await stop();
} catch (error) {
  console.log(JSON.stringify({ error: String(error) }));
}
process.exit();

import { parentPort, workerData } from 'node:worker_threads';
import { stripFile, type StripFile } from './strip-file.ts';

// The body of the thread that `stripInThread` starts.
parentPort?.postMessage(stripFile(workerData as StripFile));

// Loaded into a measured program and its children with `--import`: on its exit each writes what it used, its threads and
// the children that it waited for included. So the program itself has the most of all lines.
import { appendFileSync, readFileSync } from 'node:fs';

const file = process.env.BENCH_USAGE;
if (file !== undefined) {
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    appendFileSync(file, `${JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1e6 + childrenSeconds(), peakMb: maxRSS / 1024 })}\n`);
  });
}

/** CPU seconds of the children, where the system tells: Linux does, in hundredths of a second. */
function childrenSeconds() {
  try {
    const fields = readFileSync('/proc/self/stat', 'utf8').replace(/^.*\) /, '').split(' ');
    return (Number(fields[13]) + Number(fields[14])) / 100;
  } catch {
    return 0;
  }
}

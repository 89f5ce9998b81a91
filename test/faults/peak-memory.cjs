// Loaded into a process of a test before all else: at its end it writes down the most memory it ever took, in MiB.
const { writeFileSync } = require('node:fs');

process.on('exit', () => {
  writeFileSync(process.env.PEAK_MEMORY_FILE, String(Math.ceil(process.resourceUsage().maxRSS / 1024)));
});

// Writes the peak memory of the process, in KiB, to $PEAK_FILE when it ends.
process.on('exit', () => require('fs').writeFileSync(process.env.PEAK_FILE, String(process.resourceUsage().maxRSS)));

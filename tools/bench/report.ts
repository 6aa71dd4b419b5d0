/** The middle value. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

/** A line with seconds and, where known, megabytes. */
export function row(name: string, seconds: number, megabytes = NaN): string[] {
  return [name, `${seconds.toFixed(3)} s`, Number.isNaN(megabytes) ? '' : `${megabytes.toFixed(0)} MB`];
}

/** A line with ratios. */
export function ratio(name: string, time: number, memory = NaN): string[] {
  return [name, `x ${time.toFixed(2)}`, Number.isNaN(memory) ? '' : `x ${memory.toFixed(2)}`];
}

/** Prints lines in columns below a title. */
export function table(title: string, rows: readonly string[][]): void {
  const width = Math.max(...rows.map(([name]) => name.length));
  console.log(`\n${title}\n${rows.map(([name, ...cells]) => `  ${name.padEnd(width)}  ${cells.map(cell => cell.padStart(10)).join('  ')}`.trimEnd()).join('\n')}`);
}

import { Duration } from 'cdk8s';

/** A duration in Go's notation, as the configuration of programs in Go has it: `12h`, or `90s` if it is not whole hours. */
export function goDuration(time: Duration): string {
  const seconds = time.toSeconds();
  return seconds % 3600 === 0 ? `${seconds / 3600}h` : `${seconds}s`;
}

import { create } from '@bufbuild/protobuf';
import { Duration, DurationSchema } from '@bufbuild/protobuf/wkt';
import { exactNanoseconds } from '../durations';

const SECOND = 1_000_000_000n;

/** A duration as Go reads it, such as `1h30m` or `1.5s`; undefined if it is none. */
export function parsedDuration(text: string): Duration | undefined {
  const nanos = exactNanoseconds(text);
  return nanos === undefined ? undefined : durationOf(nanos);
}

/** A duration of some nanoseconds. */
export function durationOf(nanos: bigint): Duration {
  return create(DurationSchema, { seconds: nanos / SECOND, nanos: Number(nanos % SECOND) });
}

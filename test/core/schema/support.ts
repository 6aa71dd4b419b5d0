import { Schema } from '../../../src/core/schema/store';
import { walk } from '../../../src/core/schema/walk';

/** `<path> <fault>: <problem>` of each mistake. */
export function mistakes(value: unknown, schema: Schema): string[] {
  return walk(value, schema).map(({ path, fault, problem }) => `${path} ${fault}: ${problem}`);
}

export const text: Schema = { type: 'string' };
export const whole: Schema = { type: 'integer' };

/** Schema of an object with these fields. */
export function object(properties: Record<string, Schema>, more: Schema = {}): Schema {
  return { type: 'object', properties, ...more };
}

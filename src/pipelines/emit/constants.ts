/** Arguments that hold values of the run: they become constants with placeholders in them. */
import type { Argument, TaskNode } from '../graph/nodes';
import type { InputArtifact, InputParameter } from '../ir/types';
import { Parameter, Reference, Text } from '../references';
import { doubleText, isMap, Json } from '../values';
import type { Wiring } from './wiring';

/** A constant, whose values of the run come in by inputs of their own. */
export function constantIn(argument: Argument, task: TaskNode, wiring: Wiring, inputs: Record<string, InputParameter & InputArtifact>): Json {
  const write = (value: Argument): Json => {
    if (value instanceof Text) {
      return value.parts.map(part => part instanceof Parameter ? placeholder(part) : String(part)).join('');
    }
    if (value instanceof Reference) {
      return placeholder(value as Parameter);
    }
    if (Array.isArray(value)) {
      return value.map(one => write(one as Argument));
    }
    return isMap(value) ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, write(one as Argument)])) : value as Json;
  };
  const placeholder = (parameter: Parameter): string => {
    const name = wiring.channels.of(parameter);
    inputs[name] = wiring.source(parameter, task);
    return `{{$.inputs.parameters['${name}']}}`;
  };
  return write(argument);
}

/** A list as JSON with a space after each comma and colon; whole numbers of a list of doubles keep their point. */
export function rawList(values: readonly Json[], doubles: boolean): string {
  const write = (value: Json): string => {
    if (Array.isArray(value)) {
      return `[${value.map(write).join(', ')}]`;
    }
    if (isMap(value)) {
      return `{${Object.entries(value).map(([key, one]) => `${JSON.stringify(key)}: ${write(one as Json)}`).join(', ')}}`;
    }
    return doubles && typeof value === 'number' ? doubleText(value) : JSON.stringify(value);
  };
  return write(values);
}

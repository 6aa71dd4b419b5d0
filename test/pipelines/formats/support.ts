/** Components that tests write themselves. */
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { ConfigError } from '../../../src/core';
import type { Component } from '../../../src/pipelines';
import type { ContainerSpec } from '../../../src/pipelines/ir/types';

/** A component.yaml from its parts, each in YAML. */
export function componentYaml({ head = 'name: Train model', inputs = '[]', outputs = '[]', container = '{image: a, command: [run]}' } = {}): string {
  return `${head}\ninputs: ${inputs}\noutputs: ${outputs}\nimplementation:\n  container: ${container}\n`;
}

/** What a component runs. */
export function containerOf(component: Component): ContainerSpec {
  const { implementation } = component;
  if (implementation.by !== 'executor' || implementation.executor.container === undefined) {
    throw new Error('the component runs no container');
  }
  return implementation.executor.container;
}

/** An empty folder of its own. */
export function folder(): string {
  return fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'formats-'));
}

/** The mistake that a function finds. */
export function mistake(run: () => unknown): ConfigError {
  try {
    run();
  } catch (error) {
    if (ConfigError.is(error)) {
      return error;
    }
    throw error;
  }
  throw new Error('it found no mistake');
}

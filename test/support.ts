import { createHash } from 'crypto';
import * as fs from 'fs';
import * as path from 'path';
import { ApiObject, Chart, Testing } from 'cdk8s';
import { collect, ConfigError, GatewayRef, PlainManifest, toYaml } from '../src/core';

/** The gateway of the default platform, as components get it. */
export const gateway: GatewayRef = {
  namespace: 'kubeflow',
  name: 'kubeflow-gateway',
  workload: {
    namespace: 'istio-system',
    serviceAccount: 'istio-ingressgateway-service-account',
    selector: { app: 'istio-ingressgateway' },
    gatewaySelector: { istio: 'ingressgateway' },
  },
};

/** A chart to put constructs into. */
export function chart(id = 'test'): Chart {
  return new Chart(Testing.app(), id);
}

/** Everything a chart renders, in the order of the tree. */
export function rendered(scope: Chart): PlainManifest[] {
  return collect(scope).all.map(one => one.manifest);
}

/** The rendered object of that kind and name; fails the test if it is not there. */
export function found(scope: Chart, kind: string, name: string, namespace?: string): any {
  const all = rendered(scope).filter(one => one.kind === kind);
  const hit = all.find(one => one.metadata.name === name && (namespace === undefined || one.metadata.namespace === namespace));
  if (hit === undefined) {
    throw new Error(`no ${kind} ${name}; there are ${all.map(one => one.metadata.name).join(', ')}`);
  }
  return hit;
}

/**
 * Compares what a chart renders with `test/golden/<name>`, as the YAML that would be written.
 * A CustomResourceDefinition appears as its name and a hash. `UPDATE_GOLDEN=1` rewrites the file.
 */
export function expectGolden(scope: Chart, name: string): void {
  expectText(rendered(scope).map(one => toYaml(one.kind === 'CustomResourceDefinition' ? digest(one) : one)).join('---\n'), name);
}

/** Compares a text with `test/golden/<name>`. `UPDATE_GOLDEN=1` rewrites the file. */
export function expectText(text: string, name: string): void {
  const file = path.join(__dirname, 'golden', name);
  if (process.env.UPDATE_GOLDEN === '1') {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }
  expect(text).toBe(fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : `(no ${file}: run with UPDATE_GOLDEN=1)`);
}

function digest(crd: PlainManifest): PlainManifest {
  const hash = createHash('sha256').update(JSON.stringify(crd.spec)).digest('hex').slice(0, 16);
  return { apiVersion: crd.apiVersion, kind: crd.kind, metadata: { name: crd.metadata.name }, spec: { hash } };
}

/** The ConfigError that a function throws; fails the test if it throws nothing or something else. */
export function configError(act: () => unknown): ConfigError {
  try {
    act();
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return error as ConfigError;
  }
  throw new Error('nothing was thrown');
}

/** Expects an error with code, path, and all the texts in its message. */
export function expectConfigError(act: () => unknown, code: string, at: string, ...texts: readonly string[]): void {
  const error = configError(act);
  expect({ code: error.code, path: error.path }).toEqual({ code, path: at });
  texts.forEach(text => expect(error.message).toContain(text));
}

/** All API objects below a chart. */
export function objects(scope: Chart): ApiObject[] {
  return scope.node.findAll().filter((one): one is ApiObject => ApiObject.isApiObject(one));
}

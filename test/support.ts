import { createHash } from 'crypto';
import * as fs from 'fs';
import * as path from 'path';
import { ApiObject, App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { ConfigError, GatewayRef, KnativeRef, Located, ManifestSet, PipelinesRef, PlainManifest, rendered as renderedSet, toYaml } from '../src/core';
import { differences } from './differences';

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

/** The Knative of the default platform, as model servers get it. */
export const knative: KnativeRef = {
  namespace: 'knative-serving',
  localGateway: { namespace: 'knative-serving', name: 'knative-local-gateway' },
  localGatewayService: { namespace: 'istio-system', name: 'knative-local-gateway', port: 80 },
};

/** Kubeflow Pipelines of the default platform, as profiles get them. */
export const pipelines: PipelinesRef = {
  api: { namespace: 'kubeflow', name: 'ml-pipeline', port: 8888 },
  metadata: { namespace: 'kubeflow', name: 'metadata-grpc-service', port: 8080 },
};

/** A rendered object as tests read it: they know what they rendered, so its fields beside these are taken on trust. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly [field: string]: any;
}

/** A chart of cdk8s' own app to put constructs into. */
export function chart(id = 'test', namespace?: string): Chart {
  return new Chart(new App(), id, { namespace });
}

/** All objects below a construct as rules see them, with what is declared as made by others. */
export function manifestSet(scope: Construct): ManifestSet {
  return renderedSet(scope);
}

/** Everything below a construct as it would be written, in the order of the tree. */
export function rendered(scope: Construct): Manifest[] {
  return manifestSet(scope).all.map(one => one.manifest as unknown as Manifest);
}

/** The rendered object of that kind and name; fails the test if it is not there. */
export function found(scope: Construct, kind: string, name: string, namespace?: string): any {
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
export function expectGolden(scope: Construct, name: string): void {
  expectText(manifestSet(scope).all.map(one => toYaml(shortened(one))).join('---\n'), name);
}

/**
 * Compares with `test/golden/<name>` what a construct renders otherwise than the usual one: line by line the fields of each object,
 * under the path of the object's construct below both. `UPDATE_GOLDEN=1` rewrites the file.
 */
export function goldenDifference(usual: Construct, scope: Construct, name: string): void {
  expectText(differences(byPath(usual), byPath(scope)), name);
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

function byPath(scope: Construct): Map<string, PlainManifest> {
  return new Map(manifestSet(scope).all.map(one => [one.path.slice(scope.node.path.length + 1), shortened(one)]));
}

function shortened({ kind, apiVersion, name, manifest }: Located): PlainManifest {
  if (kind !== 'CustomResourceDefinition') {
    return manifest;
  }
  const hash = createHash('sha256').update(JSON.stringify(manifest.spec)).digest('hex').slice(0, 16);
  return { apiVersion, kind, metadata: { name }, spec: { hash } };
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

/** All API objects below a construct. */
export function objects(scope: Construct): ApiObject[] {
  return scope.node.findAll().filter((one): one is ApiObject => ApiObject.isApiObject(one));
}

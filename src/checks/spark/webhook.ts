import { applicationsOf, ROLES, SparkApplication } from './found';
import { Field, Located, ManifestSet, Rule, Violation } from '../../core';
import { given, wrong } from '../fault';

/** `SparkApplication/Webhook`: the webhook of the Spark operator takes the application. */
export const sparkWebhook: Rule = {
  id: 'SparkApplication/Webhook',
  why: 'The webhook of the Spark operator refuses such an application, and the whole sync stops; of one with a schedule, no run ever starts.',
  check: refused,
};

/** Release of Spark from which pods may have templates. */
const TEMPLATES_SINCE = [3, 0, 0];

function* refused(set: ManifestSet): Generator<Violation> {
  for (const { at, spec } of applicationsOf(set)) {
    const version = spec.at('sparkVersion');
    if (ROLES.some(role => given(spec.at(role, 'template'))) && version.text !== undefined && !hasTemplates(version.text)) {
      yield wrong(at, version, `must be ${TEMPLATES_SINCE.join('.')} or higher where a pod has a template`, 'write the version of Spark in the image, or leave the templates out');
    }
    yield* twiceSelected(at, spec);
    yield* wrongIngresses(at, spec.at('driverIngressOptions').items());
  }
}

function twiceSelected(at: Located, spec: Field): Violation[] {
  const selectors = ROLES.map(role => spec.at(role, 'nodeSelector')).filter(given);
  return given(spec.at('nodeSelector')) ? selectors.map(selector => wrong(at, selector, 'must not stand beside that of the application', 'leave one of the two out')) : [];
}

function* wrongIngresses(at: SparkApplication['at'], ingresses: readonly Field[]): Generator<Violation> {
  const [ports, urls] = [new Set<unknown>(), new Set<unknown>()];
  for (const ingress of ingresses) {
    const [port, url] = [ingress.at('servicePort'), ingress.at('ingressURLFormat')];
    if (given(port) && ports.has(port.value)) {
      yield wrong(at, port, 'must not be the port of an entry before it', 'choose another port');
    }
    if (!url.text) {
      yield wrong(at, url, 'must be given', 'write the URL of the Ingress, as in "spark.example.com/{{$appNamespace}}/{{$appName}}"');
    } else if (urls.has(url.text)) {
      yield wrong(at, url, 'must not be the URL of an entry before it', 'choose another URL');
    }
    ports.add(port.value);
    urls.add(url.text);
  }
}

/** As Go's `semver` compares: what is no version is older than all. */
function hasTemplates(version: string): boolean {
  const [, major, minor = '0', patch = '0', early] = /^v?(0|[1-9]\d*)(?:\.(0|[1-9]\d*)(?:\.(0|[1-9]\d*)(-[\w.-]+)?(?:\+[\w.-]+)?)?)?$/.exec(version) ?? [];
  const differs = [major, minor, patch].map((part, index) => Number(part) - TEMPLATES_SINCE[index]).find(difference => difference !== 0);
  return major !== undefined && (differs ?? (early === undefined ? 0 : -1)) >= 0;
}
